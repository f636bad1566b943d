"""Compiled templates are kept like compiled modules, and never needed."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from sitroom.products.compiled import Compiled


class Counting(Environment):
    """Counts the templates it compiles."""

    compiled = 0

    def _compile(self, source: str, filename: str):  # type: ignore[no-untyped-def]
        self.compiled += 1
        return super()._compile(source, filename)


def made(folder: Path) -> tuple[str, int]:
    """Render a template in a fresh environment; return it and how many templates were compiled."""
    environment = Counting(loader=FileSystemLoader(folder), bytecode_cache=Compiled(folder))
    return environment.get_template("one.jinja").render(name="Kuznica"), environment.compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a template, where Python may keep compiled files beside it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "one.jinja").write_text("Hello {{ name }}", encoding="utf-8")
    return tmp_path


def kept(folder: Path) -> list[Path]:
    """Return the files kept beside the templates."""
    return list(folder.glob("__pycache__/*"))


def test_a_template_is_compiled_once(folder: Path) -> None:
    """A second process reads what the first compiled, and leaves no draft behind."""
    assert made(folder) == ("Hello Kuznica", 1)
    assert made(folder) == ("Hello Kuznica", 0)
    assert [path.suffix for path in kept(folder)] == [".pyc"]


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    """What was compiled from other words is not used."""
    made(folder)
    (folder / "one.jinja").write_text("Bye {{ name }}", encoding="utf-8")
    assert made(folder) == ("Bye Kuznica", 1)


@pytest.mark.parametrize("damage", [b"", b"j2", b"x" * 4000])
def test_a_damaged_file_is_left_alone(folder: Path, damage: bytes) -> None:
    """Truncated or foreign bytes are compiled over, not raised."""
    made(folder)
    (held,) = kept(folder)
    held.write_bytes(damage)
    assert made(folder) == ("Hello Kuznica", 1)


def test_nothing_is_written_where_python_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With PYTHONDONTWRITEBYTECODE no file appears."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert made(folder) == ("Hello Kuznica", 1)
    assert kept(folder) == []


def test_a_place_that_cannot_be_written_is_done_without(folder: Path) -> None:
    """Where the cache's folder cannot be made, templates are compiled each time."""
    (folder / "__pycache__").write_text("in the way", encoding="utf-8")
    assert made(folder) == made(folder) == ("Hello Kuznica", 1)
