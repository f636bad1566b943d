"""Weeks, fiscal years, feasts and hours of a day: stretches of time with a name or number of their own."""

import pytest
from reports import report

from sitroom.reading import calendars, dates, document, periods

# Words of a text written on Wednesday 17 November 2021, and the period they mean.
CASES = [
    ("in week 45", ("during", "2021-11-08", "2021-11-14")),
    ("in calendar week 50", ("during", "2020-12-07", "2020-12-13")),
    ("in week 46 of 2015", ("during", "2015-11-09", "2015-11-15")),
    ("in the week of 8 November", ("during", "2021-11-08", "2021-11-14")),
    ("in the week ending 13 November", ("during", "2021-11-07", "2021-11-13")),
    ("in the week beginning 8 November", ("during", "2021-11-08", "2021-11-14")),
    ("in the first week of November", ("during", "2021-11-01", "2021-11-07")),
    ("in the second week of October", ("during", "2021-10-08", "2021-10-14")),
    ("in the last week of October", ("during", "2021-10-25", "2021-10-31")),
    ("on the last day of October", ("during", "2021-10-31", "2021-10-31")),
    ("in Q3 2021", ("during", "2021-07-01", "2021-09-30")),
    ("in Q4", ("during", "2021-10-01", "2021-12-31")),
    ("in fiscal year 2021", ("during", "2020-10-01", "2021-09-30")),
    ("in FY21", ("during", "2020-10-01", "2021-09-30")),
    ("fiscal year to date", ("since", "2021-10-01", "2021-11-17")),
    ("this year to date", ("since", "2021-01-01", "2021-11-17")),
    ("over the Easter weekend", ("during", "2021-04-02", "2021-04-05")),
    ("on Easter Sunday", ("during", "2021-04-04", "2021-04-04")),
    ("over Christmas", ("during", "2020-12-24", "2020-12-26")),
    ("since early Monday", ("since", "2021-11-15", "2021-11-17")),
    ("up to the evening of 30 July", ("by", None, "2021-07-30")),
    ("as of noon on Tuesday", ("as_of", None, "2021-11-16")),
    ("as of 8 a.m. on 16 November", ("as_of", None, "2021-11-16")),
    ("at the end of October", ("as_of", None, "2021-10-31")),
    ("since the beginning of the year to 31 October", ("during", "2021-01-01", "2021-10-31")),
    ("from Friday, 12 November, to Sunday", ("during", "2021-11-12", "2021-11-14")),
    ("in July, up to the evening of 30 July", ("during", "2021-07-01", "2021-07-30")),
    ("in July and by 30 August", None),
]


@pytest.mark.parametrize("opens", [True, False], ids=["opening", "closing"])
@pytest.mark.parametrize(("words", "period"), CASES, ids=[case[0] for case in CASES])
def test_one_expression_means_one_period(words: str, period: tuple[str, str | None, str] | None, opens: bool) -> None:
    """Wherever it stands, an expression is read whole; two that do not belong together stay two."""
    clause = "300 people were stopped at the fence"
    text = f"{words[0].upper()}{words[1:]}, {clause}." if opens else f"Some {clause} {words}."
    made = document.document(report(text, "2021-11-17"))
    found = [periods.period(span, made.day) for span in dates.times(made)]
    assert [(one.kind, one.start, one.end) for one in found] == [period] if period else len(found) == 2


@pytest.mark.parametrize(("year", "day"), [(2015, "2015-04-05"), (2019, "2019-04-21"), (2024, "2024-03-31")])
def test_easter_falls_on_its_sunday(year: int, day: str) -> None:
    """Easter follows the moon as the almanacs print it."""
    assert calendars.easter(year).isoformat() == day
