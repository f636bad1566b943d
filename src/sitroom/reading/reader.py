"""The reader: one report in, its claims out. Pure, deterministic, safe in threads."""

from typing import Any

from sitroom.model import AnyClaim, Known, Reading, Report
from sitroom.reading import attribution, dates, document, measures, mentions, statements
from sitroom.reading.figures import Decided, Figures, Found
from sitroom.reading.ids import READER
from sitroom.reading.spans import Attribution, Document
from sitroom.reference.types import Codebook

__all__ = ["READER", "Reader"]


LANGUAGES = frozenset([None, "en"])
"""Languages that are read; a report too short to tell its language (None) is read as English."""


class Reader:
    """Reads reports with one codebook; holds nothing that changes, so threads may share it.

    Parameters
    ----------
    codebook
        What the crisis counts, does and says (`sitroom.reference.codebook`).
    """

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._figures = Figures(codebook, READER)

    def read(self, report: Report) -> Reading:
        """Return the claims of a report in text order; time and memory grow linearly with its text.

        A report in a language this reader does not know gives no claims and a note that says so.
        """
        if report.language.value not in LANGUAGES:
            return Reading(reader=READER, codebook=self.codebook.id, claims=(), notes=(_unread(report),))
        made = document.document(report)
        voices = attribution.attributions(made)
        figures = tuple(one.figure for one in self._decide(made, voices))
        claims: list[AnyClaim] = [
            *figures,
            *statements.statements(made, voices, figures),
            *measures.measures(made, voices, self.codebook),
        ]
        claims.sort(key=_place)
        return Reading(
            reader=READER,
            codebook=self.codebook.id,
            claims=tuple(claims),
            published=_published(made),
            notes=_notes(made),
        )

    def explain(self, report: Report) -> list[dict[str, Any]]:
        """Return how each figure was read: its rule decisions and the indicators weighed, as plain data."""
        if report.language.value not in LANGUAGES:
            return []
        made = document.document(report)
        decided = self._decide(made, attribution.attributions(made))
        return [explained(one) for one in decided]

    def _decide(self, made: Document, voices: tuple[Attribution, ...]) -> tuple[Decided, ...]:
        found = Found(dates.times(made), mentions.places(made), voices)
        return self._figures.read(made, found)


def explained(one: Decided) -> dict[str, Any]:
    """Return the decisions behind one figure."""
    figure = one.figure
    weighed = sorted(one.scores.items(), key=lambda item: (-item[1], item[0]))
    return {
        "id": figure.id,
        "mention": figure.mention.text if figure.mention else None,
        "quote": figure.anchor.quote,
        "counted": figure.counted,
        "decisions": list(one.why),
        "indicator": figure.indicator,
        "weighed": [{"indicator": name, "worth": round(worth, 2)} for name, worth in weighed if worth],
        "score": figure.score,
    }


def _place(claim: AnyClaim) -> tuple[int, int, str]:
    at = claim.mention.start if claim.mention else claim.anchor.start or 0
    return at, claim.mention.end if claim.mention else 0, claim.id


def _published(made: Document) -> Known | None:
    """Return the day the reader inferred, None where the report states its own."""
    if made.day is None or made.report.published.value:
        return None
    return Known(made.day.isoformat(), made.day_how)


def _unread(report: Report) -> str:
    return f"not read for claims: it is in {report.language.value} ({report.language.how}), this reader knows English"


def _notes(made: Document) -> tuple[str, ...]:
    if made.day is not None:
        return ()
    return ("relative dates are left open: the report states no date and its text gives none",)
