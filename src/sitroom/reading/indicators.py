"""Which indicator of the codebook a figure speaks of.

A weighing of evidence: the counted noun, then verbs and context words of its clause, of its sentence, of the
paragraph and heading, each worth less the more indicators share it and the farther it stands; `against` words rule
out. The winner must stand out; otherwise the figure keeps no indicator.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.reading import governing, numbers, rows, stages
from sitroom.reading.drafts import Draft, end_of
from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import split
from sitroom.reading.nouns import is_people, is_plural
from sitroom.reading.spans import Document, Sentence
from sitroom.reference.types import Codebook, Indicator

_WORTH = {"noun": 3.0, "verb": 2.0, "context": 1.5, "against": -2.5}
_ENOUGH = 1.1
_OTHER_CELL = 99  # clauses away: another cell of a table row speaks of another figure
_KINDRED = {
    "people": frozenset(["people", "attempts", "detections", "cases", "applications"]),
    "households": frozenset(["people"]),
    "vehicles": frozenset(["items"]),
    "attempts": frozenset(["attempts", "detections"]),
    "detections": frozenset(["detections", "attempts", "people"]),
    "percent": frozenset(["people", "attempts", "detections", "applications", "flights"]),
    "other": frozenset(),
}


_TELLING = frozenset(["attempts", "detections", "applications", "flights"])
"""Units that say by themselves which indicator is meant."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the codebook in a sentence, over tokens, and what it says for which indicators."""

    first: int
    last: int
    says: tuple[tuple[str, str, float], ...]


class Typing:
    """The evidence of one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.indicators = codebook.indicators
        entries: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for indicator in codebook.indicators.values():
            for kind, phrases in _cues(indicator):
                for phrase in phrases:
                    parts = split(phrase)
                    if parts and (indicator.id, kind) not in entries.setdefault(parts, []):
                        entries[parts].append((indicator.id, kind))
        self.first: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, str, float], ...]]]] = {}
        for parts, says in entries.items():
            self.first.setdefault(parts[0], []).append((parts, _weighted(says, len(parts))))
        self.unmeasured = listed("indicators", "unmeasured") - {
            parts[0] for parts, says in entries.items() if len(parts) == 1 and {kind for _, kind in says} != {"against"}
        }
        self.units = {one.id: "money" if one.unit.isupper() else one.unit for one in codebook.indicators.values()}

    def candidates(self, unit: str) -> tuple[list[str], list[str]]:
        """Return the indicators counted in a unit, and those whose unit is kin to it; money is kin to nothing."""
        kin = _KINDRED.get(unit, frozenset()) - {unit}
        own = [indicator for indicator, other in self.units.items() if other == unit]
        return own, [indicator for indicator, other in self.units.items() if other in kin]

    def for_document(self, document: Document) -> "Judge":
        """Return the judge of one document; it keeps what each sentence says."""
        return Judge(self, document)

    def hits(self, low: Sequence[str]) -> tuple[Hit, ...]:
        """Return every phrase of the codebook in a sentence."""
        return tuple(self._hits(low))

    def _hits(self, low: Sequence[str]) -> Iterator[Hit]:
        for at, word in enumerate(low):
            for parts, says in self.first.get(word, ()):
                end = at + len(parts)
                if len(parts) == 1 or tuple(low[at:end]) == parts:
                    yield Hit(at, end, says)


def _cues(indicator: Indicator) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "noun", indicator.nouns
    yield "verb", indicator.verbs
    yield "context", indicator.context
    yield "against", indicator.against


def _weighted(says: list[tuple[str, str]], length: int) -> tuple[tuple[str, str, float], ...]:
    """Weigh a phrase: shared by many it says little, of several words it says more."""
    sharing = {kind: sum(1 for _, other in says if other == kind) for _, kind in says}
    return tuple(
        (indicator, kind, _WORTH[kind] * (1 if kind == "against" else (1.25 if length > 1 else 1) / sharing[kind]))
        for indicator, kind in says
    )


_BELOW = governing.BELOW


def _in_name(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue is part of a name ("Human Rights Watch") or moves instead of informing ("reach Europe")."""
    tokens = sentence.tokens
    if hit.last - hit.first > 1:
        return False
    capital = hit.first > 0 and tokens[hit.first].text[0].isupper() and sentence.passage.kind != "heading"
    if capital:
        return all(kind != "noun" for _, kind, _ in hit.says)
    if (
        tokens[hit.first].lower.endswith("ing")
        and hit.first
        and tokens[hit.first - 1].lower in listed("indicators", "determiners")
    ):
        return all(kind == "verb" for _, kind, _ in hit.says)
    after = tokens[hit.last].text if hit.last < len(tokens) else ""
    return tokens[hit.first].lower in _REACHING and (after[:1].isupper() or after in ("the", "a"))


