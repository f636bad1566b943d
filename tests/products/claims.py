"""What was read from the reports of `reports.py`: the claims of each mark, and what a picture makes of them."""

from pathlib import Path
from typing import Any

import yaml

from sitroom.model import Population


def _figure(told: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a figure: who names no qualifier is exact, who names no unit counts people."""
    exact = "qualifier" not in told
    bounds = (
        {"low": told["value"], "high": told["value"], "qualifier": "exact"} if exact else {"low": None, "high": None}
    )
    whole = {"unit": "people", **bounds, **told}
    nationality, group = whole.pop("nationality", ()), whole.pop("group", None)
    if nationality or group:
        whole["population"] = Population(tuple(nationality), group)
    return {field: tuple(value) if isinstance(value, list) else value for field, value in whole.items()}


_DATA = Path(__file__).parent / "data" / "figures.yaml"
FIGURES = {name: _figure(told) for name, told in yaml.safe_load(_DATA.read_text(encoding="utf-8")).items()}

MEASURES = {
    "m1": {
        "actor": "Iraq",
        "action": "suspend_flights",
        "object": "flights to Minsk",
        "status": "in_force",
        "date": "2021-08-06",
    },
    "m2": {
        "actor": "Cham Wings",
        "action": "suspend_flights",
        "object": "flights to Minsk",
        "status": "in_force",
        "date": "2021-11-13",
    },
    "m3": {
        "actor": "Polska",
        "action": "close_border",
        "object": "ruch towarowy, Kuźnica",
        "status": "in_force",
        "date": "2021-11-21",
    },
    "m4": {
        "actor": "Latvia",
        "action": "declare_emergency",
        "object": "border districts",
        "status": "in_force",
        "date": "2021-11-10",
        "until": "2022-02-10",
    },
    "m5": {
        "actor": "Turkish Airlines",
        "action": "limit_ticket_sales",
        "object": "one-way tickets to Minsk",
        "status": "in_force",
        "date": "2021-11-12",
    },
    "m6": {
        "actor": "Iraq",
        "action": "suspend_flights",
        "object": "flights to Minsk",
        "status": "in_force",
        "date": "2021-08-06",
    },
}

STATEMENTS = {
    "s1": {"speaker": "European Commission", "stance": "accusation", "target": "the authorities in Minsk"},
    "s2": {"speaker": "Natalia Eismont", "stance": "denial", "target": "luring people to the border", "about": ("s1",)},
    "s3": {"speaker": "Belarus", "stance": "call", "target": "Germany"},
    "s4": {
        "speaker": "German interior minister",
        "stance": "denial",
        "target": "taking in people from Belarus",
        "about": ("s3",),
    },
    "s5": {"speaker": "the agencies", "stance": "call", "target": "all sides"},
}

COMPARISONS = [
    ("c11", "p1", "contradictory", "432 and 419 are both exact and differ by 13; they cannot both be right"),
    ("p1", "w1", "contradictory", "419 is exact; 430 is told as 'some 430', which reaches from 425 to 435"),
]
BESIDE = [
    ("c9", [("c9", "w2", "compatible", "up to 15,000 and about 7,000 fit each other as bounds; the voices differ")]),
    ("a1", [("a1", "p3", "different_scope", "at least 5,000 is planned, over 1,000 is done")]),
]
SUMS = [
    ("c1", ("c2", "c3", "c4"), 7698.0, True, "4,222 + 3,062 + 414 = 7,698"),
    ("c12", ("c13", "c14"), 700000.0, True, "the parts make the total"),
    ("l6", ("l3", "l4", "l5"), 26.0, True, "14 + 3 + 9 = 26"),
]
KEY = ["c1", "c9", "c11", "c5", "p2", "a1", "c2", "g5", "b1", "c8"]
TRENDS = {
    "p2": ("up", "from at least 12 as of 19 November 2021 to 13 as of 22 November 2021"),
    "g5": ("up", "from 118 to 346"),
}
NOTES = {"b1": "Detections with a link to the route; one person may be counted more than once."}
WHY = {"Iraqi Foreign Ministry": "both reports cite the same ministry"}
