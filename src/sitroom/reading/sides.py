"""Whose side somebody is on: the state or bloc an actor belongs to, by the reference or by the words of the name."""

from sitroom.reading.lexicon import split
from sitroom.reference import actors, gazetteer


def side(text: str | None, actor: str | None) -> str | None:
    """Return the side (a country code or a bloc) of a voice, None when nothing tells it."""
    if actor is not None:
        try:
            found = actors().actor(actor)
        except KeyError:
            return None
        return found.country or found.side or found.id
    return _told(text) if text else None


def _told(text: str) -> str | None:
    low = split(text)
    places = gazetteer()
    for at in range(len(low)):
        if found := places.adjectives.get(low[at]) or places.people.get(low[at]):
            return places.country_of(found) or found
        for end in range(min(len(low), at + 4), at, -1):
            name = " ".join(low[at:end])
            ids = places.by_name.get(name) or actors().by_name.get(name)
            if ids:
                return places.country_of(ids[0]) or _actor_side(ids[0])
        persons = actors().surnames.get(low[at], ())
        if len(persons) == 1:
            return _actor_side(persons[0])
    return None


def _actor_side(actor: str) -> str | None:
    found = actors().held.get(actor)
    return (found.country or found.side or found.id) if found else actor
