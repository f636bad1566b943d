"""How figures are made of quantities: what each counts, what it is a part of, which way it changes."""

import pytest
from reports import reader, report

from sitroom.model import Figure


def figures(text: str) -> list[Figure]:
    """Return the figures of a text."""
    return [claim for claim in reader().read(report(text, "2023-11-24")).claims if isinstance(claim, Figure)]


COUNTED = [
    ("The fence is 210 km long.", [(210, "km", "fence")]),
    ("A group of 35 (15 men, 20 women) was found.",
     [(35, "people", "people"), (15, "people", "men"), (20, "people", "women")]),
    ("The guards noted 400 attempts; a further 12 died.", [(400, "attempts", "attempts"), (12, "people", "people")]),
    ("Five people, including two children, were found; three of them froze.",
     [(5, "people", "people"), (2, "people", "children"), (3, "people", "people")]),
    ("Some 24 people aged 18 to 25 died.", [(24, "people", "people")]),
    ("The 90 migrants, children under 5 included, broke through at km 25.", [(90, "people", "migrants")]),
    ("A quarter of a million people fled.", [(250_000, "people", "people")]),
    ("One-and-a-half million people fled.", [(1_500_000, "people", "people")]),
    ("They spent €4.5 m on tents.", [(4_500_000, "EUR", "")]),
    ("They spent exactly $2000 on blankets.", [(2000, "USD", "")]),
    ("Of the 900 refugees, 1/3 of them left.", [(900, "people", "refugees"), (33.33, "percent", "refugees")]),
    ("Guards Detain Twelve Migrants", [(12, "people", "Migrants")]),
    ("Lithuania detained some 2000 migrants.", [(2000, "people", "migrants")]),
    ("In 2015 people fled, the 2021 arrivals rose.", []),
    ("The refugees come from Syria, where the war has displaced millions.", [(0, "people", "people")]),
    ("There were 3 (three) deaths and 12 (twelve) injured persons.",
     [(3, "people", "deaths"), (12, "people", "injured persons")]),
    ("Of the refugees, 1 in 3 displaced persons is a child.", [(33.33, "percent", "displaced persons")]),
    ("They agreed to move 40,000 people; only 1,473 (4 per cent) had moved.",
     [(40_000, "people", "people"), (1473, "people", "people"), (4, "percent", "")]),
    ("Some 4x4 cars came; the hotline 112 rang.", []),
    ("They lost 300 cattle.", [(300, "other", "cattle")]),
    ("Two top officials met.", [(2, "people", "top officials")]),
    ("The number grew to .5 million refugees.", [(500_000, "people", "refugees")]),
    ("About 40 people live at 12 Mill Road.", [(40, "people", "people")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[row[0] for row in COUNTED])
def test_a_figure_counts_what_its_sentence_says(text: str, expected: list[tuple[float, str, str]]) -> None:
    """Values, units and nouns are those a reader of the sentence would give."""
    made = [(one.value, one.unit, one.counted) for one in figures(text)]
    assert [(round(value or 0, 2), unit, counted) for value, unit, counted in made] == expected


CHANGES = [
    ("The guards noted 1,200 attempts (+200).", ["", "up"]),
    ("The guards noted 612 attempts, 40 fewer than in August.", ["", "down"]),
    ("The guards noted 612 attempts (+17%).", ["", "up"]),
    ("Men made up 60 per cent of the 300 migrants.", ["", ""]),
    ("The number of migrants has more than doubled, from 1,100 to 2,400.", ["up", "", ""]),
    ("Detections fell by 10 to 20 per cent.", ["down"]),
    ("Detections rose by 300 to 1 200.", ["up", ""]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_difference_is_no_level(text: str, expected: list[str]) -> None:
    """What a level changed by is marked with its direction, the levels themselves are not."""
    assert [one.change or "" for one in figures(text)] == expected


TABLES = [
    "Item\tNeeded\tReceived\nTents\t400\t120\nBlankets\t2 000\t1 500",
    "Item        Needed   Received\nTents       400      120\nBlankets    2 000    1 500",
    "| Item | Needed | Received |\n|---|---|---|\n| Tents | 400 | 120 |\n| Blankets | 2 000 | 1 500 |",
]


@pytest.mark.parametrize("text", TABLES, ids=["tabs", "spaces", "bars"])
def test_a_row_counts_what_its_label_names(text: str) -> None:
    """Under heads that count nothing ("Needed") each number of a row counts the thing the row is about."""
    made = [(one.value, one.counted.lower()) for one in figures(text)]
    assert made == [(400, "tents"), (120, "tents"), (2000, "blankets"), (1500, "blankets")]


def test_columns_set_by_spaces_have_their_heads() -> None:
    """A table pasted from a page, its columns parted by spaces, is read by row and column."""
    made = figures("Country      Arrivals   Applications\nLithuania    4 222      2 649\nLatvia       414        294\n")
    assert [(one.value, one.counted) for one in made] == [
        (4222, "Arrivals"),
        (2649, "Applications"),
        (414, "Arrivals"),
        (294, "Applications"),
    ]


def test_wide_spacing_in_a_sentence_makes_no_table() -> None:
    """Spaces that justify one line part no cells."""
    assert [one.value for one in figures("Some     40 people     came.")] == [40]


def test_dates_and_places_before_a_number_are_not_counted() -> None:
    """A line such as "26 November: 432" counts no Novembers."""
    text = "The following flights took place:\n- 18 November, Baghdad: 424\n- 26 November: 432\n"
    assert [one.counted for one in figures(text) if "ovember" in one.counted or "Baghdad" in one.counted] == []
