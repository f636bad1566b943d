"""What a figure leaves open: bounds for what was said without them.

A number given as "some", "about" or "nearly" stands for the interval that rounds to it: half a unit of its last
significant digit either side (ISO 80000-1:2009, annex B, on rounding; that round numbers are read so is shown by
Krifka, *Approximate interpretation of number words*, 2007). "Some 430" is 425 to 435; "nearly" is the lower half.
"""

from decimal import Decimal, InvalidOperation
from functools import lru_cache

from sitroom.model import Figure

Bounds = tuple[float | None, float | None]


def bounds(figure: Figure) -> Bounds:
    """Return the least and the greatest value a figure leaves room for, None for an open end.

    Bounds that were said are taken as they are; both ends count as within, so that "over 40,000" and "40,000" meet.
    """
    value, low, high = figure.value, figure.low, figure.high
    if value is None or low is not None or high is not None:
        return low, high
    if figure.qualifier in ("about", "nearly"):
        half = rounding_unit(value) / 2
        return value - half, value + half if figure.qualifier == "about" else value
    if figure.qualifier in ("over", "at_least"):
        return value, None
    return (None, value) if figure.qualifier in ("up_to", "under") else (value, value)


@lru_cache(maxsize=65536)
def rounding_unit(value: float) -> float:
    """Return the unit of the last significant digit: 10 for 430, 100,000 for 800,000, 0.1 for 2.5; 0 for 0."""
    try:
        number = Decimal(repr(float(value))).normalize()
    except InvalidOperation:
        return 0.0
    exponent = number.as_tuple().exponent
    if not number or not isinstance(exponent, int):
        return 0.0
    return float(Decimal(1).scaleb(exponent))


def meet(one: Bounds, other: Bounds) -> bool:
    """Say whether two intervals have a value in common."""
    return _reaches(one[0], other[1]) and _reaches(other[0], one[1])


def width(interval: Bounds) -> float:
    """Return how much an interval leaves open; infinite for an open end."""
    low, high = interval
    return float("inf") if low is None or high is None else high - low


def added(intervals: list[Bounds]) -> Bounds:
    """Return the bounds of a sum; an open end of a part opens the sum. A missing lower end counts as nothing."""
    highs = [high for _, high in intervals]
    top = None if any(high is None for high in highs) else sum(high for high in highs if high is not None)
    return sum(low or 0.0 for low, _ in intervals), top


def _reaches(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high
