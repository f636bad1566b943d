"""What a page says about itself: Open Graph, JSON-LD (schema.org), Dublin Core, ``<time>``, ``<title>``, ``lang``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sitroom.evidence import days, vocabulary
from sitroom.evidence.markup import Element
from sitroom.model import Known

_SCRIPTS, _SCRIPT_BYTES, _NODES = 20, 1 << 19, 2000
_URL = re.compile(r"^https?://")


@dataclass(frozen=True, slots=True)
class PageHead:
    """Fields of a page's head, each with how it is known."""

    title: Known = field(default_factory=Known)
    publisher: Known = field(default_factory=Known)
    author: Known = field(default_factory=Known)
    published: Known = field(default_factory=Known)
    language: Known = field(default_factory=Known)


def read(tree: Element) -> PageHead:
    """Read the head of a page; the most specific statement wins."""
    metas = _metas(tree)
    things = list(_things(tree))
    return PageHead(
        title=_first(_meta(metas, "title"), _linked(things, "headline"), _element(tree, "h1"), _element(tree, "title")),
        publisher=_first(_meta(metas, "publisher"), _linked(things, "publisher")),
        author=_first(_linked(things, "author"), _meta(metas, "author")),
        published=_first(_dated(_meta(metas, "published")), _dated(_linked(things, "datePublished")), _time(tree)),
        language=_first(_lang(tree), _meta(metas, "language")),
    )


def _first(*known: Known) -> Known:
    return next((each for each in known if each.value), Known())


def _metas(tree: Element) -> dict[str, str]:
    held: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(attribute)
            if name and content:
                held.setdefault(f"{attribute}:{name.lower()}", content[:500])
                if attribute in ("property", "name"):  # authors mix the two up
                    held.setdefault(
                        f"{'name' if attribute == 'property' else 'property'}:{name.lower()}", content[:500]
                    )
    return held


def _meta(metas: dict[str, str], wanted: str) -> Known:
    for key in vocabulary.tree("html.yaml")[wanted]:
        said = metas.get(key.lower())
        if said and not (wanted == "author" and _URL.match(said)):
            return Known(said, f"meta {key.partition(':')[2]}")
    return Known()


def _things(tree: Element) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects of a page, nested graphs included, in bounds."""
    import orjson

    found = 0
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or found >= _SCRIPTS:
            continue
        found += 1
        try:
            stack: list[Any] = [orjson.loads((script.text or "")[:_SCRIPT_BYTES].strip())]
        except (orjson.JSONDecodeError, RecursionError):
            continue
        seen = 0
        while stack and seen < _NODES:
            thing, seen = stack.pop(), seen + 1
            if isinstance(thing, dict):
                yield thing
                stack += [thing.get("mainEntity"), thing.get("@graph")]
            elif isinstance(thing, list):
                stack += reversed(thing[:200])


@cache
def _articles() -> frozenset[str]:
    return frozenset(vocabulary.tree("html.yaml")["article_types"])


def _linked(things: list[dict[str, Any]], name: str) -> Known:
    for thing in things:
        kinds = thing.get("@type")
        said = {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}
        if said & _articles():
            value = _plain(thing.get(name))
            if value:
                return Known(value, f"JSON-LD {name}")
    return Known()


def _plain(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for name in map(_plain, value[:6]) if name]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split())[:500] or None if isinstance(value, str) and not _URL.match(value) else None


def _element(tree: Element, tag: str) -> Known:
    for element in tree.iter(tag):
        said = " ".join("".join(element.itertext()).split())
        if said:
            return Known(said[:500], f"<{tag}>")
    return Known()


def _time(tree: Element) -> Known:
    """Return a ``<time>`` marked as publication, else the only one of the page."""
    times = [element for element in tree.iter("time") if element.get("datetime") or element.text]
    marked = [
        t for t in times if t.get("pubdate") is not None or "publish" in f"{t.get('itemprop')}{t.get('class')}".lower()
    ]
    for element in marked[:1] or (times if len(times) == 1 else []):
        iso = days.iso(element.get("datetime") or element.text or "")
        if iso:
            return Known(iso, "<time>")
    for element in tree.findall(".//*[@itemprop='datePublished']"):
        iso = days.iso(element.get("content") or element.get("datetime") or "".join(element.itertext()))
        if iso:
            return Known(iso, "itemprop datePublished")
    return Known()


def _is_publication(element: Element) -> bool:
    said = f"{element.get('itemprop')} {element.get('class')}".lower()
    return element.get("pubdate") is not None or "publish" in said


def _dated(known: Known) -> Known:
    iso = days.iso(known.value) if known.value else None
    return Known(iso, known.how) if iso else Known()


def _lang(tree: Element) -> Known:
    said = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    return Known(said.strip(), "html lang") if said and said.strip() else Known()
