"""What every section of a brief is made from, and the one place where claims are cited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitroom.model import AnyClaim, Figure, Grade, Report, Source
from sitroom.picture.types import Picture, Series, Voice
from sitroom.products import numerals
from sitroom.products.dates import short_day, when
from sitroom.products.plain import anchor, language_tag, line
from sitroom.products.types import Cite, Said
from sitroom.products.withheld import Withheld
from sitroom.products.words import words
from sitroom.reference.types import Codebook, Indicator

LONGEST_SENTENCE = 900  # characters; a longer one is no sentence and is shown around each mention
_QUOTE = 420
_MARKUP = re.compile(r"\*\*|__|<sup>[^<>]{0,8}</sup>|\[\^?\d{1,3}\]")

Sentence = tuple[str | None, int | None, int | None, str]


@dataclass(slots=True)
class Citations:
    """Numbers the sentences a brief rests on, in the order in which they are first cited."""

    numbers: dict[Sentence, int] = field(default_factory=dict)
    claims: dict[Sentence, dict[str, None]] = field(default_factory=dict)

    def cite(self, claim: AnyClaim, text: str) -> Cite:
        """Return words that open on the sentence of the claim."""
        key = _sentence(claim)
        note = self.numbers.setdefault(key, len(self.numbers) + 1)
        self.claims.setdefault(key, {})[claim.id] = None
        value = claim.value if isinstance(claim, Figure) else None
        return Cite(text=text, claim=claim.id, anchor=anchor(claim.id), note=note, value=value)


@dataclass(slots=True)
class Material:
    """A picture with the texts under it; sections read it and cite through it.

    ``disputes`` are the ids of the series about which voices contradict one another.
    """

    picture: Picture
    texts: Mapping[str, Report]
    codebook: Codebook
    grades: Mapping[str, Grade]
    withheld: Withheld
    speakers: Mapping[str, Grade] = field(default_factory=dict)
    citations: Citations = field(default_factory=Citations)
    disputes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.disputes = frozenset(conflict.series for conflict in self.picture.conflicts)

    def claim(self, claim_id: str) -> AnyClaim:
        """Return a claim's body, as corrected."""
        return self.picture.claims[claim_id].claim

    def source(self, claim: AnyClaim) -> Source | None:
        """Return the report a claim stands in, None for a table's row."""
        return self.picture.sources.get(claim.anchor.report or "")

    def shown(self, claim: AnyClaim, text: str | None, limit: int = 160) -> str:
        """Return a short text of a claim, cleaned, with withheld names replaced."""
        return line(self.withheld.text(claim.anchor.report, text or ""), limit)

    def cite(self, claim_id: str, text: str | None = None) -> Cite:
        """Return the claim's number (or other words for it) as a citation."""
        claim = self.claim(claim_id)
        if text is None:
            text = numerals.said(claim) if isinstance(claim, Figure) else self.quote(claim, 80)
        return self.citations.cite(claim, self.withheld.text(claim.anchor.report, text))

    def quote(self, claim: AnyClaim, limit: int = _QUOTE) -> str:
        """Return the claim's sentence on one line without its markup; the evidence shows it exactly."""
        whole = self.withheld.passage(claim.anchor.report, claim.anchor.start or 0, claim.anchor.quote or "")
        return line(_MARKUP.sub("", whole), limit)

    def language(self, claim: AnyClaim) -> str | None:
        """Return the language of the claim's sentence where it is not the brief's own."""
        source = self.source(claim)
        tag = language_tag(source.language.value if source else None)
        return None if tag is None or tag.split("-")[0] == "en" else tag

    def publisher(self, claim: AnyClaim) -> str:
        """Return who published the claim; empty when nobody knows."""
        source = self.source(claim)
        return self.shown(claim, claim.publisher or (source.publisher.value if source else None), 80)

    def carrier(self, claim: AnyClaim) -> str:
        """Return what to call the report a claim stands in: its publisher, else its title, else the feed."""
        source = self.source(claim)
        title = self.shown(claim, source.name if source else claim.anchor.feed, 50)
        return self.publisher(claim) or (f"“{title}”" if title else "an unnamed report")

    def published(self, claim: AnyClaim) -> str:
        """Return the day its report was published, in words."""
        source = self.source(claim)
        return short_day(source.published.value if source else None)

    def grade(self, claim: AnyClaim) -> str:
        """Return the Admiralty grade of the claim's report, F6 where nobody has judged."""
        found = self.grades.get(claim.anchor.report or "")
        return f"{found.reliability}{found.credibility}" if found else "F6"

    def speaker_grade(self, claim: AnyClaim) -> str | None:
        """Return the grade of who speaks, F6 where nobody has judged; None where the publisher alone is told."""
        if not claim.speaker or _same_name(claim.speaker, self.publisher(claim)):
            return None
        return str(self.speakers.get(claim.speaker, Grade()))

    def said(self, claim_id: str, voice: Voice | None = None, repeated: int = 0) -> Said:
        """Return a figure as a line of the brief."""
        claim = self.picture.figure(claim_id)
        carrier = self.carrier(claim)
        speaker = self.shown(claim, claim.speaker, 120)
        return Said(
            cite=self.cite(claim_id),
            who=speaker or carrier,
            how=self._how(claim, speaker, carrier),
            publisher=carrier,
            published=self.published(claim),
            when=when(claim.period),
            counted=self.counted(claim),
            quote=self.quote(claim),
            lang=self.language(claim),
            qualifier=claim.qualifier,
            low=claim.low,
            high=claim.high,
            modality=words()["modalities"].get(claim.modality),
            side=voice.side if voice else None,
            repeated=repeated,
            done=claim.modality in ("asserted", "estimated"),
            grade=self.grade(claim),
            speaker_grade=self.speaker_grade(claim),
        )

    def counted(self, claim: Figure) -> str:
        """Return the counted noun as said in an English report, else the unit's own word."""
        unit = words()["units_in_words"].get(claim.unit, "")
        if unit and self.language(claim) is not None:
            return unit
        return self.shown(claim, claim.counted, 70) or unit

    def action(self, code: str) -> str:
        """Return the label of what a measure does."""
        known = self.codebook.actions.get(code)
        return line(known.label if known else code.replace("_", " ").capitalize(), 80)

    def _how(self, claim: AnyClaim, speaker: str, carrier: str) -> str:
        via = " via ".join(self.shown(claim, one, 60) for one in claim.via[:4])
        if speaker and not _same_name(speaker, carrier):
            # the publisher is the outermost carrier: named once even where the reader lists it too
            return f"in {carrier}" + (f", via {via}" if via and via != carrier else "")
        return ("publisher" if self.publisher(claim) else "report, publisher not known") + (
            f", via {via}" if via else ""
        )

    def indicator(self, indicator_id: str | None) -> Indicator | None:
        """Return a codebook entry, None for an id the codebook does not know."""
        return self.codebook.indicators.get(indicator_id or "")

    def label(self, series: Series) -> str:
        """Return the label of what a series counts."""
        known = self.indicator(series.indicator)
        return line(known.label if known else series.label, 80)


def _same_name(one: str, other: str) -> bool:
    """Say whether two names are one but for an article and capitals: who publishes what it says is no second voice."""
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")


def _sentence(claim: AnyClaim) -> Sentence:
    where = claim.anchor
    if where.report is None:
        return (where.feed, where.row, None, where.vintage or "")
    monster = where.start is not None and where.end is not None and where.end - where.start > LONGEST_SENTENCE
    return (where.report, where.start, where.end, claim.id if monster else "")
