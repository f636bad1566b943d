"""Quantities together with what they count, ellipses filled from the sentence: the drafts of figures.

"4 222 in Lithuania, 3 062 in Poland" takes its noun from the figure before, "the number of arrivals was 7 698" from
"number of", "2,000 of whom" from the total it is a part of. A number that counts nothing findable is dropped.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from sitroom.reading.nouns import NounPhrase, Nouns, words
from sitroom.reading.quantities import Quantity, quantities
from sitroom.reading.spans import Document, Sentence, TimeSpan

_LINKS = frozenset(
    ["in", "at", "on", "to", "from", "for", "by", "the", "with", "and", "or", ",", ";", "of", "other", "others", "another", "–", "—", "-", "(", ")", ":", "a", "versus", "plus", "as", "well", "further", "against", "than", "'s", "into", "near"]
)  # fmt: skip
_INCLUDING = frozenset(["including", "included", "includes", "among", "whom", "which", "them", "these", "those"])
_COPULAS = frozenset(["are", "were", "is", "was", "being"])
_SPEECH = frozenset(["said", "says", "told", "added", "who", "asked", "recalled", "described"])


@dataclass(slots=True)
class Draft:
    """A figure in the making: its quantity and noun phrase, and what later steps find about it.

    ``parent`` is the total it is said to be a part of, ``kin`` the figure whose noun it shares. ``left`` and
    ``right`` bound the tokens nearer to it than to its neighbours. ``why`` collects decisions for `explain`.
    """

    sentence: Sentence
    low: list[str]
    quantity: Quantity
    noun: NounPhrase | None
    counted: str
    unit: str
    group: str | None
    left: int = 0
    right: int = 0
    parent: "Draft | None" = None
    kin: "Draft | None" = None
    owner: "Draft | None" = None
    noun_at: tuple[int, int] | None = None
    indicator: str | None = None
    changes: Literal["up", "down"] | None = None
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
    def number(self) -> float:
        """Return its value, or the lower bound of a vague one."""
        found = self.quantity.value if self.quantity.value is not None else self.quantity.low
        return found or 0.0


def drafts(document: Document, times: Sequence[TimeSpan], nouns: Nouns) -> list[Draft]:
    """Return the drafts of a document in text order."""
    starts = [span.start for span in times]
    made: list[Draft] = []
    for sentence in document.sentences:
        first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end)
        found = quantities(sentence, _busy(sentence, times[first:last]))
        if found:
            made += _Filler(sentence, nouns, made[-1] if made else None).fill(found)
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


class _Filler:
    """Finds what each quantity of one sentence counts."""

    def __init__(self, sentence: Sentence, nouns: Nouns, before: Draft | None) -> None:
        self.sentence, self.nouns = sentence, nouns
        self.low = [token.lower for token in sentence.tokens]
        near = before is not None and sentence.index - before.sentence.index <= 1
        self.before = before if near else None
        self.made: list[Draft] = []

    def fill(self, found: list[Quantity]) -> list[Draft]:
        """Return the drafts, with the bounds of their segments."""
        for at, quantity in enumerate(found):
            end = found[at + 1].first if at + 1 < len(found) else len(self.low)
            draft = self._draft(quantity, end)
            if draft is not None:
                self.made.append(draft)
        for draft in self.made:
            draft.right = len(self.low)
        for one, two in pairwise(self.made):
            one.right, two.left = two.quantity.first, _end_of(one)
        return self.made

    def _draft(self, quantity: Quantity, end: int) -> Draft | None:
        if quantity.mark == "money":
            return self._money(quantity, end)
        noun = self._noun(quantity, end)
        if quantity.mark == "times":
            return self._new(quantity, None, "other", self._subject(quantity), "a multiple")
        if quantity.mark in ("percent", "share"):
            return self._percent(quantity, noun)
        if quantity.compound:
            return self._compound(quantity)
        if noun is not None and noun.partitive not in (None, "noun"):
            return self._part(quantity, noun)
        if noun is not None and not noun.implied:
            return self._counted(quantity, noun)
        return self._elliptical(quantity, noun)

    def _noun(self, quantity: Quantity, end: int) -> NounPhrase | None:
        found = self.nouns.after(self.low[:end], self.sentence.tokens, quantity.last)
        if found is None or found.implied or found.partitive not in (None, "noun"):
            return found
        head = self.low[found.last - 1]
        known = self.nouns.single.get(head)
        many = quantity.value != 1
        if many and not (_plural(head) or (known and known[1])):
            return self.nouns.implied(self.low[:end], quantity.last) if found.partitive is None else None
        return found

    def _counted(self, quantity: Quantity, noun: NounPhrase) -> Draft | None:
        following = self.low[noun.last] if noun.last < len(self.low) else ""
        spoken = quantity.style == "words"
        if spoken and quantity.value == 1 and (noun.unit == "other" or following in _SPEECH or not noun.known):
            return None
        draft = self._new(quantity, noun, noun.unit or "other", self._text(noun), "noun after the number")
        draft.parent = self._total_before(quantity, draft)
        return draft

    def _total_before(self, quantity: Quantity, draft: Draft) -> Draft | None:
        """Return the total of "500 people, including 85 children" or "of whom 6 million are children"."""
        at = quantity.first - 1
        while (
            at >= 0
            and at > quantity.first - 4
            and self.low[at] in (",", ":", "some", "are", "were", "them", "those", "these")
        ):
            at -= 1
        word = self.low[at] if at >= 0 else ""
        if word not in _INCLUDING:
            joined = word == "and" and self.made and self.made[-1].parent is not None
            return (
                self.made[-1].parent if joined and self._linked(quantity) and self.made[-1].unit == draft.unit else None
            )
        return self._last(draft.unit)

    def _part(self, quantity: Quantity, noun: NounPhrase) -> Draft | None:
        """Read "2,000 of whom were at a camp"."""
        total = self._last("people") or self._last(None)
        if total is None or quantity.mark:
            return None
        draft = self._new(quantity, None, total.unit, total.counted, f"“of {noun.partitive}”: part of {total.counted}")
        draft.parent, draft.group, draft.noun_at = total, total.group, None
        draft.owner = total
        return draft

    def _last(self, unit: str | None) -> Draft | None:
        """Return the nearest earlier draft of a unit, in this sentence or the one before."""
        candidates = [*reversed(self.made), *([self.before] if self.before else [])]
        return next((d for d in candidates if (unit is None or d.unit == unit) and d.quantity.mark is None), None)

    def _elliptical(self, quantity: Quantity, implied: NounPhrase | None) -> Draft | None:
        if quantity.style == "words" and quantity.value == 1:
            return None
        predicate = self._predicate(quantity)
        if predicate is not None:
            draft = self._new(quantity, predicate, predicate.unit or "other", self._text(predicate), "predicate noun")
            draft.parent = self._total_before(quantity, draft)
            return draft
        kin = self.made[-1] if self.made and self._linked(quantity) and self.made[-1].quantity.mark is None else None
        if kin is not None:
            draft = self._new(quantity, None, kin.unit, kin.counted, "noun of the figure before")
            draft.kin, draft.group, draft.parent = kin, kin.group, kin.parent
            return draft
        subject = self._subject_noun(quantity)
        if implied is not None and (subject is None or subject.unit in ("people", "other", None)):
            text = self._text(subject) if subject is not None and subject.unit == "people" else "people"
            draft = self._new(quantity, subject if text != "people" else None, "people", text, "a verb said of people")
            draft.parent = self._total_before(quantity, draft)
            return draft
        if subject is None:
            return self._of_these(quantity)
        return self._new(quantity, subject, subject.unit or "other", self._text(subject), "noun before the number")

    def _of_these(self, quantity: Quantity) -> Draft | None:
        if self.low[0] == "of" and self.before is not None and quantity.mark is None and not self.made:
            draft = self._new(quantity, None, self.before.unit, self.before.counted, "“of these”")
            draft.parent = draft.owner = self.before
            return draft
        return None

    def _predicate(self, quantity: Quantity) -> NounPhrase | None:
        """Read "6 million are children"."""
        at = quantity.last
        if at + 1 >= len(self.low) or self.low[at] not in _COPULAS:
            return None
        found = self.nouns.after(self.low, self.sentence.tokens, at + 1)
        if found is None or found.implied or not found.known or found.partitive:
            return None
        return found if _plural(self.low[found.last - 1]) and found.unit != "other" else None

    def _linked(self, quantity: Quantity) -> bool:
        """Say whether only links and names stand between this number and the figure before: a list."""
        if not self.made:
            return False
        first = _end_of(self.made[-1])
        tokens = self.sentence.tokens[first : quantity.first]
        return len(tokens) <= 10 and all(t.lower in _LINKS or t.text[0].isupper() or t.lower.isdigit() for t in tokens)

    def _subject_noun(self, quantity: Quantity) -> NounPhrase | None:
        """Return the noun of "the number of arrivals was", "arrivals: 300", "detections rose to", left of the number."""
        floor = _end_of(self.made[-1]) if self.made else 0
        counts, single = words().counts, self.nouns.single
        first: NounPhrase | None = None
        at = floor
        while at < quantity.first:
            word = self.low[at]
            if word in counts and at + 2 < quantity.first and self.low[at + 1] in ("of", "for"):
                found = self.nouns.after(self.low[: quantity.first], self.sentence.tokens, at + 2)
                if found is not None and not found.implied and found.partitive is None and found.unit != "other":
                    return found
            known = single.get(word)
            several = self.nouns.phrases.at(self.low, at)
            if first is None and (
                (several and _plural(self.low[several[0] - 1])) or (known and known[1] and known[0] != "other")
            ):
                end = several[0] if several else at + 1
                first = NounPhrase(at, end, several[1] if several else known[0] if known else None, known=True)
            if word in (";", "—"):
                first = None
            at += 1
        return first

    def _subject(self, quantity: Quantity) -> str:
        found = self._subject_noun(quantity)
        return self._text(found) if found else ""

    def _percent(self, quantity: Quantity, noun: NounPhrase | None) -> Draft | None:
        if noun is not None and noun.partitive not in (None, "noun"):
            total = self._last("people")
            draft = self._new(quantity, None, "percent", total.counted if total else "", "share of a total")
            draft.owner = total
            return draft
        if quantity.mark == "share" and (noun is None or not noun.known):
            return None
        if noun is None or noun.implied or noun.partitive is None:
            noun = self._subject_noun(quantity)
        return self._new(quantity, noun, "percent", self._text(noun) if noun else "", "a percentage")

    def _compound(self, quantity: Quantity) -> Draft | None:
        noun = self.nouns.after(self.low, self.sentence.tokens, quantity.last)
        text = self._text(noun) if noun and not noun.implied else ""
        unit = {"strong": "people", "person": "people", "member": "people", "man": "people", "people": "people"}.get(
            quantity.compound or ""
        )
        if unit is None:
            unit = (
                "km" if quantity.compound in ("km", "kilometre", "kilometer", "kilometres", "kilometers") else "other"
            )
        return (
            self._new(quantity, noun if text else None, unit, text, f"compound “{quantity.compound}”") if text else None
        )

    def _money(self, quantity: Quantity, end: int) -> Draft:
        at = quantity.last
        noun = None
        if at + 1 < end and self.low[at] in ("in", "of", "for", "worth", "per", "a", "each"):
            start = at + 2 if self.low[at + 1] == "of" else at + 1
            noun = self.nouns.after(self.low[:end], self.sentence.tokens, start)
        if noun is None or noun.implied or noun.partitive not in (None, "noun") or noun.first == noun.last:
            noun = self._money_before(quantity)
        return self._new(
            quantity, noun, quantity.currency or "other", self._text(noun) if noun else "", "a sum of money"
        )

    def _money_before(self, quantity: Quantity) -> NounPhrase | None:
        """Return the noun of "additional funds of around €1 million", "emergency aid … of €36.7 million"."""
        if quantity.first < 2 or self.low[quantity.first - 1] not in ("of", "worth", "for", ":"):
            return None
        last = quantity.first - 1
        first = last
        while first > max(0, last - 4) and self.low[first - 1].isalpha() and self.low[first - 1] not in words().stops:
            first -= 1
        return NounPhrase(first, last, None) if first < last else None

    def _new(self, quantity: Quantity, noun: NounPhrase | None, unit: str, counted: str, why: str) -> Draft:
        group = noun.group if noun else None
        place = (noun.first, noun.last) if noun else None
        draft = Draft(self.sentence, self.low, quantity, noun, counted, unit, group, why=[why])
        draft.noun_at = place
        return draft

    def _text(self, noun: NounPhrase) -> str:
        tokens = self.sentence.tokens
        start, end = tokens[noun.first].start, tokens[noun.last - 1].end
        return " ".join(self.sentence.text[start - self.sentence.start : end - self.sentence.start].split())


def _end_of(draft: Draft) -> int:
    noun = draft.noun
    return max(draft.quantity.last, noun.last) if noun and noun.first >= draft.quantity.last else draft.quantity.last


def _plural(word: str) -> bool:
    known = words().units.get(word)
    return known[1] if known else (word.endswith("s") and not word.endswith("ss")) or word in _peoples()


def _peoples() -> frozenset[str]:
    from sitroom.reference import gazetteer

    return frozenset(gazetteer().people)
