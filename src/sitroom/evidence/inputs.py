"""Files, folders and standard input to bytes: sizes checked before reading, nothing but regular files opened."""

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitroom.evidence.types import Bounds
from sitroom.model.errors import EmptyInput, EvidenceError, TooLarge, Unreadable, Unsupported

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: a URL, a file or standard input; or the reason why there is none."""

    origin: str
    path: Path | None = None
    is_url: bool = False
    error: EvidenceError | None = None


def is_url(text: str) -> bool:
    """Say whether an input is an address rather than a path: it has a scheme of two letters or more."""
    scheme, colon, _ = text.partition("://")
    return bool(colon) and len(scheme) > 1 and scheme.replace("+", "").isalnum()


def expand(inputs: Sequence[str]) -> Iterator[Item]:
    """Yield the things to read, folders opened up in order of name; hidden files are skipped."""
    for given in inputs:
        if given == "-":
            yield Item("-")
        elif is_url(given):
            yield Item(given, is_url=True)
        else:
            yield from _path(Path(given))


def read_file(path: Path, bounds: Bounds) -> bytes:
    """Return the bytes of a regular file.

    Raises
    ------
    Unreadable, Unsupported, TooLarge
        When it cannot be opened, is no regular file, or is over the bound; a large file is not read at all.
    """
    where = name_of(path)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe without writer must not wait
    except OSError as error:
        raise _unreadable(error, where) from None
    with os.fdopen(handle, "rb") as file:
        try:
            status = os.fstat(handle)
            _check_kind(status.st_mode, where)
            _check_size(status.st_size, bounds, where)
            data = file.read(bounds.size + 1)
        except OSError as error:
            raise _unreadable(error, where) from None
    _check_size(len(data), bounds, where)
    return data


def read_stdin(bounds: Bounds) -> bytes:
    """Return standard input up to the bound."""
    if sys.stdin is None:  # the shell closed it: sitroom add - <&-
        raise Unreadable("closed", "pipe a report into it", "standard input")
    try:
        data = sys.stdin.buffer.read(bounds.size + 1)
    except OSError as error:  # the terminal is gone
        raise _unreadable(error, "standard input") from None
    _check_size(len(data), bounds, "standard input")
    return data


def name_of(path: Path) -> str:
    """Return a path as text that can be printed and stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def _path(path: Path) -> Iterator[Item]:
    try:
        status = path.stat()
    except OSError as error:
        yield Item(name_of(path), error=_unreadable(error, name_of(path)))
        return
    if not stat.S_ISDIR(status.st_mode):
        yield Item(name_of(path), path)
        return
    empty = True
    for item in _walk(path):
        empty = False
        yield item
    if empty:
        where = name_of(path)
        yield Item(where, error=EmptyInput("the folder holds no files", "check that it is the right one", where))


def _walk(top: Path) -> Iterator[Item]:
    """Yield files below a folder, depth first by name; a link back into a folder above is an error of its own."""
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[Path, frozenset[tuple[int, int]]]] = [(top, frozenset())]
    while stack:
        path, above = stack.pop()
        where = name_of(path)
        try:
            status = path.stat()
            identity = (status.st_dev, status.st_ino)
            if not stat.S_ISDIR(status.st_mode):
                yield Item(where, path)
                continue
            if identity in above:
                raise Unreadable("a link that leads back to a folder above it", "remove the link", where)
            if identity in seen:
                continue
            seen.add(identity)
            names = sorted((child.name for child in path.iterdir()), reverse=True)
        except EvidenceError as error:
            yield Item(where, error=error)
        except OSError as error:
            yield Item(where, error=_unreadable(error, where))
        else:
            stack += [(path / name, above | {identity}) for name in names if not name.startswith(".")]


def _check_kind(mode: int, where: str) -> None:
    for test, said in _SPECIAL:
        if test(mode):
            raise Unsupported(f"{said}, not a file", "give files, folders, addresses or - for standard input", where)


def _check_size(size: int, bounds: Bounds, where: str) -> None:
    if size > bounds.size:
        over = f"{size:,} bytes, over the bound of {bounds.size:,}"
        said = f"larger than {bounds.size:,} bytes" if where == "standard input" else over
        raise TooLarge(said, "split it, or raise the bound of size", where)


def _unreadable(error: OSError, where: str) -> EvidenceError:
    if error.errno == errno.ENXIO:
        return Unsupported("a socket or device, not a file", "give files, folders, addresses or -", where)
    said, way_out = {
        errno.ENOENT: ("there is no such file or folder", "check the path"),
        errno.EACCES: ("not allowed to read it", "give yourself read permission"),
        errno.EPERM: ("not allowed to read it", "give yourself read permission"),
        errno.ELOOP: ("a link that leads back to itself", "remove the link"),
        errno.ENAMETOOLONG: ("the path is too long", "check the path"),
    }.get(error.errno or 0, (f"cannot be read ({error.strerror or error})", "check the file and its disk"))
    return Unreadable(said, way_out, where)
