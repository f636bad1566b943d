"""Whom a figure counts: nationalities and groups told in its noun phrase, its predicate or the list it stands in.

"432 Iraqis", "citizens of Iraq", "12 of whom were Russian citizens", "two-thirds were Afghans", "4 foreigners, citizens
of Syria", "six persons of Indian origin", "Main nationalities: Guinea (12%)"; "a third of the dead are children (466)".
"""

from collections.abc import Callable, Sequence
from functools import cache

from sitroom.model import Population
from sitroom.reading import origins
from sitroom.reading.drafts import Draft
from sitroom.reading.lexicon import vocabulary, words
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Sentence
from sitroom.reference import gazetteer

_COPULAS = frozenset(["were", "are", "was", "is", "being"])
_REACH = 7  # tokens from a share to its predicate: "a third of the dead are children"
_DEPTH = 4  # totals a part asks for its people


Find = Callable[[Sentence], Sequence[Placed]]


def population(sentences: Sequence[Sentence], find: Find, draft: Draft) -> Population:
    """Return whom a draft counts; `find` gives the places and peoples of a sentence."""
    people = draft.unit in words("places", "peopled_units")
    found = _nationalities(sentences, find, draft) if people else []
    countries = [code for one in found if (code := gazetteer().country_of(one))]
    return Population(tuple(dict.fromkeys(countries)), _group(draft))


def _nationalities(sentences: Sequence[Sentence], find: Find, draft: Draft) -> list[str]:
    placed = find(draft.sentence)
    own = _in_phrase(placed, draft) or _in_predicate(placed, draft) or _listed(sentences, placed, draft)
    if own:
        return own
    lender = draft.owner or (draft.kin if draft.noun_at is None else None)
    for _ in range(_DEPTH):
        if lender is None or lender is draft:
            return []
        near = find(lender.sentence)
        own = _in_phrase(near, lender) or _in_predicate(near, lender)
        if own:
            return own
        lender = lender.owner or lender.kin
    return []


def _in_phrase(placed: Sequence[Placed], draft: Draft) -> list[str]:
    if draft.noun_at is None:
        return []
    (first, last), low = draft.noun_at, draft.low
    found: list[Placed] = []
    for one in placed:
        joined = bool(found) and found[-1].last == last < len(low) and low[last] in (",", "and") and one.at == last + 1
        if one.form != "name" and (first <= one.at < last or joined):
            found, last = [*found, one], max(last, one.last)
    return [one.place for one in found] or _behind(placed, low, last)


def _behind(placed: Sequence[Placed], low: Sequence[str], last: int) -> list[str]:
    """Read "citizens of Iraq", "4 foreigners, citizens of Syria", "six persons of Indian origin"."""
    at = last
    if low[at : at + 1] == [","] and low[at + 1 : at + 2] and low[at + 1] in words("places", "citizens"):
        at += 2
    if low[at : at + 1] != ["of"]:
        return []
    citizens = low[at - 1] in words("places", "citizens")
    near = [one for one in placed if at < one.at < at + 3]
    if citizens:
        return [one.place for one in near if one.form == "name"]
    descent = words("places", "descent")
    return [one.place for one in near if one.form != "name" and not descent.isdisjoint(low[one.last : one.last + 1])]


def _in_predicate(placed: Sequence[Placed], draft: Draft) -> list[str]:
    """Read "12 of whom were Russian citizens", "29 of them Ukrainians", "two-thirds were Afghans"."""
    at = _predicate(draft)
    return [one.place for one in placed if one.form != "name" and one.at == at] if at is not None else []


def _predicate(draft: Draft) -> int | None:
    """Return the token at which what a part or share is begins, None where nothing is told of it."""
    low, at = draft.low, draft.quantity.last
    partitive = low[at : at + 1] == ["of"]
    if not (partitive or draft.unit == "percent"):
        return _after_copula(low, at)
    for index in range(at, min(at + _REACH, len(low) - 1)):
        if low[index] in _COPULAS:
            return index + 1
        if low[index] in (",", ";", ")") or (low[index].isdigit()):
            break
    pronoun = partitive and low[at + 1 : at + 2] and low[at + 1] in ("them", "whom", "these", "those")
    return at + 2 if pronoun else None


def _after_copula(low: Sequence[str], at: int) -> int | None:
    """Return the token behind a copula that follows a number at once: "12 were Afghans"."""
    return at + 1 if low[at : at + 1] and low[at] in _COPULAS else None


def _listed(sentences: Sequence[Sentence], placed: Sequence[Placed], draft: Draft) -> list[str]:
    if origins.told(sentences, draft.sentence) != "nationality":
        head = origins.column(sentences, draft.sentence, draft.quantity.first)
        return [place for word in head if (place := gazetteer().adjectives.get(word) or gazetteer().people.get(word))]
    near = origins.nearest(placed, draft.quantity.first)
    return [near.place] if near else []


def _group(draft: Draft) -> str | None:
    known = _groups()
    told = draft.counted.lower().split()
    at = _predicate(draft)
    said = [draft.group, known.get(told[-1]) if told else None, known.get(draft.low[at]) if at is not None else None]
    group = next((one for one in said if one), None)
    return "children" if group is not None and group.startswith("unaccompanied") else group


@cache
def _groups() -> dict[str, str]:
    held: dict[str, list[str]] = vocabulary("nouns")["groups"]
    return {word: group for group, listed in held.items() for word in listed}
