"""room.toml: what is read, what is refused and on which line."""

import tomllib
from pathlib import Path

import pytest

from sitroom.desk.config import RoomConfig, database_url, load, url_replaced
from sitroom.model.errors import ConfigError, NoRoom


def write(folder: Path, text: str) -> Path:
    """Write a room.toml into a folder and return the folder."""
    (folder / "room.toml").write_text(text, "utf-8")
    return folder


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    """A room.toml that says nothing is a room with the default codebook and SQLite beside it."""
    config = load(write(tmp_path, ""))
    assert config == RoomConfig()
    assert database_url(config, tmp_path) == f"sqlite:///{tmp_path / 'ledger.db'}"


def test_a_folder_without_room_toml_is_no_room(tmp_path: Path) -> None:
    """The error names the folder and the command that makes a room."""
    with pytest.raises(NoRoom, match="sitroom init"):
        load(tmp_path)


def test_broken_toml_says_where(tmp_path: Path) -> None:
    """A file that is not TOML is told with the parser's line."""
    with pytest.raises(ConfigError, match="line 2"):
        load(write(tmp_path, 'title = "x"\ncodebook = \n'))


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('title = "x"\n\ncolour = 3\n', 3, "colour is no setting"),
        ("[bounds]\n# a comment\nseconds = 0\n", 3, "bounds.seconds"),
        ('[grades]\n"Example News" = "B"\n"Other" = "Z"\n', 3, "grades.Other"),
        ('[[feeds]]\nurl = "https://a.example/"\n\n[[feeds]]\nurl = "ftp://b.example/"\n', 5, "feeds.1.url"),
        ('[[feeds]]\nurl = "https://a.example/"\n[[feeds]]\npublisher = "P"\n', 3, "feeds.1.url"),
        ("[database]\nuri = 'x'\n", 2, "database.uri is no setting"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    """A wrong or unknown setting names file, line and setting."""
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, text))
    assert caught.value.where == f"{tmp_path / 'room.toml'}:{line}"
    assert problem in caught.value.problem


def test_the_url_takes_variables_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password need not stand in the file; a variable that is not set is told."""
    config = RoomConfig.model_validate({"database": {"url": "postgresql://desk:${SECRET_OF_TEST}@db/room"}})
    monkeypatch.setenv("SECRET_OF_TEST", "s3")
    assert database_url(config, tmp_path) == "postgresql://desk:s3@db/room"
    monkeypatch.delenv("SECRET_OF_TEST")
    with pytest.raises(ConfigError, match="SECRET_OF_TEST"):
        database_url(config, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        'title = "x" # mine\n',
        '[database]\n# where\nurl = "sqlite:///a.db" # old\n[bounds]\nseconds = 9\n',
        "[database]\n[bounds]\nseconds = 9\n",
        '[bounds]\nseconds = 9\n[database]\nurl = "x"\n',
    ],
)
def test_the_url_is_replaced_and_nothing_else(text: str) -> None:
    """Moving a room changes one line of room.toml; comments and other settings stay."""
    changed = url_replaced(text, 'postgresql://d:p"w@h/r')
    before, after = (RoomConfig.model_validate(tomllib.loads(one)) for one in (text, changed))
    assert after.database.url == 'postgresql://d:p"w@h/r'
    assert after.bounds == before.bounds
    kept = [line for line in text.splitlines() if not line.startswith("url")]
    assert [line for line in changed.splitlines() if line in kept] == kept


def test_an_inline_table_is_not_broken() -> None:
    """A room.toml written in a way we cannot change is refused with what to write, and not damaged."""
    with pytest.raises(ConfigError, match=r"under \[database\]"):
        url_replaced('database = { url = "sqlite:///a.db" }\n', "sqlite:///b.db")


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are a mistake in room.toml, not in sitroom."""
    (tmp_path / "room.toml").write_bytes('title = "x"\ncontact = "Kuźnica"\n'.encode("iso-8859-2"))
    with pytest.raises(ConfigError, match=r"room\.toml:2: not UTF-8"):
        load(tmp_path)
