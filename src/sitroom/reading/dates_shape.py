"""A sentence as a string of one letter a token, so that date grammar is a regular expression over words.

The letters are the classes of ``data/dates.yaml``, and: ``d`` a number 1 to 31, ``y`` a year, ``n`` another small
number or number word, ``Q`` a quarter ("Q3"), ``Y`` a fiscal year ("FY21"), ``e`` a whole date in digits
("23.11.2021"), ``M`` month, ``W`` weekday, ``S`` season, ``u`` unit of time, ``.`` ``,`` ``/`` ``(`` ``)`` themselves,
``x`` anything else. Letter and token stand at the same index.
"""

import re
from functools import cache

from sitroom.reading.lexicon import vocabulary
from sitroom.reading.spans import Sentence, Token

_NUMERIC = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}\.\d{1,2}\.\d{1,2}")
_QUARTER, _FISCAL = re.compile(r"q[1-4]"), re.compile(r"fy(?:20)?\d\d")
_MARKS = frozenset(".,/()")
_WEAK = frozenset(["may", "march", "mar", "sun", "sat", "mon", "wed", "dec", "jan", "jun", "fall", "spring"])


class Lexicon:
    """Words to classes, and the words that make a sentence worth a look."""

    def __init__(self) -> None:
        data = vocabulary("dates")
        self.months: dict[str, int] = data["months"]
        self.weekdays: dict[str, int] = data["weekdays"]
        self.short: dict[str, int] = data["short_weekdays"]
        self.seasons: dict[str, tuple[int, int]] = {word: (span[0], span[1]) for word, span in data["seasons"].items()}
        self.units: dict[str, str] = data["units"]
        self.numbers: dict[str, int | None] = data["small_numbers"]
        self.future, self.stops = frozenset(data["future_cues"]), frozenset(data["future_stops"])
        self.past = frozenset(data["past_cues"])
        self.classes = self._classes(data["classes"])
        self.triggers = frozenset(word for word, letter in self.classes.items() if letter in "MWSuTwDhpJ") | {
            "q1",
            "q2",
            "q3",
            "q4",
        }

    def _classes(self, listed: dict[str, list[str]]) -> dict[str, str]:
        made = {word: letter for letter, words in listed.items() for word in words}
        for letter, words in (
            ("n", self.numbers),
            ("M", self.months),
            ("W", self.weekdays),
            ("W", self.short),
            ("S", self.seasons),
            ("u", self.units),
        ):
            made.update(dict.fromkeys(words, letter))
        return made


@cache
def lexicon() -> Lexicon:
    """Return the words of dates, read once."""
    return Lexicon()


def shape(sentence: Sentence) -> str | None:
    """Return the letters of a sentence, or None where nothing in it can be a date."""
    words = lexicon()
    triggers = words.triggers
    for token in sentence.tokens:
        if token.lower in triggers or (len(token.lower) > 3 and (token.lower[0].isdigit() or token.lower[:2] == "fy")):
            break
    else:
        return None
    known = words.classes
    letters = [known.get(token.lower) or _letter(token.lower) for token in sentence.tokens]
    for at, token in enumerate(sentence.tokens):
        if token.lower in _WEAK or token.lower in words.short:
            letters[at] = _weak(sentence.tokens, letters, at)
    return "".join(letters)


def _letter(lower: str) -> str:
    if lower in _MARKS:
        return lower
    if not lower.isdigit():
        if _QUARTER.fullmatch(lower):
            return "Q"
        if _FISCAL.fullmatch(lower):
            return "Y"
        return "e" if _NUMERIC.fullmatch(lower) else "x"
    if len(lower) <= 2:
        return "d" if 1 <= int(lower) <= 31 else "n"
    if len(lower) == 4 and lower[0] in "12" and "1900" <= lower <= "2099":
        return "y"
    return "n" if len(lower) == 3 else "x"


def _weak(tokens: tuple[Token, ...], letters: list[str], at: int) -> str:
    """Read "may", "march" or "sun" as a name of time only where the words around it do."""
    before, after = letters[at - 1] if at else "", letters[at + 1] if at + 1 < len(letters) else ""
    lower = tokens[at].lower
    if lower in ("fall", "spring"):
        return "S" if (before and before in "tCLXfE") or after == "y" else "x"
    if not tokens[at].text[:1].isupper():
        return "x"
    if lower in lexicon().short:
        return "W" if after and after in ",.d(M" else "x"
    dated = (bool(before) and before in "disbFBCLXtE&-~fko,") or (bool(after) and after in "dy.")
    return "M" if dated else "x"
