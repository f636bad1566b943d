"""Days and periods in words."""

from datetime import UTC, date, datetime

import pytest

from sitroom.model import Period
from sitroom.products import dates


def plain(text: str) -> str:
    """Return the text with ordinary spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2021, 11, 16), "16 November 2021"),
        (datetime(2021, 11, 16, 8, tzinfo=UTC), "16 November 2021"),
        ("2021-11-16T10:00:00Z", "16 November 2021"),
        ("2021-08", "August 2021"),
        ("2021", "2021"),
        ("<soon>", "<soon>"),
        ("2021-13-45", "2021-13-45"),
        (None, "not dated"),
    ],
)
def test_days_are_as_precise_as_they_were_said(value: date | str | None, shown: str) -> None:
    """A month stays a month, and what is no date is shown as it stands."""
    assert plain(dates.day(value)) == shown


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        (None, "period not stated"),
        (Period("as_of", None, "2021-11-16"), "as of 16 Nov 2021"),
        (Period("by", None, "2021-11-14"), "by 14 Nov 2021"),
        (Period("since", "2021-07-01", None), "since 1 Jul 2021"),
        (Period("since", "2021-07-01", "2021-11-16"), "from 1 Jul to 16 Nov 2021"),
        (Period("during", "2021-01-01", "2021-12-31"), "in 2021"),
        (Period("during", "2021-11-01", "2021-11-30"), "in Nov 2021"),
        (Period("during", "2021-11-18", "2021-11-18"), "on 18 Nov 2021"),
        (Period("during", "2021-07-01", "2021-11-10"), "from 1 Jul to 10 Nov 2021"),
        (Period("during", "2020-12-01", "2021-01-10"), "from 1 Dec 2020 to 10 Jan 2021"),
        (Period("during", "2020-12-01", None), "from 1 Dec 2020"),
        (Period("during", None, None), "period not stated"),
        (Period("as_of", None, None), "date not stated"),
    ],
)
def test_periods_have_their_shortest_clear_form(period: Period | None, shown: str) -> None:
    """Whole years, months and single days are named as such; an unknown period is called unknown."""
    assert plain(dates.when(period)) == shown
