"""What each quantity of a sentence counts: the noun after it, the noun before it, or that of the figure before."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from sitroom.reading.languages.count import Count
from sitroom.reading.languages.numerals import quantities
from sitroom.reading.languages.parts import tie
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.quantity import Quantity
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Sentence

_REACH = 5  # words between a number and its noun
_BACK = 9
_MARKS = frozenset([",", ";", ":", ".", "(", ")", "–", "—", "“", "”", '"', "!", "?", "|"])


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
        self.made += filter(None, map(self._elliptical, waiting))
        self.made.sort(key=lambda one: one.quantity.first)
        self._bound()
        tie(self.made, self.before, self.of, self.places)
        for one in self.made:
            one.change = self._change(one)
        return self.made

    def _count(self, quantity: Quantity, following: int) -> Count | None:
        if quantity.mark == "money":
            return self._new(quantity, quantity.currency or "other", None, "sum")
        if quantity.mark == "km":
            return self._new(quantity, "km", None, "length")
        if quantity.mark is None and (part := self._origin(quantity)) is not None:
            return part
        noun = self._after(quantity.last, following)
        if self.low[quantity.core] in self.of.numbers.articles and (noun is None or noun[2] != "people"):
            return None
        if quantity.mark == "percent":
            share = self._new(quantity, "percent", noun[:2] if noun else None, "percentage")
            share.kin = next((one for one in reversed(self.made) if one.quantity.mark is None), None)
            return share
        if noun is not None:
            made = self._new(quantity, noun[2], noun[:2], "noun after")
            made.such = self._says_such(quantity, noun)
            made.kin = (self.made[-1] if self.made else self.before) if made.such else None
            return made
        people = self._people(quantity.last, following)
        if people is not None:
            return self._new(quantity, "people", people, "people of a country")
        if self._kin_follows(quantity, following):
            return None
        return self._elliptical(quantity) or self._unknown(quantity, following)

    def _says_such(self, quantity: Quantity, noun: tuple[int, int, str]) -> bool:
        """Say whether "takich prób" points back to what was counted before."""
        near = self.low[max(quantity.first - 3, 0) : noun[1]]
        return any(word in self.of.such for word in near)

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
        if len(marks) == 1 and len(gap) <= _REACH and all(index in marks or self._small(index) for index in gap):
            return True  # "im Januar 26 und im Februar 25 Menschen"
        others = [index for index in gap if index not in marks and self._place(index) is None]
        if self.low[following - 1] in ("–", "—") and "," in self.low[quantity.last : quantity.last + 1]:
            return len(gap) <= _BACK  # "apgręžė 11, Lenkijos pareigūnai – 148 migrantus"
        return len(marks) == 1 and len(gap) <= _REACH and len(others) <= 1 and marks[0] == following - 1

    def _small(self, index: int) -> bool:
        return self.low[index] in self.of.stops or self.low[index] in self.of.dates.months

    def _lent(self, waiting: list[Quantity], one: Count) -> Iterator[Count]:
        """Give numbers that wait for a noun that of the figure after them."""
        for quantity in waiting:
            if one.noun is None:
                yield from filter(None, [self._elliptical(quantity)])
            elif one.quantity.mark is None:
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
            made = self._new(quantity, noun[2], noun[:2], "noun before")
            made.such = any(word in self.of.such for word in self.low[max(noun[0] - 2, 0) : noun[0]])
            made.kin = (self.made[-1] if self.made else self.before) if made.such else None
            return made
        if core in self.of.numbers.collective:
            return self._new(quantity, "people", None, "a collective number counts people")
        if self.made and not self._word_around(quantity):
            return self._share(quantity, self.made[-1])
        ends = self.low[quantity.last : quantity.last + 1] in ([], ["."], [","])
        opens = (ends or quantity.first <= _REACH) and quantity.style == "digits" and not self._word_around(quantity)
        return self._share(quantity, self.before) if self.before is not None and (listed or opens) else None

    def _word_around(self, quantity: Quantity) -> bool:
        """Say whether a noun no list holds, or a name, stands beside a number."""
        after = self.low[quantity.last] if quantity.last < len(self.low) else "."
        before = self.sentence.tokens[quantity.first - 1].text if quantity.first else ""
        named = before[:1].isupper() and before.lower() not in self.of.dates.months
        return (after.isalpha() and after not in self.of.stops) or named

    def _origin(self, quantity: Quantity) -> Count | None:
        """Read "8 мигрантов: 4 из Ирака, 3 из Конго": a part by where they come from."""
        at = quantity.last
        if at + 1 >= len(self.low) or self.low[at] not in self.of.numbers.of:
            return None
        from_there = any(one.at in (at + 1, at + 2) and one.form == "name" for one in self.places)
        whole = self.made[-1] if self.made else self.before
        if not from_there or whole is None or whole.unit != "people":
            return None
        made = self._share(quantity, whole)
        root = whole.parent or whole
        if made is not None and root.number > made.number:
            made.parent = root
        return made

    def _links(self, one: Count, quantity: Quantity) -> bool:
        """Say whether a number goes on a list: "сообщили о 412, Польша свыше 2 500"."""
        gap = self.low[one.quantity.last : quantity.first]
        return (
            (one.noun or one.kin) is not None
            and ("," in gap or any(word in self.of.joins for word in gap))
            and len(gap) <= 8
        )

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
            far = found is not None and found[1] == "officers" and found[0] < at and self.low[at - 1] != ":"
            if found is not None and found[0] <= at and not far:
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
