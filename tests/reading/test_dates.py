"""Date expressions and the day they count from."""

from datetime import date

import pytest
from reports import report

from sitroom.reading import calendars
from sitroom.reading.dates import times
from sitroom.reading.document import document

CASES = [
    # text on Tuesday 23 November 2021, expression, role, first, last
    ("Clashes on 13-14 November went on.", "13-14 November", "during", "2021-11-13", "2021-11-14"),
    ("They met on 24-25 June 2021 in Brussels.", "24-25 June 2021", "during", "2021-06-24", "2021-06-25"),
    ("Strasbourg, 23.11.2021", "23.11.2021", "during", "2021-11-23", "2021-11-23"),
    ("Updated 2021-11-16 at noon.", "2021-11-16", "during", "2021-11-16", "2021-11-16"),
    ("Photo of Nov. 16, 2021 by hand.", "Nov. 16, 2021", "during", "2021-11-16", "2021-11-16"),
    ("The ship left on Thursday for Riga.", "Thursday", "during", "2021-11-18", "2021-11-18"),
    ("Guards said on Friday morning that it was calm.", "Friday morning", "during", "2021-11-19", "2021-11-19"),
    ("It will reopen on Friday.", "Friday", "during", "2021-11-26", "2021-11-26"),
    ("This week the wind turned.", "This week", "during", "2021-11-22", "2021-11-23"),
    ("Last month 40 crossed.", "Last month", "during", "2021-10-01", "2021-10-31"),
    ("Earlier this year it was calm.", "Earlier this year", "during", "2021-01-01", "2021-11-23"),
    ("In recent weeks it froze.", "In recent weeks", "during", None, "2021-11-23"),
    ("Since July the fence stands.", "Since July", "since", "2021-07-01", "2021-11-23"),
    ("By 14 November it was full.", "By 14 November", "by", None, "2021-11-14"),
    ("As of 16 November it stood.", "As of 16 November", "as_of", None, "2021-11-16"),
    ("To date nobody knows.", "To date", "as_of", None, "2021-11-23"),
    ("So far this year 300 came.", "So far this year", "since", "2021-01-01", "2021-11-23"),
    ("During 2021 the fence grew.", "During 2021", "during", "2021-01-01", "2021-12-31"),
    ("It fell between March and May.", "between March and May", "during", "2021-03-01", "2021-05-31"),
    ("From 1 July to 10 November they waited.", "From 1 July to 10 November", "during", "2021-07-01", "2021-11-10"),
    ("It opens in early December.", "in early December", "during", "2021-12-01", "2021-12-10"),
    ("That was in the summer of 2021.", "in the summer of 2021", "during", "2021-06-01", "2021-08-31"),
    ("Over the last 12 months it rose.", "Over the last 12 months", "during", "2020-11-23", "2021-11-23"),
    (
        "The head of the office called on 14 and 16 November again.",
        "14 and 16 November",
        "during",
        "2021-11-14",
        "2021-11-16",
    ),
    ("Three days ago it rained.", "Three days ago", "during", "2021-11-20", "2021-11-20"),
    ("He came on Monday (15 November) by car.", "Monday (15 November)", "during", "2021-11-15", "2021-11-15"),
    ("In the first half of 2021 it was calm.", "In the first half of 2021", "during", "2021-01-01", "2021-06-30"),
    ("It rained on Saturday and Sunday.", "Saturday and Sunday", "during", "2021-11-20", "2021-11-21"),
    ("It rained from Friday to Sunday.", "from Friday to Sunday", "during", "2021-11-19", "2021-11-21"),
    ("Yesterday and today it rained.", "Yesterday and today", "during", "2021-11-22", "2021-11-23"),
    ("This year the guards have built it.", "This year", "since", "2021-01-01", "2021-11-23"),
    ("This year the guards will build it.", "This year", "during", "2021-01-01", "2021-12-31"),
    ("That was in April last year.", "April last year", "during", "2020-04-01", "2020-04-30"),
    ("In the first six months of 2020 it fell.", "the first six months of 2020", "during", "2020-01-01", "2020-06-30"),
    ("In the first ten days of March it fell.", "the first ten days of March", "during", "2021-03-01", "2021-03-10"),
    ("In the last three months of 2020 it fell.", "last three months of 2020", "during", "2020-10-01", "2020-12-31"),
    ("In the first five months it fell.", "the first five months", "during", "2021-01-01", "2021-05-31"),
    ("In the second quarter it fell.", "the second quarter", "during", "2021-04-01", "2021-06-30"),
    ("In the year to June it fell.", "the year to June", "during", "2020-07-01", "2021-06-30"),
    ("In the past 24 hours it froze.", "the past 24 hours", "during", "2021-11-22", "2021-11-23"),
    ("Overnight it froze.", "Overnight", "during", "2021-11-22", "2021-11-23"),
    ("As of yesterday, it stood.", "As of yesterday", "as_of", None, "2021-11-22"),
    ("On Christmas Day it froze.", "Christmas Day", "during", "2020-12-25", "2020-12-25"),
    ("On New Year's Eve it froze.", "New Year's Eve", "during", "2020-12-31", "2020-12-31"),
    ("Over the weekend it froze.", "the weekend", "during", "2021-11-20", "2021-11-21"),
    ("They hope to move on by Saturday.", "by Saturday", "by", None, "2021-11-27"),
    ("From 1 December the line will close.", "From 1 December", "since", "2021-12-01", None),
    (
        "Between July 2020 and the loss of the town on 15 March they fled.",
        "Between July 2020 and the loss of the town on 15 March",
        "during",
        "2020-07-01",
        "2021-03-15",
    ),
    ("In April 300 came and a year earlier 100.", "a year earlier", "during", "2020-04-01", "2020-04-30"),
    ("On Saturday it rose. The day before, it fell.", "The day before", "during", "2021-11-19", "2021-11-19"),
    (
        "Since 1 July it rose, against the same period last year.",
        "the same period last year",
        "during",
        "2020-07-01",
        "2020-11-23",
    ),
    ("In 2019 it rose. In the third quarter it fell.", "the third quarter", "during", "2019-07-01", "2019-09-30"),
    ("It ran from December to February 2021.", "from December to February 2021", "during", "2020-12-01", "2021-02-28"),
]


