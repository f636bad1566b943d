"""Quantities: the contract's table of qualifiers and bounds, and what is no quantity."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import reader, report

from sitroom.reading import numbers
from sitroom.reading.dates import in_sentence
from sitroom.reading.document import document
from sitroom.reading.quantities import Quantity, quantities

TABLE = [
    ("7 698 arrivals", 7698, 7698, 7698, "exact"),
    ("7\u202f698 arrivals", 7698, 7698, 7698, "exact"),
    ("over 40 000 attempts", 40000, 40000, None, "over"),
    ("more than 2.5 million people", 2_500_000, 2_500_000, None, "over"),
    ("upwards of 300 boats", 300, 300, None, "over"),
    ("in excess of 1,000 people", 1000, 1000, None, "over"),
    ("at least 12 people", 12, 12, None, "at_least"),
    ("no fewer than 12 people", 12, 12, None, "at_least"),
    ("up to 15 000 people", 15000, None, 15000, "up_to"),
    ("as many as 15,000 people", 15000, None, 15000, "up_to"),
    ("at most 40 people", 40, None, 40, "up_to"),
    ("under 50 people", 50, None, 50, "under"),
    ("fewer than 50 people", 50, None, 50, "under"),
    ("some 430 people", 430, None, None, "about"),
    ("around 430 people", 430, None, None, "about"),
    ("430 or so people", 430, None, None, "about"),
    ("nearly $800,000", 800000, None, None, "nearly"),
    ("just under 800 people", 800, None, None, "nearly"),
    ("2 to 3 people", 2.5, 2, 3, "range"),
    ("between 2 and 3 people", 2.5, 2, 3, "range"),
    ("12,000 - 15,000 people", 13500, 12000, 15000, "range"),
    ("300–400 people", 350, 300, 400, "range"),
    ("two to three thousand people", 2500, 2000, 3000, "range"),
    ("€36.7 million", 36_700_000, 36_700_000, 36_700_000, "exact"),
    ("$1.5-2 billion", 1_750_000_000, 1_500_000_000, 2_000_000_000, "range"),
    ("a third of them", 33.33, 33.33, 33.33, "exact"),
    ("three quarters of them", 75, 75, 75, "exact"),
    ("two dozen people", 24, 24, 24, "exact"),
    ("half a million people", 500_000, 500_000, 500_000, "exact"),
    ("1.2m people", 1_200_000, 1_200_000, 1_200_000, "exact"),
    ("one hundred and twenty tents", 120, 120, 120, "exact"),
    ("twenty-five migrants", 25, 25, 25, "exact"),
    ("a couple of hundred people", 200, None, None, "about"),
    ("dozens of people", None, 24, 99, "vague"),
    ("several thousand people", None, 2000, 9999, "vague"),
    ("several hundred people", None, 200, 999, "vague"),
    ("tens of thousands of people", None, 20000, 99999, "vague"),
    ("hundreds of thousands of people", None, 200_000, 999_999, "vague"),
    ("1,000+ people", 1000, 1000, None, "at_least"),
    ("2.14 lakh people", 214_000, 214_000, 214_000, "exact"),
]


def found(text: str) -> list[Quantity]:
    """Return the quantities of a text, dates left out."""
    made = []
    for sentence in document(report(text)).sentences:
        spans = list(in_sentence(sentence, None))
        busy = {i for i, t in enumerate(sentence.tokens) for s in spans if s.start <= t.start < s.end}
        made += quantities(sentence, busy)
    return made


@pytest.mark.parametrize(("text", "value", "low", "high", "qualifier"), TABLE, ids=[row[0] for row in TABLE])
def test_a_quantity_has_the_bounds_its_words_give(
    text: str, value: float | None, low: float | None, high: float | None, qualifier: str
) -> None:
    """Value, bounds and qualifier are those of the contract's table."""
    (one,) = found(text)
    assert (one.value, one.low, one.high, one.qualifier) == (value, low, high, qualifier)


