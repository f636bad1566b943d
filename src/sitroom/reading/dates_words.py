"""What the readers of dates hand each other: an expression's tokens with what they count from, and its meaning."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitroom.model import PeriodKind
from sitroom.reading import calendars
from sitroom.reading.dates_shape import lexicon
from sitroom.reading.spans import TimeSpan, Token

Precision = Literal["day", "week", "month", "season", "year", "vague"]


@dataclass(frozen=True, slots=True)
class Value:
    """An interval with its role; None for an end that is open or cannot be resolved."""

    first: date | None
    last: date | None
    precision: Precision
    role: PeriodKind = "during"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one expression with what they count from."""

    letters: str
    tokens: tuple[Token, ...]
    anchor: date | None
    future: bool
    past: bool = False
    before: TimeSpan | None = None  # the last date told before in the passage

    def years(self) -> list[int]:
        """Return the years told in digits, else the one "last year" or "this year" names."""
        told = self.numbers("y")
        if told or self.anchor is None or not {"L", "C", "X"}.intersection(self.letters) or not self.names("year"):
            return told
        return [self.anchor.year + ("X" in self.letters) - ("L" in self.letters)]

    def names(self, unit: str) -> bool:
        """Say whether the expression names a unit of time."""
        return any(lexicon().units.get(token.lower) == unit for token in self.tokens)

    def numbers(self, letter: str) -> list[int]:
        """Return the values of all tokens of a class."""
        return [self._number(token) for token, known in zip(self.tokens, self.letters, strict=True) if known == letter]

    def first(self, letter: str) -> str | None:
        """Return the first word of a class, lower-cased."""
        at = self.letters.find(letter)
        return None if at < 0 else self.tokens[at].lower

    def _number(self, token: Token) -> int:
        return lexicon().months.get(token.lower) or int(token.lower)


def count(words: Words) -> tuple[int | None, str]:
    """Return how many units an expression counts (None where it does not say) and which unit."""
    unit = lexicon().units.get(words.first("u") or "", "")
    for token, letter in zip(words.tokens, words.letters, strict=True):
        if letter in "nd":
            return (int(token.lower) if token.lower.isdigit() else lexicon().numbers.get(token.lower)), unit
    plural = (words.first("u") or "").endswith("s")
    return (None if plural else 1), unit


def back(anchor: date, number: int, unit: str) -> date:
    """Move a day back by a number of units; a part of a day counts as one."""
    if unit in ("month", "quarter", "year", "decade"):
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        return calendars.add_months(anchor, -min(number, 9999) * months)
    if unit == "hour":
        return calendars.shift(anchor, -max(1, number // 24))
    return calendars.shift(anchor, -{"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit, 0) * number)
