"""Words of a language that sentence splitting must know."""

from functools import cache

from sitroom.reference import tables


@cache
def abbreviations(language: str = "en") -> frozenset[str]:
    """Return abbreviations with their full stops as written ("U.S.", "Nov."); empty for a language not held."""
    held: dict[str, list[str]] = tables.tree("abbreviations.yaml")
    return frozenset(held.get(language, ()))
