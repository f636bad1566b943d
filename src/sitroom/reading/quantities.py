"""Quantities: numbers with their qualifier, bounds and marks of unit, as the contract's table says.

``over 40 000`` has a low and no high, ``up to 15 000`` a high and no low, ``some 430`` neither (the picture derives
bounds), ``2 to 3`` is a range with its middle, ``dozens`` bounds without a value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sitroom.reading import numbers, qualifiers, shares
from sitroom.reading.grammar import listed
from sitroom.reading.numbers import Number
from sitroom.reading.quantities_not import Neighbours, no_quantity
from sitroom.reading.quantity import Mark, Quantity, bounds, ranged, words
from sitroom.reading.spans import Sentence, Token

__all__ = ["Quantity", "quantities"]

_KILOMETRES = frozenset(["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"])


def quantities(sentence: Sentence, busy: frozenset[int] | set[int] = frozenset()) -> list[Quantity]:
    """Return the quantities of a sentence, left to right; tokens in `busy` (dates) are not read as numbers."""
    tokens = sentence.tokens
    low = [token.lower for token in tokens]
    return list(_scan(low, tokens, busy)) if has_number(low) else []


def has_number(low: Sequence[str]) -> bool:
    """Say whether any token can begin a number; articles alone do not count."""
    telling = _telling()
    return any(word in telling or word[0].isdigit() for word in low)


@cache
def _telling() -> frozenset[str]:
    return (words().starts - {"a", "an"}) | numbers.words().scales.keys()


def _scan(low: list[str], tokens: Sequence[Token], busy: frozenset[int] | set[int]) -> Iterator[Quantity]:
    known, at, floor = words(), 0, 0
    while at < len(low):
        word = low[at]
        if at in busy or not (word[0].isdigit() or word in known.starts):
            at += 1
            continue
        found = shares.multiple(low, at) or shares.ratio(low, at) or shares.share(low, at)
        if found is None:
            found = _quantity(low, tokens, at, floor, busy)
        if found is None:
            at = _past(low, tokens, at)
            continue
        yield found
        at = floor = max(found.last, at + 1)


def _past(low: Sequence[str], tokens: Sequence[Token], at: int) -> int:
    """Return where to go on after a number that is none: past all of it (of a phone number every group)."""
    read = numbers.number(low, tokens, at)
    last = max(read.last, at + 1) if read else at + 1
    while at and low[at - 1] == "+" and last < len(low) and low[last].isdigit():
        last += 1
    return last


def _quantity(
    low: list[str], tokens: Sequence[Token], at: int, floor: int, busy: frozenset[int] | set[int]
) -> Quantity | None:
    read = numbers.number(low, tokens, at)
    if read is None or any(index in busy for index in range(read.first, read.last)):
        return None
    near = Neighbours(low, tokens, read, floor, busy)
    high = _range_end(near)
    if high is not None:
        read = replace(read, value=_lifted(read, high), last=high.last)
    if no_quantity(near, high):
        return None
    start, currency = _money_before(low, tokens, at, floor)
    last = read.last
    mark: Mark | None = "money" if currency else None
    if currency is None:
        last, mark, currency = _unit_after(low, last)
    last, compound = _compound(low, tokens, last, mark)
    if high is not None and start > floor and low[start - 1] == "between":
        start -= 1
    first, kind, told = qualifiers.before(low, start, floor)
    last, kind, told = qualifiers.after(low, tokens, last, kind, told)
    told_bounds = ranged(read.value, high.value) if high is not None else bounds(read, kind)
    return Quantity(first, at, last, *told_bounds, mark, currency, compound, read.style, told)


def _lifted(low: Number, high: Number) -> float:
    """Give the first end of "2 to 3 million" the scale of the second."""
    unscaled = low.scale == 1 and high.scale > 100 and low.value < high.value / high.scale
    return low.value * high.scale if unscaled else low.value


def _range_end(near: Neighbours) -> Number | None:
    """Return the second number of "300-400", "2 to 3 million", "between 300 and 400"."""
    low, tokens, read = near.low, near.tokens, near.read
    at = read.last
    if at < len(low) and (low[at] in ("%", "percent") or low[at : at + 2] == ["per", "cent"]):
        at += 1 + (low[at] == "per")
    if read.style == "vague" or at + 1 >= len(low):
        return None
    link, skip = low[at], at + 1
    if link in ("-", "–", "—"):
        spaced = tokens[at].start > tokens[at - 1].end
        if link == "—" and spaced:
            return None
    elif link == "and":
        if near.before(1) != "between" and near.before(2) != "between":
            return None
    elif link not in ("to", "or") or (link == "to" and near.changes_level()):
        return None
    signed = skip < len(low) - 1 and low[skip] in words().signs
    skip += signed
    if skip >= len(low) or skip in near.busy:
        return None
    high = numbers.number(low, tokens, skip)
    if high is None or high.style != read.style or (link == "or" and high.value > read.value * 3):
        return None
    return high if _lifted(read, high) < high.value else None


def _money_before(low: Sequence[str], tokens: Sequence[Token], at: int, floor: int) -> tuple[int, str | None]:
    """Read a sign or code before the number: "€", "US$", "EUR", "US $"."""
    if at - 1 < floor:
        return at, None
    known, word, text = words(), low[at - 1], tokens[at - 1].text
    code = text if text in known.codes else known.signs.get(text)
    if code is None:
        return at, None
    prefix = low[at - 2] + word if at - 2 >= floor and tokens[at - 2].end == tokens[at - 1].start else ""
    capital = at - 2 >= floor and word == "$" and tokens[at - 2].text.isupper() and len(low[at - 2]) > 1
    spaced = f"{low[at - 2]}{word}" if capital else ""
    for joined in (prefix, spaced):
        if joined in known.signs or joined.replace(".", "") in known.signs:
            return at - 2, known.signs.get(joined) or known.signs[joined.replace(".", "")]
    return at - 1, code


def _unit_after(low: Sequence[str], at: int) -> tuple[int, Mark | None, str | None]:
    if at >= len(low):
        return at, None, None
    known = words()
    found = known.percent.at(low, at)
    if found:
        return found[0], "percent", None
    if low[at] in _KILOMETRES:
        return at + 1, "km", None
    money = known.money.at(low, at)
    if money:
        return money[0], "money", money[1]
    if low[at].upper() in known.codes and len(low[at]) == 3:
        return at + 1, "money", low[at].upper()
    if low[at] in known.signs and low[at] not in listed("quantities", "metric"):
        return at + 1, "money", known.signs[low[at]]
    return at, None, None


def _compound(low: Sequence[str], tokens: Sequence[Token], at: int, mark: Mark | None) -> tuple[int, str | None]:
    """Read the noun of "a 180-km fence" or "a 300-strong group"."""
    if mark or at + 1 >= len(low) or low[at] != "-" or tokens[at].start != tokens[at - 1].end:
        return at, None
    noun = low[at + 1]
    return (at + 2, noun) if noun in words().compounds else (at, None)
