"""Money words: ISO 4217 codes in use, signs and names as reports write them."""

from dataclasses import dataclass
from functools import cache

from sitroom.reference import tables
from sitroom.reference.names import fold, key


@dataclass(frozen=True, slots=True)
class Currencies:
    """Codes, signs ("€", "US$", "zł") and lower-case words ("euros", "złoty") with their code.

    A sign or word several currencies share ("$", "dollars", "crowns") has the one reports mean unmarked. ``names`` has
    the English name of each code ("japanese yen"), "dollar" alone for the one unmarked dollars are.
    """

    codes: frozenset[str]
    signs: dict[str, str]
    words: dict[str, str]
    names: dict[str, str]


@cache
def currencies() -> Currencies:
    """Return the currencies, read once."""
    codes: set[str] = set()
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in tables.rows("currencies.csv"):
        code = row["code"]
        codes.add(code)
        names[code] = row["name"]
        for sign in tables.listed(row["signs"]):
            signs.setdefault(sign, code)
        for word in tables.listed(row["words"]):
            words.setdefault(key(word), code)
            words.setdefault(fold(word), code)
    return Currencies(frozenset(codes), signs, words, names)
