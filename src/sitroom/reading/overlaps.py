"""Where one voice ends and the next begins within a sentence."""

import itertools
from collections.abc import Sequence

from sitroom.reading import names
from sitroom.reading.contents import CLOSE, Saying
from sitroom.reading.cues import word_class
from sitroom.reading.lines import auxiliaries, verbs

_DENYING = frozenset(["deny", "reject", "dismiss", "dispute", "refute"])


def separate(found: Sequence[Saying]) -> None:
    """End what one voice says where the next begins, unless the next is quoted by the first."""
    for one, other in itertools.pairwise(found):
        if one.manner != "source" and other.manner != "source" and other.first > other.cue[0]:
            _cut(one, other)
    for closing in found:
        if closing.first == 0 and closing.last <= closing.cue[0]:
            for one in found:
                if one is not closing and one.first < closing.last < one.last:
                    one.last = closing.last
    for one in found:
        _other_subject(one)


def _cut(one: Saying, other: Saying) -> None:
    line, start = one.line, other.source[0] if other.source else other.cue[0]
    if not one.first <= start < one.last:
        return
    if other.source is None and one.manner == "address" and line.at(start - 1) in ("and", "but"):
        one.last = max(start - 1, one.first + 1)  # "accused X of ... and called on Y"
        return
    noun = start - 2 if line.at(start - 1) in ("that", "which") else start - 1
    if line.at(noun) in word_class("charges") and other.lemma in _DENYING:
        other.first, other.last = noun, noun + 1
        one.last = max(noun - 1 if line.at(noun - 1) in ("an", "a") else noun, one.first + 1)
        one.last -= line.at(one.last - 1) == ","
        return
    join = start - 1
    while join > max(one.first, start - 4) and line.low[join] not in ("but", "while", "and", ";"):
        join -= 1
    word, left = line.low[join], line.at(join - 1)
    if join > one.first and (word in ("but", "while", ";") or (word == "and" and left in (",", *CLOSE))):
        one.last = join - 1 if left == "," else join


def _other_subject(one: Saying) -> None:
    """End what is said where another known name takes up: "it will not fly and X will stop too"."""
    line = one.line
    own = line.at(one.first) in ("it", "he", "she", "they") and one.manner == "say"
    if not own and one.manner != "address":
        return
    for at in range(one.first + 2, one.last - 1):
        known = line.begins.get(at + 1)
        end = known.end if known else names.run_right(line.tokens, line.low, at + 1, one.last)
        if line.low[at] != "and" or end == at + 1 or not (own or line.low[at - 1] in (",", "–", "—")):
            continue
        if line.at(end) in auxiliaries() | verbs():
            one.last = at - 1 if line.low[at - 1] in (",", "–", "—") else at
            return
