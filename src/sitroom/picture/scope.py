"""Whether two figures are about the same thing at all, and in what they differ if not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitroom.model import Figure, PlaceRef
from sitroom.picture import events, wording
from sitroom.picture.periods import parse_day
from sitroom.picture.wording import said

Contains = Callable[[str, str], bool]

LONGEST_EVENT = 3
"""Days from the first to the last of a period from which on a figure is of more than one event."""

_DONE = {"asserted": "told", "estimated": "told"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A dimension of scope in which two figures differ, and the reason in words."""

    dimension: str
    reason: str


def difference(a: Figure, b: Figure, contains: Contains) -> Difference | None:
    """Return the first difference of scope between two figures, None when they are about the same thing.

    Time is not looked at here. Figures of one event share its place and its people whatever each calls them.
    """
    return next(_differences(a, b, contains), None)


def difference_in_series(a: Figure, b: Figure, contains: Contains) -> Difference | None:
    """Return the same for two figures of one series, whose key already makes them alike in most of it."""
    if one_event(a, b):
        return difference(a, b, contains)
    return _parts(a, b) or _routes(a, b)


def _differences(a: Figure, b: Figure, contains: Contains) -> Iterator[Difference]:
    checks = [_parts, _units, _indicators, _natures, _changes, _manners, _stages, _events]
    for check in checks:
        if found := check(a, b):
            yield found
    if found := _groups(a, b):
        yield found
    if not one_event(a, b):
        if found := _places(a, b, contains):
            yield found
        if found := _routes(a, b):
            yield found
    if found := _nationalities(a, b):
        yield found


def manner(figure: Figure) -> str:
    """Return ``told`` for what is said to be so (estimates included), else planned, requested or denied."""
    return _DONE.get(figure.modality, figure.modality)


def event_of(figure: Figure) -> str | None:
    """Return the key of the single event a figure counts at; a running total over several events is of none."""
    if figure.event is None or figure.nature == "cumulative" or figure.period is None:
        return figure.event if figure.nature != "cumulative" else None
    first, last = (parse_day(day) for day in (figure.period.start, figure.period.end))
    long = first is not None and last is not None and (last - first).days > LONGEST_EVENT
    return None if long or figure.period.kind == "since" else figure.event


def one_event(a: Figure, b: Figure) -> bool:
    """Say whether both figures count at a single event; which one, their keys say."""
    return event_of(a) is not None and event_of(b) is not None


def counted(figure: Figure) -> tuple[PlaceRef, ...]:
    """Return the places a figure counts in, by id; where it names none, the one it counts towards or from."""
    if len(figure.places) == 1:
        return figure.places if figure.places[0].role != "via" else ()
    for role in ("counted", "to", "from") if figure.places else ():
        found = {ref.id: ref for ref in figure.places if ref.role == role}
        if found:
            return tuple(found[place] for place in sorted(found))
    return ()


def _parts(a: Figure, b: Figure) -> Difference | None:
    for part, total in ((a, b), (b, a)):
        if part.part_of is not None and part.part_of == total.id:
            return Difference("part", _part_of(part, total))
    if a.part_of is not None and a.part_of == b.part_of:
        return Difference("part", f"{said(a)} and {said(b)} are two parts of one total")
    return None


def _part_of(part: Figure, total: Figure) -> str:
    where, of = (wording.places(counted(figure)) for figure in (part, total))
    if where == of or not (counted(part) and counted(total)):
        return f"{said(part)} is told as a part of {said(total)}"
    return f"{said(part)}, said for {where}, is told as a part of the {said(total)} for {of}"


def _units(a: Figure, b: Figure) -> Difference | None:
    if a.unit == b.unit:
        return None
    if wording.is_money(a) and wording.is_money(b):
        return Difference("unit", f"{said(a)} and {said(b)} are in two currencies, which are not converted")
    return Difference("unit", f"{said(a)} counts {a.unit}, {said(b)} counts {b.unit}")


