"""Grades and marks."""

import pytest

from sitroom.model import Grade, Tlp


@pytest.mark.parametrize("text", ["A1", "B2", "F6", "d3"])
def test_grade_round_trip(text: str) -> None:
    """An Admiralty grade prints as it is read."""
    assert str(Grade.parse(text)) == text.upper()


@pytest.mark.parametrize("text", ["", "B", "G1", "A7", "B22", "1B"])
def test_grade_refuses_others(text: str) -> None:
    """What is not a letter A to F and a digit 1 to 6 is refused."""
    with pytest.raises(ValueError):
        Grade.parse(text)


def test_grade_has_words() -> None:
    """A grade can be said in the words of the code."""
    grade = Grade.parse("B3")
    assert (grade.reliability.words, grade.credibility.words) == ("usually reliable", "possibly true")


def test_marks_are_ordered() -> None:
    """The strictest mark has the highest rank."""
    assert max(Tlp, key=lambda mark: mark.rank) is Tlp.RED
    assert min(Tlp, key=lambda mark: mark.rank) is Tlp.CLEAR
