"""What countries and their people are called in languages other than English."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
