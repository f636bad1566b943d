"""Making and opening rooms: versions, migrations, URLs, and what importing the ledger costs."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from ledger.made import addition
from sitroom.ledger import Ledger, opening, schema
from sitroom.ledger.database import Database
from sitroom.model.errors import NoRoom, RoomBroken, RoomBusy, RoomError, RoomExists, UsageError


def test_a_room_is_made_once(room: Ledger, url: str, originals: Path) -> None:
    """There is no second room in the same place, and the first is left alone."""
    room.record([addition()])
    with pytest.raises(RoomExists):
        Ledger.create(url, originals)
    assert room.verify().files == 1


def test_the_way_out_of_a_taken_place_is_named(room: Ledger, url: str, originals: Path) -> None:
    """Who moves a room back to where an old ledger lies is told how to remove that."""
    with pytest.raises(RoomExists, match=r"remove the file|DROP SCHEMA ledger, office, derived CASCADE") as raised:
        Ledger.create(url, originals)
    assert "psycopg" not in str(raised.value)


@pytest.mark.parametrize("name", ["what now?", "50%25 #1 ü", "a?mode=memory&x"])
def test_a_room_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    """What means something in a URL means nothing in the path of a SQLite room."""
    (tmp_path / name).mkdir()
    file = tmp_path / name / "ledger.sqlite"
    with Ledger.create(f"sqlite:///{file}", tmp_path / name / "originals") as room:
        room.record([addition()])
        backup = room.backup(tmp_path / name / "backup.tar")
    assert file.is_file()
    again = tmp_path / name / "again"
    with Ledger.restore(backup, f"sqlite:///{again}.sqlite", again) as room:
        assert room.verify().sound


def test_a_room_that_cannot_be_written_can_be_read(
    sqlite_url: str, originals: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disc or in an archive all can be asked, verified and taken along; recording is refused in clear words."""
    with Ledger.create(sqlite_url, originals) as room:
        room.record([addition()])
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    before = {path.name for path in tmp_path.iterdir()}
    with Ledger.open(sqlite_url, originals) as room:
        assert room.verify().sound
        with pytest.raises(RoomError, match="cannot be written"):
            room.record([addition("Guards counted 1001 arrivals.")])
        assert room.verify().files == 1
        assert {path.name for path in tmp_path.iterdir()} == before
        assert room.backup(tmp_path / "backup.tar").is_file()


