"""The quantity layer: units and their names, changes, and what two quantities make together."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.reading import Amount, quantities_of

UNITS = [
    ("a pipe of 12 km and more", 12, "kilometre"),
    ("ran at 90km/h on the road", 90, "kilometre per hour"),
    ("winds of 45 mph were felt", 45, "mile per hour"),
    ("a 300kW engine", 300, "kilowatt"),
    ("used 40 MWh in May", 40, "megawatt hour"),
    ("a plot of 350 sq m there", 350, "square metre"),
    ("some 20 square kilometres burnt", 20, "square kilometre"),
    ("it was 31 degrees Celsius", 31, "celsius"),
    ("it fell to minus 12 °C", -12, "celsius"),
    ("a 7-hectare site", 7, "hectare"),
    ("a four-mile queue", 4, "mile"),
    ("a 14-year-old girl", 14, "year of age"),
    ("they waited six hours", 6, "hour"),
    ("fish with 3 ppm of lead", 3, "parts-per-million"),
    ("the rate rose to 25 basis points", 25, "basis point"),
    ("paid £30 a night", 30, "pound sterling per night"),
    ("at $4.10 per gallon", 4.1, "dollar per gallon"),
    ("cost A$900 in all", 900, "australian dollar"),
    ("cost $US900 in all", 900, "dollar"),
    ("worth RM7.50 now", 7.5, "malaysian ringgit"),
    ("worth Y=950 million now", 950e6, "japanese yen"),
    ("a fee of PS2.5m", 2.5e6, "pound sterling"),
    ("sold for Rs 500 each", 500, "pakistani rupee"),
    ("they hired 36 rescue workers from abroad", 36, "rescue worker"),
    ("twelve eastern countries agreed", 12, "eastern country"),
    ("they counted 45 injured foxes", 45, "injured fox"),
    ("one of the largest camps", 1, "large camp"),
    ("he filed one complaint", 1, "complaint"),
    ("one expert believes it", 1, "expert"),
    ("at least one brown bear died", 1, "brown bear"),
    ("eighteen US troops left", 18, "us troop"),
    ("12 customs officers came", 12, "customs officer"),
    ("two top officials left", 2, "top official"),
    ("300-some inhabited islands", 300, "inhabited island"),
    ("30 digital and printed maps", 30, "digital printed map"),
    ("a plank 25″ wide", 25, "inch"),
    ("about minus 40 Celsius", -40, "celsius"),
    ("two dozen buses and coaches left", 24, "bus"),
    ("60 migrants a day came", 60, "migrant per day"),
    ("it shrank by .5 per cent", 0.5, "percentage"),
    ("a loaf of 2½ pounds of flour, by weight", 2.5, "pound-mass"),
    ("the index closed at 1,204", 1204, ""),
    ("it widened 40bp", 40, "basis point"),
    ("growth of 0.5pp", 0.5, "percentage point"),
    ("three quarters use it", 75, ""),
    ("9 in 10 adults smoke", 90, "adult"),
]


def only(text: str) -> Amount:
    """Return the single quantity of a text."""
    (one,) = quantities_of(text)
    return one


@pytest.mark.parametrize(("text", "value", "name"), UNITS, ids=[row[0] for row in UNITS])
def test_a_quantity_has_the_normal_form_of_its_unit(text: str, value: float, name: str) -> None:
    """Measures, money, rates and counted nouns are named in one form, however they are written."""
    one = only(text)
    assert (one.value, one.name) == (value, name)


CHANGES = [
    ("prices rose 18 cents", "up"),
    ("shares slid 0.8%", "down"),
    ("the count fell by 300", "down"),
    ("the index was up 0.2 per cent", "up"),
    ("oil, down 68 cents, closed", "down"),
    ("prices rose to 18 cents", None),
    ("they raised 280 million shekels", None),
    ("the side gave up 51 points", None),
    ("shares added 15 cents", "up"),
    ("a crowd of 300", None),
]


@pytest.mark.parametrize(("text", "change"), CHANGES)
def test_a_change_is_told_from_a_level(text: str, change: str | None) -> None:
    """A verb right before makes a change of a number, "to" a level."""
    assert only(text).change == change


NAMES = [
    "their new Pixel 8 phone",
    "the DAX 40 was flat",
    "she lives at 12 Mill Lane",
    "Game 7 ended at 89-89",
    "between 1600 and 1750 the climate cooled",
    "seas may rise by 2150, they warn",
    "a grounded 737 Max",
    "in the bottom three with a game in hand",
    "the 10115 postal code",
    "for the week ending March 19",
    "Anna Berg, 41, said",
    "that one was lost",
    "a one-off payment",
    "call +48 22 555 01 99",
]


@pytest.mark.parametrize("text", NAMES)
def test_names_years_ranks_and_addresses_are_no_quantities(text: str) -> None:
    """A number that names, dates or ranks counts nothing."""
    assert [one.text for one in quantities_of(text)] == []


def test_a_year_like_sum_is_money() -> None:
    """A currency's sign before four digits outweighs the calendar."""
    assert only("it is worth exactly $2000").name == "dollar"


