"""The cast of a report: who has a public role, which bodies are named, and whom "he" or "the ministry" means."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitroom.reading import names
from sitroom.reading.lexicon import words
from sitroom.reading.lines import Line, boundaries, pronouns, verbs
from sitroom.reading.spans import Document
from sitroom.reference import actors as reference_actors
from sitroom.reference.types import Actor

_ACRONYM = 6  # a longer name in capitals is a headline's
_NEAR = 8  # tokens between an office and the name it belongs to
_REMEMBERED = 400  # mentions a later "the ministry" looks back over
_BACK = 4  # sentences a pronoun looks back


@dataclass(slots=True)
class Person:
    """Somebody in a public role: the fullest form of the name in the report, and the offices told of him."""

    name: str
    actor: Actor | None
    gender: str
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in the report and the words it may be called by afterwards ("the ministry")."""

    name: str
    heads: frozenset[str]
    actor: Actor | None


_CALLED = {
    "airline": ("airline", "carrier", "company"),
    "outlet": ("newspaper", "agency", "outlet", "broadcaster", "channel", "magazine", "daily"),
    "organisation": ("organisation", "organization", "group", "charity", "ngo", "agency", "body"),
    "authority": ("agency", "service", "authority"),
    "bloc": ("group", "alliance"),
}


def _called(actor: Actor) -> tuple[str, ...]:
    return ("bloc", "union") if actor.id == "EU" else _CALLED.get(actor.kind, ())


@dataclass(slots=True)
class Cast:
    """Who appears in a report. ``people`` by last name, ``seen`` every mention of a person in text order."""

    document: Document
    people: dict[str, Person] = field(default_factory=dict)
    held: dict[str, Person] = field(default_factory=dict)
    fullest: dict[str, str] = field(default_factory=dict)
    bodies: list[tuple[int, Body]] = field(default_factory=list)
    seen: list[tuple[int, int, Person]] = field(default_factory=list)

    def text(self, line: Line, start: int, end: int) -> str:
        """Return the plain text of some tokens on one line."""
        first, last = line.tokens[start].start, line.tokens[end - 1].end
        return " ".join(self.document.clean[first:last].replace("\u00ad", "").split())

    def person(self, low: Sequence[str]) -> Person | None:
        """Return the public person a name means; a fuller name must agree with the one introduced."""
        found = self.people.get(low[-1]) if low else None
        if found is None:
            return None
        known = {part.lower() for part in found.name.replace("-", " ").split()}
        return found if len(low) == 1 or low[0] in known or len(known) == 1 else None

    def introduce(
        self, line: Line, start: int, end: int, actor: Actor | None, role: str, about: Sequence[str]
    ) -> Person:
        """Note a person in a public role, joining forms of one name; the fullest form is kept."""
        name = self.text(line, start, end)
        person = (self.held.get(actor.id) if actor else None) or self.person(line.low[start:end])
        if person is None:
            gender = names.gender([*line.low[start:end], *about])
            person = Person(name, actor, gender)
        elif len(name.split()) > len(person.name.split()):
            person.name = name
        person.gender = person.gender or names.gender([*line.low[start:end], *about])
        person.actor = person.actor or actor
        person.roles |= {role} if role else set()
        self.people.setdefault(line.low[end - 1], person)
        if actor:
            self.held[actor.id] = person
        self.seen.append((line.sentence.index, line.tokens[start].start, person))
        return person

    def pronoun(self, gender: str, sentence: int, offset: int) -> Person | None:
        """Return the person a "he" or "she" means: the first named in the nearest sentence that names a fitting one."""
        end = bisect_left(self.seen, offset, key=lambda row: row[1])
        best: tuple[int, Person] | None = None
        for index in range(end - 1, -1, -1):
            at, _, person = self.seen[index]
            if sentence - at > _BACK or (best is not None and at != best[0]):
                break
            if person.gender in ("", gender):
                best = (at, person)
        return best[1] if best else None

    def role(self, word: str, offset: int) -> Person | None:
        """Return the last person introduced with an office ("the spokesman")."""
        end = bisect_left(self.seen, offset, key=lambda row: row[1])
        near = reversed(self.seen[max(0, end - _REMEMBERED) : end])
        return next((person for *_, person in near if word in person.roles), None)

    def body(self, head: str, offset: int) -> Body | None:
        """Return the last body before an offset that may be called by a word ("the center")."""
        end = bisect_left(self.bodies, offset, key=lambda row: row[0])
        near = reversed(self.bodies[max(0, end - _REMEMBERED) : end])
        return next((body for _, body in near if head in body.heads), None)

    def mention(self, offset: int, name: str, actor: str | None) -> None:
        """Note a body that spoke, under the words of its name and of its kind."""
        held = reference_actors().held.get(actor or "")
        called = {*name.lower().split(), *(_called(held) if held else ())}
        insort(self.bodies, (offset, Body(name, frozenset(called), held)), key=lambda row: row[0])


