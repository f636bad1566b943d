"""Numbers that are no quantities: ages, clock times, articles, phone numbers, names with a number, labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.nouns import is_plural, words
from sitroom.reading.numbers import Number
from sitroom.reading.quantities_units import units
from sitroom.reading.spans import Token


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A number among the tokens of its sentence; `floor` is where the quantity before it ends."""

    low: Sequence[str]
    tokens: Sequence[Token]
    read: Number
    floor: int
    busy: frozenset[int] | set[int]

    def before(self, step: int) -> str:
        """Return the token so many places before the number, "" outside the sentence."""
        at = self.read.first - step
        return self.low[at] if at >= 0 else ""

    def after(self, step: int = 0) -> str:
        """Return the token right after the number, or `step` places on."""
        at = self.read.last + step
        return self.low[at] if at < len(self.low) else ""

    def glued_before(self) -> bool:
        """Say whether no space stands before the number."""
        first = self.read.first
        return first > 0 and self.tokens[first - 1].end == self.tokens[first].start

    def glued_after(self) -> bool:
        """Say whether no space stands after the number."""
        last = self.read.last
        return last < len(self.tokens) and self.tokens[last - 1].end == self.tokens[last].start

    def changes_level(self) -> bool:
        """Say whether the number is where a change starts, or the change: "rose from 300 to", "rose by $3m to"."""
        signed = not self.before(1).isalnum() and self.before(1) != ""
        word = self.before(1 + signed)
        changed = any(self.before(step) in _words()["changes"] for step in range(2, 8))
        return word == "by" or (word == "from" and changed)


@cache
def _words() -> dict[str, frozenset[str]]:
    data = vocabulary("quantities")
    lists = (
        "not_before",
        "ages_before",
        "degree_words",
        "clock_words",
        "prefixes",
        "one_before",
        "one_after",
        "uncounted",
    )
    return {name: frozenset(map(str, data[name])) for name in lists} | {
        "changes": frozenset([*data["change_up"], *data["change_down"], *data["multiples"]]),
    }


def no_quantity(near: Neighbours, high: Number | None, *, wide: bool = False) -> bool:
    """Say whether a number names, dates or labels something instead of counting it.

    With `wide`, ages, temperatures, scores and "one of the" are quantities too; figures of a crisis are none of them.
    """
    digits = near.read.style == "digits"
    if digits and (_flight_number(near) or _chart(near)):
        return True
    if digits and (_ordinal(near) or _clock(near, wide) or _glued(near) or _long_run(near) or _label(near)):
        return True
    if wide:
        return _named(near) or _told_aside(near) or (not digits and _idiom(near)) or (high is None and _score(near))
    return _named(near) or _age(near) or (high is None and _score(near)) or (not digits and _word_only(near))


def _ordinal(near: Neighbours) -> bool:
    return near.glued_after() and near.after() in ("st", "nd", "rd", "th", "°", "º", "s", "am", "pm")


def _clock(near: Neighbours, wide: bool) -> bool:
    if near.after() in _words()["clock_words"]:
        return True
    if not wide and (near.after() in _words()["degree_words"] or near.before(1) == "minus"):
        return True
    whole = near.read.value < 2400 and near.read.scale == 1
    colon = near.glued_after() and near.after() == ":" and near.after(1)[:1].isdigit()
    return whole and (colon or (near.before(1) == ":" and near.before(2)[:1].isdigit() and near.glued_before()))


def _flight_number(near: Neighbours) -> bool:
    """Reject "TK 283", "W6 1205": a carrier's code before a number where flights are spoken of."""
    at = near.read.first - 1
    code = near.tokens[at].text if at >= 0 else ""
    if len(code) != 2 or not code.isupper() or code in _UNIONS or near.read.value > 9999 or near.read.scale > 1:
        return False
    return not listed("quantities_not", "flying").isdisjoint(near.low)


_UNIONS = frozenset(["EU", "UK", "US", "UN", "$€"])


def _chart(near: Neighbours) -> bool:
    """Reject the number of a table or chart: "Table 4 gives the nationalities"."""
    return near.before(1) in listed("quantities_not", "charts") and near.read.value < 200 and near.read.scale == 1


