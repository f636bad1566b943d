"""Words as both search engines see them: folded and cut by us, so that SQLite and PostgreSQL find the same."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WINDOW, _OVERLAP = 4_000, 200
"""A passage longer than this many characters is indexed in windows that overlap a little."""

_LONGEST = 64
_MOST_TERMS = 64
_QUERY_CHARACTERS = 10_000

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_OPEN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
"""Letters with a stroke, which Unicode does not take apart."""


def fold(text: str) -> str:
    """Return the text without case, accents and compatibility forms: "Kuźnica" and "KUZNICA" are one word."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFKD", bare.casefold()).translate(_OPEN_LETTERS)


def tokens(text: str) -> list[str]:
    """Return the words of a text in order; where a script sets no spaces, every sign is a word."""
    return [token[:_LONGEST] for token in _TOKEN.findall(fold(text))]


def windows(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a passage to index: itself, or overlapping windows where it is very long."""
    while end - start > _WINDOW:
        yield start, start + _WINDOW
        start += _WINDOW - _OVERLAP
    yield start, end


Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One side of an OR: every phrase of ``wanted`` and none of ``unwanted`` (a word is a phrase of one)."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]


Query = tuple[Alternative, ...]


def parse(query: str) -> Query:
    """Read what a user typed: words, "phrases", -not, OR. Nothing is an error; what says nothing is left out.

    A query longer than 10,000 characters or 64 words is cut there. An alternative that only excludes finds nothing.
    """
    made: list[Alternative] = []
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    terms = 0
    for match in _TERM.finditer(query[:_QUERY_CHARACTERS]):
        if match["word"] == "OR" and not match["minus"]:
            made.append(Alternative(tuple(wanted), tuple(unwanted)))
            wanted, unwanted = [], []
            continue
        phrase = tuple(tokens(match["phrase"] or match["word"] or ""))
        terms += len(phrase)
        if terms > _MOST_TERMS:
            break
        if phrase:
            (unwanted if match["minus"] else wanted).append(phrase)
    made.append(Alternative(tuple(wanted), tuple(unwanted)))
    return tuple(alternative for alternative in made if alternative.wanted)


def snippet(text: str, query: Query, around: int = 160) -> str:
    """Return the part of a passage about the first word that was asked for, cut at spaces."""
    asked = {token for alternative in query for phrase in alternative.wanted for token in phrase}
    first = next((m.start() for m in re.finditer(r"\S+", text) if asked.intersection(_tokens_of(m[0]))), 0)
    start = max(0, first - around // 3)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), start + around)
    if end < len(text):
        end = text.rfind(" ", first + 1, end) if " " in text[first + 1 : end] else end
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")


@lru_cache(maxsize=4096)
def _tokens_of(word: str) -> frozenset[str]:
    return frozenset(tokens(word))
