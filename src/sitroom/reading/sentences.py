"""Where sentences end.

A stop ends a sentence unless it belongs to an abbreviation, an initial, a number or a list label, or the text goes
on in lower case. A stretch without a stop is cut at white space so that one sentence stays bounded.
"""

import re
from collections.abc import Iterator
from functools import cache

from sitroom.reading.grammar import listed
from sitroom.reference import abbreviations

LONGEST = 3000
"""Code points after which a sentence is cut, stop or no stop."""

_STOP = re.compile(
    r"[.!?…]{1,4}[\"'”)\]]{0,3}(?=\s)|\n[ \t]*(?=[-•▪◦*] )|\n\s*\n"
    r"|\n(?=[^\n|]{0,80}\||[^\n\t]{1,80}\t|[^\n:.]{1,50}:[ \t]*\d)"  # a line of cells, a labelled number
)
_TAIL = re.compile(r"(?:\*{1,3}|_{1,2}|<sup>[^<>]{1,8}</sup>|\[\^[\w-]{1,16}\]|[¹²³⁰⁴-⁹]{1,3}|</?[a-z]{1,6}>)+")
_WORD_BEFORE = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.){1,5}[^\W\d_]?|\w{1,12})$")
_LABEL = re.compile(r"\s*(?:\d{1,3}|[A-Za-z])")
_FIRST = re.compile(r"[^\s\"'“”(\[]")
_WORD = re.compile(r"\s*[\"'“(\[]{0,2}([^\W\d_]+)")
_WORDS_TOO = frozenset(["no", "art", "mar", "sec", "fig"])  # before a number only are they abbreviations
_SPEECH = re.compile(r"\s+(?:[A-Z][\w'-]{1,30}\s+){1,3}(?:said|says|told|added|asked|wrote|tweeted)\b")


def boundaries(text: str, clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the trimmed spans of the sentences in ``text[start:end]``; `clean` is its plain form."""
    at = start
    for match in _STOP.finditer(clean, start, end):
        if match.end() <= at or (clean[match.start()] != "\n" and not _ends(clean, match, at, end)):
            continue
        stop = match.end() if clean[match.start()] != "\n" else match.start()
        tail = _TAIL.match(text, stop, end)
        stop = tail.end() if tail else stop
        yield from _bounded(text, at, stop)
        at = stop
    yield from _bounded(text, at, end)


def _ends(clean: str, match: re.Match[str], at: int, end: int) -> bool:
    following = _first_char(clean, match.end(), end)
    if following == "" or following.islower():
        return following == ""
    if clean[match.start()] in "!?":
        return not (match.end() - match.start() > 1 and _SPEECH.match(clean, match.end(), min(end, match.end() + 120)))
    return match.end() - match.start() > 1 or not _abbreviated(clean, at, match.start(), match.end(), following)


def _abbreviated(clean: str, at: int, dot: int, after: int, following: str) -> bool:
    """Say whether the stop at `dot` belongs to the word before it."""
    before = clean[max(at, dot - 16) : dot]
    if dot - at < 12 and _LABEL.fullmatch(clean, at, dot):
        return True
    found = _WORD_BEFORE.search(before)
    if found is None:
        return False
    word = found.group(1)
    lower = word.lower()
    if lower in listed("sentences", "never_last"):
        return True
    if following.isdigit():
        return lower in listed("sentences", "before_number")
    if (len(word) == 1 and word.isupper()) or "." in word or lower in _short():
        return _word_at(clean, after).lower() not in listed("sentences", "starters")
    return False


@cache
def _short() -> frozenset[str]:
    """Return abbreviations that may end a sentence too ("Corp.", "Nov.")."""
    known = {word.removesuffix(".").lower() for word in abbreviations("en")}
    return frozenset(known | listed("sentences", "short")) - _WORDS_TOO


def _first_char(clean: str, at: int, end: int) -> str:
    found = _FIRST.search(clean, at, min(end, at + 200))
    return found.group() if found else ""


def _word_at(clean: str, at: int) -> str:
    found = _WORD.match(clean, at, at + 60)
    return found.group(1) if found else ""


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim white space and bullets; cut what is too long at white space."""
    while end - start > LONGEST:
        cut = max(text.rfind("\n", start + LONGEST // 2, start + LONGEST), start)
        if cut == start:
            cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), start)
        cut = cut if cut > start else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


_LEAD = re.compile(r"(?:\s+|[-•▪◦–](?=\s)|\*(?=\s))*")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = _LEAD.match(text, start, end)
    first = found.end() if found else start
    while end > first and text[end - 1].isspace():
        end -= 1
    if end > first:
        yield first, end
