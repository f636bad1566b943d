"""Admiralty grades of sources and speakers: what room.toml says first, then what the actor reference says, else F6."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from sitroom.model import Credibility, Grade, Reliability, Source
from sitroom.reference import actors
from sitroom.reference.types import Actor


def grades(sources: Iterable[Source], told: Mapping[str, str]) -> dict[str, Grade]:
    """Return the grade of each report's publisher, by sha256.

    Parameters
    ----------
    told
        The grades of room.toml: by publisher, by domain or by the id of an actor. Case does not count.
    """
    letters = {name.casefold(): _parse(grade) for name, grade in told.items()}
    return {source.sha256: _grade(source, letters) for source in sources}


def speaker_grades(names: Iterable[str], told: Mapping[str, str]) -> dict[str, Grade]:
    """Return the grades of those who speak in reports, by their name as said; who is not judged is left out.

    A person who speaks for a body has the body's grade unless room.toml names the person.
    """
    letters = {name.casefold(): _parse(grade) for name, grade in told.items()}
    found = ((name, _of_speaker(name, letters)) for name in set(names))
    return {name: grade for name, grade in found if grade is not None}


def _of_speaker(name: str, letters: Mapping[str, Grade]) -> Grade | None:
    known = actors()
    actor = known.resolve(name)
    body = known.actor(actor.member_of) if actor and actor.kind == "person" and actor.member_of else None
    named = [name.casefold(), name.casefold().removeprefix("the ")]
    named += [word.casefold() for one in (actor, body) if one for word in (one.id, one.name)]
    judged = (Grade(one.reliability) for one in (actor, body) if one and one.reliability is not Reliability.F)
    return next((letters[word] for word in named if word in letters), next(judged, None))


def _grade(source: Source, letters: Mapping[str, Grade]) -> Grade:
    publisher, host = source.publisher.value or "", _host(source.origin)
    actor = _actor(publisher, host)
    names = (publisher.casefold(), actor.id.casefold() if actor else "", *_domains(host))
    given = next((letters[name] for name in names if name and name in letters), None)
    if given is not None:
        return given
    return Grade(actor.reliability) if actor else Grade()


def _actor(publisher: str, host: str) -> Actor | None:
    known = actors()
    return (known.resolve(publisher) if publisher else None) or (known.by_domain(host) if host else None)


def _domains(host: str) -> list[str]:
    """Return the host and the domains above it: news.example.org, example.org."""
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(max(len(parts) - 1, 0))]


def _host(origin: str) -> str:
    try:
        return (urlsplit(origin).hostname or "") if "://" in origin else ""
    except ValueError:  # a file may be called anything
        return ""


def _parse(text: str) -> Grade:
    return Grade.parse(text if len(text) == 2 else f"{text}{Credibility.SIX}")
