"""The unit of a quantity as said and its normal form: a measure, a currency, a rate, or the noun counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sitroom.reading.lexicon import vocabulary
from sitroom.reading.nouns import is_plural, participle, words
from sitroom.reading.quantities_units import units
from sitroom.reading.quantity import Quantity
from sitroom.reading.quantity import words as signs
from sitroom.reading.spans import Sentence, Token

LONGEST = 7
"""Tokens a counted noun phrase may have."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as said, its name, and the token after it; both are "" where nothing is counted in words."""

    said: str
    name: str
    last: int


_RATIO = frozenset(["in", "out", "/", "⁄"])


def unit(sentence: Sentence, low: Sequence[str], quantity: Quantity) -> Unit:
    """Return the unit of a quantity."""
    tokens, at = sentence.tokens, quantity.last
    if quantity.mark == "times":
        return Unit("times", "count", at)
    if quantity.mark in ("money", "percent", "share", "km"):
        return _marked(sentence, low, quantity)
    if quantity.compound:
        at -= 1
    hyphen = at < len(low) and low[at] == "-" and tokens[at].start == tokens[at - 1].end
    measured = units().at(tokens, low, at + hyphen)
    if measured is not None:
        return Unit(_said(sentence, at + hyphen, measured[0]), measured[1], measured[0])
    if _age(low, quantity):
        return Unit("", "year of age", at)
    last = at + hyphen + 1 if hyphen or quantity.compound else _phrase(low, tokens, at, quantity)
    start = _start(low, at + hyphen)
    if last <= start or last > len(low) or not low[last - 1][0].isalpha():
        return Unit("", "", at)
    rate = units().rate(tokens, low, last)
    name = _name([token.text for token in tokens[start:last]])
    return Unit(_said(sentence, start, rate[0] if rate else last), f"{name} per {rate[1]}" if rate else name, last)


def _marked(sentence: Sentence, low: Sequence[str], quantity: Quantity) -> Unit:
    """Return the unit of a sum, a percentage or a length."""
    at = quantity.last
    if quantity.mark == "share":
        ratio = not _RATIO.isdisjoint(low[quantity.core : at])
        return _whole(sentence, low, at) if ratio or low[at : at + 1] == ["of"] else Unit("", "", at)
    if quantity.mark == "percent":
        point = low[at - 1].startswith(("point", "pp", "p.p"))
        return Unit(low[at - 1], "percentage point" if point else "percentage", at)
    name = "kilometre" if quantity.mark == "km" else _currencies().get(quantity.currency or "", "")
    if low[at - 1] in ("pound", "pounds") and not _weights().isdisjoint(low):
        return Unit(low[at - 1], "pound-mass", at)
    skip = at
    while skip < len(low) and low[skip] in ("us", "u.s.", "usd", "sterling") and quantity.mark == "money":
        skip += 1
    rate = units().rate(sentence.tokens, low, skip)
    return Unit(quantity.currency or "km", f"{name} per {rate[1]}" if rate else name, rate[0] if rate else skip)


def _whole(sentence: Sentence, low: Sequence[str], at: int) -> Unit:
    """Return what a share is a share of: "a third of the population", "one in three Germans", "1/16 of a pint"."""
    start = _start(low, at)
    start += start < len(low) and sentence.tokens[start].text in ("US", "UK")
    measured = units().at(sentence.tokens, low, start)
    if measured is not None:
        return Unit(_said(sentence, start, measured[0]), measured[1], at)
    last = start
    while last < min(len(low), start + LONGEST) and _inside(low, sentence.tokens, last, start):
        last += 1
        if is_noun_plural(low[last - 1]):
            break
    return (
        Unit(_said(sentence, start, last), _name([t.text for t in sentence.tokens[start:last]]), at)
        if last > start
        else Unit("", "", at)
    )


def lent(low: Sequence[str], quantity: Quantity, following: Quantity, unit: Unit) -> Unit | None:
    """Return the unit of the next quantity for "four-, five- and six-cylinder", "280 million of the 1.5 bn shekels"."""
    between = low[quantity.last : following.first]
    if quantity.mark or not between or len(between) > 4 or not _LINKS.issuperset(between) or not unit.name:
        return None
    return Unit("", unit.name, quantity.last)


_LINKS = frozenset([",", "and", "or", "-", "to", "of", "the", "its", "their", "his", "/"])


def negative(low: Sequence[str], quantity: Quantity) -> bool:
    """Say whether a number is below zero: "minus 5", "minus-5", "$-50.8bn"."""
    at = quantity.core - 1
    if at < 0 or low[at] != "-":
        return at >= 0 and low[at] == "minus"
    return at >= 1 and (low[at - 1] == "minus" or low[at - 1] in signs().signs)


def _age(low: Sequence[str], quantity: Quantity) -> bool:
    """Say whether a bare number is an age: "aged 24", "the age of 21"."""
    first = quantity.first
    if quantity.value is None or quantity.value > 120 or first == 0:
        return False
    return low[first - 1] in ("aged", "age", "turned", "turns") or low[max(first - 2, 0) : first] == ["age", "of"]


