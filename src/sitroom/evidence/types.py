"""What goes in and out of the room of evidence."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sitroom.model import Capture, Known, Passage, PassageKind, Report

if TYPE_CHECKING:
    from sitroom.ledger.types import FeedState
    from sitroom.model.errors import EvidenceError

MEBI = 1 << 20
WALL = 4  # times the bound of CPU seconds by the wall clock: a busy machine is no fault of the input


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much one input may cost.

    ``size`` bytes of the original (an archive may inflate to four times that), ``text`` code points read from it,
    ``seconds`` CPU time of a reader (by the wall clock four times that) and wall time of one whole fetch, ``memory``
    bytes of address space of the reading process, ``redirects`` of a fetch and ``depth`` of mails within mails.
    ``contact`` stands in the user agent. ``allow_private`` lists exact ``host:port`` that may be fetched although
    they are not public: for tests, empty in every product.
    """

    size: int = 64 * MEBI
    text: int = 20 * MEBI
    seconds: float = 30.0
    memory: int = 1536 * MEBI
    redirects: int = 5
    depth: int = 3
    contact: str | None = None
    allow_private: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the analyst says about an input; it wins over what the input says of itself."""

    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None
    tlp: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """The bytes a reader is handed. ``charset`` is what the carrier (HTTP, a mail part) declared."""

    data: bytes
    name: str
    media_type: str
    charset: str | None = None
    bounds: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document inside another one, with the name it carries there."""

    name: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a reader made of the bytes: plain text, its passages, what the bytes say about themselves."""

    text: str
    passages: tuple[Passage, ...]
    parser: str
    title: Known = field(default_factory=Known)
    publisher: Known = field(default_factory=Known)
    author: Known = field(default_factory=Known)
    published: Known = field(default_factory=Known)
    language: Known = field(default_factory=Known)
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A report read from bytes. ``parent`` is the sha256 of its container; ``failures`` are attachments not read."""

    report: Report
    original: bytes
    name: str
    parent: str | None = None
    failures: tuple["EvidenceError", ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """One input that became a report."""

    report: Report
    original: bytes
    capture: Capture


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that did not; ``error.where`` names it."""

    error: "EvidenceError"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer of the web. ``status`` 304 has no ``data``; ``headers`` are the few worth keeping."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes

    def header(self, name: str) -> str | None:
        """Return the value of a kept header (lower-case name), None where the answer had none."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def charset(self) -> str | None:
        """Return the charset the answer declares."""
        _, found, rest = (self.header("content-type") or "").lower().partition("charset=")
        return rest.split(";")[0].strip(" \"'") or None if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSource:
    """A subscription of `room.toml`. ``entries`` follows the links of entries; ``newest`` bounds how many a visit."""

    url: str
    publisher: str | None = None
    language: str | None = None
    tlp: str | None = None
    entries: bool = True
    newest: int = 50


@dataclass(frozen=True, slots=True)
class Collected:
    """One step of collecting: what came (or failed, or None for nothing new) and the feed's state after it.

    Store the item, then the state: then a stop between two steps loses nothing and repeats at most one step.
    """

    feed: FeedSource
    item: Gathered | Failure | None
    state: "FeedState"


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of one passage and what stands there in the other: offsets into each report's text."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that was removed (only ``a``), added (only ``b``) or changed (both, with the changed words)."""

    kind: Literal["removed", "added", "changed"]
    a: Passage | None
    b: Passage | None
    words: tuple[WordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A change in what is known about a report (title, published, ...)."""

    name: str
    a: str | None
    b: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two captures, in the order of the text; furniture is left out."""

    a: str
    b: str
    changes: tuple[Change, ...]
    fields: tuple[FieldChange, ...]
    same: int

    @property
    def empty(self) -> bool:
        """Say whether nothing a reader would see has changed."""
        return not self.changes and not self.fields


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (heading, row, ...) on its way into a report's text."""

    text: str
    kind: PassageKind = PassageKind.PARAGRAPH
    page: int | None = None
