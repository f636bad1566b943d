"""What a number counts: the noun phrase after it, its unit and group.

No tagger: a noun phrase runs from the number to the first word that cannot belong to it (a closed list), and ends at
a plural noun the vocabulary knows unless another known noun follows ("asylum seekers", "police officers").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sitroom.reading.lexicon import Phrases, vocabulary
from sitroom.reading.spans import Token
from sitroom.reference.types import Codebook

LONGEST = 9
"""Tokens a noun phrase may have."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A counted noun phrase over tokens ``first`` to ``last`` (excluded).

    ``partitive`` is the pronoun of "2,000 of them" (the noun stands elsewhere) or "noun" for "2,000 of the refugees";
    ``implied`` where no noun is said but a verb speaks of people ("12 were killed").
    """

    first: int
    last: int
    unit: str | None
    group: str | None = None
    partitive: str | None = None
    implied: bool = False
    known: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    units: dict[str, tuple[str, bool]]
    groups: dict[str, str]
    stops: frozenset[str]
    skips: frozenset[str]
    pronouns: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    counts: frozenset[str]


@cache
def words() -> _Words:
    """Return the vocabulary of nouns, read once."""
    data = vocabulary("nouns")
    units: dict[str, tuple[str, bool]] = {}
    for name, listed in data["units"].items():
        unit = "other" if name == "other_length" else name.removesuffix("_plural")
        for word in listed.split():
            if name.endswith("_plural"):
                units[word] = (unit, True)
            else:
                units.setdefault(word, (unit, False))
                units.setdefault(data["irregular"].get(word) or plural(word), (unit, True))
    groups = {word: group for group, listed in data["groups"].items() for word in listed}
    lists = ("stops", "skips", "partitive_pronouns", "people_verbs", "auxiliaries", "counts")
    sets = [frozenset(data[name].split() if isinstance(data[name], str) else data[name]) for name in lists]
    return _Words(units, groups, *sets)


def plural(word: str) -> str:
    """Return the regular plural of a noun."""
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"


class Nouns:
    """The nouns of a codebook over the general ones."""

    def __init__(self, codebook: Codebook) -> None:
        known = words()
        units: dict[str, set[str]] = {}
        for indicator in codebook.indicators.values():
            for noun in indicator.nouns:
                units.setdefault(noun, set()).add(indicator.unit)
        self.single = dict(known.units)
        several: dict[str, str] = {}
        for noun, found in units.items():
            unit = found.pop() if len(found) == 1 else ""
            if len(unit) == 3 and unit.isupper():
                continue
            if " " in noun or "-" in noun:
                several[noun] = unit or self._head_unit(noun)
            elif noun not in self.single and unit:
                self.single[noun] = (unit, noun.endswith("s"))
        self.phrases = Phrases.of({noun: unit for noun, unit in several.items() if unit})

    def _head_unit(self, noun: str) -> str:
        return self.single.get(noun.split()[-1].split("-")[-1], ("", False))[0]

    def after(self, low: Sequence[str], tokens: Sequence[Token], at: int) -> NounPhrase | None:
        """Return what stands counted right after a number that ends before token `at`, or None."""
        known = words()
        of = at < len(low) and low[at] == "of"
        start = at + 1 if of else at
        while start < len(low) and start < at + 5 and low[start] in known.skips:
            if low[start] in known.pronouns and _closes(low, start + 1):
                break
            start += 1
        if of and start < len(low) and low[start] in known.pronouns:
            return NounPhrase(at, start + 1, None, partitive=low[start])
        if of and at + 2 < len(low) and low[at + 1] in known.pronouns and start > at + 1 and _closes(low, at + 2):
            return NounPhrase(at, at + 2, None, partitive=low[at + 1])
        found = self._phrase(low, tokens, start, "noun" if of else None)
        return found or self.implied(low, at)

    def _phrase(
        self, low: Sequence[str], tokens: Sequence[Token], start: int, partitive: str | None
    ) -> NounPhrase | None:
        stops, at, end, unit, closed = words().stops, start, start, None, False
        limit = min(len(low), start + LONGEST)
        while at < limit:
            word = low[at]
            several = self.phrases.at(low, at)
            if several is not None and several[0] <= limit:
                at = end = several[0]
                unit, closed = several[1], low[at - 1].endswith("s")
                continue
            known = self.single.get(word)
            if known is not None and not (closed and word in stops):
                unit, closed, end = known[0], known[1], at + 1
            elif word in stops or closed or not self._goes_on(low, tokens, at):
                break
            elif word not in ("-", "'s"):
                unit, end = (unit, end) if unit and _participle(word) else (None, at + 1)
                if unit is None and word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
                    closed, unit = True, "other"
            at += 1
        return self._made(low, tokens, start, end, unit, partitive) if end > start else None

    def _goes_on(self, low: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
        """Say whether a mark can stand inside a noun phrase: "non-governmental", "women's groups", "“illegal”"."""
        word = low[at]
        if word[0].isalpha():
            return not word.endswith("ly") or tokens[at].text[0].isupper() or word in ("elderly", "family", "early")
        return word in ("-", "'s", "'") and tokens[at - 1].end == tokens[at].start

    def _made(
        self, low: Sequence[str], tokens: Sequence[Token], start: int, end: int, unit: str | None, partitive: str | None
    ) -> NounPhrase | None:
        while end > start and low[end - 1] in ("-", "'s", "'"):
            end -= 1
        if end <= start:
            return None
        head = low[end - 1]
        known = self.single.get(head)
        if known is not None and unit is None:
            unit = known[0]
        return NounPhrase(
            start,
            end,
            unit or "other",
            _group(low, start, end),
            partitive,
            known=(unit is not None and unit != "other") or known is not None,
        )

    def implied(self, low: Sequence[str], at: int) -> NounPhrase | None:
        """Read "12 were killed", "300 crossed", "42 dead" as people."""
        known = words()
        for index in range(at, min(at + 5, len(low))):
            if low[index] in known.verbs:
                return NounPhrase(at, at, "people", implied=True, known=True)
            if low[index] not in known.auxiliaries:
                return None
        return None

    def unit_of(self, word: str) -> str | None:
        """Return the unit a single noun stands for, None where the vocabulary does not know it."""
        known = self.single.get(word)
        return known[0] if known else None


def _group(low: Sequence[str], start: int, end: int) -> str | None:
    known = words().groups
    group = known.get(low[end - 1])
    if end - start > 1 and low[end - 2] in ("unaccompanied", "separated"):
        return known.get(f"unaccompanied {low[end - 1]}", group)
    listed = (
        {known[word] for word in low[end : end + 6] if word in known}
        if end < len(low) and low[end] in (",", "and")
        else set()
    )
    return None if listed - {group} and _joined_groups(low, end) else group


def _joined_groups(low: Sequence[str], end: int) -> bool:
    """Say whether a list of groups follows: "men, women and children" is everybody."""
    known = words().groups
    return low[end] in (",", "and") and end + 1 < len(low) and low[end + 1] in known


def _participle(word: str) -> bool:
    return word.endswith(("ed", "ing"))


def _closes(low: Sequence[str], at: int) -> bool:
    """Say whether a pronoun stands alone: "2,000 of them were", not "of these people"."""
    return at >= len(low) or not low[at][0].isalpha() or low[at] in words().stops
