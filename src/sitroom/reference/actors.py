"""Actors: states, authorities, organisations, airlines, outlets and people in a public role, by every name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sitroom.model import Reliability
from sitroom.reference import tables
from sitroom.reference.gazetteer import Gazetteer, gazetteer
from sitroom.reference.names import fold, is_acronym, key, slug
from sitroom.reference.types import Actor

_LEAD = re.compile(r"^(?:the|a|an|mr|mrs|ms|dr|sir|dame|prof)\.? ")
_LONGEST = 200  # characters; a longer text names nobody


@dataclass(frozen=True, slots=True)
class Actors:
    """Actors by id, by name and by web domain; keys of ``by_name`` and ``surnames`` are `names.key` forms.

    ``surnames`` are what persons are called after their first mention, everyday words left out. ``acronyms`` are keys
    that mean the actor only in capitals ("who", "is", "care"). ``offices`` are the authorities every state has
    ("foreign ministry"): ``Iraqi Foreign Ministry`` resolves to ``IRQ.foreign-ministry`` though no row says so.
    """

    held: dict[str, Actor]
    by_name: dict[str, tuple[str, ...]]
    surnames: dict[str, tuple[str, ...]]
    acronyms: frozenset[str]
    domains: dict[str, str]
    offices: dict[str, Actor]
    office_names: dict[str, str]

    def actor(self, actor_id: str) -> Actor:
        """Return the actor of an id; `KeyError` when there is none."""
        if actor_id in self.held:
            return self.held[actor_id]
        state, _, office = actor_id.partition(".")
        return self._office(self.held[state], office)

    def resolve(self, text: str) -> Actor | None:
        """Return whom a text names: exactly, by state and office, by a person's full name after titles, or surname.

        What follows a comma is read as an apposition and left out.
        ``Polish Interior Minister Mariusz Kamiński``, ``Iraq's Foreign Ministry`` and ``Eismont`` resolve; a text
        that fits nobody, or two people equally, gives None.
        """
        whole = text.partition(",")[0]
        name = _stripped(whole)
        if not name or len(text) > _LONGEST or (name in self.acronyms and name.upper() not in text):
            return None
        found = self._exact(key(whole)) or self._exact(name) or self._exact(fold(name))
        return found or self._office_of(name) or self._titled(name)

    def by_domain(self, host: str) -> Actor | None:
        """Return the outlet or body a web host belongs to; ``www.`` and other sub-domains are cut off in turn."""
        parts = host.lower().rstrip(".").split(":")[0].split(".")
        for start in range(len(parts) - 1):
            if found := self.domains.get(".".join(parts[start:])):
                return self.held[found]
        return None

    def _exact(self, name: str) -> Actor | None:
        ids = self.by_name.get(name, ())
        if ids:
            return self.held[ids[0]]
        persons = self.surnames.get(name, ())
        return self.held[persons[0]] if len(persons) == 1 else None

    def _titled(self, name: str) -> Actor | None:
        words = name.split()
        for start in range(1, len(words)):
            tail = " ".join(words[start:])
            ids = self.by_name.get(tail) or self.by_name.get(fold(tail)) or self.surnames.get(tail, ())
            if len(ids) == 1 and self.held[ids[0]].kind == "person" and len(words) - start <= 4:
                return self.held[ids[0]]
        return None

    def _office_of(self, name: str) -> Actor | None:
        for state, office in _state_and_office(name, gazetteer()):
            if office in self.office_names and state in self.held:
                return self.actor(f"{state}.{self.office_names[office]}")
        return None

    def _office(self, state: Actor, office: str) -> Actor:
        kind = self.offices[office]
        adjectives = gazetteer().place(state.id).adjectives
        name = f"{adjectives[0] if adjectives else state.name} {kind.name}"
        return Actor(
            id=f"{state.id}.{office}",
            name=name,
            kind="authority",
            country=state.country,
            side=state.side,
            member_of=state.id,
            names=(name,),
            reliability=state.reliability,
            source=kind.source,
        )


@cache
def actors() -> Actors:
    """Return the actors, read once."""
    held = {actor.id: actor for actor in (*_listed(), *_states(gazetteer()))}
    offices = {row["id"]: _actor(row, "offices.csv") for row in tables.rows("offices.csv")}
    return Actors(
        held=held,
        by_name=_by_name(held.values()),
        surnames=_surnames(held.values()),
        acronyms=_acronyms(held.values()),
        domains={domain: actor.id for actor in held.values() for domain in actor.domains},
        offices=offices,
        office_names={key(name): office.id for office in offices.values() for name in office.names},
    )


def _states(places: Gazetteer) -> Iterator[Actor]:
    metonyms = {row["id"]: tables.listed(row["names"]) for row in tables.rows("metonyms.csv")}
    for row in tables.rows("places/countries.csv"):
        place, capital = places.place(row["id"]), row["capital"]
        yield Actor(
            id=place.id,
            name=place.name,
            kind="state",
            country=place.id,
            side=slug(place.name),
            names=(*place.names, *tables.listed(capital), *metonyms.get(place.id, ())),
            source="places/countries.csv",
        )


def _listed() -> Iterator[Actor]:
    for name in tables.files("actors", ".csv"):
        for row in tables.rows(name):
            yield _actor(row, name)


def _actor(row: dict[str, str], source: str) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],  # type: ignore[arg-type]  # the tests hold every file to the closed list
        country=row.get("country") or None,
        side=row.get("side") or None,
        role=row.get("role") or None,
        member_of=row.get("member_of") or None,
        names=(row["name"], *tables.listed(row.get("names"))),
        domains=tables.listed(row.get("domains")),
        reliability=Reliability(row.get("reliability") or "F"),
        source=source,
    )


def _by_name(held: Iterable[Actor]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for actor in held:
        for spelling in dict.fromkeys(form for name in actor.names for form in (key(name), fold(name))):
            found[spelling].append(actor.id)
    return {name: tuple(ids) for name, ids in found.items()}


def _acronyms(held: Iterable[Actor]) -> frozenset[str]:
    names = [name for actor in held for name in actor.names]
    plain = {key(name) for name in names if not is_acronym(name)}
    return frozenset(key(name) for name in names if is_acronym(name)) - plain


def _surnames(held: Iterable[Actor]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for actor in held:
        if actor.kind == "person":
            for name in actor.names:
                for form in (key(name), fold(name)):
                    found[form.split(" ", 1)[-1]][actor.id] = None
                    found[form.rsplit(" ", 1)[-1]][actor.id] = None
    not_alone = set(tables.tree("surnames.yaml")["not_alone"])
    return {surname: tuple(ids) for surname, ids in found.items() if surname not in not_alone}


def _stripped(text: str) -> str:
    name = key(text).strip(" ,.;:\"“”'()")
    while match := _LEAD.match(name):
        name = name[match.end() :]
    return name


def _state_and_office(name: str, places: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield readings of ``iraqi foreign ministry``, ``iraq's foreign ministry``, ``foreign ministry of iraq``."""
    words = name.split()
    for cut in range(1, len(words)):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        owner = head.removesuffix("'s").removesuffix("'")
        if state := places.adjectives.get(head) or next(iter(places.by_name.get(owner, ())), None):
            yield state, tail
        if head.endswith((" of", " in")) and (ids := places.by_name.get(tail.removeprefix("the "))):
            yield ids[0], head[:-3]
