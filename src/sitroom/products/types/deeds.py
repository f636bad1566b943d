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
    """Who says what about whom; ``act`` is it in words ("Accusation by Poland against Belarus")."""

    stance: str
    who: str
    target: str
    cite: Cite
    quote: str
    lang: str | None
    publisher: str
    published: str
    verdict: str | None = None
    act: str = ""
    repeated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One sentence with all that is said in it; ``repeated`` of a line counts further reports with the sentence."""

    lines: tuple[StatementLine, ...]
    quote: str
    lang: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Accusations and the denials that answer them, with a heading that tells both."""

    title: str
    accusations: tuple[Speech, ...]
    denials: tuple[Speech, ...]


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
