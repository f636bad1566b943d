"""The map: where things are drawn, and what its table says."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sitroom.products import mapdraw
from sitroom.products.projection import clipped, fitted
from sitroom.products.types import Brief, Cite

from . import factory

REGION = (20.5, 51.0, 31.0, 57.5)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """Return the brief of the made picture."""
    return factory.brief()


@given(st.floats(20.5, 31.0), st.floats(51.0, 57.5))
def test_points_of_the_frame_are_drawn_inside_it(longitude: float, latitude: float) -> None:
    """The fitted projection puts the whole frame into the drawing."""
    to = fitted(REGION, 900.0)
    x, y = to(longitude, latitude)
    assert -0.5 <= x <= to.width + 0.5
    assert -0.5 <= y <= to.height + 0.5


def test_the_projection_keeps_angles_and_directions() -> None:
    """A conformal projection: a small step north is as long as the same step east; north is up, east is right."""
    to = fitted(REGION, 900.0)
    x, y = to(25.0, 54.0)
    north, east = to(25.0, 54.01), to(25.0 + 0.01 / math.cos(math.radians(54.0)), 54.0)
    up, right = math.hypot(north[0] - x, north[1] - y), math.hypot(east[0] - x, east[1] - y)
    assert up == pytest.approx(right, rel=1e-3)
    assert north[1] < y
    assert east[0] > x


@pytest.mark.parametrize("bounds", [(-10.0, -5.0, 10.0, 5.0), (-80.0, -60.0, -60.0, -40.0), (170.0, 60.0, 179.0, 80.0)])
def test_any_region_of_the_world_has_a_projection(bounds: tuple[float, float, float, float]) -> None:
    """The equator, the south and the far north give finite drawings of sensible shape."""
    to = fitted(bounds, 900.0)
    assert 100 < to.height < 9000
    assert all(math.isfinite(value) for value in to(bounds[0], bounds[1]))


@given(st.floats(0.0, 900.0), st.floats(0.0, 700.0), st.sampled_from([REGION, (-80.0, -60.0, -60.0, -40.0)]))
def test_a_point_of_the_drawing_is_drawn_from_one_of_the_globe(
    x: float, y: float, bounds: tuple[float, float, float, float]
) -> None:
    """The projection and its inverse are a round trip, and what the drawing covers holds every point of it."""
    to = fitted(bounds, 900.0)
    y *= to.height / 700.0
    longitude, latitude = to.degrees(x, y)
    assert to(longitude, latitude) == pytest.approx((x, y), abs=1e-3)
    west, south, east, north = to.covers()
    assert west <= longitude <= east
    assert south <= latitude <= north


def test_land_that_wraps_around_the_globe_is_not_drawn_across_it() -> None:
    """A frame in the far south-west shows nothing of a country at the antimeridian."""
    assert list(mapdraw._land(fitted((-80.0, -50.0, -30.0, 10.0), 900.0))) == []


def test_polygons_are_cut_to_the_drawing() -> None:
    """A polygon around the frame becomes the frame, one outside it nothing, one inside stays."""
    around = [(-100.0, -100.0), (500.0, -100.0), (500.0, 500.0), (-100.0, 500.0)]
    cut = clipped(around, 200.0, 100.0, margin=0.0)
    assert {(round(x), round(y)) for x, y in cut} == {(0, 0), (200, 0), (200, 100), (0, 100)}
    assert clipped([(300.0, 300.0), (310.0, 300.0), (310.0, 310.0)], 200.0, 100.0) == []
    inside = [(10.0, 10.0), (20.0, 10.0), (15.0, 20.0)]
    assert set(clipped(inside, 200.0, 100.0)) == set(inside)


def test_places_are_drawn_in_their_geography(brief: Brief) -> None:
    """Latvia lies north of Lithuania, Poland west of Belarus."""
    at = {spot.place: (spot.longitude, spot.latitude) for spot in brief.map.spots}
    assert at["LVA"][1] > at["LTU"][1] > at["POL"][1]
    assert at["POL"][0] < at["BLR"][0]


def test_what_is_far_or_has_no_point_is_told_in_the_table(brief: Brief) -> None:
    """The Union has no point and Iraq lies beyond the frame; both stand in the table."""
    drawn = {row.place: row.drawn for row in brief.map.rows}
    assert drawn["European Union"] == "not drawn: no point"
    assert drawn["Iraq"] == "not drawn: beyond its edge"
    assert drawn["Belarus"] == "on the map"


def test_places_lead_with_the_indicator_most_places_share(brief: Brief) -> None:
    """Symbols can be compared: Poland, Lithuania and Latvia are all sized by arrivals."""
    leads = {spot.place: (spot.indicator, spot.shape) for spot in brief.map.spots}
    assert len({leads[code] for code in ("POL", "LTU", "LVA")}) == 1


def test_ways_run_between_places_once(brief: Brief) -> None:
    """Each pair of places has one arrow, and none ends at a place without a point."""
    ways = [(flow.origin, flow.target) for flow in brief.map.flows]
    assert ("Belarus", "Lithuania") in ways
    assert ("Belarus", "Iraq") in ways
    assert len(ways) == len(set(ways))
    assert not any("European Union" in way for way in ways)


def test_the_drawing_is_well_formed_named_and_every_number_on_it_is_a_link(brief: Brief) -> None:
    """The SVG has a title and a description, and text with a claim's number stands in a link to it."""
    root = etree.fromstring(str(mapdraw.drawing(brief.map)))
    assert root.findtext("title") == "Map of the figures"
    assert "Lithuania" in root.findtext("desc")
    numbers = [one for one in root.iter("text") if re.search(r"\d", one.text or "")]
    assert numbers
    assert all(one.getparent().tag == "a" and one.getparent().get("href").startswith("#c-") for one in numbers)


