"""HTML: where the main text is (the page's own marks, else trafilatura), read block by block with tables whole."""

import re
from typing import Any
from urllib.parse import urlsplit

from sitroom.evidence import heads, pagehead
from sitroom.evidence.blocks import clean, compose
from sitroom.evidence.charset import decode
from sitroom.evidence.markup import Element, Piece, pieces
from sitroom.evidence.types import Block, Content, Raw
from sitroom.model import Known, PassageKind
from sitroom.model.errors import Damaged, EmptyInput, Hostile

PARSER = "html/1"

_WORD = re.compile(r"\w+")
_SHINGLE = 6
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")


def read(raw: Raw) -> Content:
    """Read an HTML page."""
    text, notes = decode(raw.data, raw.charset)
    tree = tree_of(text)
    chosen, how = _main(tree, text)
    blocks = [Block(piece.text, _final_kind(piece)) for piece in chosen]
    said, passages = compose(blocks)
    if not said.strip():
        raise EmptyInput("the page has no text (it may be built by scripts)", "save it from a browser as HTML or PDF")
    page = pagehead.read(tree)
    head = heads.read(said, titles=False)
    return Content(
        text=said,
        passages=passages,
        parser=f"{PARSER} ({how})",
        title=_or(page.title, _heading(chosen)),
        publisher=_or(_or(page.publisher, head.known("publisher")), _by_host(raw.name)),
        author=_or(page.author, head.known("author")),
        published=_or(page.published, head.known("published")),
        language=page.language,
        notes=notes if how != "whole page" else (*notes, "no main text told apart, the whole page was read"),
    )


def tree_of(text: str) -> Element:
    """Parse markup, broken or not; raise `Damaged` when nothing comes of it."""
    from lxml import etree

    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, encoding="utf-8")
    bare = _DECLARATION.sub("", clean_markup(text))
    try:
        tree = etree.fromstring(bare.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        tree = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):  # the rest was dropped in silence
        raise Hostile("nested deeper than any page is", "check where it comes from")
    if tree is None:
        raise Damaged("there is no HTML in it", "check that it was saved whole")
    return tree


def clean_markup(text: str) -> str:
    """Return markup without the control characters that make libxml2 stop reading."""
    return text.replace("\x00", "") if "\x00" in text else text


def blocks_of(fragment: str) -> list[Block]:
    """Return the blocks of a fragment of HTML, such as the body of a mail or an entry of a feed."""
    if not fragment.strip():
        return []
    if "<" not in fragment and "&" not in fragment:
        return [Block(fragment)]
    return [Block(piece.text, piece.kind) for piece in pieces(tree_of(f"<div>{fragment}</div>"), drop=False)]


def _main(tree: Element, text: str) -> tuple[list[Piece], str]:
    """Return the pieces of the main text, and how they were told apart."""
    every = pieces(tree)
    marked = _marked(tree, every)
    if marked is not None:
        return _within(every, marked), "its own marks"
    known = _shingles(_by_trafilatura(text))
    weights = [len(piece.text) if _is_known(piece, known) else 0 for piece in every]
    if sum(weights) >= 140 or sum(weights) > 0.5 * sum(len(piece.text) for piece in every):
        home = _smallest_around(every, weights)
        return _within(every, home), _version()
    return every or pieces(tree, drop=False), "whole page"


def _marked(tree: Element, every: list[Piece]) -> Element | None:
    """Return the one element the page marks as its main text, if it holds most of the prose."""
    prose = [piece for piece in every if _is_prose(piece)]
    total = sum(len(piece.text) for piece in prose)
    for path in (".//article", ".//main", ".//*[@role='main']", ".//*[@itemprop='articleBody']"):
        found = tree.findall(path)
        if len(found) != 1:
            continue
        inside = sum(len(piece.text) for piece in prose if _is_inside(piece.element, found[0]))
        if inside >= 250 and inside >= 0.6 * total:
            return found[0]
    return None


def _is_prose(piece: Piece) -> bool:
    return piece.links < 0.5 and (len(piece.text) > 60 or piece.kind is PassageKind.TABLE_ROW)


def _is_inside(element: Element, home: Element) -> bool:
    return element is home or any(above is home for above in element.iterancestors(home.tag))


def _within(every: list[Piece], home: Element) -> list[Piece]:
    """Return the pieces inside an element, and the headline with what stands between it and them."""
    inside = [index for index, piece in enumerate(every) if _is_inside(piece.element, home)]
    if not inside:
        return every
    first, last = inside[0], inside[-1]
    headline = next((i for i in range(first - 1, max(-1, first - 12), -1) if every[i].element.tag == "h1"), None)
    chosen = set(inside)
    if headline is not None:
        chosen |= {i for i in range(headline, first) if every[i].links < 0.5}
    return [piece for i, piece in enumerate(every[: last + 1]) if i in chosen]


def _by_trafilatura(text: str) -> str:
    """Return what trafilatura takes for the main text, empty when it finds none or fails."""
    import trafilatura

    try:
        found: Any = trafilatura.extract(
            text, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False, fast=True
        )
    except Exception:  # it fails in many ways on broken trees; the whole page is then read
        return ""
    return found or ""


def _shingles(text: str) -> set[tuple[str, ...]]:
    made: set[tuple[str, ...]] = set()
    for line in text.split("\n"):
        words = _WORD.findall(line.lower())
        made.add(tuple(words[:40]))
        made.update(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    return made


def _is_known(piece: Piece, known: set[tuple[str, ...]]) -> bool:
    words = _WORD.findall(piece.text.lower())
    if len(words) < _SHINGLE:
        return tuple(words) in known
    places = range(0, len(words) - _SHINGLE + 1, 3)
    hits = sum(tuple(words[i : i + _SHINGLE]) in known for i in places)
    return hits * 2 > len(places)


def _smallest_around(every: list[Piece], weights: list[int]) -> Element:
    """Return the deepest element that holds nine tenths of what was recognised."""
    held: dict[Element, int] = {}
    depth: dict[Element, int] = {}
    for piece, weight in zip(every, weights, strict=True):
        if not weight:
            continue
        above = [piece.element, *piece.element.iterancestors()]
        for level, element in enumerate(reversed(above)):
            held[element] = held.get(element, 0) + weight
            depth[element] = level
    enough = 0.9 * sum(weights)
    return max((element for element, weight in held.items() if weight >= enough), key=lambda e: depth[e])


def _final_kind(piece: Piece) -> PassageKind:
    """Set lists of links and known phrases of navigation apart as furniture; nothing is dropped."""
    linked = piece.links > 0.8 and len(piece.text) < 160 and piece.kind is not PassageKind.HEADING
    return PassageKind.FURNITURE if linked or heads.is_furniture(piece.text) else piece.kind


def _heading(chosen: list[Piece]) -> Known:
    for piece in chosen[:30]:
        if piece.kind is PassageKind.HEADING:
            return Known(" ".join(clean(piece.text).split()), f"first heading ({piece.element.tag})")
    return Known()


def _by_host(name: str) -> Known:
    """Return the body a web address belongs to, if the reference knows it."""
    if not name.startswith(("http://", "https://")):
        return Known()
    from sitroom.reference import actors

    host = (urlsplit(name).hostname or "").lower()
    found = actors().by_domain(host)
    return Known(found.name, f"address {host}") if found is not None else Known()


def _or(first: Known, second: Known) -> Known:
    return first if first.value is not None else second


def _version() -> str:
    from importlib.metadata import version

    return f"trafilatura {version('trafilatura')}"
