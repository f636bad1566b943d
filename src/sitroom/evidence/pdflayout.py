"""Pieces of a PDF page with place and size to lines, and lines to blocks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from sitroom.evidence.blocks import superscript
from sitroom.evidence.joining import compounds, join, tidy
from sitroom.evidence.types import Block
from sitroom.model import PassageKind

_PAGE_NUMBER = re.compile(
    r"^(?:page|seite|strona|стр\.?|p\.)?[ ]?[-–—|]?[ ]?\d{1,4}(?:[ ]?(?:of|/|von|z|из|\|)[ ]?\d{1,4})?[ ]?[-–—|]?$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^(?:[•●▪◦‣○■–—-][ ]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)][ ])")
_NOTE = re.compile(r"^(?:[⁰¹²³⁴-⁹]{1,3}|\d{1,3}|\*{1,3})[ ]?(?=\S)")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}[⁰¹²³⁴-⁹]{0,4}$")
_NUMBER = re.compile(r"^[€$£~<>+–—-]{0,3}[ ]?\d|^(?:[–—-]|n/?a)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:\.[ ]?){5}[ .]{0,200}\d{1,4}$")
_DIGITS = re.compile(r"\d+")
_EDGE = 0.13  # of the page's height, above and below: where headers and footers stand


@dataclass(slots=True)
class Chunk:
    """Text drawn in one go: where it begins (points from the lower left), its size, how its font looks."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    fixed: bool = False

    @property
    def end(self) -> float:
        """Return about where it ends."""
        text = self.text.strip()
        return self.x + (0.56 * self.size * len(text) if self.fixed else _width(text, self.size))


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line and about where it begins and ends."""

    x: float
    end: float
    text: str


@dataclass(slots=True)
class Line:
    """A line of a page. ``end`` is about where it ends.

    ``cells`` are its parts set apart by wide gaps, ``parts`` those drawn one by one, however near.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool
    end: float = 0.0
    cells: list[Cell] = field(default_factory=list)
    parts: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """The lines of one page in reading order, and its height in points."""

    number: int
    height: float
    lines: list[Line]


def lines_of(chunks: Sequence[Chunk]) -> list[Line]:
    """Put the chunks of a page into lines; a chunk that is a line end closes one."""
    lines: list[Line] = []
    row: list[Chunk] = []
    for chunk in [*chunks, Chunk("\n", 0, 0, 0, bold=False)]:
        parts = chunk.text.split("\n")
        for index, part in enumerate(parts):
            if index:
                lines += _line(row)
                row = []
            if part:
                row.append(replace(chunk, text=part))
    return lines


def blocks_of(pages: Sequence[Page]) -> list[Block]:
    """Return the blocks of a document: paragraphs whole across page breaks, what repeats on pages as furniture."""
    everything = [line for page in pages for line in page.lines]
    if not everything:
        return []
    known = compounds(line.text for line in everything)
    body = _body_size(everything)
    furniture = _furniture(pages)
    made: list[Block] = []
    for page in pages:
        kept = [line for line in page.lines if id(line) not in furniture]
        aside = [Block(line.text, PassageKind.FURNITURE, page.number) for line in page.lines if id(line) in furniture]
        _append(made, _page_blocks(kept, page.number, body, known), aside, known)
    return made


def _line(row: list[Chunk]) -> list[Line]:
    inked = [chunk for chunk in row if chunk.text.strip()]
    if not inked:
        return []
    main = max(inked, key=lambda chunk: len(chunk.text))
    parts = [_raised(chunk, main) for chunk in row]
    text = " ".join(tidy("".join(parts)).replace("\t", " ").split(" ")).strip()
    text = re.sub(r" {2,}", " ", text)
    bold = sum(len(c.text) for c in inked if c.bold) > 0.7 * sum(len(c.text) for c in inked)
    end = max(chunk.end for chunk in inked)
    cells, drawn = _cells(row, parts, 0.7), _cells(row, parts, 0.15)
    return [Line(text, inked[0].x, main.y, main.size, bold, end, cells, drawn)]


def _raised(chunk: Chunk, main: Chunk) -> str:
    """Return a footnote mark as ¹²³: a small number set higher than its line."""
    if chunk is main or chunk.size > 0.9 * main.size or chunk.y < main.y + 0.12 * main.size:
        return chunk.text
    return superscript(chunk.text.strip())


