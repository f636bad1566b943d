"""Numbers that borrow from an earlier clause or sentence: "in 2019 there were 20", "Minsk has confirmed three".

A bare number borrows the noun of the figure before it where a pro-form ("there were", "it had been", "followed
with"), a base ("the record of", "the 850 of April") or a date stands before it and its clause ends after it.
"""

from collections.abc import Sequence

from sitroom.reading.drafts import Draft, end_of
from sitroom.reading.ellipsis import Gaps, last_of
from sitroom.reading.grammar import listed
from sitroom.reading.nouns import NounPhrase, is_plural, participle, words
from sitroom.reading.quantity import Quantity

_AGENTS = frozenset(["officers", "states", "entities", "people"])
_FEW = 10
_YEARS = (1900, 2100)
_PLACES = frozenset(["entities", "states", "other"])
_DASHES = frozenset(["-", "–", "—", ":"])
_RAISING = frozenset(
    [
        "takes",
        "took",
        "taking",
        "brings",
        "brought",
        "bringing",
        "raises",
        "raised",
        "raising",
        "pushes",
        "pushed",
        "pushing",
    ]
)
_BANDS = frozenset(["team", "teams", "strength", "contingent", "force", "presence", "fleet", "staff", "toll"])
_LONGEST_TOTAL = 10  # tokens from "takes the total" to its number
_SETTLED = frozenset(
    ["city", "town", "village", "country", "nation", "island", "municipality", "township", "population"]
)
_BODIES = frozenset(["group", "groups", "crowd", "crowds", "column", "columns"])
_PUT = frozenset(["put", "puts", "putting", "estimate", "estimates", "estimated"])


