"""RSS and Atom: one report for the feed file, its entries one after the other."""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sitroom.evidence.blocks import compose
from sitroom.evidence.html import blocks_of
from sitroom.evidence.types import Block, Content, Raw
from sitroom.model import Known, PassageKind
from sitroom.model.errors import Damaged, Hostile

PARSER = "feed/1"

_MOST_ENTRIES = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: what tells it from others, and where it leads."""

    id: str
    link: str | None
    title: str
    published: str | None


def read(raw: Raw) -> Content:
    """Read an RSS or Atom file."""
    found = _parse(raw.data)
    about = found.feed
    text, passages = compose(_blocks(found))
    language = str(about.get("language") or "").strip()
    publisher = str(about.get("publisher") or about.get("title") or "").strip()
    how = "feed publisher" if about.get("publisher") else "feed title"
    count = len(found.entries)
    return Content(
        text=text,
        passages=passages,
        parser=f"{PARSER} (feedparser {_version()})",
        title=Known(_flat(about.get("title")) or None, "feed title"),
        publisher=Known(_flat(publisher) or None, how),
        published=_newest(found),
        language=Known(language or None, "feed language"),
        notes=(f"only the first {_MOST_ENTRIES:,} of its {count:,} entries were read",)
        if count > _MOST_ENTRIES
        else (),
    )


def entries(data: bytes) -> list[Entry]:
    """Return the entries of a feed, in its order.

    Raises
    ------
    Hostile, Damaged
        For entity declarations; for bytes that are no feed.
    """
    return [
        Entry(
            id=str(entry.get("id") or entry.get("link") or entry.get("title") or "")[:500],
            link=str(entry["link"])[:2000] if entry.get("link") else None,
            title=_flat(entry.get("title"))[:300],
            published=_date(entry),
        )
        for entry in _parse(data).entries[:_MOST_ENTRIES]
    ]


def _parse(data: bytes) -> Any:
    """Parse a feed, its entities refused before any parser could unfold them."""
    from xml.etree.ElementTree import ParseError

    import feedparser
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise Hostile("declares entities in its XML", "check where it comes from") from None
    except (ParseError, ValueError, LookupError):  # feedparser mends much; entities it must never see
        if b"<!ENTITY" in data.replace(b"\x00", b""):
            raise Hostile("declares entities in its XML", "check where it comes from") from None
    found = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=True)
    if not found.entries and not found.feed.get("title"):
        raise Damaged("no entries can be read in it", "check that the address is that of a feed")
    return found


def _blocks(found: Any) -> Iterator[Block]:
    title, subtitle = _flat(found.feed.get("title")), str(found.feed.get("subtitle") or "")
    if title:
        yield Block(title, PassageKind.HEADING)
    yield from blocks_of(subtitle)
    for entry in found.entries[:_MOST_ENTRIES]:
        yield Block(_flat(entry.get("title")), PassageKind.HEADING)
        day = _date(entry)
        if day:
            yield Block(f"Published: {day}", PassageKind.FURNITURE)
        content = entry.get("content") or []
        longest = max((str(part.get("value") or "") for part in content), key=len, default="")
        said = max(longest, str(entry.get("summary") or ""), key=len)
        yield from (block for block in blocks_of(said) if block.text.strip() != _flat(entry.get("title")))


def _newest(found: Any) -> Known:
    """Return the feed's own date, else that of its newest entry."""
    own = _date(found.feed)
    if own:
        return Known(own, "feed updated")
    days = [day for entry in found.entries[:_MOST_ENTRIES] if (day := _date(entry))]
    return Known(max(days), "newest entry") if days else Known()


def _date(thing: Any) -> str | None:
    moment = thing.get("published_parsed") or thing.get("updated_parsed")
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", moment) if moment and 1900 < moment[0] < 2200 else None


def _flat(text: Any) -> str:
    """Return a title without markup."""
    return " ".join(" ".join(block.text.split()) for block in blocks_of(str(text or "")))


def _version() -> str:
    from importlib.metadata import version

    return version("feedparser")
