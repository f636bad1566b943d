"""Nouns left out and found again.

"4 222 in Lithuania, 3 062 in Poland" takes its noun from the figure before, "the number of arrivals was 7 698" from
"number of", "2,000 of whom" from the total it is part of, "plans another 50" from what was counted last.
"""

from collections.abc import Callable, Sequence
from functools import cache

from sitroom.reading import rows
from sitroom.reading.drafts import Draft, end_of
from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.nouns import NounPhrase, Nouns, is_plural, participle, words
from sitroom.reading.quantity import Quantity
from sitroom.reading.spans import Sentence

_REACH = 60  # tokens a subject may stand before its number
_TOTALS = frozenset(["total", "sum", "overall", "altogether", "totalling", "totaling"])
_OWN = frozenset(["their", "his", "her", "of"])
_COUNTED = frozenset(["attempts", "detections", "applications", "flights", "vehicles", "households"])
"""Units told with parts of their own: "30,000 attempts, 17,300 of them in October"."""
_LABEL = 4  # tokens of a label, its colon included
_COPULAS = frozenset(["are", "were", "is", "was", "being"])


def last_of(made: Sequence[Draft], fits: Callable[[Draft], bool]) -> Draft | None:
    """Return the latest draft that fits."""
    return next((draft for draft in reversed(made) if fits(draft)), None)


