"""Days and periods in words."""

from calendar import monthrange
from datetime import date, datetime

from sitroom.model import Period
from sitroom.products.plain import line


def day(value: date | str | None) -> str:
    """Return ``16 November 2021`` for a day, ``August 2021`` or ``2021`` for an ISO date no finer than that.

    Text that is no date is shown as it stands.
    """
    parsed = parse(value)
    if parsed is None:
        return line(str(value), 40) if value else "not dated"
    if isinstance(value, str) and len(value) < len("2021-08-01"):
        return f"{parsed:%B}\u00a0{parsed.year}" if len(value) > len("2021") else str(parsed.year)
    return f"{parsed.day}\u00a0{parsed:%B}\u00a0{parsed.year}"


def short_day(value: date | str | None) -> str:
    """Return the day with its month in three letters: ``16 Nov 2021``."""
    parsed, told = parse(value), day(value)
    return told if parsed is None else told.replace(f"{parsed:%B}", f"{parsed:%b}")


def parse(value: date | str | None) -> date | None:
    """Return the (first) day of an ISO date, date-time, month or year, None where there is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value is None:
        return value
    whole = value if len(value) >= len("2021-08-01") else f"{value}-01-01"[: len("2021-08-01")]
    try:
        return date.fromisoformat(whole[:10])
    except ValueError:
        return None


def between(first: date | str | None, last: date | str | None) -> str:
    """Return a span of days in its shortest clear form (``in 2021``, ``on 8 Nov 2021``)."""
    one, two = parse(first), parse(last)
    if one is None or two is None:
        return _half_open(first, last)
    if one == two:
        return f"on {short_day(one)}"
    if (one.month, one.day, two.month, two.day) == (1, 1, 12, 31) and one.year == two.year:
        return f"in {one.year}"
    if (
        one.day == 1
        and (one.year, one.month) == (two.year, two.month)
        and two.day == monthrange(two.year, two.month)[1]
    ):
        return f"in {one:%b}\u00a0{one.year}"
    return f"from {_without_year(one) if one.year == two.year else short_day(one)} to {short_day(two)}"


def when(period: Period | None) -> str:
    """Return when a figure holds, in words; an unknown period is said to be unknown."""
    if period is None:
        return "period not stated"
    if period.kind == "as_of":
        return f"as of {short_day(period.end)}" if period.end else "date not stated"
    if period.kind == "by":
        return f"by {short_day(period.end)}" if period.end else "date not stated"
    if period.kind == "since" and not period.end:
        return f"since {short_day(period.start)}"
    return between(period.start, period.end)


def _half_open(first: date | str | None, last: date | str | None) -> str:
    if first:
        return f"from {short_day(first)}"
    return f"until {short_day(last)}" if last else "period not stated"


def _without_year(value: date) -> str:
    return f"{value.day}\u00a0{value:%b}"
