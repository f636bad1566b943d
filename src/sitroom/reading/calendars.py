"""Arithmetic of days: weeks, months, seasons, and the year a date without one means."""

from datetime import MAXYEAR, MINYEAR, date, timedelta

Interval = tuple[date, date]
_SOON = 21  # days


def made(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Interval:
    """Return the first and last day of a month."""
    first = date(year, month, 1)
    return first, add_months(first, 1) - timedelta(days=1)


def year_of(year: int) -> Interval:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> Interval:
    """Return Monday and Sunday of the week a day lies in (ISO 8601)."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def iso_week(year: int, number: int) -> Interval | None:
    """Return Monday and Sunday of a numbered week (ISO 8601), None where the year has no such week."""
    try:
        return week_of(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def fiscal_year(year: int) -> Interval:
    """Return the first and last day of a fiscal year, the one reports on borders name: October to September."""
    return date(year - 1, 10, 1), date(year, 9, 30)


def easter(year: int) -> date:
    """Return Easter Sunday of a year (Gregorian; algorithm of Butcher, 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, skipped = century // 4, (century + 8) // 25
    epact = (19 * golden + century - leap - (century - skipped + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def season_of(year: int, first: int, last: int) -> Interval:
    """Return the first and last day of a season that starts in `year`."""
    return date(year, first, 1), month_of(year + (last < first), last)[1]


def shift(day: date, days: int) -> date:
    """Move by days, staying inside what a date can be."""
    number = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(number)


def add_months(day: date, months: int) -> date:
    """Move by calendar months; the 31st becomes the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not MINYEAR <= year < MAXYEAR:
        return date.min if months < 0 else date.max
    for last in (day.day, 30, 29, 28):
        found = made(year, month + 1, last)
        if found and last <= day.day:
            return found
    raise AssertionError("every month has 28 days")


def soon(month: int, day: int, anchor: date) -> bool:
    """Say whether a day lies so little ahead that nobody would name the one of last year without its year."""
    return any(
        0 < (found - anchor).days <= _SOON
        for year in (anchor.year, min(anchor.year + 1, MAXYEAR))
        if (found := made(year, month, day)) is not None
    )


def nearest_year(month: int, day: int, anchor: date, future: bool, past: bool = False) -> int:
    """Return the year in which a day and month lie nearest before `anchor` (after it when told of the future).

    A day up to a week ahead counts as past too: a report is dated when written and read when printed. So does a
    month just ahead whose last one lies nine months back (of that one a writer says "last December"), unless `past`
    says that the clause tells of what has happened.
    """
    years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if MINYEAR <= year <= MAXYEAR]
    ahead = {year: (date(year, month, min(day, 28)) - anchor).days for year in years}
    gone = [(-gap, year) for year, gap in ahead.items() if gap <= 7]
    coming = [(gap, year) for year, gap in ahead.items() if gap >= -7]
    if not gone or not coming:
        return anchor.year
    soon = not past and min(coming)[0] <= 75 and min(gone)[0] > 270
    return min(coming)[1] if future or soon else min(gone)[1]


def weekday_near(weekday: int, anchor: date, future: bool) -> date:
    """Return the last such day up to `anchor`, or the first from it on (Monday = 1)."""
    if future:
        return shift(anchor, (weekday - anchor.isoweekday()) % 7)
    return shift(anchor, -((anchor.isoweekday() - weekday) % 7))
