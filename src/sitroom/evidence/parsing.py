"""Bytes to reports, in this process: what the child runs. Readers fail in one vocabulary."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from sitroom.evidence import days, heads, language, sniff
from sitroom.evidence.registry import NAMES, formats, reader
from sitroom.evidence.types import Attachment, Bounds, Content, Given, Parsed, Raw
from sitroom.model import Known, PassageKind, Report, Tlp
from sitroom.model.errors import (
    Damaged,
    EmptyInput,
    Encrypted,
    EvidenceError,
    Hostile,
    TooLarge,
    Unsupported,
    UsageError,
)

__all__ = ["formats", "parse"]

_LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{2,12})?$")
_LOOKS_LIKE = {
    sniff.OLE: ("an old Office file (.doc, .xls, .ppt, .msg)", "save it as DOCX, XLSX or PDF"),
    sniff.PPTX: ("a PowerPoint file", "save it as PDF"),
    sniff.ZIP: ("a ZIP archive", "unpack it and add the files"),
    sniff.XML: ("XML that is neither a feed nor XHTML", "export it as HTML or text"),
    sniff.JSON: ("JSON data", "export it as text or a table in XLSX"),
    "application/rtf": ("RTF", "save it as DOCX or PDF"),
    "application/gzip": ("a gzip archive", "unpack it and add the files"),
    sniff.UNKNOWN: ("binary data of no known kind", f"give one of {NAMES}"),
}


def parse(
    data: bytes,
    name: str,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    given: Given | None = None,
    bounds: Bounds | None = None,
) -> list[Parsed]:
    """Read bytes into a report, and its attachments into further ones.

    Parameters
    ----------
    data
        The original.
    name
        What to call it in messages; its suffix decides where the content leaves a choice.
    media_type
        What it is, when known better than its content says.
    charset
        What the carrier declared.
    given
        What the analyst says; wins over the original.
    bounds
        How much may be read.

    Raises
    ------
    EvidenceError
        When nothing can be read; ``where`` is ``name``. A failing attachment is listed in ``failures`` of the
        report that carries it and fails nothing else.
    """
    bounds, given = bounds or Bounds(), given or Given()
    with_charset = Attachment(name=name, data=data, media_type=media_type, charset=charset)
    return _parse(with_charset, name, given, bounds, None, 0)


def _parse(item: Attachment, where: str, given: Given, bounds: Bounds, parent: str | None, depth: int) -> list[Parsed]:
    try:
        content, media_type = _content(item, bounds)
        report = _report(item.data, media_type, content, given, bounds)
    except EvidenceError as error:
        raise type(error)(error.problem, error.way_out, where) from None
    except MemoryError:
        raise TooLarge("needs more memory to read than is allowed", "split it, or raise the bound", where) from None
    except RecursionError:
        raise Hostile("nested too deeply to be read", "check where it comes from", where) from None
    further: list[Parsed] = []
    failures: list[EvidenceError] = []
    for attachment, inside in _attached(content, where):
        try:
            if depth >= bounds.depth:
                raise Hostile(f"nested deeper than {bounds.depth} levels", "open it and add what is inside", inside)
            inner = replace(given, title=None)
            further += _parse(attachment, inside, inner, bounds, report.sha256, depth + 1)
        except EvidenceError as error:
            failures.append(error)
    report, failures = _sorted_out(report, failures)
    parsed = Parsed(report=report, original=item.data, name=where, parent=parent, failures=tuple(failures))
    return [parsed, *further]


def _content(item: Attachment, bounds: Bounds) -> tuple[Content, str]:
    if len(item.data) > bounds.size:
        raise TooLarge(f"{len(item.data):,} bytes, over the bound of {bounds.size:,}", "split it, or raise the bound")
    media_type = item.media_type or sniff.identify(item.data, item.name)
    read = reader(media_type)
    if read is None:
        raise _unsupported(media_type)
    raw = Raw(data=item.data, name=item.name, media_type=media_type, charset=item.charset, bounds=bounds)
    try:
        return read(raw), media_type
    except (EvidenceError, MemoryError, RecursionError):
        raise
    except Exception as error:  # a reader's library may raise anything on bytes made to break it
        problem = f"cannot be read as {media_type} ({type(error).__name__})"
        raise Damaged(problem, "open it in its own program and save it again") from error


def _unsupported(media_type: str) -> EvidenceError:
    if media_type == sniff.EMPTY:
        return EmptyInput("empty", "check that it was saved or downloaded whole")
    if media_type == sniff.LOCKED:
        return Encrypted("an Office file locked with a password", "save it without the password")
    looks, way_out = _LOOKS_LIKE.get(media_type, (media_type, f"give one of {NAMES}"))
    return Unsupported(f"looks like {looks}, which is not read", way_out)


def _report(data: bytes, media_type: str, content: Content, given: Given, bounds: Bounds) -> Report:
    if not content.text.strip():
        raise EmptyInput("there is no text in it", "check that it is the right file")
    if len(content.text) > bounds.text:
        problem = f"holds {len(content.text):,} characters of text, over the bound of {bounds.text:,}"
        raise TooLarge(problem, "split it, or raise the bound")
    return Report(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        size=len(data),
        text=content.text,
        passages=content.passages,
        parser=content.parser,
        title=_known(given.title, content.title),
        publisher=_known(given.publisher, _publisher(content)),
        author=content.author,
        published=_known(_given_date(given.published), content.published),
        language=_language(content, given),
        tlp=_tlp(given.tlp),
        notes=content.notes,
    )


def _known(given: str | None, found: Known) -> Known:
    return Known(given, "given") if given else found


def _publisher(content: Content) -> Known:
    """Return the publisher; an author that is a known body, as files of its own making name it, is one too."""
    author = content.author
    if content.publisher.value is None and author.value and heads.is_body(author.value):
        return Known(author.value, author.how)
    return content.publisher


def _given_date(text: str | None) -> str | None:
    if text is None:
        return None
    iso = days.iso(text)
    if iso is None:
        raise UsageError(f"{text!r} is not a date", "write it as 2021-11-16", "published")
    return iso


def _tlp(text: str | None) -> Tlp:
    if text is None:
        return Tlp.CLEAR
    name = text.upper().removeprefix("TLP:").replace("_", "+").replace("WHITE", "CLEAR")
    try:
        return Tlp(f"TLP:{name}")
    except ValueError:
        raise UsageError(f"{text!r} is not a TLP mark", f"use one of {', '.join(Tlp)}", "tlp") from None


def _language(content: Content, given: Given) -> Known:
    if given.language:
        return Known(given.language.lower(), "given")
    said = _LANGUAGE.match(content.language.value or "")
    found = language.tell(_prose(content))
    if said is None or len(said[1]) != 2:
        return found
    code = said[1].lower()
    if found.value in (None, code) or found.how == "text (py3langid)":
        return Known(code, content.language.how)
    return Known(found.value, f"{found.how}; {content.language.how} says {code}")


def _prose(content: Content) -> str:
    """Return a sample without furniture, tables and marks, for the language to be told by."""
    said: list[str] = []
    length = 0
    for part in content.passages:
        if part.kind not in (PassageKind.FURNITURE, PassageKind.TABLE_ROW):
            said.append(content.text[part.start : part.end])
            length += part.end - part.start
        if length > 8000:
            break
    return "\n".join(said) or content.text[:8000]


def _attached(content: Content, where: str) -> Iterator[tuple[Attachment, str]]:
    for number, attachment in enumerate(content.attachments, 1):
        yield attachment, f"{where} > {attachment.name or f'attachment {number}'}"


def _sorted_out(report: Report, failures: list[EvidenceError]) -> tuple[Report, list[EvidenceError]]:
    """Turn attachments of formats nobody reads (logos, signatures) into notes; keep real failures."""
    notes = [
        f"attachment {_leaf(error)} not read: {error.problem}"
        for error in failures
        if isinstance(error, Unsupported | EmptyInput)
    ]
    real = [error for error in failures if not isinstance(error, Unsupported | EmptyInput)]
    return (replace(report, notes=(*report.notes, *notes)) if notes else report), real


def _leaf(error: EvidenceError) -> str:
    return (error.where or "").rsplit(" > ", 1)[-1]
