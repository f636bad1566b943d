"""Two figures side by side: verdicts, reasons, symmetry."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.model import Figure, Period, Population
from sitroom.picture import Comparison, Context, bounds, compare
from sitroom.picture.bounds import meet

from .factory import as_of, contains, during, figure, flight, money, place

TOLD = Context(contains=contains, stale_after={"stranded": 7, "arrivals": 14})


def verdict(a: Figure, b: Figure, **context: Any) -> Comparison:
    """Compare both ways round, and return the first after checking that the verdicts agree."""
    days = {"stranded": 7, "arrivals": 14}
    given = Context(contains=contains, stale_after=days, own_acts=frozenset(["funding", "officers"]), **context)
    one, other = compare(a, b, given), compare(b, a, given)
    assert (one.verdict, one.differs) == (other.verdict, other.differs)
    return one


def test_one_flight_told_three_ways() -> None:
    """419 contradicts 432 and "some 430"; "some 430" leaves room for 432."""
    told = flight("a", 419), flight("b", 430, "about"), flight("c", 432)
    assert verdict(told[0], told[2]).verdict == "contradictory"
    assert verdict(told[0], told[2]).reason == "419 and 432 are both exact and differ by 13; they cannot both be right"
    assert verdict(told[1], told[2]).reason == "About 430 stands for 425 to 435 by its rounding: 432 lies within it"
    assert verdict(told[1], told[2]).verdict == "compatible"
    assert verdict(told[0], told[1]).verdict == "contradictory"


def test_people_of_an_event_may_be_called_by_any_name() -> None:
    """432 Iraqis and 419 passengers of one flight are compared; its children are not."""
    iraqis = flight("a", 432, population=Population(("IRQ",)))
    assert verdict(iraqis, flight("b", 419)).verdict == "contradictory"
    children = verdict(iraqis, flight("b", 85, population=Population((), "children")))
    assert (children.verdict, children.differs) == ("different_scope", ("population",))


CASES = [
    (figure("a", 7000), figure("b", 7000), "corroborates", ()),
    (figure("a", 7000, speaker="X"), figure("b", 7000, speaker="X"), "same_voice", ()),
    (figure("a", 7000, "about"), figure("b", 15_000, "up_to"), "compatible", ()),
    (figure("a", 7000, "about"), figure("b", 15_000, "up_to", period=as_of("2021-11-23")), "compatible", ()),
    (figure("a", 7000, "about"), figure("b", 15_000, "up_to", period=as_of("2021-12-23")), "superseded", ("period",)),
    (figure("a", 7000), figure("b", 6000, period=as_of("2021-11-20")), "superseded", ("period",)),
    (figure("a", 7000), figure("b", 2000, at="camp"), "different_scope", ("place",)),
    (figure("a", 7000), figure("b", 2000, part_of="a"), "different_scope", ("part",)),
    (figure("a", 4222, part_of="t"), figure("b", 414, part_of="t"), "different_scope", ("part",)),
    (figure("a", 40_000, "over"), figure("b", 39_670), "contradictory", ()),
    (figure("a", 40_000, "over"), figure("b", 40_000), "compatible", ()),
    (figure("a", None, "vague", low=24, high=99), figure("b", 50), "compatible", ()),
    (figure("a", None, "vague", low=24, high=99), figure("b", 150), "contradictory", ()),
    (figure("a", 300), figure("b", 300, unit="attempts"), "different_scope", ("unit",)),
    (figure("a", 300), figure("b", 300, indicator="arrivals"), "different_scope", ("indicator",)),
    (figure("a", 300), figure("b", 300, nature="flow"), "different_scope", ("nature",)),
    (figure("a", 300), figure("b", 300, change="up"), "different_scope", ("change",)),
    (figure("a", 300), figure("b", 500, modality="planned"), "different_scope", ("modality",)),
    (figure("a", 300), figure("b", 500, population=Population(("IRQ",))), "different_scope", ("population",)),
    (figure("a", 300, at=None), figure("b", 500, at=None), "different_scope", ("place",)),
    (money("a", 1e6, stage="pledged"), money("b", 2e6, stage="paid"), "different_scope", ("stage",)),
    (money("a", 8e5, "nearly", unit="USD"), money("b", 7e5), "different_scope", ("unit",)),
    (money("a", 1e6), money("b", 2e6), "different_scope", ("actor",)),
    (
        figure("a", 166, unit="officers", indicator="officers"),
        figure("b", 20, unit="officers", indicator="officers", period=as_of("2021-12-01")),
        "different_scope",
        ("actor",),
    ),
    (
        figure("a", 1, report="r", counted="car"),
        figure("b", 1, report="r", counted="van"),
        "different_scope",
        ("counted",),
    ),
    (
        money("a", 1e6, period=during("2021-01-01", "2021-12-31")),
        money("b", 2e6, period=during("2021-01-01", "2021-12-31")),
        "different_scope",
        ("actor",),
    ),
]


@pytest.mark.parametrize(("a", "b", "expected", "differs"), CASES)
def test_verdicts(a: Figure, b: Figure, expected: str, differs: tuple[str, ...]) -> None:
    """Each pair has its verdict, either way round, and a reason."""
    found = verdict(a, b)
    assert (found.verdict, found.differs) == (expected, differs), found.reason
    assert len(found.reason) > 20


def test_different_places_are_named() -> None:
    """The reason says which number is for which place, and that one lies in the other."""
    found = verdict(figure("a", 7000), figure("b", 2000, at="camp"))
    assert found.reason == ("7,000 is said for Belarus, 2,000 for the camp: different places, the camp lies in Belarus")


def test_a_running_total_grows_and_never_falls() -> None:
    """Of totals the later supersedes with both dates; a total that falls is a contradiction."""
    total = {"indicator": "arrivals", "nature": "cumulative"}
    first, grown, fallen = (
        figure(name, value, **total, period=as_of(day))
        for name, value, day in (("a", 7000, "2021-11-16"), ("b", 7200, "2021-11-18"), ("c", 6900, "2021-11-18"))
    )
    found = verdict(first, grown)
    assert found.verdict == "superseded"
    assert "as of 18 November 2021, as of 16 November 2021" in found.reason
    assert verdict(first, fallen).verdict == "contradictory"
    assert verdict(first, figure("d", 7000, **total, period=as_of("2021-11-20"))).verdict == "corroborates"


def test_flows_of_other_periods_are_not_set_against_each_other() -> None:
    """Two months are two scopes; a month that exceeds its year is a contradiction."""
    flow = {"indicator": "attempts", "nature": "flow", "unit": "attempts"}
    october = figure("a", 17_000, **flow, period=during("2021-10-01", "2021-10-31"))
    november = figure("b", 9_000, **flow, period=during("2021-11-01", "2021-11-30"))
    year = figure("c", 12_000, **flow, period=during("2021-01-01", "2021-12-31"))
    assert verdict(october, november).differs == ("period",)
    assert verdict(november, year).differs == ("period",)
    assert verdict(october, year).verdict == "contradictory"
    assert verdict(october, figure("d", 16_000, **flow, period=None)).verdict == "different_scope"


TOTAL = {"indicator": "arrivals", "nature": "cumulative"}
FLOW = {"indicator": "attempts", "nature": "flow", "unit": "attempts"}
DAYS = {"a": date(2021, 11, 16), "b": date(2021, 12, 15), "c": date(2021, 11, 16)}
YEAR = during("2021-01-01", "2021-12-31")
UNLIKE = {
    "a place and none": (figure("a", 7000), figure("c", 2000, at=None), "place"),
    "no place on either side": (figure("a", 7000, at=None), figure("c", 2000, at=None), "place"),
    "a fall, no place": (figure("a", 7000, **TOTAL, at=None), figure("b", 2000, **TOTAL, at=None), "place"),
    "a stock dated and one not": (
        figure("a", 7000, period=as_of("2021-11-16")),
        figure("c", 5000, period=None),
        "period",
    ),
    "a later total without a day": (
        figure("a", 7698, **TOTAL, period=as_of("2021-11-16")),
        figure("b", 7000, **TOTAL, period=None),
        "period",
    ),
    "a flow without a period": (
        figure("a", 300, **FLOW, period=during("2021-11-16", "2021-11-16")),
        figure("b", 900, **FLOW, period=None),
        "period",
    ),
    "flows without a first day": (
        figure("a", 300, **FLOW, period=Period("by", None, "2021-11-14")),
        figure("c", 900, **FLOW, period=Period("by", None, "2021-11-14")),
        "period",
    ),
    "a flow up to a day and its month": (
        figure("a", 9000, **FLOW, period=Period("by", None, "2021-11-14")),
        figure("b", 300, **FLOW, period=during("2021-11-01", "2021-11-30")),
        "period",
    ),
    "a flow and a total": (figure("a", 300, **TOTAL), figure("c", 7698, **TOTAL | {"nature": "flow"}), "nature"),
    "a month and its year": (
        figure("a", 3500, **FLOW, period=during("2021-08-01", "2021-08-31")),
        figure("b", 39_670, **FLOW, period=YEAR),
        "period",
    ),
    "a month's vague word and its year": (
        figure("a", None, "vague", low=2000, high=9999, **FLOW, period=during("2021-08-01", "2021-08-31")),
        figure("b", 900, **FLOW, period=YEAR),
        "period",
    ),
    "totals of a week and of the year": (
        figure("a", 283, **TOTAL, period=Period("since", "2021-11-10", "2021-11-16")),
        figure("c", 7698, **TOTAL, period=YEAR),
        "period",
    ),
    "a later total of fewer days": (
        figure("a", 7698, **TOTAL, period=YEAR),
        figure("b", 1872, **TOTAL, period=Period("since", "2021-11-18", "2021-11-30")),
        "period",
    ),
    "a total since a day and one since nobody says": (
        figure("a", 7698, **TOTAL, period=as_of("2021-11-16")),
        figure("b", 1872, **TOTAL, period=Period("since", "2021-11-18", "2021-11-30")),
        "period",
    ),
    "a vague word after a total": (
        figure("a", 7698, **TOTAL, period=YEAR),
        figure("b", None, "vague", low=24, high=99, **TOTAL, period=YEAR),
        "counted",
    ),
    "one flight and all of them": (flight("a", 432), flight("b", 1000, nature="cumulative", at="IRQ"), "nature"),
    "one flight and the month's": (
        flight("a", 432),
        flight("b", 1000, period=during("2021-11-18", "2021-11-30")),
        "event",
    ),
}


@pytest.mark.parametrize("name", UNLIKE)
def test_what_looks_like_a_contradiction_and_is_none(name: str) -> None:
    """A missing place, a missing day, other days of counting: told as what differs, never as a contradiction."""
    a, b, dimension = UNLIKE[name]
    found = verdict(a, b, published=DAYS)
    assert (found.verdict, found.differs) == ("different_scope", (dimension,)), found.reason


def test_nearness_is_that_of_the_known_indicator() -> None:
    """Where one figure has no indicator the days of the other's count, whichever is named first."""
    a = figure("a", 419, **TOTAL | {"indicator": None}, period=as_of("2021-11-18"))
    b = figure("b", 419, **TOTAL | {"indicator": "stranded"}, period=during("2021-11-01", "2021-11-30"))
    assert verdict(a, b).verdict == "different_scope"


