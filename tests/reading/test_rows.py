"""Figures in table rows, told as "head: cell; head: cell"."""

import pytest
from reports import reader, report

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


def told(text: str) -> list[tuple[float | None, str, str | None, list[str]]]:
    """Return value, unit, indicator and places of the figures of a plain text."""
    found = [claim for claim in reader().read(report(text, "2023-11-24")).claims if isinstance(claim, Figure)]
    return [(one.value, one.unit, one.indicator, [ref.id for ref in one.places]) for one in found]


UNDER = [
    (
        "Refugees by country (as of 31 October)\n\nArmenia: 100,600\n\nGeorgia: 2,300",
        [(100600, "people", "displaced", ["ARM"]), (2300, "people", "displaced", ["GEO"])],
    ),
    (
        "Asylum applications in October:\n\n- Latvia: 301\n- Estonia: 55",
        [
            (301, "applications", "asylum_applications", ["LVA"]),
            (55, "applications", "asylum_applications", ["EST"]),
        ],
    ),
    ("The route\n\nIceland: 12", []),
]


@pytest.mark.parametrize(("text", "expected"), UNDER)
def test_a_labelled_number_counts_what_the_heading_says(text: str, expected: list[tuple[object, ...]]) -> None:
    """A name and a number under a heading count the heading's noun; a heading without one lends nothing."""
    found = [one for one in told(text) if one[1] != "other"]
    assert [(value, unit, indicator) for value, unit, indicator, _ in found] == [one[:3] for one in expected]
    assert [places for *_, places in found] == [one[3] for one in expected]


def test_the_heading_lends_its_date() -> None:
    """Numbers under "as of 31 October" hold as of that day."""
    text = "Refugees by country (as of 31 October)\n\nArmenia: 100,600"
    found = [claim for claim in reader().read(report(text, "2023-11-24")).claims if isinstance(claim, Figure)]
    assert [(one.period.kind, one.period.end) for one in found if one.period] == [("as_of", "2023-10-31")]


@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_a_small_table_in_plain_text_is_read_by_its_head_row(mark: str) -> None:
    """Each cell counts what stands over its column and lies where its row says."""
    rows = [("Country", "Arrivals", "Deaths"), ("Malta", "444", "12"), ("Cyprus", "12,200", "9")]
    text = "Sea route, 2022\n\n" + "\n".join(mark.join(row) for row in rows)
    assert told(text) == [
        (444, "people", "arrivals", ["MLT"]),
        (12, "people", "deaths", ["MLT"]),
        (12200, "people", "arrivals", ["CYP"]),
        (9, "people", "deaths", ["CYP"]),
    ]


def test_columns_of_years_take_noun_and_year() -> None:
    """A column headed by a year counts the heading's noun in that year."""
    text = "Asylum applications by country\n\n| Country | 2021 | 2022 |\n| Latvia | 580 | 546 |"
    found = [claim for claim in reader().read(report(text, "2023-11-24")).claims if isinstance(claim, Figure)]
    assert [(one.value, one.indicator) for one in found] == [(580, "asylum_applications"), (546, "asylum_applications")]
    assert [one.period.start for one in found if one.period] == ["2021-01-01", "2022-01-01"]


def test_a_head_that_is_no_noun_leaves_the_count_to_the_first_cell() -> None:
    """In "Item: Tents; Needed: 400" tents are counted, in "Region: Brest; Injured: 45" the injured."""
    made = figures("Item: Family tents; Needed: 400; Delivered: 120", "Region: Brest; Injured: 45")
    assert [(one.value, one.counted) for one in made] == [(400, "Family tents"), (120, "Family tents"), (45, "Injured")]
