"""DOCX read from its own XML: paragraphs, headings, lists, tables by row, footnotes, headers; nothing skipped.

python-docx leaves out content controls, footnotes and text boxes, where reports keep their figures; the markup
(ECMA-376, WordprocessingML) is simple enough to walk.
"""

import re
from collections.abc import Iterator
from typing import Any

from sitroom.evidence import heads
from sitroom.evidence.archives import Archive
from sitroom.evidence.blocks import compose, row, superscript
from sitroom.evidence.types import Block, Content, Raw
from sitroom.model import Known, PassageKind
from sitroom.model.errors import Damaged

PARSER = "docx/1"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset([_FALLBACK, f"{_W}del", f"{_W}instrText", f"{_W}moveFrom", f"{_W}commentReference"])
_TRANSPARENT = frozenset([f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"])
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}

Element = Any


def read(raw: Raw) -> Content:
    """Read a DOCX file."""
    archive = Archive(raw.data, raw.bounds)
    document = archive.xml("word/document.xml")
    body = document.find(f"{_W}body") if document is not None else None
    if body is None:
        raise Damaged("has no document in it", "open it in its own program and save it again")
    walk = _Walk(_styles(archive))
    main = list(walk.blocks(body))
    blocks = [
        *_edges(archive, walk, "header"),
        *main,
        *walk.notes(archive.xml("word/footnotes.xml"), "footnote"),
        *walk.notes(archive.xml("word/endnotes.xml"), "endnote"),
        *_edges(archive, walk, "footer"),
    ]
    text, passages = compose(blocks)
    head = heads.read(text, titles=False)
    core = archive.xml("docProps/core.xml")
    stated = head.known("published")
    made = _core(core, f"{_TERMS}created")
    return Content(
        text=text,
        passages=passages,
        parser=PARSER,
        title=_title(main, walk, _core(core, f"{_DC}title"), text),
        publisher=head.known("publisher"),
        author=head.known("author")
        if head.known("author").value
        else Known(_core(core, f"{_DC}creator"), "DOCX creator"),
        published=stated
        if stated.value or not made
        else Known(None, f"{stated.how}; file made {made[:10]} (DOCX created)"),
        language=Known(_core(core, f"{_DC}language"), "DOCX language"),
    )


class _Walk:
    """Turns block elements into blocks; remembers footnotes in the order they are referred to."""

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self._referred: dict[tuple[str, str], int] = {}
        self.title: str | None = None

    def blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in _TRANSPARENT:
                yield from self.blocks(child)

    def notes(self, part: Element, kind: str) -> Iterator[Block]:
        """Yield the notes that are referred to, by number, the mark before each."""
        if part is None:
            return
        numbers = {identity: number for (of, identity), number in self._referred.items() if of == kind}
        found = {note.get(f"{_W}id"): note for note in part.iterchildren(f"{_W}{kind}")}
        for identity, number in numbers.items():
            if identity in found:
                said = " ".join(block.text for block in self.blocks(found[identity])).strip()
                yield Block(f"{superscript(str(number))} {said}", PassageKind.FOOTNOTE)

    def text(self, element: Element) -> str:
        """Return the text of a paragraph, what was deleted left out, footnote marks raised."""
        said: list[str] = []
        stack = [element]
        while stack:
            node = stack.pop()
            if node.tag in _SKIPPED:
                continue
            if node.tag == f"{_W}t":
                said.append(superscript(node.text or "") if _is_raised(node) else node.text or "")
            elif node.tag in _BREAKS:
                said.append(_BREAKS[node.tag])
            elif node.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                said.append(self._mark(node))
            elif node.tag == f"{_W}p" and node is not element:
                said.append("\n")
                stack.extend(reversed(node))
            else:
                stack.extend(reversed(node))
        return "".join(said)

    def _mark(self, node: Element) -> str:
        kind = "footnote" if node.tag.endswith("footnoteReference") else "endnote"
        key = (kind, node.get(f"{_W}id") or "")
        return superscript(str(self._referred.setdefault(key, len(self._referred) + 1)))

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        said = self.text(paragraph)
        style = self._style(paragraph)
        if style == "title" and self.title is None and said.strip():
            self.title = " ".join(said.split())
        kind = PassageKind.PARAGRAPH
        if style == "title" or style.startswith("heading"):
            kind = PassageKind.HEADING
        elif style == "caption":
            kind = PassageKind.CAPTION
        elif paragraph.find(f"{_W}pPr/{_W}numPr") is not None or style.startswith("list"):
            kind = PassageKind.LIST_ITEM
        yield Block(said, kind)

    def _style(self, paragraph: Element) -> str:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        if properties.find(f"{_W}outlineLvl") is not None:
            return "heading"
        style = properties.find(f"{_W}pStyle")
        identity = style.get(f"{_W}val") or "" if style is not None else ""
        return self._styles.get(identity, identity.lower())

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [self._cells(tr) for tr in table.iterchildren(f"{_W}tr")]
        if all(len(cells) < 2 for cells in rows) or any(table.iterdescendants(f"{_W}tbl")):
            for cell in table.iterdescendants(f"{_W}tc"):
                yield from self.blocks(cell)
            return
        heads, above = _filled(rows[0], []), list[str]()
        for number, cells in enumerate(rows):
            above = full = _filled(cells, above)
            said = "; ".join(dict.fromkeys(filter(None, full))) if number == 0 else row(heads, full)
            yield Block(said, PassageKind.TABLE_ROW)

    def _cells(self, tr: Element) -> list[str | None]:
        """Return the cells of a row; None for one that goes on from above, a wide one repeated."""
        cells: list[str | None] = []
        for tc in tr.iter(f"{_W}tc"):
            merge = tc.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            said = None if goes_on else " ".join(self.text(p) for p in tc.iter(f"{_W}p")).strip()
            span = tc.find(f"{_W}tcPr/{_W}gridSpan")
            width = span.get(f"{_W}val") or "1" if span is not None else "1"
            cells += [said] * (min(int(width), 50) if width.isdigit() and len(width) < 4 else 1)
        return cells


def _filled(cells: list[str | None], above: list[str]) -> list[str]:
    """Return a row whose cells that go on from above repeat what stands there."""
    return [cell if cell is not None else (above[i] if i < len(above) else "") for i, cell in enumerate(cells)]


def _is_raised(node: Element) -> bool:
    run = node.getparent()
    align = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
    return align is not None and align.get(f"{_W}val") == "superscript"


def _styles(archive: Archive) -> dict[str, str]:
    """Return style id to its built-in name in lower case: ids are translated, names are not."""
    part = archive.xml("word/styles.xml")
    named: dict[str, str] = {}
    for style in part.iterchildren(f"{_W}style") if part is not None else ():
        name = style.find(f"{_W}name")
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if name is not None:
            said = (name.get(f"{_W}val") or "").lower()
            named[style.get(f"{_W}styleId") or ""] = "heading" if outline is not None else said
    return named


def _edges(archive: Archive, walk: _Walk, kind: str) -> Iterator[Block]:
    """Yield page headers or footers, each text once, as furniture."""
    seen: set[str] = set()
    names = sorted(name for name in archive.names() if re.fullmatch(rf"word/{kind}\d{{0,3}}\.xml", name))
    for name in names[:12]:
        for block in walk.blocks(archive.xml(name)):
            said = block.text.strip()
            if said and said not in seen and not said.isdigit():
                seen.add(said)
                yield Block(said, PassageKind.FURNITURE)


def _core(core: Element, tag: str) -> str | None:
    found = core.find(tag) if core is not None else None
    said = " ".join((found.text or "").split()) if found is not None else ""
    return said[:300] or None


def _title(main: list[Block], walk: _Walk, stated: str | None, text: str) -> Known:
    if walk.title:
        return Known(walk.title, "style Title")
    if stated and stated in text:
        return Known(stated, "DOCX title")
    heading = next(
        (block.text for block in main[:40] if block.kind is PassageKind.HEADING and block.text.strip()), None
    )
    if heading:
        return Known(" ".join(heading.split()), "first heading")
    if stated:
        return Known(stated, "DOCX title")
    first = next((block.text for block in main if block.text.strip()), "")
    return Known(heads.bare(first), "first line") if heads.is_title(first) else Known()
