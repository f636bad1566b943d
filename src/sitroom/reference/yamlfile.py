"""A YAML file a person wrote, read with the line of every key, so that a mistake can be shown where it stands."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from sitroom.model.errors import ConfigError

_BIGGEST = 2_000_000  # bytes; a codebook has some fifty thousand


@dataclass(frozen=True, slots=True)
class Located:
    """The tree of a YAML file and the line of each key and list item by its path (of an item, its number from 0)."""

    path: Path
    tree: Any
    lines: dict[tuple[str, ...], int]

    def where(self, at: tuple[str, ...]) -> str:
        """Return ``file:line`` of a key's path, or of the nearest key above it."""
        while at and at not in self.lines:
            at = at[:-1]
        return f"{self.path}:{self.lines.get(at, 1)}"


def load(path: Path) -> Located:
    """Read a YAML file.

    Raises
    ------
    ConfigError
        When it cannot be read, is not YAML, repeats a key or uses aliases (which can unfold without bound).
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(_text(path), Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "cannot be understood"
        raise ConfigError(f"not YAML ({problem})", "mend the line or the one above it", f"{path}:{line}") from None
    lines: dict[tuple[str, ...], int] = {}
    return Located(path, _plain(node, (), lines, path, set()), lines)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _BIGGEST:
            raise ConfigError("too large for a codebook", "split it, or check that it is the right file", str(path))
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise ConfigError("there is no such file", "check the path of the YAML file", str(path)) from None
    except UnicodeDecodeError:
        raise ConfigError("is not text in UTF-8", "save it as UTF-8", str(path)) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", "give the path of a YAML file", str(path)) from None


def _plain(node: Any, at: tuple[str, ...], lines: dict[tuple[str, ...], int], path: Path, seen: set[int]) -> Any:
    import yaml

    if node is None:
        return None
    if id(node) in seen:
        _refuse("an alias (*name) is not allowed here", node, path)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, at, lines, path, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_item(item, (*at, str(place)), lines, path, seen) for place, item in enumerate(node.value)]
    return _scalar(node)


def _item(node: Any, at: tuple[str, ...], lines: dict[tuple[str, ...], int], path: Path, seen: set[int]) -> Any:
    lines[at] = node.start_mark.line + 1
    return _plain(node, at, lines, path, seen)


def _mapping(
    node: Any, at: tuple[str, ...], lines: dict[tuple[str, ...], int], path: Path, seen: set[int]
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in node.value:
        word = str(name.value)
        if word in made:
            _refuse(f"{word!r} stands here twice", name, path)
        lines[(*at, word)] = name.start_mark.line + 1
        made[word] = _plain(value, (*at, word), lines, path, seen)
    return made


def _scalar(node: Any) -> Any:
    kind = node.tag.rpartition(":")[2]
    if kind == "bool":
        return node.value.lower() in ("true", "yes", "on")
    if kind == "int" and node.value.lstrip("+-").isdigit():
        return int(node.value)
    return None if kind == "null" else node.value


def _refuse(problem: str, node: Any, path: Path) -> NoReturn:
    raise ConfigError(problem, "write it out once, under its own name", f"{path}:{node.start_mark.line + 1}")
