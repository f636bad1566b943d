"""Collecting feeds: validators sent, failures waited out, each entry's page a capture of its own, safe to stop.

The state a step yields is true once the step's item is stored. Validators are taken over only after the last entry,
so that a visit cut short is continued by the next one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from sitroom.evidence.batch import Results, captured
from sitroom.evidence.feed import Entry, entries
from sitroom.evidence.types import Bounds, Collected, Failure, FeedSource, Fetched, Gathered, Given
from sitroom.evidence.web import NotNow, Web
from sitroom.evidence.worker import Worker
from sitroom.ledger.types import FeedState
from sitroom.model import Known
from sitroom.model.errors import EvidenceError

_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=15), timedelta(days=1)
_MOST_SEEN = 4000


def collect(
    feeds: Sequence[FeedSource], states: Mapping[str, FeedState], *, bounds: Bounds | None = None
) -> Iterator[Collected]:
    """Visit feeds one after the other and yield what is new.

    Parameters
    ----------
    feeds
        The subscriptions.
    states
        What earlier visits left, by address; missing for a new feed.
    bounds
        How much each fetch and each page may cost.

    Yields
    ------
    Collected
        In each: store the item, then the state. A feed that failed is left alone for a quarter of an hour, then
        twice as long each time, up to a day (or as its Retry-After says); such a feed yields nothing.
    """
    bounds = bounds or Bounds()
    web = Web(bounds)
    with Worker(bounds) as worker:
        for feed in feeds:
            state = states.get(feed.url) or FeedState(url=feed.url)
            if state.next_try is None or state.next_try <= datetime.now(UTC):
                yield from _Visit(feed, state, web, worker).run()


class _Visit:
    """One visit to one feed."""

    def __init__(self, feed: FeedSource, state: FeedState, web: Web, worker: Worker) -> None:
        self._feed, self._state, self._web, self._worker = feed, state, web, worker
        self._again = False

    def run(self) -> Iterator[Collected]:
        self._web.retry_after = None
        try:
            fetched = self._web.fetch(self._feed.url, etag=self._state.etag, last_modified=self._state.last_modified)
            found = [] if fetched.status == 304 else entries(fetched.data)
        except EvidenceError as error:
            named = type(error)(error.problem, error.way_out, self._feed.url)
            yield Collected(self._feed, Failure(named), self._failed())
            return
        if fetched.status != 304:
            yield from self._news(fetched, found)
        yield Collected(self._feed, None, self._done(fetched, found))

    def _news(self, fetched: Fetched, found: list[Entry]) -> Iterator[Collected]:
        if not self._feed.entries:
            for item in self._read(fetched, self._feed.url, None):
                yield Collected(self._feed, item, self._state)
            return
        fresh = [entry for entry in found[: self._feed.newest] if entry.id not in self._state.seen]
        for entry in reversed(fresh):  # the oldest first, as they were published
            *rest, last = self._entry(entry, fetched.final_url)
            for item in rest:
                yield Collected(self._feed, item, self._state)
            if isinstance(last, Failure) and isinstance(last.error, NotNow):
                self._again = True  # it may be there the next time
            else:
                self._state = replace(self._state, seen=(*self._state.seen, entry.id)[-_MOST_SEEN:])
            yield Collected(self._feed, last, self._state)

    def _entry(self, entry: Entry, base: str) -> Results:
        link = urljoin(base, entry.link or "")
        try:
            return self._read(self._web.fetch(link), link, entry)
        except EvidenceError as error:
            return [Failure(error)]

    def _read(self, fetched: Fetched, origin: str, entry: Entry | None) -> Results:
        feed = self._feed
        given = Given(publisher=feed.publisher, language=feed.language, tlp=feed.tlp)
        try:
            parsed = self._worker.parse(fetched.data, fetched.final_url, charset=fetched.charset, given=given)
        except EvidenceError as error:
            return [Failure(error)]
        results = captured(parsed, origin, datetime.now(UTC), fetched)
        return [_with_entry(item, entry) if entry is not None else item for item in results]

    def _failed(self) -> FeedState:
        failures = self._state.failures + 1
        wait = min(_FIRST_WAIT * 2 ** min(failures - 1, 10), _LONGEST_WAIT)
        now = datetime.now(UTC)
        asked = min(_retry_after(self._web.retry_after, now), _LONGEST_WAIT)
        return replace(self._state, checked_at=now, failures=failures, next_try=now + max(wait, asked))

    def _done(self, fetched: Fetched, found: list[Entry]) -> FeedState:
        state = replace(self._state, checked_at=datetime.now(UTC), failures=0, next_try=None)
        if fetched.status == 304 or self._again:
            return state
        listed = {entry.id for entry in found}
        kept = tuple(seen for seen in state.seen if seen in listed)  # what the feed dropped cannot come again
        return replace(state, etag=fetched.header("etag"), last_modified=fetched.header("last-modified"), seen=kept)


def _with_entry(item: Gathered | Failure, entry: Entry) -> Gathered | Failure:
    """Fill in from the feed what the page does not say of itself."""
    if isinstance(item, Failure) or item.capture.parent is not None:
        return item
    report = item.report
    title = report.title if report.title.value or not entry.title else Known(entry.title, "feed entry")
    dated = report.published.value or not entry.published
    published = report.published if dated else Known(entry.published, "feed entry")
    return replace(item, report=replace(report, title=title, published=published))


def _retry_after(said: str | None, now: datetime) -> timedelta:
    """Return how long an answer asks to be left alone: seconds or a date (RFC 9110, section 10.2.3)."""
    if said is None:
        return timedelta()
    if said.isascii() and said.isdigit():
        return timedelta(seconds=min(int(said[:9]), 10**7))
    try:
        return max(timedelta(), parsedate_to_datetime(said) - now)
    except (ValueError, TypeError):
        return timedelta()