STILL = {
    "totals of one year": (
        figure("a", 7698, **TOTAL, period=as_of("2021-11-16")),
        figure("c", 7500, **TOTAL, period=YEAR),
    ),
    "a total that falls": (figure("a", 7698, **TOTAL, period=YEAR), figure("b", 7000, **TOTAL, period=YEAR)),
    "a week above its year": (
        figure("a", 9000, **TOTAL, period=Period("since", "2021-11-10", "2021-11-16")),
        figure("c", 7698, **TOTAL, period=YEAR),
    ),
    "stocks told on one day": (figure("a", 7000, period=None), figure("c", 2000, period=None)),
    "one day twice": (
        figure("a", 300, **FLOW, period=during("2021-11-16", "2021-11-16")),
        figure("b", 310, **FLOW, period=during("2021-11-16", "2021-11-16")),
    ),
}


@pytest.mark.parametrize("name", STILL)
def test_a_true_contradiction_is_not_hidden(name: str) -> None:
    """Of one place and one time of counting, two numbers that exclude each other still contradict."""
    assert verdict(*STILL[name], published=DAYS).verdict == "contradictory"


def test_the_same_voice_corrects_itself() -> None:
    """A voice's later word takes the place of its earlier one; in one report it speaks of two things."""
    days = {"a": date(2021, 11, 18), "b": date(2021, 11, 19)}
    one, other = flight("a", 430, speaker="Ministry"), flight("b", 431, speaker="Ministry")
    assert verdict(one, other, published=days).verdict == "superseded"
    assert verdict(one, other).verdict == "contradictory"
    aside = verdict(figure("a", 104, report="r", speaker="M"), figure("b", 73, report="r", speaker="M"))
    assert (aside.verdict, aside.differs) == ("different_scope", ("counted",))


