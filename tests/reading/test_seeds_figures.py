"""The figures of the five real documents the project began from; facts only, no text of theirs."""

from pathlib import Path

import pytest
from reports import reader, report

from sitroom.model import Figure

pytestmark = pytest.mark.shared

BLOG, WIRE, CHECK, PAPER, JOINT = range(5)


@pytest.fixture(scope="module")
def read(seeds: list[Path]) -> list[list[Figure]]:
    """Return the figures of each document."""
    readings = [reader().read(report(path.read_text("utf-8"))) for path in seeds]
    return [[claim for claim in one.claims if isinstance(claim, Figure)] for one in readings]


def _one(figures: list[Figure], value: float, unit: str) -> Figure:
    return next(figure for figure in figures if figure.value == value and figure.unit == unit)


def _counted(figure: Figure) -> set[str]:
    return {ref.id for ref in figure.places if ref.role == "counted"}


EXPECTED = [
    # document, value, low, high, unit, indicator
    (BLOG, 2000, None, None, "people", "people_stranded"),
    (WIRE, 7000, None, None, "people", "people_stranded"),
    (WIRE, 800_000, None, None, "USD", "funding"),
    (WIRE, 419, 419, 419, "people", "returns"),
    (CHECK, 20, 20, 20, "people", "listed_persons"),
    (CHECK, 12, 12, 12, "entities", "listed_entities"),
    (CHECK, 10_000, 10_000, None, "USD", "price"),
    (CHECK, 4_300_000, None, None, "people", "displaced"),
    (CHECK, 13_500_000, 13_500_000, 13_500_000, "people", "displaced"),
    (PAPER, 430, None, None, "people", "returns"),
    (PAPER, 12, 12, None, "people", "deaths"),
    (PAPER, 5000, 5000, None, "people", "returns"),
    (PAPER, 500, None, None, "people", "crossing_attempts"),
    (PAPER, 50, None, None, "people", "crossing_attempts"),
    (JOINT, 7698, 7698, 7698, "people", "arrivals"),
    (JOINT, 40_000, 40_000, None, "attempts", "crossing_attempts"),
    (JOINT, 2649, 2649, 2649, "applications", "asylum_applications"),
    (JOINT, 294, 294, 294, "applications", "asylum_applications"),
    (JOINT, 6498, 6498, 6498, "applications", "asylum_applications"),
    (JOINT, 10_000, 10_000, None, "detections", "detections"),
    (JOINT, 16, 16, 16, "cases", "cases"),
    (JOINT, 15_000, None, 15_000, "people", "people_stranded"),
    (JOINT, 700_000, 700_000, 700_000, "EUR", "funding"),
    (JOINT, 36_700_000, 36_700_000, 36_700_000, "EUR", "funding"),
    (JOINT, 19, 19, 19, "states", "states"),
    (JOINT, 104, 104, 104, "officers", "personnel"),
    (JOINT, 73, 73, 73, "officers", "personnel"),
    (JOINT, 9, 9, 9, "officers", "personnel"),
    (JOINT, 166, 166, 166, "people", "listed_persons"),
    (JOINT, 15, 15, 15, "entities", "listed_entities"),
    (JOINT, 432, 432, 432, "people", "returns"),
    (JOINT, 3_500_000, None, 3_500_000, "EUR", "funding"),
    (JOINT, 50_000_000, 50_000_000, None, "people", "reach"),
]


@pytest.mark.parametrize(("document", "value", "low", "high", "unit", "indicator"), EXPECTED)
def test_a_known_figure_is_read(
    read: list[list[Figure]],
    document: int,
    value: float,
    low: float | None,
    high: float | None,
    unit: str,
    indicator: str,
) -> None:
    """Each figure a careful reader takes from the documents is found with its bounds, unit and indicator."""
    figure = _one(read[document], value, unit)
    assert (figure.low, figure.high, figure.indicator) == (low, high, indicator)


def test_arrivals_add_up(read: list[list[Figure]]) -> None:
    """The total of arrivals is told with its three parts, all as of one day and from one country."""
    total = _one(read[JOINT], 7698, "people")
    parts = [figure for figure in read[JOINT] if figure.part_of == total.id]
    assert {figure.value: _counted(figure) for figure in parts} == {4222: {"LTU"}, 3062: {"POL"}, 414: {"LVA"}}
    assert {figure.period.end for figure in [total, *parts] if figure.period} == {"2021-11-16"}
    assert all(any(ref.id == "BLR" and ref.role == "from" for ref in figure.places) for figure in [total, *parts])


@pytest.mark.parametrize(("total", "parts"), [(700_000, {200_000, 500_000}), (3_500_000, {2_500_000, 1_000_000})])
def test_sums_of_money_are_tied_to_their_total(read: list[list[Figure]], total: float, parts: set[float]) -> None:
    """Sums told apart that add up to one told elsewhere are its parts."""
    whole = _one(read[JOINT], total, "EUR")
    assert {figure.value for figure in read[JOINT] if figure.part_of == whole.id} == parts


def test_those_at_the_camp_are_part_of_those_stranded(read: list[list[Figure]]) -> None:
    """A camp's people are part of the country's, said by the same spokeswoman, and counted elsewhere."""
    total = _one(read[WIRE], 7000, "people")
    camp = next(figure for figure in read[WIRE] if figure.part_of == total.id)
    assert (camp.value, camp.speaker, camp.via) == (2000, total.speaker, total.via)
    assert _counted(camp) != _counted(total) == {"BLR"}


def test_one_flight_told_by_three_has_matching_keys(read: list[list[Figure]]) -> None:
    """The first return flight is the same event in three tellings, as far as each says where and when."""
    keys = [_one(read[WIRE], 419, "people").event, _one(read[PAPER], 430, "people").event]
    keys.append(_one(read[JOINT], 432, "people").event)
    assert keys == ["return_flight/BLR/IRQ/w4", "return_flight/?/IRQ/2021-11-18", "return_flight/BLR/IRQ/2021-11-18"]


def test_no_year_article_age_or_mark_is_a_figure(read: list[list[Figure]]) -> None:
    """Years, article numbers, ages and footnote marks are not among the figures."""
    values = {figure.value for figures in read for figure in figures if figure.unit not in ("EUR", "USD")}
    assert not values & {78, 25, 32, 591, *range(1990, 2000), *range(2001, 2031)} - {2000}
    assert all(figure.mention and "year" not in figure.mention.text for figures in read for figure in figures)
