"""One language's engine: passages of a report in, its figures out."""

from collections.abc import Sequence

from sitroom.model import Passage, Report
from sitroom.reading.day import day as told_day
from sitroom.reading.figures import Decided
from sitroom.reading.languages import cutting, times
from sitroom.reading.languages.figures import figures
from sitroom.reading.languages.kinds import Kinds
from sitroom.reading.languages.tongue import tongue
from sitroom.reading.spans import Document
from sitroom.reference.types import Codebook


class Engine:
    """Reads passages of one language with one codebook; holds nothing that changes."""

    def __init__(self, language: str, codebook: Codebook, reader: str) -> None:
        self.of = tongue(language)
        self.kinds = Kinds(codebook, self.of)
        self.codebook, self.reader = codebook, reader

    def document(self, report: Report, passages: Sequence[Passage]) -> Document:
        """Cut the given passages of a report; the day comes from the report, else from its latest full date."""
        day, how = told_day(report.published, ())
        made = cutting.document(report, self.of, passages, day, how)
        if day is None and (found := times.latest(made, self.of)):
            how = f"inferred: “{found[1]}” is the latest full date"
            made = cutting.document(report, self.of, passages, found[0], how)
        return made

    def read(self, document: Document) -> tuple[Decided, ...]:
        """Return the figures of a document in text order."""
        return tuple(figures(document, self.of, self.kinds, self.codebook, self.reader))
