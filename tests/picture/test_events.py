"""Event keys: what fits, what stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.picture.events import compatible, merge

THURSDAY, NEXT = "return_flight/BLR/IRQ/2021-11-18", "return_flight/BLR/IRQ/2021-11-25"
WEEKDAY = "return_flight/BLR/IRQ/w4"


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


KEYS = st.builds(
    "/".join,
    st.tuples(
        st.sampled_from(["return_flight", "shipwreck"]),
        st.sampled_from(["BLR", "?"]),
        st.sampled_from(["IRQ", "SYR", "?"]),
        st.sampled_from(["2021-11-18", "2021-11-19", "2021-11-25", "w4", "?"]),
    ),
)


@given(st.lists(KEYS, max_size=12), st.randoms())
def test_merging_does_not_hang_on_the_order(keys: list[str], rng) -> None:  # type: ignore[no-untyped-def]
    """Every key is answered, with a compatible event, whatever the order."""
    shuffled = keys[:]
    rng.shuffle(shuffled)
    found = merge(keys)
    assert found == merge(shuffled)
    assert all(compatible(key, event) for key, event in found.items())
