"""What goes into the ledger and what it hands out, beside the nouns of the model."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sitroom.model import Capture, Reading, Report

CARRIERS = 32
"""How many reports are kept for one fingerprint: a text that is everywhere needs no more to be a copy."""

FindingKind = Literal["changed", "missing", "reordered", "truncated", "unlogged", "orphan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One report on its way in: what was read, the bytes it was read from, how they came, what a reader found."""

    report: Report
    original: bytes
    captures: tuple[Capture, ...]
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The acknowledgement of one addition: once handed out, it survives a crash.

    ``new`` is False for bytes the room already held (a further capture); ``claims`` counts those recorded now.
    """

    sha256: str
    new: bool
    recorded_at: datetime
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers a search: offsets into the report's text; the higher ``rank`` the better."""

    report: str
    start: int
    end: int
    snippet: str
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something `verify` noticed: what kind, where it is, what is wrong in words.

    ``orphan`` is no damage: a file that a killed ``add`` left behind and that was swept away.
    """

    kind: FindingKind
    where: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What `verify` checked (counts), the Merkle root it arrived at (hex), and everything it noticed."""

    entries: int
    files: int
    bytes: int
    claims: int
    root: str
    findings: tuple[Finding, ...] = ()

    @property
    def sound(self) -> bool:
        """Return whether everything recorded is still as it was recorded (orphans do no harm)."""
        return all(finding.kind == "orphan" for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """A tombstone: what is left of a report that the law required to be erased."""

    sha256: str
    reason: str
    by: str
    authority: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """Where the collector stands with one feed: validators, when to come again, which entries it has seen."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    checked_at: datetime | None = None
    next_try: datetime | None = None
    failures: int = 0
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kin:
    """A report as far as lineage needs it: its number in the log, hash, publisher, ISO date, time of recording."""

    number: int
    sha256: str
    publisher: str | None
    published: str | None
    recorded_at: datetime
    withdrawn: bool = False
