"""Names that a public product withholds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.model import Passage, Report
from sitroom.reading.document import document
from sitroom.reading.privacy import private_names


def _withheld(text: str) -> list[str]:
    report = Report(
        sha256="0" * 64,
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(Passage(1, 0, len(text)),) if text.strip() else (),
        parser="test",
    )
    return [text[start:end] for start, end in private_names(document(report))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We paid 3,000 each," a young man from Iran, Reza Karimi, told reporters.', ["Reza Karimi"]),
        ("Fatima Hassan has slept in the forest. Hassan said that she was cold.", ["Fatima Hassan", "Hassan"]),
        ("Zarko Vilhelmsson, 24, lost his shoes in the river near Bihać.", ["Zarko Vilhelmsson"]),
        ("Mrs Dragana Novak waited at the gate for her son.", ["Dragana Novak"]),
        ("Prime Minister Petteri Orpo spoke to President Alexander Stubb.", []),
        ("Anna Kowalska, a spokeswoman for the Border Guard, said that 30 people had come.", []),
        ("People from Iraq and Syrians waited in Warsaw for the Red Cross.", []),
    ],
)
def test_private_names_are_found(text: str, expected: list[str]) -> None:
    """Private persons' names are found at every mention, those of office holders and places are not."""
    assert _withheld(text) == expected


@given(st.text(max_size=200))
def test_spans_point_into_the_text(text: str) -> None:
    """Whatever the text, spans are in order, apart and not empty."""
    report = Report(
        sha256="0" * 64,
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(Passage(1, 0, len(text)),) if text.strip() else (),
        parser="test",
    )
    spans = private_names(document(report))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
