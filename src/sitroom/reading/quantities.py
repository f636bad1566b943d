"""Quantities: numbers with their qualifier, bounds and marks of unit, as the contract's table says.

``over 40 000`` has a low and no high, ``up to 15 000`` a high and no low, ``some 430`` neither (the picture derives
bounds), ``2 to 3`` is a range with its middle, ``dozens`` bounds without a value.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sitroom.reading import nouns, numbers, qualifiers, quantities_money, quantities_ranges, shares
from sitroom.reading.quantities_names import in_name
from sitroom.reading.quantities_not import Neighbours, aged, no_quantity
from sitroom.reading.quantity import Mark, Quantity, bounds, ranged, words
from sitroom.reading.spans import Sentence, Token

__all__ = ["Quantity", "quantities"]

_MILE = 1.609344  # kilometres
_KILOMETRES = frozenset(["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"])


def quantities(
    sentence: Sentence, busy: frozenset[int] | set[int] = frozenset(), *, wide: bool = False
) -> list[Quantity]:
    """Return the quantities of a sentence, left to right; tokens in `busy` (dates) are not read as numbers.

    With `wide`, quantities no crisis counts are read as well: ages, durations, temperatures, "one of the".
    """
    if not numbered(sentence):
        return []
    tokens = sentence.tokens
    low = [token.lower for token in tokens]
    return list(_scan(low, tokens, _undated(low, tokens, busy), wide))


def _undated(low: Sequence[str], tokens: Sequence[Token], busy: frozenset[int] | set[int]) -> frozenset[int] | set[int]:
    """Return the tokens of dates without those that count after all: "$2000", "some 2000 migrants"."""
    if not busy:
        return busy
    signs = words().signs
    return {
        at
        for at in busy
        if not (at and low[at - 1] in signs and tokens[at - 1].end == tokens[at].start) and not _counting(low, at, busy)
    }


def _counting(low: Sequence[str], at: int, busy: frozenset[int] | set[int]) -> bool:
    """Say whether a lone year counts: "some 2000 migrants"; "the 2021 arrivals" and "in 2015 people fled" do not."""
    if not (len(low[at]) == 4 and low[at].isdigit()) or at - 1 in busy or at + 1 in busy or at + 1 >= len(low):
        return False
    unit, many = nouns.words().units.get(low[at + 1], ("other", False))
    before = low[at - 1] if at else ""
    qualified = before in words().before_last and before != "the"
    round_one = low[at].endswith("00") and before not in _DATING
    return many and unit != "other" and (qualified or round_one)


_DATING = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "year",
        "the",
        "'s",
        "its",
        "before",
        "after",
        "during",
        ",",
        "for",
    ]
)


def numbered(sentence: Sentence) -> bool:
    """Say whether any token can begin a number; articles alone do not count."""
    return _DIGIT.search(sentence.text) is not None or not _telling().isdisjoint(
        [token.lower for token in sentence.tokens]
    )


_DIGIT = re.compile(r"\d")


@cache
def _telling() -> frozenset[str]:
    return (words().starts - {"a", "an"}) | numbers.words().scales.keys()


def _scan(low: list[str], tokens: Sequence[Token], busy: frozenset[int] | set[int], wide: bool) -> Iterator[Quantity]:
    known, at, floor = words(), 0, 0
    while at < len(low):
        word = low[at]
        if at in busy or not (word in known.starts or numbers.numeric(word)):
            at += 1
            continue
        found = shares.of(low, at)
        if found is None:
            found = _quantity(low, tokens, at, floor, busy, wide)
        if found is None:
            at = _past(low, tokens, at)
            continue
        yield found
        at = floor = max(found.last, at + 1)


def _past(low: Sequence[str], tokens: Sequence[Token], at: int) -> int:
    """Return where to go on after a number that is none: past all of it (of a phone number every group)."""
    read = numbers.number(low, tokens, at)
    last = max(read.last, at + 1) if read else at + 1
    if read is not None and at and low[last : last + 1] in (["to"], ["-"], ["–"], ["and"]) and aged(low, at):
        high = numbers.number(low, tokens, last + 1) if last + 1 < len(low) else None
        last = high.last if high else last
    while at and low[at - 1] == "+" and last < len(low) and low[last].isdigit():
        last += 1
    return last


def _quantity(
    low: list[str], tokens: Sequence[Token], at: int, floor: int, busy: frozenset[int] | set[int], wide: bool
) -> Quantity | None:
    read = numbers.number(low, tokens, at)
    if read is None or any(index in busy for index in range(read.first, read.last)):
        return None
    read = replace(read, last=_repeated(low, tokens, read))
    near = Neighbours(low, tokens, read, floor, busy)
    high = quantities_ranges.end(near)
    if high is not None:
        read = replace(read, value=quantities_ranges.lifted(read, high), last=high.last)
    start, currency = quantities_money.before(low, tokens, at, floor)
    if not currency and (no_quantity(near, high, wide=wide) or in_name(near)):
        return None
    last = read.last
    mark: Mark | None = "money" if currency else None
    if currency is None:
        last, mark, currency = _unit_after(low, tokens, last)
    if not wide and mark == "money" and "=" in (low[start - 1] if start else "", low[last] if last < len(low) else ""):
        return None  # an exchange rate: "1 dollar = 0.8440 euros"
    if not wide and mark is None and (miles := _miles(low, last)):
        last, mark, read = miles, "km", _in_km(read)
        high = _in_km(high) if high is not None else None
    last, compound = _compound(low, tokens, last, mark)
    if high is not None and start > floor and low[start - 1] == "between":
        start -= 1
    first, kind, told = qualifiers.before(low, _below_zero(low, start, floor), floor)
    last, kind, told = qualifiers.after(low, tokens, last, kind, told)
    told_bounds = ranged(read.value, high.value) if high is not None else bounds(read, kind)
    return Quantity(first, at, last, *told_bounds, mark, currency, compound, read.style, told)


def _repeated(low: Sequence[str], tokens: Sequence[Token], read: numbers.Number) -> int:
    """Return the end of a number said again in words: "12 (twelve) persons"."""
    at = read.last
    if read.style != "digits" or at + 2 >= len(low) or low[at] != "(" or low[at + 1][0].isdigit():
        return at
    again = numbers.number(low, tokens, at + 1)
    same = again is not None and again.value == read.value and low[again.last : again.last + 1] == [")"]
    return again.last + 1 if again is not None and same else at


def _below_zero(low: Sequence[str], at: int, floor: int) -> int:
    """Return where "minus 5", "minus-5" begins."""
    back = 2 if at - 2 >= floor and low[at - 1] == "-" else 1
    return at - back if at - back >= floor and low[at - back] == "minus" else at


def _unit_after(low: Sequence[str], tokens: Sequence[Token], at: int) -> tuple[int, Mark | None, str | None]:
    if at >= len(low):
        return at, None, None
    known = words()
    found = known.percent.at(low, at)
    if found:
        return found[0], "percent", None
    if low[at] in _KILOMETRES:
        return at + 1, "km", None
    money = quantities_money.after(low, tokens, at)
    if money:
        return money[0], "money", money[1]
    return at, None, None


def _miles(low: Sequence[str], at: int) -> int:
    """Return where "miles" after a number ends, 0 where none or a speed stands there."""
    at += at < len(low) and low[at] == "-"
    if at >= len(low) or low[at] not in ("mile", "miles") or low[at + 1 : at + 2] in (["per"], ["an"], ["/"]):
        return 0
    return at + 1


def _in_km(read: numbers.Number) -> numbers.Number:
    """Return a number of miles as kilometres: figures know one unit of length."""
    return replace(read, value=round(read.value * _MILE, 2))


def _compound(low: Sequence[str], tokens: Sequence[Token], at: int, mark: Mark | None) -> tuple[int, str | None]:
    """Read the noun of "a 180-km fence" or "a 300-strong group"."""
    if mark or at + 1 >= len(low) or low[at] != "-" or tokens[at].start != tokens[at - 1].end:
        return at, None
    noun = low[at + 1]
    return (at + 2, noun) if noun in words().compounds else (at, None)
