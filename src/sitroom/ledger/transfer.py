"""A room elsewhere: the same rows in another database, the same files in another folder, the same root."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, insert, select

from sitroom.ledger import opening, rows, schema, search
from sitroom.ledger.database import Database
from sitroom.ledger.originals import Originals
from sitroom.model.errors import IntegrityError

_BATCH = 1_000
_REPORTS = 100

_COPIED = (
    *("log", "heads", "reports", "captures", "readings", "claims", "decisions", "withdrawals", "marks", "tombstones"),
    *("office_feeds", "derived_prints", "derived_carriers", "derived_queue", "derived_copies"),
)


def snapshot(database: Database, file: Path) -> None:
    """Write the whole database to a SQLite file, as it is at one moment."""
    if database.is_sqlite:
        with database.maintaining() as connection, closing(sqlite3.connect(file)) as target:
            here = connection.connection.driver_connection
            assert isinstance(here, sqlite3.Connection)
            here.backup(target)
        return
    with opened(f"sqlite:///{file}") as target_database, database.reading() as source:
        fill(source, target_database, None, None)


def fill(source: Connection, target: Database, here: Originals | None, there: Originals | None) -> None:
    """Make a room of a copy of everything, all or nothing; its log has the same root, or nothing is kept."""
    new = target.is_sqlite and not target.file.exists()
    try:
        opening.prepare(target)
        with target.writing() as connection:
            opening.build(connection, target.where)
            copy_rows(source, connection)
            same_log(source, connection, target.where)
            if here and there:
                copy_originals(source, here, there)
    except BaseException:
        if new:
            target.close()
            target.file.unlink(missing_ok=True)
        raise
    if there:
        there.witness(*last_head(source))


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """Give a database that is closed at the end of the block."""
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every table in order of dependence, then index the texts anew in the target's own way."""
    tables = {table.name: table for table in schema.metadata.tables.values()}
    for name in _COPIED:
        _copy(tables[name], source, target)
    with _batches(source, select(schema.reports).order_by(schema.reports.c.seq), _REPORTS) as batches:
        for batch in batches:
            search.index(target, [(row.seq, rows.report_of(row)) for row in batch])


def copy_originals(source: Connection, here: Originals, there: Originals) -> None:
    """Copy the stored originals, each checked against its hash on the way; sync them."""
    if here.folder.resolve() == there.folder.resolve():
        return
    with _batches(source, select(schema.reports.c.sha256), _BATCH) as batches:
        for sha in (row.sha256 for batch in batches for row in batch):
            there.put({sha: here.get(sha)})


def last_head(connection: Connection) -> tuple[int, str]:
    """Return size and root (hex) of the log."""
    heads = schema.heads
    found = connection.execute(select(heads.c.size, heads.c.root).order_by(heads.c.size.desc()).limit(1)).first()
    return (found.size, found.root) if found else (0, "")


def same_log(first: Connection, second: Connection, where: str) -> None:
    """Make sure both databases hold the same log."""
    if last_head(first) != last_head(second):
        raise IntegrityError("the log arrived with another root", "run verify on the room it came from", where)


def _copy(table: Table, source: Connection, target: Connection) -> None:
    size = _REPORTS if table is schema.reports else _BATCH
    with _batches(source, select(table).order_by(*table.primary_key), size) as batches:
        for batch in batches:
            target.execute(insert(table), [row._asdict() for row in batch])


@contextmanager
def _batches(connection: Connection, query: Select[Any], size: int) -> Iterator[Iterator[Sequence[Row[Any]]]]:
    """Give the rows of a query a few at a time; its cursor is closed with the block, whatever happens in it."""
    with connection.execute(query.execution_options(yield_per=size)) as result:
        yield result.partitions()
