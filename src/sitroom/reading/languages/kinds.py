"""Which indicator a figure measures: the codebook's words in the language, weighed by where they stand."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from sitroom.reading.languages.count import Count
from sitroom.reading.languages.stems import Terms, listed
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.spans import Sentence
from sitroom.reference.languages import terms
from sitroom.reference.types import Codebook

_WORTH = {"nouns": 2.4, "verbs": 2.0, "context": 1.2, "against": -2.4}
_KIN = {
    "people": frozenset(["people", "attempts", "detections", "cases", "applications"]),
    "attempts": frozenset(["attempts", "detections"]),
    "cases": frozenset(["cases", "attempts", "detections"]),
    "detections": frozenset(["detections", "attempts"]),
    "applications": frozenset(["applications"]),
    "households": frozenset(["households", "people", "applications"]),
    "vehicles": frozenset(["vehicles", "items"]),
    "percent": frozenset(["people", "attempts", "detections", "applications", "cases"]),
}
_TELLING = frozenset(["attempts", "applications", "detections", "officers", "flights"])
_ENOUGH = 1.1
_REACH = 45  # words from a figure within which a phrase speaks of it
_BREAKS = frozenset([",", ";", "–", "—", ":", "(", ")", "“", "”"])

_Hit = tuple[int, int, str, str]


def _start(hit: _Hit) -> int:
    return hit[0]


class Kinds:
    """The indicators of a codebook in one language."""

    def __init__(self, codebook: Codebook, of: Tongue) -> None:
        self.indicators, self.of = codebook.indicators, of
        held = {name: words for name, words in terms(of.code).items() if name in codebook.indicators}
        self.table = Terms(
            (phrase, (name, kind)) for name, kinds in held.items() for kind in kinds for phrase in listed(kinds[kind])
        )
        self.units = {one.id: "money" if one.unit.isupper() else one.unit for one in codebook.indicators.values()}

    def hits(self, low: Sequence[str]) -> list[_Hit]:
        """Return every phrase of the codebook in a sentence: start, end, indicator and kind."""
        return [
            (at, end, name, kind)
            for at in range(len(low))
            if low[at] in self.table
            for end, (name, kind) in self.table.all(low, at)
        ]

    def for_document(self, sentences: Sequence[Sentence]) -> "Judge":
        """Return the judge of one document."""
        return Judge(self, sentences)


class Judge:
    """Weighs the figures of one document."""

    def __init__(self, kinds: Kinds, sentences: Sequence[Sentence]) -> None:
        self.kinds, self.sentences = kinds, sentences
        self._hits: dict[int, list[_Hit]] = {}

    def judge(self, one: Count) -> dict[str, float]:
        """Set the indicator of a figure and return what each candidate was worth; figures are asked in text order."""
        scores = dict.fromkeys(self._candidates(one), 0.0)
        for name, worth in self._evidence(one):
            if name in scores:
                scores[name] += worth
        lent = 2.0 if (one.noun is None and not self._acts(one)) or one.such else 0.4
        for relative, worth in ((one.kin, lent), (one.parent, 1.6)):
            if relative is not None and relative.indicator in scores:
                scores[relative.indicator] += worth
        if one.unit == "percent" and one.noun is None:
            scores = {name: worth for name, worth in scores.items() if worth > 0}
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        best, worth = ranked[0] if ranked else ("", 0.0)
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        if worth >= _ENOUGH:
            one.indicator = best
            one.certainty = round(min(0.9, 0.5 + 0.08 * min(worth, 3) + 0.08 * min(worth - second, 2)), 2)
        return scores

    def _candidates(self, one: Count) -> list[str]:
        unit = "money" if len(one.unit) == 3 and one.unit.isupper() else one.unit
        kin = _KIN.get(unit, frozenset([unit]))
        return [name for name, held in self.kinds.units.items() if held == unit or held in kin]

    def _evidence(self, one: Count) -> Iterator[tuple[str, float]]:
        for name, unit in self.kinds.units.items():
            if unit == one.unit and unit in _TELLING:
                yield name, 2.2
        best: dict[tuple[str, str], float] = {}
        hits, sharing = self._near(one)
        for first, last, name, kind in hits:
            worth = self._worth(one, first, last, kind)
            if kind == "nouns":  # "migrants" are counted by many indicators and speak for none
                worth /= sharing[first, last]
            key = (name, kind)
            best[key] = max(best.get(key, 0.0), worth, key=abs)
        yield from ((name, worth) for (name, _), worth in best.items())
        for other, share in self._around(one):
            told = {(name, kind) for _, _, name, kind in self._of(other) if kind in ("verbs", "context")}
            yield from ((name, _WORTH[kind] * share) for name, kind in told)

    def _acts(self, one: Count) -> bool:
        """Say whether a verb of its own speaks of a figure without a noun: "bet 357 ielaisti"."""
        hits = self._of(one.sentence)
        own = (hit for hit in hits if hit[3] == "verbs" and one.left <= hit[0] < one.right)
        return any(self._steps(one, first, last) == 0 for first, last, _, _ in own)

    def _near(self, one: Count) -> tuple[list[_Hit], Counter[tuple[int, int]]]:
        """Return the phrases within reach of a figure, and by how many indicators each noun is shared."""
        found = self._of(one.sentence)
        first = bisect_left(found, one.quantity.first - _REACH, key=_start)
        hits = found[first : bisect_left(found, one.quantity.last + _REACH, key=_start)]
        hits = [hit for hit in hits if hit[3] != "nouns" or one.low[hit[0]] not in self.kinds.of.groups]
        return hits, Counter((first, last) for first, last, _, kind in hits if kind == "nouns")

    def _worth(self, one: Count, first: int, last: int, kind: str) -> float:
        inside = one.noun is not None and one.noun[0] <= first and last <= one.noun[1]
        if kind == "nouns" and not inside:
            beside = first <= (one.noun or (0, one.quantity.last))[1] + 1 and first >= one.quantity.last
            return _WORTH[kind] * (0.6 if beside else 0.0)
        steps = self._steps(one, first, last)
        near = 1.0 if steps == 0 else 0.5 if steps == 1 else 0.25 if steps < 4 else 0.1
        own = 1.0 if one.left <= first < one.right else 0.6
        telling = "verbs" if one.unit == "km" and kind == "context" else kind  # "186 km zapory" has no verb
        return _WORTH[telling] * near * own

    def _steps(self, one: Count, first: int, last: int) -> int:
        """Count the breaks between a phrase and a figure; a decimal list ("7, 8 i 9") has none."""
        low, quantity = one.low, one.quantity
        span = range(last, quantity.first) if last <= quantity.first else range(quantity.last, first)
        joins, dash = self.kinds.of.joins, quantity.first - 1
        return sum(1 for at in span if (low[at] in _BREAKS and at != dash) or low[at] in joins)

    def _of(self, sentence: Sentence) -> list[_Hit]:
        found = self._hits.get(sentence.index)
        if found is None:
            found = self._hits[sentence.index] = self.kinds.hits([token.lower for token in sentence.tokens])
        return found

    def _around(self, one: Count) -> Iterator[tuple[Sentence, float]]:
        at = one.sentence.index
        if at > 0:
            before = self.sentences[at - 1]
            yield before, 0.25 if before.passage is one.sentence.passage else 0.12
        if at + 1 < len(self.sentences) and self.sentences[at + 1].passage is one.sentence.passage:
            yield self.sentences[at + 1], 0.12
