"""What lineage keeps beside the ledger: fingerprints and copies. Rebuildable, so it may be replaced."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from sitroom.ledger import schema
from sitroom.ledger.canonical import dumps, loads
from sitroom.ledger.lookup import numbers
from sitroom.model import Copy, Span
from sitroom.model.errors import NotFound

_BATCH = 5_000
_SIGN, _WRAP = 1 << 63, 1 << 64

Print = tuple[int, str, int, int]


def fingerprints(connection: Connection, hashes: Sequence[int]) -> dict[int, list[tuple[str, int, int]]]:
    """Return by hash the places (report, start, end) where it was seen; hashes never seen are left out."""
    f, r = schema.derived_fingerprints.c, schema.reports.c
    query = select(f.hash, r.sha256, f.start_at, f.end_at).join(schema.reports, r.seq == f.report)
    found: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    wanted = {_signed(value): value for value in hashes}
    keys = list(wanted)
    for at in range(0, len(keys), _BATCH):
        batch = query.where(f.hash.in_(keys[at : at + _BATCH])).order_by(f.report, f.start_at)
        for signed, sha, start, end in connection.execute(batch):
            found[wanted[signed]].append((sha, start, end))
    return dict(found)


def put_fingerprints(connection: Connection, prints: Sequence[Print]) -> None:
    """Keep fingerprints (hash, report, start, end); those kept already are left as they are."""
    known = _numbers(connection, {sha for _, sha, _, _ in prints})
    made = [
        {"hash": _signed(value), "report": known[sha], "start_at": start, "end_at": end}
        for value, sha, start, end in prints
    ]
    if made:
        connection.execute(_insert(connection, schema.derived_fingerprints).on_conflict_do_nothing(), made)


def put_copies(connection: Connection, copies: Sequence[Copy]) -> None:
    """Keep copies, replacing what was kept for the same pair of reports."""
    known = _numbers(connection, {sha for copy in copies for sha in (copy.report, copy.of)})
    made = [
        {
            "report": known[copy.report],
            "of": known[copy.of],
            "containment": copy.containment,
            "shared": dumps([[a.start, a.end, b.start, b.end] for a, b in copy.shared]),
        }
        for copy in copies
    ]
    if made:
        upsert = _insert(connection, schema.derived_copies)
        new = {name: upsert.excluded[name] for name in ("containment", "shared")}
        connection.execute(upsert.on_conflict_do_update(index_elements=["report", "of"], set_=new), made)


def copies(connection: Connection) -> list[Copy]:
    """Return all copies kept, in order of recording."""
    c, report, of = schema.derived_copies, schema.reports.alias("report"), schema.reports.alias("of")
    query = (
        select(report.c.sha256, of.c.sha256.label("of_sha256"), c.c.containment, c.c.shared)
        .join_from(c, report, report.c.seq == c.c.report)
        .join(of, of.c.seq == c.c.of)
        .order_by(c.c.report, c.c.of)
    )
    return [
        Copy(report=sha, of=other, containment=share, shared=tuple(map(_spans, loads(shared))))
        for sha, other, share, shared in connection.execute(query)
    ]


def clear(connection: Connection) -> None:
    """Forget all fingerprints and copies, before they are computed anew."""
    for table in (schema.derived_fingerprints, schema.derived_copies):
        connection.execute(delete(table))


def _numbers(connection: Connection, shas: set[str]) -> dict[str, int]:
    found = numbers(connection, shas)
    if gone := shas - found.keys():
        raise NotFound("no such report in this room", "record the report before its fingerprints", min(gone))
    return found


def _spans(quad: Sequence[int]) -> tuple[Span, Span]:
    return Span(quad[0], quad[1]), Span(quad[2], quad[3])


def _signed(value: int) -> int:
    """Return an unsigned 64-bit hash as the signed integer databases keep."""
    return value - _WRAP if value >= _SIGN else value


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
