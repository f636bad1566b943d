"""Text of strangers on a terminal: no escape sequences, no direction tricks, one line."""

import re
import unicodedata

_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def one_line(text: str) -> str:
    """Return the text as one line: white space is a space, control and direction marks are left out."""
    kept = (" " if char.isspace() else char for char in text)
    return "".join(char for char in kept if char not in _TURNS and unicodedata.category(char) not in ("Cc", "Cs"))


def no_escapes(text: str) -> str:
    """Return the text without what a terminal obeys: control characters, but for tabs and ends of lines."""
    return "".join(char for char in text if char in "\t\n" or unicodedata.category(char) != "Cc")


def no_formula(text: str) -> str:
    """Return the text so that a spreadsheet shows it and does not calculate it (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def hidden(url: str) -> str:
    """Return a database URL without its password."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:***@", url)
