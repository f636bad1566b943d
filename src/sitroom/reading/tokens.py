"""Text to words, numbers and marks.

A number keeps its points and commas ("1,250.5"), not its spaces; letters glued to it stand alone ("5", "km"). An
abbreviation keeps its stops ("U.S."), a possessive is split ("Minsk", "'s"), hyphens are marks of their own, and a
name such as "G7" or "A320" is one word.
"""

import re

from sitroom.reading.spans import Token
from sitroom.reading.text import SOFT

_TOKEN = re.compile(
    rf"""
    https?://[^\s<>"“”]+ | www\.[^\s<>"“”]+
  | (?:[^\W\d_]\.){{2,}}
  | [^\W\d_](?:\w|{SOFT})*(?:'(?!s\b)[^\W\d_]+)*
  | \d+(?:[.,]\d+)*
  | '[sS]\b
  | [^\s{SOFT}]
    """,
    re.VERBOSE,
)


def tokens(text: str, clean: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of ``text[start:end]``, found in its plain form `clean` (see `text.plain`)."""
    made = []
    for match in _TOKEN.finditer(clean, start, end):
        first, last = match.span()
        lower = match.group().lower()
        if SOFT in lower:
            lower = lower.replace(SOFT, "")
        made.append(Token(first, last, text[first:last], lower))
    return tuple(made)
