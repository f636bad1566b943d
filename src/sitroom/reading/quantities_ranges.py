"""Ranges: "300-400", "2 to 3 million", "between 300 and 400", "40 km to 50 km", "five to 10 per cent"."""

from collections.abc import Sequence

from sitroom.reading import numbers
from sitroom.reading.numbers import Number
from sitroom.reading.quantities_not import Neighbours
from sitroom.reading.quantity import words

_PLAIN = frozenset(["digits", "words"])
_LINKS = frozenset(["to", "or", "and", "-", "–", "—"])


def end(near: Neighbours) -> Number | None:
    """Return the second number of a range, or None."""
    low, read = near.low, near.read
    at, unit = _past_unit(low, read.last)
    if read.style == "vague" or at + 1 >= len(low) or not _linked(near, at):
        return None
    skip = at + 1 + (low[at] == "to" and low[at + 1] == "-")
    signed = skip < len(low) - 1 and low[skip] in words().signs
    if signed and (unit or not (read.first and low[read.first - 1] in words().signs)):
        return None
    skip += signed
    if skip >= len(low) or skip in near.busy:
        return None
    high = numbers.number(low, near.tokens, skip)
    if high is None or not _alike(read, high) or (low[at] == "or" and high.value > read.value * 3):
        return None
    if unit and not _same_unit(low, unit, high.last):
        return None
    return high if lifted(read, high) < high.value else None


def lifted(low: Number, high: Number) -> float:
    """Give the first end of "2 to 3 million" the scale of the second."""
    unscaled = low.scale == 1 and high.scale > 100 and low.value < high.value / high.scale
    return low.value * high.scale if unscaled else low.value


def _past_unit(low: Sequence[str], at: int) -> tuple[int, Sequence[str]]:
    """Return where a link may stand after the unit of the first end, and that unit: "5 per cent to", "40 km to"."""
    if at + 1 >= len(low) or low[at] in _LINKS:
        return at, ()
    percent = words().percent.at(low, at)
    last = percent[0] if percent else at + 1
    return (last, low[at:last]) if low[at][0].isalpha() or percent else (at, ())


def _same_unit(low: Sequence[str], unit: Sequence[str], at: int) -> bool:
    percent = at < len(low) and words().percent.at(low, at) is not None
    return list(low[at : at + len(unit)]) == list(unit) or (percent and words().percent.at(unit, 0) is not None)


def _linked(near: Neighbours, at: int) -> bool:
    tokens, link = near.tokens, near.low[at]
    if link in ("-", "–", "—"):
        return link != "—" or tokens[at].start == tokens[at - 1].end
    if link == "and":
        return near.before(1) == "between" or near.before(2) == "between"
    return link == "or" or (link == "to" and (not near.changes_level() or _by_rate(near, at)))


def _by_rate(near: Neighbours, at: int) -> bool:
    """Say whether both ends share a unit: "by 10 to 20 per cent" is one change, "by 300 to 1 200" ends on a level."""
    high = numbers.number(near.low, near.tokens, at + 1) if near.before(1) == "by" and at == near.read.last else None
    if high is None or high.last >= len(near.low):
        return False
    return words().percent.at(near.low, high.last) is not None or near.low[high.last] in (
        "degrees",
        "degree",
        "°",
        "points",
    )


def _alike(one: Number, two: Number) -> bool:
    """Say whether both ends are written alike: digits and words mix ("seven to 10"), shares and vague words do not."""
    return one.style == two.style or (one.style in _PLAIN and two.style in _PLAIN)
