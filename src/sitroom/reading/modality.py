"""How firmly something is told: asserted, estimated, planned, requested or denied, by the words of its clause."""

from bisect import bisect_right
from functools import cache

from sitroom.model import Modality
from sitroom.reading.lexicon import vocabulary, words
from sitroom.reading.spans import Document, Sentence, Token

_REACH = 14  # tokens a cue governs to its right
_AFTER = 5  # tokens behind a span in which its verb stands
_LISTED = 12  # tokens behind a span over the rest of its list
_EXPECTED = 10  # tokens from "expects" to its "to"
_EXPECTING = frozenset(["expect", "expects", "expecting"])
_PARTICIPLES = frozenset(
    ["planned", "promised", "proposed", "expected", "pledged", "scheduled", "estimated", "requested"]
)
_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "this", "that"])
_STOPS = frozenset([";", ":", "—", "–", "“", "”", '"', "(", ")"])
_JOINTS = frozenset(["but", "and", "while", "which", "who", "although", "because", "where", "after", "whereas"])


def modality(document: Document, start: int, end: int) -> Modality:
    """Return how firmly the words from `start` to `end` (code points) are told.

    The nearest cue before them in their clause decides, failing that the verb behind them.
    """
    sentence = sentence_at(document, start)
    if sentence is None:
        return "asserted"
    tokens = sentence.tokens
    first = bisect_right(tokens, start, key=lambda token: token.start) - 1
    last = bisect_right(tokens, end - 1, key=lambda token: token.start)
    return _before(tokens, max(first, 0)) or _after(tokens, last) or "asserted"


def sentence_at(document: Document, offset: int) -> Sentence | None:
    """Return the sentence an offset lies in."""
    at = bisect_right(document.sentences, offset, key=lambda one: one.start) - 1
    found = document.sentences[at] if at >= 0 else None
    return found if found is not None and offset < found.end else None


def _before(tokens: tuple[Token, ...], first: int) -> Modality | None:
    cues, needs_to = _cues("before"), _needs_to()
    for at in range(first - 1, max(-1, first - _REACH), -1):
        word = tokens[at].lower
        following = tokens[at + 1].lower
        if word in _STOPS or (word == "," and following in _JOINTS):
            return None
        if word == "and" and following in ("has", "have", "had", "was", "were"):
            return None
        if word in cues and _counts(tokens, at, first, needs_to):
            return cues[word]
    return None


def _counts(tokens: tuple[Token, ...], at: int, first: int, needs_to: frozenset[str]) -> bool:
    word = tokens[at].lower
    if word == "no":
        return at == first - 1
    if _attributive(tokens, at):
        return at == first - 1  # "60 km of a planned 115": planned are the 115 alone
    if word == "may" and tokens[at].text != "may":
        return False
    if word == "not" and tokens[at + 1].lower in ("only", "just", "least"):
        return False
    if word == "rejected" and tokens[at + 1].lower[-1:] == "s":
        return False  # "rejected applicants"
    if word in ("calls", "call", "appeal", "demand", "request", "need", "needs") and tokens[at - 1].lower.endswith(
        "ed"
    ):
        return False  # "received calls for help"
    if word in ("requested", "asks", "asked", "calls", "called", "demanded", "seeks", "needs") and _known(
        tokens, first
    ):
        return False
    if word == "ruled":
        return tokens[at + 1].lower == "out"
    if word in _EXPECTING:  # "expects 900 people to arrive"
        return any(token.lower == "to" for token in tokens[at + 1 : at + _EXPECTED] if token.lower not in _STOPS)
    if word in ("planned", "scheduled", "due") and tokens[at + 1].lower in ("for", "in", "on", "by"):
        return True
    return word not in needs_to or any(tokens[k].lower == "to" for k in range(at + 1, min(at + 3, len(tokens))))


def _known(tokens: tuple[Token, ...], first: int) -> bool:
    """Say whether a number is given, not asked for: "asked for help along the 679 km border"."""
    return first > 0 and tokens[first - 1].lower in ("the", "these", "those")


def _attributive(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a participle stands before a noun: "the planned 800 guards"."""
    return tokens[at].lower in _PARTICIPLES and at > 0 and tokens[at - 1].lower in _DETERMINERS


def _after(tokens: tuple[Token, ...], last: int) -> Modality | None:
    cues = _cues("after")
    end = min(last + _AFTER, len(tokens))
    for at in range(last, min(last + _LISTED, len(tokens))):
        word = tokens[at].lower
        if word == "and" and at + 1 < len(tokens) and _counting(tokens[at + 1].lower):
            end = min(at + _AFTER + 1, len(tokens))  # "200 soldiers and a dozen vehicles will ..."
            continue
        if at >= end:
            return None
        if _attributive(tokens, at):
            return None
        if word in ("are", "is", "were") and at + 1 < len(tokens) and tokens[at + 1].lower == "to":
            return "planned"
        if word in _STOPS or word == "," or word in _JOINTS or word == "that":
            return None
        if word == "set" and (at + 1 >= len(tokens) or tokens[at + 1].lower != "to"):
            return None
        if word in cues and not (word == "may" and tokens[at].text != "may"):
            return cues[word]
    return None


def _counting(word: str) -> bool:
    return word[0].isdigit() or word in words("attribution", "number_words") or word in ("a", "an", "some")


@cache
def _cues(side: str) -> dict[str, Modality]:
    held: dict[Modality, list[str]] = vocabulary("attribution")["modality"][side]
    return {word: modality for modality, cues in held.items() for word in cues}


@cache
def _needs_to() -> frozenset[str]:
    return frozenset(vocabulary("attribution")["modality"]["with_to"])
