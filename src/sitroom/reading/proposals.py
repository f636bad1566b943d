"""Claims somebody else proposes (a language model): kept only where the report and our own reading of it bear them out.

A proposal is a guess with a quote. It becomes a claim when the quote stands word for word in the report and our own
parser, given the quote alone, comes to the same number, unit and date; of a statement or measure when actor and cue
lie in the quote and the cue is one of ours. Places, period, bounds, speaker of a figure and modality are always our
own: what a proposal says of them is not looked at, so a report that talks to the model gains nothing by it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from sitroom.model import Anchor, AnyClaim, Figure, Known, Measure, Mention, Report, Statement
from sitroom.reading import attribution, document, proposed_deeds
from sitroom.reading.cuebook import Cuebook
from sitroom.reading.ids import claim_id
from sitroom.reading.modality import sentence_at
from sitroom.reading.privacy import private_names
from sitroom.reading.proposed_deeds import Ground, Refused
from sitroom.reading.reader import Reader
from sitroom.reading.spans import Document, Sentence

LONGEST = 1_000
"""Code points of a quote: a sentence or two."""

MOST = 200
"""Proposals looked at for one report; more is no reading but a flood."""

SCORE = 0.5
"""No proposal is surer than this, however sure the words are: nobody has looked at it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of proposals: the claims kept, and why each of the others was left out."""

    claims: tuple[AnyClaim, ...]
    left: tuple[str, ...]


def check(
    reader: Reader, report: Report, proposals: Sequence[Any], known: Iterable[AnyClaim], proposer: str
) -> Checked:
    """Keep the proposals that the report and our own parser bear out.

    Parameters
    ----------
    proposals
        Objects as the proposer wrote them; nothing about their shape is trusted.
    known
        Claims the report has already: what they say is not proposed again.
    proposer
        Name and version that stands as the claims' ``reader``.
    """
    judge = _Judge(reader, report, tuple(known), proposer)
    kept: list[AnyClaim] = []
    left: list[str] = []
    for one in proposals[:MOST]:
        try:
            kept.append(judge.claim(one, kept))
        except Refused as refused:
            left.append(str(refused))
    if len(proposals) > MOST:
        left.append(f"{len(proposals) - MOST} more than the {MOST} looked at")
    return Checked(tuple(sorted(kept, key=_place)), tuple(left))


class _Judge:
    """Judges the proposals about one report."""

    def __init__(self, reader: Reader, report: Report, known: tuple[AnyClaim, ...], proposer: str) -> None:
        self.reader, self.report, self.known, self.proposer = reader, report, known, proposer
        self.document: Document = document.document(report)
        self.private = private_names(self.document)
        self.voices = attribution.attributions(self.document)
        self.cues = Cuebook(reader.codebook)

    def claim(self, proposal: Any, kept: Sequence[AnyClaim]) -> AnyClaim:
        """Return the claim a proposal makes; raise `Refused` with the reason."""
        if not isinstance(proposal, dict):
            raise Refused("not an object")
        quote = _text(proposal, "quote")
        if quote is None or not quote.strip() or len(quote) > LONGEST:
            raise Refused("no quote, or one too long")
        kind = proposal.get("kind")
        if kind not in ("figure", "statement", "measure"):
            raise Refused("no kind of claim")
        places = tuple(_occurrences(self.report.text, quote))
        if not places:
            raise Refused("the quote does not stand in the report")
        reason = Refused("the quote lies in no sentence")
        for at in places:
            try:
                made = self._made(kind, proposal, quote, at)
                self._new(made, (*self.known, *kept))
                return made
            except Refused as refused:
                reason = refused
        raise reason

    def _made(self, kind: str, proposal: dict[str, Any], quote: str, at: int) -> AnyClaim:
        if kind == "figure":
            return self._figure(proposal, quote, at)
        ground = Ground(self.document, self.reader.codebook, self.private, self.voices, self.proposer)
        make = proposed_deeds.statement if kind == "statement" else proposed_deeds.measure
        return make(ground, proposal, quote, at)

    def _figure(self, proposal: dict[str, Any], quote: str, at: int) -> Figure:
        """Return the figure our own parser reads in the quote, if it is the one proposed."""
        value, unit, day = _number(proposal), _text(proposal, "unit"), _text(proposal, "date")
        read = self.reader.read(replace(self.report, text=quote, passages=(), published=self._published()))
        figures = [claim for claim in read.claims if isinstance(claim, Figure)]
        same = [one for one in figures if value in (one.value, one.low, one.high)]
        if value is None or not same:
            raise Refused(f"our parser reads no {proposal.get('value')!r:.40} in the quote")
        same = [one for one in same if one.unit == unit]
        if not same:
            raise Refused(f"our parser reads another unit than {unit!r:.40}")
        same = [one for one in same if day is None or _dated(one, day)]
        if not same:
            raise Refused(f"our parser reads no date {day!r:.40} for it")
        return self._placed(same[0], self._indicator(same[0], _text(proposal, "indicator")), at)

    def _published(self) -> Known:
        """Return the day relative dates count from: the report's own, or the one its whole text tells."""
        day = self.document.day
        return self.report.published if self.report.published.value or day is None else Known(day.isoformat())

    def _indicator(self, figure: Figure, proposed: str | None) -> str:
        """Return the indicator: the proposed one where it can be counted in the figure's unit, else our own."""
        name = proposed or figure.indicator
        if name is None or name not in self.reader.codebook.indicators:
            raise Refused(f"the codebook has no indicator {name!r:.60}")
        own, kin = self.cues.candidates("money" if len(figure.unit) == 3 and figure.unit.isupper() else figure.unit)
        if name not in (*own, *kin):
            raise Refused(f"{name} is not counted in {figure.unit}")
        return name

    def _placed(self, figure: Figure, indicator: str, at: int) -> Figure:
        assert figure.mention is not None
        start, end = figure.mention.start + at, figure.mention.end + at
        sentence = _sentence(self.document, start, end)
        entry = self.reader.codebook.indicators[indicator]
        voice = attribution.covering(self.voices, start, end)  # the whole report knows better who speaks
        return replace(
            figure,
            id=claim_id(self.proposer, self.report.sha256, "figure", start, end, 0),
            anchor=Anchor(self.report.sha256, sentence.start, sentence.end, sentence.text),
            mention=Mention(start, end, self.report.text[start:end]),
            indicator=indicator,
            nature=figure.nature if figure.indicator == indicator else entry.nature,
            stage=figure.stage if entry.staged else None,
            part_of=None,
            speaker=voice.speaker if voice else figure.speaker,
            via=voice.via if voice else figure.via,
            event=figure.event if figure.indicator == indicator else None,
            reader=self.proposer,
            score=min(figure.score, SCORE),
        )

    @staticmethod
    def _new(made: AnyClaim, known: Iterable[AnyClaim]) -> None:
        """Refuse what the report's claims say already, so that nothing is counted twice."""
        for one in known:
            if type(one) is type(made) and _same(one, made):
                raise Refused("read already")


