"""Reports to claims: here while there is little to read, in worker processes once there is much."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Self

from sitroom.model import Reading, Report
from sitroom.model.errors import EvidenceError
from sitroom.reading import Reader
from sitroom.reference.types import Codebook

if TYPE_CHECKING:
    from sitroom.desk.crew import Crew

PARALLEL_FROM = 1 << 20
"""So many code points (some three hundred reports) pay for the start of the worker processes."""

Read = Reading | EvidenceError


class Readers:
    """Reads batches of reports with one codebook.

    A report the reader fails on gives an error in its place: the others go on. Worker processes end with this one,
    however it ends.
    """

    def __init__(self, codebook: Codebook, workers: int | None = None, parallel_from: int = PARALLEL_FROM) -> None:
        self._codebook = codebook
        self._reader = Reader(codebook)
        self._parallel_from = parallel_from
        self._workers = os.cpu_count() or 1 if workers is None else workers
        self._crew: Crew | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker processes."""
        if self._crew is not None:
            self._crew.close()

    def read(self, reports: Sequence[Report]) -> list[Read]:
        """Return a reading, or why there is none, for each report."""
        return list(self.each(reports))

    def each(self, reports: Sequence[Report]) -> Iterator[Read]:
        """Yield a reading, or why there is none, for each report as soon as it and those before it are read."""
        self._read += sum(len(report.text or "") for report in reports)
        if self._workers > 1 and self._read > self._parallel_from:
            return self._manned().each(reports)
        return (attempt(self._reader, report) for report in reports)

    def _manned(self) -> "Crew":
        if self._crew is None:
            from sitroom.desk.crew import Crew

            self._crew = Crew(self._codebook, self._workers)
        return self._crew


def attempt(reader: Reader, report: Report) -> Read:
    """Read one report; a mistake of the reader becomes an error that names the report."""
    try:
        return reader.read(report)
    except Exception as error:  # one report the reader stumbles over must not cost the others
        problem = f"the reader stumbled over it ({type(error).__name__}: {error})"
        failed = EvidenceError(problem, "report this mistake of ours", report.title.value or report.sha256[:12])
        failed.__cause__ = error
        return failed
