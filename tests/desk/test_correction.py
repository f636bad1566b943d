"""What an analyst may set on a claim, and what is refused."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.desk.correction import correction
from sitroom.model import Anchor, AnyClaim, Figure, Measure, Mention, Recorded, Statement, from_contract, to_contract
from sitroom.model.errors import UsageError
from sitroom.reference import codebook

ANCHOR = Anchor(report="a" * 64, start=0, end=30, quote="Some 430 people were flown home.")
FIGURE = Figure(
    id="f1",
    anchor=ANCHOR,
    mention=Mention(0, 8, "Some 430"),
    value=430,
    low=None,
    high=None,
    qualifier="about",
    unit="people",
    counted="people",
)
STATEMENT = Statement(id="s1", anchor=ANCHOR, mention=None, stance="denial")
MEASURE = Measure(
    id="m1", anchor=ANCHOR, mention=None, actor=None, action="repatriate", object=None, status="announced"
)


def corrected(claim: AnyClaim, *changes: str, original: AnyClaim | None = None) -> dict[str, Any]:
    """Return the fields a correction of the claim replaces."""
    recorded = Recorded(claim=claim, recorded_at=datetime.now(UTC), original=original)
    return correction(recorded, changes, codebook())


def test_an_exact_value_brings_its_bounds() -> None:
    """A new exact value is its own lower and upper bound."""
    assert corrected(FIGURE, "value=432", "qualifier=exact") == {
        "value": 432.0,
        "qualifier": "exact",
        "low": 432.0,
        "high": 432.0,
    }


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [("over", 430, None), ("at_least", 430, None), ("up_to", None, 430), ("under", None, 430), ("nearly", None, None)],
)
def test_a_new_qualifier_brings_the_bounds_of_the_contract(
    qualifier: str, low: float | None, high: float | None
) -> None:
    """The bounds that go with a qualifier are those of the table of the public contract."""
    made = corrected(FIGURE, f"qualifier={qualifier}")
    assert (made["low"], made["high"]) == (low, high)


def test_bounds_the_analyst_gives_stand() -> None:
    """Where low or high is given, nothing is derived."""
    assert corrected(FIGURE, "value=430", "low=420", "high=440")["high"] == 440.0


def test_places_are_looked_up_with_the_part_they_play() -> None:
    """A place is any name reports use; a role may lead it; several add up."""
    places = corrected(FIGURE, "place=from:Minsk", "place=to:IRQ")["places"]
    assert [(place["country"], place["role"]) for place in places] == [("BLR", "from"), ("IRQ", "to")]
    assert corrected(FIGURE, "place=null")["places"] == []


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2021-11-16", "as_of", None, "2021-11-16"),
        ("2021-11-01/2021-11-16", "during", "2021-11-01", "2021-11-16"),
        ("since:2021-06-01", "since", "2021-06-01", None),
        ("by:2021-12-31", "by", None, "2021-12-31"),
        ("during:2021-11-16", "during", "2021-11-16", "2021-11-16"),
    ],
)
def test_periods_are_read_as_analysts_write_them(text: str, kind: str, start: str | None, end: str | None) -> None:
    """A day, two days with a slash, and a leading kind give the period of the contract."""
    assert corrected(FIGURE, f"period={text}")["period"] == {"kind": kind, "start": start, "end": end}


def test_the_population_keeps_what_is_not_set() -> None:
    """Nationality and group are set one by one and meet in the population."""
    assert corrected(FIGURE, "nationality=irq,SYR", "group=children")["population"] == {
        "nationality": ["IRQ", "SYR"],
        "group": "children",
    }


def test_a_later_correction_keeps_the_earlier_one() -> None:
    """What was corrected before stays corrected when another field is set."""
    read = to_contract(FIGURE)
    now = from_contract({**read, "indicator": "returns"})
    made = corrected(now, "value=432", original=FIGURE)
    assert made["indicator"] == "returns"
    assert made["value"] == 432.0


@pytest.mark.parametrize(
    ("claim", "change", "told"),
    [
        (FIGURE, "value", "sets nothing"),
        (FIGURE, "value=many", "is not a number"),
        (FIGURE, "value=nan", "is not a number"),
        (FIGURE, "colour=red", "is no field to set"),
        (FIGURE, "id=x", "is no field to set"),
        (FIGURE, "unit=persons", "is not a unit"),
        (FIGURE, "indicator=nonsense", "may not stand here"),
        (FIGURE, "place=Nowhereville", "not in the gazetteer"),
        (FIGURE, "place=beside:Minsk", "is not a place"),
        (FIGURE, "period=16.11.2021", "not a day"),
        (FIGURE, "period=2021-11-16/2021-11-01", "ends before it begins"),
        (FIGURE, "nationality=Iraqi", "not a list of countries"),
        (FIGURE, "low=500", "out of order"),
        (STATEMENT, "value=3", "is no field to set"),
        (STATEMENT, "stance=shrug", "may not stand here"),
        (MEASURE, "status=maybe", "may not stand here"),
        (MEASURE, "date=2021-13", "not a day"),
        (MEASURE, "action=dance", "may not stand here"),
    ],
)
def test_what_the_contract_does_not_allow_is_refused(claim: AnyClaim, change: str, told: str) -> None:
    """A wrong field or value is refused with the way out, before anything is recorded."""
    with pytest.raises(UsageError, match=told):
        corrected(claim, change)


@given(st.sampled_from([FIGURE, STATEMENT, MEASURE]), st.text(max_size=40))
def test_any_change_is_refused_or_fits_the_contract(claim: AnyClaim, change: str) -> None:
    """Whatever is typed, the outcome is a usage error or a claim of the contract."""
    try:
        made = corrected(claim, change)
    except UsageError:
        return
    assert to_contract(from_contract({**to_contract(claim), **made}))
