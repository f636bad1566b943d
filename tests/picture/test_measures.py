"""One measure told by several reports."""

from typing import Any

import pytest

from sitroom.model import Anchor, Measure
from sitroom.picture import measure_groups

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
}


@pytest.mark.parametrize("name", ONE_ACT)
def test_one_act_is_one_group(name: str) -> None:
    """Same actor, action and place within days: one group with both reports."""
    (group,) = measure_groups(picture([measure("a"), measure("b", **ONE_ACT[name])]))
    assert sorted(group) == ["a", "b"]


TWO_ACTS = {
    "another actor": {"actor": "Turkey"},
    "another action": {"action": "restrict_boarding"},
    "another place": {"object": "flights from Damascus to Warsaw"},
    "weeks later": {"date": "2021-11-12"},
    "no date": {"date": None},
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
