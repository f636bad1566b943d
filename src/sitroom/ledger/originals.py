"""The stored originals: one file per sha256, written once, durable before anybody is told so."""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time
from uuid import uuid4

from sitroom.model.errors import IntegrityError

_CHUNK = 1 << 20
_STALE = 3600
"""Seconds after which a half-written file certainly has no writer any more."""


_NAME = 62
_HEAD = "HEAD"


class Originals:
    """A folder of files named by their own hash: ``ab/cdef…``. Writers never meet: a file is complete or absent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Return where the original with this sha256 lies."""
        return self.folder / digest[:2] / digest[2:]

    def put(self, files: dict[str, bytes]) -> None:
        """Write what is not there yet and sync files, then folders: afterwards they survive a power cut."""
        missing = {digest: data for digest, data in files.items() if not self.path(digest).exists()}
        for digest, data in missing.items():
            self._write(self.path(digest), data)
        for folder in {self.path(digest).parent for digest in missing}:
            _sync_folder(folder)

    def get(self, digest: str) -> bytes:
        """Return the original bytes.

        Raises
        ------
        IntegrityError
            When the file is gone or no longer has its hash.
        """
        where, way_out = str(self.path(digest)), "run verify, then restore the file from a backup"
        try:
            data = self.path(digest).read_bytes()
        except FileNotFoundError:
            raise IntegrityError("the stored original is missing", way_out, where) from None
        if sha256(data).hexdigest() != digest:
            raise IntegrityError("the stored original has changed", way_out, where)
        return data

    def measure(self, digest: str) -> tuple[str, int] | None:
        """Return hash and size of what is stored under this name, or None; reads in bounded pieces."""
        found, size = sha256(), 0
        try:
            with self.path(digest).open("rb") as file:
                while piece := file.read(_CHUNK):
                    found.update(piece)
                    size += len(piece)
        except FileNotFoundError:
            return None
        return found.hexdigest(), size

    def remove(self, digest: str) -> None:
        """Remove an original, if it is there, so that it stays removed."""
        with suppress(FileNotFoundError):
            self.path(digest).unlink()
            _sync_folder(self.path(digest).parent)

    def folders(self) -> list[Path]:
        """Return the folders files lie in, by the first two digits of their names."""
        return sorted(self.folder.glob("[0-9a-f][0-9a-f]"))

    def stored(self, folder: Path) -> Iterator[str]:
        """Yield the hash that every complete file of one folder claims by its name."""
        with os.scandir(folder) as entries:
            yield from (folder.name + entry.name for entry in entries if len(entry.name) == _NAME)

    def half_written(self) -> Iterator[Path]:
        """Yield files whose writer must have died."""
        for path in [*self.folder.glob("*/.*.part"), *self.folder.glob(".*.part")]:
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < time() - _STALE:
                    yield path

    def discard(self, path: str) -> None:
        """Remove a half-written file."""
        with suppress(FileNotFoundError):
            Path(path).unlink()

    def witness(self, size: int, root: str) -> None:
        """Remember the tree head outside the database, so that a log cut short together with its heads shows.

        It is written after the commit and may lag one behind, never be ahead; failing to write it does no harm.
        """
        part = self.folder / f".{uuid4().hex}.part"
        with suppress(OSError):
            part.write_text(f"{size} {root}\n")
            part.replace(self.folder / _HEAD)

    def head(self) -> tuple[int, str] | None:
        """Return size and root of the tree head remembered here, None when there is none that can be read."""
        try:
            size, _, root = (self.folder / _HEAD).read_text().strip().partition(" ")
            return int(size), root
        except (OSError, ValueError):
            return None

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.parent / f".{uuid4().hex}.part"
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.rename(path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


def _sync_folder(folder: Path) -> None:
    for level in (folder, folder.parent):
        handle = os.open(level, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
