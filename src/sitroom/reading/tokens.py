"""Text to words, numbers and marks.

A number keeps its points and commas ("1,250.5"), not its spaces; letters glued to it stand alone ("5", "km"), so does
a currency ("EUR", "50"). An abbreviation keeps its stops ("U.S."), a possessive is split ("Minsk", "'s"), hyphens are
marks of their own, and a name such as "G7" or "A320" is one word.
"""

import re

from sitroom.reading.spans import Token
from sitroom.reading.text import SOFT

_CURRENCIES = "EUR|USD|GBP|PLN|CHF|SEK|NOK|DKK|CZK|HUF|UAH|RUB|BYN|TRY"
_TOKEN = re.compile(
    rf"""
    https?://[^\s<>"“”]+ | www\.[^\s<>"“”]+
  | (?:[^\W\d_]\.){{2,}}
  | (?:{_CURRENCIES}|(?<=\$)(?:US|A|C|HK|NZ)|RM|Rs)(?=\d)
  | PS(?=\d{{1,3}}(?:[.,]\d|bn|m\b))
  | [^\W\d_](?:\w|{SOFT})*(?:'(?!s\b)[^\W\d_]+)*
  | \d+(?:[.,]\d+)*
  | (?<![\w.,)'])\.\d+
  | '[sS]\b
  | [^\s{SOFT}] | (?<=\S)\t(?=[ ]{{0,200}}\S)
    """,
    re.VERBOSE,
)


def tokens(text: str, clean: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of ``text[start:end]``, found in its plain form `clean` (see `text.plain`)."""
    lower = clean[start:end].lower()
    if len(lower) != end - start or SOFT in lower:  # a few letters change their length, soft hyphens must go
        spans = [match.span() for match in _TOKEN.finditer(clean, start, end)]
        return tuple(Token(a, b, text[a:b], clean[a:b].lower().replace(SOFT, "")) for a, b in spans)
    made = []
    for match in _TOKEN.finditer(clean, start, end):
        first, last = match.span()
        made.append(Token(first, last, text[first:last], lower[first - start : last - start]))
    return tuple(made)
