"""What each quantity of a sentence counts: the noun after it, the noun before it, or that of the figure before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, Optional

from sitroom.reading.languages.numerals import quantities
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.quantity import Quantity
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Sentence

_REACH = 5  # words between a number and its noun
_BACK = 9
_MARKS = frozenset([",", ";", ":", ".", "(", ")", "–", "—", "“", "”", '"', "!", "?", "|"])


@dataclass(slots=True, eq=False)
class Count:
    """A quantity with what it counts; ``left`` and ``right`` bound the words that speak of it alone.

    ``kin`` is the figure whose noun it shares, ``parent`` the total it is a part of.
    """

    sentence: Sentence
    low: list[str]
    quantity: Quantity
    unit: str
    counted: str
    noun: tuple[int, int] | None = None
    group: str | None = None
    nationality: tuple[str, ...] = ()
    kin: Optional["Count"] = None
    parent: Optional["Count"] = None
    left: int = 0
    right: int = 0
    change: Literal["up", "down"] | None = None
    indicator: str | None = None
    certainty: float = 0.5
    why: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Return the code point where the mention starts."""
        return self.sentence.tokens[self.quantity.first].start

    @property
    def end(self) -> int:
        """Return the code point where the mention ends."""
        return self.sentence.tokens[self.quantity.last - 1].end

    @property
    def worth(self) -> float:
        """Return its value, or the lower bound of a vague one."""
        found = self.quantity.value if self.quantity.value is not None else self.quantity.low
        return found or 0.0


