"""What stands above a number says what it counts: a heading over "Romania: 88,000", the head row of a small table.

A heading or a head cell becomes a silent draft: no figure of its own, it lends noun, indicator and period to the
numbers below it.
"""

from bisect import bisect_right
from collections.abc import Sequence

from sitroom.model import PassageKind
from sitroom.reading.drafts import Draft
from sitroom.reading.ellipsis import calendar as _calendar
from sitroom.reading.grammar import listed
from sitroom.reading.nouns import NounPhrase, Nouns, is_plural
from sitroom.reading.quantity import Quantity
from sitroom.reading.spans import Sentence

_MARKS = frozenset(["|", "\t"])
_LABELLED = frozenset([":", "–", "—", "-", "="])
_SHARES = frozenset(["%", "percent", "percentage", "share"])
_ENDS = frozenset(".!?”\"'")
_LONGEST_HEAD = 16  # tokens
_LONGEST_LABEL = 6
_WHOLE = frozenset(["total", "number", "all", "year", "month", "to"])
_FARTHEST = 4  # sentences a heading may stand above the first of its numbers, or one of them above the next


def is_grid(sentence: Sentence) -> bool:
    """Say whether a sentence is a line of cells: "Italy | 105,129 | 1,377"."""
    text = sentence.text
    return "|" in text or "\t" in text or ("   " in text and any(token.lower == "\t" for token in sentence.tokens))


