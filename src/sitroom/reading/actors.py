"""Known actors in the text: states, bodies, airlines, outlets and people in a public role, by the reference's names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sitroom.reading.lexicon import Phrases, split, words
from sitroom.reading.spans import Token
from sitroom.reference import actors
from sitroom.reference.types import Actor

_ACRONYM = 5  # letters; a name this short in capitals must stand in capitals ("WHO", not "who")


@dataclass(frozen=True, slots=True)
class Named:
    """A known name on the tokens ``start`` to ``end`` of a sentence; ``surname`` when only that stands there."""

    start: int
    end: int
    actor: Actor
    surname: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    actor: Actor
    acronym: bool
    surname: bool


def named(tokens: Sequence[Token], low: Sequence[str], capitals: Sequence[int]) -> list[Named]:
    """Return the known names of a sentence in order, longest first at each place, none inside another."""
    table, found, index = _table(), [], 0
    first = table.first
    for at in capitals:
        if at >= index and low[at] in first and (hit := _hit(tokens, low, at, table)):
            found.append(hit)
            index = hit.end
    return found


def _hit(tokens: Sequence[Token], low: Sequence[str], at: int, table: Phrases[tuple[_Entry, ...]]) -> Named | None:
    match = table.at(low, at)
    if match is None:
        return None
    end, entries = match
    for entry in entries:
        if entry.acronym and not tokens[at].text.isupper():
            continue
        if entry.actor.kind == "state" and _inside_body(tokens, low, end):
            continue  # "the Helsinki Foundation" speaks for no state
        return Named(at, end, entry.actor, entry.surname)
    return None


def _inside_body(tokens: Sequence[Token], low: Sequence[str], end: int) -> bool:
    """Say whether the name goes on as that of a private body ("Helsinki Foundation"), not of a state's own."""
    return end < len(low) and tokens[end].text[0].isupper() and low[end] in words("titles", "private_bodies")


@cache
def _table() -> Phrases[tuple[_Entry, ...]]:
    table: dict[str, list[_Entry]] = {}
    for name, entry in _entries():
        table.setdefault(name, []).append(entry)
    return Phrases.of({name: tuple(entries) for name, entries in table.items()})


def _entries() -> Iterator[tuple[str, _Entry]]:
    held = actors()
    spelled = {name for actor in held.held.values() for name in actor.names if len(name) <= _ACRONYM}
    mixed = {name.lower() for name in spelled if not name.isupper()}
    shouted = {name.lower() for name in spelled} - mixed
    for name, ids in held.by_name.items():
        bare = name.removeprefix("the ")
        yield bare, _Entry(held.held[ids[0]], bare in shouted, surname=False)
    for name, ids in held.surnames.items():
        if len(ids) == 1 and name not in held.by_name:
            yield name, _Entry(held.held[ids[0]], acronym=False, surname=True)


def known(text: str) -> Actor | None:
    """Return the actor a whole noun phrase names; people only by their full name, never by a shared surname."""
    if len(split(text)) > 12:  # longer phrases are descriptions
        return None
    found = actors().resolve(text)
    return found if found is not None and found.kind != "person" else None