class Counter:
    """Counts one sentence; ``before`` is the last figure of the sentence before, in the same paragraph."""

    def __init__(self, sentence: Sentence, of: Tongue, places: Sequence[Placed], before: Count | None) -> None:
        self.sentence, self.of, self.places, self.before = sentence, of, places, before
        self.low = [token.lower for token in sentence.tokens]
        self.made: list[Count] = []

    def counts(self, busy: set[int]) -> list[Count]:
        """Return the figures of the sentence; a number that counts nothing findable is left out."""
        found = quantities(self.low, self.sentence.tokens, self.of, busy)
        waiting: list[Quantity] = []
        for at, quantity in enumerate(found):
            following = found[at + 1].first if at + 1 < len(found) else len(self.low)
            made = self._count(quantity, following)
            if made is None:
                waiting += [quantity] if quantity.mark is None and self._kin_follows(quantity, following) else []
                continue
            self.made += [*self._lent(waiting, made), made]
            waiting = []
        self.made.sort(key=lambda one: one.quantity.first)
        self._bound()
        for one in self.made:
            self._part(one)
            one.change = self._change(one)
        return self.made

    def _count(self, quantity: Quantity, following: int) -> Count | None:
        if quantity.mark == "money":
            return self._new(quantity, quantity.currency or "other", None, "sum")
        if quantity.mark == "km":
            return self._new(quantity, "km", None, "length")
        noun = self._after(quantity.last, following)
        if self.low[quantity.core] in self.of.numbers.articles and (noun is None or noun[2] != "people"):
            return None
        if quantity.mark == "percent":
            share = self._new(quantity, "percent", noun[:2] if noun else None, "percentage")
            share.kin = next((one for one in reversed(self.made) if one.quantity.mark is None), None)
            return share
        if noun is not None:
            return self._new(quantity, noun[2], noun[:2], "noun after")
        people = self._people(quantity.last, following)
        if people is not None:
            return self._new(quantity, "people", people, "people of a country")
        if self._kin_follows(quantity, following):
            return None
        return self._elliptical(quantity) or self._unknown(quantity, following)

    def _after(self, at: int, end: int) -> tuple[int, int, str] | None:
        """Return the noun after a number over its adjectives: start, end and unit."""
        if at < len(self.low) and self.low[at] in self.of.numbers.of:
            at += 1  # "jeden z migrantów"
        for index in range(at, min(at + _REACH, end, len(self.low))):
            found = self.of.nouns.at(self.low, index)
            small = self.of.capital_nouns and self.sentence.tokens[index].text[0].islower()
            if found is not None and not (small and found[0] == index + 1):
                return at, found[0], found[1]
            if self.low[index] in self.of.groups:
                return at, index + 1, "people"
            place = self._place(index)
            if (place is None or place.form == "people") and not self._modifies(index):
                return None
        return None

    def _modifies(self, index: int) -> bool:
        """Say whether a word may stand between a number and its noun."""
        word, text = self.low[index], self.sentence.tokens[index].text
        if word in ("-", "“", "”"):
            return True
        if not word.isalpha() or word in self.of.stops or word in self.of.speech.verbs:
            return False
        return not (self.of.capital_nouns and text[0].isupper())

    def _place(self, index: int) -> Placed | None:
        return next((one for one in self.places if one.at <= index < one.last), None)

    def _people(self, at: int, end: int) -> tuple[int, int] | None:
        """Read "98 иракцев", "dwóch młodych Syryjczyków"."""
        for one in self.places:
            if one.form == "people" and at <= one.at < min(at + 3, end):
                between = range(at, one.at)
                return (at, one.last) if all(self._modifies(index) for index in between) else None
        return None

    def _kin_follows(self, quantity: Quantity, following: int) -> bool:
        """Read "20 Irako, 8 Kongo ir 5 Gvinėjos piliečiai": the noun stands after the last number."""
        if following >= len(self.low):
            return False
        gap = range(quantity.last, following)
        marks = [index for index in gap if self.low[index] == "," or self.low[index] in self.of.joins]
        others = [index for index in gap if index not in marks and self._place(index) is None]
        return len(marks) == 1 and len(gap) <= _REACH and len(others) <= 1 and marks[0] == following - 1

    def _lent(self, waiting: list[Quantity], one: Count) -> Iterator[Count]:
        """Give numbers that wait for a noun that of the figure after them."""
        for quantity in waiting:
            if one.noun is not None and one.quantity.mark is None:
                made = self._new(quantity, one.unit, None, "noun of the figure after")
                made.kin, made.group = one, one.group
                yield made

    def _elliptical(self, quantity: Quantity) -> Count | None:
        """Fill a number without a noun: a collective ("двое"), the noun before it, the figure before."""
        core = self.low[quantity.core]
        listed = quantity.core > 0 and self.low[quantity.first - 1] in ("–", "—", "(", ":", "-")
        if self.made and (listed or self._links(self.made[-1], quantity)):
            return self._share(quantity, self.made[-1])
        if quantity.style == "words" and core not in self.of.numbers.collective:
            return self._partitive(quantity)
        noun = self._noun_before(quantity.first)
        if noun is not None:
            return self._new(quantity, noun[2], noun[:2], "noun before")
        if self.made:
            return self._share(quantity, self.made[-1])
        if core in self.of.numbers.collective:
            return self._new(quantity, "people", None, "a collective number counts people")
        opens = quantity.first <= _REACH and quantity.style == "digits"
        return self._share(quantity, self.before) if self.before is not None and (listed or opens) else None

    def _links(self, one: Count, quantity: Quantity) -> bool:
        """Say whether a number goes on a list: "сообщили о 412, Польша свыше 2 500"."""
        gap = self.low[one.quantity.last : quantity.first]
        return one.noun is not None and ("," in gap or any(word in self.of.joins for word in gap)) and len(gap) <= 8

    def _partitive(self, quantity: Quantity) -> Count | None:
        """Read "dwie z nich", "трое з якіх": a part of the figure before."""
        before = self.made[-1] if self.made else self.before
        if before is None or before.unit != "people" or not self._of_them(quantity):
            return None
        return self._share(quantity, before)

    def _of_them(self, quantity: Quantity) -> bool:
        near = self.low[quantity.last : quantity.last + 2]
        lead = self.low[max(quantity.first - 3, 0) : quantity.first]
        return (
            self.of.including.at([*near, ""], 0) is not None
            if near
            else self.of.including.before(lead, len(lead)) is not None
        )

    def _share(self, quantity: Quantity, one: Count) -> Count | None:
        if one.quantity.mark is not None or one.unit == "percent":
            one = one.kin or one
        if one.quantity.mark is not None:
            return None
        made = self._new(quantity, one.unit, None, "noun of the figure before")
        made.kin, made.counted, made.group = one, one.counted, None
        return made

    def _noun_before(self, at: int) -> tuple[int, int, str] | None:
        floor = self.made[-1].quantity.last if self.made else 0
        for index in range(at - 1, max(at - _BACK, floor) - 1, -1):
            if self.low[index] in (";", "(", ")", "–", "—") and index < at - 1:
                return None
            found = self.of.nouns.at(self.low, index)
            if found is not None and found[0] <= at:
                return index, found[0], found[1]
        return None

    def _unknown(self, quantity: Quantity, following: int) -> Count | None:
        """Count a noun the vocabulary does not know, as it stands."""
        at = quantity.last
        if quantity.style == "words" or at >= min(following, len(self.low)):
            return None
        token = self.sentence.tokens[at]
        if not self.low[at].isalpha() or self.low[at] in self.of.stops or self.low[at] in self.of.numbers.no_noun:
            return None
        if self._place(at) is not None or token.start - self.sentence.tokens[at - 1].end != 1:
            return None
        if not self.of.capital_nouns and token.text[0].isupper():
            return None
        last = at + 1
        while last < min(at + 3, following, len(self.low)) and self._modifies(last) and self.low[last - 1].isalpha():
            last += 1
        return self._new(quantity, "other", (at, last), "a noun no list holds")

    def _new(self, quantity: Quantity, unit: str, noun: tuple[int, int] | None, why: str) -> Count:
        made = Count(self.sentence, self.low, quantity, unit, self._text(noun), noun, why=[why])
        if noun is not None and quantity.mark is None:
            groups = [self.of.groups.first(word) for word in self.low[noun[0] : noun[1]] if word in self.of.groups]
            made.group = groups[-1] if groups else None
        return made

    def _text(self, noun: tuple[int, int] | None) -> str:
        if noun is None:
            return ""
        start, end = self.sentence.tokens[noun[0]].start, self.sentence.tokens[noun[1] - 1].end
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]

    def _bound(self) -> None:
        """Cut the sentence into the stretches of its figures: at the last comma or "and" between two of them."""
        for one in self.made:
            one.right = len(self.low)
        for one, two in pairwise(self.made):
            first = max(one.quantity.last, one.noun[1] if one.noun and one.noun[0] >= one.quantity.last else 0)
            last = two.quantity.first
            cuts = [
                at
                for at in range(first, last)
                if self.low[at] in (",", ";", "(", ":") or (self.low[at] in self.of.joins and at > first - 1)
            ]
            one.right = two.left = cuts[-1] if cuts else last if first > last else first
            if two.noun is not None and two.noun[1] <= two.quantity.first and not cuts:
                one.right = two.left = two.noun[0]

    def _part(self, one: Count) -> None:
        """Tie a part to its total: "447, tai skaitā 386", "darunter 21 Syrer, 14 Afghanen und neun Kinder"."""
        at = self.made.index(one)
        before = self.made[at - 1] if at else self.before
        if before is None or before.quantity.mark is not None or one.quantity.mark is not None:
            return
        floor = before.quantity.last if before.sentence is self.sentence else 0
        told = self._says_part(floor, one) or (floor > 0 and self._explains(one))
        sibling = before.parent if before.sentence is self.sentence else None
        if told:
            root = before.parent or before
            while root.worth < one.worth and root.parent is not None:
                root = root.parent
            one.parent = root if root.worth >= one.worth and root.unit == one.unit else None
        elif sibling is not None and self._lists(before, one):
            one.parent = sibling if sibling.worth >= one.worth + before.worth and sibling.unit == one.unit else None

    def _says_part(self, floor: int, one: Count) -> bool:
        span = self.low[floor : one.quantity.first]
        inside = any(self.of.including.at(span, at) is not None for at in range(len(span)))
        behind = self.low[one.quantity.last : one.quantity.last + 3]
        return inside or (bool(behind) and self.of.including.at(behind, 0) is not None)

    def _explains(self, one: Count) -> bool:
        """Say whether a dash or colon explains the figure before: "33 migrantai – 20 Irako, 8 Kongo piliečiai"."""
        counted = one.noun is not None or (one.kin is not None and one.kin.start > one.start)
        return counted and self.low[one.quantity.first - 1] in ("–", "—", ":")

    def _lists(self, one: Count, two: Count) -> bool:
        """Say whether nothing but a comma, "and" and names stands between two figures."""
        first = max(one.quantity.last, one.noun[1] if one.noun else 0)
        gap = range(first, two.quantity.first)
        plain = (",", "(", ")", "-")
        others = [
            i for i in gap if self.low[i] not in plain and self.low[i] not in self.of.joins and not self._place(i)
        ]
        return len(others) <= 1

    def _change(self, one: Count) -> Literal["up", "down"] | None:
        """Read "wzrost o 20 proc.", "um 20 Prozent mehr", "на 10% менше": by how much, and which way."""
        lead = self.low[max(one.quantity.first - 2, one.left, 0) : one.quantity.first]
        by = any(word in self.of.by_how_much for word in lead)
        if not by and one.quantity.mark != "percent":
            return None
        near = [*self.low[max(one.quantity.first - 6, 0) : one.quantity.first], *self.low[one.quantity.last :][:4]]
        for word in near:
            if word in self.of.up or word in self.of.down:
                return "up" if word in self.of.up else "down"
        return None
