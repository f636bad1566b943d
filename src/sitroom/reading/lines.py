"""A sentence made ready for finding phrases: its tokens, their lower-case forms and the known names among them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from sitroom.reading import actors
from sitroom.reading.actors import Named
from sitroom.reading.lexicon import verb_forms, vocabulary, words
from sitroom.reading.spans import Sentence, Token


@dataclass(slots=True)
class Line:
    """A sentence with its words, the tokens in capitals, and the known names by the token they begin and end at."""

    sentence: Sentence
    tokens: Sequence[Token]
    low: list[str]
    named: list[Named]
    capitals: list[int]
    begins: dict[int, Named] = field(default_factory=dict)
    ends: dict[int, Named] = field(default_factory=dict)

    def at(self, index: int) -> str:
        """Return a word, or nothing beyond the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def capital(self, index: int) -> bool:
        """Say whether a token is capitalised."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text[0].isupper()


def line(sentence: Sentence) -> Line:
    """Read the known names of a sentence."""
    low = [token.lower for token in sentence.tokens]
    capitals = [at for at, token in enumerate(sentence.tokens) if token.text[0].isupper()]
    found = actors.named(sentence.tokens, low, capitals)
    begins = {one.start: one for one in found}
    return Line(sentence, sentence.tokens, low, found, capitals, begins, {one.end: one for one in found})


MARKS = frozenset(',;:.?!()[]{}“”"—–…|/•')
"""Marks that end a phrase."""


@cache
def boundaries() -> frozenset[str]:
    """Return the conjunctions and relatives a noun phrase does not cross."""
    return words("attribution", "boundaries")


@cache
def prepositions() -> frozenset[str]:
    """Return the prepositions."""
    return words("attribution", "prepositions")


@cache
def determiners() -> frozenset[str]:
    """Return the words that begin a noun phrase."""
    return words("attribution", "determiners")


def be() -> frozenset[str]:
    """Return the forms of "be"."""
    return _BE


_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


@cache
def temporal() -> frozenset[str]:
    """Return words of time."""
    return words("attribution", "temporal")


@cache
def auxiliaries() -> frozenset[str]:
    """Return auxiliaries and the adverbs that stand beside them."""
    return words("attribution", "auxiliaries")


@cache
def pronouns() -> dict[str, str]:
    """Return pronouns with f, m, o (thing), p (plural), s (speaker) or r (relative)."""
    held: dict[str, str] = vocabulary("attribution")["pronouns"]
    return held


_SURELY = frozenset(
    ["say", "says", "tell", "tells", "urge", "urges", "accuse", "accuses", "insists", "denies", "adds", "warns"]
)


@cache
def verbs() -> frozenset[str]:
    """Return word forms that are surely verbs: they end a noun phrase. Forms that are nouns too are left out."""
    table = vocabulary("attribution")
    said = verb_forms([*table["say"].split(), *table["address"].split(), *table["weak"].split()])
    past = {text for text, form in said.items() if "past" in form.kinds}
    return words("attribution", "verbs") | _SURELY | (past - frozenset(table["noun_forms"]))