def test_one_report_tells_two_things_of_one_event() -> None:
    """1,872 in all and 424 on the last flight, by one voice in one report, are no contradiction."""
    a, b = flight("a", 1872, report="r", counted="people"), flight("b", 424, report="r", counted="passengers")
    assert verdict(a, b).differs == ("counted",)
    assert verdict(a, flight("c", 424, speaker="Guard", report="r")).verdict == "contradictory"


def test_a_stock_without_a_date_holds_on_the_day_it_is_told() -> None:
    """The day of the report stands in, and the reason says that it was only told then."""
    days = {"a": date(2021, 11, 18), "b": date(2021, 12, 18)}
    found = verdict(figure("a", 7000, period=None), figure("b", 5000, period=None), published=days)
    assert found.verdict == "superseded"
    assert "told on 18 December 2021" in found.reason


def test_directions_are_scope() -> None:
    """Arrivals from two countries are two things."""
    a = figure("a", 10, places=(place("EU"), place("BLR", "from")))
    b = figure("b", 20, places=(place("EU"), place("MAR", "from")))
    assert verdict(a, b).differs == ("place",)


FIGURES = st.builds(
    figure,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from([7.0, 100, 419, 430, 432, 7000, 15_000]),
    st.sampled_from(["exact", "about", "over", "at_least", "up_to", "under", "nearly"]),
    at=st.sampled_from(["BLR", "camp", "POL", None]),
    nature=st.sampled_from(["stock", "flow", "cumulative", "amount", None]),
    indicator=st.sampled_from(["stranded", "funding", None]),
    event=st.sampled_from([None, None, "return_flight/BLR/IRQ/w4", "return_flight/BLR/IRQ/2021-11-18"]),
    period=st.sampled_from(
        [
            None,
            as_of("2021-11-18"),
            as_of("2021-11-20"),
            during("2021-11-01", "2021-11-30"),
            during("2021-11-18", "2021-11-18"),
        ]
    ),
    modality=st.sampled_from(["asserted", "estimated", "planned"]),
    part_of=st.sampled_from([None, None, "a", "t"]),
    speaker=st.sampled_from([None, "X", "Y"]),
    report=st.sampled_from(["r1", "r2"]),
    unit=st.sampled_from(["people", "EUR", "USD"]),
)


@settings(deadline=None)
@given(FIGURES, FIGURES, st.dictionaries(st.sampled_from("abc"), st.dates(date(2021, 11, 15), date(2021, 12, 1))))
def test_the_verdict_does_not_hang_on_the_order(a: Figure, b: Figure, days: dict[str, date]) -> None:
    """Any two figures: same verdict and differences either way round, and never a contradiction where both fit."""
    found = verdict(a, b, published=days)
    if a.id == b.id:
        return
    if found.verdict == "contradictory":
        assert not meet(bounds(a), bounds(b))
        assert a.indicator == b.indicator or None in (a.indicator, b.indicator)
    if found.verdict in ("corroborates", "compatible", "same_voice"):
        assert meet(bounds(a), bounds(b))


@settings(deadline=None)
@given(FIGURES)
def test_a_figure_is_compatible_with_itself(one: Figure) -> None:
    """Whatever it says, a claim never disagrees with itself."""
    assert compare(one, one, TOLD).verdict == "compatible"
