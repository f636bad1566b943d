"""The brief as a whole."""

from dataclasses import dataclass, field
from typing import Any

from sitroom.products.types.cite import Words
from sitroom.products.types.deeds import Answer, MeasureGroup, Moment, MoneyGroup, Speech
from sitroom.products.types.figures import Card, Clash, Disagreement, FigureGroup, Sum
from sitroom.products.types.maps import MapView
from sitroom.products.types.sources import Evidence, GapRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the brief is, for when, from how much; ``root`` is the verification root of the room's log."""

    title: str
    as_of: str
    known_on: str
    period: str
    reports: int
    claims: int
    figures: int
    voices: int
    contradictions: int
    tlp: str
    generated: str
    generated_iso: str
    public: bool
    root: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """Something the reader of the last brief has not seen."""

    kind: str
    words: Words
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new, since when, and how much of it is shown."""

    since: str
    summary: str
    items: tuple[NewItem, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole brief, in the order it is read. ``more`` says what each section leaves out, by section id.

    ``clashes`` are the contradictions by what they are about, ``disagreements`` the same pair by pair.
    """

    head: Head
    short: tuple[Words, ...]
    news: News
    cards: tuple[Card, ...]
    disagreements: tuple[Disagreement, ...]
    clashes: tuple[Clash, ...]
    sums: tuple[Sum, ...]
    others: tuple[FigureGroup, ...]
    map: MapView
    timeline: tuple[Moment, ...]
    answers: tuple[Answer, ...]
    statements: tuple[Speech, ...]
    measures: tuple[MeasureGroup, ...]
    money: tuple[MoneyGroup, ...]
    gaps: tuple[GapRow, ...]
    sources: tuple[SourceRow, ...]
    reading: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    more: dict[str, str] = field(default_factory=dict)
    claims: tuple[dict[str, Any], ...] = ()
