"""Ways that measures close: read from the words of their objects, drawn with marks, told with their status."""

from typing import Any

import pytest
from tests.picture.factory import figure, picture, real_book

from sitroom.model import Anchor, Measure
from sitroom.products import mapdraw
from sitroom.products.closures import closures, places_of
from sitroom.products.deeds import told
from sitroom.products.html import ways
from sitroom.products.maps import map_view
from sitroom.products.material import Material
from sitroom.products.types import Flow
from sitroom.products.withheld import Withheld


def measure(name: str, thing: str | None, **other: Any) -> Measure:
    """Return Iraq's suspension of flights."""
    known: dict[str, Any] = {"actor": "Iraq", "action": "suspend_flights", "status": "in_force", "date": "2021-08-05"}
    anchor = Anchor(report=f"r{name}", start=0, end=50, quote=".")
    return Measure(**{"id": name, "anchor": anchor, "mention": None, "object": thing, **known, **other})


def material(*claims: Any) -> Material:
    """Return what a brief of these claims is made from."""
    return Material(picture(claims), {}, real_book(), {}, Withheld({}, {}))


def flows(*claims: Any) -> dict[tuple[str, str], Flow]:
    """Return the closed ways by their ends."""
    held = material(*claims)
    return {(flow.origin, flow.target): flow for flow in closures(held, told(held))}


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("direct flights from Baghdad to Minsk", ["Baghdad"], ["Minsk"]),
        ("flights from Erbil transiting through Turkey to Belarus", ["Erbil"], ["Belarus"]),
        ("air links between Damascus and Minsk", ["Damascus"], ["Minsk"]),
        ("flights from Beirut and Dubai to Minsk", ["Beirut", "Dubai"], ["Minsk"]),
        ("citizens from Syria to board flights from Tashkent to Minsk", ["Tashkent"], ["Minsk"]),
        ("the Minsk route", [], ["Minsk"]),
        ("all flights", [], []),
        ("", [], []),
    ],
)
def test_places_have_the_part_their_preposition_gives_them(text: str, starts: list[str], ends: list[str]) -> None:
    """From, to, between and through are read; the last from counts; a bare place is where it goes."""
    found = places_of(text)
    assert [place.name for place in found["from"]] == starts
    assert [place.name for place in found["to"]] == ends


def test_a_suspension_is_an_arrow_with_its_status() -> None:
    """The way has its ends, a mark of its kind, and says what, how far, by whom and when."""
    (flow,) = flows(measure("m", "direct flights from Baghdad to Minsk")).values()
    assert (flow.origin, flow.target, flow.kind) == ("Baghdad", "Minsk", "stopped")
    assert f"{flow.cite.text} {flow.label}" == "suspend flights (in force)"
    assert flow.told.replace("\u00a0", " ") == "Iraq, 5 August 2021"


def test_flights_begin_in_the_country_of_who_stops_them() -> None:
    """Where no beginning is told it is the actor's country; nobody's flights, and flights home, have no way."""
    assert ("Iraq", "Minsk") in flows(measure("m", "flights to Minsk"))
    assert flows(measure("m", "flights to Minsk", actor=None)) == {}
    assert flows(measure("m", "flights to Minsk", actor="Belavia")) == {}
    assert flows(measure("m", "a barrier from Kuznica to Terespol", action="build_barrier")) == {}


def test_one_arrow_is_drawn_between_two_countries() -> None:
    """Flights from Iraq and from Baghdad are two rows of the table and one arrow; a region has no arrow."""
    found = flows(
        measure("a", "flights from Baghdad to Minsk", date="2021-08-05"),
        measure("b", "flights from Erbil to Belarus", actor="Belavia", date="2021-11-05"),
        measure("c", "flights from Damascus to Minsk", actor="Cham Wings", date="2021-11-13", status="announced"),
    )
    assert {ends for ends, flow in found.items() if flow.drawn} == {("Erbil", "Belarus"), ("Damascus", "Minsk")}
    assert len(found) == 3


def test_kinds_are_told_apart_without_colour() -> None:
    """A stopped way has two bars, a limited one a single bar, and the legend names what is drawn."""
    here = figure("f", 7000)
    stop = measure("m", "flights from Baghdad to Minsk")
    limit = measure(
        "l", "one-way tickets from Istanbul to Minsk", actor="Turkish Airlines", action="limit_ticket_sales"
    )
    held = material(here, stop, limit)
    view = map_view(held, told(held))
    drawn = str(mapdraw.drawing(view))
    assert drawn.count("barrier") == 2
    assert [kind for kind, _ in ways(view)] == ["stopped", "limited"]
    assert "suspend flights (in force), from Baghdad to Minsk: Iraq" in drawn


def test_a_hostile_object_is_read_in_bounded_time() -> None:
    """A megabyte of names gives no more than a few ways."""
    assert len(flows(measure("m", "flights from " + "Minsk, Baghdad to " * 60_000))) <= 4
