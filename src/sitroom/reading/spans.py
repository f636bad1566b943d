"""What the steps of reading hand to each other: spans of one report's text, in code points."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitroom.model import Modality, Passage, PeriodKind, Report

Use = Literal["event", "dateline", "telling"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; ``lower`` is its lower-cased text with curly apostrophes made straight."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: trimmed span, its tokens and the passage it stands in."""

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Document:
    """A report cut into sentences (furniture left out), with the day its relative dates count from.

    ``day`` is the publication date, None when neither stated nor inferable; ``day_how`` says how it is known.
    ``footnotes`` maps footnote marks ("3") to the sentences of the footnote. ``clean`` is the text with white space,
    quotes and marks made plain, as long as the report's (`sitroom.reading.text.plain`).
    """

    report: Report
    sentences: tuple[Sentence, ...]
    day: date | None
    day_how: str
    footnotes: dict[str, tuple[Sentence, ...]]
    clean: str = ""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A date expression: an interval (None for an open end), its role and how coarse it is.

    ``weekday`` (Monday = 1) is kept when the text names only a day of the week that cannot be resolved. ``use`` tells
    the day of a dateline, and the day on which somebody said it, from the days of what is told.
    """

    start: int
    end: int
    text: str
    role: PeriodKind
    first: date | None
    last: date | None
    precision: Literal["day", "week", "month", "season", "year", "vague"]
    weekday: int | None = None
    use: Use = "event"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name, demonym or metonym in the text; ``adjective`` for "Polish", ``people`` for "Iraqis"."""

    start: int
    end: int
    text: str
    place: str  # id in the gazetteer
    form: Literal["name", "adjective", "people"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text and who is said to say it.

    ``content`` is the span of what is said (it may cover several sentences of one quotation). ``speaker`` is as
    said at its fullest in the report, or None for the passive ("it is estimated"). ``via`` is the chain of
    carriers, outermost last. ``person`` is the name alone where the speaker is a person in a public role.
    """

    start: int
    end: int
    content: tuple[int, int]
    speaker: str | None
    actor: str | None  # id in the actor reference, when known
    via: tuple[str, ...]
    modality: Modality
    cue: str
    person: str | None = None
