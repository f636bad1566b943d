"""What the bytes are, by looking at them; the name only decides between kinds of text."""

import io
import re
import zipfile
from pathlib import PurePosixPath

TEXT, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MAIL, RSS, ATOM, XML = "message/rfc822", "application/rss+xml", "application/atom+xml", "application/xml"
OLE, LOCKED = "application/x-ole-storage", "application/x-locked-office"
ZIP, UNKNOWN = "application/zip", "application/octet-stream"
EMPTY, JSON, CSV = "application/x-empty", "application/json", "text/csv"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"RIFF", "application/x-riff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"{\\rtf", "application/rtf"),
    (b"%!PS", "application/postscript"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-executable"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"wOFF", "font/woff"),
)
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})")
_SKIP = re.compile(rb"\s+|<\?[^>]{0,2000}\?>|<!--.{0,20000}?-->", re.DOTALL)
_BLOCK_TAG = re.compile(
    rb"<(?:html|head|body|div|p|table|article|section|h[1-6]|ul|br|main|span)\b[^<>]{0,300}>", re.IGNORECASE
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?")
_MAIL_ONLY = (b"received", b"mime-version", b"message-id", b"return-path", b"delivered-to", b"dkim-signature")
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def identify(data: bytes, name: str) -> str:
    """Return the media type of bytes.

    Parameters
    ----------
    data
        The whole content.
    name
        File name or address; asked only where the content leaves a choice (Markdown, CSV, a bare mail).
    """
    if not data:
        return EMPTY
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return LOCKED if "EncryptedPackage".encode("utf-16-le") in data else OLE
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return _textual(data, PurePosixPath(name.partition("?")[0]).suffix.lower())


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:5000])
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        found = _NAMES.findall(data[: 1 << 20])  # a truncated archive still says what it was to be
        names = {name.decode() for name in found}
    for part, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX)):
        if part in names:
            return kind
    return ZIP


_NAMES = re.compile(rb"(?:word/document|xl/workbook|ppt/presentation)\.xml")


def _textual(data: bytes, suffix: str) -> str:
    if not _is_text(data):
        return UNKNOWN
    head = data[: 1 << 16].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    markup = _markup(head, suffix)
    if markup:
        return markup
    if _is_mail(head, suffix):
        return MAIL
    if suffix == ".json" and head.lstrip()[:1] in (b"{", b"["):
        return JSON
    if suffix == ".csv":
        return CSV
    return MARKDOWN if suffix in _MARKDOWN_SUFFIXES else TEXT


def _is_text(data: bytes) -> bool:
    sample = data[: 1 << 13]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    nulls = sample.count(0)
    if nulls > len(sample) * 0.3:  # UTF-16 without its mark, by its pattern
        return sample[::2].count(0) > nulls * 0.95 or sample[1::2].count(0) > nulls * 0.95
    strange = len(sample) - len(sample.translate(None, _CONTROL))
    return strange <= max(4, len(sample) * 0.02)


def _markup(head: bytes, suffix: str) -> str | None:
    at = 0
    while match := _SKIP.match(head, at):
        at = match.end()
    declared = b"<?xml" in head[:at]
    if head[at : at + 9].lower() == b"<!doctype":
        word = head[at + 9 : at + 60].split(b">")[0].split()[:1]
        if word and word[0].lower() == b"html":
            return HTML
        at = max(at, head.find(b"<", at + 9))
        declared = True
    root = _ROOT.match(head, at) or (_ROOT.search(head, at) if declared else None)
    if declared:
        return _xml(head, root)
    if root and root[2].lower() in (b"rss", b"feed") and b">" in head[at:]:
        return _xml(head, root)
    tags = len(_BLOCK_TAG.findall(head[: 1 << 14]))
    named = suffix in _HTML_SUFFIXES
    if suffix in _MARKDOWN_SUFFIXES:
        return None  # which may begin with a tag
    return HTML if tags and (named or root) else None


def _xml(head: bytes, root: re.Match[bytes] | None) -> str:
    word = root[2].lower() if root else b""
    if word == b"rss" or (word == b"rdf" and b"purl.org/rss" in head):
        return RSS
    if word == b"feed" and b"http://www.w3.org/2005/Atom" in head:
        return ATOM
    return HTML if word == b"html" else XML


def _is_mail(head: bytes, suffix: str) -> bool:
    names: list[bytes] = []
    for line in head.split(b"\n")[:80]:
        if line[:1] in (b" ", b"\t") and names:
            continue
        match = _HEADER.match(line)
        if not match:
            break
        names.append(match[0].rstrip(b": \t").lower())
    if suffix == ".eml":
        return b"from" in names or b"subject" in names
    return len(names) >= 3 and any(word in names for word in _MAIL_ONLY)
