"""room.toml: what a room is told about itself. Every setting is described in docs/settings.md."""

import os
import re
import tomllib
from json import dumps
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sitroom.model import Tlp
from sitroom.model.errors import ConfigError, NoRoom

FILE = "room.toml"
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_HEADER = re.compile(r"\[\[?\s*([A-Za-z0-9_.-]+)\s*\]")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Database(_Section):
    """Where the ledger is kept."""

    url: str = "sqlite:///ledger.db"


class Feed(_Section):
    """An Atom or RSS feed that `sitroom collect` looks into."""

    url: str = Field(pattern=r"^https?://")
    publisher: str | None = None
    language: str | None = None
    tlp: Tlp | None = None
    entries: bool = True
    newest: int = Field(default=50, ge=1, le=1000)


class Bounds(_Section):
    """How much one input may cost before it is refused."""

    input_mb: int = Field(default=64, ge=1, le=4096)
    text_mb: int = Field(default=20, ge=1, le=256)
    seconds: int = Field(default=30, ge=1, le=3600)
    memory_mb: int = Field(default=1536, ge=256, le=65536)


class LanguageModel(_Section):
    """A language model that `sitroom add` asks for proposals; none if left out."""

    url: str = Field(default="", pattern=r"^(https?://.*)?$")
    model: str = ""
    seconds: int = Field(default=60, ge=1, le=3600)
    answer_kb: int = Field(default=1024, ge=1, le=65536)


class RoomConfig(_Section):
    """The whole of room.toml."""

    title: str = ""
    codebook: str = "instrumentalised-migration"
    contact: str = ""
    database: Database = Database()
    bounds: Bounds = Bounds()
    llm: LanguageModel = LanguageModel()
    grades: dict[str, Annotated[str, Field(pattern="^[A-F][1-6]?$")]] = {}
    feeds: tuple[Feed, ...] = ()


def load(folder: Path) -> RoomConfig:
    """Read the room.toml of a folder.

    Raises
    ------
    NoRoom
        When there is none.
    ConfigError
        For a mistake in it, with the line.
    """
    path = folder / FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise NoRoom(f"there is no {FILE}", f"make a room with sitroom init {folder}", str(folder)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError("not UTF-8", "save it as UTF-8", f"{path}:{line}") from None
    try:
        return RoomConfig.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not TOML: {error}", "mend the file as toml.io describes", str(path)) from None
    except ValidationError as error:
        raise _mistake(path, text, error) from None


def database_url(config: RoomConfig, folder: Path) -> str:
    """Return the database's URL: `${NAME}` filled from the environment, a relative SQLite path made absolute."""
    url = _VARIABLE.sub(lambda found: _from_environment(found[1], folder), config.database.url)
    head, slashes, path = url.partition(":///")
    if head.partition("+")[0] == "sqlite" and slashes:
        return f"{head}:///{(folder / path).resolve()}"
    return url


def with_url(config: RoomConfig, url: str) -> RoomConfig:
    """Return the settings with another database."""
    return config.model_copy(update={"database": Database(url=url)})


def url_replaced(text: str, url: str) -> str:
    """Return the text of a room.toml with another database URL; everything else, comments too, stays as it is.

    Raises
    ------
    ConfigError
        When the file is written in a way this cannot change, such as an inline table.
    """
    lines = text.splitlines()
    setting = f"url = {quoted(url)}"
    held = tomllib.loads(text).get("database")
    at = _line(text, ("database", "url"))
    if held is None:
        lines += ["", "[database]", setting]
    elif "url" in held:
        lines[at - 1] = setting
    else:
        lines.insert(at, setting)
    changed = "\n".join([*lines, ""])
    if _url_of(changed) != url:
        raise ConfigError("the database URL cannot be changed here", f"write {setting} under [database]", FILE)
    return changed


def _url_of(text: str) -> str | None:
    try:
        return RoomConfig.model_validate(tomllib.loads(text)).database.url
    except (tomllib.TOMLDecodeError, ValidationError):
        return None


def write(folder: Path, text: str) -> None:
    """Write room.toml, whole or not at all."""
    draft = folder / f".{FILE}.new"
    draft.write_text(text, "utf-8")
    draft.replace(folder / FILE)


def quoted(text: str) -> str:
    """Return a text as a TOML string (a JSON string is one)."""
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _from_environment(name: str, folder: Path) -> str:
    if name not in os.environ:
        where = f"{folder / FILE}: database.url"
        raise ConfigError(f"the environment has no {name}", f"set {name} or write the URL without it", where)
    return os.environ[name]


def _mistake(path: Path, text: str, error: ValidationError) -> ConfigError:
    first = error.errors()[0]
    place = first["loc"]
    name = ".".join(str(part) for part in place)
    unknown = first["type"] == "extra_forbidden"
    problem = f"{name} is no setting of a room" if unknown else f"{name}: {first['msg'][:1].lower()}{first['msg'][1:]}"
    return ConfigError(problem, "see docs/settings.md for what may stand here", f"{path}:{_line(text, place)}")


def _line(text: str, place: tuple[int | str, ...]) -> int:
    """Return the line a setting stands on: the n-th header of its table, then its key."""
    table = place[0] if len(place) > 1 else ""
    skip = next((part for part in place if isinstance(part, int)), 0)
    inside, found = table == "", 1
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line.strip())
        if header:
            inside = header[1] == table and skip <= 0
            skip -= header[1] == table
            found = number if inside else found
        elif inside and line.partition("=")[0].strip().strip("'\"") == place[-1]:
            return number
    return found
