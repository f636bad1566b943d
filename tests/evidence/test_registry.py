"""Formats added from outside, languages, and the room's own promises."""

import subprocess
import sys
from importlib import invalidate_caches
from pathlib import Path

import pytest

from sitroom.evidence import formats, language, parse, registry
from sitroom.evidence.blocks import compose
from sitroom.evidence.types import Block, Content, Raw
from sitroom.model.errors import Damaged, Unsupported

READERS = [
    "lxml",
    "trafilatura",
    "pypdf",
    "docx",
    "openpyxl",
    "feedparser",
    "httpx",
    "numpy",
    "py3langid",
    "sqlalchemy",
]


def read_upper(raw: Raw) -> Content:
    """Read a format of a fake package: text in capitals."""
    text, passages = compose([Block(raw.data.decode().upper())])
    return Content(text=text, passages=passages, parser="upper/1")


def test_a_package_adds_a_format(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installed distribution with an entry point is found, and its reader is used."""
    info = tmp_path / "upper-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: upper\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{registry.GROUP}]\ntext/x-upper = evidence.test_registry:read_upper\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    invalidate_caches()
    registry._points.cache_clear()
    try:
        assert "text/x-upper" in formats()
        assert parse(b"300 people", "a", media_type="text/x-upper")[0].report.text == "300 PEOPLE"
    finally:
        registry._points.cache_clear()
    assert "text/x-upper" not in _after(monkeypatch)


def _after(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    monkeypatch.undo()
    registry._points.cache_clear()
    return formats()


def test_every_built_in_format_has_its_reader() -> None:
    """The table names modules that are there."""
    for media_type in formats():
        assert callable(registry.reader(media_type))


def test_a_format_nobody_reads() -> None:
    """The error says what it is and what is read."""
    with pytest.raises(Unsupported, match=r"a\.bin: .*text, Markdown, HTML, PDF"):
        parse(bytes(range(256)), "a.bin")


def test_a_reader_that_breaks_is_damage_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a reader raises becomes one line."""

    def broken(_: Raw) -> Content:
        raise ZeroDivisionError

    monkeypatch.setattr(registry, "_added", lambda: {"text/plain": broken})
    with pytest.raises(Damaged, match="ZeroDivisionError"):
        parse(b"300 people", "a.txt")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Officers stopped 117 people near the river on Thursday night, their spokeswoman said.", "en"),
        ("Straż Graniczna zatrzymała wczoraj 117 osób, które próbowały nielegalnie przekroczyć granicę.", "pl"),
        ("Пограничники задержали вчера 117 человек, которые пытались незаконно пересечь границу.", "ru"),
        ("Grænsevagten standsede i går 117 personer, som forsøgte at krydse grænsen ved floden.", "da"),
        ("أعلنت الخطوط الجوية العراقية أنها لن تستأنف الرحلات إلى مينسك هذا الشهر بعد الآن", "ar"),
        ("300", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    """Function words settle the clear cases, the model the others; two words settle nothing."""
    known = language.tell(text)
    assert known.value == code
    assert known.how


def test_the_room_is_light_until_it_is_used() -> None:
    """Importing it loads none of the libraries it reads with."""
    heavy = [
        "lxml",
        "trafilatura",
        "pypdf",
        "docx",
        "openpyxl",
        "feedparser",
        "httpx",
        "httpcore",
        "numpy",
        "py3langid",
        "yaml",
        "sqlalchemy",
        "orjson",
    ]
    code = f"import sys, sitroom.evidence; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_plain_text_loads_no_library_of_other_formats() -> None:
    """A folder of texts pays for texts only."""
    heavy = READERS
    text = "Officers stopped 117 people near the river on Thursday night, their spokeswoman said. " * 9
    code = (
        f"import sys; from sitroom.evidence import parse; parse({text!r}.encode(), 'a.txt');"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