def _glued(near: Neighbours) -> bool:
    """Reject "24/7", "78(3)", "COVID-19", "2019/1896", "A-320", "#5", "3x", "@4"."""
    mark = near.before(1) if near.glued_before() else ""
    if mark in ("/", "#", "@", "_", "=", "№", "§", "\\", "&") or (mark == "(" and _opens_label(near)):
        return True
    if (
        mark in ("-", "–")
        and near.read.first >= 2
        and near.tokens[near.read.first - 2].end == near.tokens[near.read.first - 1].start
    ):
        if near.before(2) == "covid":
            return True
        if near.before(2) in _words()["prefixes"]:
            return False
        return near.before(2)[-1:].isalpha() or near.before(2) == ")"
    follow = near.after() if near.glued_after() else ""
    if follow == "/" or (
        follow == "(" and near.after(1).isalnum() and near.after(2) == ")" and len(near.after(1)) <= 2
    ):
        return True
    if follow[:1] == "x" and follow[1:].isdigit():
        return True  # "4x4"
    if not follow.isalpha() or len(follow) == 1 or follow in listed("quantities_not", "glued_units"):
        return False
    return units().at(near.tokens, near.low, near.read.last) is None


def _opens_label(near: Neighbours) -> bool:
    """Say whether "(3)" hangs on a word without a space: a paragraph of an article, a year of a document's name."""
    at = near.read.first - 1
    return at > 0 and near.tokens[at - 1].end == near.tokens[at].start


def _long_run(near: Neighbours) -> bool:
    """Reject phone numbers, codes with leading zeros and numbers after a document's year "(2021) 32"."""
    text = near.low[near.read.first]
    if len(text) > 1 and text[0] == "0" and text[1].isdigit():
        return True
    if near.before(1) == "+" and near.glued_before():
        coded = near.after()[:1].isdigit() or near.after() in ("(", "-", ".", "/")
        return coded or near.read.value > 999_999 or near.before(2) in _PHONES
    if near.before(1) == ")" and near.before(3) == "(" and near.before(2).isdigit() and len(near.before(2)) == 4:
        return near.tokens[max(near.read.first - 4, 0)].text.isupper()
    return (
        sum(near.after(step)[:1].isdigit() for step in range(3)) == 3 and near.read.scale == 1 and near.after() != ","
    )


def _label(near: Neighbours) -> bool:
    """Reject "1." and "(2)" that open a sentence, and a lone number."""
    first, last, count = near.read.first, near.read.last, len(near.low)
    if near.read.scale > 1 or near.read.value > 999:
        return False
    if first == 0 and near.after() in (".", ")") and last < count and near.read.value < 100:
        return True
    return first == 1 and near.before(1) == "(" and near.after() == ")"


def _named(near: Neighbours) -> bool:
    """Reject the number of an article, flight, page, resolution: "Article 5", "flight 714", "Boeing 737"."""
    word, named = near.before(1), _words()["not_before"]
    if word == "km" and not near.before(2)[:1].isdigit():
        return True  # "at km 25"
    if near.before(2)[:1].isdigit() and word.endswith("s") and not near.low[near.read.first].isdigit():
        return False  # "7.3 points 3.7 rebounds"
    if word == ":" and near.before(2) in listed("rows", "no_labels"):
        return True
    if (
        word in (".", "(")
        and near.before(2) in named
        and near.before(2) not in ("act", "order", "area", "zone", "code")
    ):
        return len(near.before(2)) <= 5 or word == "("
    if word in ("and", ",", "-", "–", "to", "or") and near.before(2).isdigit() and near.before(3) in named:
        return near.read.value < 1000 and near.before(3) not in listed("quantities_not", "countable")
    if word not in named:
        return _capitalised_name(near)
    if word in listed(
        "quantities_not", "countable"
    ):  # "the bus 50 migrants took", "in the area 300 people": names only where written as one
        return near.tokens[near.read.first - 1].text[:1].isupper() and near.read.value < 1000 and near.read.first > 1
    return near.read.scale == 1 or near.read.style == "words"


def _capitalised_name(near: Neighbours) -> bool:
    """Reject number words inside a name: "Group of Seven", "Channel Four"."""
    at = near.read.first
    capital = near.tokens[at].text[:1].isupper() and near.read.style == "words"
    if capital and words().units.get(near.after(), ("", False))[1]:
        return False  # a headline: "Guards Detain Twelve Migrants"
    return capital and at > 0 and near.before(1) not in (".", ":", "“", '"', "-", "—", "–", "(")


