"""Which paragraph is in which language: a report has one, a paragraph quoted from elsewhere may have another."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from sitroom.model import Passage, Report
from sitroom.reading.languages import held
from sitroom.reading.languages.stems import listed

_WORD = re.compile(r"[^\W\d_]{1,30}")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")
_SAMPLE = 600  # code points that tell
_FEWEST, _SHARE, _LEAD = 4, 0.12, 2


def parts(report: Report, language: str, passages: tuple[Passage, ...]) -> dict[str, list[Passage]]:
    """Return the passages of a report by the language they are read in; most are in the report's own.

    In an English report only paragraphs with letters beyond a to z are looked at, so that English costs no time.
    """
    found: dict[str, list[Passage]] = {language: []}
    for passage in passages:
        told = _told(report.text, passage, language)
        found.setdefault(told, []).append(passage)
    return found


def _told(text: str, passage: Passage, language: str) -> str:
    end = min(passage.end, passage.start + _SAMPLE)
    if language == "en" and not _beyond(text, passage.start, end):
        return language
    words = Counter(word.lower() for word in _WORD.findall(text, passage.start, end))
    told: Counter[str] = Counter()
    for word, times in words.items():
        for one in _table().get(word, ()):
            told[one] += times
    best, count = max(told.items(), key=lambda item: (item[1], item[0]), default=(language, 0))
    clear = count >= _FEWEST and count >= _SHARE * words.total() and count >= _LEAD * told[language]
    return best if clear and (best == "en" or best in held()) else language


def _beyond(text: str, start: int, end: int) -> bool:
    if text[start:end].isascii():
        return False
    return len(_FOREIGN.findall(text, start, end)) * 40 > end - start


@cache
def _table() -> dict[str, tuple[str, ...]]:
    import yaml

    path = Path(__file__).parent.parent / "data" / "languages" / "function_words.yaml"
    tree: dict[str, str] = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    of: dict[str, list[str]] = {}
    for language, words in tree.items():
        for word in listed(words):
            of.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in of.items()}
