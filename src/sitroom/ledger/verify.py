"""Re-reading everything: every entry of the log, every row behind it, every claim, every stored byte.

The log is read once in order and its tree grown anew beside the recorded heads; rows, claims and files are then
held against it. Memory stays bounded: rows are streamed, files read in pieces, and findings beyond a thousand of
one room are counted, not kept.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, select, type_coerce
from sqlalchemy.types import NullType

from sitroom.ledger import canonical, merkle, rows, schema
from sitroom.ledger.log import chain, leaf, pack
from sitroom.ledger.originals import Originals
from sitroom.ledger.packing import unpacked
from sitroom.ledger.types import Finding, FindingKind, Verification
from sitroom.model.errors import IntegrityError

Progress = Callable[[int, int], None]

_STREAM = 1_000
_BODY = type_coerce(schema.claims.c.body, NullType()).label("body")
_CLAIM = (*(column for column in schema.claims.c if column.name != "body"), _BODY)
"""The body as it lies: what cannot be unpacked is to be told, not to end the run."""

_KEPT = 1_000
_SMALL = 200
"""Entries whose leaf is wrong and that are still looked at one by one for having changed places."""


class Verifier:
    """One pass over a room within one read transaction."""

    def __init__(self, connection: Connection, originals: Originals, progress: Progress | None) -> None:
        self.connection = connection
        self.originals = originals
        self.progress = progress
        self.findings: list[Finding] = []
        self.unkept = 0
        self.tombs = self._tombstones()
        self.files = self.bytes = self.claims = 0

    def run(self) -> Verification:
        """Check everything and say what was checked."""
        tree = self._log()
        for kind in schema.EVIDENCE:
            self._rows(kind)
        self._all_claims()
        self._files()
        self._witness(tree)
        if self.unkept:
            self._tell("changed", "log", f"{self.unkept} more findings are not listed", always=True)
        return Verification(
            entries=tree.size,
            files=self.files,
            bytes=self.bytes,
            claims=self.claims,
            root=tree.root().hex(),
            findings=tuple(self.findings),
        )

    # The log and its heads

    def _log(self) -> merkle.Frontier:
        """Grow the tree anew from the entries' columns and hold it against every recorded head."""
        tree, heads = merkle.Frontier(), self._heads()
        head, wrong, previous = next(heads, None), list[Row[Any]](), None
        for entry in self._stream(select(schema.log).order_by(schema.log.c.seq)):
            self._place(entry, previous)
            data = leaf(entry.seq, entry.kind, entry.ref, entry.digest, entry.recorded_at)
            hashed = merkle.leaf_hash(data)
            if hashed.hex() != entry.leaf_hash:
                wrong.append(entry)
            tree.append(hashed)
            previous = entry
            while head is not None and head.size == tree.size:
                self._head(head, tree)
                head = next(heads, None)
        self._wrong_leaves(wrong)
        self._ends(tree.size, head)
        return tree

    def _place(self, entry: Row[Any], previous: Row[Any] | None) -> None:
        expected = previous.seq + 1 if previous else 1
        if entry.seq != expected:
            gone = f"{expected}" if entry.seq == expected + 1 else f"{expected} to {entry.seq - 1}"
            self._tell("missing", f"log entry {gone}", "removed from the log")
        if previous and entry.recorded_at < previous.recorded_at:
            self._tell("reordered", f"log entry {entry.seq}", "recorded before the entry in front of it")

    def _wrong_leaves(self, wrong: list[Row[Any]]) -> None:
        for entry in wrong:
            fields = (entry.kind, entry.ref, entry.digest, entry.recorded_at)
            told = (at.seq for at in wrong[:_SMALL] if merkle.leaf_hash(leaf(at.seq, *fields)).hex() == entry.leaf_hash)
            moved = next(told, None)
            where = f"log entry {entry.seq} ({_about(entry.kind, entry.ref)})"
            if moved is not None and len(wrong) <= _SMALL:
                self._tell("reordered", where, f"was recorded as entry {moved}")
            else:
                self._tell("changed", where, "does not give the leaf hash that was recorded")

    def _heads(self) -> Iterator[Row[Any]]:
        """Yield the recorded tree heads, each checked to be chained to the one before."""
        link = ""
        for head in self.connection.execute(select(schema.heads).order_by(schema.heads.c.size)).all():
            link = chain(link, head.size, head.root, head.recorded_at)
            if head.chain != link:
                self._tell("changed", f"tree head {head.size}", "is not chained to the head before it")
                link = head.chain
            yield head

    def _head(self, head: Row[Any], tree: merkle.Frontier) -> None:
        if tree.root().hex() != head.root and not self.findings:
            self._tell("changed", f"tree head {head.size}", "the entries up to here give another root")
        elif pack(tree.edge) != head.edge and not self.findings:
            self._tell("changed", f"tree head {head.size}", "the right edge kept with it is not that of the entries")

    def _ends(self, size: int, head: Row[Any] | None) -> None:
        last = self.connection.execute(select(func.max(schema.heads.c.size))).scalar() or 0
        if head is not None or last > size:
            self._tell(
                "truncated", f"log entry {size}", f"the log ends here, its last tree head is over {last} entries"
            )
        elif last < size:
            self._tell("truncated", f"tree head {last}", f"the last tree head; the log goes on to entry {size}")

    def _witness(self, tree: merkle.Frontier) -> None:
        """Hold the log against the head that the folder of originals remembers, outside the database."""
        seen = self.originals.head()
        if seen is None:
            return
        size, root = seen
        heads = schema.heads.c
        found = self.connection.execute(select(heads.root).where(heads.size == size)).scalar()
        if size > tree.size:
            self._tell(
                "truncated", f"log entry {tree.size}", f"the log ends here, the originals remember {size} entries"
            )
        elif found != root:
            self._tell("changed", f"tree head {size}", "the originals remember another root for it")

    # The rows behind the log

    def _rows(self, kind: str) -> None:
        """Hold every row of one table against its entry in the log, and look for rows without one."""
        log, table = schema.log.c, schema.EVIDENCE[kind]
        entries = (
            select(log.seq.label("entry"), log.ref.label("log_ref"), log.digest.label("log_digest"), table)
            .join_from(schema.log, table, table.c.seq == log.seq, isouter=True)
            .where(log.kind == kind)
            .order_by(log.seq)
        )
        for row in self._stream(entries):
            self._row(kind, row)
        logged = exists().where(log.seq == table.c.seq, log.kind == kind)
        for seq in self.connection.execute(select(table.c.seq).where(~logged).limit(_KEPT)).scalars():
            self._tell("unlogged", f"{kind} row {seq}", "there is no entry for it in the log")

    def _row(self, kind: str, row: Row[Any]) -> None:
        values = {str(name): value for name, value in row._asdict().items()}
        entry, ref, digest = (values.pop(name) for name in ("entry", "log_ref", "log_digest"))
        where = f"{_about(kind, ref)}, log entry {entry}"
        erased = kind != "tombstones" and self.tombs.get(ref, 0) > entry
        if values["seq"] is None:
            if not erased:
                self._tell("missing", where, "the row was removed")
        elif erased:
            self._tell("changed", where, "the report was erased, yet the row is here")
        elif canonical.digest(values) != digest:
            self._tell("changed", where, "the row is not what was recorded")

    def _all_claims(self) -> None:
        """Hold the claims of every reading against its digest, and their columns against their bodies."""
        c, r, reports = schema.claims, schema.readings.c, schema.reports.c
        published = func.coalesce(reports.published, r.published).label("day")
        query = (
            select(r.seq, r.claims.label("recorded_claims"), r.claims_digest, published, reports.sha256, *_CLAIM)
            .join_from(schema.readings, c, c.c.reading == r.seq, isouter=True)
            .join(schema.reports, reports.seq == r.report, isouter=True)
            .order_by(r.seq, c.c.position)
        )
        for _, group in groupby(self._stream(query), key=lambda row: row.seq):
            self._reading(group)
        known = exists().where(r.seq == c.c.reading)
        for reading in self.connection.execute(select(c.c.reading).where(~known).distinct().limit(_KEPT)).scalars():
            self._tell("unlogged", f"claims of reading {reading}", "there is no such reading")

    def _reading(self, group: Iterator[Row[Any]]) -> None:
        hashed, count, first = sha256(), 0, next(group)
        where = f"{_about('readings', first.sha256 or '')}, log entry {first.seq}"
        for row in _with(first, group):
            if row.body is None:
                continue
            body = _body(row)
            hashed.update(b"\n" * bool(count) + body.encode())
            if wrong := _wrong_columns(row, body):
                self._tell("changed", f"claim {row.id} of {where}", f"{wrong} does not follow from what was recorded")
            count += 1
        self.claims += count
        if count != first.recorded_claims:
            self._tell("missing", f"claims of {where}", f"{count} are here, {first.recorded_claims} were recorded")
        elif hashed.hexdigest() != first.claims_digest:
            self._tell("changed", f"claims of {where}", "they are not what was recorded")

    # The stored bytes

    def _files(self) -> None:
        """Read every stored original again."""
        total = self.connection.execute(select(func.count()).select_from(schema.reports)).scalar_one()
        for sha in self._stream(select(schema.reports.c.sha256).order_by(schema.reports.c.seq)):
            self._file(sha[0])
            if self.progress:
                self.progress(self.files, total)

    def _file(self, sha: str) -> None:
        found = self.originals.measure(sha)
        self.files += 1
        if found is None:
            self._tell("missing", f"original {sha}", "the file is gone")
            return
        self.bytes += found[1]
        if found[0] != sha:
            self._tell("changed", f"original {sha}", f"its {found[1]} bytes now have the hash {found[0]}")

    # Helpers

    def _tombstones(self) -> dict[str, int]:
        t = schema.tombstones.c
        return {row.sha256: row.seq for row in self.connection.execute(select(t.sha256, t.seq))}

    def _stream(self, query: Select[Any]) -> Iterator[Row[Any]]:
        return iter(self.connection.execute(query.execution_options(yield_per=_STREAM)))

    def _tell(self, kind: FindingKind, where: str, problem: str, *, always: bool = False) -> None:
        if len(self.findings) < _KEPT or always:
            self.findings.append(Finding(kind=kind, where=where, problem=problem))
        else:
            self.unkept += 1


