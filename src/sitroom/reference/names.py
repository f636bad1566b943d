"""One key for all spellings of a name: lower case, straight apostrophes, plain hyphens, single spaces."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼʻ´ʿʾ", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060", None),
    }
)
_BASES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ħ": "h"}
)
_LONGEST_ACRONYM = 6
_WORD = re.compile(r"\w+")


def key(text: str) -> str:
    """Return the form under which the reference tables keep a name."""
    if not text.isascii():
        text = text.translate(_PLAIN).lower().replace("i̇", "i")
    return " ".join(text.lower().replace("`", "'").split())


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


def spellings(name: str) -> tuple[str, ...]:
    """Return the keys under which a name is kept: as written, folded, and with "&" for "and", "St." for "Saint"."""
    forms = {key(name): None}
    if not name.isascii():
        forms[fold(name)] = None
        forms[key(name.upper())] = None  # "ŞANLIURFA" has lost its dotless i
    for form in tuple(forms):
        if " and " in form:
            forms[form.replace(" and ", " & ")] = None
        if form.startswith("saint "):
            forms |= {form.replace("saint ", "st. ", 1): None, form.replace("saint ", "st ", 1): None}
    return tuple(forms)


def is_acronym(name: str) -> bool:
    """Say whether a name is written in capitals only ("WHO", "U.S."): in small letters it may be another word."""
    return name.isupper() and len(name) <= _LONGEST_ACRONYM


def word_count(text: str) -> int:
    """Count the words of a name, hyphens and points apart: an upper bound for longest-match readers."""
    return len(_WORD.findall(text))
