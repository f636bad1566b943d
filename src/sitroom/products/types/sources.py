"""Where it comes from: gaps, reports, and the sentences themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """What nobody said, or not lately."""

    label: str
    kind: str
    last: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A report the brief rests on."""

    number: int
    sha256: str
    name: str
    publisher: str
    published: str
    published_how: str
    language: str
    lang: str | None
    grade: str
    grade_words: str
    lineage: tuple[str, ...]
    captures: int
    tlp: str
    claims: int
    url: str | None
    origin: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of an evidence paragraph; ``anchors`` are the claims whose mention begins here."""

    text: str
    sentence: bool = False
    mention: bool = False
    withheld: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceClaim:
    """What was read from the sentence: a claim with its speaker and the way it came."""

    anchor: str
    claim: str
    text: str
    kind: str
    who: str
    via: str
    modality: str | None
    reader: str
    review: str
    grade: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence in its paragraph, with the report it stands in; offsets are code points of the report's text."""

    number: int
    report: str | None
    source: int | None
    title: str
    publisher: str
    published: str
    published_how: str
    grade: str
    place: str
    start: int | None
    end: int | None
    pieces: tuple[Piece, ...]
    lang: str | None
    language: str
    footnotes: tuple[str, ...]
    claims: tuple[EvidenceClaim, ...]
    url: str | None = None
