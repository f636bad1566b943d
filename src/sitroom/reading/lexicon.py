"""The reader's vocabulary: word lists from the data files, verb forms, and longest-match phrase tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from sitroom.reading.text import plain
from sitroom.reading.tokens import tokens

_DATA = Path(__file__).with_name("data")
_VOWELS = frozenset("aeiou")

T = TypeVar("T")


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """Return one of the reader's YAML files (``attribution``, ``titles``, ...), read once."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree: dict[str, Any] = yaml.load((_DATA / f"{name}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506
    return tree


@cache
def words(name: str, entry: str) -> frozenset[str]:
    """Return a list of single words, written in the file as a list or as running text."""
    held = vocabulary(name)[entry]
    return frozenset(held.split() if isinstance(held, str) else held)


@dataclass(frozen=True, slots=True)
class Form:
    """A verb form: its lemma and which form it is (``base`` ``s`` ``past`` ``participle`` ``ing``)."""

    lemma: str
    kinds: frozenset[str]


@cache
def inflected(lemma: str) -> dict[str, str]:
    """Return the forms of an English verb by kind; irregular ones stand in ``attribution.yaml``."""
    irregular: dict[str, list[str]] = vocabulary("attribution")["irregular"]
    if lemma in irregular:
        third, past, participle, ing = irregular[lemma]
        return {"base": lemma, "s": third, "past": past, "participle": participle, "ing": ing}
    past = _past(lemma)
    return {"base": lemma, "s": _third(lemma), "past": past, "participle": past, "ing": _ing(lemma)}


def verb_forms(lemmas: Iterable[str]) -> dict[str, Form]:
    """Return every form of the verbs with its lemma; of two verbs that share a form the first keeps it."""
    found: dict[str, tuple[str, set[str]]] = {}
    for lemma in lemmas:
        for kind, form in inflected(lemma).items():
            kept, kinds = found.setdefault(form, (lemma, set()))
            if kept == lemma:
                kinds.add(kind)
    return {form: Form(lemma, frozenset(kinds)) for form, (lemma, kinds) in found.items()}


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _consonant_y(lemma) else lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if _consonant_y(lemma) else lemma + "ed"


def _ing(lemma: str) -> str:
    return lemma[:-1] + "ing" if lemma.endswith("e") and not lemma.endswith("ee") else lemma + "ing"


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in _VOWELS


def split(phrase: str) -> tuple[str, ...]:
    """Return the lower-case tokens of a phrase, cut as the text is cut."""
    return tuple(token.lower for token in tokens(phrase, plain(phrase), 0, len(phrase)))


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases of several words: the lengths that begin with a word (longest first), and every phrase by its words."""

    first: dict[str, tuple[int, ...]]
    whole: dict[tuple[str, ...], T]

    @classmethod
    def of(cls, table: Mapping[str, T]) -> "Phrases[T]":
        """Build from phrase to value."""
        whole = {parts: value for phrase, value in table.items() if (parts := split(phrase))}
        lengths: dict[str, set[int]] = {}
        for parts in whole:
            lengths.setdefault(parts[0], set()).add(len(parts))
        return cls({word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}, whole)

    def at(self, low: Sequence[str], index: int) -> tuple[int, T] | None:
        """Return the end and value of the longest phrase that begins at a token, or None."""
        for length in self.first.get(low[index], ()):
            parts = tuple(low[index : index + length])
            if parts in self.whole:
                return index + len(parts), self.whole[parts]
        return None
