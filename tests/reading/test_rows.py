"""Figures in table rows, told as "head: cell; head: cell"."""

import pytest
from reports import reader

from sitroom.model import Figure, Known, Passage, PassageKind, Report


def figures(*rows: str) -> list[Figure]:
    """Return the figures of a report that is one table."""
    text, passages = "\n".join(rows), []
    at = 0
    for number, row in enumerate(rows, start=1):
        passages.append(Passage(number, at, at + len(row), PassageKind.TABLE_ROW))
        at += len(row) + 1
    made = Report(
        sha256="0" * 64,
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=tuple(passages),
        parser="test",
        published=Known("2023-11-24", "given"),
    )
    return [claim for claim in reader().read(made).claims if isinstance(claim, Figure)]


ROWS = [
    (
        "Country: Lithuania; Asylum applications: 2 649; People in reception centres: 3 900; Deaths: 2",
        [("asylum_applications", 2649), ("people_hosted", 3900), ("deaths", 2)],
    ),
    (
        "Month: August 2023; Attempts to cross prevented: 3 500; Irregular arrivals: 180",
        [("crossing_attempts", 3500), ("arrivals", 180)],
    ),
    ("Item: Blankets; Quantity: 2 800", [("equipment", 2800)]),
]


@pytest.mark.parametrize(("row", "expected"), ROWS)
def test_a_cell_counts_what_its_head_says(row: str, expected: list[tuple[str, int]]) -> None:
    """Each number of a row takes its indicator from the head of its own cell."""
    assert [(figure.indicator, figure.value) for figure in figures(row)] == expected


def test_the_row_lends_its_place_and_month_to_every_cell() -> None:
    """A country or month in one cell is where and when the others were counted."""
    place = figures("Country: Lithuania; Asylum applications: 2 649; People in reception centres: 3 900")
    assert [[ref.id for ref in figure.places] for figure in place] == [["LTU"], ["LTU"]]
    month = figures("Month: August 2023; Attempts to cross prevented: 3 500; Irregular arrivals: 180")
    assert {(f.period.start, f.period.end) for f in month if f.period} == {("2023-08-01", "2023-08-31")}
