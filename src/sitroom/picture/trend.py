"""Whether a series rises or falls: only where one voice counted the same thing twice."""

from collections.abc import Mapping, Sequence
from typing import Literal

from sitroom.model import Figure
from sitroom.picture import periods
from sitroom.picture.bounds import bounds, meet
from sitroom.picture.context import Context
from sitroom.picture.types import Point
from sitroom.picture.wording import said

Trend = Literal["up", "down", "steady"]

_BACK = 6
"""Points looked back for an earlier word of the same voice."""


def trend(
    points: Sequence[Point], figures: Mapping[str, Figure], context: Context, names: Mapping[str, str]
) -> tuple[Trend | None, str | None]:
    """Return the direction between the last two comparable points, and the reason in words.

    Comparable are two claims of one series (one definition) and one voice, of two times, for flows of equal length;
    amounts have no direction.
    Numbers that overlap within what they leave open are steady.
    """
    dated = [point for point in points if _ends(point, figures, context)]
    if len(dated) < 2:
        return None, None
    for later in _told(dated[-1], figures):
        for point in reversed(dated[-1 - _BACK : -1]):
            for earlier in _told(point, figures):
                if _comparable(earlier, later, context):
                    return _direction(earlier, later, context, names)
    return None, "no trend: no voice has told the last value and one before it for a time of the same length"


def _ends(point: Point, figures: Mapping[str, Figure], context: Context) -> bool:
    return context.held(figures[point.headline]).end is not None


def _told(point: Point, figures: Mapping[str, Figure]) -> list[Figure]:
    """Return the headline first, then one claim of the others."""
    others = [name for name in point.claims if name != point.headline][:20]
    return [figures[name] for name in (point.headline, *others) if figures[name].part_of not in figures]


def _comparable(earlier: Figure, later: Figure, context: Context) -> bool:
    if earlier.nature != later.nature or earlier.nature == "amount" or context.voice(earlier) != context.voice(later):
        return False
    one, other = context.held(earlier), context.held(later)
    if one.end is None or other.end is None or one.end >= other.end:
        return False
    if earlier.nature == "cumulative" and periods.opens(one) != periods.opens(other):
        return False
    if earlier.nature != "flow":
        return True
    return periods.length(one) == periods.length(other)


def _direction(
    earlier: Figure, later: Figure, context: Context, names: Mapping[str, str]
) -> tuple[Trend | None, str | None]:
    voice = context.voice(later)
    words = f"from {said(earlier)} ({context.held(earlier).words}) to {said(later)} ({context.held(later).words})"
    by = f"both by {names.get(voice, voice)}"
    before, after = bounds(earlier), bounds(later)
    if meet(before, after):
        closed = None not in (*before, *after)
        return ("steady", f"steady {words}, within what the numbers leave open, {by}") if closed else (None, None)
    up = after[0] is not None and before[1] is not None and after[0] > before[1]
    total = "; a running total can only rise" if later.nature == "cumulative" else ""
    return ("up", f"up {words}, {by}{total}") if up else ("down", f"down {words}, {by}")
