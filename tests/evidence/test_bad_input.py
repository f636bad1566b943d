"""Bad input: one clear line each, and the batch goes on."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence import builders
from sitroom.evidence import Bounds, Failure, Gathered, gather
from sitroom.model import errors

GOOD = "Officers stopped 117 people near the river on Thursday night, their spokeswoman said.\n"
BOUNDS = Bounds(seconds=20, memory=900 << 20)


def _loop(path: Path) -> None:
    path.mkdir()
    (path / "good.txt").write_text(GOOD)
    (path / "again").symlink_to(path, target_is_directory=True)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(500 << 20)


def _unreadable(path: Path) -> None:
    path.write_text(GOOD)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything: a link to itself is as unreadable
        path.unlink()
        path.symlink_to(path.name)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def _bytes(make: Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(make())


PAGE = [[(72.0, 700.0, 12.0, "300 people")]]
DECLARES = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
BAD: list[tuple[str, Callable[[Path], object], type[errors.EvidenceError], str]] = [
    ("empty.pdf", _bytes(lambda: b""), errors.EmptyInput, "empty"),
    ("white.txt", _bytes(lambda: b" \n\t\n"), errors.EmptyInput, "no text"),
    ("truncated.pdf", _bytes(lambda: builders.pdf(PAGE)[:200]), errors.Damaged, "PDF|page"),
    ("magic-only.pdf", _bytes(lambda: b"%PDF-1.7\n"), errors.Damaged, "PDF|page"),
    ("encrypted.pdf", _bytes(builders.pdf_encrypted), errors.Encrypted, "password"),
    ("bomb.pdf", _bytes(lambda: builders.pdf_bomb(1 << 30)), errors.Hostile, "unpacks"),
    ("scripts.html", _bytes(lambda: b"<html><script>x=300</script></html>"), errors.EmptyInput, "no text"),
    ("deep.html", _bytes(lambda: b"<div>" * 100_000 + b"300 people"), errors.Hostile, "nested"),
    ("bomb.docx", _bytes(lambda: builders.docx_bomb(256 << 20)), errors.Hostile, "unpacks to"),
    ("lying.docx", _bytes(builders.docx_lie), errors.Damaged, "broken"),
    ("truncated.docx", _bytes(lambda: builders.docx("<w:p/>" * 900)[:-60]), errors.Damaged, "truncated"),
    ("no-text.docx", _bytes(lambda: builders.docx("")), errors.EmptyInput, "no text"),
    ("locked.docx", _bytes(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
     errors.Encrypted, "password"),
    ("entities.docx", _bytes(lambda: builders.docx("", {"word/styles.xml": DECLARES})), errors.Hostile, "entities"),
    ("deep.docx", _bytes(lambda: builders.docx("<w:p>" * 5000 + "</w:p>" * 5000)), errors.Damaged, "XML"),
    ("old.doc", _bytes(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), errors.Unsupported, "old Office"),
    ("bomb.rss", _bytes(lambda: builders.FEED_BOMB.encode()), errors.Hostile, "entities"),
    ("data.xml", _bytes(lambda: b"<?xml version='1.0'?><a>300 people</a>"), errors.Unsupported, "XML"),
    ("picture.txt", _bytes(lambda: b"\x89PNG\r\n\x1a\n\0\0"), errors.Unsupported, "image/png"),
    ("binary.txt", _bytes(lambda: bytes(range(256)) * 9), errors.Unsupported, "binary"),
    ("huge.txt", _sparse, errors.TooLarge, "524,288,000 bytes"),
    ("loop", _loop, errors.Unreadable, "leads back"),
    ("unreadable.txt", _unreadable, errors.Unreadable, "not allowed|leads back"),
    ("missing.txt", lambda _: None, errors.Unreadable, "no such file"),
    ("dangling.txt", lambda path: path.symlink_to("nowhere"), errors.Unreadable, "no such file"),
    ("pipe", lambda path: os.mkfifo(path), errors.Unsupported, "named pipe"),
    ("socket", _socket, errors.Unsupported, "socket"),
    ("empty-folder", lambda path: path.mkdir(), errors.EmptyInput, "no files"),
]  # fmt: skip


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Gathered | Failure]]:
    """Gather all bad inputs with a good one between them, and return what came by name."""
    folder = tmp_path_factory.mktemp("bad")
    inputs: list[str] = []
    for name, make, _, _ in BAD:
        make(folder / name)
        (folder / f"good-{name}.txt").write_text(GOOD + name)
        inputs += [str(folder / name), str(folder / f"good-{name}.txt")]
    found: dict[str, list[Gathered | Failure]] = {name: [] for name in inputs}
    for item in gather(inputs, bounds=BOUNDS):
        where = str(item.error.where) if isinstance(item, Failure) else item.capture.origin
        found[next(name for name in reversed(inputs) if where == name or where.startswith(f"{name}/"))].append(item)
    return {Path(name).name: items for name, items in found.items()}


@pytest.mark.parametrize(("name", "kind", "said"), [(name, kind, said) for name, _, kind, said in BAD])
def test_bad_input_is_one_clear_line(
    batch: dict[str, list[Gathered | Failure]], name: str, kind: type[errors.EvidenceError], said: str
) -> None:
    """File, what is wrong, way out, on one line, of the right kind; the good file after it is read."""
    failures = [item.error for item in batch[name] if isinstance(item, Failure)]
    assert [type(error) for error in failures] == [kind]
    line = str(failures[0])
    assert "\n" not in line
    assert name in line
    assert failures[0].way_out in line
    with pytest.raises(kind, match=said):
        raise failures[0]
    (good,) = batch[f"good-{name}.txt"]
    assert isinstance(good, Gathered)
    assert good.report.text.endswith(name)


def test_a_loop_of_links_costs_only_the_link(batch: dict[str, list[Gathered | Failure]]) -> None:
    """The files of the folder are read, once."""
    assert sum(isinstance(item, Gathered) for item in batch["loop"]) == 1


def test_a_reader_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """Time is bounded by the wall clock; the next input is read by a fresh process."""
    slow = tmp_path / "slow.pdf"
    operators = b"0 0 m\n" * (6 << 20)
    import zlib

    slow.write_bytes(builders._pdf([(zlib.compress(operators), b"/Filter /FlateDecode")]))
    good = tmp_path / "zgood.txt"
    good.write_text(GOOD)
    began = time.monotonic()
    list(gather([str(good)]))
    first, second = gather([str(slow), str(good)], bounds=Bounds(seconds=1.5, memory=900 << 20))
    assert isinstance(first, Failure)
    assert isinstance(first.error, errors.TooLarge | errors.Hostile)
    assert isinstance(second, Gathered)
    assert time.monotonic() - began < 60


def test_a_reader_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    """Memory is bounded by the system; the error says so, or that the process fell."""
    wide = tmp_path / "wide.html"
    wide.write_bytes(b"<p>a</p>" * 4_000_000)
    good = tmp_path / "zgood.txt"
    good.write_text(GOOD)
    first, second = gather([str(wide), str(good)], bounds=Bounds(seconds=30, memory=300 << 20))
    assert isinstance(first, Failure)
    assert isinstance(first.error, errors.TooLarge | errors.Damaged | errors.Hostile)
    assert isinstance(second, Gathered)
