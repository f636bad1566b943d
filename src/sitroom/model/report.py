"""A report: bytes somebody published, the plain text read from them, and what is known about both."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sitroom.model.grade import Tlp


@dataclass(frozen=True, slots=True)
class Known:
    """A value together with how it is known (``meta og:title``, ``PDF info``, ``text line 3``, ``given``).

    ``value`` is None when it is not known; ``how`` then says why.
    """

    value: str | None = None
    how: str = "not stated"


class PassageKind(StrEnum):
    """What a stretch of a report's text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"  # page headers, rules, navigation: shown, never read for claims


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (heading, row, footnote) of a report: code point offsets into its text.

    Passages are in order, do not overlap and leave out only white space. ``number`` counts from 1;
    ``page`` counts from 1 where the format has pages.
    """

    number: int
    start: int
    end: int
    kind: PassageKind = PassageKind.PARAGRAPH
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one stored original says, as plain text.

    ``sha256`` is of the original bytes; the same bytes are the same report. ``published`` is an ISO date
    or date-time, ``language`` an ISO 639-1 code. ``parser`` is name and version of what read the bytes.
    ``notes`` are remarks a reader of the brief should see ("charset guessed", "page 4 has no text").
    """

    sha256: str
    media_type: str
    size: int
    text: str
    passages: tuple[Passage, ...]
    parser: str
    title: Known = field(default_factory=Known)
    publisher: Known = field(default_factory=Known)
    author: Known = field(default_factory=Known)
    published: Known = field(default_factory=Known)
    language: Known = field(default_factory=Known)
    tlp: Tlp = Tlp.CLEAR
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """How bytes came in: one fetch of a URL, one read of a file. Several captures may share a report.

    ``origin`` is the address or path as given, ``final_url`` where redirects ended, ``headers`` the response's,
    ``parent`` the sha256 of the container (an e-mail's attachment, a feed's entry).
    """

    origin: str
    sha256: str
    captured_at: datetime
    final_url: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    parent: str | None = None
