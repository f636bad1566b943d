"""Sentences and words of a language: its abbreviations and ordinals decide which stops end a sentence."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sitroom.model import Passage, PassageKind, Report
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.spans import Document, Sentence, Token
from sitroom.reading.text import plain
from sitroom.reading.tokens import tokens

LONGEST = 3000
"""Code points after which a sentence is cut, stop or no stop."""

_STOP = re.compile(
    r"[.!?…]{1,4}[\"'”“)\]]{0,3}(?=\s)|\n[ \t]*(?=[-•▪◦*–] )|\n\s*\n|\n(?=[^\n|]{0,80}\||[^\n\t]{1,80}\t)"
)
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
_WORD_BEFORE = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.){0,4}[^\W_]{1,12}|\d{1,4})$")
_NEXT = re.compile(r"[\s\"'“”(\[–—-]*(\w+)")
_LEAD = re.compile(r"(?:\s+|[-•▪◦–](?=\s)|\*(?=\s))*")


def passages(report: Report) -> tuple[Passage, ...]:
    """Return a report's passages, those between blank lines where it has none."""
    return report.passages or tuple(
        Passage(
            number,
            match.start(),
            match.end(),
            PassageKind.HEADING if match.group().startswith("#") else PassageKind.PARAGRAPH,
        )
        for number, match in enumerate(_PARAGRAPH.finditer(report.text), start=1)
    )


def document(report: Report, tongue: Tongue, of: Iterable[Passage], day: date | None, how: str) -> Document:
    """Cut the given passages into sentences; furniture is left out."""
    clean = plain(report.text)
    found: list[Sentence] = []
    for passage in of:
        if passage.kind is PassageKind.FURNITURE:
            continue
        for start, end in _boundaries(clean, passage.start, passage.end, tongue):
            words = tuple(_words(tokens(report.text, clean, start, end), tongue))
            if words:
                found.append(Sentence(len(found), start, end, report.text[start:end], words, passage))
    return Document(report, tuple(found), day, how, {}, clean)


def _words(found: tuple[Token, ...], tongue: Tongue) -> Iterator[Token]:
    """Yield the tokens with the stop of an abbreviation inside it, lower-case forms without it."""
    known, at = tongue.titles | tongue.shortened, 0
    while at < len(found):
        token, follows = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        inside = follows is not None and follows.start == token.end and at + 1 < len(found)
        if inside and follows is not None and follows.text == "." and token.lower in known:
            yield Token(token.start, follows.end, f"{token.text}.", token.lower)
            at += 1
        else:
            yield token


def _boundaries(clean: str, start: int, end: int, tongue: Tongue) -> Iterator[tuple[int, int]]:
    at = start
    for match in _STOP.finditer(clean, start, end):
        if match.end() <= at or (clean[match.start()] != "\n" and not _ends(clean, match, at, end, tongue)):
            continue
        stop = match.end() if clean[match.start()] != "\n" else match.start()
        yield from _bounded(clean, at, stop)
        at = stop
    yield from _bounded(clean, at, end)


def _ends(clean: str, match: re.Match[str], at: int, end: int, tongue: Tongue) -> bool:
    follows = _NEXT.match(clean, match.end(), min(end, match.end() + 80))
    word = follows.group(1) if follows else ""
    if word[:1].islower():
        return False
    found = _WORD_BEFORE.search(clean[max(at, match.start() - 18) : match.start()])
    if found is None or clean[match.start()] != "." or match.end() - match.start() > 1:
        return True
    before = found.group(1)
    if before.isdigit():
        return not (tongue.ordinal_stop and len(before) < 3 and word.lower() in tongue.dates.months)
    if before.lower() in tongue.titles or (len(before) == 1 and before.isupper()):
        return False
    return not (before.lower() in tongue.shortened and word[:1].isdigit())


def _bounded(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim white space and bullets; cut what is too long at white space."""
    while end - start > LONGEST:
        cut = max(clean.rfind(" ", start + LONGEST // 2, start + LONGEST), start)
        cut = cut if cut > start else start + LONGEST
        yield from _trimmed(clean, start, cut)
        start = cut
    yield from _trimmed(clean, start, end)


def _trimmed(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = _LEAD.match(clean, start, end)
    first = found.end() if found else start
    while end > first and clean[end - 1].isspace():
        end -= 1
    if end > first:
        yield first, end
