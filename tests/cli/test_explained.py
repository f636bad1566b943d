"""`extract --explain` for the eye and for programs; `--llm` for extract and add."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk.llm_server import Double, saying, serving
from sitroom.cli.app import cli
from sitroom.cli.explained import block

REPORT = """Publisher: Morning Post
Published: 2021-11-10

On 9 November 2021 some 77 people sang in the sports hall of Rudninkai.

On 9 November 2021 officers turned away 281 people who tried to cross illegally from Belarus into Lithuania.
"""
PROPOSED = {
    "kind": "figure",
    "quote": "On 9 November 2021 some 77 people sang in the sports hall of Rudninkai.",
    "value": 77,
    "unit": "people",
    "indicator": "people_hosted",
}


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Write a report and return its path."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return str(path)


@pytest.fixture
def double() -> Iterator[Double]:
    """Serve a model that proposes a claim that is borne out and one that is not."""
    with serving(saying(PROPOSED, PROPOSED | {"value": 78})) as held:
        yield held


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(cli, list(arguments))


def test_explanations_are_a_block_a_claim(path: str) -> None:
    """For the eye: the claim, its sentence, a line for each decision, what was left out below it."""
    shown = run("extract", "--explain", path).stdout
    head = next(line for line in shown.splitlines() if "“281”" in line)
    assert head.startswith("figure ")
    assert "  indicator   crossing_attempts (" in shown
    assert "  places      Lithuania (counted): named" in shown
    assert "              not “On 9 November 2021”: a date, no figure" in shown
    assert max(map(len, shown.splitlines())) <= 110


def test_explanations_are_json_too(path: str) -> None:
    """For programs: one object a claim, in the order of the claims."""
    told = [json.loads(line) for line in run("extract", "--explain", "--format", "jsonl", path).stdout.splitlines()]
    claims = [json.loads(line) for line in run("extract", path).stdout.splitlines()]
    assert [one["id"] for one in told] == [one["id"] for one in claims]
    assert json.loads(run("extract", "--explain", "--format", "json", path).stdout) == told


def test_a_block_obeys_nobody() -> None:
    """Text of strangers in an explanation moves no cursor and breaks no line."""
    option = {"what": "a\nb", "why": "\x1b[1m", "weight": None}
    decision = {"field": "unit", "value": "x\x1b[2J", "why": "because\r", "weight": 1.0, "span": None}
    record = {
        "kind": "figure",
        "id": "0" * 20,
        "report": "1" * 64,
        "mention": {"text": "\x1b]0;x\x07", "start": 0, "end": 1},
        "quote": "\x1b[31m",
        "decisions": [decision | {"alternatives": [option]}],
    }
    assert "\x1b" not in "".join(block(record))
    assert not any("\n" in line or "\r" in line for line in block(record))


def test_claims_are_no_table(path: str) -> None:
    """A table without --explain is refused with the way out."""
    done = run("extract", "--format", "table", path)
    assert done.exit_code != 0


def test_extract_marks_what_a_model_proposed(path: str, double: Double) -> None:
    """Our claims come first and unchanged; a proposed one carries its model as reader and is marked."""
    ours = run("extract", path).stdout
    done = run("extract", "--llm", double.url, "--llm-model", "tester", path)
    assert done.exit_code == 0
    assert done.stdout.startswith(ours)
    (proposed,) = [json.loads(line) for line in done.stdout[len(ours) :].splitlines()]
    assert (proposed["review"], proposed["reader"], proposed["value"]) == ("proposed", "llm:tester=tester-1", 77)
    assert "1 claims proposed by llm:tester=tester-1, 1 left out" in done.stderr
    assert "our parser reads no 78" in done.stderr


def test_extract_without_a_model_asks_nobody(path: str, double: Double) -> None:
    """Off by default, whatever the environment says of names."""
    assert "proposed" not in run("extract", path).stdout
    assert double.asked == []


def test_a_failing_model_costs_no_claim(path: str) -> None:
    """Nobody answers: our claims are printed all the same, the failure in one line, exit status 1."""
    with serving(saying()) as gone:
        pass
    done = run("extract", "--llm", gone.url, "--llm-model", "tester", path)
    assert done.exit_code == 1
    assert done.stdout == run("extract", path).stdout
    assert "no answer" in done.stderr


def test_add_takes_proposals_into_the_room(path: str, tmp_path: Path, double: Double) -> None:
    """Named on the command line or in room.toml, a model proposes; `claims --review proposed` lists it."""
    room = tmp_path / "room"
    run("init", str(room))
    with (room / "room.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[llm]\nurl = "{double.url}"\nmodel = "tester"\n')
    done = run("add", "--room", str(room), path)
    assert done.exit_code == 0
    assert "1 proposed claims wait for review, 1 proposals left out" in done.stderr
    held = json.loads(run("claims", "--room", str(room), "--review", "proposed", "--format", "json").stdout)
    assert [one["review"] for one in held] == ["proposed"]
    assert "people_hosted" not in run("figures", "--room", str(room), "--format", "json").stdout
    accepted = run("review", held[0]["id"], "accept", "--by", "duty", "--room", str(room))
    assert accepted.exit_code == 0
    assert "people_hosted" in run("figures", "--room", str(room), "--format", "json").stdout
