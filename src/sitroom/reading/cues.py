"""The words that say that somebody says something, as tables over the tokens."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sitroom.model import Modality
from sitroom.reading.lexicon import Form, Phrases, verb_forms, vocabulary, words

Manner = Literal["say", "weak", "address"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb form of saying: how it takes its content, and whether the form is a noun too."""

    form: Form
    manner: Manner
    noun: bool


@cache
def verb_cues() -> dict[str, Cue]:
    """Return every verb form of saying."""
    table, nouns = vocabulary("attribution"), words("attribution", "noun_forms")
    found: dict[str, Cue] = {}
    manners: tuple[Manner, ...] = ("say", "address", "weak")
    for manner in manners:
        for text, form in verb_forms(table[manner].split()).items():
            found.setdefault(text, Cue(form, manner, text in nouns))
    return found


@cache
def sources() -> Phrases[str]:
    """Return the prepositional sources ("according to")."""
    return Phrases.of({phrase: phrase for phrase in vocabulary("attribution")["sources"]})


@cache
def agentless() -> Phrases[Modality]:
    """Return the cues behind which nobody in particular stands, with what they make of the content."""
    held: dict[Modality, list[str]] = vocabulary("attribution")["agentless"]
    return Phrases.of({phrase: modality for modality, phrases in held.items() for phrase in phrases})


@cache
def citing() -> frozenset[str]:
    """Return the words that name whom a carrier cites."""
    return words("attribution", "citing")


@cache
def word_class(name: str) -> frozenset[str]:
    """Return one of the classes of words in ``attribution.yaml``."""
    held: dict[str, str] = vocabulary("attribution")["classes"]
    return frozenset(held[name].split())


@cache
def triggers() -> frozenset[str]:
    """Return every word at which one of the cues can begin: a sentence without one says nothing for others."""
    return frozenset(verb_cues()) | frozenset(sources().first) | frozenset(agentless().first) | citing()
