"""Worker processes that read reports: one thread here for each, a pipe between them, nothing shared.

A pool of the standard library shares locks that somebody must clear away when this process is killed, and waits for
ever for the answer of a worker that was killed. Here a worker whose pipe ends, ends; a report that takes its worker
down is told as an error, and the next one gets a new worker.
"""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue

from sitroom.desk.readers import Read, attempt
from sitroom.model import Report
from sitroom.model.errors import Damaged
from sitroom.reading import Reader
from sitroom.reference.types import Codebook

_GONE = (EOFError, BrokenPipeError, ConnectionResetError)


class Crew:
    """So many worker processes with one codebook; started at once."""

    def __init__(self, codebook: Codebook, workers: int) -> None:
        self._members = [_Member(codebook) for _ in range(workers)]
        self._idle: SimpleQueue[_Member] = SimpleQueue()
        self._threads = ThreadPoolExecutor(workers)
        for member in self._members:
            self._idle.put(member)

    def each(self, reports: Sequence[Report]) -> Iterator[Read]:
        """Yield what became of each report, in order; they are read while nobody waits, too."""
        return self._threads.map(self._read, reports)

    def close(self) -> None:
        """End the processes, what they do included."""
        for member in self._members:
            member.end()
        self._threads.shutdown(cancel_futures=True)

    def _read(self, report: Report) -> Read:
        member = self._idle.get()
        try:
            return member.read(report)
        finally:
            self._idle.put(member)


class _Member:
    """One worker process, replaced when it falls."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._ended = False
        self._start()

    def read(self, report: Report) -> Read:
        try:
            self._pipe.send(report)
            read: Read = self._pipe.recv()
        except (*_GONE, OSError):
            name = report.title.value or report.sha256[:12]
            if not self._ended:
                self._process.terminate()
                self._process.join()
                self._start()
            return Damaged("brought the process that reads it down", "report this mistake of ours", name)
        return read

    def end(self) -> None:
        self._ended = True
        self._process.terminate()
        self._process.join()

    def _start(self) -> None:
        # Spawned, not forked: this process has threads and an open database.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._codebook), daemon=True)
        self._process.start()
        theirs.close()


def _serve(pipe: Connection, codebook: Codebook) -> None:
    """Read what comes through the pipe until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader(codebook)
    with suppress(*_GONE):
        while True:
            pipe.send(attempt(reader, pipe.recv()))