def test_two_ends_told_apart_are_one_span() -> None:
    """Ends told "from A to B" are one quantity, in their order; a change told with its level is two."""
    one = only("the price dropped from $75 a barrel to $46")
    assert (one.span, one.low, one.high, one.name) == ((75, 46), 46, 75, "dollar per barrel")
    assert [one.value for one in quantities_of("it grew by $3 million to $9 million")] == [3e6, 9e6]


RANGES = [
    ("five to 10 per cent", 5, 10, "percentage"),
    ("five per cent to 20 per cent", 5, 20, "percentage"),
    ("from 40 km to 50 km", 40, 50, "kilometre"),
    ("they fell by 10 to 20 per cent", 10, 20, "percentage"),
    ("in between seven to 10 days", 7, 10, "day"),
]


@pytest.mark.parametrize(("text", "low", "high", "name"), RANGES)
def test_ends_of_a_range_may_be_written_apart(text: str, low: float, high: float, name: str) -> None:
    """Ends in words and digits, or each with its unit, make one range."""
    one = only(text)
    assert (one.low, one.high, one.qualifier, one.name) == (low, high, "range", name)


def test_a_percentage_and_a_sum_are_no_range() -> None:
    """A change and the level it leads to stay apart: "up 9.4 per cent to $84"."""
    assert [(one.value, one.name) for one in quantities_of("up 9.4 per cent to $84")] == [
        (9.4, "percentage"),
        (84, "dollar"),
    ]


def test_a_conversion_is_bounded_like_what_it_converts() -> None:
    """What stands in brackets behind says the same in other units."""
    made = quantities_of("They raised more than 7.5 million crowns (US$1.1 million) and walked some 5 miles (8 km).")
    assert [one.qualifier for one in made] == ["over", "over", "about", "about"]


def test_numbers_in_a_list_share_the_last_unit() -> None:
    """A unit said once holds for each number before it."""
    made = quantities_of("with four-, five- and six-seat cars")
    assert [(one.value, one.name) for one in made] == [(4, "seat"), (5, "seat"), (6, "seat")]


HOSTILE = {
    "no stop": "people walked 5 km on " * 10_000,
    "numbers": "There were " + ", ".join(map(str, range(10_000, 20_000))) + " people.",
    "ranges": "from 3 to 4 to " * 4_000,
    "rates": "per a per an per / " * 10_000 + "3 km",
    "digits": "9" * 400 + " km and ." + "1" * 400,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_bounded_time(name: str) -> None:
    """Text built to hurt costs seconds at most: work grows with its length, not with its square."""
    start = time.process_time()
    quantities_of(HOSTILE[name])
    assert time.process_time() - start < 10


@given(st.text(alphabet="0123456789.,-– €$%()/'abm\u00a0\u202e½ \n", max_size=60))
def test_offsets_point_at_what_they_claim(text: str) -> None:
    """Whatever the text, the words of a quantity are those at its offsets."""
    for one in quantities_of(text):
        assert text[one.start : one.end] == one.text
        assert one.low is None or one.high is None or one.low <= one.high
