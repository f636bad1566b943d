"""Standard streams as the shell leaves them: closed, or in an encoding of another age."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "The spokeswoman of Poland's Border Guard said that 95 people were stopped near Kuźnica on 4 November 2021.\n"


def shell(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `sitroom` is the command."""
    defined = f'sitroom() {{ "{sys.executable}" -m sitroom "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", defined], capture_output=True, cwd=folder, env={**os.environ, **environment}, timeout=60
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_a_closed_stream_is_no_mistake(closed: str, tmp_path: Path) -> None:
    """Whatever would have been said goes nowhere, and the status tells."""
    done = shell(f"sitroom --version {closed}", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert shell(f"sitroom init {closed}", tmp_path).returncode == 2


def test_a_room_is_safe_with_every_stream_closed(tmp_path: Path) -> None:
    """No file of the room is mistaken for a standard stream: it is made, filled and found sound."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    steps = ("init r", "add report.txt - --room r", "verify --room r")
    statuses = [shell(f"sitroom {step} >&- 2>&- <&-", tmp_path).returncode for step in steps]
    assert statuses == [0, 1, 0]


def test_extract_is_utf_8_on_every_terminal(tmp_path: Path) -> None:
    """What programs read is the same bytes whatever encoding the terminal has; what people read is escaped."""
    (tmp_path / "Kuźnica.txt").write_text(REPORT, "utf-8")
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    for line in ("sitroom extract *.txt", "sitroom extract --text *.txt"):
        done = shell(line, tmp_path, **old)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "near Kuźnica on".encode() in done.stdout
        assert done.stdout == shell(line, tmp_path).stdout
