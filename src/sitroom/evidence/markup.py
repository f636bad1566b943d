"""An HTML tree to blocks: paragraphs, headings, list items, table rows, captions, footnotes, in document order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitroom.evidence import vocabulary
from sitroom.evidence.blocks import row, superscript
from sitroom.model import PassageKind

Element = Any  # lxml ships no types

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLOCKS = _HEADINGS | frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    ]
)
_KINDS = {
    **dict.fromkeys(_HEADINGS, PassageKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), PassageKind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption"), PassageKind.CAPTION),
    **dict.fromkeys(("tr", "td", "th"), PassageKind.TABLE_ROW),
}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WORDS = re.compile(r"[a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_ID = re.compile(r"^_?(?:fn|ftn|edn|footnote)[-_:]?\d{1,3}$")
_MOST_CELLS = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the element it came from and how much of it is links (0 to 1)."""

    text: str
    kind: PassageKind
    element: Element
    links: float


def pieces(tree: Element, *, drop: bool = True) -> list[Piece]:
    """Return the blocks of a tree.

    Parameters
    ----------
    tree
        An lxml element; it is not changed.
    drop
        Whether to leave out navigation and its like by tag, role, class; scripts and hidden parts always are.
    """
    return list(_Walk(tree, drop).run())


class _Walk:
    """One pass over a tree, without recursion: pages nest as deep as their authors please."""

    def __init__(self, tree: Element, drop: bool) -> None:
        self._tree, self._drop = tree, drop
        self._sizes = _sizes(tree) if drop else {}
        self._whole = max(1, self._sizes.get(tree, 1))
        self._parts: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._raised: list[str] | None = None
        self._kept_lines = 0

    def run(self) -> Iterator[Piece]:
        from lxml import etree

        walker = etree.iterwalk(self._tree, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event in ("comment", "pi"):
                self._add(element.tail)
            elif event == "start":
                yield from self._start(walker, element, tag)
            else:
                yield from self._end(element, tag)
        yield from self._flush(self._tree)

    def _start(self, walker: Any, element: Element, tag: str) -> Iterator[Piece]:
        if self._is_dropped(element, tag):
            walker.skip_subtree()
            if tag in _BLOCKS:
                yield from self._flush(element.getparent())
            return
        if tag in _BLOCKS:
            yield from self._flush(element.getparent())
        if tag == "table" and _is_data(element):
            yield from _rows(element)
            walker.skip_subtree()
            return
        if tag == "br":
            self._parts.append("\v")
        elif tag == "a":
            self._in_link += 1
        elif tag == "sup":
            self._raised, self._outer = [], self._parts
            self._parts = self._raised
        elif tag == "pre":
            self._kept_lines += 1
        self._add(element.text)

    def _end(self, element: Element, tag: str) -> Iterator[Piece]:
        if tag in _BLOCKS:
            yield from self._flush(element)
        if tag == "a":
            self._in_link = max(0, self._in_link - 1)
        elif tag == "sup" and self._raised is not None:
            said = superscript("".join(self._raised).strip())
            self._parts, self._raised = self._outer, None
            self._parts.append(said)
        elif tag == "pre":
            self._kept_lines = max(0, self._kept_lines - 1)
        if element is not self._tree:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text.replace("\n", "\v") if self._kept_lines else _SPACE.sub(" ", text))
        if self._in_link:
            self._linked += len(text.strip())

    def _flush(self, element: Element) -> Iterator[Piece]:
        if self._raised is not None:  # a block inside <sup>: not a footnote mark
            self._parts, self._raised = self._outer + self._parts, None
        text, linked = "".join(self._parts), self._linked
        self._parts, self._linked = [], 0
        if not text.strip():
            return
        home = element if element is not None else self._tree
        kind = _kind(home)
        for part in re.split(r"\v[ ]?(?:\v[ ]?)+", text):
            said = "\n".join(line.strip(" ") for line in part.split("\v")).strip()
            if said:
                yield Piece(said, kind, home, min(1.0, linked / len(text.strip())))

    def _is_dropped(self, element: Element, tag: str) -> bool:
        dropped_tags, roles, words = _dropped()
        if tag in dropped_tags and (tag not in ("nav", "dialog") or self._drop):
            return True
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            return True
        if not self._drop or tag in ("body", "html", "main", "article", *_HEADINGS):
            return False
        if element.get("aria-hidden") == "true" or element.get("role", "") in roles:
            return True
        if tag == "footer":
            return not _inside(element, ("article", "blockquote", "main"))
        marked = set(_WORDS.findall(f"{element.get('class', '')} {element.get('id', '')}".lower()[:300])) & words
        return bool(marked) and self._sizes.get(element, 0) < 0.3 * self._whole


@cache
def _dropped() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    held = vocabulary.tree("html.yaml")
    return frozenset(held["dropped_tags"]), frozenset(held["dropped_roles"]), frozenset(held["dropped_words"])


