"""The log over everything recorded: an RFC 9162 tree whose head is kept, and chained, at every commit."""

from collections import defaultdict
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from sitroom.ledger import canonical, merkle, schema
from sitroom.model.errors import RoomBroken

_FLUSH_ROWS = 5_000

Row = dict[str, Any]


def leaf(seq: int, kind: str, ref: str, digest: str, recorded_at: datetime) -> bytes:
    """Return the data of an entry's leaf: all of the entry, so that it can be checked when its row is erased."""
    entry = {"digest": digest, "kind": kind, "recorded_at": recorded_at, "ref": ref, "seq": seq}
    return canonical.dumps(entry).encode()


def chain(previous: str, size: int, root: str, recorded_at: datetime) -> str:
    """Return the link of a tree head: a hash over it and the link of the head before."""
    head = {"previous": previous, "recorded_at": recorded_at, "root": root, "size": size}
    return sha256(canonical.dumps(head).encode()).hexdigest()


class Appender:
    """Collects rows within one write transaction, numbers them, and enters them in the log.

    Rows are written in bulk, a few thousand at a time; `close` writes the rest and the new tree head.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        head = connection.execute(select(schema.heads).order_by(schema.heads.c.size.desc()).limit(1)).first()
        self.tree = merkle.Frontier(head.size, _edge(head.edge)) if head else merkle.Frontier()
        self.link: str = head.chain if head else ""
        if head and self.tree.root().hex() != head.root:
            raise RoomBroken("the last tree head of the log is altered", "run verify, then restore from a backup")
        # Time never runs backwards in the log, whatever the clock does: history is ordered by it.
        self.now = max(datetime.now(UTC), head.recorded_at) if head else datetime.now(UTC)
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._waiting = 0

    def add(self, kind: str, ref: str, row: Row) -> int:
        """Enter a row of the evidence table ``kind`` about report ``ref``; return its number in the log."""
        seq = self.tree.size + 1
        cleaned = {name: canonical.clean(value) if isinstance(value, str) else value for name, value in row.items()}
        full = {"seq": seq, **cleaned, "recorded_at": self.now}
        digest = canonical.digest(full)
        hashed = merkle.leaf_hash(leaf(seq, kind, ref, digest, self.now))
        self.tree.append(hashed)
        entry = {"seq": seq, "kind": kind, "ref": ref, "digest": digest, "leaf_hash": hashed.hex()}
        self._keep("log", entry | {"recorded_at": self.now})
        self._keep(kind, full)
        return seq

    def add_claims(self, rows: list[Row]) -> None:
        """Write the claims of a reading whose entry vouches for them."""
        for row in rows:
            self._keep("claims", row)
        if self._waiting > _FLUSH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write the rows collected so far, those first that others refer to."""
        for name in ("log", *schema.EVIDENCE, "claims"):
            if rows := self._rows.pop(name, None):
                self.connection.execute(insert(schema.metadata.tables[f"ledger.{name}"]), rows)
        self._waiting = 0

    def close(self) -> None:
        """Write the rest and the head of the tree, if anything was added."""
        entered = self._rows["log"] or self._waiting
        self.flush()
        last = self.connection.execute(select(schema.heads.c.size).order_by(schema.heads.c.size.desc()).limit(1))
        if not entered and last.scalar() == self.tree.size:
            return
        root = self.tree.root().hex()
        head = {"size": self.tree.size, "root": root, "edge": pack(self.tree.edge)}
        link = chain(self.link, self.tree.size, root, self.now)
        self.connection.execute(insert(schema.heads), head | {"chain": link, "recorded_at": self.now})

    def _keep(self, table: str, row: Row) -> None:
        self._rows[table].append(row)
        self._waiting += 1


def pack(edge: list[bytes]) -> str:
    """Return the right edge of a tree as text."""
    return b"".join(edge).hex()


def _edge(packed: str) -> list[bytes]:
    raw = bytes.fromhex(packed)
    return [raw[at : at + 32] for at in range(0, len(raw), 32)]
