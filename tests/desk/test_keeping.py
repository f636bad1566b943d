"""Keeping a room: verify it, take it along, move it."""

from pathlib import Path

import pytest

from sitroom.desk import keeping, views
from sitroom.desk import room as rooms
from sitroom.desk.add import add
from sitroom.desk.room import Room
from sitroom.model import View
from sitroom.model.errors import NoRoom, RoomExists, UsageError

NOW = View()


def taken(room: Room, *inputs: Path) -> None:
    """Add inputs, all of which can be read."""
    assert [outcome.error for outcome in add(room, [str(one) for one in inputs]) if outcome.error] == []


def test_verify_counts_and_finds_a_changed_byte(room: Room, folder: Path) -> None:
    """A sound room says what it checked; one flipped byte of an original is found."""
    taken(room, folder)
    check = keeping.verify(room)
    assert check.sound
    assert check.verification.files == 5
    original = next(
        path for path in sorted((room.folder / "originals").rglob("*")) if path.is_file() and path.stat().st_size > 250
    )
    original.chmod(0o644)
    original.write_bytes(original.read_bytes()[:-1] + b"!")
    broken = keeping.verify(room)
    assert not broken.sound
    assert [row.cells["kind"] for row in broken.listing.rows] == ["changed"]


@pytest.mark.parametrize("name", ["room.tar", "room.tar.gz"])
def test_a_backup_opens_as_a_room(room: Room, folder: Path, tmp_path: Path, name: str) -> None:
    """A backup brings back reports, claims, settings and the same log, and never replaces a file."""
    taken(room, folder)
    archive = keeping.backup(room, tmp_path / name)
    with pytest.raises(UsageError, match="already"):
        keeping.backup(room, tmp_path / name)
    place = keeping.restore(archive, tmp_path / "restored")
    with rooms.opened(place) as again:
        assert again.config.title == "Test desk"
        assert again.ledger.claims(NOW) == room.ledger.claims(NOW)
        check = keeping.verify(again)
        assert check.sound
        assert check.verification.root == keeping.verify(room).verification.root
        assert len(views.lineage(again, NOW).rows) == 1
    with pytest.raises(RoomExists):
        keeping.restore(archive, place)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_room_moves_there_and_back(tmp_path: Path, folder: Path, postgres_url: str) -> None:
    """SQLite to PostgreSQL and back: the same claims, the same root, room.toml names the database in use."""
    place = rooms.init(tmp_path / "room")
    with rooms.opened(place) as room:
        taken(room, folder)
        before, root = room.ledger.claims(NOW), keeping.verify(room).verification.root
        assert keeping.move(room, postgres_url) == rooms.DATABASE
    with rooms.opened(place) as room:
        assert room.config.database.url == postgres_url
        assert room.ledger.claims(NOW) == before
        assert keeping.verify(room).verification.root == root
        taken(room, folder)
        keeping.move(room, "sqlite:///back.db")
    with rooms.opened(place) as room:
        assert (place / "back.db").exists()
        assert [source.captures for source in room.ledger.sources(NOW)] == [2] * 5
        assert keeping.verify(room).sound


def test_what_is_no_backup_is_told_and_leaves_no_room(tmp_path: Path) -> None:
    """A file that is no archive, or none at all, is refused before anything is made."""
    (tmp_path / "odd.tar").write_bytes(b"not a tar at all")
    for name, told in (("odd.tar", "not a backup"), ("missing.tar", "no such file; check the path")):
        with pytest.raises(NoRoom, match=told):
            keeping.restore(tmp_path / name, tmp_path / "made")
    assert not (tmp_path / "made" / "room.toml").exists()
