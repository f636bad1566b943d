"""The real command in a process of its own: exit statuses, pipes, signals."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk import reports
from sitroom.cli.app import cli
from sitroom.model import from_contract

SITROOM = [sys.executable, "-m", "sitroom"]


def sitroom(
    *arguments: object, stdin: bytes | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SITROOM_")}
    command = [*SITROOM, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, cwd=cwd, timeout=60)


def told(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """Return the lines of standard error."""
    return done.stderr.decode().splitlines()


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    """Return JSON Lines from standard output."""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of small reports."""
    return reports.write(tmp_path_factory.mktemp("reports"))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Path:
    """Return a room that holds the reports; tests of this module only ask of it."""
    place = tmp_path_factory.mktemp("rooms") / "desk"
    assert sitroom("init", place).returncode == 0
    assert sitroom("add", folder, "--room", place).returncode == 0
    return place


def test_a_room_is_made_filled_and_asked(room: Path) -> None:
    """init, add and a list work from the shell, the room found from a folder inside it."""
    listed = sitroom("sources", "--format", "jsonl", cwd=room / "originals")
    assert listed.returncode == 0
    assert {row["name"] for row in records(listed)} >= {"First flight home", "Charter leaves Minsk"}


LISTS = (
    *("claims", "figures", "contradictions", "timeline", "statements", "measures", "gaps", "sources", "lineage"),
    "search volunteers",
    "search volunteers -notice",
)


@pytest.mark.parametrize("command", LISTS)
def test_every_list_is_written_in_every_format(room: Path, command: str) -> None:
    """Each list has rows in each format, and nothing on standard error."""
    for how in ("table", "json", "jsonl", "csv"):
        done = CliRunner().invoke(cli, [*command.split(), "--room", str(room), "--format", how])
        assert (done.exit_code, done.stderr) == (0, "")
        assert len(done.stdout.splitlines()) >= (1 if how == "jsonl" else 2)


def test_statuses_tell_failures_apart(room: Path, tmp_path: Path) -> None:
    """Asked wrongly 2, not in the room 3, no room 4, an input failed 1; one line each."""
    cases = {
        ("claims", "--as-of", "soon", "--room", room): 2,
        ("review", "ffff", "accept", "--by", "x", "--room", room): 3,
        ("sources", "--room", tmp_path): 4,
        ("add", tmp_path / "missing.txt", "--room", room): 1,
        ("init", room): 4,
        ("verify", "--room", room): 0,
    }
    for arguments, status in cases.items():
        done = CliRunner().invoke(cli, [str(one) for one in arguments])
        assert done.exit_code == status, done.output
        assert len(done.stderr.splitlines()) == (status != 0), done.stderr
    assert sitroom("sources", "--room", tmp_path).returncode == 4


def test_the_room_is_found_by_option_before_or_after_and_by_environment(room: Path, tmp_path: Path) -> None:
    """--room stands before or after the command; SITROOM_ROOM stands in for it."""
    wanted = sitroom("sources", "--room", room).stdout
    assert sitroom("--room", room, "sources").stdout == wanted
    environment = {**os.environ, "SITROOM_ROOM": str(room)}
    assert subprocess.run([*SITROOM, "sources"], capture_output=True, env=environment, cwd=tmp_path).stdout == wanted


def test_extract_keeps_the_public_contract(folder: Path) -> None:
    """One JSON object a claim; each reads back, and its quote stands in what --text prints."""
    path = folder / "bulletin.txt"
    done = sitroom("extract", path)
    text = sitroom("extract", "--text", path).stdout.decode()
    assert text == path.read_text("utf-8")
    found = records(done)
    assert done.returncode == 0
    assert {claim["indicator"] for claim in found if claim["kind"] == "figure"} >= {"arrivals", "crossing_attempts"}
    for claim in found:
        assert from_contract(claim).id == claim["id"]
        assert text[claim["start"] : claim["end"]] == claim["quote"]  # type: ignore[misc]
        mention = claim["mention"]
        assert mention is None or text[mention["start"] : mention["end"]] == mention["text"]  # type: ignore[index]


