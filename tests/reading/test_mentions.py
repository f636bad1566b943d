"""Places in the text."""

import pytest

from sitroom.model import Report
from sitroom.reading import document, mentions


def _places(text: str) -> list[tuple[str, str, str]]:
    report = Report(sha256="0" * 64, media_type="text/plain", size=len(text), text=text, passages=(), parser="test")
    return [(one.text, one.place, one.form) for one in mentions.places(document.document(report))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Guards in Kuźnica met Polish officials.",
            [("Kuźnica", "POL.kuznica", "name"), ("Polish", "POL", "adjective")],
        ),
        (
            "Iraqis and Syrians waited in Minsk's halls.",
            [("Iraqis", "IRQ", "people"), ("Syrians", "SYR", "people"), ("Minsk", "BLR.minsk", "name")],
        ),
        ("The U.S. told us so, and the EU agreed.", [("U.S.", "USA", "name"), ("EU", "EU", "name")]),
        ("Turkey closed its airspace.", [("Turkey", "TUR", "name")]),
        ("She cooked a turkey for the crew.", []),
        ("Flights left Jordan.", [("Jordan", "JOR", "name")]),
    ],
)
def test_places_are_found_with_their_form(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Names, adjectives and peoples are told apart, and capitals decide where a name is a word too."""
    assert _places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived late.",
        "Jordan Smith and Mr London spoke.",
        "The Belarus Red Cross delivered blankets.",
        "The Polish Center for International Aid helped.",
        "He studied at the University of Warsaw.",
    ],
)
def test_places_inside_other_names_are_left_out(text: str) -> None:
    """A person's or body's name that holds a place word is not a place somebody was counted in."""
    assert _places(text) == []
