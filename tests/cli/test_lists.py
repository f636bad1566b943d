"""Lists in every format, with hostile cells."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.cli.lists import show
from sitroom.cli.safe import no_formula, one_line
from sitroom.desk.listing import Cell, Listing, Row

ROWS: list[dict[str, Cell]] = [
    {"id": "0123456789abcdef0123", "said": "over 40 000", "value": 40000.0, "quote": "=cmd|' /C calc'!A0"},
    {"id": "ffff456789abcdef0123", "said": "a\x1b[31mred\nline", "value": -2.5, "quote": None},
]


def listing(rows: list[dict[str, Cell]]) -> Listing:
    """Return a list of these cells whose records hold more than the cells."""
    fields = ("id", "said", "value", "quote")
    made = tuple(Row(cells, {**cells, "more": [1, {"x": None}]}) for cells in rows)
    return Listing(fields, ("id", "said", "value"), made, "nothing here")


def test_csv_holds_every_field_and_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    """CSV has all fields; text a spreadsheet would calculate is led by an apostrophe, numbers are not."""
    show(listing(ROWS), "csv")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0]["quote"] == "'=cmd|' /C calc'!A0"
    assert rows[1]["value"] == "-2.5"
    assert list(rows[0]) == ["id", "said", "value", "quote"]


def test_csv_holds_nothing_a_terminal_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    """A CSV may be looked at with cat: escapes are left out, and no formula hides behind one."""
    show(listing([{**ROWS[1], "quote": "\x1b=1+1\x9b2J"}]), "csv")
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["said"], row["quote"]) == ("a[31mred\nline", "'=1+12J")


def test_json_and_json_lines_hold_the_records(capsys: pytest.CaptureFixture[str]) -> None:
    """Both carry the whole records; JSON Lines one a line."""
    show(listing(ROWS), "json")
    whole = json.loads(capsys.readouterr().out)
    show(listing(ROWS), "jsonl")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert whole == lines
    assert whole[0]["more"] == [1, {"x": None}]


def test_an_empty_list_is_still_a_list_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON gives [], JSON Lines nothing, CSV its header; for people there is a sentence on standard error."""
    for how, expected in (("json", "[]"), ("jsonl", ""), ("csv", "id,said,value,quote")):
        show(listing([]), how)  # type: ignore[arg-type]
        assert capsys.readouterr().out.strip() == expected
    show(listing([]), "table")
    assert capsys.readouterr() == ("", "nothing here\n")


def test_a_table_in_a_pipe_is_plain_aligned_text(capsys: pytest.CaptureFixture[str]) -> None:
    """No colour, no box, one line a row, nothing cut but hashes."""
    show(listing(ROWS), "table")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["id", "said", "value"]
    assert lines[1] == "0123456789  over 40 000    40,000"
    assert lines[2] == "ffff456789  a[31mred line  -2.5"
    assert len(lines) == 3


_ON_A_TERMINAL = """
from cli.test_lists import ROWS, listing
from sitroom.cli.lists import show
show(listing([{**ROWS[0], "said": "word " * 60}]), "table")
"""


def test_a_table_fits_a_terminal_of_80_columns() -> None:
    """On a terminal no line is wider than 80 columns, however long the cells."""
    parent, child = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "PYTHONPATH": str(Path(__file__).parents[1])}
    subprocess.run([sys.executable, "-c", _ON_A_TERMINAL], stdout=child, env=environment, check=True, timeout=30)
    os.close(child)
    shown = os.read(parent, 100_000).decode()
    os.close(parent)
    assert 20 < shown.count("word") < 60
    assert "…" in shown
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in shown.splitlines()) <= 80


@given(st.text())
def test_one_line_is_one_line_without_control_marks(text: str) -> None:
    """Whatever comes in, what goes to a terminal cannot move the cursor or turn the direction."""
    told = one_line(text)
    assert len(told.splitlines()) <= 1
    assert not set(told) & {"\x1b", "\x9b", "\u202e", "\u2066", "\r", "\x00"}


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    """No text cell of a CSV starts with what a spreadsheet takes for a formula."""
    assert not no_formula(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_list_that_is_cut_says_how_many_are_left(capsys: pytest.CaptureFixture[str]) -> None:
    """`--limit` keeps the first rows, says on standard error how many more there are, and leaves short lists alone."""
    whole = listing(ROWS)
    assert whole.first(2) is whole
    show(whole.first(1), "jsonl")
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "and 1 more" in err
