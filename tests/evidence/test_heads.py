"""What a plain text says about itself."""

import pytest

from sitroom.evidence import days, heads


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("18 November 2021", "2021-11-18"),
        ("18th of November, 2021", "2021-11-18"),
        ("Nov. 18, 2021", "2021-11-18"),
        ("23.11.2021", "2021-11-23"),
        ("2021-11-18T10:12:00+01:00", "2021-11-18T10:12:00+01:00"),
        ("18 listopada 2021", "2021-11-18"),
        ("le 1er décembre 2021", "2021-12-01"),
        ("18. November 2021", "2021-11-18"),
        ("18 de noviembre de 2021", "2021-11-18"),
        ("18 ноября 2021", "2021-11-18"),
        ("2021 m. lapkričio 18 d.", "2021-11-18"),
        ("25/12/2021", "2021-12-25"),
        ("05/11/2021", None),
        ("31 February 2021", None),
        ("Nov 19", None),
        ("version 2.11.2021.4", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    """A date is read in the languages held when it is complete and can be one day only."""
    assert days.iso(text) == iso


@pytest.mark.parametrize(
    ("text", "published", "how"),
    [
        ("Published: 18 November 2021\n\nText follows.", "2021-11-18", "label 'Published'"),
        ("Published 18 November 2021\n\nText follows here.", "2021-11-18", "'Published'"),
        ("A title\n\nBrussels, 23 November 2021\n\nText follows here.", "2021-11-23", "letterhead date"),
        ("WARSAW, 12 November 2021 (PAP) - The guard said so.", "2021-11-12", "dateline"),
        ("Minsk, 18 November 2021 (BelTA) – The flight left.", "2021-11-18", "dateline"),
        ("MOSCOW, November 19, 2021. /TASS/. A call was held.", None, ""),
        ("A title\n\nFriday, November 19, 2021\n\nText.", "2021-11-19", "date line"),
        ("A title\n\nBy Jane Roe | November 19, 2021\n\nText.", "2021-11-19", "byline"),
        ("MOSCOW, Nov 19 (Wire) — A call was held.", None, "has no year"),
        ("A title\n\n05/11/2021\n\nText.", None, "could be two days"),
        ("On 18 November 2021, the Council met in Brussels.", None, "not stated"),
        ("The plan of 18 November 2021\nwas dropped.", None, "not stated"),
        ("Timeline\n\n8 November 2021\n\nIt began.\n\n9 November 2021\n\nIt went on.", None, "not stated"),
        ("Last updated: 20 November 2021\nPublished: 18 November 2021\n\nText.", "2021-11-18", "label 'Published'"),
    ],
)
def test_the_day_of_a_report(text: str, published: str | None, how: str) -> None:
    """A date counts when it is labelled or stands where a report carries its date, and never else."""
    known = heads.read(text).known("published")
    assert known.value == published
    assert how in known.how


def test_a_header_block_is_read_and_is_not_prose() -> None:
    """Labels fill the fields and their lines are marked, so that nobody reads claims from them."""
    text = "Source: State Border Guard\nDate: 18 November 2021\nTitle: Week 46\nAuthor: Press Office\n\nText follows."
    head = heads.read(text)
    assert head.known("publisher").value == "State Border Guard"
    assert head.known("title").value == "Week 46"
    assert head.known("author").value == "Press Office"
    assert len(head.labelled) == 4


def test_weak_labels_count_beside_strong_ones_only() -> None:
    """An address line is a label in a header, and prose anywhere else."""
    memo = "From: Press Office\nTo: All desks\nDate: 3 December 2023\nSubject: Vaalimaa\n\nText follows."
    assert len(heads.read(memo).labelled) == 4
    assert not heads.read("To: the people of the border region\n\nText follows.").labelled


def test_a_known_body_alone_on_a_line_is_the_letterhead() -> None:
    """It is the publisher, and the line after it may be the title."""
    head = heads.read("Council of the European Union\n\nSanctions are widened today\n\nText follows.")
    assert head.known("publisher").value == "Council of the European Union"
    assert head.known("title").value == "Sanctions are widened today"


def test_front_matter_is_read() -> None:
    """A block between two rules at the very top is front matter."""
    head = heads.read('---\ntitle: "Week 46"\ndate: 2021-11-18\nlang: en\n---\n\n# Another heading\n')
    assert head.known("title").value == "Week 46"
    assert head.known("published").value == "2021-11-18"


def test_labels_inside_the_text_are_prose() -> None:
    """A word before a colon after the first sentence labels nothing."""
    text = (
        "The first sentence of this report is long enough to be one, and says that many people came over.\n\n"
        "Source: a resident"
    )
    assert heads.read(text).known("publisher").value is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# **Week 46**\n\nText.", "Week 46"),
        (
            "Skip to main content\n\nGuard stops 117 people at the border\n\nText follows.",
            "Guard stops 117 people at the border",
        ),
        ("The guard stopped 117 people.\n\nA heading much later on", None),
        ("word\n\nText.", None),
        ("Press release 14/2024\n\nBorder stays closed for now\n\nText follows.", "Border stays closed for now"),
        ("Border stays closed\nThe government has decided so for another month.", "Border stays closed"),
        ("Border guards stopped 117\npeople on Thursday night near the river.", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    """The first heading, else the first short line alone; a sentence is no title."""
    assert heads.read(text).known("title").value == title


def test_a_byline_is_not_a_deadline() -> None:
    """By with a date or a lower-case word after it names nobody."""
    assert heads.read("By 14 November, there had been 40.").known("author").value is None
    assert heads.read("Title of it all\n\nBy November 2021\n\nText.").known("author").value is None
    assert (
        heads.read("Title of it all\n\nBy Jane Roe and John Doe\n\nText.").known("author").value
        == "Jane Roe and John Doe"
    )