MONEY = [
    ("€2.5 million", "EUR", 2.5e6),
    ("EUR 700 000", "EUR", 700_000),
    ("EUR700,000", "EUR", 700_000),
    ("US$ 1.5bn", "USD", 1.5e9),
    ("$240m", "USD", 240e6),
    ("PLN 1.6 billion", "PLN", 1.6e9),
    ("10 million euros", "EUR", 10e6),
    ("1.5 million zlotys", "PLN", 1.5e6),
]


@pytest.mark.parametrize(("text", "currency", "value"), MONEY)
def test_money_has_its_currency(text: str, currency: str, value: float) -> None:
    """A sign or code before, or a word or code after, makes a sum of money."""
    (one,) = found(text)
    assert (one.mark, one.currency, one.value) == ("money", currency, value)


NONE = [
    "in 2021",
    "on 16 November",
    "16 November 2021",
    "at 10:30",
    "at 5 p.m.",
    "24/7",
    "COVID-19",
    "the G7",
    "Article 78(3)",
    "Regulation (EU) 2019/1896",
    "JOIN(2021) 32",
    "page 14",
    "No. 5",
    "resolution 2254",
    "flight 714",
    "a Boeing 737-800",
    "a 1-year-old child",
    "a man aged 24",
    "Ahmed, 24, said",
    "children under 5",
    "for six weeks",
    "a four-day visit",
    "one-way tickets",
    "the 3rd time",
    "at minus 5 degrees",
    "+48 22 123 45 67",
    "won 3-1",
    "in the 1980s",
    "one of them",
    "no one knew",
    "zero-tolerance",
    "https://example.org/2021/300",
]


@pytest.mark.parametrize("text", NONE)
def test_names_dates_and_labels_are_no_quantities(text: str) -> None:
    """Years, clock times, ages, articles, identifiers, durations and idioms count nothing."""
    assert [(one.value, one.low) for one in found(f"Then {text} came up.")] == []


@given(st.integers(min_value=1, max_value=999_999_999))
def test_every_way_of_writing_a_whole_number_reads_back(value: int) -> None:
    """Plain digits, commas and narrow spaces give the number back."""
    for written in (str(value), f"{value:,}", f"{value:,}".replace(",", "\u202f")):
        text = f"There are {written} migrants."
        if len(written) == 4 and 1900 <= value <= 2099:
            continue  # a year
        assert [one.value for one in found(text)] == [value]


@given(st.text(alphabet="0123456789.,- €%$()/'a\u00a0\u202e", max_size=80))
def test_no_run_of_digits_and_marks_raises(text: str) -> None:
    """Whatever numbers are mixed with, reading ends and every value is finite."""
    for one in found(text):
        assert one.value is None or abs(one.value) < 1e300


def test_a_number_beyond_exact_floats_is_no_figure() -> None:
    """Four hundred digits are not a value."""
    assert numbers.plain_value("9" * 400) is None
    assert found("9" * 400 + " people") == []


HOSTILE = {
    "no stop": "people walked on " * 20_000,
    "numbers": "There were " + ", ".join(map(str, range(10_000, 20_000))) + " people.",
    "borders": "the Polish border with Belarus and " * 3_000,
    "dates": "May and June, 7 July " * 5_000,
    "brackets": "(" * 30_000 + "300 people",
    "stars": "*" * 100_000 + "300 people",
    "bidi": "\u202e40\u200b000 people\u202c " * 1_000,
    "columns": "Tents      400    120\n" * 2_000,
    "wide gaps": "people   " * 20_000,
    "fractions": "one and a half of a quarter of a " * 3_000,
    "pounds": "weight 3 pounds to " * 5_000,
    "number words": "one hundred and twenty " * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_bounded_time(name: str) -> None:
    """Text built to hurt costs seconds at most: work grows with its length, not with its square."""
    start = time.process_time()
    reader().read(report(HOSTILE[name]))
    assert time.process_time() - start < 10
