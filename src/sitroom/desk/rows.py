"""The rows of every list: their fields are the columns of CSV and, where nothing more is said, the keys of JSON."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim, flat; `report`, `start` and `end` say where its quote stands."""

    id: str
    kind: str
    said: str
    about: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    counted: str | None
    place: str | None
    population: str | None
    period: str | None
    speaker: str | None
    target: str | None
    publisher: str | None
    modality: str
    review: str
    note: str | None
    score: float
    recorded_at: str
    report: str | None
    start: int | None
    end: int | None
    quote: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A report as a source; `grade` is the Admiralty grade of its publisher."""

    report: str
    name: str
    publisher: str | None
    published: str
    published_how: str
    author: str | None
    language: str | None
    grade: str
    reliability: str
    tlp: str
    captures: int
    media_type: str
    size: int
    origin: str
    recorded_at: str
    parser: str
    reader: str | None
    withdrawn: str | None
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """A passage that answers a search; `rank` counts from 1, the best."""

    report: str
    name: str
    publisher: str | None
    published: str
    start: int
    end: int
    rank: int
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A report that repeats another; `share` is the containment, `words` the longest stretch they share."""

    report: str
    name: str
    repeats: str
    original: str
    share: str
    spans: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """What was said for one thing and time; `headline` is the id of the claim that stands for it."""

    said: str
    indicator: str
    label: str
    place: str | None
    population: str
    period: str
    unit: str
    nature: str | None
    value: float | None
    low: float | None
    high: float | None
    claims: int
    voices: int
    disputed: str | None
    trend: str | None
    headline: str
    series: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """Two figures that cannot both be right; `a` and `b` are the values with their voices."""

    about: str
    place: str | None
    a: str
    b: str
    reason: str
    value_a: float | None
    voice_a: str
    period_a: str
    claim_a: str
    report_a: str | None
    quote_a: str | None
    value_b: float | None
    voice_b: str
    period_b: str
    claim_b: str
    report_b: str | None
    quote_b: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """Something an actor does about the crisis."""

    id: str
    actor: str | None
    action: str
    object: str | None
    status: str
    date: str | None
    until: str | None
    speaker: str | None
    publisher: str | None
    review: str
    report: str | None
    quote: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentRow:
    """Something that has a day; `claim` is None for the publication of a report."""

    day: str
    kind: str
    what: str
    who: str | None
    claim: str | None
    report: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """What the codebook asks and nobody answers, or not lately."""

    indicator: str
    label: str
    kind: str
    last: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """An entry of a codebook."""

    id: str
    label: str
    nature: str
    unit: str
    key: str | None
    stale_after: int
    not_added_to: str
    nouns: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What differs between two captures, old words in ``[-…-]`` and new ones in ``{+…+}``."""

    change: str
    page: int | None
    before: str | None
    after: str | None
    report_before: str
    report_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadRow:
    """A claim that came, went or changed when its report was read again."""

    change: str
    report: str
    name: str
    kind: str
    said: str
    about: str
    fields: str
    quote: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """Something `verify` noticed."""

    kind: str
    where: str
    problem: str
