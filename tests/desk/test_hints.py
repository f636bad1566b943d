"""Why a list is empty."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sitroom.desk import pictures, views
from sitroom.desk.add import add
from sitroom.desk.hints import hinted
from sitroom.desk.room import Room
from sitroom.model import View


def test_an_empty_room_says_so(room: Room) -> None:
    """Where nothing was added yet, an empty list says how to add."""
    shown = hinted(room, View(), pictures.figures(room, View()))
    assert shown.empty == "no figures: the room holds no reports; add some with sitroom add"


def test_a_view_before_the_first_record_says_when_that_was(room: Room, folder: Path) -> None:
    """What the room knew before it held anything is nothing, and the list names the first day."""
    assert all(outcome.error is None for outcome in add(room, [str(folder / "bulletin.txt")]))
    today = datetime.now(UTC).date()
    before = View(known_on=today - timedelta(days=1))
    assert f"first record is of {today}" in hinted(room, before, views.sources(room, before)).empty


def test_a_list_with_rows_is_left_alone(room: Room, folder: Path) -> None:
    """Only empty lists are explained; one that is empty for another reason keeps its own words."""
    assert all(outcome.error is None for outcome in add(room, [str(folder / "bulletin.txt")]))
    full, other = pictures.figures(room, View()), pictures.figures(room, View(date(1999, 1, 1)), "deaths")
    assert hinted(room, View(), full) is full
    assert hinted(room, View(date(1999, 1, 1)), other) is other
