"""Numbers as they are written: digits with spaces, commas or points, number words, scales and fractions.

A number here is a bare value over a run of tokens; what it counts and how it is qualified is for `quantities`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sitroom.reading.lexicon import vocabulary
from sitroom.reading.spans import Token

MOST_DIGITS = 15
"""A longer run of digits is no figure (and no exact float)."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")

VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.33, "⅔": 0.67, "⅕": 0.2, "⅛": 0.125}

Style = Literal["digits", "words", "vague", "fraction", "couple"]


@dataclass(frozen=True, slots=True)
class Number:
    """A value over the tokens ``first`` to ``last`` (excluded); ``high`` only for the vague ("dozens": 24 to 99)."""

    first: int
    last: int
    value: float
    style: Style
    high: float | None = None
    scale: float = 1


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, tuple[int, int]]
    many: dict[str, tuple[int, int]]
    several: frozenset[str]
    fractions: dict[str, float]


@cache
def words() -> _Words:
    """Return the words of numbers, read once."""
    data = vocabulary("quantities")
    return _Words(
        data["numbers"],
        data["scales"],
        data["suffixes"],
        {word: (low, high) for word, (low, high) in data["vague"].items()},
        {word: (low, high) for word, (low, high) in data["vague_tens_factor"].items()},
        frozenset(data["vague_before"]),
        data["fractions"],
    )


def number(low: Sequence[str], tokens: Sequence[Token], at: int) -> Number | None:
    """Return the number that begins at a token, or None."""
    word = low[at]
    if numeric(word):
        return _digits(low, tokens, at)
    known = words()
    if word in known.vague or word == "tens":
        return _plural(low, at)
    if word in known.several or (word in ("a", "some") and _next(low, at) in known.several):
        return _several(low, at)
    return _half(low, at) or _spoken(low, tokens, at)


def numeric(word: str) -> bool:
    """Say whether a token is written in digits: "40", "1,250.5", ".5"."""
    return word[0].isdigit() or (word[0] == "." and len(word) > 1)


def _next(low: Sequence[str], at: int, step: int = 1) -> str:
    return low[at + step] if at + step < len(low) else ""


def _digits(low: Sequence[str], tokens: Sequence[Token], at: int) -> Number | None:
    """Read digits, joined over single spaces ("40 000"), and the scale after them ("2.5 million", "1.2m")."""
    last = _joined(low, tokens, at)
    text = low[at] if last == at + 1 else "".join(low[at:last]).replace(",000", "000")
    scale = _scale(low, tokens, last) or _spaced(low, at, last)
    value = plain_value(text, scaled=scale is not None or _next(low, last - 1) in ("%", "percent", "per", "pc"))
    if value is None:
        return None
    if last < len(low) and low[last] in VULGAR and value == int(value):
        value, last = value + VULGAR[low[last]], last + 1
        scale = _scale(low, tokens, last)
    if scale is None:
        return Number(at, last, value, "digits")
    size, after = scale
    return Number(at, after, round(value * size, 2), "digits", scale=size)


def _joined(low: Sequence[str], tokens: Sequence[Token], at: int) -> int:
    """Return where the groups of a number end: "40 000", and the slip "61, 000"."""
    last = at + 1
    if _next(low, at) == "," and _next(low, at, 2) == "000" and low[at].isdigit() and len(low[at]) <= 3:
        return at + 3
    if not low[at].isdigit() or len(low[at]) > 3 or low[at][0] == "0":
        return last
    while last < len(low) and len(low[last].partition(".")[0].partition(",")[0]) == 3 and low[last][:3].isdigit():
        if tokens[last].start - tokens[last - 1].end != 1 or not low[last - 1].isdigit():
            break
        last += 1
        if last - at > 5:
            break
    return last


def plain_value(text: str, *, scaled: bool = False) -> float | None:
    """Return what a run of digits, commas and points is worth; None for too many digits or a date-like run.

    A single point or comma before three digits separates thousands ("15.000"), unless a scale word follows
    ("1.234 million") or the number begins with a zero.
    """
    if text[0] == ".":
        return float(text) if len(text) <= MOST_DIGITS else None
    if not _DIGITS.fullmatch(text) or sum(map(len, re.split("[.,]", text))) > MOST_DIGITS:
        return None
    if _COMMAS.fullmatch(text) and not (scaled and text.count(",") == 1 and "." not in text):
        return float(text.replace(",", ""))
    if _INDIAN.fullmatch(text):
        return float(text.replace(",", ""))
    if _POINTS.fullmatch(text) and not scaled and text[0] != "0":
        return float(text.replace(".", "").replace(",", "."))
    marks = text.count(".") + text.count(",")
    return float(text.replace(",", ".")) if marks <= 1 else None


