"""Who did and said what: dates, statements, measures, money."""

from dataclasses import dataclass

from sitroom.products.types.cite import Cite, Words
from sitroom.products.types.figures import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A dated event or measure."""

    day: str
    shown: str
    kind: str
    words: Words
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """Who says what about whom."""

    stance: str
    who: str
    target: str
    cite: Cite
    quote: str
    lang: str | None
    publisher: str
    published: str
    verdict: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Accusations and the denials that answer them."""

    accusations: tuple[StatementLine, ...]
    denials: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """One measure, told by one or more reports."""

    actor: str
    target: str
    status: str
    day: str
    until: str
    cites: tuple[Cite, ...]
    quote: str
    lang: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureGroup:
    """The measures of one kind."""

    label: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyGroup:
    """Amounts of one stage; they are listed, never summed."""

    stage: str
    rows: tuple[Said, ...]
