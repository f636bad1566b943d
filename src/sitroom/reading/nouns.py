"""What a number counts: the noun phrase after it, its unit and group.

No tagger: a noun phrase runs from the number to the first word that cannot belong to it (a closed list), and ends at
a plural noun the vocabulary knows unless another known noun follows ("asylum seekers", "police officers").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sitroom.reading.grammar import listed
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
    plural: bool = False


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
    for name, nouns in data["units"].items():
        unit = "other" if name == "other_length" else name.removesuffix("_plural")
        for word in nouns.split():
            if name.endswith("_plural"):
                units[word] = (unit, True)
            else:
                units.setdefault(word, (unit, False))
                units.setdefault(data["irregular"].get(word) or plural(word), (unit, True))
    groups = {word: group for group, nouns in data["groups"].items() for word in nouns}
    lists = ("stops", "skips", "partitive_pronouns", "people_verbs", "auxiliaries", "counts")
    sets = [frozenset(data[name].split() if isinstance(data[name], str) else data[name]) for name in lists]
    return _Words(units, groups, *sets)


def plural(word: str) -> str:
    """Return the regular plural of a noun."""
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"


@dataclass(frozen=True, slots=True)
class _Head:
    unit: str | None = None
    known: bool = False
    plural: bool = False


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
        money: dict[str, str] = {}
        for noun, found in units.items():
            unit = found.pop() if len(found) == 1 else ""
            if len(unit) == 3 and unit.isupper():
                money[noun] = unit
            elif " " in noun or "-" in noun:
                head = self._head_unit(noun)
                several[noun] = self._prefer(noun, unit, head) or head
            elif noun not in self.single and unit:
                self.single[noun] = (unit, noun.endswith("s"))
        self.phrases = Phrases.of({noun: unit for noun, unit in several.items() if unit})
        self.money = Phrases.of(money)

    def _head_unit(self, noun: str) -> str:
        return self.single.get(noun.split()[-1].split("-")[-1], ("", False))[0]

    @staticmethod
    def _prefer(noun: str, unit: str, head: str) -> str:
        persons = head == "people" and unit in ("detections", "attempts") and not noun.endswith((" entry", " entries"))
        return head if persons or (unit == "items" and head == "vehicles") else unit

    def after(self, low: Sequence[str], tokens: Sequence[Token], at: int) -> NounPhrase | None:
        """Return what stands counted right after a number that ends before token `at`, or None."""
        known = words()
        of = at < len(low) and low[at] == "of"
        at += not of and at < len(low) and low[at] in listed("nouns", "mostly")
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
        return self._behind_light(low, tokens, found) or self.implied(low, at)

    def _behind_light(self, low: Sequence[str], tokens: Sequence[Token], found: NounPhrase | None) -> NounPhrase | None:
        """Read on behind "reports of": "1,300 reports of pushbacks" counts push-backs, "cases of cholera" cases."""
        if (
            found is None
            or low[found.last - 1] not in listed("indicators", "light")
            or low[found.last : found.last + 1] != ["of"]
        ):
            return found
        deed = self._phrase(low, tokens, found.last + 1, None)
        if deed is None or deed.unit not in _DEEDS:
            return found
        return replace(deed, first=found.first, plural=True)

    def _phrase(
        self, low: Sequence[str], tokens: Sequence[Token], start: int, partitive: str | None
    ) -> NounPhrase | None:
        """Walk from `start` while words can belong to a noun phrase; `end` is after the last noun seen."""
        stops, at, end, found = words().stops, start, start, _Head()
        limit = min(len(low), start + LONGEST)
        while at < limit:
            word = low[at]
            several = self.phrases.at(low, at)
            if (
                several is not None
                and several[0] <= limit
                and (found.unit is None or self.is_plural(low, at, several[0]))
            ):
                at = end = several[0]
                found = _Head(several[1], known=True, plural=self.is_plural(low, at - 3, at))
                continue
            if found.plural and (word in listed("nouns", "verbs") or (word.endswith("ing") and not is_plural(word))):
                break
            if found.plural and found.unit not in (None, "people", "other") and word in ("people", "persons"):
                break  # "in 12 cases people showed scars"
            known = None if word in stops and found.plural else self._single(tokens, at)
            if known is not None:
                found, end = _Head(known[0], known=True, plural=known[1]), at + 1
            elif (
                found.plural
                or not (self._goes_on(low, tokens, at) or (at == start and _adverb(low, at)))
                or (word in stops and not self._modifies(low, at, start) and not _hyphened(tokens, at))
            ):
                break
            elif word not in ("-", "'s") and not (found.unit and participle(word)):
                found, end = _Head("other", plural=True) if _looks_plural(tokens[at].text) else _Head(), at + 1
            at += 1
        return self._made(low, start, end, found, partitive)

    def _single(self, tokens: Sequence[Token], at: int) -> tuple[str, bool] | None:
        """Return unit and number of a known noun; a people's name in the plural counts people ("432 Iraqis")."""
        word = tokens[at].lower
        known = self.single.get(word)
        if known is None and tokens[at].text[0].isupper() and (word in _peoples() or word in _one_of_a_people()):
            return ("people", word in _peoples())
        return known

    def _modifies(self, low: Sequence[str], at: int, start: int) -> bool:
        """Say whether a participle among the stops stands before its noun: "attempted illegal entries"."""
        if (at != start and not low[at - 1].endswith("ly")) or not participle(low[at]):
            return False
        return any(word in self.single for word in low[at + 1 : at + 4])

    def is_plural(self, low: Sequence[str], first: int, last: int) -> bool:
        """Say whether one of some words is a plural the vocabulary knows, or looks like one."""
        return any(is_plural(word) for word in low[max(first, 0) : last])

    def _goes_on(self, low: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
        """Say whether a mark can stand inside a noun phrase: "non-governmental", "women's groups", "“illegal”"."""
        word = low[at]
        if word[0].isalpha():
            return not word.endswith("ly") or tokens[at].text[0].isupper() or word in ("elderly", "family", "early")
        return word in ("-", "'s", "'") and tokens[at - 1].end == tokens[at].start

    def _made(
        self, low: Sequence[str], start: int, end: int, head: "_Head", partitive: str | None
    ) -> NounPhrase | None:
        while end > start and low[end - 1] in ("-", "'s", "'"):
            end -= 1
        if end <= start:
            return None
        if list(low[start:end]) == ["others"] and self.implied(low, end) is not None:
            head = _Head("people", known=True, plural=True)  # "25 others were rescued"
        known = (head.known and head.unit != "other") or low[end - 1] in self.single
        group = _group(low, start, end)
        if low[start] in ("attempted", "prevented", "thwarted", "foiled") and head.unit in ("people", "detections"):
            head = _Head("attempts", known=True, plural=head.plural)
        return NounPhrase(start, end, head.unit or "other", group, partitive, known=known, plural=head.plural)

    def implied(self, low: Sequence[str], at: int) -> NounPhrase | None:
        """Read "12 were killed", "300 crossed", "42 dead" as people."""
        known = words()
        who = low[at : at + 1] == ["who"] or (low[at : at + 1] == ["said"] and low[at + 1 : at + 2] in _SAID_BY_MANY)
        if who:
            return NounPhrase(at, at, "people", implied=True, known=True)
        for index in range(at, min(at + 5, len(low))):
            if (
                index == at
                and participle(low[at])
                and (at + 1 >= len(low) or low[at + 1] in _ENDS or low[at + 1] in known.stops)
            ):
                return NounPhrase(at, at, "people", implied=True, known=True)
            if low[index] == "on" and low[index + 1 : index + 2] == ["board"]:
                return NounPhrase(at, at, "people", implied=True, known=True)
            if index == at and low[at] == "to" and at + 1 < len(low) and low[at + 1] in listed("nouns", "leaving"):
                return NounPhrase(at, at, "people", implied=True, known=True)
            passive = index > at and low[index - 1] in _PASSIVE and participle(low[index])
            if low[index] in known.verbs or passive:
                return NounPhrase(at, at, "people", implied=True, known=True)
            if low[index] not in known.auxiliaries:
                return None
        return None

    def unit_of(self, word: str) -> str | None:
        """Return the unit a single noun stands for, None where the vocabulary does not know it."""
        known = self.single.get(word)
        return known[0] if known else None


_DEEDS = frozenset(["attempts", "detections", "applications"])
"""Units of deeds that reports and cases are told of."""
_SAID_BY_MANY = (["they"], ["their"])
_ENDS = frozenset([",", ".", ";", ")"])
_PASSIVE = frozenset(["were", "was", "been", "are", "being", "be"])


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


def participle(word: str) -> bool:
    """Say whether a word looks like a participle."""
    return word.endswith(("ed", "ing")) or word in listed("nouns", "participles")


def is_plural(word: str) -> bool:
    """Say whether a word is a plural noun the vocabulary knows, or looks like one."""
    known = words().units.get(word)
    return known[1] if known else _looks_plural(word) or word in _peoples()


@cache
def _one_of_a_people() -> frozenset[str]:
    """Return names for one of a people: "an Afghan", "one Syrian"."""
    from sitroom.reference import gazetteer

    return frozenset(gazetteer().people)


def is_people(word: str) -> bool:
    """Say whether a word names a people in the plural ("Iraqis")."""
    return word in _peoples()


def _looks_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and (word[0].isupper() or not word.endswith(("ss", "us", "is")))


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a hyphen joins a word to the one before ("mud-and-thatch homes")."""
    return at > 1 and tokens[at - 1].lower == "-" and tokens[at - 1].end == tokens[at].start == tokens[at - 1].start + 1


@cache
def _peoples() -> frozenset[str]:
    """Return names of peoples that can stand alone in the plural: "Iraqis", "Afghans", "Chinese"."""
    from sitroom.reference import gazetteer

    known = gazetteer()
    alone = (word for word in known.people if word not in known.adjectives)
    return frozenset([*alone, *(word for word in known.adjectives if word.endswith("ese") and len(word) > 5)])


def _adverb(low: Sequence[str], at: int) -> bool:
    """Say whether an adverb stands before a participle: "forcibly displaced people"."""
    return low[at].endswith("ly") and at + 1 < len(low) and participle(low[at + 1])


def _closes(low: Sequence[str], at: int) -> bool:
    """Say whether a pronoun stands alone: "2,000 of them were", not "of these people"."""
    return at >= len(low) or not low[at][0].isalpha() or low[at] in words().stops
