"""Stated totals against their stated parts. A sum is a check, never a figure of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitroom.model import Figure
from sitroom.picture import scope, wording
from sitroom.picture.bounds import Bounds, added, bounds, meet
from sitroom.picture.keys import Key
from sitroom.picture.room import Room
from sitroom.picture.types import Point, Series, SumCheck
from sitroom.picture.wording import said

COMPLETE = 0.9
"""Parts that come to less than this share of the total were not meant to be all of it ("including 85 children")."""


def sum_checks(series: Mapping[Key, Series], room: Room) -> tuple[SumCheck, ...]:
    """Return the checks of totals told with their parts, then of the totals the codebook declares.

    The same sum told by several reports is checked once.
    """
    figures = {figure.id: figure for figure in room.figures}
    found: dict[tuple[object, ...], SumCheck] = {}
    for total, parts in (*_told(room.figures, figures), *_declared(series, figures, room)):
        said_once = (_numbers(total), *sorted((_numbers(part) for part in parts), key=repr))
        if said_once not in found and (check := _check(total, parts, room)):
            found[said_once] = check
    return tuple(found.values())


def _numbers(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.unit, figure.value, figure.low, figure.high, figure.qualifier


def _told(told: Sequence[Figure], figures: Mapping[str, Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    parts: dict[tuple[str, str], list[Figure]] = {}
    for figure in told:
        if figure.part_of in figures:
            parts.setdefault((figure.part_of or "", scope.manner(figure)), []).append(figure)
    for name, manner in sorted(parts):
        total = figures[name]
        same = [part for part in parts[name, manner] if _of_one_kind(part, total)]
        if len(same) > 1 and len({figure.nature for figure in (total, *same)} - {None}) <= 1:
            yield total, _in_text(same)


def _in_text(figures: Sequence[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: (figure.mention.start if figure.mention else 0, figure.id))


def _of_one_kind(part: Figure, total: Figure) -> bool:
    """Say whether a part can be checked against the total its own speaker gives for it.

    The speaker did the sum, so parts that are planned may make a total that is told, and a part whose indicator was
    not read takes the total's; what is done is not added to what is planned for that.
    """
    named = part.indicator is None or part.indicator == total.indicator
    return named and part.unit == total.unit and part.change == total.change


def addable(one: Figure, other: Figure) -> bool:
    """Say whether figures of different reports are of one kind: indicator, unit, nature, manner, change, stage."""
    alike = one.indicator == other.indicator and one.unit == other.unit and one.change == other.change
    natures = {one.nature, other.nature} - {None}
    stages = {one.stage, other.stage} - {None}
    return alike and len(natures) <= 1 and len(stages) <= 1 and scope.manner(one) == scope.manner(other)


def _check(total: Figure, parts: Sequence[Figure], room: Room) -> SumCheck | None:
    values = [_middle(part) for part in parts]
    if _middle(total) is None or None in values or _overlapping(parts, room):
        return None
    value = sum(value for value in values if value is not None)
    high, least = _added(parts)[1], bounds(total)[0]
    holds = meet(_added(parts), bounds(total))
    if not holds and high is not None and least is not None and high < COMPLETE * least:
        return None
    loose = any(part.population.group or scope.manner(part) != scope.manner(total) for part in parts)
    if not holds and loose:
        return None
    reason = _reason(total, parts, _even(value), holds=holds)
    return SumCheck(
        total=total.id, parts=tuple(part.id for part in parts), added=_even(value), holds=holds, reason=reason
    )


def _middle(figure: Figure) -> float | None:
    if figure.value is not None:
        return figure.value
    low, high = bounds(figure)
    return None if low is None or high is None else (low + high) / 2


def _even(value: float) -> float:
    return round(value, 6)


def _added(parts: Sequence[Figure]) -> Bounds:
    low, high = added([bounds(part) for part in parts])
    return None if low is None else _even(low), None if high is None else _even(high)


def _overlapping(parts: Sequence[Figure], room: Room) -> bool:
    """Say whether one part's place lies in another's: those are never added."""
    ids = [ref.id for part in parts for ref in scope.counted(part)]
    distinct = sorted(set(ids))
    return any(big != small and room.context.contains(big, small) for big in distinct for small in distinct)


def _reason(total: Figure, parts: Sequence[Figure], value: float, *, holds: bool) -> str:
    line = f"{' + '.join(said(part) for part in parts)} = {wording.number(value)}"
    exact = all(figure.qualifier == "exact" for figure in (total, *parts))
    if holds and exact:
        return f"{line}, the total that is stated"
    closed = exact or _added(parts) == (value, value)
    room = line if closed else f"{line} ({wording.span(*_added(parts))})"
    if holds:
        return f"{room}: the stated total, {said(total)}, fits"
    gap = value - (total.value or 0)
    much = f"{wording.number(abs(_even(gap)))} {'more' if gap > 0 else 'less'}"
    return f"{room}: {much} than the stated total, {said(total)}"


def _declared(
    series: Mapping[Key, Series], figures: Mapping[str, Figure], room: Room
) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield the totals of the codebook for every time that total and members share.

    A total is named ``indicator PLACE`` or ``indicator PLACE from PLACE``; its members are places.
    """
    for name, members in sorted(room.codebook.totals.items()):
        indicator, place, source = _parsed(name)
        for key, one in series.items():
            if (key.indicator, key.places) == (indicator, (place,)) and not key.event:
                others = [series.get(_at(key, member)) for member in members]
                if all(others):
                    yield from _at_one_time(one, [other for other in others if other], figures, source)


def _parsed(name: str) -> tuple[str, str, str | None]:
    head, _, source = name.partition(" from ")
    indicator, _, place = head.partition(" ")
    return indicator, place, source or None


def _at(key: Key, place: str) -> Key:
    return replace(key, places=(place,))


def _at_one_time(
    total: Series, members: Sequence[Series], figures: Mapping[str, Figure], source: str | None
) -> Iterator[tuple[Figure, list[Figure]]]:
    flow = total.nature == "flow"
    by_time = [{_time(point, flow=flow): point for point in member.points} for member in members]
    for point in total.points:
        when = _time(point, flow=flow)
        if when is None or not all(when in member for member in by_time):
            continue
        whole = figures[point.headline]
        parts = [figures[member[when].headline] for member in by_time]
        if all(addable(part, whole) and _from(part, source) for part in (whole, *parts)):
            yield whole, parts


def _time(point: Point, *, flow: bool) -> tuple[str | None, str | None] | None:
    if point.period is None or point.period.end is None:
        return None
    return (point.period.start if flow else None), point.period.end


def _from(figure: Figure, source: str | None) -> bool:
    origins = {ref.id for ref in figure.places if ref.role == "from"}
    return source is None or not origins or source in origins
