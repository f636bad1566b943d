"""Sums of money: the sign, code or word of a currency before or after a number."""

from collections.abc import Sequence
from functools import cache

from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.quantity import words
from sitroom.reading.spans import Token


def before(low: Sequence[str], tokens: Sequence[Token], at: int, floor: int) -> tuple[int, str | None]:
    """Read what stands before a number: "€", "US$", "US $", "$A", "EUR", "Rs.", "Y="; return where it begins."""
    if at - 2 >= floor and low[at - 1] == "-" and _named(low[at - 2]) and _together(tokens, at - 2, at):
        at -= 1  # "$-50.8bn"
    for size in (3, 2, 1):
        first = at - size
        if first >= floor and _together(tokens, first, at):
            code = _named("".join(low[first:at])) or (_code(tokens[first].text) if size == 1 else None)
            if code is not None and (size > 1 or low[first] not in listed("quantities", "metric")):
                return first, code
    return at, None


def _together(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether the marks of a currency stand without a space, one between capitals and the sign left out."""
    gaps = [tokens[index].start - tokens[index - 1].end for index in range(first + 1, at)]
    return all(gap == 0 or (gap == 1 and tokens[first].text.isupper() and len(tokens[first].text) > 1) for gap in gaps)


def _named(written: str) -> str | None:
    known = words().signs
    return known.get(written) or known.get(written.replace(".", ""))


def _code(text: str) -> str | None:
    return text if text in words().codes else None


def after(low: Sequence[str], tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Read what stands after a number: "euros", "EUR", "zł", "$"; return where it ends."""
    known = words()
    named = known.money.at(low, at)
    if named:
        return named
    if tokens[at].text in known.codes or low[at] in _SMALL:
        return at + 1, low[at].upper()
    letters = low[at].isascii() and low[at].isalpha() and (tokens[at].text.islower() or low[at] in _leading())
    if low[at] in known.signs and not letters and not _opens(low, tokens, at):
        return at + 1, known.signs[low[at]]
    return None


@cache
def _leading() -> frozenset[str]:
    return frozenset(vocabulary("quantities")["before_only"])


_SMALL = frozenset(["eur", "usd", "gbp", "pln", "chf"])
"""Codes read in small letters too; others are words ("top", "all", "try")."""


def _opens(low: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """Say whether a sign belongs to the number after it ("on 3 $5 notes")."""
    follows = at + 1 < len(low) and low[at + 1][0].isdigit() and tokens[at].end == tokens[at + 1].start
    return follows and tokens[at].start > tokens[at - 1].end
