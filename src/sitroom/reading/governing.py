"""Verbs that govern a figure by where they stand: right before its number, or right after its noun."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from sitroom.reading import predicates
from sitroom.reading.drafts import Draft, end_of
from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.nouns import words

_REACH = 4
_JOINED = 5  # tokens from an "and" over a second noun
_ASIDE = 9  # tokens an aside in brackets has at most
_LINKS = frozenset(["a", "an", "the", "another", "some", "up", "to", "just", "only", "also", "all", "these", "those"])
_STOPS = frozenset([",", ";", ".", "(", ")", "—", "–", "and", "but", "while", "who", "with", "of", "from", "after"])
_JOINTS = frozenset(["and", "but", "then", "or"])
_CARRYING = frozenset(["aboard", "board", "carry", "carrying", "carried", "carries"])
_BE = frozenset(["are", "were", "is", "was", "been", "be", "being"])
_QUOTES = frozenset(['"', "“", "”", "'", "''", "``", "‘", "’", "„", "»", "«"])
_TAKEN_UP = _BE | {"have", "has", "had", "remain", "remained"}
_SHORT_ASIDE, _LONG_ASIDE = 6, 12  # tokens between the commas around an apposition


BELOW = frozenset(["for", "from", "of", "after", "while", "by"])
"""Words that put a verb below another: "detained for crossing"."""


def weight(draft: Draft, first: int, last: int) -> float:
    """Return how much a verb over some tokens says of a figure: more right beside it, less below another verb."""
    end = _behind(draft)
    if draft.low[last - 1] in _CARRYING and not _afloat().isdisjoint(draft.low):
        return 0.0
    clause = predicates.relative(draft.low, end)
    if clause is not None and clause[0] < first:  # "2,745 foreigners who had entered illegally were living in …"
        return 0.4 if first < clause[1] else 2.0 if first <= clause[1] + 3 else 1.0
    if predicates.other_object(draft.low, first, last, end):
        return 0.0
    if gerund(draft.low, first):
        if last <= draft.quantity.first and before(draft) == draft.low[last - 1]:
            return 2.0  # "flights carrying 700 people"
        return 0.0 if _kept_from(draft.low, first) else 0.6 if first > draft.quantity.first else 1.0
    if last <= draft.quantity.first <= last + 2 and before(draft) == draft.low[last - 1]:
        return 2.0
    if end <= first <= end + 3 and not BELOW.intersection(draft.low[end:first]):
        if draft.low[first - 1] in _JOINTS or any(word[0].isdigit() for word in draft.low[end:first]):
            return 0.5  # "damaged 410 houses and destroyed 36"
        return 1.0 if before(draft).endswith("ing") else 2.0  # "flights carrying 700 people landed"
    if last <= draft.quantity.first and predicates.parted(draft.low, last, draft.quantity.first):
        return 0.5
    return 0.6 if first and draft.low[first - 1] in BELOW else 1.0


def described(draft: Draft, first: int) -> float:
    """Return how much a verb of "who …" says of a figure another verb takes: "detained 117 people who had crossed"."""
    end = _behind(draft)
    opens = draft.low[end : end + 1] in (["who"], ["that"], ["which"]) or draft.low[end : end + 2] == [",", "who"]
    return 0.2 if opens and first > end else 1.0


@cache
def _afloat() -> frozenset[str]:
    """Return craft of the sea: who is aboard one is not on a flight home."""
    return frozenset(vocabulary("nouns")["afloat"])


def before(draft: Draft) -> str:
    """Return the word a number follows as its object, small words apart: "detained" of "detained another five men"."""
    at = draft.quantity.first - 1
    while at > 0 and draft.low[at] in _LINKS and at > draft.quantity.first - 3:
        at -= 1
    return draft.low[at] if at >= 0 else ""


def _behind(draft: Draft) -> int:
    """Return the token behind a figure's noun, the "of whom" that stands for it and an aside in brackets."""
    end = end_of(draft)
    if draft.low[end : end + 1] in (["and"], ["or"]):
        end = _joined(draft.low, end)
    if draft.low[end : end + 1] == ["("] and ")" in draft.low[end : end + _ASIDE]:
        return draft.low.index(")", end) + 1  # "1,314 families (8,710 people) who had lost their homes"
    end = _past_apposition(draft.low, end)
    pronoun = draft.low[end : end + 1] == ["of"] and draft.low[end + 1 : end + 2]
    return end + 2 if pronoun and pronoun[0] in words().pronouns else end


def _past_apposition(low: Sequence[str], end: int) -> int:
    """Return the token behind an apposition: "17 people, mainly Iraqis, | were detained"."""
    if low[end : end + 1] != [","]:
        return end
    opened = low[end + 1 : end + 2]
    long = bool(opened) and opened[0] in listed("indicators", "apposition")
    for at in range(end + 2, min(end + (_LONG_ASIDE if long else _SHORT_ASIDE) + 2, len(low) - 1)):
        if low[at] == ",":
            taken_up = low[at + 1] in _TAKEN_UP
            return at + 1 if long or (taken_up and not any(word[0].isdigit() for word in low[end:at])) else end
        if low[at] in (";", "."):
            break
    return end


