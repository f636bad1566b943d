"""What other languages call countries, their people and what a codebook counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sitroom.reference import tables
from sitroom.reference.names import key


@dataclass(frozen=True, slots=True)
class LocalNames:
    """Names, adjectives and demonyms of one language, inflected forms included; keys are `names.key` forms.

    A form may stand in several of the three ("Polen": the country, and its people).
    """

    language: str
    by_name: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]


@cache
def local_names(language: str) -> LocalNames:
    """Return the names of an ISO 639-1 language; empty tables for one that is not held."""
    rows = list(tables.rows(f"lang/{language}.csv")) if language in languages() else []

    def forms(column: str) -> dict[str, str]:
        return {key(form): row["id"] for row in rows for form in tables.listed(row[column])}

    return LocalNames(language, forms("names"), forms("adjectives"), forms("people"))


def languages() -> tuple[str, ...]:
    """Return the ISO 639-1 codes of the languages held besides English."""
    return tuple(Path(name).stem for name in tables.files("lang", ".csv"))


@cache
def name_stems(language: str) -> Mapping[str, tuple[str, str, str]]:
    """Return stems of a country's name, adjective and people by its id, each a comma list; empty if not held."""
    held: dict[str, str] = _tree("stems", language)
    return {place: _three(stems) for place, stems in held.items()}


@cache
def terms(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words that speak for and against an indicator, by its id and kind of word; empty if not held.

    Kinds are those of `types.Indicator`: ``nouns``, ``verbs``, ``context``, ``against``, each a comma list of patterns.
    They serve every codebook that has an indicator of that id.
    """
    held: dict[str, dict[str, str]] = _tree("terms", language)
    return held


def _tree(folder: str, language: str) -> Any:
    name = f"lang/{folder}/{language}.yaml"
    return tables.tree(name) if name in tables.files(f"lang/{folder}", ".yaml") else {}


def _three(stems: str) -> tuple[str, str, str]:
    name, adjective, people = (stems + "||").split("|")[:3]
    return name.strip(), adjective.strip(), people.strip()