def _same(one: AnyClaim, made: AnyClaim) -> bool:
    if one.anchor.report != made.anchor.report or one.mention is None or made.mention is None:
        return False
    if isinstance(one, Figure):
        typed = one.indicator is not None
        return typed and one.mention.start < made.mention.end and made.mention.start < one.mention.end
    told = one.anchor.start == made.anchor.start
    if isinstance(one, Statement):
        return told and isinstance(made, Statement) and one.stance == made.stance
    return told and isinstance(made, Measure) and one.action == made.action


def _dated(figure: Figure, day: str) -> bool:
    period = figure.period
    told = (period.start, period.end) if period else ()
    return any(one is not None and (one == day or one.startswith(f"{day}-")) for one in told)


def _sentence(made: Document, start: int, end: int) -> Sentence:
    found = sentence_at(made, start)
    if found is None or end > found.end:
        raise Refused("the quote lies in no sentence")
    return found


def _occurrences(text: str, quote: str) -> Iterator[int]:
    """Yield where a quote stands; a few places are enough, it is the same words everywhere."""
    at, found = text.find(quote), 0
    while at >= 0 and found < 8:
        yield at
        at, found = text.find(quote, at + 1), found + 1


def _text(proposal: dict[str, Any], name: str) -> str | None:
    held = proposal.get(name)
    return held if isinstance(held, str) and held else None


def _number(proposal: dict[str, Any]) -> float | None:
    held = proposal.get("value")
    if isinstance(held, bool) or not isinstance(held, int | float):
        return None
    return float(held) if abs(held) < 1e18 and isfinite(held) else None


def _place(claim: AnyClaim) -> tuple[int, int, str]:
    return claim.mention.start if claim.mention else 0, claim.mention.end if claim.mention else 0, claim.id
