"""Who is behind a figure: three outlets with one source are one voice.

A claim's origin is its speaker, else the first carrier it is taken from ("Interfax reported"), else its publisher, else
the report. Two claims of one origin are one voice. A claim in text that another report published before takes over the
origin of its twin there: lineage is followed claim by claim, so that a quotation two independent reports share makes
them one voice for what is quoted and not for the rest.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from sitroom.model import Copy, Figure, Source, Span
from sitroom.picture import wording
from sitroom.picture.types import Voice

WHOLE = 0.7
"""Containment from which a report repeats another as a whole, reworded sentences included."""

_IN_SHARED = 0.5
_NEAR = 200
_NAMED = 3
_SPEAKS = ("spokes", "press secretary", "press officer")


class Someone(Protocol):
    """What is needed of an actor."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def side(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from: id of the voice, its name, the side it is on, how it was found."""

    id: str
    name: str
    side: str | None = None
    how: str = "publisher"


@dataclass
class Lineage:
    """The copies of a room, by the report that repeats."""

    copies: Sequence[Copy] = ()

    @cached_property
    def of(self) -> Mapping[str, Sequence[Copy]]:
        """Return for each report what it repeats, the nearest first."""
        found: dict[str, list[Copy]] = defaultdict(list)
        for copy in sorted(self.copies, key=lambda copy: (-copy.containment, copy.report, copy.of)):
            found[copy.report].append(copy)
        return found


