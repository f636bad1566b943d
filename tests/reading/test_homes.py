"""On which side of a border a figure was counted."""

import pytest
from reports import reader, report

from sitroom.model import Figure, PlaceRef

CASES = [
    ("Poland now has 12,000 troops on its frontier with Belarus.", None, ["POL"]),
    ("Some 309 attempts were stopped at the border with Belarus.", "Polish Border Guard", ["POL"]),
    ("The Belarusian border guard said it had found two bodies near the border with Latvia.", None, ["BLR"]),
    ("At the border between Lithuania and Belarus 70 were held, the Lithuanian interior ministry said.", None, ["LTU"]),
    ("At least 12 people have died on both sides of the Polish-Belarusian border.", "Polish Border Guard",
     ["border.BLR-POL"]),
    ("Poland and Belarus blame each other. At least 12 people have died at the Polish-Belarusian border since June, "
     "aid workers say. Poland sent troops. In Poland volunteers help.", None, ["border.BLR-POL"]),
]  # fmt: skip


def _counted(text: str, publisher: str | None = None) -> list[PlaceRef]:
    claims = reader().read(report(text, "2023-11-22", publisher)).claims
    figure = next(claim for claim in claims if isinstance(claim, Figure))
    return [ref for ref in figure.places if ref.role == "counted"]


@pytest.mark.parametrize(("text", "publisher", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_border_is_told_by_its_side(text: str, publisher: str | None, expected: list[str]) -> None:
    """A figure told from one side of a border counts in that country; told of both sides it stays at the border."""
    assert [ref.id for ref in _counted(text, publisher)] == expected


def test_people_waiting_at_a_border_are_on_no_side() -> None:
    """Of people who wait at a border nobody knows on which side, so that no country is made up."""
    found = _counted("Around 2,000 people are stranded at the Polish-Belarusian border.", "Polish Border Guard")
    assert [ref.id for ref in found] == ["border.BLR-POL"]


def test_a_crossing_keeps_its_name_and_gets_its_country() -> None:
    """A crossing stays the place and says in which country the figure was counted."""
    [found] = _counted("Border guards stopped 21 people at the Kuźnica crossing.", "Polish Border Guard")
    assert found.id.startswith("crossing.")
    assert found.country == "POL"
