"""From what was gathered to what is recorded: batches, each acknowledged once it is safe on the disk."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

from sitroom.desk.copies import Lineage
from sitroom.desk.readers import Read, Readers
from sitroom.desk.room import Room
from sitroom.evidence import Failure, Gathered
from sitroom.ledger.types import Addition, Receipt
from sitroom.model import Reading, Report, Source
from sitroom.model.errors import EvidenceError

BATCH = 32
BATCH_BYTES = 32 << 20
BATCH_SECONDS = 5.0

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a receipt, an error, or both (kept, but not read)."""

    name: str
    receipt: Receipt | None = None
    error: EvidenceError | None = None

    def __str__(self) -> str:
        if self.receipt is None:
            return f"failed {self.name}"
        state = "new" if self.receipt.new else "seen again"
        return f"{state} {self.receipt.sha256[:12]} {self.receipt.claims} claims {self.name}"


@dataclass(slots=True)
class Tally:
    """The counts of a whole run."""

    new: int = 0
    seen: int = 0
    failed: int = 0
    claims: int = 0

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        self.failed += outcome.error is not None
        if outcome.receipt is not None:
            self.new += outcome.receipt.new
            self.seen += not outcome.receipt.new
            self.claims += outcome.receipt.claims

    def __str__(self) -> str:
        return f"{self.new} new, {self.seen} seen again, {self.failed} failed; {self.claims} claims"


class Intake:
    """Reads, records and compares what comes in, a batch at a time."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._readers = Readers(room.codebook)
        self._erased = {tomb.sha256: tomb for tomb in room.ledger.erased()}
        self._lineage = Lineage(room.ledger)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._readers.close()

    def take(self, batch: Sequence[Gathered | Failure]) -> list[Outcome]:
        """Record a batch in one transaction and say what became of each; after the return it survives a crash."""
        judged = [item if isinstance(item, Failure) else self._allowed(item) for item in batch]
        items = [item for item in judged if isinstance(item, Gathered)]
        kept = iter(self._record(items) if items else [])
        return [next(kept) if isinstance(item, Gathered) else _failed(item) for item in judged]

    def _allowed(self, item: Gathered) -> Gathered | Failure:
        tomb = self._erased.get(item.report.sha256)
        if tomb is None:
            return item
        problem = f"these bytes were erased on {tomb.recorded_at:%Y-%m-%d} ({tomb.authority})"
        return Failure(EvidenceError(problem, f"ask who decided it: {tomb.by}", item.capture.origin))

    def _record(self, items: Sequence[Gathered]) -> list[Outcome]:
        readings = self._readers.read([item.report for item in items])
        pairs = list(zip(items, readings, strict=True))
        receipts = self._room.ledger.record([_addition(item, read) for item, read in pairs])
        self._lineage.take(
            [_fresh(item, receipt) for item, receipt in zip(items, receipts, strict=True) if receipt.new]
        )
        return [_kept(item, read, receipt) for (item, read), receipt in zip(pairs, receipts, strict=True)]


def take_in(room: Room, gathered: Iterable[Gathered | Failure]) -> Iterator[Outcome]:
    """Read and record what was gathered and say what became of each, once its batch is safe."""
    with Intake(room) as intake:
        for batch in batches(gathered, size_of):
            yield from intake.take(batch)


def batches(items: Iterable[_Item], weigh: Callable[[_Item], int]) -> Iterator[list[_Item]]:
    """Cut a stream into batches bounded in number, bytes and time (looked at when an item arrives)."""
    batch: list[_Item] = []
    weight, begun = 0, time.monotonic()
    for item in items:
        batch.append(item)
        weight += weigh(item)
        if len(batch) >= BATCH or weight >= BATCH_BYTES or time.monotonic() - begun > BATCH_SECONDS:
            yield batch
            batch, weight, begun = [], 0, time.monotonic()
    if batch:
        yield batch


def size_of(item: Gathered | Failure | None) -> int:
    """Return the bytes an item holds in memory."""
    return len(item.original) if isinstance(item, Gathered) else 0


def _addition(item: Gathered, read: Read) -> Addition:
    reading = read if isinstance(read, Reading) else None
    return Addition(report=item.report, original=item.original, captures=(item.capture,), reading=reading)


def _fresh(item: Gathered, receipt: Receipt) -> tuple[Report, Source]:
    names = ("sha256", "title", "publisher", "author", "published", "language", "media_type", "size", "tlp", "parser")
    known = {name: getattr(item.report, name) for name in names}
    return item.report, Source(**known, origin=item.capture.origin, recorded_at=receipt.recorded_at)


def _kept(item: Gathered, read: Read, receipt: Receipt) -> Outcome:
    return Outcome(item.capture.origin, receipt, _unread(read) if isinstance(read, EvidenceError) else None)


def _unread(error: EvidenceError) -> EvidenceError:
    way_out = f"{error.way_out}; it is kept without claims, and sitroom reread takes it up after an upgrade"
    told = EvidenceError(error.problem, way_out, error.where)
    told.__cause__ = error.__cause__
    return told


def _failed(failure: Failure) -> Outcome:
    return Outcome(failure.error.where or "", error=failure.error)