def _cells(row: list[Chunk], parts: list[str], wide: float) -> list[Cell]:
    """Cut a line at the gaps between what was drawn that are wider than so many em."""
    cells: list[Cell] = []
    for chunk, part in zip(row, parts, strict=True):
        said = tidy(part).strip()
        if not said:
            continue
        end = chunk.end
        wanted = bool(cells) and len(cells[-1].text) > 1  # a bullet is no cell
        if not cells or (wanted and chunk.x - cells[-1].end > wide * chunk.size):
            cells.append(Cell(chunk.x, end, said))
        else:
            space = " " if part[:1] == " " else ""
            cells[-1] = Cell(cells[-1].x, end, f"{cells[-1].text}{space}{said}")
    return cells


def _width(text: str, size: float) -> float:
    """Estimate the width of text in points: letters of common fonts are of four widths."""
    narrow = sum(map(text.count, "ijltfI.,;:'!|()[] "))
    wide = sum(map(text.count, "mwMW@%"))
    capitals = sum(c.isupper() for c in text)
    return size * (0.47 * len(text) - 0.19 * narrow + 0.28 * wide + 0.17 * capitals)


def _body_size(lines: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] or 10.0


def _furniture(pages: Sequence[Page]) -> set[int]:
    """Return ids of lines that repeat at the edge of pages, and of page numbers there."""
    seen: Counter[tuple[str, int]] = Counter()
    at_edge: list[tuple[tuple[str, int], Line]] = []
    for page in pages:
        for line in page.lines:
            if line.y < _EDGE * page.height or line.y > (1 - _EDGE) * page.height:
                key = (_DIGITS.sub("#", line.text.lower()), round(line.y / 6))
                at_edge.append((key, line))
        seen.update({key for key, line in at_edge[-len(page.lines) :] if line in page.lines})
    enough = max(2, (len(pages) + 1) // 2)
    lowest = {id(line) for page in pages for line in _outermost(page)}
    return {
        id(line)
        for key, line in at_edge
        if (seen[key] >= enough and len(line.text) < 200) or (_PAGE_NUMBER.match(line.text) and id(line) in lowest)
    }


def _outermost(page: Page) -> list[Line]:
    ordered = sorted(page.lines, key=lambda line: line.y)
    return [*ordered[:2], *ordered[-2:]]


def _page_blocks(lines: list[Line], page: int, body: float, known: frozenset[str]) -> list[Block]:
    gap, right = _usual_gap(lines), max((line.end for line in lines), default=0.0)
    tables = _tables(lines)
    made: list[Block] = []
    heads: list[Cell] = []
    before: Line | None = None
    for index, line in enumerate(lines):
        if tables[index]:
            heads = line.cells if index == 0 or not tables[index - 1] else heads
            made.append(Block(_row(heads, line), PassageKind.TABLE_ROW, page))
            before = None
            continue
        if _CONTENTS.search(line.text):
            made.append(Block(line.text, PassageKind.FURNITURE, page))
            before = None
            continue
        kind = _kind(line, body, lines, index)
        if before is not None and _goes_on(before, line, made[-1], kind, gap, right):
            made[-1] = Block(join(made[-1].text, line.text, known), made[-1].kind, page)
        else:
            made.append(Block(_marked(line, kind), kind, page))
        before = line
    return made


def _usual_gap(lines: list[Line]) -> float:
    gaps = [a.y - b.y for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * max(a.size, 1)]
    return median(gaps) if gaps else 14.0


def _kind(line: Line, body: float, lines: list[Line], index: int) -> PassageKind:
    if line.size < 0.93 * body and _NOTE.match(line.text) and _near_foot(lines, index):
        return PassageKind.FOOTNOTE
    if _ITEM.match(line.text):
        return PassageKind.LIST_ITEM
    short = len(line.text) < 120 and not _ENDED.search(line.text)
    if short and (line.size > 1.12 * body or (line.bold and line.size >= 0.95 * body)):
        return PassageKind.HEADING
    return PassageKind.PARAGRAPH


def _near_foot(lines: list[Line], index: int) -> bool:
    """Say whether only small print follows on the page."""
    return all(line.size <= 1.02 * lines[index].size for line in lines[index:])


def _goes_on(before: Line, line: Line, block: Block, kind: PassageKind, gap: float, right: float) -> bool:
    if kind in (PassageKind.LIST_ITEM, PassageKind.FOOTNOTE):
        return False
    if kind is not block.kind and not (
        kind is PassageKind.PARAGRAPH and block.kind in (PassageKind.LIST_ITEM, PassageKind.FOOTNOTE)
    ):
        return False
    if abs(before.size - line.size) > 0.12 * max(before.size, 1):
        return False
    step = before.y - line.y
    if step <= 0:  # the next column, or the page drawn out of order
        return not _ENDED.search(before.text) and line.text[:1].islower()
    if step > 1.35 * gap and step > 1.45 * line.size:
        return False
    if block.kind is not PassageKind.PARAGRAPH:
        return True
    if not _ENDED.search(before.text):  # a line of its own ("Published: 15 November") ends early all the same
        return before.end > before.x + 0.6 * (right - before.x) or not line.text[:1].isupper()
    indented = line.x > before.x + 0.8 * line.size
    had_room = before.end + _width(line.text.split(" ", 1)[0], line.size) < right - 0.15 * (right - before.x)
    return not (indented or had_room)


def _marked(line: Line, kind: PassageKind) -> str:
    """Return the line, the number that opens a footnote raised."""
    match = _NOTE.match(line.text) if kind is PassageKind.FOOTNOTE else None
    if match is None:
        return line.text
    return f"{superscript(match[0].strip())} {line.text[match.end() :]}"


def _tables(lines: list[Line]) -> list[bool]:
    """Say of each line whether it is a row of a table."""
    rows = [False] * len(lines)
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _alike(lines[index - 1], lines[index]):
            continue
        if index - first > 1 and _is_table(lines[first:index]):
            rows[first:index] = [True] * (index - first)
        first = index
    return rows


def _is_table(rows: list[Line]) -> bool:
    """Say whether lines alike hold data: numbers under one another, or many short cells begun large."""
    later = [cell.text for row in rows[1:] for cell in row.cells[1:]]
    numbers = sum(bool(_NUMBER.match(said)) for said in later)
    if 2 * numbers >= len(later):
        return True
    cells = [cell.text for row in rows for cell in row.cells]
    begun = all(said[:1].isupper() or said[:1].isdigit() for said in cells)
    return begun and len(rows) > 2 and max(map(len, cells)) < 60


def _alike(a: Line, b: Line) -> bool:
    if not 0 < a.y - b.y < 5 * max(a.size, 1):
        return False
    if len(a.parts) == len(b.parts) > 1 and _aligned(a.parts, b.parts, 0.3 * a.size) == len(a.parts):
        a.cells, b.cells = a.parts, b.parts
        return True
    fewer = min(len(a.cells), len(b.cells))
    if fewer < 2 or abs(len(a.cells) - len(b.cells)) > 1:
        return False
    return _aligned(a.cells, b.cells, 0.8 * a.size) >= fewer - (1 if fewer > 2 else 0)


def _aligned(some: list[Cell], others: list[Cell], near: float) -> int:
    """Count the cells that begin, end or have their middle where one of the others has."""
    return sum(any(_apart(cell, other) < near for other in others) for cell in some)


def _apart(a: Cell, b: Cell) -> float:
    return min(abs(a.x - b.x), abs(a.end - b.end), abs(a.x + a.end - b.x - b.end) / 2)


def _row(heads: list[Cell], line: Line) -> str:
    """Return a row as ``head: cell``, each cell under the head nearest to it."""
    if heads is line.cells or any(head.text[:1].isdigit() for head in heads[1:]):
        return "; ".join(cell.text for cell in line.cells)
    said = []
    for cell in line.cells:
        head = min(heads, key=lambda each: _apart(each, cell))
        said.append(f"{head.text.rstrip(':')}: {cell.text}")
    return "; ".join(said)


def _append(made: list[Block], blocks: list[Block], aside: list[Block], known: frozenset[str]) -> None:
    """Add a page; a paragraph that goes on from the page before is joined ahead of what stands between."""
    open_at = next((i for i in range(len(made) - 1, -1, -1) if made[i].kind not in _BETWEEN), None)
    if blocks and open_at is not None and _runs_on(made[open_at], blocks[0]):
        text = join(made[open_at].text, blocks[0].text, known)
        made[open_at] = Block(text, made[open_at].kind, made[open_at].page)
        blocks = blocks[1:]
    made += [*blocks, *aside]


_BETWEEN = (PassageKind.FURNITURE, PassageKind.FOOTNOTE)


def _runs_on(before: Block, after: Block) -> bool:
    if before.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) or after.kind is not PassageKind.PARAGRAPH:
        return False
    return not _ENDED.search(before.text) and (after.text[:1].islower() or before.text[-1:] in "-,\u00ad")
