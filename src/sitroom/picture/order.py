"""The order in which a reader wants the series: what weighs most first, one of each indicator before a second."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sitroom.model import Figure
from sitroom.picture import periods
from sitroom.picture.room import Room
from sitroom.picture.types import Conflict, Series

_SPOTS = ("division", "city", "crossing", "camp", "airport")


def in_order(series: Sequence[Series], conflicts: Sequence[Conflict], room: Room) -> tuple[str, ...]:
    """Return ids of series for a brief.

    Key indicators come before others, in the order of the codebook, which is that of consequence; of each indicator
    first its leading series and those in dispute, then its second. The leading one is told as done, in a number, for
    a named place or event, a total before its parts, a country before a spot in it; then what is disputed, what is
    told with its parts, what has more voices for its last time, what is larger, what is newer.
    """
    clashes = Counter(conflict.series for conflict in conflicts)
    figures = {figure.id: figure for figure in room.figures}
    totals = frozenset(figure.part_of for figure in room.figures if figure.part_of)
    ranks = {one.id: _rank(one, clashes[one.id], figures, totals, room) for one in series}
    at = {name: number for number, name in enumerate(room.codebook.indicators)}
    turn: Counter[str] = Counter()
    placed: list[tuple[bool, int, int, str]] = []
    for one in sorted(series, key=lambda one: ranks[one.id]):
        indicator = room.codebook.indicators.get(one.indicator)
        minor = indicator is None or not indicator.key
        first = 0 if clashes[one.id] else turn[one.indicator]
        placed.append((minor, first, at.get(one.indicator, len(at)), one.id))
        turn[one.indicator] += 1
    return tuple(name for *_, name in sorted(placed))


def _rank(
    series: Series, clashes: int, figures: Mapping[str, Figure], totals: frozenset[str], room: Room
) -> tuple[object, ...]:
    head, now = figures[series.latest.headline], set(series.latest.claims)
    indicator = room.codebook.indicators.get(series.indicator)
    return (
        series.note is not None,
        head.qualifier == "vague",
        indicator is not None and indicator.unit != series.unit,
        not (series.place or series.event or head.places),
        head.part_of in figures,
        _is_small(series),
        not clashes,
        head.id not in totals,
        -sum(1 for voice in series.voices if not now.isdisjoint(voice.claims)),
        -(head.value or head.high or head.low or 0.0),
        -_newest(series, room),
        series.id,
    )


def _is_small(series: Series) -> bool:
    """Say whether a series is of a spot (a city, a crossing, a camp) and not of a country, a bloc or a border."""
    from sitroom.reference import gazetteer

    known = gazetteer().places.get(series.place.id) if series.place and not series.event else None
    return known is not None and known.kind in _SPOTS


def _newest(series: Series, room: Room) -> int:
    ends = [periods.parse_day(point.period.end) for point in series.points if point.period]
    days = [day for day in ends if day] or [day for name in series.latest.claims if (day := room.published.get(name))]
    return max(days, default=date.min).toordinal()
