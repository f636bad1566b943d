"""`sitroom codebook`: check and test a file an analyst wrote."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitroom.cli.app import cli

BOOK = """\
id: fires
title: Fires
version: 1
indicators:
  burnt:
    label: Homes burnt
    nature: cumulative
    unit: items
    description: Homes lost to fire.
    nouns: [home, house]
    verbs: [burn, raze]
    examples:
      - The fire razed 24 houses.
actions: {}
stances: {}
"""


def run(*words: str) -> Result:
    """Run a command of the program."""
    return CliRunner().invoke(cli, ["codebook", *words])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a codebook without mistakes."""
    path = tmp_path / "fires.yaml"
    path.write_text(BOOK, "utf-8")
    return path


def test_a_codebook_that_reads_its_sentences_passes(book: Path) -> None:
    """Where every sentence is read as meant, each indicator passes and the status is 0."""
    done = run("test", str(book))
    assert done.exit_code == 0
    assert done.output.split("\n")[1].split() == ["burnt", "pass", "1", "1", "–"]


def test_a_sentence_read_otherwise_fails(book: Path) -> None:
    """A sentence that is not read as meant gives status 1, its line and what was found."""
    book.write_text(BOOK.replace("razed 24 houses", "razed 24 schools"), "utf-8")
    done = run("test", str(book))
    assert done.exit_code == 1
    assert "line 13: " in done.output


def test_check_counts_what_a_codebook_holds(book: Path) -> None:
    """A codebook without mistakes is summed up in a line."""
    done = run("check", str(book))
    assert done.exit_code == 0
    assert "1 indicators, 0 actions, 0 stances, 1 sentences to test; no mistakes" in done.output


def test_check_tells_every_mistake(book: Path) -> None:
    """Mistakes of several entries are told together, each with its line, and the status is 2."""
    book.write_text(BOOK.replace("unit: items", "unit: houses").replace("{}", "{x: {}}", 1), "utf-8")
    done = run("check", str(book))
    assert done.exit_code == 2
    assert f"{book}:8" in done.output
    assert f"{book}:14" in done.output


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    """A path to nothing is told in words by check and test alike."""
    for command in ("check", "test"):
        done = run(command, str(tmp_path / "none.yaml"))
        assert done.exit_code == 2
        assert "there is no such file" in done.output