def test_extract_reads_standard_input_and_goes_on_after_a_failure(folder: Path) -> None:
    """A file that is not there costs one line and status 1; the others are extracted all the same."""
    piped = sitroom("extract", "-", stdin=(folder / "bulletin.txt").read_bytes())
    both = sitroom("extract", folder / "missing.txt", folder / "bulletin.txt")
    assert records(piped)
    assert len(records(both)) == len(records(piped))
    assert both.returncode == 1
    assert len(told(both)) == 1
    assert "missing.txt" in told(both)[0]


def test_a_brief_needs_no_room(folder: Path, tmp_path: Path) -> None:
    """One command over a folder writes brief.html here and says where and what is in it."""
    done = sitroom("brief", folder, cwd=tmp_path)
    assert done.returncode == 0, done
    page = (tmp_path / "brief.html").read_text("utf-8")
    assert "4,190" in page
    lines = done.stdout.decode().splitlines()
    assert lines[-1] == str(tmp_path / "brief.html")
    assert any("contradiction" in line for line in lines)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]


def test_a_brief_is_written_in_the_format_its_name_says(room: Path, tmp_path: Path) -> None:
    """The end of the name, or --format, chooses; an end that says nothing is refused."""
    assert sitroom("brief", "--room", room, "--out", tmp_path / "b.md").returncode == 0
    assert (tmp_path / "b.md").read_text("utf-8").startswith("#")
    assert json.loads(sitroom("brief", "--room", room, "--out", "-", "--format", "json").stdout)
    refused = sitroom("brief", "--room", room, "--out", tmp_path / "brief.pdf")
    assert (refused.returncode, len(told(refused))) == (2, 1)


def test_a_brief_of_no_readable_report_says_so_and_fails(tmp_path: Path) -> None:
    """A brief whose inputs all fail is still written, and the status is 1."""
    done = sitroom("brief", tmp_path / "missing", cwd=tmp_path)
    assert done.returncode == 1
    assert "missing" in told(done)[0]


def test_a_closed_pipe_is_silent() -> None:
    """`sitroom … | head` leaves no noise behind."""
    command = f"{sys.executable} -m sitroom codebook show --format csv | head -c 10; echo ${{PIPESTATUS[0]}} >&2"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=30)
    assert len(done.stdout) == 10
    assert done.stderr.split() in ([b"141"], [b"0"])


def _wait_until_open(pid: int, name: str) -> None:
    """Wait until a process holds a file of this name open: it is past its start then."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with suppress(FileNotFoundError):  # a file may be closed while it is looked at
            if any(link.readlink().name == name for link in Path(f"/proc/{pid}/fd").iterdir()):
                return
        time.sleep(0.05)
    pytest.fail(f"{name} was never opened")


def test_an_interrupt_ends_cleanly(room: Path) -> None:
    """Ctrl-C while waiting for standard input gives 130, one line, no traceback."""
    running = subprocess.Popen(
        [*SITROOM, "add", "-", "--room", str(room)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    _wait_until_open(running.pid, "ledger.db")
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=20)
    assert running.returncode == 130
    assert errors.decode().splitlines()[-1] == "sitroom: stopped; what was acknowledged is kept"
    assert b"Traceback" not in errors
    assert sitroom("verify", "--room", room).returncode == 0


def test_kill_9_loses_no_acknowledged_report(tmp_path: Path) -> None:
    """Whatever add -v acknowledged before it was killed is there, and the room is sound and complete afterwards."""
    many = {f"{n}.txt": reports.BULLETIN.replace("281", str(1000 + n)) for n in range(80)}
    folder, place = reports.write(tmp_path / "many", many), tmp_path / "room"
    assert sitroom("init", place).returncode == 0
    running = subprocess.Popen(
        [*SITROOM, "add", "-v", str(folder), "--room", str(place)],
        stdout=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert running.stdout is not None
    lines = [running.stdout.readline().decode() for _ in range(20)]
    os.killpg(running.pid, signal.SIGKILL)
    lines += running.stdout.read().decode().splitlines()
    running.wait(timeout=10)
    running.stdout.close()
    acknowledged = {line.split()[1] for line in lines if line.startswith("new ")}
    held = {str(row["report"])[:12] for row in records(sitroom("sources", "--room", place, "--format", "jsonl"))}
    assert 20 <= len(acknowledged) < 80
    assert acknowledged <= held
    assert sitroom("verify", "--room", place).returncode == 0
    assert b" 0 failed" in sitroom("add", folder, "--room", place).stdout
    assert len(records(sitroom("sources", "--room", place, "--format", "jsonl"))) == 80