def _start(low: Sequence[str], at: int) -> int:
    """Return where the noun phrase begins: articles and "more" before it are no part of it."""
    while at < len(low) and low[at] in _leading():
        at += 1
    return at


def _phrase(low: Sequence[str], tokens: Sequence[Token], at: int, quantity: Quantity) -> int:
    """Return the end of the counted noun phrase: after its first plural noun; for "one" after its last word."""
    start = at = _start(low, at)
    limit = min(len(low), start + LONGEST)
    while at < limit and _inside(low, tokens, at, start):
        at += 1
        if is_noun_plural(low[at - 1]):
            if quantity.value == 1 and at - 1 > start and low[quantity.last] != "of":
                return at - 1  # "one expert believes"
            if not (at < limit and low[at - 1] in _attributive() and is_noun_plural(low[at])):
                return at
    while at > start and low[at - 1] in ("and", "-", "/", "'s", "'"):
        at -= 1
    if quantity.value == 1 or (at >= start + 2 and tokens[start].text.islower() and not low[start].endswith("ly")):
        return at
    return at if at == start + 1 and low[start] in _known_alone() else start


def _inside(low: Sequence[str], tokens: Sequence[Token], at: int, start: int) -> bool:
    """Say whether a word can stand inside a noun phrase: no mark, verb or preposition; "digital and physical sales"."""
    word, stops = low[at], words().stops
    if len(word) == 2 and tokens[at].text.isupper():
        return True  # "18 US troops"
    if word in ("-", "'s", "'", "/"):
        return at > start and tokens[at].start == tokens[at - 1].end
    if not word[0].isalpha() or word in _verbs():
        return False
    if word == "and":
        return at > start and any(is_noun_plural(after) for after in low[at + 2 : at + 4])
    if word not in stops or (at > start and low[at - 1] == "-"):
        follows = low[at + 1] if at + 1 < len(low) else "."
        after = at > start and participle(word) and (not follows[0].isalpha() or follows in stops)
        return not after and (not word.endswith("ly") or at == start)
    opens = at == start or low[at - 1].endswith("ly")
    return opens and participle(word) and any(is_noun_plural(after) for after in low[at + 1 : at + 3])


def is_noun_plural(word: str) -> bool:
    """Say whether a word is a plural noun: known, or by its ending and no known verb or singular."""
    return (is_plural(word) or word in _irregular()) and word not in _singulars() and word not in words().stops


def _name(said: Sequence[str]) -> str:
    """Return the normal form: lower case, small words left out, the head in the singular, a measure by its name."""
    kept = [_plain().get(word, word) for raw in said if (word := raw.lower()) not in _SMALL]
    if not kept:
        return ""
    head = singular(kept[-1])
    measure = units().words.whole.get((kept[-1],))
    if measure is not None and kept[-1] not in _HEADS:
        return measure
    return " ".join(filter(None, [*kept[:-1], head])).replace(" - ", "-")


_SMALL = frozenset(["'s", "’s", "and", "the", "of", "a", "'", "most"])
_HEADS = frozenset(["points", "point", "times", "bit", "bits", "bar", "bars", "pounds"])


def singular(word: str) -> str:
    """Return the singular of an English noun by its ending; irregular ones stand in the vocabulary."""
    low = word.lower()
    known = _irregular().get(low)
    if known is not None:
        return known
    if low.endswith(("ss", "us", "is")) or not low.endswith("s") or len(low) < 4:
        return word
    if low.endswith("ies"):
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "uses", "zes")) and not low.endswith("ouses"):
        return word[:-2]
    return word[:-1]


def _said(sentence: Sentence, first: int, last: int) -> str:
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return " ".join(sentence.text[start - sentence.start : end - sentence.start].split())


@cache
def _irregular() -> dict[str, str]:
    known = {many: one for one, many in vocabulary("nouns")["irregular"].items()}
    known.update(vocabulary("quantities")["irregular"])
    return known


@cache
def _plain() -> dict[str, str]:
    return dict(vocabulary("quantities")["superlatives"])


@cache
def _attributive() -> frozenset[str]:
    return frozenset(vocabulary("quantities")["attributive"])


@cache
def _known_alone() -> frozenset[str]:
    return frozenset(word for word, (_, many) in words().units.items() if many)


@cache
def _weights() -> frozenset[str]:
    return frozenset(vocabulary("quantities")["weights"])


@cache
def _leading() -> frozenset[str]:
    return frozenset(vocabulary("quantities")["leading"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(vocabulary("quantities")["no_nouns"])


@cache
def _singulars() -> frozenset[str]:
    return frozenset(vocabulary("quantities")["singulars"])


@cache
def _currencies() -> dict[str, str]:
    from sitroom.reference import currencies

    return currencies().names
