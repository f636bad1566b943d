"""Ways that a measure closes or narrows: where its object leads from and to, by the words it is told in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from sitroom.model import Measure
from sitroom.products.dates import day
from sitroom.products.deeds import Told
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.types import Flow
from sitroom.products.words import words
from sitroom.reference import actors, gazetteer, name_key
from sitroom.reference.types import Place

MAX_CLOSURES = 8
_LONGEST = 60  # words of an object that are looked at
_PAIRS = 4
_WHOLE = ("world", "region", "bloc")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ROLES = {
    "from": "from",
    "between": "between",
    "to": "to",
    "into": "to",
    "towards": "to",
    "with": "to",
    "via": "via",
    "through": "via",
    "transiting": "via",
}

Point = tuple[float, float]


def closures(material: Material, held: Sequence[Told]) -> tuple[Flow, ...]:
    """Return an arrow for each way that measures stop or limit, one a pair of places, the latest measure of it first.

    Where the words name no beginning, flights of a state or an airline begin in its country. A measure whose words name
    no end has no way.
    """
    found: dict[tuple[str, str], Flow] = {}
    kinds = words()["ways"]
    for one in sorted(held, key=lambda one: one.day or "", reverse=True):
        if one.measure.action in kinds:
            for start, end in _ways(one.measure):
                flow = _flow(material, one, start, end, kinds[one.measure.action])
                found.setdefault((start.id, end.id), flow)
        if len(found) >= MAX_CLOSURES:
            break
    return tuple(_once(found))[:MAX_CLOSURES]


def _once(found: Mapping[tuple[str, str], Flow]) -> Iterator[Flow]:
    """Yield the ways, one of each pair of countries drawn: arrows from Iraq, Baghdad and Erbil are one on a map."""
    known, seen = gazetteer(), set()
    for ends, flow in found.items():
        pair = tuple(known.country_of(end) or end for end in ends)
        whole = known.places[ends[0]].kind in _WHOLE or known.places[ends[1]].kind in _WHOLE
        yield replace(flow, drawn=pair not in seen and not whole)
        seen.add(pair)


def _ways(measure: Measure) -> Iterator[tuple[Place, Place]]:
    ends = places_of(measure.object or "")
    starts, targets = _narrow(ends["from"]), _narrow(ends["to"])
    if targets and not starts and (home := _home(measure)) is not None:
        starts = [home]
    pairs = [(one, other) for one, other in product(starts, targets) if _are_apart(one, other)]
    yield from pairs[:_PAIRS]


def places_of(text: str) -> dict[str, list[Place]]:
    """Return the places a text goes ``from``, ``to`` and ``via``, by the preposition before them.

    A place without one is where it goes to ("the Minsk route"); a second "from" begins anew, so that in "citizens from
    Syria to board flights from Tashkent" the flights begin in Tashkent.
    """
    found: dict[str, list[Place]] = {"from": [], "to": [], "via": []}
    told, role, at = [word[0] for word in _WORD.finditer(text[:2000])][:_LONGEST], "to", 0
    while at < len(told):
        low = told[at].lower()
        if low in _ROLES:
            role = _ROLES[low]
            if role in ("from", "between"):
                found["from"] = []
        place, size = _place_at(told, at)
        if place is not None:
            found["from" if role == "between" else role].append(place)
            role = "to" if role == "between" else role
        at += size
    return found


def _place_at(told: Sequence[str], at: int) -> tuple[Place | None, int]:
    """Return the place whose name begins at a word, and how many words it has; one word on where there is none."""
    known = gazetteer()
    if told[at][:1].isupper():
        for size in (3, 2, 1):
            name = " ".join(told[at : at + size])
            if at + size <= len(told) and (ids := known.by_name.get(name_key(name))):
                return known.places[ids[0]], size
    return None, 1


def _narrow(places: Iterable[Place]) -> list[Place]:
    """Return the places that have a point; of "Uzbekistan's capital, Tashkent" the one that lies in the other."""
    held = {place.id: place for place in places if place.latitude is not None and place.longitude is not None}
    lies_in = gazetteer().contains
    return [one for one in held.values() if not any(one.id != other and lies_in(one.id, other) for other in held)]


def _home(measure: Measure) -> Place | None:
    known = actors().resolve(measure.actor) if measure.actor else None
    place = gazetteer().places.get(known.country or "") if known is not None else None
    return place if place is not None and place.latitude is not None else None


def _are_apart(one: Place, other: Place) -> bool:
    lies_in = gazetteer().contains
    return not (one.id == other.id or lies_in(one.id, other.id) or lies_in(other.id, one.id))


def _flow(material: Material, one: Told, start: Place, end: Place, kind: str) -> Flow:
    measure = one.measure
    who = material.shown(measure, measure.actor, 60)
    told = ", ".join(part for part in (who, day(one.day) if one.day else "") if part)
    return Flow(
        origin=line(start.name, 40),
        target=line(end.name, 40),
        start=_point(start),
        end=_point(end),
        cite=material.cite(measure.id, material.action(measure.action).lower()),
        label=f"({one.status})",
        kind=kind,
        told=told,
    )


def _point(place: Place) -> Point:
    return place.longitude or 0.0, place.latitude or 0.0
