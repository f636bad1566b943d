"""One quantity, its bounds, and the vocabulary it is read with."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from sitroom.model.claim import Qualifier
from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import Phrases, vocabulary
from sitroom.reading.numbers import Number

Mark = Literal["percent", "money", "times", "share", "km"]
Bounds = tuple[float | None, float | None, float | None, Qualifier]


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


def ranged(low: float, high: float) -> Bounds:
    """Return middle and ends of a range."""
    return round((low + high) / 2, 4), low, high, "range"


def bounds(read: Number, kind: str | None) -> Bounds:
    """Return value, low, high and qualifier of a number with the qualifier said of it (None for none)."""
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
