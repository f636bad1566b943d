"""The tutorial, as a reader would follow it."""

import subprocess
import sys
from pathlib import Path

import pytest

from docs import transcript

TUTORIAL = transcript.ROOT / "docs" / "tutorial.md"


def test_every_command_of_the_tutorial_tells_what_the_page_shows() -> None:
    """Followed from the first command to the last, the tutorial is true."""
    command = [sys.executable, transcript.__file__, str(TUTORIAL)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=transcript.ROOT)
    bring = "bring it up to date: python tests/docs/transcript.py --write docs/tutorial.md, then read what changed"
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\n{bring}"


def test_the_tutorial_goes_through_the_whole_hour() -> None:
    """It shows every command an analyst needs between a folder of reports and a backup."""
    shown = {step.command.split()[1] for step in transcript.steps(TUTORIAL.read_text("utf-8"))}
    assert shown >= {
        *("brief", "init", "add", "sources", "figures", "contradictions", "lineage", "claims", "review", "withdraw"),
        *("search", "gaps", "verify", "backup", "restore"),
    }


def test_nothing_shown_is_only_dots() -> None:
    """No command's output is left out whole, which would hold nothing to the truth."""
    for step in transcript.steps(TUTORIAL.read_text("utf-8")):
        assert step.command.startswith("export ") or step.shown.replace(".", "").strip(), step.command


@pytest.mark.parametrize(
    ("shown", "told", "fit"),
    [
        ("2 new\n", "2 new\n", True),
        ("2 new\n", "3 new\n", False),
        ("2 new\n", "2 new\nmore\n", False),
        ("log root ...\n", "log root 5cad3dfecbb4\n", True),
        ("a\n...\nz\n", "a\nb\nc\nz\n", True),
        ("a\n...\nz\n", "a\nb\nc\ny\n", False),
        ("id    who\n", "id  who\n", True),
        ("4316e51856 419\n", "20ac02c38e 419\n", True),
        ("4316e51856 419\n", "20ac02c38e 432\n", False),
    ],
)
def test_dots_stand_for_anything_and_nothing_else_does(shown: str, told: str, fit: bool) -> None:
    """Output fits when it differs in dots, hashes and the width of columns only."""
    assert (transcript.fits(shown, told) is not None) == fit


def test_a_hash_that_changed_is_carried_into_later_commands(tmp_path: Path) -> None:
    """What an id became is learnt from the first output that shows it."""
    assert transcript.fits("4316e51856 419\n", "20ac02c38e 419\n") == {"4316e51856": "20ac02c38e"}
    document = "```console\n$ sitroom --version\nsitroom ...\n$ export A=b\n```\n"
    told = [(step.command, fit) for step, _, fit in transcript.replayed(document, tmp_path)]
    assert told == [("sitroom --version", {}), ("export A=b", {})]
