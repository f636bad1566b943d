"""Event keys: what fits, what stays apart."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.picture import events
from sitroom.picture.events import compatible

THURSDAY, NEXT = "return_flight/BLR/IRQ/2021-11-18", "return_flight/BLR/IRQ/2021-11-25"
WEEKDAY = "return_flight/BLR/IRQ/w4"


def merge(keys: list[str]) -> dict[str, str]:
    """Merge keys of undated reports."""
    return {key: event for (key, _), event in events.merge([(key, None) for key in keys]).items()}


def test_a_weekday_joins_the_only_flight_of_that_weekday() -> None:
    """The flight "on Thursday" is the flight of Thursday 18 November when the room knows no other."""
    assert merge([WEEKDAY, THURSDAY]) == {WEEKDAY: THURSDAY, THURSDAY: THURSDAY}


def test_a_weekday_that_fits_two_flights_stays_alone() -> None:
    """Two flights on Thursdays: nothing says which is meant."""
    assert merge([WEEKDAY, THURSDAY, NEXT])[WEEKDAY] == WEEKDAY


def test_an_unknown_part_joins_when_only_one_event_fits() -> None:
    """A question mark fits one event, not two, and never another kind."""
    unknown = "return_flight/BLR/?/2021-11-18"
    assert merge([unknown, THURSDAY])[unknown] == THURSDAY
    syria = "return_flight/BLR/SYR/2021-11-18"
    assert merge([unknown, THURSDAY, syria])[unknown] == unknown
    assert merge([unknown, "shipwreck/BLR/IRQ/2021-11-18"])[unknown] == unknown


def test_two_halves_make_one_event() -> None:
    """A day without a destination and a destination without a day are one event, told by its full key."""
    halves = ["return_flight/BLR/IRQ/w4", "return_flight/BLR/?/2021-11-18"]
    assert set(merge(halves).values()) == {THURSDAY}
    third = "return_flight/?/IRQ/2021-11-25"
    assert merge([*halves, third])[third] == third, "what has become the 18th is not the 25th"


@pytest.mark.parametrize("key", ["", "x", "a/b", "return_flight/BLR/IRQ/w9", "return_flight/BLR/IRQ/2021-13-45"])
def test_odd_keys_fit_themselves(key: str) -> None:
    """Whatever a reader writes is compatible with itself and nothing breaks."""
    assert compatible(key, key)
    assert merge([key, THURSDAY])[THURSDAY] == THURSDAY


def test_a_report_tells_of_no_later_event() -> None:
    """A report of 18 November with an open day means the flight of the 18th, not that of the 30th."""
    unknown, later = "return_flight/BLR/IRQ/?", "return_flight/BLR/IRQ/2021-11-30"
    dated = (unknown, date(2021, 11, 18))
    keys = [dated, (THURSDAY, date(2021, 11, 23)), (later, date(2021, 12, 1))]
    assert events.merge(keys)[dated] == THURSDAY
    assert events.merge([(unknown, None), *keys[1:]])[unknown, None] == unknown


def test_open_keys_of_other_seasons_are_two_events() -> None:
    """The same open key in a report of spring and in one of autumn is not one flight."""
    told = [("return_flight/BLR/IRQ/?", date(2021, 4, 1)), ("return_flight/BLR/IRQ/?", date(2021, 11, 1))]
    assert len(set(events.merge(told).values())) == 2


KEYS = st.builds(
    "/".join,
    st.tuples(
        st.sampled_from(["return_flight", "shipwreck"]),
        st.sampled_from(["BLR", "?"]),
        st.sampled_from(["IRQ", "SYR", "?"]),
        st.sampled_from(["2021-11-18", "2021-11-19", "2021-11-25", "w4", "?"]),
    ),
)


DAYS = st.none() | st.sampled_from([date(2021, 11, 18), date(2021, 11, 30), date(2022, 3, 1)])


@settings(deadline=None)
@given(st.lists(st.tuples(KEYS, DAYS), max_size=10), st.randoms(use_true_random=False))
def test_merging_does_not_hang_on_the_order(keys: list[tuple[str, date | None]], rng: Random) -> None:
    """Every key is answered, with a compatible event, whatever the order."""
    shuffled = keys[:]
    rng.shuffle(shuffled)
    found = events.merge(keys)
    assert found == events.merge(shuffled)
    assert all(compatible(key, event.partition("~")[0]) for (key, _), event in found.items())
