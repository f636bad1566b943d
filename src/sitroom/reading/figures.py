"""Figures: drafts with indicator, nature, place, period, speaker, event and stage, as the contract names them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitroom.model import Anchor, Figure, Mention, Modality, Period, PlaceRef
from sitroom.reading import changes, natures, stages, sums
from sitroom.reading.counts import drafts
from sitroom.reading.cuebook import Cuebook
from sitroom.reading.drafts import Draft
from sitroom.reading.events import Events
from sitroom.reading.grammar import listed
from sitroom.reading.ids import claim_id
from sitroom.reading.indicators import Judge
from sitroom.reading.inheritance import Inheritance
from sitroom.reading.modality import modality
from sitroom.reading.nouns import Nouns
from sitroom.reading.periods import Periods
from sitroom.reading.scopes import Scopes
from sitroom.reading.spans import Attribution, Document, PlaceMention, TimeSpan
from sitroom.reference.types import Codebook

_LENDERS = 6  # how far a place is lent along a list


@dataclass(frozen=True, slots=True)
class Found:
    """The steps' findings that figures are made of."""

    times: Sequence[TimeSpan]
    mentions: Sequence[PlaceMention]
    attributions: Sequence[Attribution]


@dataclass(frozen=True, slots=True)
class Decided:
    """A figure with the decisions that made it and the draft it was made from, for `explain`."""

    figure: Figure
    why: tuple[str, ...]
    scores: Mapping[str, float]
    draft: Draft | None = None


class Figures:
    """Reads the figures of documents with one codebook."""

    def __init__(self, codebook: Codebook, reader: str) -> None:
        self.codebook, self.reader = codebook, reader
        self.nouns, self.cues = Nouns(codebook), Cuebook(codebook)

    def read(self, document: Document, found: Found) -> tuple[Decided, ...]:
        """Return the figures of a document in text order."""
        made = drafts(document, found.times, self.nouns)
        judge = Judge(self.cues, document)
        judge.meet(made)
        scores: dict[int, Mapping[str, float]] = {}
        for draft in sorted(made, key=lambda one: one.kin is not None and one.kin.start > one.start):
            draft.changes = changes.change(draft.low, draft.quantity)
            draft.indicator, draft.certainty, scores[id(draft)] = judge.judge(draft)
        sums.link(made)
        sums.adopt(made)
        for draft in made:
            draft.entry = self.codebook.indicators.get(draft.indicator or "")
        maker = _Maker(self, document, found)
        return tuple(maker.make(made, scores))


