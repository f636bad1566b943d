"""The claim: public contract, version 1. Somebody said this, here.

Field names are those of the JSON (`sitroom.model.contract`), the API and every export.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

CONTRACT = 1

Modality = Literal["asserted", "estimated", "planned", "denied", "requested"]
Qualifier = Literal["exact", "over", "at_least", "up_to", "under", "about", "nearly", "range", "vague"]
Nature = Literal["stock", "flow", "cumulative", "amount", "event"]
Stage = Literal["announced", "pledged", "allocated", "committed", "paid"]
Stance = Literal["accusation", "denial", "call", "pledge", "warning"]
Status = Literal["proposed", "announced", "in_force", "completed", "ended", "refused"]
PlaceRole = Literal["counted", "from", "to", "via"]
PeriodKind = Literal["as_of", "during", "since", "by"]


class Kind(StrEnum):
    """The three kinds of claim."""

    FIGURE = "figure"
    STATEMENT = "statement"
    MEASURE = "measure"


UNITS = frozenset(
    [
        *("people", "attempts", "applications", "detections", "flights", "officers", "vehicles", "items"),
        *("entities", "states", "cases", "households", "km", "percent", "other"),
    ]
)
"""Units besides the ISO 4217 currency codes; the noun itself stands in `Figure.counted`."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where it is said: a sentence of a report (``text[start:end] == quote``) or a row of a stored table."""

    report: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    feed: str | None = None
    vintage: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that carry the claim, in code points of the report's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place with the part it plays; ``id`` is the gazetteer's, ``country`` ISO 3166-1 alpha-3."""

    id: str
    name: str
    country: str | None
    role: PlaceRole


@dataclass(frozen=True, slots=True)
class Population:
    """Who was counted, when not everybody: nationalities (alpha-3) and a group ("children")."""

    nationality: tuple[str, ...] = ()
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """When it held: ISO dates, both ends included, None for an open end.

    ``as_of`` a stock at ``end``; ``during`` from start to end; ``since`` from start to ``end`` (the day it is
    told for); ``by`` not later than ``end``.
    """

    kind: PeriodKind
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER root and quad class of an event (github.com/openeventdata/PLOVER)."""

    root: str
    quad: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has.

    ``speaker`` is as said, or None: never filled by guess; a private person is described, not named. ``via`` is
    the chain of carriers, outermost last. ``score`` is the reader's certainty that it read aright, 0 to 1; it
    says nothing about truth.
    """

    id: str
    anchor: Anchor
    speaker: str | None = None
    publisher: str | None = None
    via: tuple[str, ...] = ()
    modality: Modality = "asserted"
    reader: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Claim):
    """A number somebody gave, with bounds; see the table of qualifiers in docs/contract.md."""

    mention: Mention | None
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str
    counted: str
    indicator: str | None = None
    nature: Nature | None = None
    change: Literal["up", "down"] | None = None
    places: tuple[PlaceRef, ...] = ()
    population: Population = field(default_factory=Population)
    period: Period | None = None
    part_of: str | None = None
    event: str | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Claim):
    """An accusation, denial, call, pledge or warning; ``about`` are ids of the claims it answers."""

    mention: Mention | None
    stance: Stance
    target: str | None = None
    about: tuple[str, ...] = ()
    verdict: str | None = None
    plover: Plover | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Claim):
    """Something an actor does about the crisis; ``action`` is a code of the codebook.

    ``date`` and ``until`` are ISO dates as precise as said ("2021-08"); ``end`` is the anchor's in the contract.
    """

    mention: Mention | None
    actor: str | None
    action: str
    object: str | None
    status: Status
    date: str | None = None
    until: str | None = None
    plover: Plover | None = None


AnyClaim = Figure | Statement | Measure


def kind_of(claim: Claim) -> Kind:
    """Return the kind of a claim."""
    kinds = {Figure: Kind.FIGURE, Statement: Kind.STATEMENT, Measure: Kind.MEASURE}
    return kinds[type(claim)]
