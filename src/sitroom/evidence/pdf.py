"""PDF with a text layer through pypdf; pages that are pictures through the ``ocr`` extra, where it is installed."""

import io
import re
from typing import TYPE_CHECKING, Any

from sitroom.evidence import heads, ocr
from sitroom.evidence.blocks import compose
from sitroom.evidence.pdflayout import Chunk, Page, blocks_of, lines_of
from sitroom.evidence.types import Block, Content, Raw
from sitroom.model import Known
from sitroom.model.errors import Damaged, EmptyInput, Encrypted, Hostile, Scanned, TooLarge

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PARSER = "pdf/1"

_FROM_PROGRAM = re.compile(
    r"^(?:microsoft word|untitled|unknown|document\d*$|print|slide)|\.(?:docx?|indd|odt|qxd|tex|pdf|html?)$",
    re.IGNORECASE,
)

_FIXED = ("mono", "courier", "cmtt", "consol", "typewriter")
_NO_NOTES: tuple[str, ...] = ()


def read(raw: Raw) -> Content:
    """Read a PDF.

    Raises
    ------
    Encrypted, Scanned, Damaged, EmptyInput, Hostile, TooLarge
        See `sitroom.model.errors`.
    """
    from pypdf import errors

    try:
        reader = _open(raw)
        pages, pictures = _pages(reader, raw)
        facts = _facts(reader)
    except errors.LimitReachedError as error:
        raise Hostile("a stream in it unpacks to more than any page holds", "check where it comes from") from error
    except (errors.PdfReadError, errors.PdfStreamError) as error:
        raise Damaged("truncated or not a whole PDF", "download or export it again") from error
    blocks, notes, how = blocks_of(pages), _NO_NOTES, ""
    if pictures:
        blocks, notes, how = _with_pictures(raw, blocks, pictures, len(reader.pages))
    text, passages = compose(blocks)
    if not text:
        raise EmptyInput("its pages are blank", "check that it is the right file")
    head = heads.read(text, titles=False)
    return Content(
        text=text,
        passages=passages,
        parser=f"{PARSER} ({_version()}{how})",
        title=_title(facts, pages),
        publisher=_first(facts["publisher"], head.known("publisher")),
        author=_first(facts["author"], head.known("author")),
        published=_published(head, facts["made"]),
        language=facts["language"],
        notes=notes,
    )


def _open(raw: Raw) -> "PdfReader":
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, EmptyFileError

    try:
        reader = PdfReader(io.BytesIO(raw.data), strict=False)
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise Encrypted("locked with a password", "save it without the password")
        if not reader.pages:
            raise Damaged("has no pages; it may be truncated", "download or export it again")
    except DependencyError:
        raise Encrypted("encrypted (AES)", "save it without protection, or install the package cryptography") from None
    except EmptyFileError:
        raise EmptyInput("empty", "check that it was downloaded whole") from None
    return reader


def _pages(reader: "PdfReader", raw: Raw) -> tuple[list[Page], list[int]]:
    """Return the pages with their lines, and the numbers of pages that are pictures."""
    pages: list[Page] = []
    pictures: list[int] = []
    length = 0
    for number, page in enumerate(reader.pages, 1):
        chunks: list[Chunk] = []
        page.extract_text(visitor_text=_visitor(chunks))
        lines = lines_of(chunks)
        length += sum(len(line.text) for line in lines)
        if length > raw.bounds.text:
            raise TooLarge(f"holds over {raw.bounds.text:,} characters of text", "split it, or raise the bound")
        if sum(len(line.text) for line in lines) < 4 and _has_picture(page):
            pictures.append(number)
        pages.append(Page(number, float(page.mediabox.height), lines))
    return pages, pictures


def _visitor(chunks: list[Chunk]) -> Any:
    def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        if not text:
            return
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = abs(inner[3] * outer[3]) or abs(inner[1] * outer[2]) or 1.0
        name = str((font or {}).get("/BaseFont", "")).lower()
        bold = "bold" in name or "black" in name
        chunks.append(Chunk(text, x, y, abs(size * scale), bold, any(word in name for word in _FIXED)))

    return visit


