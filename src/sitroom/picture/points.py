"""The claims of a series for one time: what was said, and which claim stands for it."""

from collections.abc import Sequence
from datetime import date
from math import inf

from sitroom.model import Figure, Period
from sitroom.picture import periods
from sitroom.picture.bounds import bounds, width
from sitroom.picture.room import Room
from sitroom.picture.types import Point


def points(figures: Sequence[Figure], room: Room, *, event: bool) -> tuple[Point, ...]:
    """Return the points of a series, oldest first, those without a time before them; an event is one point."""
    groups: dict[tuple[date | None, date | None], list[Figure]] = {}
    for figure in figures:
        when = (None, None) if event else periods.key(room.context.held(figure), figure)
        groups.setdefault(when, []).append(figure)
    ordered = sorted(groups, key=_time)
    return tuple(_point(groups[when], room) for when in ordered)


def _time(when: tuple[date | None, date | None]) -> tuple[date, int]:
    """Order by the last day; of several stretches up to one day the longest is the last word."""
    start, end = when
    return end or start or date.min, -(start.toordinal() if start else 0)


def _point(figures: Sequence[Figure], room: Room) -> Point:
    low, high = said_between(figures)
    first = headline(figures, room)
    return Point(
        period=_period(first, room),
        claims=tuple(sorted(figure.id for figure in figures)),
        headline=first.id,
        low=low,
        high=high,
    )


def _period(figure: Figure, room: Room) -> Period | None:
    """Return the period as told, else the day of the report for what holds on the day it is told."""
    when = room.context.held(figure)
    if figure.period is None and when.told and when.end is not None:
        return Period("as_of", None, when.end.isoformat())
    return figure.period


def said_between(figures: Sequence[Figure]) -> tuple[float | None, float | None]:
    """Return the least and the greatest number said; a rounded number counts as it was said.

    The top is open when the one who said most left it open ("over 40,000"), the bottom when the one who said least did:
    "up to 15,000" beside 7,000 opens nothing.
    """
    spans = [_said(figure) for figure in figures]
    lows = [low for low, _ in spans if low is not None]
    highs = [high for _, high in spans if high is not None]
    open_tops = [low for low, high in spans if high is None and low is not None]
    open_bottoms = [high for low, high in spans if low is None and high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if high is not None and max(open_tops, default=-inf) >= high:
        high = None
    if low is not None and min(open_bottoms, default=inf) < low:
        low = None
    return low, high


def _said(figure: Figure) -> tuple[float | None, float | None]:
    if figure.qualifier in ("about", "nearly") and figure.value is not None:
        return figure.value, figure.value
    return bounds(figure)


def headline(figures: Sequence[Figure], room: Room) -> Figure:
    """Return the claim that stands for a point; always one that was stated.

    In this order: a total before its parts, a reviewed claim before one that waits, an exact number before a rounded
    one (the narrower first), that before an open bound and a bound before a vague word, the better grade of its speaker
    or report, the newer publication, the larger number, the id.
    """
    here = {figure.id for figure in figures}
    return min(figures, key=lambda figure: (figure.part_of in here, *_rank(figure, room)))


def _rank(figure: Figure, room: Room) -> tuple[object, ...]:
    grade = room.grade(figure)
    published = room.published.get(figure.id, date.min)
    return (
        not room.reviewed(figure.id),
        _vagueness(figure),
        grade.reliability.value,
        grade.credibility.value,
        -published.toordinal(),
        -_size(figure),
        figure.id,
    )


def _vagueness(figure: Figure) -> float:
    """Return 0 for an exact number, the relative width up to 1 for a rounded one, 1 for a bound, 2 for a vague word."""
    if figure.qualifier == "vague":
        return 2.0
    return min(1.0, width(bounds(figure)) / (_size(figure) or 1.0))


def _size(figure: Figure) -> float:
    return abs(figure.value or figure.high or figure.low or 0.0)