def sweep(connection: Connection, originals: Originals) -> list[Finding]:
    """Remove stored files that no report stands for, which a killed ``add`` leaves behind.

    The caller holds the write lock, so no other writer is between storing a file and recording it.
    """
    swept = [
        Finding(kind="orphan", where=str(path), problem="half-written, swept away") for path in originals.half_written()
    ]
    for finding in swept:
        originals.discard(finding.where)
    for folder in originals.folders():
        stored = set(originals.stored(folder))
        known = select(schema.reports.c.sha256).where(schema.reports.c.sha256.in_(stored))
        for sha in sorted(stored.difference(connection.execute(known).scalars())):
            originals.remove(sha)
            swept.append(Finding(kind="orphan", where=f"original {sha}", problem="never recorded, swept away"))
    return swept


def _with(first: Row[Any], rest: Iterator[Row[Any]]) -> Iterator[Row[Any]]:
    yield first
    yield from rest


def _body(row: Row[Any]) -> str:
    """Return the JSON of a claim, nothing when it can no longer be unpacked."""
    try:
        return unpacked(row.body)
    except IntegrityError:
        return ""


def _wrong_columns(row: Row[Any], body: str) -> str:
    """Return the names of columns that do not follow from the body, none when all do."""
    try:
        derived = rows.claim_columns(canonical.loads(body), row.day)
    except (ValueError, TypeError, KeyError, AttributeError):
        return "body"
    return ", ".join(name for name, value in derived.items() if getattr(row, name) != value)


def _about(kind: str, ref: str) -> str:
    return f"{kind.removesuffix('s')} of report {ref[:12]}" if kind != "reports" else f"report {ref[:12]}"
