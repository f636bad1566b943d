"""Bounds of what was said, and those rounding leaves open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.picture import bounds
from sitroom.picture.bounds import added, meet, rounding_unit

from .factory import figure

NUMBERS = st.integers(1, 10**9).map(float)


@pytest.mark.parametrize(
    ("value", "qualifier", "low", "high"),
    [
        (430, "about", 425, 435),
        (7000, "about", 6500, 7500),
        (2.5, "about", 2.45, 2.55),
        (1_000_000, "about", 500_000, 1_500_000),
        (800_000, "nearly", 750_000, 800_000),
        (40_000, "over", 40_000, None),
        (12, "at_least", 12, None),
        (15_000, "up_to", None, 15_000),
        (50, "under", None, 50),
        (432, "exact", 432, 432),
    ],
)
def test_every_qualifier_has_its_bounds(value: float, qualifier: str, low: float | None, high: float | None) -> None:
    """Half a unit of the last significant digit for rounded numbers, what was said for the others."""
    assert bounds(figure("a", value, qualifier)) == (pytest.approx(low), pytest.approx(high))


def test_said_bounds_are_taken_as_they_are() -> None:
    """A vague word and a range bring their bounds along."""
    assert bounds(figure("a", None, "vague", low=24, high=99)) == (24, 99)
    assert bounds(figure("a", 2.5, "range", low=2, high=3)) == (2, 3)


@settings(deadline=None)
@given(NUMBERS)
def test_a_rounded_number_lies_within_its_own_bounds(value: float) -> None:
    """A number told as "about" has room on both sides, "nearly" has it below only, and never for less than nothing."""
    low, high = bounds(figure("a", value, "about"))
    assert low is not None
    assert high is not None
    assert 0 < low < value < high
    assert bounds(figure("a", value, "nearly"))[1] == value


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_has_a_rounding_unit(value: float) -> None:
    """Huge, tiny, negative and nought are answered."""
    assert rounding_unit(value) >= 0


@settings(deadline=None)
@given(*[st.tuples(st.none() | NUMBERS, st.none() | NUMBERS)] * 2)
def test_meeting_is_symmetric(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> None:
    """Whether two intervals meet does not hang on which is named first."""
    assert meet(one, other) == meet(other, one)


def test_a_sum_keeps_what_its_parts_leave_open() -> None:
    """Bounds add up; a part without a top opens the sum."""
    assert added([(2.0, 2.0), (0.5, 1.5)]) == (2.5, 3.5)
    assert added([(2.0, 2.0), (1.0, None)]) == (3.0, None)
