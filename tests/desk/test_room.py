"""Making, finding and opening a room."""

import re
from pathlib import Path

import pytest

from sitroom.desk import config, room
from sitroom.desk.add import add
from sitroom.model import View
from sitroom.model.errors import ConfigError, NoRoom, RoomExists


def test_a_room_is_made_with_its_settings(tmp_path: Path) -> None:
    """Init leaves a commented room.toml that reads back, an empty ledger and a place for originals."""
    made = room.init(tmp_path / "desk", title='The "east" {border}')
    settings = config.load(made)
    assert settings.title == 'The "east" {border}'
    assert (made / "originals").is_dir()
    with room.opened(made) as held:
        assert held.ledger.sources(View()) == []
        assert held.codebook.id == "instrumentalised-migration"


def test_every_default_of_the_template_is_the_default_of_the_program(tmp_path: Path) -> None:
    """The settings that are commented out in a new room.toml show what holds when they are left out."""
    folder = room.init(tmp_path / "desk")
    lines = (folder / "room.toml").read_text("utf-8").splitlines()
    shown = [line.removeprefix("# ") for line in lines if re.match(r"# (\w+_mb|seconds) = ", line)]
    (folder / "room.toml").write_text("[bounds]\n" + "\n".join(shown), "utf-8")
    assert len(shown) == 4
    assert config.load(folder).bounds == config.Bounds()


def test_a_room_is_not_made_twice(tmp_path: Path) -> None:
    """A second init refuses and changes nothing."""
    folder = room.init(tmp_path)
    before = (folder / "room.toml").read_bytes()
    with pytest.raises(RoomExists):
        room.init(folder, title="other")
    assert (folder / "room.toml").read_bytes() == before


def test_a_room_with_an_unknown_codebook_is_not_made(tmp_path: Path) -> None:
    """A mistake in the options leaves no half-made room behind."""
    with pytest.raises(ConfigError):
        room.init(tmp_path / "desk", codebook="no-such-codebook")
    assert not (tmp_path / "desk").exists()


def test_a_room_is_found_from_a_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder inside the room the room is found; a named one and the environment come first."""
    outer, inner = room.init(tmp_path / "a"), room.init(tmp_path / "b")
    below = outer / "x" / "y"
    below.mkdir(parents=True)
    monkeypatch.delenv("SITROOM_ROOM", raising=False)
    monkeypatch.chdir(below)
    assert room.find() == outer
    monkeypatch.setenv("SITROOM_ROOM", str(inner))
    assert room.find() == inner
    assert room.find(str(outer)) == outer


def test_no_room_is_told_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room, the error names sitroom init."""
    monkeypatch.delenv("SITROOM_ROOM", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoRoom, match="sitroom init"):
        room.find()
    with pytest.raises(NoRoom, match="sitroom init"):
        room.find(str(tmp_path / "nowhere"))


def test_a_temporary_room_leaves_nothing(tmp_path: Path) -> None:
    """The room made for one brief is gone at the end."""
    with room.temporary() as held:
        folder = held.folder
        assert held.ledger.sources(View()) == []
    assert not folder.exists()


def test_a_codebook_may_lie_beside_the_room(tmp_path: Path) -> None:
    """A path in room.toml counts from the room's folder."""
    folder = room.init(tmp_path)
    text = (folder / "room.toml").read_text("utf-8")
    (folder / "room.toml").write_text(text.replace('"instrumentalised-migration"', '"own.yaml"'), "utf-8")
    (folder / "own.yaml").write_text("id: [", "utf-8")
    with room.opened(folder) as held, pytest.raises(ConfigError, match=r"own\.yaml"):
        _ = held.codebook


def test_an_init_that_was_killed_can_be_repeated(tmp_path: Path) -> None:
    """A ledger without room.toml is taken over while it is empty, and never when it holds reports."""
    folder = room.init(tmp_path)
    (folder / "room.toml").unlink()
    room.init(folder)
    (tmp_path / "a.txt").write_text("Fifty people crossed the border at Narva on 3 May 2023.")
    with room.opened(folder) as held:
        assert [outcome.error for outcome in add(held, [str(tmp_path / "a.txt")])] == [None]
    (folder / "room.toml").unlink()
    with pytest.raises(RoomExists):
        room.init(folder)


def test_a_room_whose_database_cannot_be_reached_leaves_no_folder(tmp_path: Path) -> None:
    """An init that fails at the database takes back the folders it made, and only those."""
    (tmp_path / "ours").mkdir()
    with pytest.raises(NoRoom, match="cannot be reached"):
        room.init(tmp_path / "ours" / "desk", url="postgresql://nobody@127.0.0.1:9/none")
    assert list((tmp_path / "ours").iterdir()) == []
