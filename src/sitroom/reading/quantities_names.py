"""Numbers that are part of a name: products, indices, games, streets, years out of the calendar, ranks."""

from functools import cache

from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.nouns import is_plural, words
from sitroom.reading.quantities_not import Neighbours
from sitroom.reading.quantities_units import units


def in_name(near: Neighbours) -> bool:
    """Say whether a number belongs to a name, an address, a rank or a year."""
    if _rank(near) or _craft(near):
        return True
    if near.read.style != "digits" or near.read.scale > 1 or near.read.last > near.read.first + 1:
        return False
    return _street(near) or _postcode(near) or _year(near) or _product(near)


def _rank(near: Neighbours) -> bool:
    """Reject "the bottom three", "the top 10" with nothing counted behind."""
    if near.after() in ("%", "percent", "per", "pc"):
        return False
    ranked = near.before(1) in _listed("ranks") and near.before(2) in ("the", "its", "their", "our")
    return ranked and (not near.after()[:1].isalnum() or near.after() in words().stops) and near.read.value <= 500


def _craft(near: Neighbours) -> bool:
    """Reject the type of an aircraft: "two 737 Max jets", "its own 787 Dreamliner"."""
    known = near.low[near.read.first] in _listed("airframes") and near.read.last == near.read.first + 1
    return known and (_capital(near, near.read.last) or near.after() in ("jet", "jets", "-"))


def _street(near: Neighbours) -> bool:
    """Reject the number of a house: "49 Zorro Ranch Road", "16-18 Industrial Avenue"."""
    at = near.read.last + 2 * (near.after() in ("-", "–") and near.after(1).isdigit())
    if near.read.value > 9999:
        return False
    for index in range(at, min(at + 5, len(near.low))):
        if near.low[index] in _listed("streets") and index > at and near.tokens[index].text[0].isupper():
            return True
        if not _capital(near, index) and not near.low[index][0].isdigit() and near.low[index] != ".":
            return False
    return False


def _postcode(near: Neighbours) -> bool:
    return near.after() in ("zip", "postcode", "postal") and near.after(1) in ("code", "codes", "")


def _year(near: Neighbours) -> bool:
    """Reject years no calendar expects: "between 1600 and 1900 world temperatures", "by 2120, scientists warn"."""
    if not near.low[near.read.first].isdigit() or not 1000 <= near.read.value < 2200 or _counts(near, near.read.last):
        return False
    if near.before(1) in ("in", "since", "by", "until", "circa", "before", "after") and not near.after()[:1].isalpha():
        return True
    first = near.before(1) == "between" and near.after() == "and" and _is_year(near.after(1))
    second = near.before(3) == "between" and near.before(1) == "and" and _is_year(near.before(2))
    return (first and not _counts(near, near.read.last + 2)) or second


def _is_year(word: str) -> bool:
    return word.isdigit() and 1000 <= int(word[:5]) < 2200


def _product(near: Neighbours) -> bool:
    """Reject the number of a named thing: "iPhone 14", "the S&P 500", "Game 7"; a place or a head lends no name."""
    at, text = near.read.first - 1, near.low[near.read.first]
    if (
        at < 0
        or at in near.busy
        or near.after() in ("were", "are", "have", "people")
        or not text.isdigit()
        or len(text) > 4
        or near.tokens[near.read.first].start - near.tokens[at].end != 1
    ):
        return False
    word = near.tokens[at].text
    if not any(char.isupper() for char in word) or not word[0].isalpha() or _counts(near, near.read.last):
        return False
    inner = any(char.isupper() for char in word[1:])
    if (at == 0 and not inner) or near.glued_after() or units().at(near.tokens, near.low, near.read.last) is not None:
        return False
    if near.after() in ("%", "percent", "per", "pc", "-", "/", ","):
        return False
    if words().units.get(near.low[at], ("", True))[1] is False:
        return True  # "Unit 3", "Group 2"
    return near.low[at] not in _known() and near.low[at] not in words().stops


def _counts(near: Neighbours, at: int) -> bool:
    """Say whether a plural noun stands within reach: then the number counts it."""
    for index in range(at, min(at + 4, len(near.low))):
        word = near.low[index]
        if not word[0].isalpha() or word in words().stops or (index > at and _name(near, index - 1)):
            return False
        if is_plural(word) and near.tokens[index].text[0].islower():
            return True
    return False


def _name(near: Neighbours, at: int) -> bool:
    """Say whether a capitalised word is neither a people's nor a place's: "12 Mini deals" are of one thing."""
    return _capital(near, at) and near.low[at] not in _known()


def _capital(near: Neighbours, at: int) -> bool:
    return at < len(near.low) and near.tokens[at].text[0].isupper()


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, vocabulary("quantities")[name]))


@cache
def _known() -> frozenset[str]:
    """Return words a bare number may follow without being their name: places, peoples, counted nouns, currencies."""
    from sitroom.reference import currencies, gazetteer

    places = gazetteer()
    names = {word for name in (*places.by_name, *places.adjectives, *places.people) for word in name.split()}
    money = {code.lower() for code in currencies().codes}
    return frozenset(names | money | words().units.keys() | words().counts | listed("quantities", "metric"))
