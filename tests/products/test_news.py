"""What is new: what moves the crisis first, its background last, and an earlier value only of the same voice."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.picture.factory import BOOK, as_of, during, figure, picture

from sitroom.model import Anchor, Figure, Measure, Population, Statement, View
from sitroom.products.linking import plain
from sitroom.products.material import Material
from sitroom.products.news import news
from sitroom.products.types import News
from sitroom.products.withheld import Withheld

LATE: dict[str, Any] = {"report": "new"}


def told(*claims: Figure | Measure | Statement, since: View | None = None, **other: Any) -> News:
    """Return the news of claims; the report called ``new`` is of 25 November, all others of the 20th."""
    held = picture(claims, published={"new": "2021-11-25"}, **other)
    return news(Material(held, {}, BOOK, {}, Withheld({}, {})), since)


def lines(found: News) -> list[str]:
    """Return the news in words, without the spaces that hold numbers together."""
    return [plain(item.words).replace("\u00a0", " ").replace("\u202f", " ") for item in found.items]


def measure(name: str, **other: Any) -> Measure:
    """Return a border closed by Poland, told by the newest report."""
    known: dict[str, Any] = {"actor": "Poland", "action": "close_border", "object": name, "status": "in_force"}
    anchor = Anchor(report="new", start=200, end=240, quote=".")
    return Measure(**{"id": name, "anchor": anchor, "mention": None, **known, **other})


OLD = figure("o", 7000, report="a", publisher="Guard")
NEAR = figure("p", 6500, report="b", publisher="Post", period=as_of("2021-11-19"))


def test_what_moves_the_crisis_comes_before_its_background() -> None:
    """A changed leading figure of the country all tell of, then a measure, then far countries and old years."""
    found = told(
        OLD,
        NEAR,
        figure("far", 13_500_000, at="SYR", **LATE),
        measure("old gate", date="2016-06-30"),
        measure("gate"),
        figure("now", 5000, period=as_of("2021-11-24"), publisher="Guard", **LATE),
    )
    assert [line.split(":")[0] for line in lines(found)] == [
        "People stranded, Belarus",
        "Poland",
        "People stranded, SYR",
        "Poland",
    ]
    assert "old gate" in lines(found)[3]
    assert "5 000" in lines(found)[0]


def test_background_is_kept_where_there_is_room() -> None:
    """Nothing new is hidden: what ranks last is shown while the list is short, and counted when it is long."""
    far = [
        figure(f"f{number}", 900 + number, at="SYR", population=Population(group=str(number)), **LATE)
        for number in range(20)
    ]
    found = told(OLD, NEAR, *far)
    assert len(found.items) + found.more == 20
    assert len(told(OLD, NEAR, far[0]).items) == 1


def test_a_few_of_each_kind_come_before_many_of_one() -> None:
    """Twenty measures do not push a figure out."""
    minor = figure("officers", 104, indicator="officers", unit="officers", at="BLR", **LATE)
    found = told(OLD, NEAR, *(measure(f"gate {number}") for number in range(20)), minor)
    assert [item.kind for item in found.items].count("figure") == 1


def test_before_that_is_said_by_the_same_voice_of_a_time_as_long() -> None:
    """Another voice's number is no earlier state, and a month is none of a year."""
    flow: dict[str, Any] = {"indicator": "attempts", "unit": "attempts", "nature": "flow"}
    months = [
        figure("m", 500, **flow, period=during("2021-10-01", "2021-10-31"), publisher="Guard", report="a"),
        figure("y", 9000, **flow, period=during("2020-11-01", "2021-11-24"), publisher="Guard", **LATE),
    ]
    assert "before that" not in lines(told(*months))[0]
    longer = replace(months[0], period=during("2019-11-01", "2020-10-31"), id="z")
    same = replace(months[1], period=during("2020-11-01", "2021-10-31"))
    assert "before that 500" in lines(told(longer, same))[0]
    assert "before that" not in lines(told(replace(longer, publisher="Post"), same))[0]


def test_later_reports_are_no_news_of_an_earlier_day() -> None:
    """As of a day, the newest reports are those up to it."""
    found = told(OLD, figure("n", 1, **LATE), view=View(as_of=date(2021, 11, 21)))
    assert found.since.replace("\u00a0", " ") == "in reports of 20 November 2021"
