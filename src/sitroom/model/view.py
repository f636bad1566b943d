"""What the room knew on one day about another: the two clocks of every view."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from sitroom.model.claim import AnyClaim
from sitroom.model.report import Known

STANDARD_INPUT = "-"
"""Where a report came from that was typed or piped in."""

Review = Literal["waiting", "accepted", "corrected", "rejected", "proposed"]
"""``waiting`` is what a reader read and nobody has reviewed yet, ``proposed`` what a language model did: it counts
nowhere before a person has accepted it."""


@dataclass(frozen=True, slots=True)
class View:
    """A pair of clocks: ``as_of`` what held (valid time), ``known_on`` what the room had recorded (both UTC).

    None means now. Both days are included whole.
    """

    as_of: date | None = None
    known_on: date | None = None

    @property
    def recorded_until(self) -> datetime | None:
        """Return the last instant of ``known_on``, or None for now."""
        return None if self.known_on is None else datetime.combine(self.known_on, time.max, UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report as a source of claims: all of it but the text, as the room holds it in one view."""

    sha256: str
    title: Known
    publisher: Known
    author: Known
    published: Known
    language: Known
    media_type: str
    size: int
    tlp: str
    parser: str
    origin: str
    recorded_at: datetime
    captures: int = 1
    notes: tuple[str, ...] = ()
    withdrawn: str | None = None
    reader: str | None = None

    @property
    def name(self) -> str:
        """Return what to call it: its title, else the last part of where it came from."""
        if self.origin == STANDARD_INPUT:
            return self.title.value or "standard input"
        return self.title.value or self.origin.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A claim in the room, after review: ``claim`` is as corrected, ``original`` as read."""

    claim: AnyClaim
    recorded_at: datetime
    review: Review = "waiting"
    note: str | None = None
    reviewer: str | None = None
    original: AnyClaim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A reviewer's word on a claim, bound to report, kind and mention span: it outlives a new reader.

    ``correction`` holds contract fields to replace (for ``corrected``).
    """

    report: str
    kind: str
    start: int
    end: int
    verdict: Literal["accepted", "corrected", "rejected"]
    by: str
    note: str | None = None
    correction: dict[str, Any] | None = None
