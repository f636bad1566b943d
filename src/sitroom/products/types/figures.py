"""Figures: one as a line, as a card, in a table, against another, as a sum."""

from dataclasses import dataclass

from sitroom.products.types.cite import Cite, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim as a line: the value, who gives it, through whom, when, and the sentence.

    ``low`` and ``high`` are the stated bounds (None: open or not stated); ``side`` groups voices of one interest;
    ``done`` is false for what is planned, requested or denied; ``grade`` is the report's, in the Admiralty code,
    ``speaker_grade`` that of who speaks in it.
    """

    cite: Cite
    who: str
    how: str
    publisher: str
    published: str
    when: str
    counted: str
    quote: str
    lang: str | None
    qualifier: str
    low: float | None
    high: float | None
    modality: str | None = None
    side: str | None = None
    repeated: int = 0
    done: bool = True
    grade: str = "F6"
    speaker_grade: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The scale of a dot plot: its ends and the ticks between, with their labels."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A claim of another series or voice that is read together with this one, and why."""

    said: Said
    label: str
    verdict: str
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A stated total against its stated parts."""

    parts: tuple[Cite, ...]
    part_labels: tuple[str, ...]
    total: Cite
    total_label: str
    added: str
    holds: bool
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A figure told with another, and what tells it apart: its place, its people; empty where nothing does."""

    cite: Cite
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A key figure: one stated value, its scope, its voices, and everything said beside it.

    ``about`` is what is counted, as a phrase for a sentence ("irregular arrivals in Lithuania"). ``sums`` check the
    headline against parts told with it, ``parts`` are those that make no sum, ``siblings`` what the same sentence says
    of other places. ``others`` are its values at other times.
    """

    series: str
    label: str
    scope: str
    headline: Said
    nature: str
    event: bool
    voices: str
    span: tuple[Cite, Cite] | None
    trend: str | None
    trend_sign: str
    trend_reason: Words
    disputed: bool
    caveats: tuple[str, ...]
    never_added: str
    axis: Axis | None
    lines: tuple[Said, ...]
    more: int
    others: tuple[Said, ...]
    beside: tuple[Beside, ...]
    about: str = ""
    sums: tuple[Sum, ...] = ()
    parts: tuple[Part, ...] = ()
    siblings: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two values that cannot both be right, side by side, with the reason in words."""

    series: str
    label: str
    scope: str
    sides: tuple[Said, Said]
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """All that is said of one thing and cannot all be right: each value once, and why they exclude each other."""

    series: str
    label: str
    scope: str
    about: str
    sides: tuple[Said, ...]
    reasons: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure of the table: its headline and how many stand behind it."""

    label: str
    scope: str
    said: Said
    voices: str
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """The other figures of one indicator."""

    label: str
    description: str
    rows: tuple[FigureRow, ...]
