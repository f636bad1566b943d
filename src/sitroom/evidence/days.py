"""Dates as reports write them at their head, to ISO dates. Only complete dates: a year is never supplied."""

import re
from dataclasses import dataclass
from datetime import date

from sitroom.evidence import vocabulary

_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DOTS = r"(?P<dd>\d{1,2})\.[ \xa0]?(?P<dm>\d{1,2})\.[ \xa0]?(?P<dy>\d{4})"
_SLASH = r"(?P<s1>\d{1,2})/(?P<s2>\d{1,2})/(?P<sy>\d{4})"
_DAY_FIRST = (
    r"(?P<d1>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ \xa0]+(?:de |of )?(?P<m1>[^\W\d_]{3,12})\.?,?"
    r"(?:[ \xa0]+(?:de |of )?(?P<y1>\d{4}))?"
)
_MONTH_FIRST = r"(?P<m2>[^\W\d_]{3,12})\.?[ \xa0]+(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?[ \xa0]+(?P<y2>\d{4}))?"
_YEAR_FIRST = r"(?P<y3>\d{4})[ \xa0]+m\.[ \xa0]+(?P<m3>[^\W\d_]{3,12})[ \xa0]+(?P<d3>\d{1,2})(?:[ \xa0]+d\.)?"
_DATE = re.compile(rf"(?<![\w.,/-])(?:{_ISO}|{_YEAR_FIRST}|{_DOTS}|{_SLASH}|{_DAY_FIRST}|{_MONTH_FIRST})(?!\d|\.\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a line: its span, the ISO date, and why there is none where it cannot be told."""

    start: int
    end: int
    text: str
    iso: str | None
    why: str | None = None


def find(line: str, start: int = 0) -> Day | None:
    """Return the first date of a line; `Day.iso` is None when it has no year or could be two days."""
    match = _DATE.search(line, start)
    while match is not None:
        day = _read(match)
        if day is not None:
            return day
        match = _DATE.search(line, match.start() + 1)  # "Published 18 November": the date begins inside what failed
    return None


def iso(text: str) -> str | None:
    """Return the ISO date a text begins with, else None."""
    day = find(text.strip())
    return day.iso if day is not None and day.start <= 14 else None


def _read(match: re.Match[str]) -> Day | None:
    said = match[0]
    if match["iso"]:
        return _made(match, said if len(said) > 10 else match["iso"], *_split(match["iso"]))
    if match["dy"]:
        return _made(match, None, match["dy"], match["dm"], match["dd"])
    if match["sy"]:
        return _slashed(match)
    for n in "123":
        month = match[f"m{n}"]
        if month:
            number = vocabulary.months().get(month.lower())
            return _made(match, None, match[f"y{n}"], str(number), match[f"d{n}"]) if number else None
    return None


def _split(text: str) -> tuple[str, str, str]:
    year, month, day = text.split("-")
    return year, month, day


def _made(match: re.Match[str], whole: str | None, year: str | None, month: str, day: str) -> Day | None:
    span = (match.start(), match.end(), match[0])
    if year is None:
        return Day(*span, None, f"{match[0]!r} has no year") if 1 <= int(day) <= 31 else None
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if not 1900 <= made.year <= 2200:
        return None
    return Day(*span, made.isoformat() if whole is None or len(whole) <= 10 else whole.replace(" ", "T"))


def _slashed(match: re.Match[str]) -> Day | None:
    first, second = int(match["s1"]), int(match["s2"])
    if first <= 12 and second <= 12 and first != second:
        why = f"{match[0]!r} could be two days (day or month first)"
        return Day(match.start(), match.end(), match[0], None, why)
    month, day = (second, first) if first > 12 or first == second else (first, second)
    return _made(match, None, match["sy"], str(month), str(day))