class Heads:
    """The heading and the head row above the sentence being read; `silent` collects the drafts made of them."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self.heading: Sentence | None = None
        self.row: Sentence | None = None
        self.near = 0
        self.told: Draft | None = None
        self.silent: list[Draft] = []
        self._cut: dict[int, list[tuple[int, int]]] = {}
        self._made: dict[tuple[int, int], Draft | None] = {}

    def pass_by(self, sentence: Sentence, *, numbered: bool) -> None:
        """Take note of a sentence: a heading, a head row, or the end of a table."""
        if is_grid(sentence):
            if not numbered and any(token.text[0].isalnum() for token in sentence.tokens):
                self.row = sentence
            return
        self.row = None
        if numbered or len(sentence.tokens) > _LONGEST_HEAD:
            return
        kind, end = sentence.passage.kind, sentence.text[-1]
        plain = kind is PassageKind.PARAGRAPH and end not in _ENDS
        if kind is PassageKind.HEADING or plain or end == ":":
            self.heading, self.near = sentence, sentence.index

    def lender(self, sentence: Sentence, quantity: Quantity) -> Draft | None:
        """Return the silent draft a bare number takes its noun from, None where nothing above fits."""
        if quantity.mark is not None:
            return None
        if sentence.index - self.near > _FARTHEST:
            self.heading = None
        self.near = sentence.index if self._labelled(sentence, quantity) or is_grid(sentence) else self.near
        if is_grid(sentence):
            return self._of_cell(sentence, quantity)
        return self._of_heading() if self._labelled(sentence, quantity) else None

    def _labelled(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Say whether a name and a mark are all that stands before a number: "Romania: 88,000"."""
        tokens, at = sentence.tokens, quantity.first - 1
        if not 1 <= at <= _LONGEST_LABEL or tokens[at].lower not in _LABELLED:
            return False
        known = any((unit := self.nouns.unit_of(token.lower)) and unit != "other" for token in tokens[:at])
        follows = tokens[quantity.last].lower if quantity.last < len(tokens) else "."
        known = known or any(token.lower in listed("rows", "no_labels") for token in tokens[:at])
        return tokens[0].text[0].isupper() and not known and not follows[0].isalpha()

    def _of_heading(self) -> Draft | None:
        return self._silent(self.heading, 0, len(self.heading.tokens)) if self.heading is not None else None

    def _of_cell(self, sentence: Sentence, quantity: Quantity) -> Draft | None:
        """Return the head of a number's column; a head without a noun ("2021") takes the heading's."""
        first, last, column = _cell(self._cells_of(sentence), quantity.first)
        if self.row is None or (first, last) != (quantity.first, quantity.last):
            return None
        cells = self._cells_of(self.row)
        if column >= len(cells):
            return None
        start, end = cells[column]
        found, over = self._silent(self.row, start, end) or self._unknown(self.row, start, end), self._of_heading()
        if found is None and start < end and over is not None:
            found = self._keep(self.row, start, end, None, over.unit, over.counted)
            found.kin = over
        elif found is None and start < end and self.told is not None and self._timed(self.row, start, end):
            found = self._keep(self.row, start, end, None, self.told.unit, self.told.counted)
            found.kin = self.told
        elif found is not None:
            found.owner = over
        return found

    @staticmethod
    def _timed(row: Sentence, first: int, last: int) -> bool:
        """Say whether a head cell names but a time or nothing ("Jan–Aug 2023", "Total"): the text above says what."""
        words = [token.lower for token in row.tokens[first:last] if token.text[0].isalnum()]
        return all(
            word.isdigit() or word in listed("rows", "empty_heads") or word in _calendar() or word in _WHOLE
            for word in words
        )

    def hear(self, made: Sequence[Draft]) -> None:
        """Take note of what the prose above a table counted last."""
        for draft in made:
            if draft.quantity.mark is None and draft.unit != "other" and not is_grid(draft.sentence):
                self.told = draft

    def shares(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Say whether a number stands in a column of shares: "Place | Arrivals | %"."""
        if self.row is None or quantity.mark is not None or not is_grid(sentence):
            return False
        column, heads = _cell(self._cells_of(sentence), quantity.first)[2], self._cells_of(self.row)
        head = self.row.tokens[slice(*heads[column])] if column < len(heads) else ()
        return 0 < len(head) <= 4 and any(token.lower in _SHARES for token in head)

    def alone(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Say whether a number is all its cell holds, under a head that counts nothing itself ("Needed")."""
        if self.row is None or not is_grid(sentence):
            return False
        first, last, column = _cell(self._cells_of(sentence), quantity.first)
        heads = self._cells_of(self.row)
        return (
            (first, last) == (quantity.first, quantity.last)
            and column < len(heads)
            and heads[column][0] < heads[column][1]
        )

    def _cells_of(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the cells of a line, cut once."""
        known = self._cut.get(sentence.index)
        if known is None:
            known = self._cut[sentence.index] = _cells(sentence)
        return known

    def _unknown(self, row: Sentence, first: int, last: int) -> Draft | None:
        """Return a head cell that counts something the vocabulary does not know ("Decisions"), by its plural."""
        words = [token.lower for token in row.tokens[first:last] if token.lower not in listed("rows", "empty_heads")]
        if not any(is_plural(word) for word in words):
            return None
        return self._keep(row, first, last, None, "other", " ".join(token.text for token in row.tokens[first:last]))

    def _silent(self, sentence: Sentence, first: int, last: int) -> Draft | None:
        """Return the silent draft of a heading or head cell, None where it has no noun to count by."""
        key = (sentence.index, first)
        if key not in self._made:
            low = [token.lower for token in sentence.tokens]
            noun = self._noun(low, first, last)
            text = " ".join(token.text for token in sentence.tokens[noun.first : noun.last]) if noun else ""
            self._made[key] = self._keep(sentence, first, last, noun, noun.unit or "other", text) if noun else None
        return self._made[key]

    def _noun(self, low: Sequence[str], first: int, last: int) -> NounPhrase | None:
        for at in range(first, last):
            several = self.nouns.phrases.at(low, at)
            if several is not None and several[0] <= last and is_plural(low[several[0] - 1]):
                return NounPhrase(at, several[0], several[1], known=True, plural=True)
            unit = self.nouns.unit_of(low[at])
            if unit not in (None, "other") and is_plural(low[at]) and low[at] not in listed("rows", "empty_heads"):
                return NounPhrase(at, at + 1, unit, known=True, plural=True)
        return None

    def _keep(
        self, sentence: Sentence, first: int, last: int, noun: NounPhrase | None, unit: str, counted: str
    ) -> Draft:
        """Make a silent draft that stands at the mark before its cell, so that the cell's words are its own."""
        at = max(first - 1, 0)
        quantity = Quantity(at, at, at + 1, None, None, None, "exact")
        low = [token.lower for token in sentence.tokens]
        draft = Draft(sentence, low, quantity, noun, counted, unit, noun.group if noun else None)
        draft.left, draft.right, draft.base, draft.silent = at, last, unit, True
        draft.noun_at = (noun.first, noun.last) if noun else None
        self._made[(sentence.index, first)] = draft
        self.silent.append(draft)
        return draft


def _cells(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the token spans of the cells of a line; an empty one before a leading mark counts."""
    cells, start = [], 0
    for at, token in enumerate(sentence.tokens):
        if token.lower in _MARKS:
            cells.append((start, at))
            start = at + 1
    return [*cells, (start, len(sentence.tokens))]


def _cell(cells: Sequence[tuple[int, int]], at: int) -> tuple[int, int, int]:
    """Return the span and the column of the cell a token stands in."""
    column = max(bisect_right(cells, (at, len(cells) + at + 1)) - 1, 0)
    return (*cells[column], column)