def _joined(low: Sequence[str], end: int) -> int:
    """Return the token behind a second noun of people: "asylum seekers and irregular migrants"."""
    known = words().units
    for at in range(end + 1, min(end + _JOINED, len(low))):
        if known.get(low[at]) == ("people", True):
            return at + 1
        if low[at] in words().stops or not low[at][0].isalpha():
            break
    return end


def of_next(draft: Draft, first: int) -> bool:
    """Say whether a verb stands right behind the next figure, no list with this one: "60 aboard, and eight drowned"."""
    between = draft.low[end_of(draft) : draft.right]
    listed_with = all(word in (",", "and", "or", "as", "well") for word in between)
    return not listed_with and draft.right < first <= draft.right + 2


def after(draft: Draft) -> list[str]:
    """Return the words right after a figure's noun that can be its predicate."""
    end = _behind(draft)
    found: list[str] = []
    for word in draft.low[end : end + _REACH]:
        if word in _STOPS:
            break
        found.append(word)
    return found


def unmeasured(draft: Draft, known: frozenset[str]) -> bool:
    """Say whether a figure tells of what no indicator measures: the injured, rescued, vaccinated."""
    deadly = listed("indicators", "deadly")
    if draft.unit == "cases" and before(draft) in listed("indicators", "adverbially"):
        return (
            draft.low[slice(*draft.noun_at)] == ["cases"] if draft.noun_at else False
        )  # "in 12 cases people showed scars"
    if draft.unit not in ("people", "officers"):
        return False
    if _room(draft) or _treated(draft, known) or before(draft) in listed("indicators", "smuggling"):
        return True
    told = after(draft)
    inside = draft.low[slice(*draft.noun_at)] if draft.noun_at and draft.noun_at[0] >= draft.quantity.last else []
    governed = {before(draft), *told, *inside}
    if not known & governed:
        return False
    end = end_of(draft)
    return not deadly & {*governed, *draft.low[end : end + 5]}


def _room(draft: Draft) -> bool:
    """Say whether a figure is how many a place can hold: "built for 2,840 people", "a capacity of 600"."""
    at = draft.quantity.first - 1
    words = draft.low[max(at - 3, 0) : max(at, 0)]
    return at > 0 and draft.low[at] in ("for", "of") and not listed("loans", "capacity").isdisjoint(words[-2:])


def _treated(draft: Draft, known: frozenset[str]) -> bool:
    """Say whether the sick are told by who cares for them: "hospitals took in 22", where that is not measured."""
    first = draft.quantity.first
    found = [at for at in range(first) if draft.low[at] in listed("indicators", "medical")]
    cared = found and not listed("indicators", "caring").isdisjoint(draft.low[max(found[-1] + 1, first - 3) : first])
    return bool(cared) and "hospital" in known


def prevented(low: list[str], first: int, end: int) -> bool:
    """Say whether what stands from a number to the end of its noun was prevented: such crossings are attempts."""
    words = listed("indicators", "prevented")
    verb = first - 1
    while verb > 0 and low[verb] in _QUOTES:  # officers “prevented” 9,313 crossings
        verb -= 1
    return (verb >= 0 and low[verb] in words) or any(
        word in words and (at == end or low[at - 1] in _BE or low[at - 1] == "been")
        for at, word in enumerate(low[end : end + 4], end)
    )


def _kept_from(low: list[str], at: int) -> bool:
    """Say whether a gerund tells what was not done: "deterred 20 people from illegally crossing"."""
    return low[at - 1] == "from" or (at > 1 and low[at - 1].endswith("ly") and low[at - 2] == "from")


def gerund(low: list[str], at: int) -> bool:
    """Say whether a word in -ing describes rather than tells: "detained 12 people crossing the river"."""
    return low[at].endswith("ing") and at > 0 and low[at - 1] not in _BE


def asides(low: Sequence[str]) -> set[int]:
    """Return the commas around a short aside without a number: "people, mostly families, were gathered"."""
    commas = [at for at, word in enumerate(low) if word == ","]
    found: set[int] = set()
    for one, two in pairwise(commas):
        if two - one <= 5 and not any(word[0].isdigit() or word in ("and", "who") for word in low[one:two]):
            found |= {one, two}
    return found


def without_teller(draft: Draft) -> None:
    """Take away a noun that says the number: "officials say 66 have been arrested"."""
    if draft.noun_at is None or draft.noun_at[1] > draft.quantity.first or draft.unit != "people":
        return
    if not listed("indicators", "telling").isdisjoint(draft.low[draft.noun_at[1] : draft.quantity.first]):
        draft.noun, draft.noun_at, draft.counted, draft.group = None, None, "people", None


def vetoes(draft: Draft, first: int, last: int) -> float:
    """Return how much words against an indicator weigh: most where they are of the counted noun ("visa claims")."""
    if draft.low[first] == "missing" and not listed("indicators", "deadly").isdisjoint(
        draft.low[max(first - 2, 0) : last + 2]
    ):
        return 0.0  # "went missing or died"
    whole = draft.noun_at is not None and last - first > 1 and first < draft.noun_at[1] <= last
    whither = first == end_of(draft) and draft.low[first] == "to"  # "carried 1,900 Iraqis to Minsk"
    return 3.0 if whole else 2.0 if whither else 1.0
