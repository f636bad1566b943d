"""Quotations: their marks, their ends, and speech apart from words at arm's length."""

import pytest
from reports import report

from sitroom.reading.document import document
from sitroom.reading.quotes import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we are going home now” and left.", ["we are going home now"]),
        ('He said "we are going home now" and left.', ["we are going home now"]),
        ("He said ‘’we are going home now’’ and left.", ["we are going home now"]),
        ("He said ''we are going home now'' and left.", ["we are going home now"]),
        ("Er sagte „wir gehen jetzt heim” und ging.", ["wir gehen jetzt heim"]),
        ("He said 5' 6\" is tall.", []),
        ("“One line ends here.” “Another begins there.”", ["One line ends here.", "Another begins there."]),
        ("“First part of it.\n\n“Second part of it.”", ["First part of it.\n\n“Second part of it."]),
        ("“Never closed at all.\n\nThe report goes on.", ["Never closed at all."]),
    ],
)
def test_quotations_are_found_whatever_their_marks(text: str, expected: list[str]) -> None:
    """Curly, straight and doubled single marks open and close; an open one ends with its paragraph."""
    found = quotations(document(report(text)))
    assert [text[one.start : one.end].strip() for one in found] == expected


def test_a_quoted_word_is_not_speech() -> None:
    """A word or two in marks is kept at arm's length, a sentence is spoken."""
    found = quotations(document(report("The “corridor” was shut. “It will stay shut for good,” he said.")))
    assert [one.speech for one in found] == [False, True]
