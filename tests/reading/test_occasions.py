"""What reports leave to the reader: totals, tables under prose, miles, audiences, arrests at a border."""

import pytest
from reports import reader, report

from sitroom.model import Figure


def figures(text: str) -> list[Figure]:
    """Return the figures of a text."""
    return [claim for claim in reader().read(report(text, "2023-11-24")).claims if isinstance(claim, Figure)]


TABLE = """Arrivals by boat: 4,310 people reached Crete.

Month | 2022 | 2023 | change
January | 1 210 | 1 930 | +60%
February | 980 | 750 | -23%
"""

TYPED = [
    (
        "Greece recorded 412 arrivals on Monday. This brings the number for July to 5,233.",
        [(412, "people", "arrivals"), (5233, "people", "arrivals")],
    ),
    (
        "The agency sent 40 officers, raising its team in Ceuta to 120.",
        [(40, "officers", "personnel"), (120, "officers", "personnel")],
    ),
    (
        "Italy registered 3,200 arrivals in May, 12% up on April (2,857).",
        [(3200, "people", "arrivals"), (12, "percent", "arrivals"), (2857, "people", "arrivals")],
    ),
    (
        "Attempts numbered 300 in May and, since January - 2,100.",
        [(300, "attempts", "crossing_attempts"), (2100, "attempts", "crossing_attempts")],
    ),
    ("Rebels took a town 30 miles from the capital.", [(48.28, "km", None)]),
    ("The wall will run for about 12 miles along the river.", [(19.31, "km", "barrier_length")]),
    ("Workers finished a 40-mile stretch of the barrier.", [(64.37, "km", "barrier_length")]),
    ("(1 euro = 4.62 zloty)", []),
    ("At yesterday's rate 1 USD = 300 rupees.", []),
    ("Children younger than 12 and adults older than 60 were let out.", []),
    ("The video was watched 3.4 million times.", [(3_400_000, "people", "reach")]),
    ("The clip got 1.1 million views before it was removed.", [(1_100_000, "people", "reach")]),
    ("One post drew 2,300 likes and 640 comments.", [(2300, "items", None), (640, "items", None)]),
    (
        "TikTok deleted 120 accounts, 14 channels and three groups.",
        [(120, "cases", "cases"), (14, "cases", "cases"), (3, "cases", "cases")],
    ),
    ("Five aid groups opened accounts at the bank.", [(5, "entities", None)]),
    ("Guards made 1,340 arrests at the border with Mexico in March.", [(1340, "detections", "detections")]),
    ("Border police made 12 arrests of smugglers along the border.", [(12, "cases", "cases")]),
    ("The district employs 150 additional people at the crossing.", [(150, "officers", "personnel")]),
    (
        "I paid $2,000 to a smuggler and my brother paid €900.",
        [(2000, "USD", "price"), (900, "EUR", "price")],
    ),
    ("The EU paid €3 million to the agency.", [(3_000_000, "EUR", "funding")]),
    ("Another €4 million is being channelled to local charities.", [(4_000_000, "EUR", "funding")]),
    ("In all, 87 people died or went missing on the route.", [(87, "people", "deaths")]),
    ("The driver, a Latvian, was carrying seven Iraqis in a van.", [(7, "people", "detections")]),
    ("A bus carried 60 people home.", [(60, "people", "returns")]),
    ("Police held 14 suspects; one has been released.", [(14, "people", "cases"), (1, "people", "cases")]),
    ("He is one of the best, one has to say.", []),
    ("Kalmar, a town of 36,000, took in 900 refugees.", [(36_000, "people", None), (900, "people", "arrivals")]),
    ("Detections fell on all routes, with declines of 8% to 31%.", [(19.5, "percent", "detections")]),
    (
        "Arrivals reached 4,500 in July. About 70% came by sea.",
        [(4500, "people", "arrivals"), (70, "percent", "arrivals")],
    ),
    ("In the forest 300 people spent the night near the checkpoint.", [(300, "people", "people_stranded")]),
    ("Officers arrested 12 skippers.", [(12, "people", "cases")]),
    ("The flooding has driven 18,000 from their homes.", [(18_000, "people", "displaced")]),
    ("He crossed with 30 others on foot.", [(30, "people", "arrivals")]),
    (
        TABLE,
        [
            (4310, "people", "arrivals"),
            (1210, "people", "arrivals"),
            (1930, "people", "arrivals"),
            (60, "percent", "arrivals"),
            (980, "people", "arrivals"),
            (750, "people", "arrivals"),
            (23, "percent", "arrivals"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_a_figure_is_found_and_typed_by_what_stands_around_it(
    text: str, expected: list[tuple[float, str, str | None]]
) -> None:
    """Every figure has its value, unit and indicator, and nothing else is one."""
    assert [(figure.value, figure.unit, figure.indicator) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("The death toll from the cyclone has passed 1,200.", 1200, "over"),
        ("Registrations in Chad passed the 600,000 mark in June.", 600_000, "over"),
        ("The number of the displaced now tops 2.3 million.", 2_300_000, "over"),
        ("The convoy passed 14 villages on its way north.", 14, "exact"),
        ("The law was passed by 300 votes.", 300, "exact"),
    ],
)
def test_what_has_passed_a_number_is_more_than_it(text: str, value: float, qualifier: str) -> None:
    """A level that passed or tops a large number is over it; what a road passes is counted."""
    assert [(figure.value, figure.qualifier) for figure in figures(text)] == [(value, qualifier)]


def test_a_fall_may_be_told_by_its_sign_alone() -> None:
    """A minus in a cell or in brackets is a fall, a plus a rise."""
    signs = [figure.change for figure in figures(TABLE) if figure.unit == "percent"]
    assert signs == ["up", "down"]
