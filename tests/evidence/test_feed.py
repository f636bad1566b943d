"""RSS and Atom files."""

import pytest

from evidence import builders
from sitroom.evidence import feed, parse
from sitroom.model import PassageKind
from sitroom.model.errors import Damaged, Hostile

ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Guard</title><updated>2021-11-19T09:00:00Z</updated>
<entry><id>tag:1</id><title>Week &lt;b&gt;46&lt;/b&gt;</title><link href="/46"/>
<content type="html">&lt;p&gt;117 people&lt;/p&gt;
&lt;ul&gt;&lt;li&gt;40 boats&lt;/li&gt;&lt;/ul&gt;</content></entry></feed>"""


def test_a_feed_is_one_report_with_a_group_of_passages_an_entry() -> None:
    """Titles are headings, content keeps its blocks, dates of entries are furniture."""
    report = parse(builders.FEED.encode(), "feed.xml")[0].report
    assert report.media_type == "application/rss+xml"
    kinds = [p.kind for p in report.passages]
    assert kinds == [PassageKind.HEADING, *[PassageKind.HEADING, PassageKind.FURNITURE, PassageKind.PARAGRAPH] * 2]
    assert report.publisher.value == "Border Guard"
    assert report.published.value == "2021-11-19T09:00:00Z"
    assert "117 people were stopped." in report.text


def test_atom_and_its_entries() -> None:
    """Ids, links and dates of entries are told; markup in titles is gone."""
    report = parse(ATOM, "feed")[0].report
    assert [p.kind for p in report.passages][-1] is PassageKind.LIST_ITEM
    (entry,) = feed.entries(ATOM)
    assert (entry.id, entry.link, entry.title) == ("tag:1", "/46", "Week 46")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_anything_unfolds(encoding: str) -> None:
    """A feed that declares entities is hostile, whole or broken, in any encoding."""
    for text in (builders.FEED_BOMB, builders.FEED_BOMB.replace("</rss>", "")):
        with pytest.raises(Hostile, match="declares entities"):
            feed.entries(text.encode(encoding))


def test_markup_that_is_no_feed() -> None:
    """It is named for what it is."""
    with pytest.raises(Damaged, match="no entries"):
        feed.entries(b"<html><p>Not found</p></html>")


def test_entries_beyond_the_bound_are_told() -> None:
    """A feed with more entries than are read says how many there are."""
    head, entry = ATOM.split(b"<entry>")
    many = head + b"<entry><id>tag:2</id><title>x</title></entry>" * 2000 + b"<entry>" + entry
    assert parse(many, "feed")[0].report.notes == ("only the first 2,000 of its 2,001 entries were read",)
