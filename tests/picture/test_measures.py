"""One measure told by several reports."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from sitroom.model import Anchor, Measure
from sitroom.picture import measure_groups, measures

from .factory import picture


def measure(claim_id: str, **other: Any) -> Measure:
    """Return Iraq's suspension of flights as one report tells it."""
    start = other.pop("start", 0)
    known: dict[str, Any] = {
        "anchor": Anchor(report=other.pop("report", f"r{claim_id}"), start=start, end=start + 50, quote="."),
        "mention": None,
        "actor": "Iraq",
        "action": "suspend_flights",
        "object": "flights from Baghdad to Minsk",
        "status": "in_force",
        "date": "2021-08-05",
    }
    return Measure(id=claim_id, **{**known, **other})


ONE_ACT = {
    "the same words": {},
    "a day apart": {"date": "2021-08-06"},
    "the month only": {"date": "2021-08"},
    "the government": {"actor": "Iraqi government"},
    "another status": {"status": "announced"},
    "other words for the place": {"object": "air links with Minsk"},
    "no object": {"object": None},
    "the same sentence": {"object": "all of its connections", "report": "ra"},
    "words too short to compare": {"object": "any bus", "both": True},
}


@pytest.mark.parametrize("name", ONE_ACT)
def test_one_act_is_one_group(name: str) -> None:
    """Same actor, action and place within days: one group with both reports."""
    told = dict(ONE_ACT[name])
    same = {"object": told["object"]} if told.pop("both", False) else {}
    (group,) = measure_groups(picture([measure("a", **same), measure("b", **told)]))
    assert sorted(group) == ["a", "b"]


TWO_ACTS = {
    "another actor": {"actor": "Turkey"},
    "another action": {"action": "restrict_boarding"},
    "another place": {"object": "flights from Damascus to Warsaw"},
    "weeks later": {"date": "2021-11-12"},
    "no date": {"date": None},
    "another place in the same sentence": {"object": "flights from Damascus to Warsaw", "report": "ra"},
    "hardly a word in common": {"object": "scheduled flights of every foreign carrier without permission"},
}


@pytest.mark.parametrize("name", TWO_ACTS)
def test_two_acts_are_two_groups(name: str) -> None:
    """What differs in actor, action, place or season stays apart; so does the undated from the dated."""
    other = {"object": "direct connections"} if name == "hardly a word in common" else {}
    assert len(measure_groups(picture([measure("a", **other), measure("b", **TWO_ACTS[name])]))) == 2


def test_acts_of_nobody_are_one_only_in_the_same_words() -> None:
    """Without an actor nothing says that two bans are one."""
    told = [measure("a", actor=None), measure("b", actor=None), measure("c", actor=None, object="flights to Minsk")]
    assert measure_groups(picture(told)) == (("a", "b"), ("c",))


def test_acts_of_nobody_without_words_are_one_only_by_what_is_said() -> None:
    """Objects without a word to compare ("8", "73") are different things."""
    told = [measure(name, actor=None, object=thing) for name, thing in (("a", "8"), ("b", "73"), ("c", "8"))]
    assert measure_groups(picture(told)) == (("a", "c"), ("b",))


def test_work_grows_with_the_acts_of_a_season_not_with_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the days and reports of one kind of act cost about ten times the looks, not a hundred."""
    looks = []
    for days in (30, 300):
        calls = 0
        fits = measures._Act.fits

        def counting(act: measures._Act, told: Measure, fits: Callable[..., bool] = fits) -> bool:
            nonlocal calls
            calls += 1
            return fits(act, told)

        first = date(2021, 1, 1)
        made = [
            measure(f"m{day}-{n}", date=str(first + timedelta(days=day)), object=f"bus line {day * 7 % 11} to Minsk")
            for day in range(days)
            for n in range(5)
        ]
        made += [measure(f"u{n}", date=None, object=f"undated ban number {n}x{n}y") for n in range(days * 2)]
        with monkeypatch.context() as patch:
            patch.setattr(measures._Act, "fits", counting)
            measure_groups(picture(made))
        looks.append(calls)
    assert looks[1] <= 25 * looks[0]
    assert looks[1] <= (measures.MOST + 20) * len(made)
