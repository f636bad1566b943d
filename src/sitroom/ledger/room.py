"""A database and a folder of stored originals: making a room, opening it, keeping it sound."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select

from sitroom.ledger import opening, schema, transfer
from sitroom.ledger.database import BUSY_SECONDS, Database
from sitroom.ledger.originals import Originals
from sitroom.ledger.types import Finding, Verification
from sitroom.model.errors import RoomBusy

_SCRUBBED = ("ledger.reports", "ledger.claims", "ledger.captures", "derived.derived_search", "derived.derived_prints")


class Room:
    """What holds whatever is recorded in it; `sitroom.ledger.Ledger` adds what that is.

    Make one with `create`, `open` or `restore`; it is a context manager.
    """

    def __init__(self, database: Database, originals: Originals) -> None:
        self._database = database
        self._originals = originals

    @classmethod
    def create(cls, url: str, originals: Path, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Make an empty room at a database URL, with a folder for the stored originals."""
        database = Database(url, busy_seconds)
        try:
            opening.create(database)
            originals.mkdir(parents=True, exist_ok=True)
        except BaseException:
            database.close()
            raise
        return cls(database, Originals(originals))

    @classmethod
    def open(cls, url: str, originals: Path, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open a room: migrate it if it is older, refuse it if it is newer or a guard is missing.

        Raises
        ------
        NoRoom, RoomBroken, UsageError
            When there is no room, it cannot be trusted, or the URL names no database we know.
        """
        database = Database(url, busy_seconds)
        try:
            opening.check(database)
            made = cls(database, Originals(originals))
            made._finish_erasures()
        except BaseException:
            database.close()
            raise
        return made

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def head(self) -> tuple[int, str]:
        """Return the number of entries in the log and its Merkle root (hex): note it down to prove things later."""
        with self._database.reading() as connection:
            return transfer.last_head(connection)

    def verify(self, progress: Callable[[int, int], None] | None = None) -> Verification:
        """Re-read every entry, row, claim and stored file, and sweep files that were never recorded.

        Parameters
        ----------
        progress
            Called with the number of files checked and their total.
        """
        from sitroom.ledger.verify import Verifier, sweep

        with self._database.reading() as connection:
            found = Verifier(connection, self._originals, progress).run()
        if self._database.read_only:
            return found
        swept = list[Finding]()
        # Sweeping waits for its turn; while somebody writes without end it is left to the next time.
        with suppress(RoomBusy), self._database.writing() as connection:
            swept = sweep(connection, self._originals)
        return replace(found, findings=(*found.findings, *swept))

    def backup(self, target: Path) -> Path:
        """Write one archive (a tar, compressed if its name ends in ``.gz``) that `restore` opens as a room."""
        from sitroom.ledger import archive

        with TemporaryDirectory(prefix="sitroom-backup-", dir=target.parent) as folder:
            file = Path(folder) / archive.LEDGER
            transfer.snapshot(self._database, file)
            with transfer.opened(f"sqlite:///{file}") as copy, copy.reading() as connection:
                shas = connection.execute(select(schema.reports.c.sha256)).scalars()
                archive.pack(target, file, self._originals, shas)
        return target

    @classmethod
    def restore(cls, archived: Path, url: str, originals: Path) -> Self:
        """Make a room of a backup, on any database; its log has the root it had."""
        from sitroom.ledger import archive

        with transfer.opened(url) as target:
            opening.vacant(target)
        folder = Originals(originals)
        with archive.unpacked(archived, folder) as file, cls.open(f"sqlite:///{file}", originals) as kept:
            return kept.move(url, originals)

    def move(self, url: str, originals: Path) -> Self:
        """Copy everything to another database and folder, and return that room; this one stays as it is.

        Raises
        ------
        RoomExists
            When there is a room already.
        IntegrityError
            When the log would not arrive with the same root, or an original has changed.
        """
        target, there = Database(url, self._database.busy_seconds), Originals(originals)
        try:
            with self._database.reading() as source:
                transfer.fill(source, target, self._originals, there)
        except BaseException:
            target.close()
            raise
        return type(self)(target, there)

    @contextmanager
    def _recording(self) -> Iterator[Connection]:
        """Give a write transaction, and leave the new tree head with the originals once it has committed."""
        with self._database.writing() as connection:
            yield connection
            head = transfer.last_head(connection)
        self._originals.witness(*head)

    def _finish_erasures(self) -> None:
        """Remove originals whose erasure was interrupted between the commit and the file."""
        if self._database.read_only:
            return
        with self._database.reading() as connection:
            for sha in connection.execute(select(schema.tombstones.c.sha256)).scalars():
                self._originals.remove(sha)

    def _scrub(self) -> None:
        """Have the database give up the pages on which erased text lay."""
        with self._database.maintaining() as connection:
            if self._database.is_sqlite:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                for table in _SCRUBBED:
                    connection.exec_driver_sql(f"VACUUM {table}")