def _has_picture(page: "PageObject") -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return objects is not None and any(
        item.get_object().get("/Subtype") in ("/Image", "/Form") for item in objects.get_object().values()
    )


def _with_pictures(
    raw: Raw, blocks: list[Block], pictures: list[int], total: int
) -> tuple[list[Block], tuple[str, ...], str]:
    """Read pictures of pages where that is possible; say so, or say which pages are not read."""
    which = _numbers(pictures)
    why_not = ocr.missing()
    if why_not is not None:
        if len(pictures) == total or not blocks:
            way_out = f"install the ocr extra (sitroom[ocr]) and tesseract, or OCR it first; {why_not}"
            raise Scanned("its pages are pictures without text", way_out)
        return blocks, (f"{which} without text (pictures), not read",), ""
    found, unread = ocr.read_pages(raw.data, pictures, 0.8 * raw.bounds.seconds)
    merged = sorted([*blocks, *found], key=lambda block: block.page or 0)
    if not merged:
        raise Scanned("its pages are pictures in which no text could be read", "scan it at 300 dpi or more")
    notes = [f"{which} read by OCR"]
    if unread:
        notes.append(f"OCR stopped for time, {_numbers(unread)} not read")
    return merged, tuple(notes), f", {ocr.version()}"


def _numbers(pages: list[int]) -> str:
    said = ", ".join(map(str, pages[:12])) + (f" and {len(pages) - 12} more" if len(pages) > 12 else "")
    return f"page{'s' if len(pages) > 1 else ''} {said}"


def _facts(reader: "PdfReader") -> dict[str, Known]:
    facts = dict.fromkeys(("title", "author", "publisher", "made"), Known())
    info = _info(reader)
    for name, key in (("title", "/Title"), ("author", "/Author"), ("made", "/CreationDate")):
        said = str(info.get(key) or "").strip()
        if said and not _FROM_PROGRAM.search(said):
            facts[name] = Known(" ".join(said.split())[:300], f"PDF info {key[1:]}")
    facts["publisher"] = _xmp_publisher(reader)
    language = str(reader.root_object.get("/Lang") or "").strip()
    facts["language"] = Known(language, "PDF catalog Lang") if language else Known()
    return facts


def _info(reader: "PdfReader") -> dict[str, Any]:
    try:
        return dict(reader.metadata or {})
    except Exception:  # a broken info dictionary is no reason not to read the pages
        return {}


def _xmp_publisher(reader: "PdfReader") -> Known:
    try:
        xmp = reader.xmp_metadata
        names = list(xmp.dc_publisher or []) if xmp is not None else []
    except Exception:  # XMP is optional, and often malformed
        names = []
    said = ", ".join(str(name) for name in names[:4]).strip()
    return Known(said[:300], "XMP dc:publisher") if said else Known()


def _title(facts: dict[str, Known], pages: list[Page]) -> Known:
    """Return the largest lines of the first page, or the title in the info if the first pages carry it."""
    first = [line for page in pages[:2] for line in page.lines[:60]]
    said = facts["title"].value
    on_page = "".join(line.text for line in first).lower().replace(" ", "")
    if said and said.lower().replace(" ", "") in on_page:
        return facts["title"]
    if first:
        biggest = max(line.size for line in first)
        body = sorted(line.size for line in first)[len(first) // 2]
        lines = [line.text for line in first if line.size > 0.97 * biggest]
        if biggest > 1.15 * body and len(" ".join(lines)) < 300:
            return Known(" ".join(lines), "largest lines of page 1")
    return facts["title"]


def _published(head: heads.Head, made: Known) -> Known:
    """Return the date in the text; when the file was made is said, but is no date of publication."""
    stated = head.known("published")
    if stated.value or not made.value:
        return stated
    match = re.match(r"D:(\d{4})(\d{2})(\d{2})", made.value)
    return Known(None, f"{stated.how}; file made {'-'.join(match.groups())} ({made.how})") if match else stated


def _first(*known: Known) -> Known:
    return next((each for each in known if each.value), Known())


def _version() -> str:
    from importlib.metadata import version

    return f"pypdf {version('pypdf')}"
