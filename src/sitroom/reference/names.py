"""One key for all spellings of a name: lower case, straight apostrophes, plain hyphens, single spaces."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼʻ`´ʿʾ", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060", None),
    }
)
_BASES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ħ": "h"}
)
_WORD = re.compile(r"\w+")


def key(text: str) -> str:
    """Return the form under which the reference tables keep a name."""
    return " ".join(text.translate(_PLAIN).lower().replace("i̇", "i").split())


def fold(text: str) -> str:
    """Return the key without diacritics: ``Kuźnica`` and ``Kuznica`` meet in ``kuznica``."""
    lowered = key(text)
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFKD", lowered.translate(_BASES))
    return "".join(char for char in parts if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Return the folded name as an id part: ``Brześć nad Bugiem`` gives ``brzesc-nad-bugiem``."""
    return "-".join(_WORD.findall(fold(text).replace("'", "")))


def word_count(text: str) -> int:
    """Count the words of a name, hyphens and points apart: an upper bound for longest-match readers."""
    return len(_WORD.findall(text))
