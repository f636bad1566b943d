"""Quantities: numbers with their qualifier, bounds and marks of unit, as the contract's table says.

``over 40 000`` has a low and no high, ``up to 15 000`` a high and no low, ``some 430`` neither (the picture derives
bounds), ``2 to 3`` is a range with its middle, ``dozens`` bounds without a value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from sitroom.model.claim import Qualifier
from sitroom.reading import numbers
from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import Phrases, vocabulary
from sitroom.reading.numbers import Number
from sitroom.reading.quantities_not import Neighbours, no_quantity
from sitroom.reading.spans import Sentence, Token

Mark = Literal["percent", "money", "times", "share", "km"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity over the tokens ``first`` to ``last`` (excluded), qualifier and unit marks included.

    ``core`` is the first token of the number itself. ``mark`` says what the unit is when the words do ("percent",
    "money" with ``currency``, "times" for "fivefold", "share" for "a third of"); ``compound`` is the noun of "a 180-km
    fence".
    """

    first: int
    core: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    mark: Mark | None = None
    currency: str | None = None
    compound: str | None = None
    style: str = "digits"
    qualified_by: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of quantities, looked up by token."""

    starts: frozenset[str]
    before: Phrases[str]
    before_last: frozenset[str]
    after: Phrases[str]
    percent: Phrases[str]
    multiples: dict[str, int]
    about_verbs: frozenset[str]
    signs: dict[str, str]
    codes: frozenset[str]
    money: Phrases[str]
    compounds: frozenset[str]
    longest: int


_KILOMETRES = frozenset(["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"])
"""Signs of currencies that are signs of measure in lower case."""


@cache
def words() -> Words:
    """Return the vocabulary, read once."""
    from sitroom.reference import currencies

    data, money = vocabulary("quantities"), currencies()
    before = Phrases.of({phrase: kind for kind, phrases in data["before"].items() for phrase in phrases})
    phrases = list(before.whole)
    starts = {
        *(f"{word}fold" for word in data["numbers"]),
        *data["numbers"],
        *data["vague"],
        *data["vague_before"],
        *data["multiples"],
        "a",
        "an",
        "half",
        "tens",
        "couple",
    }
    return Words(
        frozenset(starts | set(data["fractions"])),
        before,
        frozenset(parts[-1] for parts in phrases),
        Phrases.of({phrase: kind for kind, group in data["after"].items() for phrase in group}),
        Phrases.of(dict.fromkeys(data["percent"], "percent")),
        data["multiples"],
        frozenset(data["about_verbs"]),
        {
            form: code
            for sign, code in money.signs.items()
            for form in (sign, sign.lower())
            if sign.lower() not in listed("quantities", "metric")
        },
        money.codes,
        Phrases.of(money.words),
        frozenset(data["compounds"]),
        max(map(len, phrases)),
    )


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
        found = _multiple(low, at) or _share(low, at)
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
    first, kind, told = _qualifier_before(low, start, floor)
    last, kind, told = _qualifier_after(low, tokens, last, kind, told)
    bounds = _ranged(read.value, high.value) if high is not None else _bounds(read, kind)
    return Quantity(first, at, last, *bounds, mark, currency, compound, read.style, told)


def _lifted(low: Number, high: Number) -> float:
    """Give the first end of "2 to 3 million" the scale of the second."""
    unscaled = low.scale == 1 and high.scale > 100 and low.value < high.value / high.scale
    return low.value * high.scale if unscaled else low.value


def _ranged(low: float, high: float) -> tuple[float | None, float | None, float | None, Qualifier]:
    return round((low + high) / 2, 4), low, high, "range"


def _bounds(read: Number, kind: str | None) -> tuple[float | None, float | None, float | None, Qualifier]:
    value = read.value
    if read.style == "vague":
        return None, value, (read.high if kind not in ("over", "at_least") else None), "vague"
    if kind in ("over", "at_least"):
        return value, value, None, cast("Qualifier", kind)
    if kind in ("up_to", "under"):
        return value, None, value, cast("Qualifier", kind)
    if kind in ("about", "nearly"):
        return value, None, None, cast("Qualifier", kind)
    return (value, None, None, "about") if read.style == "couple" else (value, value, value, "exact")


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
    spaced = f"{low[at - 2]}{word}" if at - 2 >= floor and word == "$" else ""
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


def _qualifier_before(low: Sequence[str], at: int, floor: int) -> tuple[int, str | None, str]:
    """Collect the qualifiers right before a number; the outermost that bounds wins over "about"."""
    known, kind, told = words(), None, ""
    while at > floor:
        skip = at - 1
        while skip > floor and skip > at - 3 and low[skip] in listed("quantities", "skipped"):
            skip -= 1
        if low[skip] == "of" and skip - 2 > floor and low[skip - 1] == "total" and low[skip - 2] == "a":
            skip -= 3
        if low[skip] not in known.before_last:
            break
        found = _phrase_ending(known, low, skip, floor)
        if found is None or _no_qualifier(low, found[0], floor):
            break
        first, named = found
        if kind in (None, "about") or named in ("over", "at_least", "up_to", "under"):
            kind = named if not (kind and named == "about") else kind
        told = told or " ".join(low[first : skip + 1])
        at = first
    return at, kind, told


def _phrase_ending(known: Words, low: Sequence[str], end: int, floor: int) -> tuple[int, str] | None:
    for first in range(max(floor, end - known.longest + 1), end + 1):
        found = known.before.at(low, first)
        if found and found[0] == end + 1:
            return first, found[1]
    return None


def _no_qualifier(low: Sequence[str], first: int, floor: int) -> bool:
    """Say whether "about" or "over" is a plain preposition: "concerned about 2,000", "control over 12"."""
    word, before = low[first], low[first - 1] if first > floor else ""
    if word == "about":
        return before in words().about_verbs
    return word in ("above", "below", "under", "beyond", "over") and before in listed("quantities", "plain_before")


def _qualifier_after(
    low: Sequence[str], tokens: Sequence[Token], at: int, kind: str | None, told: str
) -> tuple[int, str | None, str]:
    if at >= len(low):
        return at, kind, told
    if low[at] == "+" and tokens[at].start == tokens[at - 1].end:
        return at + 1, kind or "at_least", told or "+"
    if low[at] == "-" and at + 1 < len(low) and low[at + 1] in ("odd", "plus"):
        return at + 2, kind or ("about" if low[at + 1] == "odd" else "at_least"), told or low[at + 1]
    found = words().after.at(low, at)
    if found is None or low[at] == "plus":
        return at, kind, told
    return found[0], kind or found[1], told or " ".join(low[at : found[0]])


def _share(low: Sequence[str], at: int) -> Quantity | None:
    """Read a share of something: "a third of", "two thirds", "three-quarters of", "half of the", "half the"."""
    known = numbers.words()
    if low[at] == "half":
        follows = low[at + 1] if at + 1 < len(low) else ""
        if follows not in ("of", "the", "those", "them", "its", "their", "all") or (
            at and low[at - 1] in ("first", "second", "other", "and")
        ):
            return None
        return _qualified_share(low, at, at + 1, 50.0)
    count = 1 if low[at] in ("a", "one") else known.numbers.get(low[at], 0)
    dash = at + 1 < len(low) and low[at + 1] == "-"
    part = at + 1 + dash
    if not 1 <= count <= 9 or part >= len(low) or low[part] not in known.fractions or low[part] == "half":
        return None
    plural = low[part].endswith("s")
    if plural != (count > 1) or (part + 1 < len(low) and count == 1 and low[part + 1] not in ("of", ",", ".", ")")):
        return None
    return _qualified_share(
        low,
        at,
        part + 1,
        round(count * known.fractions[low[part]] + (0.01 if (count, low[part]) == (2, "thirds") else 0), 2),
    )


def _qualified_share(low: Sequence[str], core: int, last: int, value: float) -> Quantity:
    first, kind, told = _qualifier_before(low, core, 0)
    read = Number(core, last, value, "fraction")
    return Quantity(first, core, last, *_bounds(read, kind), "share", None, None, "fraction", told)


def _multiple(low: Sequence[str], at: int) -> Quantity | None:
    """Read "doubled", "fivefold", "a 50-fold rise", "three times as many"."""
    known, word = words(), low[at]
    if word in known.multiples and word != "twice":
        return _times(low, at, at + 1, known.multiples[word])
    if word == "twice":
        return _times(low, at, at + 1, 2) if at + 1 < len(low) and low[at + 1] in ("as", "the") else None
    count = _small(word)
    if count is not None and word.endswith("fold"):
        return _times(low, at, at + 1, count)
    if count is None or at + 1 >= len(low):
        return None
    last = at + 2 if low[at + 1] == "-" else at + 1
    if last < len(low) and low[last] == "fold":
        return _times(low, at, last + 1, count)
    if low[at + 1] == "times" and at + 2 < len(low) and low[at + 2] in listed("quantities", "times_after"):
        return _times(low, at, at + 2, count)
    return None


def _small(word: str) -> float | None:
    if word.isdigit():
        return float(word) if len(word) < 5 else None
    for known in (word, word.removesuffix("fold")):
        if known in numbers.words().numbers:
            return numbers.words().numbers[known]
    return None


def _times(low: Sequence[str], at: int, last: int, count: float) -> Quantity:
    first, kind, told = _qualifier_before(low, at, 0)
    return Quantity(
        first, at, last, *_bounds(Number(at, last, count, "words"), kind), "times", None, None, "words", told
    )
