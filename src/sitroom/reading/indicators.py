"""Which indicator of the codebook a figure speaks of.

A weighing of evidence: the counted noun, then verbs and context words of its clause, of its sentence, of the
paragraph and heading, each worth less the more indicators share it and the farther it stands; `against` words rule
out. A verb that governs the figure makes what other clauses say count for less. The winner must stand out; otherwise
the figure keeps no indicator.
"""

from collections.abc import Iterator, Mapping, Sequence

from sitroom.reading import governing, numbers, percents, predicates, rows, stages
from sitroom.reading.cuebook import Cuebook, Hit
from sitroom.reading.drafts import Draft, end_of
from sitroom.reading.grammar import listed
from sitroom.reading.nouns import is_people, is_plural
from sitroom.reading.spans import Document, Sentence

_ENOUGH = 1.1
_OTHER_CELL = 99  # clauses away: another cell of a table row speaks of another figure
_GOVERNED = 2.0  # the weight of a verb whose subject or object the figure is
_UNSAID = 0.6  # what is left of an indicator that the governing verb does not speak of
_FAR, _FAR_GOVERNED = 2.6, 0.8  # the most that other clauses say for an indicator
_ANOTHERS = 0.2  # how much of what is said in another figure's stretch speaks of one with a verb of its own
_PRESENCE = 2.4  # the worth of mere presence for indicators that take it
_CONTRASTS = frozenset(["but", "while", "whereas"])
_TELLING = frozenset(["attempts", "detections", "applications", "flights"])
"""Units that say by themselves which indicator is meant."""

_BELOW = governing.BELOW


