"""Reports to claims: here while they are few, in worker processes once there are many."""

import os
import signal
from collections.abc import Sequence
from multiprocessing import get_context
from typing import TYPE_CHECKING, Self

from sitroom.model import Reading, Report
from sitroom.model.errors import EvidenceError
from sitroom.reading import Reader
from sitroom.reference.types import Codebook

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

PARALLEL_FROM = 256
"""So many reports pay for the start of the worker processes."""

Read = Reading | EvidenceError
_reader: Reader | None = None


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
        self._pool: Pool | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker processes."""
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()

    def read(self, reports: Sequence[Report]) -> list[Read]:
        """Return a reading, or why there is none, for each report."""
        self._read += len(reports)
        if self._workers > 1 and self._read > self._parallel_from:
            return self._pooled().map(_in_worker, reports, chunksize=4)
        return [attempt(self._reader, report) for report in reports]

    def _pooled(self) -> "Pool":
        if self._pool is None:
            # Spawned, not forked: this process has threads and an open database.
            self._pool = get_context("spawn").Pool(self._workers, _start_worker, (self._codebook,))
        return self._pool


def attempt(reader: Reader, report: Report) -> Read:
    """Read one report; a mistake of the reader becomes an error that names the report."""
    try:
        return reader.read(report)
    except Exception as error:  # one report the reader stumbles over must not cost the others
        problem = f"the reader stumbled over it ({type(error).__name__}: {error})"
        failed = EvidenceError(problem, "report this mistake of ours", report.title.value or report.sha256[:12])
        failed.__cause__ = error
        return failed


def _start_worker(codebook: Codebook) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = Reader(codebook)


def _in_worker(report: Report) -> Read:
    assert _reader is not None
    return attempt(_reader, report)
