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
    events: dict[str, str]
    acts: dict[str, list[str]]
    ways: dict[str, str]
    article: list[str]
    disclaimer: str


@cache
def words() -> Vocabulary:
    """Return the vocabulary."""
    text = files("sitroom.products").joinpath("data/words.yaml").read_text(encoding="utf-8")
    loaded: Vocabulary = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


def with_article(name: str) -> str:
    """Return a name as it stands inside a sentence: "the European Commission", "Poland"."""
    head = name.split(" of ")[0].split(" for ")[0].split()
    return f"the {name}" if head and head[0] != "the" and {head[0], head[-1]} & _with_article() else name


def sentence_start(label: str) -> str:
    """Return a label as it stands inside a sentence; names and abbreviations keep their capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


@cache
def _with_article() -> frozenset[str]:
    return frozenset(words()["article"])
