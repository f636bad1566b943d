"""Fingerprints as lineage keeps them: all of a report's in one row, and by fingerprint who carries it.

A report's row is written once it was compared. Entering its fingerprints among the carriers touches a page of the
database for nearly each of them, so that waits until many reports can be entered in one go (`merge`); until then they
are `recent`, and whoever compares holds them in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, literal, select

from sitroom.ledger import schema, views
from sitroom.ledger.lookup import batches, by_number, numbers, replace
from sitroom.ledger.prints import Prints, packed, packed_numbers, unpacked, unpacked_numbers
from sitroom.ledger.types import CARRIERS

_MERGED = 512
"""Reports entered in one transaction: their fingerprints are held in memory."""


def put(connection: Connection, prints: Mapping[str, Prints]) -> None:
    """Keep the fingerprints of reports that were compared; one erased meanwhile is left out."""
    rows = [{"report": number, "packed": packed(prints[sha])} for sha, number in numbers(connection, prints).items()]
    replace(connection, schema.derived_prints, rows)
    replace(connection, schema.derived_queue, [{"report": row["report"], "compared": True} for row in rows])


def prints(connection: Connection, reports: Sequence[int]) -> dict[int, Prints]:
    """Return the fingerprints of reports by their number."""
    return {number: unpacked(kept) for number, kept in by_number(connection, schema.derived_prints, "packed", reports)}


def carriers(connection: Connection, hashes: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return by hash the numbers of the reports entered as its carriers, in the order they were recorded."""
    found = by_number(connection, schema.derived_carriers, "reports", hashes)
    return {number: unpacked_numbers(kept) for number, kept in found}


def uncompared(connection: Connection) -> list[str]:
    """Return the reports that no run has compared yet, in order of recording."""
    q, r = schema.derived_queue.c, schema.reports.c
    query = select(r.sha256).join(schema.derived_queue, q.report == r.seq).where(~q.compared).order_by(r.seq)
    return list(connection.execute(query).scalars())


def recent(connection: Connection) -> list[int]:
    """Return the numbers of reports compared but not yet entered among the carriers."""
    q = schema.derived_queue.c
    return list(connection.execute(select(q.report).where(q.compared).order_by(q.report)).scalars())


def merge(connection: Connection) -> bool:
    """Enter recent reports among the carriers of their fingerprints; say whether some are left for another time.

    A fingerprint has at most `CARRIERS`, withdrawn reports not counted.
    """
    entered, left = (found := recent(connection))[:_MERGED], found[_MERGED:]
    new, hidden = defaultdict[int, list[int]](list), frozenset(views.hidden(connection, views.EVERYTHING))
    for number, made in sorted(prints(connection, entered).items()):
        for hashed in made.hashes:
            new[hashed].append(number)
    for batch in batches(sorted(new)):
        held = carriers(connection, batch)
        joined = ((one, _joined(held.get(one, ()), new[one], hidden)) for one in batch)
        replace(connection, schema.derived_carriers, [{"hash": one, "reports": kept} for one, kept in joined if kept])
    _leave(connection, entered)
    return bool(left)


def forget(connection: Connection, report: int) -> None:
    """Remove every trace of a report."""
    c = schema.derived_carriers
    made = prints(connection, [report]).get(report, Prints())
    for batch in batches(made.hashes):
        held = {one: kept for one, kept in carriers(connection, batch).items() if report in kept}
        left = {one: [number for number in kept if number != report] for one, kept in held.items()}
        connection.execute(delete(c).where(c.c.hash.in_(left)))
        replace(connection, c, [{"hash": one, "reports": packed_numbers(kept)} for one, kept in left.items() if kept])
    connection.execute(delete(schema.derived_prints).where(schema.derived_prints.c.report == report))
    _leave(connection, [report])


def clear(connection: Connection) -> None:
    """Forget all fingerprints and let every report wait to be compared."""
    for table in (schema.derived_prints, schema.derived_carriers, schema.derived_queue):
        connection.execute(delete(table))
    queued = select(schema.reports.c.seq, literal(False))
    connection.execute(schema.derived_queue.insert().from_select(["report", "compared"], queued))


def _joined(held: tuple[int, ...], new: Iterable[int], hidden: frozenset[int]) -> bytes | None:
    """Return the carriers with the new ones there is room for, None when nothing changes."""
    standing = len(held) if len(held) < CARRIERS else sum(number not in hidden for number in held)
    added = [number for number in new if number not in held][: max(0, CARRIERS - standing)]
    return packed_numbers(sorted((*held, *added))) if added else None


def _leave(connection: Connection, reports: Sequence[int]) -> None:
    q = schema.derived_queue
    for batch in batches(reports):
        connection.execute(delete(q).where(q.c.report.in_(batch)))
