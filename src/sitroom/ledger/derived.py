"""Which reports repeat which, as lineage found it. Rebuildable, so it may be replaced."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, select

from sitroom.ledger import carriers, schema
from sitroom.ledger.canonical import dumps, loads
from sitroom.ledger.lookup import numbers, replace
from sitroom.ledger.prints import Prints
from sitroom.model import Copy, Span


def put_lineage(connection: Connection, prints: Mapping[str, Prints], copies: Sequence[Copy]) -> None:
    """Keep the fingerprints of reports just compared and the copies found among them and others.

    Copies replace what was kept for the same pair. A report erased since it was looked at is left out.
    """
    carriers.put(connection, prints)
    known = numbers(connection, {sha for copy in copies for sha in (copy.report, copy.of)})
    rows = [
        {
            "report": known[copy.report],
            "of": known[copy.of],
            "containment": copy.containment,
            "shared": dumps([[a.start, a.end, b.start, b.end] for a, b in copy.shared]),
        }
        for copy in copies
        if copy.report in known and copy.of in known
    ]
    replace(connection, schema.derived_copies, rows)


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


def forget(connection: Connection, report: int) -> None:
    """Remove every trace of a report."""
    c = schema.derived_copies
    connection.execute(delete(c).where((c.c.report == report) | (c.c.of == report)))
    carriers.forget(connection, report)


def clear(connection: Connection) -> None:
    """Forget all fingerprints and copies, and let every report wait to be compared anew."""
    connection.execute(delete(schema.derived_copies))
    carriers.clear(connection)


def _spans(quad: Sequence[int]) -> tuple[Span, Span]:
    return Span(quad[0], quad[1]), Span(quad[2], quad[3])
