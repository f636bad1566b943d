"""A report made ready for reading: plain text, passages, sentences, tokens, footnotes and the day it counts from."""

import re
from collections.abc import Iterator

from sitroom.model import Passage, PassageKind, Report
from sitroom.reading import day, sentences, text, tokens
from sitroom.reading.spans import Document, Sentence

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
_HEAD_MARK = re.compile(
    rf"\s*(?:{text.MARK.pattern}|\[\^([\w-]{{1,16}})\]:|\[?(\d{{1,3}})[\].)]?(?=\s))", re.IGNORECASE
)


def document(report: Report) -> Document:
    """Cut a report into sentences; one pass over the text for each of plain text, stops and tokens.

    Furniture is left out. A report without passages is read by its blank lines. ``Document.clean`` is the plain form
    of the text (`sitroom.reading.text.plain`), of the same length.
    """
    clean = text.plain(report.text)
    passages = report.passages or tuple(_paragraphs(report.text))
    found = tuple(_sentences(report.text, clean, passages))
    known, how = day.day(report.published, found)
    return Document(report, found, known, how, _footnotes(report.text, found), clean)


def caveats(document: Document, sentence: Sentence) -> tuple[Sentence, ...]:
    """Return the sentences of the footnotes whose marks stand in a sentence."""
    marks = [_mark(match) for match in text.MARK.finditer(document.report.text, sentence.start, sentence.end)]
    own = sentence.passage.kind is PassageKind.FOOTNOTE
    return () if own else tuple(note for mark in marks for note in document.footnotes.get(mark, ()))


def _paragraphs(whole: str) -> Iterator[Passage]:
    for number, match in enumerate(_PARAGRAPH.finditer(whole), start=1):
        block = match.group().rstrip()
        yield Passage(number, match.start(), match.start() + len(block), _kind(block))


def _kind(block: str) -> PassageKind:
    if block.startswith("#"):
        return PassageKind.HEADING
    if not any(char.isalnum() for char in block[:200]):
        return PassageKind.FURNITURE
    noted = text.MARK.match(block) or block.startswith("[^")
    return PassageKind.FOOTNOTE if noted else PassageKind.PARAGRAPH


def _sentences(whole: str, clean: str, passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    index = 0
    for passage in passages:
        if passage.kind is PassageKind.FURNITURE:
            continue
        for start, end in sentences.boundaries(whole, clean, passage.start, passage.end):
            words = tokens.tokens(whole, clean, start, end)
            if words:
                yield Sentence(index, start, end, whole[start:end], words, passage)
                index += 1


def _footnotes(whole: str, found: tuple[Sentence, ...]) -> dict[str, tuple[Sentence, ...]]:
    """Map each mark to its footnote; a mark used twice (a new chapter) keeps the first."""
    notes: dict[str, tuple[Sentence, ...]] = {}
    by_passage: dict[int, list[Sentence]] = {}
    for sentence in found:
        if sentence.passage.kind is PassageKind.FOOTNOTE:
            by_passage.setdefault(sentence.passage.start, []).append(sentence)
    for start, group in by_passage.items():
        match = _HEAD_MARK.match(whole, start)
        if match:
            notes.setdefault(_mark(match), tuple(group))
    return notes


def _mark(match: re.Match[str]) -> str:
    mark = next(group for group in match.groups() if group)
    return mark.translate(_SUPERSCRIPT).lower()


_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
