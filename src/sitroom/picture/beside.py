"""What belongs beside a series without being the same thing: a smaller place, the same money in another currency."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sitroom.model import Figure
from sitroom.picture import scope, wording
from sitroom.picture.bounds import bounds, meet, width
from sitroom.picture.compare import compare
from sitroom.picture.keys import Key
from sitroom.picture.rates import in_euro
from sitroom.picture.room import Room
from sitroom.picture.types import Comparison, Series
from sitroom.picture.wording import said

NEAR_DAYS = 31
"""Days two reports of one payment may lie apart."""

MOST = 6
_VAGUEST = 0.6


def beside(series: Mapping[Key, Series], room: Room) -> dict[str, tuple[Comparison, ...]]:
    """Return for each series the comparisons with what stands beside it; each pair is listed under both."""
    found: dict[str, list[Comparison]] = defaultdict(list)
    seen: set[frozenset[str]] = set()
    for one, other, comparison in (
        *_parts_elsewhere(series, room),
        *_smaller_places(series, room),
        *_same_money(series, room),
    ):
        pair = frozenset((one, other))
        if pair in seen:
            continue
        seen.add(pair)
        for name in (one, other):
            if len(found[name]) < MOST:
                found[name].append(comparison)
    return {name: tuple(found[name]) for name in sorted(found)}


def _parts_elsewhere(series: Mapping[Key, Series], room: Room) -> Iterator[tuple[str, str, Comparison]]:
    """Yield series that hold a part of a total told in another series ("2,000 of whom were at a camp")."""
    home = {name: one.id for one in series.values() for point in one.points for name in point.claims}
    figures = {figure.id: figure for figure in room.figures}
    for part in room.figures:
        total = figures.get(part.part_of or "")
        if total is not None and part.id in home and total.id in home and home[part.id] != home[total.id]:
            yield home[total.id], home[part.id], compare(total, part, room.context)


def _smaller_places(series: Mapping[Key, Series], room: Room) -> Iterator[tuple[str, str, Comparison]]:
    """Yield series of a place with those of places that lie in it or at its border, alike in all else."""
    alike: dict[Key, list[tuple[str, Series]]] = defaultdict(list)
    for key, one in series.items():
        if len(key.places) == 1 and not key.event:
            alike[replace(key, places=())].append((key.places[0], one))
    figures = {figure.id: figure for figure in room.figures}
    for group in alike.values():
        for place, one in group:
            inside = [other for small, other in group if small != place and _lies_at(place, small, room)]
            for other in inside[:MOST]:
                pair = [figures[found.latest.headline] for found in (one, other)]
                yield one.id, other.id, compare(pair[0], pair[1], room.context)


def _lies_at(big: str, small: str, room: Room) -> bool:
    """Say whether a place lies in another, or is a border or crossing of it."""
    from sitroom.reference import gazetteer

    known = gazetteer().places.get(small)
    return room.context.contains(big, small) or (known is not None and big in known.countries)


def _same_money(series: Mapping[Key, Series], room: Room) -> Iterator[tuple[str, str, Comparison]]:
    """Yield amounts of different currencies that are apparently the same money.

    One side (or one voice) of one indicator speaks of both within a month, at no place that excludes the other, and
    the values meet at the year's average rate with ten per cent either side.
    """
    groups: dict[tuple[str, str], list[tuple[date, Figure, str]]] = defaultdict(list)
    for figure, name in _amounts(series, room):
        origin = room.origins.of(figure)
        day = room.context.held(figure).end or room.published.get(figure.id) or date.min
        groups[figure.indicator or "", origin.side or origin.id].append((day, figure, name))
    for told in groups.values():
        told.sort(key=lambda row: (row[0], row[1].id))
        for at, (day, one, name) in enumerate(told):
            for later, other, other_name in _window(told, at):
                if one.unit != other.unit and (reason := _reason(one, other, day, later, room)):
                    pair = Comparison(a=one.id, b=other.id, verdict="compatible", reason=reason, differs=("unit",))
                    yield name, other_name, pair


def _window(told: Sequence[tuple[date, Figure, str]], at: int) -> Iterator[tuple[date, Figure, str]]:
    """Yield the next amounts up to a month later; the undated stand first and meet the first dated ones."""
    day = told[at][0]
    for row in told[at + 1 : at + 1 + 50]:
        if day != date.min and (row[0] - day).days > NEAR_DAYS:
            return
        yield row


def _amounts(series: Mapping[Key, Series], room: Room) -> Iterator[tuple[Figure, str]]:
    """Yield totals in money, one claim for each value of a series, that are not too vague to be recognised."""
    figures = {figure.id: figure for figure in room.figures}
    for key, one in series.items():
        seen: set[tuple[object, ...]] = set()
        for figure in (figures[name] for point in one.points for name in point.claims):
            value = (figure.value, bounds(figure))
            if not wording.is_money(figure) or figure.part_of is not None or figure.value is None or value in seen:
                continue
            if width(bounds(figure)) <= _VAGUEST * figure.value and key.manner in ("told", "planned"):
                seen.add(value)
                yield figure, one.id


def _reason(one: Figure, other: Figure, day: date, later: date, room: Room) -> str | None:
    dated = later if later != date.min else day
    year = (max(room.published.values(), default=date.min) if dated == date.min else dated).year
    worth, of = (in_euro(bounds(figure), figure.unit, year) for figure in (one, other))
    if worth is None or of is None or not meet(worth, of) or not _places_fit(one, other, room):
        return None
    when = f"within {wording.days((later - day).days)}" if day != date.min else "one of them without a date"
    if day != date.min and later == day:
        when = f"on {wording.day(day)}"
    side = room.origins.of(one)
    return (
        f"{wording.capital(said(one))} and {said(other)} are apparently the same money: told by one side "
        f"({side.side or side.name}) {when}, and of about one worth at the average rate of {year}, give or take ten "
        "per cent; shown together, neither converted nor added"
    )


def _places_fit(one: Figure, other: Figure, room: Room) -> bool:
    places = [[ref.id for ref in scope.counted(figure)] for figure in (one, other)]
    lies_in = room.context.contains
    return not all(places) or any(lies_in(a, b) or lies_in(b, a) for a in places[0] for b in places[1])
