"""Feeds and captures: collecting from a real local server, and what changed between two captures."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from desk import reports
from sitroom.desk import room as rooms
from sitroom.desk.add import add
from sitroom.desk.bounds import bounds_of
from sitroom.desk.collect import collect
from sitroom.desk.config import RoomConfig
from sitroom.desk.diff import diff
from sitroom.desk.intake import Outcome
from sitroom.evidence import Bounds
from sitroom.model import View
from sitroom.model.errors import NotFound, UsageError

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>News of the coast</title><link>{base}/</link><description>d</description>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>{base}/{name}</link><guid>{base}/{name}</guid>
<pubDate>Fri, 19 Nov 2021 10:00:00 GMT</pubDate></item>"""


class Site(BaseHTTPRequestHandler):
    """Serves what `pages` holds, with an ETag for the feed."""

    pages: ClassVar[dict[str, str]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer one request."""
        self.asked.append(self.path)
        text = self.pages.get(self.path)
        etag = f'"{hash(text)}"'
        if text is not None and self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.end_headers()
            return
        data = (text or "").encode()
        self.send_response(200 if text is not None else 404)
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html; charset=utf-8")
        self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Serve a feed with one entry and yield the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    Site.asked.clear()
    Site.pages.clear()
    Site.pages |= {"/one": reports.EVENING, "/feed": feed(base, "one")}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield base
    server.shutdown()
    server.server_close()


def feed(base: str, *names: str) -> str:
    """Return a feed with these entries."""
    return FEED.format(base=base, items="".join(ITEM.format(title=name, base=base, name=name) for name in names))


def allowed(base: str) -> Bounds:
    """Return bounds under which this one local address may be fetched."""
    return Bounds(allow_private=frozenset({base.removeprefix("http://")}))


def collected(place: Path, base: str) -> list[Outcome]:
    """Collect the feeds of a room once."""
    with rooms.opened(place) as room:
        return list(collect(room, allowed(base)))


@pytest.fixture
def subscribed(tmp_path: Path, site: str) -> Path:
    """Return a room that subscribes to the feed."""
    place = rooms.init(tmp_path / "room")
    with (place / "room.toml").open("a") as settings:
        settings.write(f'\n[[feeds]]\nurl = "{site}/feed"\npublisher = "Coast News"\n')
    return place


def test_a_feed_is_collected_once(subscribed: Path, site: str) -> None:
    """The first visit brings the entry, the second nothing, a new entry only itself."""
    first = collected(subscribed, site)
    assert [outcome.error for outcome in first] == [None] * len(first)
    with rooms.opened(subscribed) as room:
        names = {source.name for source in room.ledger.sources(View())}
        assert "Charter leaves Minsk" in names
        assert len(room.ledger.feed_states()) == 1
    assert [outcome for outcome in collected(subscribed, site) if outcome.receipt and outcome.receipt.new] == []
    Site.pages |= {"/two": reports.EVENING.replace("431", "433"), "/feed": feed(site, "two", "one")}
    Site.asked.clear()
    again = collected(subscribed, site)
    assert any(outcome.receipt and outcome.receipt.new for outcome in again)
    assert "/two" in Site.asked
    assert "/one" not in Site.asked


def test_a_room_without_feeds_says_how_to_name_them(tmp_path: Path) -> None:
    """Collecting nothing is a usage error with the way out."""
    with (
        rooms.opened(rooms.init(tmp_path / "room")) as room,
        pytest.raises(UsageError, match=r"\[\[feeds\]\]"),
    ):
        list(collect(room))


def test_a_feed_may_not_lead_to_a_private_address(subscribed: Path, site: str) -> None:
    """As room.toml has it, no bound lets a private address be fetched: the feed fails, nothing is stored."""
    with rooms.opened(subscribed) as room:
        assert bounds_of(room.config).allow_private == frozenset()
        outcomes = list(collect(room))
        assert [bool(outcome.error) for outcome in outcomes] == [True]
        assert room.ledger.sources(View()) == []
    assert Site.asked == []


def test_two_captures_of_a_page_are_compared(tmp_path: Path, site: str) -> None:
    """What changed is shown word by word; one capture is not enough, an unknown address is told."""
    with rooms.opened(rooms.init(tmp_path / "room")) as room:
        url = f"{site}/one"
        assert [outcome.error for outcome in add(room, [url], bounds=allowed(site))] == [None]
        with pytest.raises(UsageError, match="once"):
            diff(room, url)
        with pytest.raises(NotFound):
            diff(room, f"{site}/other")
        Site.pages["/one"] = reports.EVENING.replace("carried 431 Iraqis", "carried 434 people")
        assert [outcome.error for outcome in add(room, [url], bounds=allowed(site))] == [None]
        found = diff(room, url)
        (row,) = found.rows
        assert "[-431 Iraqis-]" in str(row.cells["before"])
        assert "{+434 people+}" in str(row.cells["after"])
        a, b = (source.sha256 for source in room.ledger.sources(View()))
        assert diff(room, a[:10], b[:10]) == found
        assert "nothing a reader would see" in diff(room, a, a).empty


def test_the_bounds_of_room_toml_reach_the_readers() -> None:
    """Megabytes and seconds of room.toml are what evidence is bounded by."""
    config = RoomConfig.model_validate({"contact": "desk@example.org", "bounds": {"input_mb": 2, "seconds": 7}})
    made = bounds_of(config)
    assert (made.size, made.seconds, made.contact) == (2 << 20, 7, "desk@example.org")
