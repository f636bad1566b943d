"""Quantities that carry their unit with them: shares, lengths, sums of money, multiples, compounds.

`Measured` also holds what every filler of a sentence needs: its tokens, the drafts made so far, what they leave out.
"""

from sitroom.reading.drafts import Draft
from sitroom.reading.ellipsis import Gaps, last_of
from sitroom.reading.grammar import listed
from sitroom.reading.nouns import NounPhrase, Nouns, words
from sitroom.reading.quantity import Quantity
from sitroom.reading.spans import Sentence

_MONEY_LINKS = frozenset(["in", "of", "for", "worth", "as"])
_PERSONS = {"strong": "people", "person": "people", "member": "people", "man": "people", "people": "people"}
_RATIO = frozenset(["in", "out"])  # "one in three families"
_EXTENTS = frozenset(["long", "wide", "high", "deep", "tall", "thick"])
_COPULAS = frozenset(["is", "are", "was", "were", "be"])
_COMPOUNDS = dict.fromkeys(["km", "kilometre", "kilometer", "kilometres", "kilometers"], "km") | {"bed": "items"}
_LONGEST_ASIDE = 7  # tokens


class Measured:
    """Makes drafts of the quantities of one sentence that tell their own unit."""

    def __init__(self, sentence: Sentence, nouns: Nouns, before: Draft | None) -> None:
        self.sentence, self.nouns = sentence, nouns
        self.low = [token.lower for token in sentence.tokens]
        self.made: list[Draft] = []
        self.gaps = Gaps(sentence, self.low, nouns, self.made, before)
        self.share: Draft | None = None

    def _percent(self, quantity: Quantity, noun: NounPhrase | None) -> Draft | None:
        """Read "30 per cent of arrivals", "a third of them", "arrivals rose by 17 per cent"."""
        if noun is not None and noun.partitive not in (None, "noun"):
            counted = [one for one in self.made[-1:] if one.quantity.mark is None and one.counted]
            total = counted[0] if counted else self.gaps.last("people")
            draft = self._new(quantity, None, "percent", total.counted if total else "", "share of a total")
            draft.owner = total
            return draft
        whole = self.low[quantity.last : quantity.last + 1] == ["of"] or (
            quantity.mark == "share"
            and self.low[quantity.last : quantity.last + 1] in (["the"], ["its"], ["their"], ["all"])
        )
        whole = whole or (quantity.mark == "share" and not _RATIO.isdisjoint(self.low[quantity.core : quantity.last]))
        if quantity.mark == "share" and (noun is None or noun.implied) and not self._bare_share(quantity):
            return None
        if noun is None or noun.implied or (noun.partitive is None and not whole):
            noun = self.gaps.subject(quantity)
        draft = self._new(quantity, noun, "percent", self._text(noun) if noun else "", "a percentage")
        draft.base = noun.unit or "other" if noun else "other"
        return draft

    def _bare_share(self, quantity: Quantity) -> bool:
        """Read a share without "of": "two thirds are men", "one in five households", "fell by a fifth"."""
        follows = self.low[quantity.last] if quantity.last < len(self.low) else "."
        before = self.low[quantity.first - 1] if quantity.first else ""
        return (
            before == "by" or "in" in self.low[quantity.core : quantity.last] or follows in listed("counts", "shared")
        )

    def _compound(self, quantity: Quantity) -> Draft | None:
        """Read "a 180-km fence", "a 508-km (316-mile) fence", "a 300-strong group of migrants"."""
        noun = self.nouns.after(self.low, self.sentence.tokens, self._past_aside(quantity.last))
        if noun is None or noun.implied:
            return None
        unit = _PERSONS.get(quantity.compound or "") or _COMPOUNDS.get(quantity.compound or "", "other")
        return self._new(quantity, noun, unit, self._text(noun), f"compound “{quantity.compound}”")

    def _noun_follows(self, quantity: Quantity) -> bool:
        """Say whether a number is joined to the next, which has the noun of both."""
        low, at = self.low, quantity.last
        if quantity.style != "digits" or low[at : at + 1] not in (["and"], ["or"], [","]) or quantity.first == 0:
            return False
        if (
            not low[at + 1 : at + 2]
            or not low[at + 1][0].isdigit()
            or not low[quantity.first - 1].endswith(("ing", "ed", "es"))
        ):
            return False
        found = self.nouns.after(low, self.sentence.tokens, at + 2)
        return found is not None and not found.implied and found.unit in ("people", "officers")

    def _past_aside(self, at: int) -> int:
        """Return where a short aside in brackets that begins at a token ends, the token itself where none does."""
        if self.low[at : at + 1] != ["("] or ")" not in self.low[at : at + _LONGEST_ASIDE]:
            return at
        return self.low.index(")", at) + 1

    def _multiple(self, quantity: Quantity) -> Draft | None:
        """Read "arrivals doubled", "a threefold increase": of a noun before it, or of the figure before."""
        subject = self.gaps.subject(quantity)
        if subject is None and not self.made:
            return None
        draft = self._new(quantity, subject, "other", self._text(subject) if subject else "", "a multiple")
        draft.owner = None if subject else self.made[-1]
        draft.base = subject.unit or "other" if subject else "other"
        return draft

    def _length(self, quantity: Quantity, end: int) -> Draft:
        """Read "94 kilometres of the fence", "a fence of 508 km", "5 km from the border"."""
        follows = self.low[quantity.last] if quantity.last < end else ""
        found = None if follows in _EXTENTS else self.nouns.after(self.low[:end], self.sentence.tokens, quantity.last)
        noun = found if found is not None and not found.implied and found.last > found.first else None
        if noun is None and follows in _EXTENTS:
            noun = self._extended(quantity)
        return self._new(quantity, noun, "km", self._text(noun) if noun else "", "a length")

    def _extended(self, quantity: Quantity) -> NounPhrase | None:
        """Return what is long or wide: "the fence is 180 km long"."""
        for at in range(quantity.first - 1, max(quantity.first - 8, 0), -1):
            if self.low[at] in _COPULAS and self.low[at - 1].isalpha():
                return NounPhrase(at - 1, at, "other", known=True)
        return None

    def _money(self, quantity: Quantity, following: Quantity | None, end: int) -> Draft:
        noun = self._money_noun(quantity, end)
        draft = self._new(
            quantity, noun, quantity.currency or "other", self._text(noun) if noun else "", "a sum of money"
        )
        before = self.low[max(quantity.first - 2, 0) : quantity.first]
        if following is not None and following.currency == quantity.currency and self._of_number(quantity, following):
            self.share = draft
        if "which" in before or "including" in before:
            draft.parent = last_of(self.made, lambda one: one.unit == draft.unit)
        return draft

    def _money_noun(self, quantity: Quantity, end: int) -> NounPhrase | None:
        """Return what the money is: "€700 000 in humanitarian funding", "additional funds of around €1 million"."""
        at = quantity.last
        for first in range(at, min(at + 2, end)):  # "€30 million projects", "a $9 million aid package"
            found = self.nouns.money.at(self.low[:end], first)
            if first > at and self.low[at] in words().stops:
                break
            if found is not None and self.low[first].isalpha():
                return NounPhrase(at, found[0], None)
        if at + 1 < end and self.low[at] in _MONEY_LINKS:
            start = at + 2 if self.low[at + 1] == "of" else at + 1
            noun = self.nouns.after(self.low[:end], self.sentence.tokens, start)
            if noun is not None and not noun.implied and noun.partitive in (None, "noun") and noun.first < noun.last:
                return noun
        return self.gaps.money_before(quantity)

    def _of_number(self, quantity: Quantity, following: Quantity) -> bool:
        between = self.low[quantity.last : following.first]
        return (
            0 < len(between) <= 4
            and between[0] == "of"
            and (
                between[-1] in ("the", "its", "these", "those", "of", "their")
                or between[-1] in listed("counts", "promised")
            )
        )

    def _new(self, quantity: Quantity, noun: NounPhrase | None, unit: str, counted: str, why: str) -> Draft:
        draft = Draft(self.sentence, self.low, quantity, noun, counted, unit, noun.group if noun else None)
        draft.why.append(why)
        draft.noun_at = (noun.first, noun.last) if noun and noun.last > noun.first else None
        draft.base = unit
        return draft

    def _text(self, noun: NounPhrase) -> str:
        if noun.last <= noun.first:
            return ""
        tokens = self.sentence.tokens
        start, end = tokens[noun.first].start, tokens[noun.last - 1].end
        return " ".join(self.sentence.text[start - self.sentence.start : end - self.sentence.start].split())
