"""Codebooks: what one kind of crisis counts, does and says, read from YAML and checked with file and line."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from sitroom.model import UNITS, Nature
from sitroom.model.claim import PlaceRole
from sitroom.model.errors import ConfigError
from sitroom.reference import tables
from sitroom.reference.checked import Checked
from sitroom.reference.inflect import noun_forms, verb_forms
from sitroom.reference.types import Action, Codebook, Event, Indicator, ScopeHint, Stance, Trial
from sitroom.reference.yamlfile import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOP = ("id", "title", "version", "indicators", "actions", "stances", "totals", "events", "leading")
_REQUIRED = _TOP[:6]
_LISTS = frozenset(
    ["nouns", "verbs", "context", "against", "not_added_to", "objects", "cues", "words", "craft"],
)
_CLOSED: "Mapping[str, tuple[tuple[str, ...], str]]" = {
    "scope": (get_args(ScopeHint), "a hint of scope"),
    "start": (get_args(PlaceRole), "a part of a place"),
    "goal": (get_args(PlaceRole), "a part of a place"),
}
_OF_TRIAL = ("text", "value", "unit", "nature")
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
        For the first mistake, with ``file:line``: bad YAML, an unknown or missing key, a repeated id, a nature or
        unit outside the contract, a name of an indicator that is not one (`mistakes` returns all of them).
    """
    path = Path(name_or_path)
    if path.suffix not in (".yaml", ".yml"):
        path = _built_in(name_or_path)
    reading = _Reading(path)
    book = reading.codebook()
    if reading.mistakes:
        raise reading.mistakes[0]
    return book


def mistakes(path: str) -> tuple[ConfigError, ...]:
    """Return the mistakes of a codebook file, in the order of its sections; one for each entry that has any."""
    try:
        reading = _Reading(Path(path))
        reading.codebook()
    except ConfigError as error:
        return (error,)
    return tuple(reading.mistakes)


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


class _Reading(Checked):
    """One pass over a codebook; mistakes of entries are kept, so that all can be told at once."""

    def __init__(self, path: Path) -> None:
        super().__init__(load(path), _WAY)
        self.mistakes: list[ConfigError] = []

    def codebook(self) -> Codebook:
        self.keys(self.root, _TOP, (), required=_REQUIRED)
        known = self._names("indicators")
        return Codebook(
            id=self.text(self.root, "id", ()),
            title=self.text(self.root, "title", ()),
            version=self.text(self.root, "version", ()),
            indicators=self._each("indicators", self._indicator),
            actions=self._each("actions", lambda name: self._entry(Action, "actions", name)),
            stances=self._each("stances", lambda name: self._entry(Stance, "stances", name)),
            totals=self._each("totals", self._total),
            events=self._each("events", lambda name: self._entry(Event, "events", name)),
            leading=self.chosen(self.root, "leading", (), known, _INDICATOR) if "leading" in self.root else (),
        )

    def _each(self, section: str, make: "Callable[[str], Any]") -> dict[str, Any]:
        made = {}
        for name in self._names(section):
            try:
                made[name] = make(name)
            except ConfigError as mistake:
                self.mistakes.append(mistake)
        return made

    def _indicator(self, name: str) -> Indicator:
        at = ("indicators", name)
        indicator: Indicator = self._entry(Indicator, *at)
        self.one_of(indicator.nature, get_args(Nature), (*at, "nature"), "a nature")
        self._unit(indicator.unit, (*at, "unit"))
        for other in indicator.not_added_to:
            self.one_of(other, self.root["indicators"], (*at, "not_added_to"), _INDICATOR)
        return indicator

    def _unit(self, unit: str, at: tuple[str, ...]) -> None:
        if len(unit) != 3 or not unit.isupper():
            self.one_of(unit, UNITS, at, "a unit or an ISO 4217 code")

    def _entry(self, made: type[Any], section: str, name: str) -> Any:
        at = (section, name)
        entry = self.mapping(self.root[section][name], at)
        fields = {spec: info.type for spec, info in made.__dataclass_fields__.items() if spec not in ("id", "trials")}
        known = [*fields, "not"] if made is Indicator else fields
        self.keys(entry, known, at, _NEEDED.get(made, ("label",)))
        values = {field: self._value(entry, field, fields[field], at) for field in entry if field in fields}
        if made is Indicator:
            values["trials"] = (*self._trials(entry, "examples", at), *self._trials(entry, "not", at))
        return made(id=name, **values)

    def _value(self, entry: "Mapping[str, Any]", field: str, kind: Any, at: tuple[str, ...]) -> Any:
        if field == "examples":
            return tuple(trial.text for trial in self._trials(entry, field, at))
        if field in _CLOSED:
            return self.chosen(entry, field, at, *_CLOSED[field])
        if field in ("indicators", "told_by"):
            return self.chosen(entry, field, at, self._names("indicators"), _INDICATOR)
        if field in _LISTS:
            words = self.words(entry, field, at)
            return tuple(dict.fromkeys(form for word in words for form in _FORMS.get(field, _as_is)(word)))
        return self.exactly(entry, field, kind, at) if kind in (bool, int) else self.text(entry, field, at)

    def _trials(self, entry: "Mapping[str, Any]", field: str, at: tuple[str, ...]) -> Iterator[Trial]:
        held = entry.get(field, [])
        if not isinstance(held, list):
            self.fail(f"{field} must be a list of sentences", (*at, field))
        for place, one in enumerate(held):
            yield self._trial(one, (*at, field, str(place)), wanted=field == "examples")

    def _trial(self, one: Any, at: tuple[str, ...], *, wanted: bool) -> Trial:
        where = self.file.where(at)
        if isinstance(one, str):
            return Trial(text=one.strip(), wanted=wanted, where=where)
        told = self.mapping(one, at)
        self.keys(told, _OF_TRIAL, at, required=("text",))
        if "nature" in told:
            self.one_of(self.text(told, "nature", at), get_args(Nature), (*at, "nature"), "a nature")
        if "unit" in told:
            self._unit(self.text(told, "unit", at), (*at, "unit"))
        return Trial(
            text=self.text(told, "text", at),
            wanted=wanted,
            value=self.number(told, "value", at) if "value" in told else None,
            unit=told.get("unit"),
            nature=told.get("nature"),
            where=where,
        )

    def _total(self, name: str) -> tuple[str, ...]:
        self.one_of(name.partition(" ")[0], self._names("indicators"), ("totals", name), _INDICATOR)
        return self.words(self.root["totals"], name, ("totals",))

    def _names(self, section: str) -> list[str]:
        held = self.root.get(section)
        return list(self.mapping({} if held is None and section not in _REQUIRED else held, (section,)))


_INDICATOR = "an indicator of this codebook"
_NEEDED: dict[type[Any], tuple[str, ...]] = {
    Indicator: ("label", "nature", "unit", "description"),
    Event: ("label", "indicators"),
}
