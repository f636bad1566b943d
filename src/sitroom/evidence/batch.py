"""Many inputs to reports: each becomes one or several `Gathered`, or a `Failure`, and the rest go on."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING

from sitroom.evidence import inputs as sources
from sitroom.evidence.types import Bounds, Failure, Fetched, Gathered, Given, Parsed
from sitroom.evidence.worker import Worker
from sitroom.model import Capture
from sitroom.model.errors import Damaged, EvidenceError, SitroomError, TooLarge

if TYPE_CHECKING:
    from sitroom.evidence.web import Web

Progress = Callable[[int, int], None]
Results = list[Gathered | Failure]

_AHEAD = 4  # inputs read ahead of the consumer, per reading process


def gather(
    inputs: Sequence[str],
    *,
    given: Given | None = None,
    bounds: Bounds | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Iterator[Gathered | Failure]:
    """Read inputs into reports, in the order given.

    Parameters
    ----------
    inputs
        Paths of files and folders (read recursively, by name, hidden ones skipped; links followed, loops refused),
        http and https addresses, ``-`` for standard input.
    given
        What the analyst says about them; wins over what they say.
    bounds
        How much each may cost.
    workers
        How many reading processes.
    progress
        Called with the number of inputs done and of all inputs.

    Yields
    ------
    Gathered or Failure
        For a mail its body and each readable attachment, ``capture.parent`` set. One `Failure` for each input (or
        attachment) that cannot be read; ``error.where`` names it.

    Raises
    ------
    UsageError
        When ``given`` holds no date or TLP mark.
    """
    reader = _Reader(given or Given(), bounds or Bounds())
    items = list(sources.expand(inputs))
    with reader.open(workers):
        results = map(reader.read, items) if workers <= 1 else _ahead(reader, items, workers)
        for done, found in enumerate(results, 1):
            yield from found
            if progress is not None:
                progress(done, len(items))


def captured(parsed: list[Parsed], origin: str, at: datetime, fetched: Fetched | None = None) -> Results:
    """Return what a reader made of one input as `Gathered`, and the attachments it could not read as `Failure`."""
    found: Results = []
    for part in parsed:
        capture = Capture(
            origin=origin if part.parent is None else part.name,
            sha256=part.report.sha256,
            captured_at=at,
            final_url=fetched.final_url if fetched else None,
            status=fetched.status if fetched else None,
            headers=fetched.headers if fetched else (),
            parent=part.parent,
        )
        found.append(Gathered(part.report, part.original, capture))
        found += [Failure(error) for error in part.failures]
    return found


class _Reader:
    """Reads one item after the other, on a pool of reading processes."""

    def __init__(self, given: Given, bounds: Bounds) -> None:
        self._given, self._bounds = given, bounds
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._web: Web | None = None

    @contextmanager
    def open(self, workers: int) -> Iterator[None]:
        with ExitStack() as stack:
            for _ in range(max(1, workers)):
                self._idle.put(stack.enter_context(Worker(self._bounds)))
            yield

    def read(self, item: sources.Item) -> Results:
        at = datetime.now(UTC)
        try:
            if item.error is not None:
                raise item.error
            if item.is_url:
                return self._fetch(item.origin, at)
            data = sources.read_stdin(self._bounds) if item.path is None else sources.read_file(item.path, self._bounds)
            where = "standard input" if item.path is None else item.origin
            return captured(self._parse(data, where), item.origin, at)
        except EvidenceError as error:
            return [Failure(error)]
        except MemoryError:
            return [Failure(TooLarge("needs more memory than there is", "lower the bound of size", item.origin))]
        except SitroomError:
            raise
        except Exception as error:  # a mistake of ours over one input must not cost the others
            return [Failure(_stumbled(error, item.origin))]

    def _fetch(self, url: str, at: datetime) -> Results:
        from sitroom.evidence.web import Web

        if self._web is None:
            self._web = Web(self._bounds)
        fetched = self._web.fetch(url)
        name = fetched.final_url
        parsed = self._parse(fetched.data, name, fetched.charset)
        return captured(parsed, url, at, fetched)

    def _parse(self, data: bytes, name: str, charset: str | None = None) -> list[Parsed]:
        worker = self._idle.get()
        try:
            return worker.parse(data, name, charset=charset, given=self._given)
        finally:
            self._idle.put(worker)


def _stumbled(error: Exception, origin: str) -> EvidenceError:
    said = f"sitroom stumbled over it ({type(error).__name__}: {error})"
    told = Damaged(said, "report this mistake of ours", "standard input" if origin == "-" else origin)
    told.__cause__ = error
    return told


def _ahead(reader: _Reader, items: list[sources.Item], workers: int) -> Iterator[Results]:
    """Read a few items ahead on threads, and hand the results out in order."""
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Results]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(reader.read, item))
                if len(waiting) >= workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