class Gaps:
    """What the numbers of one sentence leave out; `made` grows as the sentence is read."""

    def __init__(
        self, sentence: Sentence, low: list[str], nouns: Nouns, made: list[Draft], before: Draft | None
    ) -> None:
        self.sentence, self.low, self.nouns, self.made, self.before = sentence, low, nouns, made, before

    def last(self, unit: str | None) -> Draft | None:
        """Return the nearest earlier draft of a unit (any for None), in this sentence or the one before."""
        held = [*([self.before] if self.before else []), *self.made]
        return last_of(held, lambda one: (unit is None or one.unit == unit) and one.quantity.mark is None)

    def whole_of(self, quantity: Quantity) -> Draft | None:
        """Return the figure "of them" speaks of: the nearest people that are enough, else what was counted last."""
        number = quantity.value if quantity.value is not None else quantity.low or 0.0
        held = [*([self.before] if self.before else []), *self.made]
        enough = [one for one in held if one.quantity.mark is None and one.number >= number]
        people = [one for one in enough if one.unit == "people"]
        near = [one for one in enough if one.sentence is self.sentence and "whom" not in self.low[quantity.last :][:2]]
        beside = near[-1:] if near and (near[-1].unit in _COUNTED or not people) else []
        found = [*people, *beside]
        return found[-1] if found else self.last("people") or self.last(None)

    def links(self, first: int, last: int) -> bool:
        """Say whether only links and names stand between two tokens, as in a list."""
        tokens = self.sentence.tokens[first:last]
        return len(tokens) <= 10 and all(
            t.lower in listed("ellipsis", "links") or t.text[0].isupper() or t.lower.isdigit() for t in tokens
        )

    def kin(self, quantity: Quantity) -> Draft | None:
        """Return the figure before whose noun a bare number shares; the cells of a row share none."""
        if rows.is_row(self.sentence) and rows.head(self.low, quantity.first, self.nouns) is not None:
            return None
        before = self.made[-1] if self.made else None
        if (
            before is not None
            and before.quantity.mark in (None, "percent", "times")
            and self._continues(before, quantity)
        ):
            return before
        left = self.low[end_of(before) : quantity.first] if before is not None else []
        told = words().counts | listed("periods", "raising")
        if left and left[-1] == "to" and told.intersection(left) and len(left) <= 8:
            return last_of(self.made, lambda one: one.quantity.mark is None)
        again = any(
            word in listed("ellipsis", "again") for word in self.low[max(quantity.first - 2, 0) : quantity.core]
        )
        if again and quantity.mark is None:
            return last_of(self.made, lambda one: one.quantity.mark is None) or self.before
        return None

    def _continues(self, before: Draft, quantity: Quantity) -> bool:
        first, last = end_of(before), quantity.first
        if before.quantity.mark in ("percent", "times"):
            reach = 6 if not listed("ellipsis", "breaks").isdisjoint(self.low[first:last]) else 14
            return before.counted != "" and self.low[last - 1] in ("to", "at", "from") and last - first <= reach
        return self.links(first, last) or self._gapped(first, quantity) or self._same_done(quantity)

    def _same_done(self, quantity: Quantity) -> bool:
        """Read "31 houses were destroyed and more than 300 damaged"."""
        before = self.low[quantity.first - 1] if quantity.first else ""
        after = self.low[quantity.last] if quantity.last < len(self.low) else ""
        return before in ("and", ",", "while", "but", "with") and participle(after)

    def _gapped(self, first: int, quantity: Quantity) -> bool:
        """Read "in Lithuania 4 222 were registered, in Poland 3 062", "32 came on Monday and 16 on Sunday"."""
        breaks = [at for at in range(first, quantity.first) if self.low[at] in listed("ellipsis", "breaks")]
        follows = self.low[quantity.last] if quantity.last < len(self.low) else "."
        stretch = self.sentence.tokens[breaks[-1] + 1 : quantity.first] if breaks else ()
        if self._labelled(self.low[breaks[-1] + 1 : quantity.first] if breaks else [], follows):
            return True
        if breaks and not stretch and follows in listed("ellipsis", "placing"):
            return True
        return (
            follows in listed("ellipsis", "closing") and len(stretch) > 0 and self.links(breaks[-1] + 1, quantity.first)
        )

    def _labelled(self, label: Sequence[str], follows: str) -> bool:
        """Read "arrivals by land: 4,700; by sea: 21,300; total: 26,000", where the label names nothing counted."""
        if not 1 < len(label) <= _LABEL or label[-1] != ":" or follows not in (";", ".", ","):
            return False
        return all(
            self.nouns.unit_of(word) is None and not is_plural(word) and not participle(word) for word in label[:-1]
        )

    def total_before(self, quantity: Quantity, draft: Draft) -> Draft | None:
        """Return the total of "500 people, including 85 children", "of whom 6 million are", "of the 355, 40 were"."""
        at = quantity.first - 1
        while at >= 0 and at > quantity.first - 4 and self.low[at] in listed("ellipsis", "between"):
            at -= 1
        word = self.low[at] if at >= 0 else ""
        if word in listed("ellipsis", "including"):
            return self._fitting(draft)
        if not self.made:
            return self.before if self._opens_of_these(quantity) else None
        before, opened = self.made[-1], self.opened_with(quantity)
        if opened is not None and opened.unit == draft.unit:
            return opened
        joined = word == "and" and before.parent is not None and before.unit == draft.unit
        return before.parent if joined and (self.links(end_of(before), quantity.first) or draft.noun is None) else None

    def opened_with(self, quantity: Quantity) -> Draft | None:
        """Return the whole of "Of the 150 kilometres planned, 97 were built", None for other openings."""
        first = self.made[0] if self.made else None
        if first is None or self.low[0] != "of" or first.quantity.first > 4:
            return None
        if "," in self.low[: first.quantity.first]:  # "Of those, 8,200"
            return None
        number = quantity.value if quantity.value is not None else quantity.low or 0.0
        return first if first.number > number else None

    def _fitting(self, draft: Draft) -> Draft | None:
        """Return the nearest figure large enough to hold a part."""
        held = [*([self.before] if self.before else []), *self.made]
        return last_of(
            held, lambda one: one.unit == draft.unit and one.quantity.mark is None and one.number > draft.number
        )

    def _opens_of_these(self, quantity: Quantity) -> bool:
        opening = (
            self.low[0] in ("of", "among") and len(self.low) > 2 and self.low[1] in ("these", "them", "those", "this")
        )
        return opening and quantity.first <= 8

    def of_these(self, quantity: Quantity) -> Draft | None:
        """Return the figure "Of these, 300 …" at the start of a sentence speaks of."""
        return self.before if self._opens_of_these(quantity) and not self.made else None

    def told_total(self, quantity: Quantity) -> bool:
        """Say whether a word such as "total" or "sum" stands right before a number without a noun."""
        return quantity.mark is None and not _TOTALS.isdisjoint(self.low[max(quantity.first - 2, 0) : quantity.first])

    def predicate(self, quantity: Quantity) -> NounPhrase | None:
        """Read "6 million are children"."""
        at = quantity.last
        if at + 1 >= len(self.low) or self.low[at] not in _COPULAS:
            return None
        found = self.nouns.after(self.low, self.sentence.tokens, at + 1)
        good = found is not None and not found.implied and found.known and not found.partitive and found.plural
        return found if found is not None and good and found.unit != "other" else None

    def subject(self, quantity: Quantity) -> NounPhrase | None:
        """Return the noun of "the number of arrivals was", "arrivals: 300", "detections rose to", left of the number.

        "Number of" and its kin come first, then the first plural noun of the clause the vocabulary can count.
        """
        if rows.is_row(self.sentence) and (found := rows.head(self.low, quantity.first, self.nouns)) is not None:
            return found
        counts, first = words().counts, None
        floor = end_of(self.made[-1]) if self.made else 0
        for at in range(max(floor, quantity.first - _REACH), quantity.first):
            word = self.low[at]
            if word in counts and at + 2 < quantity.first and self.low[at + 1] in ("of", "for"):
                found = self.nouns.after(self.low[: quantity.first], self.sentence.tokens, at + 2)
                if found is not None and not found.implied and found.partitive is None and found.unit != "other":
                    return found
            if word in (";", "—"):
                first = None
            if word == "toll":
                return NounPhrase(max(at - 1, 0), at + 1, "people", known=True, plural=True)
            first = first or self._noun_at(at)
        return first or self._label(quantity)

    def _label(self, quantity: Quantity) -> NounPhrase | None:
        """Read a label before the number: "Tents: 40", "Destroyed housing: 146", "Houses damaged 80"."""
        last = quantity.first
        colon = last > 0 and self.low[last - 1] in (":", "=")
        last -= colon
        first = last
        while (
            first > 0
            and last - first < 4
            and self.low[first - 1].isalpha()
            and self.low[first - 1] not in words().stops
        ):
            first -= 1
        if first == last or (not colon and (first > 0 or quantity.last < len(self.low) - 1)):
            return None
        if all(self._names(at) for at in range(first, last)):
            return None
        units = [unit for word in self.low[first:last] if (unit := self.nouns.unit_of(word)) is not None]
        return NounPhrase(first, last, units[0] if units else "other", known=bool(units), plural=True)

    def _names(self, at: int) -> bool:
        """Say whether a word of a label names a month, a day or a place: "26 November: 432" counts no Novembers."""
        return self.low[at] in calendar() or self.low[at] in _places()

    def _noun_at(self, at: int) -> NounPhrase | None:
        several = self.nouns.phrases.at(self.low, at)
        if several and is_plural(self.low[several[0] - 1]):
            return NounPhrase(at, several[0], several[1], known=True, plural=True)
        known = self.nouns.single.get(self.low[at])
        if self.low[at] == "lives" and at and self.low[at - 1] in _OWN:  # "have lost their lives"
            return None
        counted = known is not None and known[1] and known[0] != "other"
        return NounPhrase(at, at + 1, known[0], known=True, plural=True) if known and counted else None

    def money_before(self, quantity: Quantity) -> NounPhrase | None:
        """Return the nearest word for money to the left, with the adjective before it ("emergency aid")."""
        for at in range(quantity.first - 1, max(quantity.first - 16, -1), -1):
            found = self.nouns.money.at(self.low, at)
            if found is None or found[0] > quantity.first or self.sentence.tokens[at].text[0].isupper():
                continue
            first = at
            if (
                at
                and self.low[at - 1].isalpha()
                and self.low[at - 1] not in words().stops
                and _adjective(self.low[at - 1])
            ):
                first = at - 1
            return NounPhrase(first, found[0], None)
        return None


@cache
def calendar() -> frozenset[str]:
    """Return the names of months and days."""
    dates = vocabulary("dates")
    return frozenset([*dates["months"], *dates["weekdays"]])


@cache
def _places() -> frozenset[str]:
    from sitroom.reference import gazetteer

    return frozenset(word for name in gazetteer().by_name for word in name.split())


def _adjective(word: str) -> bool:
    return word.endswith(
        ("al", "ary", "an", "ive", "ous", "ent", "ant", "ate", "ency", "ic", "ble", "ish", "new", "ional")
    ) and not word.endswith(("ment",))
