"""Which reader reads which media type: the built-in ones, and those other packages add.

A package adds a format through the entry point group ``sitroom.parsers``: the name is the media type, the object
a callable from `Raw` to `Content`. A reader from outside goes before the built-in one.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from sitroom.evidence import sniff
from sitroom.evidence.types import Content, Raw

Reader = Callable[[Raw], Content]

GROUP = "sitroom.parsers"
_BUILT_IN = {
    sniff.TEXT: "plain",
    sniff.MARKDOWN: "plain",
    sniff.HTML: "html",
    sniff.PDF: "pdf",
    sniff.DOCX: "docx",
    sniff.XLSX: "xlsx",
    sniff.CSV: "csvfile",
    sniff.MAIL: "mail",
    sniff.RSS: "feed",
    sniff.ATOM: "feed",
}
NAMES = "text, Markdown, HTML, PDF, DOCX, XLSX, CSV, EML, RSS and Atom"


def formats() -> tuple[str, ...]:
    """Return the media types that can be read, built-in and added."""
    return tuple(sorted({*_BUILT_IN, *_added()}))


def reader(media_type: str) -> Reader | None:
    """Return the reader of a media type, None when there is none."""
    added = _added().get(media_type)
    if added is not None:
        return added
    home = _BUILT_IN.get(media_type)
    if home is None:
        return None
    found: Reader = import_module(f"sitroom.evidence.{home}").read
    return found


@cache
def _points() -> dict[str, Reader]:
    return {point.name: point.load() for point in entry_points(group=GROUP)}


def _added() -> dict[str, Reader]:
    return _points()
