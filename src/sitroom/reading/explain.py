"""Why each claim was read as it was: the decision behind every field of the contract.

A report is read again, step by step, by the same pure functions, and what each step had before it is told: nothing is
collected while a report is read, so reading costs nothing more and its claims are the same with and without.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitroom.model import AnyClaim, Figure, Measure, Passage, Report, Statement
from sitroom.reading import attribution, dates, document, explain_deeds, explain_figures, explain_voices, mentions
from sitroom.reading.explain_figures import Ground
from sitroom.reading.figures import Decided, Figures, Found
from sitroom.reading.modality import sentence_at
from sitroom.reading.periods import Periods
from sitroom.reading.reader import Reader
from sitroom.reading.scopes import Scopes
from sitroom.reading.spans import Attribution, Document
from sitroom.reading.trace import Explanation, Option, Step

__all__ = ["Explanation", "Option", "Step", "explain"]

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class _Read:
    """What one part of a report was read into, in one language."""

    document: Document
    ground: Ground | None
    decided: dict[str, Decided]
    voices: Sequence[Attribution]


def explain(reader: Reader, report: Report) -> tuple[Explanation, ...]:
    """Return the decisions behind each claim of a report, in text order.

    The claims are those of `Reader.read`; the same report gives the same explanations, byte for byte.
    """
    claims = reader.read(report).claims
    if not claims:
        return ()
    known = {claim.id: claim for claim in claims}
    parts = tuple(_parts(reader, report))
    return tuple(Explanation(claim, tuple(_steps(reader, claim, known, parts))) for claim in claims)


def _parts(reader: Reader, report: Report) -> Iterator[_Read]:
    for language, passages in reader.parts(report, report.language.value or _ENGLISH).items():
        if language == _ENGLISH:
            yield _english(report if passages is None else replace(report, passages=tuple(passages)), reader.figures)
        else:
            yield _other(reader, report, language, passages or ())


def _english(report: Report, figures: Figures) -> _Read:
    made = document.document(report)
    voices = attribution.attributions(made)
    found = Found(dates.times(made), mentions.places(made), voices)
    ground = Ground(made, found, figures, Scopes(made, found.mentions), Periods(made, found.times))
    return _Read(made, ground, {one.figure.id: one for one in figures.read(made, found)}, voices)


def _other(reader: Reader, report: Report, language: str, passages: Sequence[Passage]) -> _Read:
    engine = reader.engine(language)
    made = engine.document(report, passages)
    return _Read(made, None, {one.figure.id: one for one in engine.read(made)}, ())


def _steps(reader: Reader, claim: AnyClaim, known: dict[str, AnyClaim], parts: Sequence[_Read]) -> Iterator[Step]:
    part = next((one for one in parts if claim.id in one.decided), parts[0])
    if isinstance(claim, Figure):
        decided = part.decided.get(claim.id)
        if decided is not None and decided.draft is not None and part.ground is not None:
            yield from explain_figures.steps(claim, decided, decided.draft, part.ground)
        else:
            yield from explain_figures.brief_steps(claim, decided)
    else:
        part = next((one for one in parts if _holds(one.document, claim)), parts[0])
        if isinstance(claim, Statement):
            yield from explain_voices.steps(claim, known, part.document, part.voices)
        elif isinstance(claim, Measure):
            yield from explain_deeds.steps(claim, part.document, part.voices, reader.codebook)
    yield from _common(claim, part.document)


def _holds(made: Document, claim: AnyClaim) -> bool:
    found = sentence_at(made, claim.anchor.start or 0)
    return found is not None and found.start == claim.anchor.start


def _common(claim: AnyClaim, made: Document) -> Iterator[Step]:
    known = made.report.publisher
    yield Step("publisher", claim.publisher, f"the report's: {known.how}")
    yield Step("reader", claim.reader, "its name and version")
    mention = claim.mention
    where = f"{mention.start} to {mention.end}" if mention else "its sentence"
    why = f"hash of the reader ({claim.reader}), the report's SHA-256, the kind and the span ({where})"
    yield Step("id", claim.id, why, rule="claim_id")
