"""The reader: one report in, its claims out. Pure, deterministic, safe in threads."""

from dataclasses import replace
from typing import TYPE_CHECKING

from sitroom.model import AnyClaim, Known, Reading, Report
from sitroom.reading import attribution, dates, document, measures, mentions, statements
from sitroom.reading.figures import Decided, Figures, Found
from sitroom.reading.ids import READER
from sitroom.reading.languages import held
from sitroom.reading.spans import Attribution, Document
from sitroom.reference.types import Codebook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitroom.model import Passage
    from sitroom.reading.languages.engine import Engine

__all__ = ["READER", "Reader"]

_ENGLISH = "en"


class Reader:
    """Reads reports with one codebook; holds nothing that changes, so threads may share it.

    Parameters
    ----------
    codebook
        What the crisis counts, does and says (`sitroom.reference.codebook`).
    """

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.figures = Figures(codebook, READER)
        self._engines: dict[str, Engine] = {}

    def read(self, report: Report) -> Reading:
        """Return the claims of a report in text order; time and memory grow linearly with its text.

        A report too short to tell its language is read as English. A paragraph in another language that is held is
        read in that. A report in a language this reader does not know gives no claims and a note that says so.
        """
        language = report.language.value or _ENGLISH
        if language != _ENGLISH and language not in held():
            return Reading(reader=READER, codebook=self.codebook.id, claims=(), notes=(_unread(report),))
        claims: list[AnyClaim] = []
        published, notes = None, []
        for part, passages in self.parts(report, language).items():
            if part == _ENGLISH:
                made = document.document(report if passages is None else replace(report, passages=tuple(passages)))
                claims += self._english(made)
            else:
                made = self.engine(part).document(report, passages or ())
                claims += [one.figure for one in self.engine(part).read(made)]
                notes.append(_figures_only(part))
            if part == language:
                published, notes = _published(made), [*notes, *_notes(made)]
        claims.sort(key=_place)
        return Reading(
            reader=READER, codebook=self.codebook.id, claims=tuple(claims), published=published, notes=tuple(notes)
        )

    def _english(self, made: Document) -> list[AnyClaim]:
        voices = attribution.attributions(made)
        figures = tuple(one.figure for one in self._decide(made, voices))
        return [
            *figures,
            *statements.statements(made, voices, figures),
            *measures.measures(made, voices, self.codebook),
        ]

    def parts(self, report: Report, language: str) -> "Mapping[str, Sequence[Passage] | None]":
        """Return the passages by language; None where all of an English report is English."""
        ascii_only = language == _ENGLISH and (report.text.isascii() or not report.passages)
        if ascii_only:
            return {_ENGLISH: None}
        from sitroom.reading.languages import cutting, mixed

        found = mixed.parts(report, language, cutting.passages(report))
        return {_ENGLISH: None} if list(found) == [_ENGLISH] else found

    def engine(self, language: str) -> "Engine":
        """Return the engine of a language, made when its first report comes."""
        known = self._engines.get(language)
        if known is None:
            from sitroom.reading.languages.engine import Engine

            known = self._engines[language] = Engine(language, self.codebook, READER)
        return known

    def _decide(self, made: Document, voices: tuple[Attribution, ...]) -> tuple[Decided, ...]:
        found = Found(dates.times(made), mentions.places(made), voices)
        return self.figures.read(made, found)


def _place(claim: AnyClaim) -> tuple[int, int, str]:
    at = claim.mention.start if claim.mention else claim.anchor.start or 0
    return at, claim.mention.end if claim.mention else 0, claim.id


def _published(made: Document) -> Known | None:
    """Return the day the reader inferred, None where the report states its own."""
    if made.day is None or made.report.published.value:
        return None
    return Known(made.day.isoformat(), made.day_how)


def _unread(report: Report) -> str:
    known = ", ".join(sorted([*held(), _ENGLISH]))
    return f"not read for claims: it is in {report.language.value} ({report.language.how}), this reader knows {known}"


def _figures_only(language: str) -> str:
    return f"text in {language}: figures are read, statements and measures are not"


def _notes(made: Document) -> tuple[str, ...]:
    if made.day is not None:
        return ()
    return ("relative dates are left open: the report states no date and its text gives none",)
