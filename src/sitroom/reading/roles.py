"""The part a place plays, read off the words around its name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sitroom.model.claim import PlaceRole
from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import vocabulary
from sitroom.reference import gazetteer

_BRACKETED = 6  # tokens of a number in brackets


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in a sentence by token index, with its part (None where the text gives none)."""

    at: int
    last: int
    place: str
    role: PlaceRole | None
    form: str
    possessive: bool = False


@cache
def prepositions() -> dict[str, PlaceRole]:
    """Return words before a place with the part they give it."""
    held: dict[PlaceRole, list[str]] = vocabulary("places")["roles"]
    return {word: role for role, words in held.items() for word in words}


def by_preposition(low: Sequence[str], at: int, before: Placed | None, place: str) -> PlaceRole | None:
    """Return the part a place plays by the word before it; "on Germany" and "of Iraq" place nothing."""
    index, steps = at - 1, 0
    while index >= 0 and steps < 3 and low[index] in listed("scopes", "skipped"):
        index, steps = index - 1, steps + 1
    word = low[index] if index >= 0 else ""
    joint = word in ("and", ",", "or", "(", "-", "–")
    if joint and before and before.form == "name" and _adjoins(low, before.last, index):
        return before.role
    if word == "'s" and before and before.possessive and before.last == index:
        return before.role  # "reached Spain's Canary Islands"
    region = gazetteer().place(place).kind == "region"
    if word in ("crossed", "crossing", "cross", "crosses") and (region or place.startswith("border.")):
        return "counted"  # "crossed the Darién Gap"
    line = place.startswith(("border.", "crossing."))
    if line and prepositions().get(word, "to") in ("to", "via", "counted"):
        return "counted"
    if word == "to" and index and low[index - 1] in ("close", "next", "near", "adjacent", "returned"):
        if low[index - 1] != "returned" and gazetteer().place(place).kind in ("country", "bloc"):
            return None  # "the states next to Russia"
        return "counted" if low[index - 1] != "returned" else "to"
    if word == "to" and index and low[index - 1] in listed("scopes", "tied"):
        return None  # "entries with a link to Belarus"
    if word == "off":
        return "counted"
    if word == "on" and region:
        return "counted" if "route" in low[at : at + 4] else None
    if word in listed("scopes", "local") and gazetteer().place(place).kind in ("country", "bloc", "region", "world"):
        return "counted" if word == "of" and index and low[index - 1] in listed("scopes", "parts") else None
    return prepositions().get(word)


def _adjoins(low: Sequence[str], last: int, index: int) -> bool:
    """Say whether nothing but a number in brackets stands between a place and a joint: "Syria (312), Somalia"."""
    between = low[last:index]
    return not between or (between[0] == "(" and between[-1] == ")" and len(between) <= _BRACKETED)


def prepositioned(low: Sequence[str], at: int) -> bool:
    """Say whether a preposition of place leads a name."""
    index = at - 1
    while index >= 0 and low[index] in listed("scopes", "skipped"):
        index -= 1
    return index >= 0 and low[index] in prepositions()


def by_area(low: Sequence[str], at: int, end: int) -> PlaceRole | None:
    """Read "on the Belarusian side", "in Poland's reception centres", "off the Libyan coast"."""
    follows = low[end : end + 2]
    index = at - 1
    while index >= 0 and low[index] in listed("scopes", "skipped"):
        index -= 1
    named = bool(follows) and (
        follows[0] in listed("scopes", "areas") or (len(follows) > 1 and follows[1] in listed("scopes", "areas"))
    )
    return prepositions().get(low[index]) if named and index >= 0 else None


def owning(low: Sequence[str], end: int, possessive: bool) -> PlaceRole | None:
    """Read "Sudan's 18 states", "Poland's 15,000 soldiers"."""
    return "counted" if possessive and low[end : end + 1] and low[end][0].isdigit() else None


def beside(low: Sequence[str], at: int, end: int) -> PlaceRole | None:
    """Read "Italy 155,754", "Spain: 56,852", "Romania, with 4,000", "Latvia received 580", "Poland now hosts 12"."""
    follows = low[end : end + 4]
    if not follows:
        return None
    if at and low[at - 1] in listed("scopes", "paying") and follows[0][0] in "€$£":
        return "to"
    if follows[0][0].isdigit() or (
        follows[0] in (":", "(", "–", "-", "|") and len(follows) > 1 and follows[1][0].isdigit()
    ):
        return "counted" if not (at and low[at - 1] == "-") else None
    if follows[:2] in ([",", "with"], [",", "where"]) or (
        follows[0] == "with" and len(follows) > 1 and follows[1][0].isdigit()
    ):
        return "counted"
    for word in follows[1:] if follows[0] == "," and follows[1:2] and follows[1] in _receiving() else follows:
        if word in _receiving():
            return "counted"
        if word not in listed("scopes", "auxiliaries"):
            return None
    return None


def joined(low: Sequence[str], found: list[Placed]) -> list[Placed]:
    """Return places with the part of the one they are joined to: "Norway and Sweden took in 300"."""
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        alone = one.role is None and one.form == following.form == "name" and not one.possessive
        between = low[one.last : following.at]
        if alone and following.role == "counted" and "and" in between and {"and", ",", "the"}.issuperset(between):
            found[at] = replace(one, role="counted")
    return found


@cache
def _receiving() -> frozenset[str]:
    return frozenset(vocabulary("places")["receiving"])
