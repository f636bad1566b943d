"""Which reports repeat which: a copy is not a second voice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two reports share text. ``shared`` pairs the spans (in ``report``, in ``of``), the evidence for it.

    ``of`` is the earlier by publication (by recording where undated); ``containment`` is the share of the shorter
    one's fingerprints found in the other, 0 to 1.
    """

    report: str
    of: str
    containment: float
    shared: tuple[tuple[Span, Span], ...]