def _indicators(a: Figure, b: Figure) -> Difference | None:
    if a.indicator == b.indicator or None in (a.indicator, b.indicator):
        return None
    return Difference("indicator", f"{said(a)} is about {_plain(a.indicator)}, {said(b)} about {_plain(b.indicator)}")


def _natures(a: Figure, b: Figure) -> Difference | None:
    if a.nature == b.nature or None in (a.nature, b.nature):
        return None
    words = {
        "stock": "how many there are",
        "flow": "how many in a period",
        "cumulative": "how many in all so far",
        "amount": "an amount",
        "event": "how many at one event",
    }
    return Difference(
        "nature", f"{said(a)} says {words[a.nature or 'amount']}, {said(b)} says {words[b.nature or 'amount']}"
    )


def _changes(a: Figure, b: Figure) -> Difference | None:
    if a.change == b.change:
        return None
    one, other = (a, b) if a.change else (b, a)
    rest = f"a change {other.change}" if other.change else "a level"
    return Difference("change", f"{said(one)} is a change {one.change}, {said(other)} is {rest}")


def _manners(a: Figure, b: Figure) -> Difference | None:
    one, other = manner(a), manner(b)
    if one == other:
        return None
    return Difference("modality", f"{said(a)} is {one}, {said(b)} is {other}")


def _stages(a: Figure, b: Figure) -> Difference | None:
    if a.stage == b.stage or None in (a.stage, b.stage):
        return None
    return Difference("stage", f"{said(a)} is {a.stage}, {said(b)} is {b.stage}")


def _events(a: Figure, b: Figure) -> Difference | None:
    event, other_event = event_of(a), event_of(b)
    if event is None and other_event is None:
        return None
    if event is not None and other_event is not None:
        fits = events.compatible(event, other_event)
        return None if fits else Difference("event", f"{said(a)} and {said(b)} are told of two different events")
    one, other = (a, b) if event else (b, a)
    return Difference("event", f"{said(one)} is told of a single event, {said(other)} is not")


def _groups(a: Figure, b: Figure) -> Difference | None:
    one, other = a.population.group, b.population.group
    if one == other:
        return None
    return Difference("population", f"{said(a)} counts {one or 'everybody'}, {said(b)} counts {other or 'everybody'}")


def _nationalities(a: Figure, b: Figure) -> Difference | None:
    one, other = (tuple(sorted(f.population.nationality)) for f in (a, b))
    if one == other or (one_event(a, b) and not (one and other)):
        return None
    words = [f"{said(f)} counts {wording.listed(n) or 'all nationalities'}" for f, n in ((a, one), (b, other))]
    return Difference("population", ", ".join(words))


def _places(a: Figure, b: Figure, contains: Contains) -> Difference | None:
    if a.places == b.places:
        return None
    one, other = counted(a), counted(b)
    if [ref.id for ref in one] == [ref.id for ref in other]:
        return None
    words = f"{said(a)} is said for {wording.places(one)}, {said(b)} for {wording.places(other)}: different places"
    if len(one) == len(other) == 1:
        words += _nesting(one[0], other[0], contains)
    return Difference("place", words)


def _nesting(one: PlaceRef, other: PlaceRef, contains: Contains) -> str:
    for big, small in ((one, other), (other, one)):
        if contains(big.id, small.id):
            return f", {small.name} lies in {big.name}"
    return ""


def _routes(a: Figure, b: Figure) -> Difference | None:
    if a.places == b.places:
        return None
    for role in ("from", "to", "via"):
        one, other = ({ref.id: ref.name for ref in f.places if ref.role == role} for f in (a, b))
        if one and other and one.keys() != other.keys():
            names = [wording.listed(sorted(found.values())) for found in (one, other)]
            return Difference("place", f"{said(a)} is {role} {names[0]}, {said(b)} {role} {names[1]}")
    return None


def _plain(name: str | None) -> str:
    return (name or "nothing known").replace("_", " ")