def test_a_room_read_as_it_lies_tells_when_somebody_wrote(
    sqlite_url: str, originals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who cannot write shares no locks with who can; a change in between is told, not answered wrongly."""
    with Ledger.create(sqlite_url, originals) as writer:
        writer.record([addition()])
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda *_: False)
        room = Ledger.open(sqlite_url, originals)
    with Ledger.open(sqlite_url, originals) as writer:
        writer.record([addition("Guards counted 1001 arrivals.")])
    with room, pytest.raises(RoomBusy, match="while it was read"):
        room.verify()


def test_what_is_no_room_is_not_opened(url: str, originals: Path, tmp_path: Path) -> None:
    """A missing file, an empty database and a file of something else are no rooms; nothing is made of them."""
    with pytest.raises(NoRoom):
        Ledger.open(url, originals)
    assert not (tmp_path / "ledger.sqlite").exists()
    for name, data in (("empty", b""), ("text", b"no database at all, only words" * 99)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(NoRoom):
            Ledger.open(f"sqlite:///{tmp_path}/{name}", originals)


def test_a_server_that_is_not_there_is_no_room(originals: Path) -> None:
    """An address where nobody answers gives one clear error, without the password."""
    with pytest.raises(NoRoom) as raised:
        Ledger.open("postgresql://ana:secret@127.0.0.1:1/room?connect_timeout=2", originals)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("url", ["mysql://host/room", "sqlite://", "sqlite:///:memory:", "nonsense", "", "duckdb:///x"])
def test_a_url_of_another_kind_is_a_usage_error(url: str, originals: Path) -> None:
    """Only SQLite files and PostgreSQL servers hold rooms."""
    with pytest.raises(UsageError):
        Ledger.create(url, originals)


def test_without_the_driver_the_way_out_is_named(originals: Path) -> None:
    """Where psycopg is missing, the error names the extra to install."""
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from pathlib import Path; from sitroom.ledger import Ledger\n"
        "try: Ledger.open('postgresql://localhost/x', Path('.'))\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("UsageError")
    assert "sitroom[postgres]" in done.stdout


def test_a_newer_schema_is_refused(room: Ledger, url: str, originals: Path) -> None:
    """A room that a later program wrote is left to that program."""
    room.close()
    database = Database(url)
    with database.writing() as connection:
        connection.execute(schema.alembic_version.update().values(version_num="9999"))
    database.close()
    with pytest.raises(RoomBroken, match="9999"):
        Ledger.open(url, originals)


def described(connection: Connection) -> dict[str, object]:
    """Return every table with its columns, keys and indexes, in a form that can be compared."""
    inspector = inspect(connection)
    found: dict[str, object] = {}
    for place in [None] if connection.dialect.name == "sqlite" else schema.SCHEMAS:
        for table in inspector.get_table_names(schema=place):
            columns = [
                (c["name"], str(c["type"]), getattr(c["type"], "collation", None), c["nullable"], str(c.get("default")))
                for c in inspector.get_columns(table, schema=place)
            ]
            indexes = sorted(str(index) for index in inspector.get_indexes(table, schema=place))
            unique = sorted(str(item) for item in inspector.get_unique_constraints(table, schema=place))
            foreign = sorted(str(item) for item in inspector.get_foreign_keys(table, schema=place))
            found[f"{place}.{table}"] = (
                columns, inspector.get_pk_constraint(table, schema=place), indexes, unique, foreign
            )  # fmt: skip
    return found


def test_the_chain_of_migrations_makes_the_schema_that_create_makes(
    url: str, originals: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A new room and one migrated from nothing have the same tables, indexes and guards."""
    with Ledger.create(url, originals):
        pass
    made = Database(url)
    with made.reading() as connection:
        created = described(connection)
    made.close()
    if url.startswith("postgresql"):
        _empty(url)
    migrated = Database(f"sqlite:///{tmp_path}/migrated.sqlite" if url.startswith("sqlite") else url)
    opening.migrate(migrated)
    with migrated.reading() as connection:
        assert described(connection) == created
        assert opening.version(connection) == schema.VERSION
    opening.check(migrated)
    migrated.close()


def test_on_sqlite_both_ways_give_the_same_statements(sqlite_url: str, originals: Path, tmp_path: Path) -> None:
    """To the letter: what SQLite keeps of every table, index and trigger is the same."""
    Ledger.create(sqlite_url, originals).close()
    migrated = Database(f"sqlite:///{tmp_path}/migrated.sqlite")
    opening.migrate(migrated)
    migrated.close()
    assert statements(tmp_path / "migrated.sqlite") == statements(tmp_path / "ledger.sqlite")


def statements(file: Path) -> dict[str, str]:
    """Return what SQLite keeps of its schema, spaces evened out."""
    raw = sqlite3.connect(file)
    rows = raw.execute("SELECT type || ' ' || name, sql FROM sqlite_master").fetchall()
    raw.close()
    return {name: re.sub(r"\s+", " ", sql or "") for name, sql in rows}


def test_the_versions_are_those_of_the_chain() -> None:
    """The revisions the program knows without Alembic are Alembic's, in order."""
    from alembic.script import ScriptDirectory

    from sitroom.ledger.migrations import config

    chain = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]
    assert tuple(reversed(chain)) == schema.VERSIONS


def test_an_older_room_is_migrated_when_it_is_opened(sqlite_url: str, originals: Path, monkeypatch) -> None:
    """A room of a known, older version is brought up to date, its guards put back, its log untouched."""
    with Ledger.create(sqlite_url, originals) as room:
        room.record([addition()])
        head = room.head()
    database = Database(sqlite_url)
    with database.writing() as connection:
        connection.execute(schema.alembic_version.update().values(version_num="0000"))
        connection.execute(text("DROP TRIGGER guard_marks_delete"))
    database.close()
    monkeypatch.setattr(schema, "VERSIONS", ("0000", schema.VERSION))

    def upgrade(connection: Connection) -> None:
        connection.execute(schema.alembic_version.update().values(version_num=schema.VERSION))

    monkeypatch.setattr("sitroom.ledger.migrations.upgrade", upgrade)
    with Ledger.open(sqlite_url, originals) as room:
        assert room.head() == head
        assert room.verify().sound


def test_importing_the_ledger_loads_no_database_and_opening_no_alembic(tmp_path: Path) -> None:
    """The command line pays for SQLAlchemy when it needs it, for Alembic to migrate, for PostgreSQL to reach one."""
    code = (
        "import sys; from pathlib import Path; import sitroom.ledger\n"
        "assert 'sqlalchemy' not in sys.modules and 'orjson' not in sys.modules\n"
        "url, folder = sys.argv[1], Path(sys.argv[2])\n"
        "sitroom.ledger.Ledger.create(url, folder).close(); sitroom.ledger.Ledger.open(url, folder).close()\n"
        "assert 'sqlalchemy' in sys.modules\n"
        "late = ('alembic', 'psycopg', 'sqlalchemy.dialects.postgresql', 'sitroom.ledger.verify', 'tarfile')\n"
        "assert not [name for name in late if name in sys.modules]"
    )
    url = f"sqlite:///{tmp_path}/l.sqlite"
    subprocess.run([sys.executable, "-c", code, url, str(tmp_path / "o")], check=True)


def _empty(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA ledger, office, derived CASCADE")
