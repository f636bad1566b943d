"""The vocabulary of the brief, read once from data/words.yaml."""

from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml


class Vocabulary(TypedDict):
    """The tables of words.yaml; codes of the contract to words."""

    qualifiers: dict[str, str]
    natures: dict[str, str]
    modalities: dict[str, str]
    stages: dict[str, str]
    statuses: dict[str, str]
    stances: dict[str, str]
    trends: dict[str, list[str]]
    verdicts: dict[str, str]
    currencies: dict[str, str]
    units: dict[str, str]
    units_in_words: dict[str, str]
    languages: dict[str, str]
    reading: list[list[str]]
    disclaimer: str


@cache
def words() -> Vocabulary:
    """Return the vocabulary."""
    text = files("sitroom.products").joinpath("data/words.yaml").read_text(encoding="utf-8")
    loaded: Vocabulary = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded
