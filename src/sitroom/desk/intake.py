"""From what was gathered to what is recorded: batches, each acknowledged once it is safe on the disk."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

from sitroom.desk.copies import Lineage
from sitroom.desk.readers import Read, Readers
from sitroom.desk.room import Room
from sitroom.evidence import Failure, Gathered
from sitroom.ledger.types import Addition, Erased, Receipt
from sitroom.model import Reading
from sitroom.model.errors import EvidenceError, UsageError

BATCH = 32
BATCH_TEXT = 1 << 20
"""Code points of a batch: what is much to read is recorded in small parts."""

BATCH_SECONDS = 5.0
READ_SECONDS = 2.0
"""What was read is recorded after this time, whatever of its batch is still unread."""

_WEIGHTLESS = 32  # bytes of an original that weigh as a code point: a picture is held in memory too

_Item = TypeVar("_Item")
_Part = tuple[Gathered, Read] | Failure


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
        self._lineage = Lineage(room.ledger)
        self._erased = dict[str, Erased]()
        self._look_for_erased()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._readers.close()
        self._lineage.__exit__(*problem)

    def take(self, batch: Sequence[Gathered | Failure]) -> Iterator[Outcome]:
        """Record a batch and yield what became of each; what was yielded survives a crash.

        It is recorded in one transaction, or in several when reading takes long.
        """
        judged = [self._allowed(item) for item in batch]
        readings = self._readers.each([item.report for item in judged if isinstance(item, Gathered)])
        part, begun = list[_Part](), time.monotonic()
        for item in judged:
            part.append((item, next(readings)) if isinstance(item, Gathered) else item)
            if time.monotonic() - begun > READ_SECONDS:
                yield from self._kept(part)
                part, begun = [], time.monotonic()
        yield from self._kept(part)

    def _allowed(self, item: Gathered | Failure) -> Gathered | Failure:
        tomb = self._erased.get(item.report.sha256) if isinstance(item, Gathered) else None
        if tomb is None or isinstance(item, Failure):
            return item
        problem = f"these bytes were erased on {tomb.recorded_at:%Y-%m-%d} ({tomb.authority})"
        return Failure(EvidenceError(problem, f"ask who decided it: {tomb.by}", item.capture.origin))

    def _kept(self, part: Sequence[_Part]) -> list[Outcome]:
        """Record what was read, all or nothing; what another process has erased meanwhile is left out."""
        try:
            receipts = iter(self._record([one for one in part if isinstance(one, tuple)]))
        except UsageError:
            before = len(self._erased)
            self._look_for_erased()
            if len(self._erased) == before:
                raise
            return self._kept([one if isinstance(one, Failure) else self._still(one) for one in part])
        return [_kept(*one, next(receipts)) if isinstance(one, tuple) else _failed(one) for one in part]

    def _still(self, one: tuple[Gathered, Read]) -> _Part:
        judged = self._allowed(one[0])
        return judged if isinstance(judged, Failure) else one

    def _record(self, pairs: Sequence[tuple[Gathered, Read]]) -> list[Receipt]:
        if not pairs:
            return []
        receipts = self._room.ledger.record([_addition(item, read) for item, read in pairs])
        self._lineage.take([item.report for (item, _), told in zip(pairs, receipts, strict=True) if told.new])
        return receipts

    def _look_for_erased(self) -> None:
        self._erased = {tomb.sha256: tomb for tomb in self._room.ledger.erased()}


def take_in(room: Room, gathered: Iterable[Gathered | Failure]) -> Iterator[Outcome]:
    """Read and record what was gathered and say what became of each, once its batch is safe."""
    with Intake(room) as intake:
        for batch in batches(gathered, size_of):
            yield from intake.take(batch)


def batches(items: Iterable[_Item], weigh: Callable[[_Item], int]) -> Iterator[list[_Item]]:
    """Cut a stream into batches bounded in number, weight and time (looked at when an item arrives)."""
    batch: list[_Item] = []
    weight, begun = 0, time.monotonic()
    for item in items:
        batch.append(item)
        weight += weigh(item)
        if len(batch) >= BATCH or weight >= BATCH_TEXT or time.monotonic() - begun > BATCH_SECONDS:
            yield batch
            batch, weight, begun = [], 0, time.monotonic()
    if batch:
        yield batch


def size_of(item: Gathered | Failure | None) -> int:
    """Return what an item weighs: its text, and a little of its original."""
    return len(item.report.text) + len(item.original) // _WEIGHTLESS if isinstance(item, Gathered) else 0


def _addition(item: Gathered, read: Read) -> Addition:
    reading = read if isinstance(read, Reading) else None
    return Addition(report=item.report, original=item.original, captures=(item.capture,), reading=reading)


def _kept(item: Gathered, read: Read, receipt: Receipt) -> Outcome:
    return Outcome(item.capture.origin, receipt, _unread(read) if isinstance(read, EvidenceError) else None)


def _unread(error: EvidenceError) -> EvidenceError:
    way_out = f"{error.way_out}; it is kept without claims, and sitroom reread takes it up after an upgrade"
    told = EvidenceError(error.problem, way_out, error.where)
    told.__cause__ = error.__cause__
    return told


def _failed(failure: Failure) -> Outcome:
    return Outcome(failure.error.where or "", error=failure.error)
