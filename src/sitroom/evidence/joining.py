"""Lines of a page to running text: broken words mended, wrapped lines joined."""

import re
from collections.abc import Iterable

_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_NEXT = re.compile(r"[^\W\d_]+")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf0d8", "•")
    | {"\u2028": " "}
)
_KEPT = frozenset(["non", "self", "anti", "ex", "semi", "cross", "vice", "pan", "co", "multi", "inter"])


def tidy(text: str) -> str:
    """Return text without ligatures and the private bullets of symbol fonts."""
    return text.translate(_LIGATURES)


def compounds(lines: Iterable[str]) -> frozenset[str]:
    """Return the hyphenated words of a document, lower case: what breaks at its hyphen keeps it."""
    return frozenset(word.lower() for line in lines for word in _COMPOUND.findall(line))


def join(before: str, after: str, known: frozenset[str]) -> str:
    """Join a line to the text before it.

    A hyphen at the end of a line is dropped when the word goes on in lower case, unless the document writes the
    word with a hyphen elsewhere or its first part always takes one.
    """
    broken, goes_on = _BROKEN.search(before), _NEXT.match(after)
    if broken is None or goes_on is None or not after[0].islower():
        return before + after if before.endswith("-") and before[-2:-1].isdigit() else f"{before} {after}"
    compound = f"{broken[1]}-{goes_on[0]}".lower()
    keep = before.endswith("-") and (compound in known or broken[1].lower() in _KEPT)
    return before + after if keep else before[:-1] + after
