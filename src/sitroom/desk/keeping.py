"""Keep the room: verify it, take it along in one file, move it to another database."""

import gzip
import os
import shutil
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from sitroom.desk import config
from sitroom.desk.listing import Listing, listing
from sitroom.desk.room import DATABASE, ORIGINALS, Room, write_config
from sitroom.desk.rows import FindingRow
from sitroom.ledger import Finding, Ledger, Verification
from sitroom.model.errors import NoRoom, RoomExists, UsageError

_LARGEST_CONFIG = 1 << 20


@dataclass(frozen=True, slots=True)
class Check:
    """What `verify` looked at and found."""

    verification: Verification

    @property
    def sound(self) -> bool:
        """Say whether everything is as it was recorded."""
        return self.verification.sound

    @property
    def listing(self) -> Listing:
        """Return the findings as a list."""
        return listing(FindingRow, self.verification.findings, _row, narrow=("kind", "where", "problem"), empty="")

    def __str__(self) -> str:
        seen = self.verification
        counts = f"{seen.entries} log entries, {seen.files} files ({seen.bytes:,} bytes), {seen.claims} claims"
        return f"{'sound' if self.sound else 'NOT SOUND'}: {counts} checked; log root {seen.root}"


def _row(finding: Finding) -> FindingRow:
    return FindingRow(kind=finding.kind, where=finding.where, problem=finding.problem)


def verify(room: Room, progress: Callable[[int, int], None] | None = None) -> Check:
    """Read every stored byte again, recompute every entry of the log, and say what was checked and found."""
    return Check(room.ledger.verify(progress))


def backup(room: Room, target: Path) -> Path:
    """Write the whole room, its settings included, into one tar file, compressed when its name ends in gz.

    Raises
    ------
    UsageError
        When there is a file of that name: a backup never replaces another.
    """
    if target.exists():
        raise UsageError("there is a file already", "choose another name", str(target))
    plain = target.with_name(f".{target.name}.backup.tar")
    try:
        room.ledger.backup(plain)
        with tarfile.open(plain, mode="a") as archive:
            _add(archive, (room.folder / config.FILE).read_bytes())
        if target.suffix in (".gz", ".tgz"):
            _compress(plain)
        plain.rename(target)
    finally:
        plain.unlink(missing_ok=True)
    return target


def _add(archive: tarfile.TarFile, settings: bytes) -> None:
    member = tarfile.TarInfo(config.FILE)
    member.size, member.mode = len(settings), 0o644
    archive.addfile(member, BytesIO(settings))


def _compress(plain: Path) -> None:
    """Replace a file by its gzip, which is on disk before the plain one goes."""
    packed = plain.with_suffix(".gz")
    try:
        with plain.open("rb") as source, packed.open("wb") as file:
            with gzip.GzipFile("", "wb", fileobj=file) as target:
                shutil.copyfileobj(source, target, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        packed.replace(plain)
    finally:
        packed.unlink(missing_ok=True)


def restore(archive: Path, folder: Path, url: str | None = None) -> Path:
    """Make a room in a folder from a backup; SQLite in the folder unless `url` names another database.

    Raises
    ------
    RoomExists
        When the folder is a room already.
    NoRoom
        When the file is no backup.
    """
    if (folder / config.FILE).exists():
        raise RoomExists("there is a room already", "restore into another folder", str(folder))
    if not archive.exists():
        raise NoRoom("there is no such file", "check the path of the backup", str(archive))
    settings = _settings(archive)
    folder.mkdir(parents=True, exist_ok=True)
    where = config.database_url(config.with_url(config.RoomConfig(), url or DATABASE), folder)
    Ledger.restore(archive, where, folder / ORIGINALS).close()
    if settings is None:
        write_config(folder, title=folder.resolve().name, codebook=config.RoomConfig().codebook, url=url or DATABASE)
    else:
        config.write(folder, config.url_replaced(settings, url or DATABASE))
    return folder


def _settings(archive: Path) -> str | None:
    """Return the room.toml of a backup; one that was made without has none."""
    try:
        with tarfile.open(archive, mode="r|*") as packed:
            for member in packed:
                held = packed.extractfile(member) if member.name == config.FILE and member.isfile() else None
                if held is not None:
                    return held.read(_LARGEST_CONFIG).decode("utf-8", "replace")
    except (tarfile.TarError, EOFError) as error:
        raise NoRoom(f"this is not a backup of a room ({error})", "choose another file", str(archive)) from error
    return None


def move(room: Room, url: str) -> str:
    """Copy the ledger to another database, check that the log is the same, and let room.toml name the new one.

    The old database stays as it is. Returns its URL as room.toml had it.
    """
    where = config.database_url(config.with_url(room.config, url), room.folder)
    room.ledger.move(where, room.folder / ORIGINALS).close()
    text = (room.folder / config.FILE).read_text("utf-8")
    config.write(room.folder, config.url_replaced(text, url))
    return room.config.database.url
