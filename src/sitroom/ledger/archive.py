"""One file that holds a room: a SQLite ledger and the originals, whatever database the room lives in."""

import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from sitroom.ledger.originals import Originals
from sitroom.model.errors import IntegrityError, NoRoom, UsageError

LEDGER = "ledger.sqlite"
_ORIGINAL = re.compile(r"originals/([0-9a-f]{2})/([0-9a-f]{62})")
_CHUNK = 1 << 20


def pack(target: Path, ledger: Path, originals: Originals, shas: Iterator[str]) -> None:
    """Write the archive beside its target and put it in place when it is whole and on disk.

    Raises
    ------
    UsageError
        When there is a file already: a backup never replaces another.
    IntegrityError
        When an original is gone or has changed.
    """
    if target.exists():
        raise UsageError("there is a file already", "choose another name", str(target))
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            with tarfile.open(fileobj=file, mode="w|gz" if target.suffix in (".gz", ".tgz") else "w|") as archive:
                archive.add(ledger, LEDGER, recursive=False)
                for sha in shas:
                    _add(archive, f"originals/{sha[:2]}/{sha[2:]}", originals.get(sha))
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def unpacked(archive: Path, originals: Originals) -> Iterator[Path]:
    """Put the originals in their folder and give the path of the ledger, which lasts for the block.

    Only the names a backup writes are taken, and an original only under its own hash.
    """
    with TemporaryDirectory(prefix="sitroom-restore-") as folder:
        ledger = Path(folder) / LEDGER
        try:
            with tarfile.open(archive, mode="r|*") as packed:
                for member in packed:
                    _take(packed, member, ledger, originals)
        except (tarfile.TarError, EOFError, FileNotFoundError) as error:
            raise NoRoom(f"this is not a backup of a room ({error})", "choose another file", str(archive)) from error
        if not ledger.exists():
            raise NoRoom("this archive holds no ledger", "choose another file", str(archive))
        yield ledger


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o644
    archive.addfile(member, BytesIO(data))


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, ledger: Path, originals: Originals) -> None:
    file = archive.extractfile(member) if member.isfile() else None
    if file is None:
        return
    if member.name == LEDGER:
        with ledger.open("wb") as out:
            while piece := file.read(_CHUNK):
                out.write(piece)
    elif match := _ORIGINAL.fullmatch(member.name):
        sha, data = match[1] + match[2], file.read()
        if sha256(data).hexdigest() != sha:
            raise IntegrityError("an original in the backup has changed", "use another backup", member.name)
        originals.put({sha: data})