_REACHING = frozenset(["reach", "reached", "reaches", "reaching"])


class Judge:
    """Weighs the drafts of one document."""

    def __init__(self, typing: Typing, document: Document) -> None:
        self.typing, self.sentences = typing, document.sentences
        self._hits: dict[int, tuple[Hit, ...]] = {}
        self._around: dict[int, dict[str, float]] = {}
        self._spoken: dict[int, set[str]] = {}
        self._steps: dict[int, list[int]] = {}
        self.nouns: dict[int, list[tuple[int, int]]] = {}
        self.before: Draft | None = None

    def meet(self, drafts: Sequence[Draft]) -> None:
        """Learn the noun phrases of all figures, so that one's noun does not speak against another."""
        for draft in drafts:
            if draft.noun_at is not None:
                self.nouns.setdefault(draft.sentence.index, []).append(draft.noun_at)

    def judge(self, draft: Draft) -> tuple[str | None, float, dict[str, float]]:
        """Return the indicator of a draft (or None), how certain it is, and the scores of all candidates.

        Drafts are asked in text order: the one before is a witness.
        """
        try:
            return self._judged(draft)
        finally:
            self.before = draft

    def _judged(self, draft: Draft) -> tuple[str | None, float, dict[str, float]]:
        scores = dict.fromkeys(self._candidates(draft), 0.0)
        if not scores or self._untyped(draft):
            return None, 0.6, {}
        if draft.unit == "percent" and draft.noun_at is None:
            return self._of_base(draft)
        self._own(draft, scores)
        for indicator, worth in self._nearby(draft.sentence).items():
            if indicator in scores:
                scores[indicator] += worth
        for relative, worth in (
            (draft.kin, 0.5 if self._speaks(draft) else 2.5),
            (draft.owner, 1.2),
            (draft.parent, 0.8),
            (self._told_apart(draft), 2.2),
        ):
            if relative is not None and relative.indicator in scores:
                scores[relative.indicator] += worth
        if draft.money and stages.speaks_of_funds(draft):
            for indicator in scores:
                scores[indicator] += 1.2 if self.typing.indicators[indicator].staged else 0.0
        self._drop_untold(draft, scores)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        best, worth = ranked[0] if ranked else ("", 0.0)
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        if worth < _ENOUGH:
            return None, 0.55, scores
        return best, round(min(0.99, 0.6 + 0.1 * min(worth, 2) + 0.1 * min(max(worth - second, 0), 2)), 2), scores

    def _speaks(self, draft: Draft) -> bool:
        """Say whether a verb right after a figure tells of it alone: "310 were stopped and 77 have been let in"."""
        end = end_of(draft)
        near = (hit for hit in self._of(draft.sentence, draft.low) if end <= hit.first < end + 4)
        return any(kind == "verb" for hit in near for _, kind, _ in hit.says) and bool(governing.after(draft))

    def _untyped(self, draft: Draft) -> bool:
        """Say whether a figure speaks of nothing an indicator measures, or borrows from one that does not."""
        lender = draft.kin or draft.owner
        lent = lender is not None and draft.noun_at is None and lender.untyped and not governing.after(draft)
        draft.untyped = draft.untyped or lent or governing.unmeasured(draft, self.typing.unmeasured)
        return draft.untyped

    def _of_base(self, draft: Draft) -> tuple[str | None, float, dict[str, float]]:
        """Give a percentage the indicator of what it is a share or a change of, and no other."""
        before = self.before if self.before is not None and self.before.sentence is draft.sentence else None
        base = draft.owner or draft.parent or draft.kin or (before if draft.changes else None)
        return (base.indicator if base is not None else None), 0.6, {}

    def _drop_untold(self, draft: Draft, scores: dict[str, float]) -> None:
        """Drop indicators that need more than a noun: companies are not listed unless somebody lists them."""
        for indicator in [name for name in scores if self.typing.indicators[name].told_only]:
            lent = any(one is not None and one.indicator == indicator for one in (draft.kin, draft.owner, draft.parent))
            if not lent and indicator not in self._told(draft.sentence):
                del scores[indicator]

    def _told(self, sentence: Sentence) -> set[str]:
        """Return the indicators a verb or context word speaks of in a sentence or around it."""
        known = self._spoken.get(sentence.index)
        if known is None:
            near = [self._of(sentence), *(self._of(other) for other, _ in self._neighbours(sentence))]
            known = {
                named for hits in near for hit in hits for named, kind, _ in hit.says if kind in ("verb", "context")
            }
            self._spoken[sentence.index] = known
        return known

    def _candidates(self, draft: Draft) -> list[str]:
        """Return the indicators whose unit the figure can have; money fits money only."""
        own, kindred = self.typing.candidates("money" if draft.money else draft.unit)
        if not kindred or draft.noun_at is None or draft.counted in ("", "people"):
            return own + kindred
        named = {indicator for hit in self._noun_hits(draft) for indicator, kind, _ in hit.says if kind == "noun"}
        head = draft.low[draft.noun_at[1] - 1]
        anybody = is_people(head) or head in listed("indicators", "generic")
        return own + [indicator for indicator in kindred if anybody or indicator in named]

    def _told_apart(self, draft: Draft) -> Draft | None:
        """Return the figure that a dash or colon explains by this one: "two attempts — one by 500 people"."""
        before = self.before
        if before is None or before.sentence is not draft.sentence:
            return None
        between = draft.low[before.quantity.last : draft.quantity.first]
        return before if any(mark in between for mark in ("—", "–", ":", "(")) else None

    def _noun_hits(self, draft: Draft) -> list[Hit]:
        if draft.noun_at is None:
            return []
        first, last = draft.noun_at
        return [hit for hit in self._of(draft.sentence, draft.low) if hit.first >= first and hit.last == last] or [
            hit for hit in self._of(draft.sentence, draft.low) if hit.first >= first and hit.last <= last
        ]

    def _of(self, sentence: Sentence, low: Sequence[str] | None = None) -> tuple[Hit, ...]:
        found = self._hits.get(sentence.index)
        if found is None:
            found = self.typing.hits(low or [token.lower for token in sentence.tokens])
            found = tuple(hit for hit in found if not _in_name(sentence, hit))
            self._hits[sentence.index] = found
        return found

    def _own(self, draft: Draft, scores: dict[str, float]) -> None:
        """Add the evidence of the figure's own sentence: its noun, then cues by the clauses between."""
        nouns = self._noun_hits(draft)
        best: dict[str, float] = {}
        for hit in nouns:
            for indicator, kind, worth in hit.says:
                if kind == "noun":
                    best[indicator] = max(best.get(indicator, 0.0), worth)
        for indicator in scores:
            scores[indicator] += best.get(indicator) or self._unnamed(draft, indicator)
            if draft.unit in _TELLING and self.typing.indicators[indicator].unit == draft.unit:
                scores[indicator] += 2.0
        steps = self._clauses(draft)
        home = steps[draft.quantity.first]
        once: set[tuple[str, str, int]] = set()
        first, last = draft.noun_at or (0, 0)
        row = rows.cell(draft.low, draft.quantity.first) if rows.is_row(draft.sentence) else None
        others = self.nouns.get(draft.sentence.index, ())
        for hit in self._of(draft.sentence, draft.low):
            inside = first <= hit.first and hit.last <= last and (hit.first, hit.last) != (first, last)
            far = abs(steps[hit.first] - home) if row is None or row[0] <= hit.first < row[1] else _OTHER_CELL
            weight = 1.0 if far == 0 else 0.6 if far == 1 else 0.3 if far < 4 else 0.12 if far < _OTHER_CELL else 0.0
            for indicator, kind, worth in hit.says:
                if indicator not in scores or kind == "noun" or (indicator, kind, hit.last) in once:
                    continue
                if inside and kind != "against" and row is None:
                    continue
                if kind == "against" and any(a <= hit.first and hit.last <= b for a, b in others if a != first):
                    continue  # the noun of another figure: "104 survivors and 78 bodies"
                once.add((indicator, kind, hit.last))
                scores[indicator] += (
                    worth * weight * (governing.weight(draft, hit.first, hit.last) if kind == "verb" else 1.0)
                )

    def _unnamed(self, draft: Draft, indicator: str) -> float:
        """Return what speaks against an indicator that does not name the noun: demonstrators are not stranded."""
        if draft.noun_at is None or draft.unit not in ("people", "officers", "states", "entities", "cases"):
            return 0.0
        head = draft.low[draft.noun_at[1] - 1]
        if rows.is_row(draft.sentence):  # the whole head of the cell is its noun: "People in reception centres"
            head = next((word for word in draft.low[slice(*draft.noun_at)] if is_plural(word)), head)
        people = (
            head in listed("indicators", "generic")
            or draft.group is not None
            or (is_people(head) and self.typing.indicators[indicator].counts_anybody)
        )
        return 0.0 if people else -3.5 if draft.unit == "people" else -1.0

    def _clauses(self, draft: Draft) -> list[int]:
        """Number the clauses of a sentence by its breaks; a comma or "and" between figures of a list is none."""
        known = self._steps.get(draft.sentence.index)
        if known is not None:
            return known
        steps, step, low = [], 0, draft.low
        aside, breaks = governing.asides(low), listed("indicators", "breaks")
        for at, word in enumerate(low):
            if word in breaks and at not in aside:
                step += not (word in (",", "and") and at + 1 < len(low) and self._starts(low, at + 1))
            elif word in _BELOW and at + 1 < len(low) and low[at + 1].endswith("ing"):
                step += 1  # "detained for crossing"
            steps.append(step)
        self._steps[draft.sentence.index] = steps
        return steps

    @staticmethod
    def _starts(low: Sequence[str], at: int) -> bool:
        return low[at][0].isdigit() or low[at] in numbers.words().numbers

    def _nearby(self, sentence: Sentence) -> dict[str, float]:
        """Return what the sentences around and the heading above say, at a fraction of its worth."""
        known = self._around.get(sentence.index)
        if known is None:
            known = self._around[sentence.index] = {}
            for other, weight in self._neighbours(sentence):
                for hit in self._of(other):
                    for indicator, kind, worth in hit.says:
                        if kind in ("verb", "context"):
                            known[indicator] = min(known.get(indicator, 0.0) + worth * weight, 0.9)
        return known

    def _neighbours(self, sentence: Sentence) -> Iterator[tuple[Sentence, float]]:
        at = sentence.index
        if at > 0:
            before = self.sentences[at - 1]
            yield before, 0.25 if before.passage is sentence.passage else 0.15
        if at + 1 < len(self.sentences) and self.sentences[at + 1].passage is sentence.passage:
            yield self.sentences[at + 1], 0.15
        for index in range(at - 1, max(at - 40, -1), -1):
            if self.sentences[index].passage.kind == "heading":
                yield self.sentences[index], 0.25
                return
