"""Blocks to text and passages, for every format that has no plain text of its own."""

import re
from collections.abc import Iterable

from sitroom.evidence.types import Block
from sitroom.model import Passage, PassageKind

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\r\f\v]+")
_FLAT = re.compile(r"[ \t\r\n\f\v]+")  # a no-break space groups digits and stays
_TIGHT = frozenset([PassageKind.TABLE_ROW, PassageKind.LIST_ITEM])
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def clean(text: str) -> str:
    """Return text without control characters and lone surrogates, runs of spaces made one, ends trimmed.

    No-break spaces stay: they group digits.
    """
    lines = (_SPACE.sub(" ", line).strip(" ") for line in _UNWANTED.sub("", text).split("\n"))
    return "\n".join(lines).strip()


def superscript(text: str) -> str:
    """Return raised digits as ¹²³, so that a footnote mark never grows a number; other raised text stays."""
    bare = text.strip()
    return bare.translate(_SUPERSCRIPT) if bare.isascii() and bare.isdigit() and len(bare) <= 3 else text


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Passage, ...]]:
    """Join blocks into one text: a blank line between paragraphs, none between rows or list items.

    Returns
    -------
    tuple
        The text, and one passage for each block that has anything in it.
    """
    parts: list[str] = []
    passages: list[Passage] = []
    at, before = 0, None
    for block in blocks:
        text = clean(block.text)
        if not text:
            continue
        if before is not None:
            gap = "\n" if block.kind is before and before in _TIGHT else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(text)
        passages.append(Passage(len(passages) + 1, at, at + len(text), block.kind, block.page))
        at, before = at + len(text), block.kind
    return "".join(parts), tuple(passages)


def row(heads: list[str], cells: list[str]) -> str:
    """Return a table row as ``head: cell; head: cell``, empty cells left out.

    A cell without a head, or equal to it, stands alone.
    """
    said = []
    for index, cell in enumerate(cells):
        value = _FLAT.sub(" ", cell).strip(" ")
        head = _FLAT.sub(" ", heads[index]).strip(" ") if index < len(heads) else ""
        if value:
            said.append(f"{head.rstrip(':')}: {value}" if head and head != value else value)
    return "; ".join(said)
