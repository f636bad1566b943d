"""A file a person wrote, asked for what it must hold; a mistake is told where it stands."""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from sitroom.model.errors import ConfigError
from sitroom.reference.yamlfile import Located

Path = tuple[str, ...]


class Checked:
    """The keys and values of a located YAML tree; ``at`` is always the path of keys to a value.

    Every method raises `ConfigError` with ``file:line`` for a value that is not what it must be.
    """

    def __init__(self, file: Located, way_out: str) -> None:
        self.file, self.way_out = file, way_out
        self.root = self.mapping(file.tree, ())

    def mapping(self, value: Any, at: Path) -> dict[str, Any]:
        """Return a value that must hold keys."""
        if not isinstance(value, dict):
            self.fail(f"{at[-1] if at else 'the file'} must hold keys with values", at)
        return value

    def text(self, entry: Mapping[str, Any], field: str, at: Path) -> str:
        """Return a text; a plain number is one too."""
        value = entry[field]
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            self.fail(f"{field} must be text", (*at, field))
        return str(value).strip()

    def words(self, entry: Mapping[str, Any], field: str, at: Path) -> tuple[str, ...]:
        """Return a list of texts."""
        value = entry[field]
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self.fail(f"{field} must be a list of texts", (*at, field))
        return tuple(value)

    def chosen(self, entry: Mapping[str, Any], field: str, at: Path, known: Iterable[str], what: str) -> Any:
        """Return a list of texts, each one of those known."""
        found = self.words(entry, field, at)
        for place, word in enumerate(found):
            self.one_of(word, known, (*at, field, str(place)), what)
        return found

    def exactly(self, entry: Mapping[str, Any], field: str, kind: type[Any], at: Path) -> Any:
        """Return a truth value or a whole number."""
        if type(entry[field]) is not kind:
            self.fail(f"{field} must be {'true or false' if kind is bool else 'a whole number'}", (*at, field))
        return entry[field]

    def number(self, entry: Mapping[str, Any], field: str, at: Path) -> float:
        """Return a number, whole or with a point."""
        try:
            return float(self.text(entry, field, at))
        except ValueError:
            self.fail(f"{field} must be a number", (*at, field))

    def keys(self, entry: Mapping[str, Any], known: Iterable[str], at: Path, required: Iterable[str] = ()) -> None:
        """Refuse keys that are not known and miss those that are required."""
        for name in entry:
            self.one_of(name, known, (*at, name), "a key here")
        for name in required:
            if name not in entry:
                self.fail(f"{at[-1] if at else 'the codebook'} lacks the key {name!r}", at)

    def one_of(self, value: str, known: Iterable[str], at: Path, what: str) -> None:
        """Refuse a value that is not among those known."""
        if value not in known:
            self.fail(f"{value!r} is not {what}", at, f"take one of {', '.join(sorted(known))}")

    def fail(self, problem: str, at: Path, way_out: str | None = None) -> NoReturn:
        """Raise a mistake at a path."""
        raise ConfigError(problem, way_out or self.way_out, self.file.where(at))