def _scale(low: Sequence[str], tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    if at >= len(low):
        return None
    known, word = words(), low[at]
    glued = tokens[at].start == tokens[at - 1].end
    if glued and word in known.suffixes:
        return known.suffixes[word], at + 1
    if glued and word == "-" and _next(low, at) in ("million", "billion", "thousand"):
        return known.scales[low[at + 1]], at + 2
    if word in known.scales and word not in ("score", "dozen"):
        follow = known.scales.get(_next(low, at), 0) if word == "hundred" or word == "thousand" else 0
        return (known.scales[word] * follow, at + 2) if follow > known.scales[word] else (known.scales[word], at + 1)
    return None


def _spaced(low: Sequence[str], at: int, last: int) -> tuple[float, int] | None:
    """Read "€4.5 m", "USD 3 b": a letter after a space is a scale beside money only."""
    if at == 0 or _next(low, last - 1) not in ("m", "b", "k") or _next(low, last) in (".", ","):
        return None
    money = low[at - 1] in "€$£" or low[at - 1] in ("eur", "usd", "gbp", "pln")
    return (words().suffixes[low[last]], last + 1) if money else None


def _plural(low: Sequence[str], at: int) -> Number | None:
    """Read "dozens", "thousands", "tens of thousands", "hundreds of millions"."""
    known = words()
    if low[at] in known.many and _next(low, at) == "of" and _next(low, at, 2) in known.vague:
        factor, size = known.many[low[at]], known.vague[low[at + 2]][0] // 2
        if size >= 1000:
            few, many = factor
            return Number(at, at + 3, few * size, "vague", high=(many + 1) * size - 1)
    if low[at] not in known.vague:
        return None
    few, many = known.vague[low[at]]
    return Number(at, at + 1, few, "vague", high=many)


def _several(low: Sequence[str], at: int) -> Number | None:
    """Read "several thousand", "a few hundred", "several dozen", "many thousands"."""
    known = words()
    last = at + 1 if low[at] in known.several else at + 2
    size = _next(low, last - 1)
    if size in known.vague:
        few, many = known.vague[size]
        return Number(at, last + 1, few, "vague", high=many)
    if size not in known.scales:
        return None
    worth = known.scales[size]
    last += 1
    if known.scales.get(_next(low, last - 1), 0) > worth:
        worth, last = worth * known.scales[low[last]], last + 1
    high = 99 if size == "dozen" else worth * 10 - 1
    return Number(at, last, worth * 2, "vague", high=high)


def _half(low: Sequence[str], at: int) -> Number | None:
    """Read "half a million", "half a dozen", "a half dozen", "a couple of hundred"."""
    known = words()
    part = part_of_size(low, at)
    if part is not None:
        return part
    if low[at] == "half" and _next(low, at) in ("a", "an") and _next(low, at, 2) in known.scales:
        return Number(at, at + 3, known.scales[low[at + 2]] / 2, "words", scale=known.scales[low[at + 2]])
    start = at + 1 if low[at] == "a" else at
    if _next(low, start - 1) == "couple":
        skip = start + 2 if _next(low, start) == "of" else start + 1
        size = _next(low, skip - 1)
        if size in known.scales:
            return Number(at, skip + 1, 2 * known.scales[size], "couple", scale=known.scales[size])
    return None


def part_of_size(low: Sequence[str], at: int) -> Number | None:
    """Read "a quarter of a million", "three-quarters of a million", "a third of a million"."""
    known = words()
    count = 1 if low[at] in ("a", "one") else known.numbers.get(low[at], 0)
    part = at + 2 if _next(low, at) == "-" else at + 1
    if not 1 <= count <= 9 or _next(low, part) != "of" or _next(low, part, 2) not in ("a", "one"):
        return None
    share, size = known.fractions.get(_next(low, part - 1)), known.scales.get(_next(low, part, 3), 0)
    if share is None or size < 1000:
        return None
    return Number(at, part + 4, round(count * share / 100 * size), "words", scale=size)


def _spoken(low: Sequence[str], tokens: Sequence[Token], at: int) -> Number | None:
    """Read number words: "twenty-five", "one hundred and twenty thousand", "a dozen", "one and a half million"."""
    known = words()
    total = current = 0.0
    index, biggest = at, 1.0
    if low[at] in ("a", "an"):
        if _next(low, at) not in known.scales or _next(low, at) == "score":
            return None
        current, index = 1, at + 1
    elif low[at] not in known.numbers:
        return None
    while index < len(low):
        word = low[index]
        if word in known.numbers and _adds(known.numbers[word], current):
            current += known.numbers[word]
        elif word in known.scales and current:
            size = known.scales[word]
            biggest = max(biggest, size)
            total, current = (total, current * size) if size <= 100 else (total + current * size, 0.0)
        elif (
            (word == "-" and _next(low, index) in known.numbers and current % 100 >= 20)
            or (word == "-" and _next(low, index) in ("hundred", "thousand", "million", "billion"))
            or (word == "and" and _next(low, index) in known.numbers and (current >= 100 or (total and not current)))
        ):
            pass
        elif word in ("and", "-") and (half := _and_a_half(low, index)):
            current += 0.5
            index = half - 1
        else:
            break
        index += 1
    return Number(at, index, total + current, "words", scale=biggest)


def _and_a_half(low: Sequence[str], at: int) -> int:
    """Return where "and a half", "-and-a-half" ends, 0 for none; the hyphen after it included."""
    plain = [(index, word) for index, word in enumerate(low[at : at + 6], at) if word != "-"][:3]
    if [word for _, word in plain] != ["and", "a", "half"]:
        return 0
    last = plain[-1][0] + 1
    return last + 1 if _next(low, last - 1) == "-" and _next(low, last) in words().scales else last


def _adds(value: int, current: float) -> bool:
    """Say whether a number word goes on from what was read: "twenty five", "hundred twenty", not "two three"."""
    if current == 0:
        return True
    if value == 0:
        return False
    if value < 10:
        return current % 10 == 0 and current % 100 != 10
    return value < 100 and current % 100 == 0
