"""Bytes to text when the encoding is declared wrongly, or not at all."""

import codecs
import re
from collections import Counter

from sitroom.evidence import vocabulary

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_SAMPLE = 1 << 16
_COMMON = ("cp1252", "cp1250", "cp1251", "cp1257", "cp1254", "cp1253", "cp1256", "iso8859-2")
_TEXT_CODECS = {"latin-1": "cp1252", "iso-8859-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    r"""Decode bytes: byte order mark, then valid UTF-8, then what was declared, then a guess.

    UTF-8 goes before the declaration because text that is valid UTF-8 beyond ASCII is nearly never anything else.

    Returns
    -------
    tuple
        The text with line ends made ``\n`` and the mark removed, and notes on what had to be guessed.
    """
    text, notes = _decode(data, declared or _declared(data))
    if "\x00" in text:
        text, notes = text.replace("\x00", "\ufffd"), (*notes, "null characters shown as \ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), ()
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), (f"charset not declared, read as {wide}",)
    try:
        return data.decode("utf-8"), _disagreement(data, declared)
    except UnicodeDecodeError:
        return _other(data, declared)


def _disagreement(data: bytes, declared: str | None) -> tuple[str, ...]:
    codec = _codec(declared)
    if declared is None or codec == "utf-8" or data.isascii():
        return ()
    return (f"declared charset {declared} is wrong, read as utf-8",)


def _other(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    codec = _codec(declared)
    if codec and codec != "utf-8":
        try:
            return data.decode(codec), ()
        except (UnicodeDecodeError, ValueError):
            pass
    patched = data.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    if broken * 20 < sum(not c.isascii() for c in patched[:_SAMPLE]):
        return patched, (f"{broken} damaged characters shown as \ufffd",)
    guess = _guess(data)
    wrong = f"declared charset {declared} is wrong" if declared else "charset not declared"
    return data.decode(guess, "replace"), (f"{wrong}, guessed {guess}",)


def _guess(data: bytes) -> str:
    """Return the likeliest code page: of those that read without disorder, the one whose letters one language has."""
    from charset_normalizer import from_bytes

    found = list(from_bytes(data[:_SAMPLE]))
    if not found:
        return "cp1252"
    able = [codec for match in found if match.chaos <= found[0].chaos + 0.02 and (codec := _codec(match.encoding))]
    tried = [codec for codec in _COMMON if codec in able] + [codec for codec in able if codec not in _COMMON]
    return max(tried, key=lambda codec: _fit(data[:_SAMPLE].decode(codec, "replace")), default="cp1252")


def _fit(text: str) -> float:
    """Return the share of letters beyond a-z that one alphabet accounts for, 1 for scripts other than Latin."""
    letters = Counter(c for c in text.lower() if c.isalpha() and not c.isascii())
    total = sum(letters.values())
    if not total or max(letters) > "\u024f":
        return 1.0
    alphabets: dict[str, str] = vocabulary.tree("languages.yaml")["letters"]
    return max(sum(letters[c] for c in alphabet.lower()) for alphabet in alphabets.values()) / total


def _codec(name: str | None) -> str | None:
    """Return the codec to use for a declared name, None when it is unknown or not a text encoding."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True):
        return None
    return _TEXT_CODECS.get(found.name, "cp1252" if found.name == "iso8859-1" else found.name)


def _declared(data: bytes) -> str | None:
    head = data[:4096]
    match = _XML.search(head) or _META.search(head)
    return match[1].decode("ascii") if match else None


def _wide(data: bytes) -> str | None:
    """Return UTF-16 by its pattern of null bytes: Latin text has one in every other place."""
    sample = data[:2048]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.05 else None