@cache
def _footnote_words() -> frozenset[str]:
    return frozenset(vocabulary.tree("html.yaml")["footnote_words"])


def _sizes(tree: Element) -> dict[Element, int]:
    """Return the length of text in each element, in one pass."""
    from lxml import etree

    sizes: dict[Element, int] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        own = 0 if element.tag in ("script", "style") else len((element.text or "").strip())
        inner = sum(sizes.get(child, 0) + len((child.tail or "").strip()) for child in element)
        sizes[element] = own + inner
    return sizes


def _kind(element: Element) -> PassageKind:
    """Return what a block is by the nearest telling element around it."""
    kind = PassageKind.PARAGRAPH
    steps = 0
    while element is not None and steps < 12:
        tag = element.tag if isinstance(element.tag, str) else ""
        if _is_footnote(element):
            return PassageKind.FOOTNOTE
        if tag in _KINDS and kind is PassageKind.PARAGRAPH:
            kind = _KINDS[tag]
            if kind is PassageKind.TABLE_ROW:
                return PassageKind.PARAGRAPH  # a cell of a layout table
        if tag in ("article", "main", "section", "body", "td"):
            break
        element, steps = element.getparent(), steps + 1
    return kind


def _is_footnote(element: Element) -> bool:
    marked = set(_WORDS.findall(element.get("class", "").lower()[:200])) & _footnote_words()
    role = element.get("role", "")
    return bool(marked) or role in ("doc-footnote", "doc-endnotes") or bool(_NOTE_ID.match(element.get("id", "")))


def _inside(element: Element, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _is_data(table: Element) -> bool:
    """Say whether a table holds data: it has rows of several short cells and no table inside."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return False
    longest = widest = 0
    for tr in table.iterdescendants("tr"):
        cells = [child for child in tr if child.tag in ("td", "th")]
        widest = max(widest, len(cells))
        longest = max([longest, *(len(_said(cell)) for cell in cells[:_MOST_CELLS])])
    return widest > 1 and longest < 600


def _rows(table: Element) -> Iterator[Piece]:
    """Yield the caption and each row as ``head: cell; head: cell``; spans repeat their cell."""
    heads: list[str] = []
    hanging: dict[int, tuple[int, str]] = {}
    for part in table.iterdescendants("caption", "tr"):
        if part.tag == "caption":
            yield Piece(_said(part), PassageKind.CAPTION, part, 0.0)
            continue
        cells, all_heads = _cells(part, hanging)
        if all_heads and any(cells):
            heads = _joined(heads, cells)
            yield Piece("; ".join(dict.fromkeys(cell for cell in cells if cell)), PassageKind.TABLE_ROW, part, 0.0)
        elif any(cells):
            yield Piece(row(heads, cells), PassageKind.TABLE_ROW, part, 0.0)
            heads = heads or []


def _cells(tr: Element, hanging: dict[int, tuple[int, str]]) -> tuple[list[str], bool]:
    """Return the texts of a row, cells hanging down from rows above included, and whether all are heads."""
    cells: list[str] = []
    own = [child for child in tr if child.tag in ("td", "th")][:_MOST_CELLS]
    in_head = tr.getparent() is not None and tr.getparent().tag == "thead"
    for child in own:
        _hang(cells, hanging)
        said = _said(child)
        across, down = _span(child, "colspan"), _span(child, "rowspan")
        for _ in range(across):
            if down > 1:
                hanging[len(cells)] = (down - 1, said)
            cells.append(said)
    _hang(cells, hanging)
    return cells, bool(own) and (in_head or all(child.tag == "th" for child in own))


def _hang(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while len(cells) in hanging and len(cells) < _MOST_CELLS:
        left, said = hanging[len(cells)]
        if left > 1:
            hanging[len(cells)] = (left - 1, said)
        else:
            del hanging[len(cells)]
        cells.append(said)


def _joined(above: list[str], cells: list[str]) -> list[str]:
    """Put a second row of heads under the first: "Arrivals" over "2021" makes "Arrivals 2021"."""
    if len(above) != len(cells):
        return cells
    return [cell if top == cell or not top else f"{top} {cell}".strip() for top, cell in zip(above, cells, strict=True)]


def _span(cell: Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return min(max(int(said), 1), 50) if said.isascii() and said.isdigit() and len(said) < 4 else 1


def _said(element: Element) -> str:
    parts: list[str] = []
    for part in element.iter():
        if not isinstance(part.tag, str) or part.tag in ("script", "style"):
            said = ""
        elif part.tag == "sup":
            said = superscript(part.text or "")
        else:
            said = (part.text or "") if part.tag != "br" else " "
        tail = (part.tail or "") if part is not element else ""
        parts += [said, " " if part.tag in ("p", "div", "li") else "", tail]
    return _SPACE.sub(" ", "".join(parts)).strip(" ")
