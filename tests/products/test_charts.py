"""The small charts: scales, intervals and the timeline."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from sitroom.products import charts
from sitroom.products.cards import axis
from sitroom.products.types import Axis, Brief, Card

from . import factory


@pytest.fixture(scope="module")
def brief() -> Brief:
    """Return the brief of the made picture."""
    return factory.brief()


def flight(brief: Brief) -> Card:
    """Return the card of the return flight told by three voices."""
    return next(card for card in brief.cards if card.label == "Returns")


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=8))
@example([5e-324, -4.0])
def test_a_scale_holds_its_values_between_a_few_round_ticks(values: list[float]) -> None:
    """All values lie on the scale, and it has from two to eight ticks."""
    made = axis(list(values))
    assert made is not None
    assert made.low <= min(values) <= max(values) <= made.high
    assert 2 <= len(made.ticks) <= 8


def test_nothing_to_scale_is_no_scale() -> None:
    """Without values there is no scale, and a value nobody could count does not break it."""
    assert axis([None]) is None
    assert axis([float("inf"), 5.0]) is not None


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "bars"),
    [
        ("exact", 432.0, 432.0, 0),
        ("about", None, None, 0),
        ("over", 432.0, None, 2),
        ("up_to", None, 432.0, 2),
        ("range", 420.0, 432.0, 3),
    ],
)
def test_bounds_are_drawn_as_said(brief: Brief, qualifier: str, low: float, high: float, bars: int) -> None:
    """A range is a bar with two ends, an open bound an open arrow, an exact value a point alone."""
    said = replace(flight(brief).headline, qualifier=qualifier, low=low, high=high)
    drawn = etree.fromstring(str(charts.interval(said, Axis(low=400.0, high=450.0, ticks=((400.0, "400"),)), "circle")))
    assert len([one for one in drawn.iter() if one.get("class") == "bar"]) == bars
    assert len([one for one in drawn.iter() if one.get("class") == "dot"]) == 1


def test_an_open_arrow_points_away_from_what_is_ruled_out(brief: Brief) -> None:
    """Over points to larger values, up to points to smaller ones."""
    scale = Axis(low=400.0, high=450.0, ticks=((400.0, "400"),))
    over, up_to = {"low": 432.0, "high": None}, {"low": None, "high": 432.0}
    for qualifier, bound, right in (("over", over, True), ("up_to", up_to, False)):
        said = replace(flight(brief).headline, qualifier=qualifier, **bound)
        drawn = etree.fromstring(str(charts.interval(said, scale, "circle")))
        start, end = re.findall(r"([\d.]+),", next(one for one in drawn.iter() if one.get("class") == "bar").get("d"))
        assert (float(end) > float(start)) is right


def test_sides_have_shapes_of_their_own(brief: Brief) -> None:
    """Voices of one side share a shape, different sides differ, without any use of colour."""
    shapes = charts.sides(flight(brief))
    assert len(set(shapes.values())) == len(shapes)
    assert "eu" in shapes


def test_the_timeline_has_one_link_for_each_date_and_its_entry_exists(brief: Brief) -> None:
    """Every point leads to the entry of its number."""
    drawn = etree.fromstring(str(charts.timeline(brief.timeline)))
    assert [one.get("href") for one in drawn.iter("a")] == [f"#t-{at}" for at in range(1, len(brief.timeline) + 1)]


def test_points_of_one_day_do_not_cover_each_other(brief: Brief) -> None:
    """Several measures of one day are stacked."""
    same = tuple(replace(brief.timeline[0], day="2021-11-12") for _ in range(5))
    drawn = etree.fromstring(str(charts.timeline(same)))
    places = {(one.get("x"), one.get("y")) for one in drawn.iter("text") if one.get("class") is None}
    assert len(places) == 5