def cast(document: Document, lines: Sequence[Line]) -> Cast:
    """Read who appears, in one pass over the sentences."""
    made = Cast(document)
    offices, heads = words("titles", "offices"), words("titles", "bodies")
    for line in lines:
        _known(made, line)
        for at, word in enumerate(line.low):
            if word in offices:
                _introduced(made, line, at)
            elif word in heads:
                _body(made, line, at)
    made.seen.sort(key=lambda row: row[1])
    made.bodies.sort(key=lambda row: row[0])
    return made


def _known(made: Cast, line: Line) -> None:
    for one in line.named:
        if one.actor.kind == "person":
            start = names.run_left(line.tokens, line.low, 0, one.end)
            if not (one.surname and _other(line, start, one.start)):
                role = (one.actor.role or "").lower().split()
                office = next((word for word in role if word in words("titles", "offices")), "")
                made.introduce(line, one.start, one.end, one.actor, office, role)
        elif one.actor.kind != "state":
            name = made.text(line, one.start, one.end)
            if len(name) > len(made.fullest.get(one.actor.id, "")) and not (name.isupper() and len(name) > _ACRONYM):
                made.fullest[one.actor.id] = name
            called = {*_called(one.actor), *name.lower().split()}
            made.bodies.append((line.tokens[one.start].start, Body(name, frozenset(called), one.actor)))


def _other(line: Line, start: int, end: int) -> bool:
    """Say whether a given name of its own stands before a surname that the reference knows: another person."""
    return any(line.low[k] in names.given() for k in range(start, end)) or end - start > 1


def _introduced(made: Cast, line: Line, office: int) -> None:
    role, about = line.low[office], line.low[max(0, office - 2) : office + 1]
    for start, end in _names_of(line, office):
        hit = line.ends.get(end)
        if hit is not None and hit.actor.kind == "person" and not (hit.surname and _other(line, start, hit.start)):
            made.introduce(line, start, end, hit.actor, role, about)
        elif end > start and not any(k in line.begins and line.begins[k] is not hit for k in range(start, end)):
            made.introduce(line, start, end, None, role, about)


def _names_of(line: Line, office: int) -> Iterator[tuple[int, int]]:
    """Yield the name after an office, the name an apposition with it explains, and the name that explains it."""
    low, last = line.low, len(line.low)
    if _private(low[max(0, office - 5) : office]):
        return  # "the son of a general"
    yield office + 1, names.run_right(line.tokens, low, office + 1, last)
    comma = _comma(line, office, -1)
    if comma is not None and not _private(low[comma + 1 : office]):
        start = names.run_left(line.tokens, low, 0, comma)
        if comma - start > 1:
            yield start, comma
    comma = _comma(line, office, 1)
    if comma is not None:
        end = names.run_right(line.tokens, low, comma + 1, last)
        if end - comma > 2:  # one capital behind a comma is no name
            yield comma + 1, end


def _comma(line: Line, office: int, step: int) -> int | None:
    """Return the comma near an office, if only its own phrase stands between."""
    for at in range(office + step, office + step * (_NEAR + 1), step):
        word = line.at(at)
        if word == ",":
            return at
        if (
            not word
            or word in verbs()
            or word in pronouns()
            or word in boundaries()
            or word in (".", "“", "”", '"', ";", ":")
        ):
            return None
    return None


def _private(low: Sequence[str]) -> bool:
    return any(word in words("titles", "persons") for word in low)


def _body(made: Cast, line: Line, head: int) -> None:
    """Note a capitalised body that the reference does not know ("Polish Center for International Aid")."""
    if head + 1 in line.ends or not line.capital(head):
        return
    start, end = head, head + 1
    while (
        start > 0
        and (line.capital(start - 1) or line.low[start - 1] == "-")
        and line.low[start - 1] not in ("the", "a")
    ):
        start -= 1
    if line.at(end) in ("for", "of"):
        skip = 2 if line.at(end + 1) == "the" else 1
        run = names.run_right(line.tokens, line.low, end + skip, len(line.low))
        end = run if run > end + skip else end
    if end - start < 2:  # "the Ministry" alone names nobody new
        return
    from sitroom.reading.actors import known

    name = made.text(line, start, end)
    if not (name.isupper() and len(name) > _ACRONYM):
        made.bodies.append((line.tokens[start].start, Body(name, frozenset([line.low[head]]), known(name))))
