"""Text that arrived from outside, made fit to be shown: no control characters, no hidden reordering, no long tails."""

import hashlib
import re
from urllib.parse import urlsplit

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACE = re.compile("[ \t-\r\x85\u2028\u2029]+")  # not the no-break spaces inside numbers and dates
_SAFE_ID = re.compile(r"[A-Za-z0-9_.-]{1,80}")


def clean(text: str) -> str:
    """Return the text as it may be shown.

    Control characters go, lone surrogates become U+FFFD, and the embedding and override controls of the
    bidirectional algorithm (UAX #9), which can make 123 read as 321, become visible as ``[U+202E]``.
    """
    text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
    return _BIDI.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def line(text: str | None, limit: int = 160) -> str:
    """Return the text cleaned, on one line and cut at a word after ``limit`` characters."""
    # the first cut keeps a hostile megabyte from being cleaned only to be thrown away
    flat = _SPACE.sub(" ", clean((text or "")[: limit * 4])).strip()
    if len(flat) <= limit:
        return flat
    head = flat[:limit].rsplit(" ", 1)[0] if " " in flat[:limit] else flat[:limit]
    return head.rstrip(" ,;:") + " …"


def sentence_case(text: str) -> str:
    """Return the text with its first letter raised, the rest untouched."""
    return text[:1].upper() + text[1:]


def anchor(claim_id: str) -> str:
    """Return the fragment a claim is found under; stable for the same claim id."""
    if _SAFE_ID.fullmatch(claim_id):
        return f"c-{claim_id}"
    return "c-" + hashlib.sha256(claim_id.encode("utf-8", "replace")).hexdigest()[:16]


def web_address(origin: str | None) -> str | None:
    """Return the address when it is one a reader may follow (http, https with a host), else None."""
    if not origin or len(origin) > 2000 or clean(origin) != origin or _SPACE.search(origin):
        return None
    try:
        parts = urlsplit(origin)
    except ValueError:
        return None
    return origin if parts.scheme in ("http", "https") and parts.netloc else None


def language_tag(code: str | None) -> str | None:
    """Return a language code fit for a ``lang`` attribute, else None."""
    return code if code and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}", code) else None