def test_labels_do_not_lie_on_each_other_nor_outside(brief: Brief) -> None:
    """Greedy placement leaves no two names of places on one another."""
    root = etree.fromstring(str(mapdraw.drawing(brief.map)))
    boxes = []
    for one in root.iter("text"):
        if one.get("class") in ("place", "value"):
            x, y = float(one.get("x")), float(one.get("y"))
            boxes.append((x, y - 12, x + len(one.text) * 6.0, y + 2))
    assert len(boxes) > 8
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert not (left < other[2] and other[0] < right and top < other[3] and other[1] < bottom)


def test_larger_figures_have_larger_symbols(brief: Brief) -> None:
    """The area of a symbol follows its value."""
    assert mapdraw._radius(4000.0, 4000.0) == pytest.approx(2 * mapdraw._radius(1000.0, 4000.0))
    assert mapdraw._radius(None, 100.0) == mapdraw._radius(0.0, 100.0) > 0


def test_the_table_says_what_the_map_says(brief: Brief) -> None:
    """Every spot's figures are in the table, with the same citations."""
    told = {part.claim for row in brief.map.rows for line in row.lines for part in line if isinstance(part, Cite)}
    shown = {part.claim for spot in brief.map.spots for line in spot.lines for part in line if isinstance(part, Cite)}
    assert shown <= told


def test_money_is_not_on_the_map(brief: Brief) -> None:
    """Euros and people share no scale; money has its own section."""
    told = [part.text for row in brief.map.rows for line in row.lines for part in line if isinstance(part, Cite)]
    assert told
    assert not any("€" in text or "$" in text for text in told)


def test_only_counts_of_people_are_sized() -> None:
    """Officers are drawn as a point without size, whatever their number."""
    picture = factory.picture()
    held = tuple(one for one in picture.series if one.indicator == "personnel")
    shown = factory.brief(picture=replace(picture, series=held, key_series=(), conflicts=(), beside={}, money=()))
    assert [spot.value for spot in shown.map.spots] == [None, None]
