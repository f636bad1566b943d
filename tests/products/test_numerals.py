"""Numbers as they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.model import Anchor, Figure, Mention
from sitroom.products import numerals

T = numerals.THIN


def figure(**fields: object) -> Figure:
    """Return a figure with what a test leaves open filled in."""
    given_ = {"value": None, "low": None, "high": None, "qualifier": "exact", "unit": "people", "counted": "people"}
    mention = Mention(0, 1, fields.pop("said")) if "said" in fields else None
    return Figure(id="f", anchor=Anchor(), mention=mention, **(given_ | fields))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (294, "294"),
        (7698, f"7{T}698"),
        (40000.0, f"40{T}000"),
        (1234567, f"1{T}234{T}567"),
        (36_700_000, "36.7 million"),
        (2_500_000_000, "2.5 billion"),
        (0.25, "0.25"),
        (33.333333, "33.33"),
        (-1200, f"-1{T}200"),
        (1e300, "1e+300"),
        (float("inf"), "inf"),
    ],
)
def test_numbers_are_grouped_and_never_more_exact_than_two_decimals(value: float, shown: str) -> None:
    """A number is shown with thin spaces, millions in words, at most two decimals."""
    assert numerals.number(value) == shown


@given(st.integers(min_value=0, max_value=999_999))
def test_every_count_below_a_million_can_be_read_back(value: int) -> None:
    """Taking out the thin spaces gives the number again."""
    assert int(numerals.number(value).replace(T, "")) == value


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": 7698.0, "low": 7698.0, "high": 7698.0}, f"7{T}698"),
        ({"value": 40000.0, "low": 40000.0, "qualifier": "over"}, f"over 40{T}000"),
        ({"value": 12.0, "low": 12.0, "qualifier": "at_least"}, "at least 12"),
        ({"value": 15000.0, "high": 15000.0, "qualifier": "up_to"}, f"up to 15{T}000"),
        ({"value": 50.0, "high": 50.0, "qualifier": "under"}, "under 50"),
        ({"value": 430.0, "qualifier": "about"}, "about 430"),
        ({"value": 800000.0, "qualifier": "nearly", "unit": "USD"}, f"nearly US$800{T}000"),
        ({"value": 2.5, "low": 2.0, "high": 3.0, "qualifier": "range"}, "2 to 3"),
        ({"value": 36_700_000.0, "unit": "EUR"}, "€36.7 million"),
        ({"value": 1.6e9, "unit": "PLN"}, "PLN\u00a01.6 billion"),
        ({"value": 33.33, "unit": "percent", "said": "a third"}, "a third"),
        ({"value": 12.5, "unit": "percent", "said": "12.5 %"}, "12.5\u00a0%"),
        ({"low": 2000.0, "high": 9999.0, "qualifier": "vague", "said": "several thousand"}, "several thousand"),
        ({"low": 24.0, "high": 99.0, "qualifier": "vague"}, "24 to 99"),
        ({"value": 300.0, "change": "up"}, "rise of 300"),
        ({}, "a number not given"),
    ],
)
def test_figures_keep_the_words_of_their_qualifier(fields: dict[str, object], shown: str) -> None:
    """Each qualifier of the contract has its words; figures told in words keep them."""
    assert numerals.said(figure(**fields)) == shown
