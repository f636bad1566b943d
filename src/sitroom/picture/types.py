"""What the picture is made of. Claims are named by id; their bodies stand in `Picture.claims`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sitroom.model import Copy, Figure, Nature, Period, PlaceRef, Population, Recorded, Source, View

Verdict = Literal["corroborates", "compatible", "different_scope", "superseded", "contradictory", "same_voice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One independent origin of claims: a speaker, else a publisher, else a lone report.

    Reports that copy or cite one another's figure are one voice; ``why`` says how they were joined.
    """

    id: str
    name: str
    side: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two figures held side by side, with the verdict and its reason in words (numbers included).

    ``differs`` names the dimensions of scope in which they differ (place, population, period, nature, unit).
    """

    a: str
    b: str
    verdict: Verdict
    reason: str
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The claims of a series for one period; ``low`` and ``high`` span what was said (None: open).

    ``headline`` is the id of one stated claim, never a value nobody stated.
    """

    period: Period | None
    claims: tuple[str, ...]
    headline: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Claims about the same thing: indicator, unit, nature, place, population (or one event), over time.

    ``points`` are in order of time, the undated first; ``lead`` is the index of the one that stands for the series.
    """

    id: str
    label: str
    indicator: str
    unit: str
    nature: Nature | None
    place: PlaceRef | None
    population: Population
    event: str | None
    points: tuple[Point, ...]
    voices: tuple[Voice, ...]
    comparisons: tuple[Comparison, ...]
    trend: Literal["up", "down", "steady"] | None = None
    trend_reason: str | None = None
    note: str | None = None
    lead: int = -1

    @property
    def latest(self) -> Point:
        """Return the point that stands for the series: the last one, but no vague word while somebody gave a number."""
        return self.points[self.lead]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumCheck:
    """A stated total against its stated parts."""

    total: str
    parts: tuple[str, ...]
    added: float
    holds: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """An indicator of the codebook nobody spoke of, or not lately."""

    indicator: str
    label: str
    kind: Literal["none", "stale"]
    last: date | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A contradiction between figures of different voices, told once per pair of values."""

    series: str
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All a brief or a page needs: computed once per view.

    ``beside`` holds for a series what belongs next to it without being the same thing (a camp beside its country,
    apparently the same money in another currency); ``unplaced`` are figures no series takes.
    """

    view: View
    claims: dict[str, Recorded]
    sources: dict[str, Source]
    copies: tuple[Copy, ...]
    series: tuple[Series, ...]
    sums: tuple[SumCheck, ...]
    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...]
    key_series: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    beside: dict[str, tuple[Comparison, ...]] = field(default_factory=dict)
    unplaced: tuple[str, ...] = ()

    def figure(self, claim_id: str) -> Figure:
        """Return a claim that is known to be a figure."""
        claim = self.claims[claim_id].claim
        assert isinstance(claim, Figure)
        return claim