@pytest.mark.parametrize(("text", "expression", "role", "first", "last"), CASES, ids=[case[1] for case in CASES])
def test_an_expression_is_found_and_resolved(
    text: str, expression: str, role: str, first: str | None, last: str | None
) -> None:
    """Each form of date is found whole and means the days a reader of that morning would say."""
    found = {span.text.lower(): span for span in times(document(report(text, "2021-11-23")))}
    span = found.get(expression.lower()) or next(
        span for key, span in found.items() if expression.lower().endswith(key) or key.endswith(expression.lower())
    )
    assert (span.role, str(span.first or None), str(span.last or None)) == (role, str(first), str(last))


@pytest.mark.parametrize(
    "text", ["It may rain, we march on.", "He paid $10.", "Article 78(3) applies.", "Flight 2024 people"]
)
def test_ordinary_words_are_no_dates(text: str) -> None:
    """Modal verbs, verbs of motion, sums of money and articles are not dates."""
    assert [span.text for span in times(document(report(text, "2021-11-23"))) if span.text != "2024"] == []


USES = [
    ("RIGA, Nov 23 (Reuters) - It fell on Monday.", ["dateline", "event"]),
    ("GENEVA, 22 November 2021 – It fell in July.", ["dateline", "event"]),
    ("KYIV (AFP) - It fell on Monday.", ["event"]),
    ("22 November – 300 people came.", ["event"]),
    ("The ministry said on Monday that it fell in July.", ["telling", "event"]),
    ("The minister told state radio on Friday that it fell in July.", ["telling", "event"]),
    ("The ministry on Monday announced that it fell in July.", ["telling", "event"]),
    ("The ministry said it fell on Monday.", ["event"]),
]


@pytest.mark.parametrize(("text", "uses"), USES, ids=[case[0] for case in USES])
def test_days_of_writing_and_of_telling_are_told_apart(text: str, uses: list[str]) -> None:
    """A dateline's day and the day of a verb of saying are no days of what is told."""
    assert [span.use for span in times(document(report(text, "2021-11-23")))] == uses


def test_a_weekday_stays_open_without_a_day() -> None:
    """Where neither report nor text gives a date, a weekday keeps its number and nothing is guessed."""
    made = document(report("The plane landed on Thursday."))
    (span,) = times(made)
    assert (made.day, span.first, span.weekday) == (None, None, 4)


DAYS = [
    ("A photo of Nov. 16, 2021.\n\nHe spoke on Friday. The camp was cleared Thursday.", "2021-11-19"),
    ("A meeting on 9 July 2021.\n\nMinisters will meet on Monday (15 November). It flew (13 November).", "2021-11-13"),
    ("Nothing here tells a date.", None),
    ("The summit of 12 March 2020 was short. The next will take place on 4 May 2022.", "2020-03-12"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_is_inferred_from_evidence_only(text: str, day: str | None) -> None:
    """An undated report counts from the latest date its text gives, moved to a weekday told, or from none."""
    made = document(report(text))
    assert (made.day.isoformat() if made.day else None) == day
    assert made.day_how.startswith("inferred" if day else "not known")


def test_a_stated_day_wins() -> None:
    """The publication date of the report is the day, whatever the text says."""
    made = document(report("On 1 May 2030 it will end.", "2021-11-23T08:00:00+00:00"))
    assert (made.day, made.day_how) == (date(2021, 11, 23), "stated: given")


def test_arithmetic_stays_inside_the_calendar() -> None:
    """Moving beyond the first or last possible day stops there instead of raising."""
    assert calendars.shift(date.min, -5) == date.min
    assert calendars.add_months(date(9999, 12, 1), 400) == date.max
    assert calendars.add_months(date(2021, 3, 31), -1) == date(2021, 2, 28)