class Loans:
    """What the bare numbers of one sentence may borrow; `busy` are the tokens of its dates."""

    def __init__(self, gaps: Gaps, busy: set[int], near: Sequence[Draft] = ()) -> None:
        self.gaps, self.low, self.busy, self.near = gaps, gaps.low, busy, near
        self.paired: dict[int, Draft] = {}

    def pair(self, found: Sequence[Quantity]) -> None:
        """Pair the numbers of "the figures were 4,100 and 180 respectively" with the figures of the sentence before."""
        told = "respectively" in self.low or any(self.low[at : at + 2] == ["figures", "were"] for at in range(9))
        bare = [quantity for quantity in found if quantity.mark is None and self._closed(quantity)]
        lenders = [one for one in self.near if one.quantity.mark is None and one.parent is None and not one.silent]
        if told and 1 < len(bare) == len(found) == len(lenders):
            self.paired = {quantity.first: one for quantity, one in zip(bare, lenders, strict=True)}

    def _at(self, at: int) -> str:
        return self.low[at] if 0 <= at < len(self.low) else "."

    def known_already(self, quantity: Quantity) -> bool:
        """Say whether a small number points back: "these two", "all three"."""
        if "each" in self.low[max(quantity.first - 4, 0) : quantity.first]:  # "on each of the other two"
            return True
        pointed = self._at(quantity.first - 1) in listed("counts", "definite")
        return pointed and (quantity.value or _FEW) <= _FEW and not self._based(quantity)

    def lender(self, quantity: Quantity) -> Draft | None:
        """Return the figure whose noun a bare number borrows, None where nothing allows it."""
        if quantity.mark is not None or not self._closed(quantity):
            return None
        if self._proform(quantity) or self._based(quantity) or self._more(quantity) or self._totalled(quantity):
            return self._nearest()
        if not self.gaps.made:
            return None
        ways = (self._bracketed, self._other_actor, self._from_to, self._confirmed, self._intended)
        return self._nearest() if any(way(quantity) for way in ways) else None

    def _nearest(self) -> Draft | None:
        held = [*([self.gaps.before] if self.gaps.before else []), *self.gaps.made]
        found = last_of(held, lambda one: one.quantity.mark is None and one.unit != "percent" and one.counted != "")
        if found is None or found.unit not in _PLACES:
            return found
        people = last_of(held, lambda one: one.unit == "people" and one.number > _FEW * found.number)
        return people or found  # "6,300 housed in seven centres; that is almost 3,000 without"

    def _bracketed(self, quantity: Quantity) -> bool:
        """Read "followed by Sindh (289) and Punjab (60)": a number alone in brackets behind a name or a time."""
        year = quantity.value is not None and _YEARS[0] <= quantity.value <= _YEARS[1]
        alone = self._at(quantity.first - 1) == "(" and self._at(quantity.last) == ")"
        at = quantity.first - 2
        return alone and not year and at > 0 and (self._named(at) or at in self.busy)

    def _totalled(self, quantity: Quantity) -> bool:
        """Read "it takes the provisional total for 2024 to 12,313"."""
        if self._at(quantity.first - 1) != "to":
            return False
        stretch = self.low[max(quantity.first - _LONGEST_TOTAL, 0) : quantity.first]
        if _RAISING.isdisjoint(stretch):
            return False
        lender = None if _BANDS.isdisjoint(stretch) else self._nearest()
        return not words().counts.isdisjoint(stretch) or (lender is not None and lender.unit != "people")

    def _closed(self, quantity: Quantity) -> bool:
        """Say whether the clause ends after a number, or goes on with a date, a preposition or "more"."""
        follows = self._at(quantity.last)
        return quantity.last in self.busy or follows == "respectively" or follows in listed("loans", "closing")

    def _proform(self, quantity: Quantity) -> bool:
        """Read "there were", "it had been", "followed with", and a date at the head of its clause: "in 2023 48,721"."""
        at = quantity.first - 1
        while at > 0 and at > quantity.first - 3 and self.low[at] in listed("loans", "adverbs"):
            at -= 1
        if at in self.busy or (self._at(at) in _DASHES and at - 1 in self.busy):
            return bool(self.gaps.made)
        if self._at(at) not in listed("loans", "verbs"):
            return self._at(at) == "with" and self._at(at - 1) in listed("loans", "following")
        first = at
        while first > 0 and first > at - 4 and (self.low[first - 1] in listed("loans", "auxiliaries")):
            first -= 1
        subject = self._at(first - 1)
        if subject in ("there", "it", "that", "this"):
            return True
        return self._at(at) in ("had", "has", "have") and bool(self.gaps.made) and self._named(first - 1)

    def _named(self, at: int) -> bool:
        return at >= 0 and self.gaps.sentence.tokens[at].text[0].isupper()

    def _based(self, quantity: Quantity) -> bool:
        """Read "the record of 128,000", "three times the 11,100 of", "topping the 850 of April", "against 3,900 in"."""
        before, two = self._at(quantity.first - 1), self._at(quantity.first - 2)
        if before in ("of", "was", "is", "at") and two in listed("loans", "bases"):
            return True
        if (
            before in ("the", "last")
            and quantity.style == "digits"
            and self._at(quantity.last) in listed("loans", "dated")
        ):
            return True
        stretch = self.low[max(quantity.first - 3, 0) : quantity.first]
        return before in ("from", "against", "with", "to", "than") and not listed("loans", "comparing").isdisjoint(
            stretch
        )

    def _more(self, quantity: Quantity) -> bool:
        """Read "hand out 90 more", "two more the day before", "raise their number by 40"."""
        if self._at(quantity.last) == "more":
            return True
        before = self.low[max(quantity.first - 4, 0) : quantity.first]
        return before[-1:] == ["by"] and not words().counts.isdisjoint(before)

    def _other_actor(self, quantity: Quantity) -> bool:
        """Read "stopped 64 migrants on Friday and their Romanian colleagues 21"."""
        if not is_plural(self._at(quantity.first - 1)) and not self._named(quantity.first - 1):
            return False
        first = end_of(self.gaps.made[-1])
        breaks = [at for at in range(first, quantity.first) if self.low[at] in listed("ellipsis", "breaks")]
        stretch = self.low[breaks[-1] + 1 : quantity.first] if breaks else []
        return 0 < len(stretch) <= 5 and not any(participle(word) or word in words().auxiliaries for word in stretch)

    def _from_to(self, quantity: Quantity) -> bool:
        """Read "fell from about 700 a day in August to fewer than 150"."""
        last = self.gaps.made[-1]
        return self._at(quantity.first - 1) == "to" and self._at(last.quantity.first - 1) == "from"

    def _confirmed(self, quantity: Quantity) -> bool:
        """Read "9 have died; Minsk has confirmed three"."""
        at = quantity.first - 1
        if self._at(at) not in listed("loans", "telling"):
            return False
        return any(near in self.busy or self._named(near) for near in range(max(at - 3, 0), at))

    def _intended(self, quantity: Quantity) -> bool:
        """Read "has 18 vessels and plans to add six"."""
        return self._at(quantity.first - 2) == "to" and self._at(quantity.first - 1).isalpha()

    def counted_again(self, quantity: Quantity) -> Draft | None:
        """Return what "the figure for April was 64" or "puts the number higher, at 64" counts."""
        at = quantity.first - 1
        stretch = self.low[max(at - 6, 0) : max(at, 0)]
        put = self._at(at) == "at" and not _PUT.isdisjoint(stretch)
        told = put or self._at(at) in ("was", "is", "stood", "were") or self._at(at - 1) == "stood"
        again = not words().counts.isdisjoint(stretch) or (put and "it" in stretch)
        return self._nearest() if told and again and quantity.mark is None and self._closed(quantity) else None

    def rises(self, quantity: Quantity) -> bool:
        """Say whether a noun of the same clause rather than an earlier figure is meant: "arrivals rose to 300"."""
        return not self.gaps.made and not self._proform(quantity) and not self._based(quantity)

    def is_agent(self, subject: NounPhrase, quantity: Quantity) -> bool:
        """Say whether the noun before does rather than is counted: "the police found four"."""
        before = self._at(quantity.first - 1)
        active = participle(before) or before in listed("loans", "verbs")
        return (
            subject.unit in _AGENTS
            and active
            and before not in listed("loans", "levels")
            and subject.last < quantity.first - 0
            and not words().counts & set(self.low[: quantity.first])
        )

    def persons(self, quantity: Quantity) -> bool:
        """Say whether a bare number after its verb is people: "admitted 12 with frostbite", "we were 40"."""
        at = quantity.first - 1
        before, two = self._at(at), self._at(at - 1)
        if quantity.mark is None and before == "of" and two in _BODIES:  # "a group of more than 300 that tried"
            return True
        if quantity.mark is None and self.inhabitants(quantity):
            return True
        if quantity.mark is not None or not self._closed(quantity):
            return False
        if self.capacity(quantity):
            return True
        if before in ("were", "are") and two == "we":
            return True
        if before in ("in", "up", "away", "back", "home") and two in listed("loans", "taking"):
            return True
        if before == "to" and two in listed("indicators", "given"):
            return True
        return before in listed("loans", "persons")

    def inhabitants(self, quantity: Quantity) -> bool:
        """Say whether a number is how many live in a place: "a city of 28,000", "a country of 2.8 million"."""
        return self._at(quantity.first - 1) == "of" and self._at(quantity.first - 2) in _SETTLED

    def capacity(self, quantity: Quantity) -> bool:
        """Say whether a number is what a place can hold, not what it holds: "room for 300"."""
        before, two = self._at(quantity.first - 1), self._at(quantity.first - 2)
        return before in ("for", "of") and two in listed("loans", "capacity")

    def listed_whole(self, quantity: Quantity) -> Draft | None:
        """Return the whole of a part after a colon or "including": "95 attempts to enter: 52 at X"."""
        if quantity.mark is not None or not self._closed(quantity):
            return None
        before = self._at(quantity.first - 1)
        if before == ":" and self.gaps.made:
            return self._larger(self.gaps.made, quantity)
        among_them = before == "them" and self._at(quantity.first - 2) == "among"
        if before in ("including", "includes", "included", "among", "these") or among_them:
            held = [*([self.gaps.before] if self.gaps.before else []), *self.gaps.made]
            return self._larger(held, quantity)
        return None

    @staticmethod
    def _larger(held: Sequence[Draft], quantity: Quantity) -> Draft | None:
        number = quantity.value if quantity.value is not None else quantity.low or 0.0
        return last_of(held, lambda one: one.quantity.mark is None and one.parent is None and one.number > number)

    def money(self, quantity: Quantity) -> tuple[Draft, bool] | None:
        """Return the sum a bare number speaks of, and whether it is a part: "350 million of it", "up from 4,500"."""
        held = [*([self.gaps.before] if self.gaps.before else []), *self.gaps.made]
        if quantity.mark is not None or not held or held[-1].quantity.mark != "money":
            return None
        of_it = self._at(quantity.last) == "of" and self._at(quantity.last + 1) in ("it", "this", "that")
        of_which = self.low[max(quantity.first - 2, 0) : quantity.first] == ["of", "which"]
        if of_it or of_which:
            number = quantity.value or 0.0
            total = last_of(held, lambda one: one.quantity.mark == "money" and one.number > number)
            return (total, True) if total is not None else None
        return (held[-1], False) if self.gaps.made and self._closed(quantity) and self._based(quantity) else None