class _Maker:
    """Makes the figures of one document from its drafts."""

    def __init__(self, figures: Figures, document: Document, found: Found) -> None:
        self.figures, self.document = figures, document
        self.scopes = Scopes(document, found.mentions)
        self.inheritance = Inheritance(document, self.scopes)
        self.periods = Periods(document, found.times)
        self.events = Events(document, self.scopes, found.times, figures.codebook.events)
        self.voices = _Voices(found.attributions)
        self.sha256 = document.report.sha256
        self.places: dict[int, tuple[PlaceRef, ...]] = {}
        self.groups: dict[int, list[Draft]] = {}
        self.told: dict[int, tuple[Period | None, TimeSpan | None]] = {}

    def make(self, made: list[Draft], scores: Mapping[int, Mapping[str, float]]) -> Iterator[Decided]:
        """Yield the figures; scope and period of a part may come from its total, which may stand after it."""
        ids = {id(draft): self._id(draft) for draft in made}
        for _, group in groupby(made, key=lambda draft: draft.sentence.index):
            together = list(group)
            self.groups[together[0].sentence.index] = together
            for draft in together:
                self.places[id(draft)] = self.scopes.of(draft, together)
                self.told[id(draft)] = self.periods.of(draft, together)
        for draft in (one for one in made if not one.silent):
            yield Decided(self._figure(draft, ids), tuple(draft.why), scores[id(draft)], draft)

    def _id(self, draft: Draft) -> str:
        return claim_id(self.figures.reader, self.sha256, "figure", draft.start, draft.end, draft.ordinal)

    def _figure(self, draft: Draft, ids: Mapping[int, str]) -> Figure:
        quantity, report = draft.quantity, self.document.report
        places, (period, span) = self._places(draft), self._told(draft)
        event = self.events.key(draft, places, span, self._alone(draft))
        nature = natures.nature(draft, period, span, event)
        voice = self.voices.over(draft.start, draft.end)
        if draft.parent is None or not self.scopes.vague_site(draft):  # "2,000 of whom at a camp": elsewhere, unnamed
            places = self.inheritance.of(draft, places, voice)
        return Figure(
            id=ids[id(draft)],
            anchor=Anchor(report.sha256, draft.sentence.start, draft.sentence.end, draft.sentence.text),
            speaker=voice.speaker if voice else None,
            publisher=report.publisher.value,
            via=voice.via if voice else (),
            modality=self._modality(draft, voice),
            reader=self.figures.reader,
            score=self._score(draft),
            mention=Mention(draft.start, draft.end, report.text[draft.start : draft.end]),
            value=_number(quantity.value),
            low=_number(quantity.low),
            high=_number(quantity.high),
            qualifier=quantity.qualifier,
            unit=_unit(draft),
            counted=draft.counted,
            indicator=draft.indicator,
            nature=nature,
            change=draft.changes,
            places=places,
            population=self.scopes.population(draft),
            period=period or self.periods.now(draft, nature),
            part_of=ids.get(id(draft.parent)) if draft.parent is not None else None,
            event=event,
            stage=stages.stage(draft)
            if quantity.mark == "money" and (draft.entry is None or draft.entry.staged)
            else None,
        )

    def _places(self, draft: Draft, depth: int = 0) -> tuple[PlaceRef, ...]:
        """Return the draft's own places, with those its list partner or total lends it."""
        own = self.places[id(draft)]
        lender = draft.owner or draft.kin or draft.parent
        if lender is None or depth > _LENDERS or draft.money:
            return own
        roles = {ref.role for ref in own}
        lends_place = draft.owner is not None and not self.scopes.vague_site(draft)
        lent = self._places(lender, depth + 1)
        return own + tuple(ref for ref in lent if ref.role not in roles and (ref.role != "counted" or lends_place))

    def _told(self, draft: Draft, depth: int = 0) -> tuple[Period | None, TimeSpan | None]:
        """Return the draft's own period, else that of its list partner or its total (and of theirs)."""
        if self.told[id(draft)][0] is not None or depth > _LENDERS:
            return self.told[id(draft)]
        for one in (draft.kin, draft.owner, draft.parent):
            if one is not None and (told := self._told(one, depth + (1 if one.silent else 3)))[0] is not None:
                return told
        return None, None

    def _alone(self, draft: Draft) -> bool:
        group = self.groups[draft.sentence.index]
        return not any(
            one is not draft and one.indicator == draft.indicator and one.parent is not draft for one in group
        )

    def _modality(self, draft: Draft, voice: Attribution | None) -> Modality:
        """Return the voice's modality, else that of the clause; "were not let in" denies no figure.

        What is asked for a journey is its price, not a request.
        """
        if voice is not None and voice.modality != "asserted":
            return voice.modality
        found = modality(self.document, draft.start, draft.end)
        if found == "requested" and draft.money and draft.entry is not None and not draft.entry.staged:
            return "asserted"
        if found == "denied" and not listed("figures", "denials").intersection(draft.low):
            return "asserted"
        return found

    def _score(self, draft: Draft) -> float:
        """Return the reader's certainty: of the noun and the indicator, less for an ellipsis filled."""
        score = draft.certainty
        if draft.noun is None and draft.kin is None and draft.quantity.mark is None and draft.owner is None:
            score -= 0.1
        if draft.quantity.style == "words" and draft.indicator is None:
            score -= 0.15
        return round(min(max(score, 0.05), 0.99), 2)


class _Voices:
    """Attributions by what they cover, the innermost first."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.all = sorted(attributions, key=lambda a: a.content)
        self.starts = [attribution.content[0] for attribution in self.all]

    def over(self, start: int, end: int) -> Attribution | None:
        """Return the attribution with the shortest content that covers a span."""
        last = bisect_right(self.starts, start)
        covering = [a for a in self.all[max(last - 60, 0) : last] if a.content[1] >= end]
        return min(covering, key=lambda a: a.content[1] - a.content[0]) if covering else None


def _unit(draft: Draft) -> str:
    """Return the unit, the indicator's for a noun the general vocabulary has none for ("31 homes")."""
    return draft.entry.unit if draft.unit == "other" and draft.entry is not None else draft.unit


def _number(value: float | None) -> float | int | None:
    """Return whole numbers as integers, so that JSON shows 7698 and not 7698.0."""
    return int(value) if value is not None and value == int(value) else value
