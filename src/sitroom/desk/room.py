"""A room: a folder with room.toml, the stored originals and, unless it lives in PostgreSQL, the ledger."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from sitroom.desk import config as configuration
from sitroom.desk.codebooks import read_codebook
from sitroom.desk.config import RoomConfig
from sitroom.ledger import Ledger
from sitroom.model import View
from sitroom.model.errors import NoRoom, RoomExists
from sitroom.reference.types import Codebook

ORIGINALS = "originals"
DATABASE = "sqlite:///ledger.db"


@dataclass(frozen=True)
class Room:
    """An open room; made by `opened`, `init` or `temporary`."""

    folder: Path
    config: RoomConfig
    ledger: Ledger

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook room.toml names: one that comes with sitroom, or a file beside room.toml."""
        return read_codebook(self.config.codebook, self.folder)


def find(given: str | None = None) -> Path:
    """Return the folder of the room: the one given, else SITROOM_ROOM, else the folder here or the nearest above.

    Raises
    ------
    NoRoom
        When there is none.
    """
    named = given or os.environ.get("SITROOM_ROOM")
    if named:
        return _checked(Path(named).expanduser())
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / configuration.FILE).is_file():
            return folder
    raise NoRoom("no room here or above", "name one with --room DIR or make one with sitroom init DIR", str(here))


def _checked(folder: Path) -> Path:
    if not (folder / configuration.FILE).is_file():
        raise NoRoom(f"no {configuration.FILE} in it", f"make a room with sitroom init {folder}", str(folder))
    return folder


@contextmanager
def opened(folder: Path) -> Iterator[Room]:
    """Open the room in a folder and close its ledger at the end."""
    settings = configuration.load(folder)
    with Ledger.open(configuration.database_url(settings, folder), folder / ORIGINALS) as ledger:
        yield Room(folder, settings, ledger)


def init(folder: Path, *, title: str = "", codebook: str = "instrumentalised-migration", url: str = DATABASE) -> Path:
    """Make a room: ledger and originals first, room.toml last, so that a room half made is none.

    Raises
    ------
    RoomExists
        When the folder is a room already.
    """
    if (folder / configuration.FILE).exists():
        raise RoomExists("there is a room already", "choose another folder, or use this room as it is", str(folder))
    read_codebook(codebook, folder)
    settings = RoomConfig.model_validate({"database": {"url": url}})
    with _folders(folder / ORIGINALS):
        _empty_ledger(configuration.database_url(settings, folder), folder / ORIGINALS)
    write_config(folder, title=title or folder.resolve().name, codebook=codebook, url=url)
    return folder


@contextmanager
def _folders(originals: Path) -> Iterator[None]:
    """Make the folders; where what they were made for fails, those that were not there before go again."""
    made = [path for path in (originals, *originals.parents) if not path.exists()]
    originals.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):  # something else has come into them
            for path in made:
                path.rmdir()
        raise


def _empty_ledger(url: str, originals: Path) -> None:
    """Make an empty ledger, or take the one that an init killed half-way has left."""
    try:
        Ledger.create(url, originals).close()
    except RoomExists:
        with Ledger.open(url, originals) as held:
            if held.sources(View()) or held.erased():
                raise


def write_config(folder: Path, *, title: str, codebook: str, url: str) -> None:
    """Write the commented room.toml of a new room, whole or not at all."""
    template = resources.files("sitroom.desk").joinpath("data", configuration.FILE).read_text("utf-8")
    quoted = configuration.quoted
    text = template.format(title=quoted(title), codebook=quoted(codebook), url=quoted(url))
    configuration.write(folder, text)


@contextmanager
def temporary() -> Iterator[Room]:
    """Make a room for one brief; it is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="sitroom-") as name:
        folder = Path(name)
        (folder / ORIGINALS).mkdir()
        settings = RoomConfig()
        with Ledger.create(configuration.database_url(settings, folder), folder / ORIGINALS) as ledger:
            yield Room(folder, settings, ledger)
