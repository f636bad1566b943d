"""Dates in seven languages."""

from datetime import date

import pytest
from tongues import report

from sitroom.reading.languages import cutting, times
from sitroom.reading.languages.tongue import tongue

DAY = date(2021, 11, 17)  # a Wednesday

CASES = [
    ("pl", "od początku listopada", "since", "2021-11-01", "2021-11-17"),
    ("pl", "w dniach 8-9 lipca br.", "during", "2021-07-08", "2021-07-09"),
    ("pl", "w nocy z 8 na 9 listopada", "during", "2021-11-08", "2021-11-09"),
    ("pl", "w 2020 r.", "during", "2020-01-01", "2020-12-31"),
    ("pl", "w miniony weekend", "during", "2021-11-13", "2021-11-14"),
    ("de", "seit dem 1. August", "since", "2021-08-01", "2021-11-17"),
    ("de", "vom 1. bis 15. Juni 2021", "during", "2021-06-01", "2021-06-15"),
    ("de", "zwischen Freitag und Sonntag", "during", "2021-11-12", "2021-11-14"),
    ("de", "bis Dienstag", "by", None, "2021-11-16"),
    ("de", "im vergangenen Jahr", "during", "2020-01-01", "2020-12-31"),
    ("lt", "nuo rugpjūčio 3 dienos", "since", "2021-08-03", "2021-11-17"),
    ("lt", "2021 m. lapkričio 8 d.", "during", "2021-11-08", "2021-11-08"),
    ("lt", "antradienį", "during", "2021-11-16", "2021-11-16"),
    ("lt", "naktį į antradienį", "during", "2021-11-15", "2021-11-16"),
    ("lv", "2021. gada 8. novembrī", "during", "2021-11-08", "2021-11-08"),
    ("lv", "kopš 10. augusta", "since", "2021-08-10", "2021-11-17"),
    ("lv", "sestdien un svētdien", "during", "2021-11-13", "2021-11-14"),
    ("lv", "oktobrī", "during", "2021-10-01", "2021-10-31"),
    ("ru", "с 1 января по 15 июня", "during", "2021-01-01", "2021-06-15"),
    ("ru", "в декабре", "during", "2020-12-01", "2020-12-31"),
    ("ru", "за прошедшие сутки", "during", "2021-11-16", "2021-11-16"),
    ("ru", "08.11.2021", "during", "2021-11-08", "2021-11-08"),
    ("be", "з пачатку года", "since", "2021-01-01", "2021-11-17"),
    ("be", "у ліпені 2020 года", "during", "2020-07-01", "2020-07-31"),
    ("uk", "минулого тижня", "during", "2021-11-08", "2021-11-14"),
    ("uk", "учора", "during", "2021-11-16", "2021-11-16"),
    ("uk", "з лютого 2021 року", "since", "2021-02-01", "2021-11-17"),
]


def _times(language: str, text: str, day: date | None = DAY) -> list[tuple[str, str | None, str | None]]:
    made = report(language, text)
    of = tongue(language)
    document = cutting.document(made, of, cutting.passages(made), day, "given")
    return [
        (span.role, span.first.isoformat() if span.first else None, span.last.isoformat() if span.last else None)
        for span in times.times(document, of)
    ]


@pytest.mark.parametrize(("language", "text", "role", "first", "last"), CASES)
def test_expressions_mean_their_days(language: str, text: str, role: str, first: str | None, last: str) -> None:
    """A date expression alone gives one interval, counted from the day of the report."""
    assert _times(language, text) == [(role, first, last)]


def test_an_impossible_day_is_no_date() -> None:
    """The 31st of November does not become another day."""
    assert _times("ru", "31 ноября") == []


def test_relative_dates_stay_open_without_a_day() -> None:
    """Nothing is counted from an unknown day."""
    assert _times("pl", "wczoraj i w poniedziałek", None) == []


def test_the_latest_full_date_is_the_day_of_a_report_without_one() -> None:
    """A report that states no day is counted from its latest full date."""
    text = "5 listopada 2021 r. zatrzymano 7 osób. Wczoraj zatrzymano 9 osób, 16 listopada 2021 r. – 4 osoby."
    from tongues import reader

    reading = reader().read(report("pl", text, None))
    assert reading.published is not None
    assert reading.published.value == "2021-11-16"


def test_the_first_day_of_the_calendar_is_no_failure() -> None:
    """A publication day at the calendar's start does not overflow."""
    assert _times("de", "im vergangenen Jahr, gestern, in der vergangenen Woche, vergangenen Monat", date(1, 1, 1))