def _age(near: Neighbours) -> bool:
    """Reject ages: "aged 24", "Ahmed, 24, said", "a girl (6)", "under 18", "children under five"."""
    value, word = near.read.value, near.before(1)
    if value > 120 or near.read.scale > 1:
        return False
    if word == "than" and near.before(2) in ("younger", "older"):
        return True
    if word in _words()["ages_before"] or (
        word in ("of", "between", "under", "over") and near.before(2) in ("age", "ages", "aged", "the")
    ):
        return near.before(2) != "the" or near.before(3) == "age"
    if near.after() in ("-", "years", "year") and "old" in (near.after(1), near.after(2), near.after(3)):
        return True
    if _told_aside(near):
        return True
    under = word in ("under", "over", "below", "above") and near.before(2) in (
        "children",
        "people",
        "those",
        "kids",
        "anyone",
        "everyone",
        "girls",
        "boys",
        "men",
        "women",
        "aged",
        "minors",
    )
    if under and value <= 18 and not is_plural(near.after() or "."):
        return True
    return under and value <= 80 and (not near.after()[:1].isalpha() or near.after() in words().stops)


def aged(low: Sequence[str], at: int) -> bool:
    """Say whether a number is one end of a span of ages: "aged 18 to 25", "between the ages of 5 and 12"."""
    return not _words()["ages_before"].isdisjoint(low[max(at - 3, 0) : at])


def _told_aside(near: Neighbours) -> bool:
    """Say whether a number is an age told aside: "Ahmed, 24, said"."""
    aside = near.before(1) == "," and near.after() in (",", ".", ")", "") and near.read.style == "digits"
    if not aside or not 3 < near.read.value <= 120 or near.read.first < 2:
        return False
    return near.tokens[near.read.first - 2].text[:1].isupper() and near.before(2)[:1].isalpha()


_PHONES = frozenset(["tel", "phone", "fax", "call", "whatsapp", "mobile"])


def _score(near: Neighbours) -> bool:
    """Reject both numbers of a score or vote that is no range: "3-1", "lost 2-0"."""
    glued = near.read.style == "digits" and near.read.value < 100
    after = near.glued_after() and near.after() in ("-", "–") and near.after(1).isdigit()
    before = near.glued_before() and near.before(1) in ("-", "–") and near.before(2).isdigit()
    return glued and (after or before)


def _word_only(near: Neighbours) -> bool:
    """Reject number words in compounds and idioms: "one-way", "zero-tolerance", "no one", "one of", "one another"."""
    last = near.read.last
    hyphen = (
        near.glued_after()
        and near.after() == "-"
        and last + 1 < len(near.tokens)
        and near.tokens[last].end == near.tokens[last + 1].start
    )
    if hyphen and near.after(1) not in (
        "km",
        "kilometre",
        "kilometer",
        "mile",
        "person",
        "member",
        "strong",
        "metre",
        "meter",
        "third",
        "quarter",
        "quarters",
        "thirds",
        "odd",
        "plus",
    ):
        return True
    if near.glued_before() and near.before(1) == "-":
        return True
    if near.read.value != 1 or near.read.last - near.read.first > 1:
        return False
    return near.before(1) in (
        "no",
        "not",
        "any",
        "every",
        "each",
        "this",
        "that",
        "the",
        "which",
        "another",
        "some",
    ) or near.after() in (
        "of",
        "another",
        "by",
        "day",
        "side",
        "hand",
        "thing",
        "'s",
        "who",
        "that",
        "which",
        "or",
        "more",
        "time",
    )


def _idiom(near: Neighbours) -> bool:
    """Reject "no one", "one another", "one-way", and "one" for a thing named before."""
    hyphen = near.glued_after() and near.after() == "-"
    if hyphen and near.after(1)[:1].isalpha():
        return near.after(1) in _words()["uncounted"]
    if near.glued_before() and near.before(1) == "-" and near.before(2) not in _words()["prefixes"]:
        return True
    if near.read.value != 1 or near.read.last - near.read.first > 1 or near.after() == "of":
        return near.read.value == 1 and near.before(1) in _words()["one_before"]
    after = near.after()
    return (
        near.before(1) in _words()["one_before"]
        or after in _words()["one_after"]
        or not after[:1].isalpha()
        or after in words().stops
    )
