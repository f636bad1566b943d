"""Codebooks: what one kind of crisis counts, does and says, read from YAML and checked with file and line."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from sitroom.model import UNITS, Nature
from sitroom.model.errors import ConfigError
from sitroom.reference import tables
from sitroom.reference.inflect import noun_forms, verb_forms
from sitroom.reference.types import Action, Codebook, Indicator, Stance
from sitroom.reference.yamlfile import Located, load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOP = ("id", "title", "version", "indicators", "actions", "stances", "totals")
_LISTS = frozenset(
    ["nouns", "verbs", "context", "against", "not_added_to", "examples", "objects", "cues"],
)
_FORMS: "Mapping[str, Callable[[str], tuple[str, ...]]]" = {
    **dict.fromkeys(("nouns", "objects"), noun_forms),
    **dict.fromkeys(("verbs", "cues"), verb_forms),
}
_WAY = "see docs/codebooks.md for the keys of a codebook"


@cache
def codebook(name_or_path: str = "instrumentalised-migration") -> Codebook:
    """Return a codebook by the name of a built-in one or by the path of a YAML file.

    Raises
    ------
    ConfigError
        For every mistake, with ``file:line``: bad YAML, an unknown or missing key, a repeated id, a nature or unit
        outside the contract, `not_added_to` or a total that names an unknown indicator.
    """
    path = Path(name_or_path)
    if path.suffix not in (".yaml", ".yml"):
        path = _built_in(name_or_path)
    return _Reading(load(path)).codebook()


def codebooks() -> tuple[str, ...]:
    """Return the names of the built-in codebooks."""
    return tuple(Path(name).stem for name in tables.files("codebooks", ".yaml"))


def _built_in(name: str) -> Path:
    if name not in codebooks():
        known = ", ".join(codebooks())
        raise ConfigError(f"{name!r} is not a codebook", f"take one of {known} or give the path of a .yaml file")
    return tables.DATA / "codebooks" / f"{name}.yaml"


def _as_is(word: str) -> tuple[str, ...]:
    return (word,)


class _Reading:
    """One pass over a located YAML tree."""

    def __init__(self, file: Located) -> None:
        self.file = file
        self.root = self._mapping(file.tree, ())

    def codebook(self) -> Codebook:
        self._keys(self.root, _TOP, (), required=_TOP[:6])
        indicators = {name: self._indicator(name) for name in self._names("indicators")}
        book = Codebook(
            id=self._text(self.root, "id", ()),
            title=self._text(self.root, "title", ()),
            version=self._text(self.root, "version", ()),
            indicators=indicators,
            actions={name: self._entry(Action, "actions", name) for name in self._names("actions")},
            stances={name: self._entry(Stance, "stances", name) for name in self._names("stances")},
            totals=self._totals(),
        )
        self._known(indicators)
        return book

    def _indicator(self, name: str) -> Indicator:
        at = ("indicators", name)
        indicator: Indicator = self._entry(Indicator, *at)
        self._one_of(indicator.nature, get_args(Nature), (*at, "nature"), "a nature")
        if len(indicator.unit) != 3 or not indicator.unit.isupper():
            self._one_of(indicator.unit, UNITS, (*at, "unit"), "a unit or an ISO 4217 code")
        return indicator

    def _entry(self, made: type[Any], section: str, name: str) -> Any:
        at = (section, name)
        entry = self._mapping(self.root[section][name], at)
        fields = {spec: info.type for spec, info in made.__dataclass_fields__.items() if spec != "id"}
        required = ("label", "nature", "unit", "description") if made is Indicator else ("label",)
        self._keys(entry, fields, at, required)
        return made(id=name, **{field: self._value(entry, field, fields[field], at) for field in entry})

    def _value(self, entry: "Mapping[str, Any]", field: str, kind: Any, at: tuple[str, ...]) -> Any:
        if field in _LISTS:
            words = self._words(entry, field, at)
            return tuple(dict.fromkeys(form for word in words for form in _FORMS.get(field, _as_is)(word)))
        if kind in (bool, int):
            if type(entry[field]) is not kind:
                self._fail(f"{field} must be {'true or false' if kind is bool else 'a whole number'}", (*at, field))
            return entry[field]
        return self._text(entry, field, at)

    def _totals(self) -> dict[str, tuple[str, ...]]:
        totals = self._mapping(self.root.get("totals") or {}, ("totals",))
        return {name: self._words(totals, name, ("totals",)) for name in totals}

    def _known(self, indicators: dict[str, Indicator]) -> None:
        for name, indicator in indicators.items():
            for other in indicator.not_added_to:
                self._one_of(other, indicators, ("indicators", name, "not_added_to"), "an indicator of this codebook")
        for total in self._totals():
            self._one_of(total.partition(" ")[0], indicators, ("totals", total), "an indicator of this codebook")

    def _names(self, section: str) -> list[str]:
        return list(self._mapping(self.root[section], (section,)))

    def _mapping(self, value: Any, at: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._fail(f"{at[-1] if at else 'the file'} must hold keys with values", at)
        return value  # type: ignore[no-any-return]

    def _text(self, entry: "Mapping[str, Any]", field: str, at: tuple[str, ...]) -> str:
        value = entry[field]
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            self._fail(f"{field} must be text", (*at, field))
        return str(value).strip()

    def _words(self, entry: "Mapping[str, Any]", field: str, at: tuple[str, ...]) -> tuple[str, ...]:
        value = entry[field]
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self._fail(f"{field} must be a list of texts", (*at, field))
        return tuple(value)

    def _keys(
        self, entry: dict[str, Any], known: Iterable[str], at: tuple[str, ...], required: Iterable[str] = ()
    ) -> None:
        for name in entry:
            self._one_of(name, known, (*at, name), "a key here")
        for name in required:
            if name not in entry:
                self._fail(f"{at[-1] if at else 'the codebook'} lacks the key {name!r}", at)

    def _one_of(self, value: str, known: Iterable[str], at: tuple[str, ...], what: str) -> None:
        if value not in known:
            self._fail(f"{value!r} is not {what}", at, f"take one of {', '.join(sorted(known))}")

    def _fail(self, problem: str, at: tuple[str, ...], way_out: str = _WAY) -> None:
        raise ConfigError(problem, way_out, self.file.where(at))
