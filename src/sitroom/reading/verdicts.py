"""A fact-checker's verdict: "This narrative is misleading", "There is no evidence that ..."."""

from functools import cache

from sitroom.reading.lexicon import Phrases, vocabulary
from sitroom.reading.lines import Line, auxiliaries, determiners

_BE = frozenset(["is", "are", "was", "were"])
_POINTING = frozenset(["this", "that", "these", "those", "the", "his", "her", "their", "such", "both", "it"])
_REACH = 8  # tokens between the claim and its verdict


def verdict(line: Line) -> tuple[int, int, str] | None:
    """Return the token span of a verdict and its word, None where the sentence gives none."""
    for at, word in enumerate(line.low):
        phrase = _phrases().at(line.low, at)
        if phrase is not None and (line.at(at - 1) in _BE or line.at(at + 2) in ("that", "of", "for", "to")):
            start = _start(line, at)
            if start is not None or phrase[1] == "no evidence":
                return (start if start is not None else max(0, at - 2)), phrase[0], phrase[1]
        if word in _words() and at > 1 and _said_of(line, at):
            start = _start(line, at)
            if start is not None:
                return start, at + 1, _words()[word]
    return None


def _said_of(line: Line, at: int) -> bool:
    """Say whether a "was", with adverbs only between, ties the word to what stands before."""
    before = at - 1
    while before > 0 and (line.low[before] in auxiliaries() - _BE or line.low[before] in _DEGREES):
        before -= 1
    return line.low[before] in _BE and line.at(at + 1) not in _HEADS


_DEGREES = frozenset(
    ["simply", "completely", "entirely", "clearly", "deeply", "highly", "also", "demonstrably", "patently", "a", "an"]
)
_HEADS = frozenset(["that", "friend", "friends"])


def _start(line: Line, at: int) -> int | None:
    """Return where "this narrative" begins before a verdict."""
    for k in range(at - 2, max(-1, at - _REACH), -1):
        if line.low[k] in _subjects() and (line.at(k - 1) in _POINTING or (line.low[k] in ("this", "that") and k == 0)):
            return k - 1 if line.at(k - 1) in determiners() else k
    return _opening(line)


def _opening(line: Line) -> int | None:
    """Return where a sentence opens with the claim it judges: "The claim that soldiers shot migrants is unfounded"."""
    for k in range(min(_OPENING, len(line.low) - 1)):
        if line.low[k] in _subjects() and line.low[k + 1] in ("that", "of", "about", "made", "claiming"):
            return 0
    return None


_OPENING = 5  # tokens before "claim that"


@cache
def _subjects() -> frozenset[str]:
    held: str = vocabulary("statements")["verdicts"]["subjects"]
    return frozenset(held.split())


@cache
def _words() -> dict[str, str]:
    held: dict[str, str] = vocabulary("statements")["verdicts"]["words"]
    return held


@cache
def _phrases() -> Phrases[str]:
    return Phrases.of(vocabulary("statements")["verdicts"]["phrases"])


@cache
def triggers() -> frozenset[str]:
    """Return the words without which a sentence gives no verdict."""
    return frozenset(_words()) | frozenset(_phrases().first)
