"""Quantities together with what they count: the drafts of figures.

A noun after the number comes first. Where none stands there, `ellipsis` fills it from the sentence; a number that
counts nothing findable is dropped.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sitroom.reading import changes, repeats
from sitroom.reading import quantities_clause as clause
from sitroom.reading.drafts import Draft, end_of
from sitroom.reading.ellipsis import last_of
from sitroom.reading.governing import prevented
from sitroom.reading.grammar import listed
from sitroom.reading.heads import Heads, is_grid
from sitroom.reading.loans import Loans
from sitroom.reading.measured import Measured
from sitroom.reading.nouns import NounPhrase, Nouns, is_people
from sitroom.reading.occasions import special
from sitroom.reading.quantities import quantities
from sitroom.reading.quantity import Quantity
from sitroom.reading.rows import is_row
from sitroom.reading.spans import Document, Sentence, TimeSpan

_OF_THEM = (["of", "whom"], ["of", "which"])


def drafts(document: Document, times: Sequence[TimeSpan], nouns: Nouns) -> list[Draft]:
    """Return the drafts of a document in text order."""
    starts = [span.start for span in times]
    made: list[Draft] = []
    before: list[Draft] = []
    heads = Heads(nouns)
    for sentence in document.sentences:
        first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end)
        busy = _busy(sentence, times[first:last])
        found = quantities(sentence, busy)
        if found:
            near = before if before and sentence.index - before[-1].sentence.index <= 1 else []
            filled = Filler(sentence, nouns, near, busy, heads).fill(found)
            before = filled or before
            made += [*heads.silent, *filled]
            heads.silent.clear()
            heads.hear(filled)
        heads.pass_by(sentence, numbered=bool(found))
    return made


def _busy(sentence: Sentence, times: Sequence[TimeSpan]) -> set[int]:
    if not times:
        return set()
    starts = [token.start for token in sentence.tokens]
    return {
        index
        for span in times
        for index in range(bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1))
    }


class Filler(Measured):
    """Finds what each quantity of one sentence counts."""

    def __init__(self, sentence: Sentence, nouns: Nouns, near: list[Draft], busy: set[int], heads: Heads) -> None:
        before = last_of(near, lambda one: one.quantity.mark is None and not changes.change(one.low, one.quantity))
        super().__init__(sentence, nouns, before or (near[-1] if near else None))
        self.heads, self.loans = heads, Loans(self.gaps, busy, near)
        self.waiting: list[Quantity] = []

    def fill(self, found: list[Quantity]) -> list[Draft]:
        """Return the drafts, with the bounds of their segments."""
        self.loans.pair(found)
        for at, quantity in enumerate(found):
            following = found[at + 1] if at + 1 < len(found) else None
            draft = self._draft(quantity, following)
            if draft is None:
                bare = quantity.mark is None and quantity.style == "digits"
                listed_on = bare and self.waiting and self.gaps.links(self.waiting[-1].last, quantity.first)
                self.waiting = [*(self.waiting if listed_on else []), quantity] if bare else []
                continue
            self._forward(draft)
            self.made += [draft, *repeats.of(draft)]
        for draft in self.made:
            draft.right = len(self.low)
        for one, two in pairwise(self.made):
            one.right, two.left = two.quantity.first, end_of(one)
        return self.made

    def _forward(self, draft: Draft) -> None:
        """Give a number without a noun that of the next in its list: "Romania 4,000 and Hungary 12,000 detections"."""
        waiting, self.waiting = self.waiting, []
        if self.share is not None and self.share is not draft:
            self.share.parent, self.share = draft, None
        if (
            not waiting
            or draft.noun is None
            or draft.quantity.mark
            or not self.gaps.links(waiting[-1].last, draft.quantity.first)
        ):
            return
        opened = "(" in self.low[waiting[0].last : draft.quantity.first] and draft.unit == "people"
        counted = "people" if opened else draft.counted  # "a group of 35 (15 men and 20 women)"
        for one in waiting:
            shared = self._new(one, None, draft.unit, counted, "noun of the figure after")
            shared.kin = draft
            self.made.append(shared)

    def _draft(self, quantity: Quantity, following: Quantity | None) -> Draft | None:
        end = following.first if following else len(self.low)
        if self.made and self.heads.shares(self.sentence, quantity):
            draft = self._new(replace(quantity, mark="percent"), None, "percent", "", "a column of shares")
            draft.owner = self.made[-1]
            return draft
        above = self.heads.lender(self.sentence, quantity)
        if above is not None:
            return self._under(quantity, above)
        if self.made and quantity.mark is None and self.heads.alone(self.sentence, quantity):
            return self._lent(quantity, self.made[0], "noun of the row", parent=None)
        if quantity.mark == "money":
            return self._money(quantity, following, end)
        if quantity.mark == "km":
            return self._length(quantity, end)
        if quantity.mark == "times":
            return self._multiple(quantity)
        if following is not None and quantity.mark is None and self._of_number(quantity, following):
            return self._share_of(quantity, following)
        noun = self._noun(quantity, end)
        if following is not None and quantity.mark in ("percent", "share") and self._of_number(quantity, following):
            noun = self.nouns.after(self.low, self.sentence.tokens, following.last)
        if quantity.mark in ("percent", "share"):
            share = self._percent(quantity, noun)
            if share is not None and not share.counted and is_grid(self.sentence):
                share.owner = share.owner or last_of(self.made, lambda one: one.quantity.mark is None)
            return share
        if quantity.compound:
            return self._compound(quantity)
        lent = self.loans.money(quantity)
        if lent is not None:
            return self._sum(quantity, *lent)
        if (noun is None or noun.implied) and self.low[max(quantity.first - 2, 0) : quantity.first] in _OF_THEM:
            return (
                self._relative(quantity) if self.gaps.predicate(quantity) is None else self._elliptical(quantity, noun)
            )
        if noun is not None and noun.partitive not in (None, "noun"):
            return self._part(quantity, noun, end)
        if noun is not None and not noun.implied:
            return self._counted(quantity, noun)
        return self._elliptical(quantity, noun)

    def _under(self, quantity: Quantity, above: Draft) -> Draft:
        """Return a number that counts what the heading or the head of its column says; its row lends the place."""
        draft = self._lent(quantity, above, "noun of the head above", parent=None)
        if self.made and is_grid(self.sentence):
            draft.owner = self.made[0]
        return draft

    def _noun(self, quantity: Quantity, end: int) -> NounPhrase | None:
        """Return the noun phrase after the number if it can be counted by it: "5,000 return home" counts no return."""
        low = self.low[:end]
        found = self.nouns.after(low, self.sentence.tokens, quantity.last)
        if found is None and low[quantity.last : quantity.last + 1] == ["("] and ")" in self.low[quantity.last :][:8]:
            return self.nouns.implied(
                self.low, self.low.index(")", quantity.last) + 1
            )  # "1,473 (3 per cent) had moved"
        if found is None or found.implied or found.partitive not in (None, "noun") or found.plural:
            return found
        if quantity.value == 1 or quantity.compound or quantity.mark:
            return found
        return self.nouns.implied(low, quantity.last) if found.partitive is None else None

    def _counted(self, quantity: Quantity, noun: NounPhrase) -> Draft | None:
        if quantity.style == "words" and self._no_count(quantity, noun):
            return None
        draft = self._new(quantity, noun, self._site_unit(quantity, noun), self._text(noun), "noun after the number")
        draft.parent = self.gaps.total_before(quantity, draft)
        return draft

    def _site_unit(self, quantity: Quantity, noun: NounPhrase) -> str:
        """Tell crossings that are places ("closed eight crossings") from people crossing."""
        unit = special(self.low, quantity, noun) or noun.unit or "other"
        places = (
            unit == "detections"
            and self.low[noun.last - 1] in ("crossings", "crossing")
            and listed("counts", "opening").intersection(self.low)
        )
        if unit == "detections" and not places and prevented(self.low, quantity.first, noun.last):
            return "attempts"
        return "other" if places else unit

    def _no_count(self, quantity: Quantity, noun: NounPhrase) -> bool:
        """Reject "one thing", "one man said", "zero concessions" and what is known already: "the three countries"."""
        following = self.low[noun.last] if noun.last < len(self.low) else ""
        if quantity.value == 1 and (noun.unit == "other" or following in listed("counts", "speech") or not noun.known):
            return True
        if quantity.value == 1 and following in listed("counts", "modals"):  # "one person may have tried several times"
            return True
        if quantity.value == 0 and not noun.known:
            return True
        before = self.low[quantity.first - 1] if quantity.first else ""
        return (
            before in listed("counts", "definite")
            and (quantity.value or 99) <= 10
            and noun.unit in ("states", "other", "entities")
        )

    def _share_of(self, quantity: Quantity, following: Quantity) -> Draft | None:
        """Read "four of the eight crossings": both count crossings, the first is part of the second."""
        noun = self.nouns.after(self.low, self.sentence.tokens, following.last)
        if noun is not None and (noun.implied or (noun.partitive and following.mark != "km")):
            noun = None
        if noun is None and following.mark != "km":
            return None
        unit = "km" if following.mark == "km" or noun is None else self._site_unit(quantity, noun)
        draft = self._new(quantity, noun, unit, self._text(noun) if noun else "", "part of the number after it")
        self.share = draft
        return draft

    def _part(self, quantity: Quantity, noun: NounPhrase, end: int) -> Draft | None:
        """Read "2,000 of whom were at a camp", "60 of them children"."""
        total = self.gaps.whole_of(quantity)
        if noun.partitive == "us":
            told = self._new(quantity, None, "people", "people", "“of us”")
            told.untyped = self.low[quantity.first - 1 : quantity.first] == ["were"]  # "there were 50 of us in my bus"
            return told
        if (
            total is not None
            and total.parent is not None
            and total.low[total.quantity.last : total.quantity.last + 1] == ["of"]
        ):
            total = total.parent  # "12 of them Iraqis and 20 of them Syrians"
        if total is None:
            return self._new(quantity, None, "people", "people", "“of them”") if noun.partitive == "them" else None
        draft = self._new(
            quantity, None, total.unit, total.counted, f"“of {noun.partitive}”: part of the figure before"
        )
        draft.parent = draft.owner = total
        draft.group = total.group
        named = self.nouns.after(self.low[:end], self.sentence.tokens, noun.last)
        if named is not None and named.first < named.last and (named.group or is_people(self.low[named.last - 1])):
            draft.noun, draft.group, draft.counted = named, named.group, self._text(named)
            draft.noun_at = None if named.group else (named.first, named.last)
        return draft

    def _sum(self, quantity: Quantity, total: Draft, part: bool) -> Draft:
        """Read "350 million of it" after a sum of money, or the sum it rose from."""
        money = replace(quantity, mark="money", currency=total.quantity.currency)
        draft = self._new(money, None, total.unit, total.counted, "the currency of the sum before")
        draft.parent, draft.owner, draft.kin = (total, total, None) if part else (None, None, total)
        return draft

    def _relative(self, quantity: Quantity) -> Draft | None:
        """Read "3,500 attempts, of which over 2,500 were prevented"."""
        total = self.gaps.last("people" if self.low[quantity.first - 1] == "whom" else None)
        if total is None:
            return None
        draft = self._new(quantity, None, total.unit, total.counted, "“of which”: part of the figure before")
        draft.parent = draft.owner = total
        draft.group = total.group
        return draft

    def _elliptical(self, quantity: Quantity, implied: NounPhrase | None) -> Draft | None:
        if (
            quantity.first not in self.loans.paired
            and quantity.style == "words"
            and (self._one(quantity, implied) or self.loans.known_already(quantity))
        ):
            return None
        found = self.gaps.predicate(quantity)
        if found is not None:
            draft = self._new(quantity, found, found.unit or "other", self._text(found), "predicate noun")
            draft.parent = self.gaps.total_before(quantity, draft)
            return draft
        paired = self.loans.paired.get(quantity.first)
        if paired is not None:
            return self._lent(quantity, paired, "in the order of the figures before", parent=None)
        whole = self.gaps.opened_with(quantity)
        if whole is not None and whole.base != "people":
            return self._lent(quantity, whole, "“of the” number the sentence opens with", parent=whole)
        whole = self.loans.listed_whole(quantity) if implied is None and not is_row(self.sentence) else None
        if whole is not None:
            return self._lent(quantity, whole, "part of a list", parent=whole)
        told = self.gaps.last(None) if clause.differs(self.low, quantity) else None
        if told is not None and told.counted:
            return self._lent(quantity, told, "a difference to the figure before", parent=None)
        kin = self.gaps.kin(quantity)
        if kin is not None and not (implied is not None and kin.unit != "people" and clause.bodily(self.low, quantity)):
            draft = self._lent(quantity, kin, "noun of the figure before", parent=kin.parent)
            draft.parent = draft.parent or self.gaps.total_before(quantity, draft)
            return draft
        if implied is None and (self.loans.persons(quantity) or clause.suffered(self.low, quantity)):
            draft = self._new(quantity, None, "people", "people", "people, by the word before")
            draft.untyped = self.loans.capacity(quantity) or self.loans.inhabitants(quantity)
            return draft
        if implied is None and self._noun_follows(quantity):
            return None  # "boats carrying 34 and 41 people"
        subject = self.gaps.subject(quantity)
        lender = self.loans.lender(quantity) if implied is None else None
        if lender is not None and (subject is None or not self.loans.rises(quantity)):
            return self._lent(quantity, lender, "noun of an earlier clause", parent=None)
        if subject is not None and implied is None and self.loans.is_agent(subject, quantity):
            subject = None
        if implied is not None and (subject is None or subject.unit in ("people", "officers", "other", None)):
            return self._people(quantity, subject)
        if subject is not None:
            draft = self._new(quantity, subject, subject.unit or "other", self._text(subject), "noun before the number")
            draft.parent = self.gaps.total_before(quantity, draft)
            return draft
        again = self.loans.counted_again(quantity)
        if again is not None:
            return self._lent(quantity, again, "counted again", parent=None)
        if self.gaps.told_total(quantity):
            return self._new(quantity, None, "other", "", "a total without a noun")
        people = self.gaps.last("people") if clause.predicated(self.low, quantity) else None
        if people is not None and self.made:
            return self._lent(quantity, people, "people, by the verb", parent=None)
        owner = self.gaps.of_these(quantity)
        if owner is not None:
            draft = self._new(quantity, None, owner.unit, owner.counted, "“of these”")
            draft.parent = draft.owner = owner
            return draft
        return None

    def _one(self, quantity: Quantity, implied: NounPhrase | None) -> bool:
        """Say whether "one" is a pronoun; "at least one is missing", "two were held; one was charged" count."""
        if quantity.value != 1 or (implied is not None and quantity.qualifier != "exact"):
            return quantity.value == 1 and implied is None
        told = implied is not None and any(one.unit == "people" and one.number > 1 for one in self.made)
        return not (told and clause.taken_out(self.low, quantity))

    def _lent(self, quantity: Quantity, lender: Draft, why: str, parent: Draft | None) -> Draft:
        """Return a figure that counts what an earlier one does."""
        draft = self._new(quantity, None, lender.base, lender.counted, why)
        draft.kin, draft.group, draft.parent = lender, lender.group, parent
        return draft

    def _people(self, quantity: Quantity, subject: NounPhrase | None) -> Draft:
        """Read "12 were killed": people, or the people the sentence began with."""
        own = subject if subject is not None and subject.unit == "people" else None
        draft = self._new(quantity, own, "people", self._text(own) if own else "people", "a verb said of people")
        draft.parent = self.gaps.total_before(quantity, draft)
        return draft
