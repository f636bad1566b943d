"""From hashes to rows: what the room holds under a sha256, and what to say when it holds nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from sitroom.ledger import schema
from sitroom.model.errors import NotFound

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

_BATCH = 1_000
_T = TypeVar("_T")


def numbers(connection: Connection, shas: Iterable[str]) -> dict[str, int]:
    """Return the numbers of those reports that the room holds."""
    r, wanted = schema.reports.c, list(shas)
    found: dict[str, int] = {}
    for batch in batches(wanted):
        rows = connection.execute(select(r.sha256, r.seq).where(r.sha256.in_(batch)))
        found |= {row.sha256: row.seq for row in rows.all()}
    return found


def batches(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Cut what is asked for into what one query takes."""
    return (values[at : at + _BATCH] for at in range(0, len(values), _BATCH))


def by_number(connection: Connection, table: Table, column: str, keys: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """Yield key and one column of the rows with these keys, of a table whose key is a number.

    Lineage asks so several times for every report. Integers written out are far quicker than bound ones, and nothing
    can break out of them.
    """
    (key,) = table.primary_key
    place = f"{table.schema}.{table.name}" if connection.dialect.name == "postgresql" else table.name
    for batch in batches(keys):
        asked = ",".join(str(int(one)) for one in batch)
        query = f"SELECT {key.name}, {column} FROM {place} WHERE {key.name} IN ({asked})"  # noqa: S608
        yield from map(tuple, connection.exec_driver_sql(query).all())


def replace(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows of a mutable table, each in place of the one with its key."""
    if not rows:
        return
    upsert = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    new = {column.name: upsert.excluded[column.name] for column in table.c if column.name not in keys}
    connection.execute(upsert.on_conflict_do_update(index_elements=keys, set_=new), rows)


def _insert(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    # The dialects are slow to import; the one in use is there already.
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        return insert_sqlite(table)
    from sqlalchemy.dialects.postgresql import insert as insert_postgresql

    return insert_postgresql(table)


def number(connection: Connection, sha: str) -> int:
    """Return the number of a report, or raise `NotFound` saying what became of it."""
    found = numbers(connection, [sha]).get(sha)
    if found is None:
        raise missing(connection, sha)
    return found


def carried(connection: Connection, sha: str) -> list[str]:
    """Return the reports a report came inside of, and those that came inside of it, while they are held."""
    c, r = schema.captures.c, schema.reports.c
    inside = select(r.sha256).join(schema.captures, c.report == r.seq).where(c.parent == sha)
    around = select(c.parent).join(schema.reports, r.seq == c.report).where(r.sha256 == sha, c.parent.is_not(None))
    found = {*connection.execute(around).scalars(), *connection.execute(inside).scalars()} - {sha}
    return sorted(numbers(connection, found))


def missing(connection: Connection, sha: str) -> NotFound:
    """Return the error for a report (or a beginning of its hash) that is not there: never was, or was erased."""
    query = select(schema.tombstones).where(starts_with(schema.tombstones.c.sha256, sha))
    tomb = connection.execute(query).first() if sha else None
    if tomb:
        problem = f"this report was erased on {tomb.recorded_at:%Y-%m-%d} ({tomb.authority})"
        return NotFound(problem, f"ask who decided it ({tomb.decided_by})", tomb.sha256)
    return NotFound("no such report in this view", "list them with: sitroom sources", sha or "report")


def starts_with(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Compare as a range, which an index answers; ids are compared byte by byte on both databases."""
    return and_(column >= prefix, column < prefix + "\U0010ffff")
