"""Figures of a report in one of the languages: counts with indicator, place, period and speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from sitroom.model import Anchor, Figure, Mention, Modality, Nature, Period, Population
from sitroom.reading.figures import Decided
from sitroom.reading.ids import claim_id
from sitroom.reading.languages import times
from sitroom.reading.languages.count import Count
from sitroom.reading.languages.counts import Counter
from sitroom.reading.languages.homes import Homes
from sitroom.reading.languages.kinds import Kinds
from sitroom.reading.languages.parts import summed
from sitroom.reading.languages.places import Places, places
from sitroom.reading.languages.scopes import Scopes
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.languages.voices import Voice, voices
from sitroom.reading.periods import days
from sitroom.reading.spans import Document, Sentence, TimeSpan
from sitroom.reference.types import Codebook

_MONTH = 31
_CLAUSE = 40  # words back to where a clause begins at the latest
_NEAR = 12  # figures back to the total of a list
_BREAKS = frozenset([",", ";", "–", "—", ":"])


def figures(document: Document, of: Tongue, kinds: Kinds, codebook: Codebook, reader: str) -> Iterator[Decided]:
    """Yield the figures of a document in text order, with the decisions that made them."""
    return _Maker(document, of, kinds, codebook, reader).figures()


class _Maker:
    """Makes the figures of one document."""

    def __init__(self, document: Document, of: Tongue, kinds: Kinds, codebook: Codebook, reader: str) -> None:
        self.document, self.of, self.codebook, self.reader = document, of, codebook, reader
        self.times: Sequence[TimeSpan] = times.times(document, of)
        self.starts = [span.start for span in self.times]
        self.places: Places = places(document, of)
        self.voices = voices(document, of, self.times)
        self.order: dict[int, int] = {}
        self.heard = [voice.start for voice in self.voices]
        self.scopes = Scopes(of, self.places, self.times, document.day, Homes(document, of, self.places))
        self.judge = kinds.for_document(document.sentences)

    def figures(self) -> Iterator[Decided]:
        """Yield every figure of the document."""
        made, scores = self._counts(), dict[int, Mapping[str, float]]()
        self.order = {id(one): at for at, one in enumerate(made)}
        sha256 = self.document.report.sha256
        ids = {id(one): claim_id(self.reader, sha256, "figure", one.start, one.end, 0) for one in made}
        for _, group in groupby(made, key=lambda one: one.sentence.index):
            together = list(group)
            for one in together:
                one.nationality = self.scopes.nationality(one)
                if self.scopes.bracketed(one) and one.parent is None:
                    self._adopt(one, made)
            for one in sorted(together, key=lambda one: one.kin is not None and one.kin.start > one.start):
                scores[id(one)] = self.judge.judge(one)
            for one in together:  # "neįleido 11, Lenkijos pareigūnai – 148 migrantų": a borrower may know the verb
                if one.kin is not None and one.kin.indicator is None and one.kin.start > one.start:
                    one.kin.indicator = one.indicator
            for one in together:
                if self._article(one):
                    continue
                yield Decided(self._figure(one, together, ids), tuple(one.why), scores[id(one)])

    def _adopt(self, one: Count, made: Sequence[Count]) -> None:
        """Tie a nationality in brackets to the total it explains: "281 Personen … aus dem Irak (134)"."""
        at = self.order[id(one)]
        for total in reversed(made[max(at - _NEAR, 0) : at]):
            near = one.sentence.index - total.sentence.index <= 1 and total.sentence.passage is one.sentence.passage
            if near and not total.nationality and total.unit == one.unit and total.number > one.number:
                one.parent = total
                return

    def _article(self, one: Count) -> bool:
        """Say whether a number word is an article: "eine Sprecherin" counts nobody, "eine Frau starb" does."""
        return one.low[one.quantity.core] in self.of.numbers.articles and one.indicator != "deaths"

    def _counts(self) -> list[Count]:
        made: list[Count] = []
        before: Count | None = None
        spelled = _Spelled(self.of)
        for sentence in self.document.sentences:
            if before is not None and before.sentence.passage is not sentence.passage:
                before = None
            if not any(token.lower[0].isdigit() or token.lower in spelled for token in sentence.tokens):
                continue
            found = Counter(sentence, self.of, self.places.of(sentence), before).counts(self._busy(sentence))
            made += found
            counted = [one for one in found if one.quantity.mark is None]
            before = counted[-1] if counted else before
        summed(made)
        return made

    def _busy(self, sentence: Sentence) -> set[int]:
        first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        offsets = [token.start for token in sentence.tokens]
        return {
            at
            for span in self.times[first:last]
            for at in range(bisect_left(offsets, span.start), bisect_left(offsets, span.end))
        }

    def _figure(self, one: Count, group: Sequence[Count], ids: Mapping[int, str]) -> Figure:
        report, quantity = self.document.report, one.quantity
        period, span = self.scopes.period(one, group)
        nature = self._nature(one, period, span)
        if nature == "stock":
            period = _held(period, span) or self.scopes.now(one)
        voice = self._voice(one)
        return Figure(
            id=ids[id(one)],
            anchor=Anchor(report.sha256, one.sentence.start, one.sentence.end, one.sentence.text),
            speaker=voice.speaker if voice else None,
            publisher=report.publisher.value,
            modality=self._modality(one),
            reader=self.reader,
            score=one.certainty if one.indicator else 0.5,
            mention=Mention(one.start, one.end, report.text[one.start : one.end]),
            value=_number(quantity.value),
            low=_number(quantity.low),
            high=_number(quantity.high),
            qualifier=quantity.qualifier,
            unit=one.unit,
            counted=one.counted,
            indicator=one.indicator,
            nature=nature,
            change=one.change,
            places=self.scopes.refs(one, group),
            population=Population(one.nationality, one.group),
            period=period,
            part_of=ids.get(id(one.parent)) if one.parent is not None else None,
        )

    def _nature(self, one: Count, period: Period | None, span: TimeSpan | None) -> Nature | None:
        indicator = self.codebook.indicators.get(one.indicator or "")
        if indicator is None:
            return "amount" if one.quantity.mark == "money" else None
        if indicator.nature not in ("flow", "cumulative") or period is None:
            return indicator.nature
        if one.change:
            return "flow"
        if period.kind in ("as_of", "since", "by"):
            return "cumulative"
        length = days(period)
        return "flow" if length is not None and length <= _MONTH and span is not None else indicator.nature

    def _voice(self, one: Count) -> Voice | None:
        last = bisect_right(self.heard, one.start)
        return next((voice for voice in self.voices[max(last - 3, 0) : last][::-1] if one.end <= voice.end), None)

    def _modality(self, one: Count) -> Modality:
        """Return what the words of the figure's clause say of it."""
        low, quantity = one.low, one.quantity
        first = quantity.first
        while first > 0 and quantity.first - first < _CLAUSE and low[first - 1] not in _BREAKS:
            first -= 1
        for at in range(first, min(one.right, quantity.last + 8, len(low))):
            if at >= quantity.last and low[at] in _BREAKS:
                break
            found = self.of.modality.at(low, at) if low[at] in self.of.modality else None
            if found is not None:
                return found[1]
        return "asserted"


class _Spelled:
    """Words that can begin a number."""

    def __init__(self, of: Tongue) -> None:
        self.known = of.numbers

    def __contains__(self, word: str) -> bool:
        known = self.known
        return (
            word in known.words
            or word in known.vague
            or word in known.several
            or word in known.single
            or word in known.half
            or word in known.shares
        )


def _held(period: Period | None, span: TimeSpan | None) -> Period | None:
    """Let a stock counted on one day hold as of that day."""
    one_day = period is not None and span is not None and span.first == span.last and period.kind == "during"
    return Period("as_of", None, period.end) if one_day and period is not None else period


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
