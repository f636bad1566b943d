"""Collecting feeds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from evidence import builders
from evidence.conftest import Site
from sitroom.evidence import Collected, Failure, FeedSource, Gathered, collect
from sitroom.ledger.types import FeedState

PAGE = "<html><article><h1>{}</h1><p>{} people were stopped near the river, said the service.</p></article></html>"


def serve(site: Site, etag: str = '"1"') -> FeedSource:
    """Serve a feed of two entries and their pages."""
    site.put("/feed", builders.FEED.format(base=site.base).encode(), ETag=etag)
    site.put("/46.html", PAGE.format("Week 46", 117).encode())
    site.put("/45.html", PAGE.format("Week 45", 90).encode())
    return FeedSource(url=f"{site.base}/feed", publisher="Border Guard")


def run(site: Site, feed: FeedSource, state: FeedState | None = None) -> list[Collected]:
    """Visit one feed."""
    return list(collect([feed], {feed.url: state} if state else {}, bounds=site.bounds))


def test_every_entry_is_a_capture_of_its_own_page(site: Site) -> None:
    """The oldest first; what the page does not say comes from the entry; validators last."""
    feed = serve(site)
    steps = run(site, feed)
    items = [step.item for step in steps]
    assert [item.capture.origin for item in items if isinstance(item, Gathered)] == [
        f"{site.base}/45.html",
        f"{site.base}/46.html",
    ]
    report = items[1].report if isinstance(items[1], Gathered) else None
    assert report is not None
    assert (report.published.value, report.published.how) == ("2021-11-19T09:00:00Z", "feed entry")
    assert report.publisher.value == "Border Guard"
    assert items[-1] is None
    assert [step.state.etag for step in steps] == [None, None, '"1"']
    assert steps[-1].state.seen == ("g45", "g46")


def test_the_next_visit_asks_whether_anything_changed(site: Site) -> None:
    """Validators are sent, and nothing is fetched twice."""
    feed = serve(site)
    state = run(site, feed)[-1].state
    site.put("/feed", status=304)
    site.asked.clear()
    (step,) = run(site, feed, state)
    assert step.item is None
    assert step.state.seen == state.seen
    assert site.paths() == ["/feed"]
    assert dict(site.asked)["/feed"]["if-none-match"] == '"1"'


def test_a_visit_cut_short_is_continued(site: Site) -> None:
    """After the first step's state, only the second entry is new."""
    feed = serve(site)
    first = run(site, feed)[0].state
    site.asked.clear()
    run(site, feed, first)
    assert site.paths() == ["/feed", "/46.html"]


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(site: Site) -> None:
    """Fifteen minutes, then thirty; until then it is not asked."""
    feed = FeedSource(url=f"{site.base}/feed")
    site.put("/feed", status=500)
    now = datetime.now(UTC)
    (first,) = run(site, feed)
    assert isinstance(first.item, Failure)
    assert first.state.next_try is not None
    assert timedelta(minutes=14) < first.state.next_try - now < timedelta(minutes=16)
    assert run(site, feed, first.state) == []
    (second,) = run(site, feed, replace(first.state, next_try=now))
    assert second.state.next_try is not None
    assert second.state.next_try - now > timedelta(minutes=29)
    assert second.state.failures == 2


def test_retry_after_is_heard(site: Site) -> None:
    """A server that asks for an hour gets an hour."""
    feed = FeedSource(url=f"{site.base}/feed")
    site.put("/feed", status=503, Retry_After="3600")
    (step,) = run(site, feed)
    assert step.state.next_try is not None
    assert step.state.next_try - datetime.now(UTC) > timedelta(minutes=58)


def test_an_entry_that_is_gone_is_told_once(site: Site) -> None:
    """A page that answers 404 is a failure and is not asked for again; one that answers 500 is."""
    feed = serve(site)
    site.put("/45.html", status=404)
    site.put("/46.html", status=500)
    steps = run(site, feed)
    assert [isinstance(step.item, Failure) for step in steps] == [True, True, False]
    assert steps[-1].state.seen == ("g45",)
    assert steps[-1].state.etag is None
    site.asked.clear()
    site.put("/46.html", PAGE.format("Week 46", 117).encode())
    assert isinstance(run(site, feed, steps[-1].state)[0].item, Gathered)
    assert site.paths() == ["/feed", "/46.html"]


def test_a_feed_may_be_kept_as_it_stands(site: Site) -> None:
    """Without following entries, the feed file itself is the report."""
    feed = replace(serve(site), entries=False)
    first, last = run(site, feed)
    assert isinstance(first.item, Gathered)
    assert first.item.report.media_type == "application/rss+xml"
    assert last.state.etag == '"1"'


def test_one_feed_that_is_broken_does_not_stop_the_others(site: Site) -> None:
    """A feed with an entity bomb is a failure of its own."""
    good = serve(site)
    site.put("/bomb", builders.FEED_BOMB.encode())
    bad = FeedSource(url=f"{site.base}/bomb")
    steps = list(collect([bad, good], {}, bounds=site.bounds))
    assert isinstance(steps[0].item, Failure)
    assert str(steps[0].item.error).startswith(bad.url)
    assert sum(isinstance(step.item, Gathered) for step in steps) == 2
