"""Where one voice ends and the next begins within a sentence."""

import itertools
from collections.abc import Sequence

from sitroom.reading import names
from sitroom.reading.contents import CLOSE, Saying
from sitroom.reading.cues import word_class
from sitroom.reading.lines import auxiliaries, verbs

_TELLER = 10  # tokens from a closing teller over time and place to the comma behind which what is said goes on
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


def run_on(found: Sequence[Saying]) -> None:
    """Let what is said go on behind its teller where nobody else speaks there.

    "39,910 people came in 2023, the ministry said on Thursday, up from 15,682": the comparison is the ministry's too.
    """
    closing = max(found, key=lambda one: one.cue[0], default=None)
    if closing is None or closing.first != 0 or closing.last > closing.cue[0]:
        return
    line = closing.line
    after = max(closing.cue[1], closing.source[1] if closing.source else 0)
    comma = next((k for k in range(after, min(after + _TELLER, len(line.low) - 1)) if line.low[k] == ","), None)
    quoted = any(word in CLOSE or word == "“" for word in line.low)
    if comma is not None and not quoted and line.low[comma + 1] in word_class("going_on"):
        closing.last = len(line.low)


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
