"""The words evidence is read by: labels, months, navigation phrases. Data in ``data/*.yaml``."""

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tree(name: str) -> Any:
    """Return one of this room's YAML files as plain data."""
    import yaml

    text = files("sitroom.evidence").joinpath("data", name).read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 (both are safe loaders, one of them in C)


@cache
def labels() -> dict[str, str]:
    """Return lower-case label ("publié le") to the field it fills ("published")."""
    held: dict[str, list[str]] = tree("heads.yaml")["labels"]
    return {word.lower(): name for name, words in held.items() for word in words}


@cache
def months() -> dict[str, int]:
    """Return lower-case month name or abbreviation, in every language held, to its number."""
    held: dict[int, list[str]] = tree("heads.yaml")["months"]
    return {word.lower(): number for number, words in held.items() for word in words}


@cache
def weekdays() -> frozenset[str]:
    """Return lower-case names of weekdays in every language held."""
    return frozenset(tree("heads.yaml")["weekdays"])


@cache
def role_addresses() -> frozenset[str]:
    """Return words of mail addresses that belong to an office, not to a person."""
    return frozenset(tree("heads.yaml")["role_addresses"])


@cache
def genres() -> frozenset[str]:
    """Return lower-case names of kinds of documents, which are no titles."""
    return frozenset(word.lower() for word in tree("heads.yaml")["genres"])


@cache
def furniture() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return lines that are always navigation, and how navigation sentences begin; all lower case."""
    held: dict[str, list[str]] = tree("furniture.yaml")
    return frozenset(w.lower() for w in held["lines"]), tuple(w.lower() for w in held["starts"])