class Judge:
    """Weighs the drafts of one document."""

    def __init__(self, cues: Cuebook, document: Document) -> None:
        self.cues, self.sentences = cues, document.sentences
        self._hits: dict[int, tuple[Hit, ...]] = {}
        self._around: dict[int, dict[str, float]] = {}
        self._spoken: dict[int, set[str]] = {}
        self._steps: dict[int, list[int]] = {}
        self.nouns: dict[tuple[int, int], set[tuple[int, int]]] = {}  # the noun phrases over a token of a sentence
        self.before: Draft | None = None
        self.typed: Draft | None = None
        self.bound: list[Hit] = []

    def meet(self, drafts: Sequence[Draft]) -> None:
        """Learn the noun phrases of all figures, so that one's noun does not speak against another."""
        for draft in drafts:
            governing.without_teller(draft)
            if draft.noun_at is not None:
                for at in range(*draft.noun_at):
                    self.nouns.setdefault((draft.sentence.index, at), set()).add(draft.noun_at)

    def judge(self, draft: Draft) -> tuple[str | None, float, dict[str, float]]:
        """Return the indicator of a draft (or None), how certain it is, and the scores of all candidates.

        Drafts are asked in text order: the one before is a witness.
        """
        self.bound = []
        found = self._judged(draft)
        self.before = draft
        if found[0] is None and percents.taken_up(draft, self.typed) and not self.bound and not draft.untyped:
            found = (self.typed.indicator if self.typed else None, 0.6, found[2])
        if found[0] is not None and not draft.money and (draft.unit != "percent" or draft.noun_at):
            draft.indicator, self.typed = found[0], draft
        return found

    def _judged(self, draft: Draft) -> tuple[str | None, float, dict[str, float]]:
        scores: dict[str, float] = dict.fromkeys(self._candidates(draft), 0.0)
        if not scores or self._untyped(draft):
            return None, 0.6, {}
        if draft.unit == "percent" and draft.noun_at is None:
            return self._of_base(draft)
        governed = self._own(draft, scores)
        for indicator, worth in self._nearby(draft.sentence).items():
            if indicator in scores:
                scores[indicator] += worth
        if self.bound:
            self._bind(draft, scores)
        for relative, worth in (
            (draft.kin, 0.5 if governed else 2.5),
            (draft.owner, 0.3 if governed else 1.2),
            (draft.parent, 0.2 if governed else 0.8),
            (self._told_apart(draft), 2.2),
        ):
            if relative is not None and relative.indicator in scores:
                scores[relative.indicator] += worth
        if draft.money and stages.speaks_of_funds(draft):
            for indicator in scores:
                scores[indicator] += 1.2 if self.cues.indicators[indicator].staged else 0.0
        self._drop_untold(draft, scores)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], self.cues.rank[item[0]]))
        best, worth = ranked[0] if ranked else ("", 0.0)
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        if worth < _ENOUGH:
            return None, 0.55, scores
        return best, round(min(0.99, 0.6 + 0.1 * min(worth, 2) + 0.1 * min(max(worth - second, 0), 2)), 2), scores

    def _untyped(self, draft: Draft) -> bool:
        """Say whether a figure speaks of nothing an indicator measures, or borrows from one that does not."""
        lender = draft.kin or draft.owner
        lent = lender is not None and draft.noun_at is None and lender.untyped and not governing.after(draft)
        draft.untyped = draft.untyped or lent or governing.unmeasured(draft, self.cues.unmeasured)
        return draft.untyped

    def _of_base(self, draft: Draft) -> tuple[str | None, float, dict[str, float]]:
        """Give a percentage the indicator of what it is a share or a change of, and no other."""
        if percents.funded(draft):
            return next((name for name, one in self.cues.indicators.items() if one.staged), None), 0.6, {}
        base = percents.base(draft, self.before, self.typed)
        return (base.indicator if base is not None else None), 0.6, {}

    def _drop_untold(self, draft: Draft, scores: dict[str, float]) -> None:
        """Drop indicators that need more than a noun: companies are not listed unless somebody lists them."""
        for indicator in [name for name in scores if self.cues.indicators[name].told_only]:
            lent = any(one is not None and one.indicator == indicator for one in (draft.kin, draft.owner, draft.parent))
            if not lent and indicator not in self._told(draft.sentence):
                del scores[indicator]

    def _told(self, sentence: Sentence) -> set[str]:
        """Return the indicators a verb or context word speaks of in a sentence or around it."""
        known = self._spoken.get(sentence.index)
        if known is None:
            near = [self._of(sentence), *(self._of(other) for other, _ in self._neighbours(sentence))]
            known = {
                name
                for hits in near
                for hit in hits
                for kind, _, names in hit.says
                if kind in ("verb", "context")
                for name in names
            }
            self._spoken[sentence.index] = known
        return known

    def _candidates(self, draft: Draft) -> list[str]:
        """Return the indicators whose unit the figure can have; money fits money only."""
        own, kindred = self.cues.candidates("money" if draft.money else draft.unit)
        if not kindred or draft.noun_at is None or draft.counted in ("", "people"):
            return own + kindred
        named = self._called(draft)
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
            found = self.cues.hits(sentence, low or [token.lower for token in sentence.tokens])
            self._hits[sentence.index] = found
        return found

    def _own(self, draft: Draft, scores: dict[str, float]) -> bool:
        """Add the evidence of the figure's own sentence, and say whether a verb there governs the figure."""
        self._add_nouns(draft, scores)
        every = self._of(draft.sentence, draft.low)
        if draft.silent:  # a head cell speaks by its own words
            every = tuple(hit for hit in every if draft.left <= hit.first < draft.right)
        hits = [hit for hit in every if not (self._named(draft, hit) or self._of_another(draft, hit))]
        verbs = [governing.weight(draft, hit.first, hit.last) for hit in hits]
        apart = self._split(draft)
        hits, verbs = hits + apart, verbs + [_GOVERNED] * len(apart)
        if any(self._takes(draft, hit, weight, scores) for hit, weight in zip(hits, verbs, strict=True)):
            verbs = [weight * governing.described(draft, hit.first) for hit, weight in zip(hits, verbs, strict=True)]
        governed = any(
            weight >= _GOVERNED and hit.speaks("verb", scores) for hit, weight in zip(hits, verbs, strict=True)
        )
        told = governed or self._tells(draft, scores)
        here = not governed and self._is_present(draft)
        far: dict[str, float] = {}
        for hit, weight in zip(hits, verbs, strict=True):
            near = 1.0 if weight >= _GOVERNED and hit.speaks("verb", scores) else self._nearness(draft, hit)
            anothers = hit.first >= draft.right or hit.last <= draft.left
            if weight < _GOVERNED and ((told and anothers) or governing.of_next(draft, hit.first)):
                near *= _ANOTHERS  # "91 homes damaged and six destroyed"
            into = scores if near == 1.0 else far
            for indicator, kind, worth in self._said(draft, hit, scores):
                into[indicator] = into.get(indicator, 0.0) + worth * near * (weight if kind == "verb" else 1.0)
        self.bound = [hit for hit, weight in zip(hits, verbs, strict=True) if weight >= _GOVERNED] if governed else []
        for indicator, worth in far.items():
            scores[indicator] += min(worth, _FAR_GOVERNED if governed or here else _FAR)
        if here:
            for indicator in scores:
                scores[indicator] += _PRESENCE if self.cues.indicators[indicator].presence else 0.0
        return governed

    def _bind(self, draft: Draft, scores: dict[str, float]) -> None:
        """Let a verb that governs a figure lessen what it does not speak of, unless the noun names it."""
        meant = {name for hit in self.bound for kind, _, names in hit.says if kind == "verb" for name in names}
        named = self._called(draft)
        for indicator, worth in scores.items():
            if worth > 0 and indicator not in meant and not (len(named) == 1 and indicator in named):
                scores[indicator] *= _UNSAID

    @staticmethod
    def _takes(draft: Draft, hit: Hit, weight: float, scores: Mapping[str, float]) -> bool:
        """Say whether a verb before a figure has it as its object."""
        return weight >= _GOVERNED and hit.last <= draft.quantity.first and hit.speaks("verb", scores)

    def _said(self, draft: Draft, hit: Hit, scores: Mapping[str, float]) -> Iterator[tuple[str, str, float]]:
        """Yield what a phrase of a figure's sentence says, its worth parted among those that could be meant."""
        for kind, worth, names in hit.says:
            if kind == "noun":
                continue
            meant = [name for name in names if name in scores]
            for name in meant:
                yield (
                    name,
                    kind,
                    worth * governing.vetoes(draft, hit.first, hit.last) if kind == "against" else worth / len(meant),
                )

    def _split(self, draft: Draft) -> list[Hit]:
        """Return the verb a figure stands in the middle of: "pushed 180 people back", "brought 3,556 home"."""
        end = end_of(draft)
        verb, particle = governing.before(draft), draft.low[end : end + 1]
        says = self.cues.split.get((verb, particle[0])) if particle else None
        return [Hit(draft.quantity.first, draft.quantity.first, says)] if says else []

    def _of_another(self, draft: Draft, hit: Hit) -> bool:
        """Say whether a phrase is the noun of another figure: "104 survivors and 78 bodies"."""
        if draft.quantity.last <= hit.first < draft.right:
            return False
        own = draft.noun_at[0] if draft.noun_at else 0
        others = self.nouns.get((draft.sentence.index, hit.first), ())
        return any(hit.last <= last for first, last in others if first != own)

    @staticmethod
    def _is_present(draft: Draft) -> bool:
        return draft.unit == "people" and predicates.present(draft.low, draft.quantity.first, end_of(draft))

    def _add_nouns(self, draft: Draft, scores: dict[str, float]) -> None:
        best: dict[str, float] = {}
        for hit in self._noun_hits(draft):
            for kind, worth, names in hit.says:
                meant = [name for name in names if name in scores and kind == "noun"]
                for name in meant:
                    best[name] = max(best.get(name, 0.0), worth / len(meant))
        for indicator in scores:
            scores[indicator] += best.get(indicator) or self._unnamed(draft, indicator)
            if draft.unit in _TELLING and self.cues.indicators[indicator].unit == draft.unit:
                scores[indicator] += 2.0

    def _tells(self, draft: Draft, scores: Mapping[str, float]) -> bool:
        """Say whether the noun names one indicator and no other: "of 6,000 arrivals, 2,700 were returned"."""
        return len(self._called(draft).intersection(scores)) == 1

    def _called(self, draft: Draft) -> set[str]:
        """Return the indicators the counted noun names."""
        return {
            name for hit in self._noun_hits(draft) for kind, _, names in hit.says if kind == "noun" for name in names
        }

    def _named(self, draft: Draft, hit: Hit) -> bool:
        """Say whether a phrase is but a part of the counted noun; in a table the whole head of a cell speaks."""
        if draft.noun_at is None or rows.is_row(draft.sentence):
            return False
        first, last = draft.noun_at
        inside = first <= hit.first and hit.last <= last and (hit.first, hit.last) != (first, last)
        told = hit.last < last and draft.low[hit.last - 1].endswith("ed")  # "300 stranded migrants"
        return inside and not told and all(kind != "against" for kind, _, _ in hit.says)

    def _nearness(self, draft: Draft, hit: Hit) -> float:
        """Return how much a phrase says by the clauses between it and the figure, by the cell in a table."""
        steps = self._clauses(draft)
        far = abs(steps[hit.first] - steps[draft.quantity.first])
        if rows.is_row(draft.sentence):
            first, last = rows.cell(draft.low, draft.quantity.first)
            if not first <= hit.first < last:
                return 0.0
        return 1.0 if far == 0 else 0.6 if far == 1 else 0.3 if far < 4 else 0.12

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
            or (is_people(head) and self.cues.indicators[indicator].counts_anybody)
        )
        return 0.0 if people else -5.0 if draft.unit == "people" else -1.0

    def _clauses(self, draft: Draft) -> list[int]:
        """Number the clauses of a sentence by its breaks; a comma or "and" between figures of a list is none."""
        known = self._steps.get(draft.sentence.index)
        if known is not None:
            return known
        steps, step, low = [], 0, draft.low
        aside, breaks = governing.asides(low), listed("indicators", "breaks")
        for at, word in enumerate(low):
            if word in _CONTRASTS:
                step += 4  # "they will fly home 5,000, but called on Germany to accept 2,000"
            elif word in breaks and at not in aside:
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
                    for kind, worth, names in hit.says:
                        if kind in ("verb", "context"):
                            for name in names:
                                known[name] = min(known.get(name, 0.0) + worth * weight / len(names), 0.9)
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