@dataclass
class Origins:
    """The origin of every claim, each spelling looked up once."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    known: dict[str, Origin | None] = field(default_factory=dict)

    def of(self, claim: Figure) -> Origin:
        """Return the origin of one claim by what it says of itself."""
        report = claim.anchor.report or claim.anchor.feed or claim.id
        if claim.speaker:
            return self._named(claim.speaker, "speaker", report)
        if claim.via:
            return self._named(claim.via[0], "carrier", report)
        if claim.publisher:
            return self._named(claim.publisher, "publisher", report)
        source = self.sources.get(report)
        return Origin(f"report:{report}", source.name if source else report, None, "report")

    def _named(self, name: str, how: str, report: str) -> Origin:
        plain = " ".join(name.split())
        if plain not in self.known:
            self.known[plain] = _known(plain)
        found = self.known[plain]
        if found is not None:
            return Origin(found.id, found.name, found.side, how)
        words = plain.casefold().removeprefix("the ")
        # "a resident" in two reports is two residents: only a name is the same speaker everywhere.
        own = how == "speaker" and not _is_name(plain)
        return Origin(f"{how}:{words}@{report}" if own else f"name:{words}", plain, None, how)


def _known(name: str) -> Origin | None:
    from sitroom.reference import actors

    book = actors()
    found = book.resolve(name)
    if found is None:
        return None
    # Who is paid to speak for somebody is that somebody's voice.
    role = (found.role or "").casefold()
    if found.kind == "person" and found.member_of and any(word in role for word in _SPEAKS):
        body = book.actor(found.member_of)
        return Origin(body.id, f"{found.name} ({body.name})", found.side or body.side)
    return Origin(found.id, found.name, found.side)


def _is_name(text: str) -> bool:
    head, _, rest = text.partition(" ")
    lead = head.casefold() in ("a", "an", "one", "the", "some", "several", "two")
    return any(word[:1].isupper() for word in ((rest if lead else text).split()))


def voices(claims: Sequence[Figure], lineage: Lineage, origins: Origins) -> tuple[Voice, ...]:
    """Return the voices of claims that are about one thing, the one with most claims first.

    Near-linear: a claim is looked up among those of the reports its own report repeats.
    """
    own = {claim.id: origins.of(claim) for claim in claims}
    twins = _twins(claims, lineage)
    groups: dict[str, list[Figure]] = defaultdict(list)
    roots = {claim.id: _root(claim.id, twins) for claim in claims}
    for claim in claims:
        groups[own[roots[claim.id]].id].append(claim)
    made = [_voice(voice, told, own, roots, origins) for voice, told in groups.items()]
    return tuple(sorted(made, key=lambda voice: (-len(voice.claims), voice.id)))


def _voice(
    voice: str, told: Sequence[Figure], own: Mapping[str, Origin], roots: Mapping[str, str], origins: Origins
) -> Voice:
    origin = min((own[roots[claim.id]] for claim in told), key=lambda found: (found.name, found.how))
    reports = tuple(sorted({claim.anchor.report or claim.anchor.feed or claim.id for claim in told}))
    copies = {claim.anchor.report or "" for claim in told if roots[claim.id] != claim.id}
    return Voice(
        id=voice,
        name=origin.name,
        side=origin.side,
        claims=tuple(sorted(claim.id for claim in told)),
        reports=reports,
        why=_why(reports, copies, {own[claim.id].how for claim in told}, origin.name, origins),
    )


def _why(reports: Sequence[str], copies: set[str], hows: set[str], name: str, origins: Origins) -> str | None:
    if len(reports) == 1:
        return None
    first = len(reports) - len(copies)
    reasons: list[str] = []
    if copies:
        names = sorted(origins.sources[sha].name for sha in copies if sha in origins.sources)
        which = f" ({wording.listed(names)})" if 0 < len(names) <= _NAMED else ""
        reasons.append(f"{len(copies)} of {len(reports)} reports repeat{'s' if len(copies) == 1 else ''} text{which}")
    if first > 1:
        cited = hows & {"speaker", "carrier"}
        reasons.append(f"{first} reports cite {name}" if cited else f"{first} reports are published by {name}")
    return "; ".join(reasons)


def _root(claim: str, twins: Mapping[str, str]) -> str:
    seen = {claim}
    while (twin := twins.get(claim)) is not None and twin not in seen:
        seen.add(twin)
        claim = twin
    return claim


def _twins(claims: Sequence[Figure], lineage: Lineage) -> dict[str, str]:
    """Return for a claim in repeated text the claim it repeats."""
    by_report: dict[str, list[Figure]] = defaultdict(list)
    for claim in claims:
        if claim.anchor.report is not None:
            by_report[claim.anchor.report].append(claim)
    found: dict[str, str] = {}
    for report, told in by_report.items():
        for copy in lineage.of.get(report, ()):
            originals = by_report.get(copy.of, ())
            for claim in told:
                if claim.id not in found and (twin := _twin(claim, originals, copy)):
                    found[claim.id] = twin.id
    return found


def _twin(claim: Figure, originals: Sequence[Figure], copy: Copy) -> Figure | None:
    """Return the claim of the other report that a claim repeats, None for one the report makes itself."""
    equal = [other for other in originals if _numbers(other) == _numbers(claim)]
    place = _counterpart(claim, copy.shared)
    if place is None:
        # In a report that repeats the other as a whole, a sentence that is in neither's shared text was reworded.
        reworded = [other for other in equal if not _is_shared(other, copy.shared)]
        return min(reworded, key=lambda other: other.id) if reworded and copy.containment >= WHOLE else None
    there = [other for other in originals if _overlap(_sentence(other), place[0])]
    same = [other for other in there if other in equal]
    near = [other for other in there if abs((other.anchor.start or 0) - place[1]) <= _NEAR]
    chosen = same or near
    return min(chosen, key=lambda other: (abs((other.anchor.start or 0) - place[1]), other.id)) if chosen else None


def _is_shared(claim: Figure, shared: Sequence[tuple[Span, Span]]) -> bool:
    sentence = _sentence(claim)
    least = _IN_SHARED * (sentence.end - sentence.start)
    return any(_overlap(sentence, theirs) >= least for _, theirs in shared)


def _numbers(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high, figure.unit


def _counterpart(claim: Figure, shared: Sequence[tuple[Span, Span]]) -> tuple[Span, float] | None:
    """Return the span of the other report a claim's sentence was taken from, and about where in it."""
    sentence = _sentence(claim)
    length = sentence.end - sentence.start
    for mine, theirs in shared:
        if length and _overlap(sentence, mine) >= _IN_SHARED * length:
            scale = (theirs.end - theirs.start) / max(1, mine.end - mine.start)
            return theirs, theirs.start + (sentence.start - mine.start) * scale
    return None


def _sentence(claim: Figure) -> Span:
    return Span(claim.anchor.start or 0, claim.anchor.end or 0)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
