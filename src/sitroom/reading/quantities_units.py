"""Units of measurement and rates: "5.5 kWh", "120Hz", "pound-feet", "$80 per sq m", "9 billion shekels a year".

Symbols are read as they stand (``m`` is no ``M``), words in any case and number; vocabulary in ``data/units.yaml``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sitroom.reading.lexicon import Phrases, vocabulary
from sitroom.reading.nouns import plural
from sitroom.reading.spans import Token

_AGO = (["ago"], ["earlier"], ["later"], ["before"], ["after"], ["on"])
_RATES = frozenset(["per", "a", "an", "each", "every"])


@dataclass(frozen=True, slots=True)
class Units:
    """Words of units (any case) and symbols (as they stand) with their names; ``per`` are nouns of rates."""

    words: Phrases[str]
    symbols: dict[str, str]
    per: dict[str, str]

    def at(self, tokens: Sequence[Token], low: Sequence[str], at: int) -> tuple[int, str] | None:
        """Return the end and the name of the unit that begins at a token, a rate behind it included."""
        found = self._one(tokens, low, at)
        if found is None:
            return None
        last, name = found
        rate = self.rate(tokens, low, last)
        return (rate[0], f"{name} per {rate[1]}") if rate else found

    def rate(self, tokens: Sequence[Token], low: Sequence[str], at: int) -> tuple[int, str] | None:
        """Return the end and the name of what "per X", "a X", "-a-X" or "/X" counts by."""
        if at + 1 >= len(low):
            return None
        dashed = low[at] == "-" and low[at + 1] in _RATES and low[at + 2 : at + 3] == ["-"]
        start = at + 3 if dashed else at + 1
        slash = low[at] == "/" and tokens[at].end == tokens[at + 1].start
        if (
            start >= len(low)
            or not (dashed or slash or low[at] in _RATES)
            or (low[at] == "a" and low[start + 1 : start + 2] in _AGO)
        ):
            return None
        found = self._one(tokens, low, start)
        if found is None and low[start] in self.per:
            found = start + 1, self.per[low[start]]
        if found is None and low[at] == "per" and low[start].isalpha():
            found = start + 1, low[start]
        return found

    def _one(self, tokens: Sequence[Token], low: Sequence[str], at: int) -> tuple[int, str] | None:
        if at >= len(low):
            return None
        found = self.words.at(low, at)
        if found is None and tokens[at].text in self.symbols:
            name = self.symbols[tokens[at].text]
            glued = at > 0 and tokens[at - 1].end == tokens[at].start
            follows = tokens[at + 1].text if at + 1 < len(low) else ""
            closed = not follows[:1].isupper() or (follows.isupper() and len(follows) > 1)
            if name and (glued or (closed and tokens[at].text != "A") or _ends(low, at + 1)):
                return at + 1, name
        return found


def _ends(low: Sequence[str], at: int) -> bool:
    """Say whether a clause ends after a symbol of one letter: "2.5 F and", "5 W."."""
    return at >= len(low) or not low[at][0].isalpha() or low[at] in ("and", "or", "of", "to", "in", "at", "by", "from")


@cache
def units() -> Units:
    """Return the units, read once."""
    data = vocabulary("units")
    words: dict[str, str] = {}
    for name, forms in data["words"].items():
        for form in forms:
            words.setdefault(str(form), name)
            if str(form)[-1:].isalpha() and len(str(form)) > 2:
                words.setdefault(plural(str(form)), name)
    per = {noun: noun for noun in data["per"]} | {plural(noun): noun for noun in data["per"]}
    return Units(Phrases.of(words), {str(key): name for key, name in data["symbols"].items()}, per)
