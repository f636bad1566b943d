"""The database itself refuses to change what was recorded, and a room without its guards does not open."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from ledger.made import NOW, addition
from sitroom.ledger import Ledger
from sitroom.ledger.database import Database
from sitroom.ledger.guards import sqlite_guards
from sitroom.model import Decision, Tlp
from sitroom.model.errors import RoomBroken

TABLES = (
    "log",
    "heads",
    "reports",
    "captures",
    "readings",
    "claims",
    "decisions",
    "withdrawals",
    "marks",
    "tombstones",
)


@pytest.fixture
def full(room: Ledger) -> Ledger:
    """Return a room with a row in every table of the ledger."""
    kept, erased = addition(), addition("Erase these 55 words.")
    room.record([kept, erased])
    sha = kept.report.sha256
    room.decide(Decision(report=sha, kind="figure", start=22, end=27, verdict="accepted", by="ana"))
    room.mark(sha, Tlp.GREEN, "ana")
    room.withdraw(sha, "test", "ana")
    room.erase(erased.report.sha256, "asked for", "ana", "GDPR Art. 17")
    return room


def named(connection: Connection, table: str) -> str:
    """Return the table's name in this database."""
    return table if connection.dialect.name == "sqlite" else f"ledger.{table}"


def refused(url: str, statement: str, table: str) -> None:
    """Run a statement by a plain connection and see it refused."""
    database = Database(url)
    with pytest.raises(DBAPIError, match=r"append-only|without a tombstone"), database.engine.begin() as connection:
        connection.execute(text(statement.format(table=named(connection, table))))
    database.close()


def test_update_and_delete_are_refused(full: Ledger, url: str) -> None:
    """No row of any table of the ledger can be updated or deleted, whoever connects."""
    for table in TABLES:
        refused(url, "UPDATE {table} SET recorded_at = recorded_at", table)
        refused(url, "DELETE FROM {table}", table)
    assert full.verify().sound


@pytest.mark.usefixtures("full")
def test_rows_cannot_be_replaced_or_truncated_either(url: str) -> None:
    """REPLACE on SQLite and TRUNCATE on PostgreSQL, which pass by ordinary triggers, are refused too."""
    sqlite = url.startswith("sqlite")
    for table in TABLES:
        refused(url, "REPLACE INTO {table} SELECT * FROM {table}" if sqlite else "TRUNCATE {table} CASCADE", table)


def test_replace_is_refused_to_connections_that_fire_no_delete_triggers(sqlite_url: str, originals: Path) -> None:
    """Without recursive_triggers SQLite's REPLACE deletes silently: the insert itself is refused."""
    with Ledger.create(sqlite_url, originals) as room:
        room.record([addition()])
    raw = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    raw.execute("PRAGMA recursive_triggers = OFF")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute("REPLACE INTO reports SELECT * FROM reports")
    raw.close()


def test_a_missing_guard_keeps_the_room_shut(sqlite_url: str, originals: Path) -> None:
    """Each guard that is dropped is named when the room is opened."""
    Ledger.create(sqlite_url, originals).close()
    raw = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    for name, body in sqlite_guards().items():
        raw.execute(f"DROP TRIGGER {name}")
        with pytest.raises(RoomBroken, match=rf"{name}.*missing"):
            Ledger.open(sqlite_url, originals)
        raw.execute(body)
    raw.close()
    Ledger.open(sqlite_url, originals).close()


def test_an_altered_guard_keeps_the_room_shut(sqlite_url: str, originals: Path) -> None:
    """A guard of the right name that guards nothing is found out."""
    Ledger.create(sqlite_url, originals).close()
    raw = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    raw.execute("DROP TRIGGER guard_claims_delete")
    raw.execute("CREATE TRIGGER guard_claims_delete BEFORE DELETE ON claims BEGIN SELECT 1; END")
    raw.close()
    with pytest.raises(RoomBroken, match=r"guard_claims_delete.*altered"):
        Ledger.open(sqlite_url, originals)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TRIGGER guard_claims_delete ON ledger.claims",
        "ALTER TABLE ledger.claims DISABLE TRIGGER guard_claims_delete",
        "ALTER TABLE ledger.claims ENABLE TRIGGER guard_claims_delete",
        "CREATE OR REPLACE FUNCTION ledger.refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
        "CREATE OR REPLACE TRIGGER guard_claims_delete BEFORE DELETE ON ledger.claims FOR EACH ROW "
        "WHEN (OLD.position > 5) EXECUTE FUNCTION ledger.refuse_unless_erased('report')",
    ],
)
def test_postgresql_guards_are_checked_for_more_than_their_name(postgres_url: str, originals: Path, harm: str) -> None:
    """A guard dropped, disabled, weakened to sleep in replicas, hollowed out or made conditional is found out."""
    Ledger.create(postgres_url, originals).close()
    database = Database(postgres_url)
    with database.engine.begin() as connection:
        connection.execute(text(harm))
    database.close()
    with pytest.raises(RoomBroken, match="guard"):
        Ledger.open(postgres_url, originals)


def test_alembics_batch_mode_drops_triggers_and_the_room_stays_shut(sqlite_url: str, originals: Path) -> None:
    """Batch mode rebuilds the table without its triggers and says nothing: opening the room does."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy import Column, Text

    with Ledger.create(sqlite_url, originals) as room:
        room.record([addition()])
    database = Database(sqlite_url)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    with database.engine.begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("marks", recreate="always") as batch:
            batch.add_column(Column("remark", Text))
        left = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name LIKE 'guard_marks%'")).scalar()
        assert left == 0
    database.close()
    with pytest.raises(RoomBroken, match="guard_marks"):
        Ledger.open(sqlite_url, originals)


def test_a_tombstone_opens_its_own_report_only(full: Ledger, url: str, reopen: Callable[[], Ledger]) -> None:
    """After an erasure the rows of every other report are guarded as before."""
    refused(url, "DELETE FROM {table}", "reports")
    with reopen() as again:
        assert len(again.sources(NOW)) == 1
