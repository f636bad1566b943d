"""One database by URL: connections, transactions, and its failures in our own words."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from sitroom.ledger.schema import SCHEMAS
from sitroom.model.errors import NoRoom, RoomBroken, RoomBusy, RoomError, RoomFull, UsageError

BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""

_LOG_LOCK = 0x736974726F6F6D  # "sitroom": the advisory lock that writers of a PostgreSQL room take
_PRAGMAS = ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "recursive_triggers = ON")
_AS_IT_LIES = {"mode": "ro", "immutable": "1", "uri": "true"}
_SQLITE_BUSY, _SQLITE_LOCKED, _SQLITE_READONLY = 5, 6, 8
_SQLITE_CORRUPT, _SQLITE_CANTOPEN, _SQLITE_NOTADB = 11, 14, 26
_SQLITE_FULL = frozenset([13, 10 | 3 << 8, 10 | 4 << 8, 10 | 6 << 8, 10 | 19 << 8])
"""SQLITE_FULL, and the I/O errors of write, fsync, truncate and growing the shared memory."""


class Database:
    """A SQLite file or a PostgreSQL database that holds a room; `reading` and `writing` give transactions."""

    def __init__(self, url: str, busy_seconds: float = BUSY_SECONDS) -> None:
        self.url = parse(url)
        self.busy_seconds = busy_seconds
        self._lies = _lying(self.file) if self.is_sqlite else None
        self.engine = self._sqlite() if self.is_sqlite else self._postgresql()

    @property
    def is_sqlite(self) -> bool:
        """Return whether this is a SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def read_only(self) -> bool:
        """Return whether this SQLite file lies where nothing can be written, as on a disc or in an archive."""
        return self._lies is not None

    @property
    def where(self) -> str:
        """Return what to call it in a message, without the password."""
        shown = self.url.set(drivername=self.url.get_backend_name())
        return str(self.file) if self.is_sqlite else shown.render_as_string(hide_password=True)

    @property
    def file(self) -> Path:
        """Return the file of a SQLite room."""
        return Path(self.url.database or "")

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction in which every query sees the same state."""
        try:
            with self._translated(), self.engine.connect() as connection:
                if not self.is_sqlite:
                    connection = connection.execution_options(isolation_level="REPEATABLE READ")
                with connection.begin():
                    yield connection
        except RoomFull:
            problem = "no space left, and to open a room takes a little"
            raise RoomFull(problem, "free some space and try again; nothing is lost", self.where) from None
        finally:
            self._still()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that no other writer shares; it commits at the end of the block."""
        with self._translated(), self.engine.connect() as connection:
            connection = connection.execution_options(sitroom_begin="BEGIN IMMEDIATE")
            with connection.begin():
                if not self.is_sqlite:
                    self._lock_log(connection)
                yield connection

    @contextmanager
    def maintaining(self) -> Iterator[Connection]:
        """Give a connection outside any transaction, for what databases refuse within one."""
        with self._translated(), self.engine.connect() as connection:
            outside = {"sitroom_begin": None} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
            yield connection.execution_options(**outside)

    def _lock_log(self, connection: Connection) -> None:
        connection.execute(
            text("SELECT set_config('lock_timeout', :wait, true)"), {"wait": f"{int(self.busy_seconds * 1000)}ms"}
        )
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOG_LOCK})

    def _still(self) -> None:
        """Raise `RoomBusy` when a file read as it lies was written by somebody who may."""
        if self._lies is not None and _lying(self.file) != self._lies:
            raise RoomBusy("was written while it was read", "try again", self.where)

    def _sqlite(self) -> Engine:
        url = self.url
        if self.read_only:
            # The write-ahead log needs files beside the database; SQLite does without where nobody writes.
            url = url.set(database=f"file:{quote(str(self.file))}", query=_AS_IT_LIES)
        engine = create_engine(url, connect_args={"timeout": self.busy_seconds})

        @event.listens_for(engine, "connect")
        def _connected(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
            # sqlite3 would begin late and on its own; transactions are begun below instead.
            connection.isolation_level = None
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _begun(connection: Connection) -> None:
            if begin := connection.get_execution_options().get("sitroom_begin", "BEGIN"):
                connection.exec_driver_sql(begin)

        return engine.execution_options(schema_translate_map=dict.fromkeys(SCHEMAS))

    def _postgresql(self) -> Engine:
        try:
            return create_engine(self.url, pool_pre_ping=True)
        except ModuleNotFoundError as error:
            raise UsageError(
                "PostgreSQL needs the psycopg driver", "install it with: pip install 'sitroom[postgres]'", self.where
            ) from error

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            if told := self._in_our_words(error):
                raise told from error
            raise

    def _in_our_words(self, error: DBAPIError) -> RoomError | None:
        if isinstance(error.orig, sqlite3.Error):
            return _sqlite_error(error.orig, self.where)
        return _postgresql_error(error.orig, self.where)


def parse(url: str) -> URL:
    """Read a database URL.

    Raises
    ------
    UsageError
        For anything but a SQLite file or a PostgreSQL server.
    """
    way_out = "use sqlite:///path/of/ledger.sqlite or postgresql://user@host/database"
    kind, _, path = url.partition(":///")
    if kind == "sqlite" and path not in ("", ":memory:"):
        return URL.create("sqlite", database=path)  # as it is: a folder may be called "what now?"
    try:
        parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise UsageError("the database URL cannot be read", way_out, "database") from error
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    raise UsageError(f"no room can live in {parsed.render_as_string()!r}", way_out, "database")


def _lying(file: Path) -> tuple[int, int] | None:
    """Return time and size of a file in a folder that cannot be written and holds nobody's log, else None."""
    log = file.with_name(f"{file.name}-wal")
    if os.access(file.absolute().parent, os.W_OK) or not file.is_file() or log.exists():
        return None
    status = file.stat()
    return status.st_mtime_ns, status.st_size


def full(error: OSError, where: str) -> RoomFull | None:
    """Return the error to raise when an operating system error means that no space is left."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return RoomFull("no space left, nothing of this batch was recorded", "free some space and add it again", where)
    return None


def _sqlite_error(error: sqlite3.Error, where: str) -> RoomError | None:
    code: int = getattr(error, "sqlite_errorcode", 0)
    if code in _SQLITE_FULL:
        return RoomFull("no space left, nothing of this batch was recorded", "free some space and try again", where)
    makers: dict[int, tuple[type[RoomError], str, str]] = {
        _SQLITE_BUSY: (RoomBusy, "another process is writing", "wait for it to finish and try again"),
        _SQLITE_LOCKED: (RoomBusy, "another process is writing", "wait for it to finish and try again"),
        _SQLITE_READONLY: (RoomError, "the room cannot be written", "check the permissions of its files"),
        _SQLITE_CORRUPT: (RoomBroken, "the database is damaged", "restore the room from a backup"),
        _SQLITE_NOTADB: (NoRoom, "this file is not a room", "make one with: sitroom init"),
        _SQLITE_CANTOPEN: (NoRoom, "the database cannot be opened", "check the path and its permissions"),
    }
    made = makers.get(code & 0xFF)
    return made[0](made[1], made[2], where) if made else None


def _postgresql_error(error: Any, where: str) -> RoomError | None:
    state: str | None = getattr(error, "sqlstate", None)
    if state in ("53100", "53000"):
        return RoomFull("no space left, nothing of this batch was recorded", "free some space and try again", where)
    if state in ("55P03", "40P01", "40001"):
        return RoomBusy("another process is writing", "wait for it to finish and try again", where)
    if state is None and type(error).__name__ in ("OperationalError", "ConnectionTimeout"):
        return NoRoom(f"the database cannot be reached ({_first_line(error)})", "check the URL and the server", where)
    return None


def _first_line(error: object) -> str:
    return str(error).strip().partition("\n")[0]
