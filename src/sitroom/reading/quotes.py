"""Quotations: where direct speech begins and ends, over sentences and paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.model import Passage
from sitroom.reading.spans import Document

_MARK = re.compile(r'[“”"]')
_SPEECH_WORDS = 4
"""From this many words on a quotation is speech; shorter ones are words the writer keeps at arm's length."""

_LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Quotation:
    """The span inside the marks, the span with them, and whether it is speech rather than a quoted word."""

    start: int
    end: int
    outer: tuple[int, int]
    speech: bool


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the quotations of a document in order; one left open runs on over paragraphs that open again."""
    found: list[Quotation] = []
    open_at: int | None = None
    for passage in _passages(document):
        open_at = _read(document.clean, passage, open_at, found)
    if open_at is not None:
        found.append(_made(document.clean, open_at, _paragraph_end(document.clean, open_at)))
    return tuple(found)


def _passages(document: Document) -> Iterator[Passage]:
    last = None
    for sentence in document.sentences:
        if sentence.passage is not last:
            last = sentence.passage
            yield sentence.passage


def _read(clean: str, passage: Passage, open_at: int | None, found: list[Quotation]) -> int | None:
    marks = list(_MARK.finditer(clean, passage.start, passage.end))
    if open_at is not None and (not marks or not _opens(clean, marks[0], passage.start)):
        found.append(_made(clean, open_at, _paragraph_end(clean, open_at)))
        open_at = None
    begun = open_at
    for match in marks:
        if begun is None:
            begun = match.end() if _opens(clean, match, passage.start) else None
        elif match.group() != "“" and not (match.start() == passage.start and begun == open_at):
            found.append(_made(clean, begun, match.start()))
            begun = None
    return begun


def _opens(clean: str, match: re.Match[str], start: int) -> bool:
    """Say whether a mark opens: the curly one always, the straight one after a space or bracket."""
    if match.group() == "“":
        return True
    before = clean[match.start() - 1] if match.start() > start else " "
    return match.group() == '"' and not (before.isalnum() or before in ".,?!%)")


def _paragraph_end(clean: str, start: int) -> int:
    found = clean.find("\n", start, start + _LONGEST)
    return found if found > 0 else min(len(clean), start + _LONGEST)


def _made(clean: str, start: int, end: int) -> Quotation:
    speech = clean.count(" ", start, end) + 1 >= _SPEECH_WORDS or clean[end - 1 : end] in (".", "!", "?", ",")
    return Quotation(start, end, (max(start - 1, 0), min(end + 1, len(clean))), speech)


def at(found: Sequence[Quotation], offset: int) -> Quotation | None:
    """Return the quotation an offset lies in."""
    return next((one for one in found if one.outer[0] <= offset < one.outer[1]), None)
