"""What a date expression means: first and last day, role and precision."""

import re
from collections.abc import Callable
from datetime import date

from sitroom.model import PeriodKind
from sitroom.reading import calendars
from sitroom.reading import dates_named as named
from sitroom.reading import dates_relative as relative
from sitroom.reading.dates_patterns import Found
from sitroom.reading.dates_shape import lexicon
from sitroom.reading.dates_words import Precision, Value, Words, back, count
from sitroom.reading.spans import TimeSpan, Token

_PART = {
    "early": (0, 1),
    "start": (0, 1),
    "beginning": (0, 1),
    "mid": (1, 2),
    "middle": (1, 2),
    "late": (2, 3),
    "end": (2, 3),
}
_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def value(
    found: Found,
    letters: str,
    tokens: tuple[Token, ...],
    anchor: date | None,
    future: bool,
    past: bool = False,
    before: TimeSpan | None = None,
) -> Value | None:
    """Return the meaning of an expression, or None where it is no date after all (31.31.2021).

    `before` is the date told before in the passage, which "a year earlier" counts from.
    """
    since, span = letters[found.lead] == "s", slice(found.first, found.last)
    words = Words(letters[span], tokens[span], anchor, future and not since, past or since, before)
    made = _READERS[found.form](words)
    if made is None:
        return None
    role = _role(found, made)
    if found.form == "part" and words.first("E") == "end" and tokens[found.lead].lower == "at":
        role = "as_of"
    first, last = made.first, made.last
    if role == "since" and found.role == "since":
        last = anchor if anchor and first and anchor >= first else None
    elif role in ("by", "as_of") and role != made.role:
        first = None
    return Value(first, last, made.precision, role, made.weekday)


def _role(found: Found, made: Value) -> PeriodKind:
    """Prefer the preposition's role; an interval of two ends stays one ("from 1 July to 10 November")."""
    if found.role is None or made.role != "during":
        return made.role
    spans = found.form in ("range", "months", "years", "weekdays") and made.first != made.last
    if spans and found.role in ("since", "during"):
        return "during"
    return {"since": "since", "by": "by", "as_of": "as_of"}.get(found.role, "during")  # type: ignore[return-value]


def _digits(words: Words) -> Value | None:
    parts = [int(part) for token in words.tokens for part in token.lower.split(".") if part.isdigit()]
    if len(parts) != 3:
        return None
    if parts[0] > 31:
        year, month, day = parts
    else:
        day, month, year = parts
    year += 2000 if year < 100 else 0
    if month > 12:
        day, month = month, day
    found = calendars.made(year, month, day)
    return Value(found, found, "day") if found else None


def _range(words: Words) -> Value | None:
    """Read "13-14 November", "Nov. 16, 2021", "1 July to 10 November 2021": ends lend each other what they lack."""
    days, months, years = words.numbers("d"), words.numbers("M"), words.years()
    month_first = words.letters.find("M") < words.letters.find("d")
    low, high = (days[0], months[0]), (days[-1], months[-1])
    if len(months) > 1 and not month_first and len(days) == 1:
        return None
    if years:
        high_year = years[-1]
        low_year = years[0] if len(years) > 1 else high_year - ((low[1], low[0]) > (high[1], high[0]))
    elif words.anchor:
        soon = calendars.soon(high[1], high[0], words.anchor)
        high_year = calendars.nearest_year(high[1], high[0], words.anchor, words.future or soon, words.past)
        low_year = high_year - ((low[1], low[0]) > (high[1], high[0]))
    else:
        weekday = lexicon().weekdays.get(words.first("W") or "")
        return Value(None, None, "day", weekday=weekday)
    first, last = calendars.made(low_year, low[1], low[0]), calendars.made(high_year, high[1], high[0])
    return Value(first, last, "day") if first and last and first <= last else None


def _months(words: Words) -> Value | None:
    months, years = words.numbers("M"), words.years()
    if not years and not words.anchor:
        return Value(None, None, "month")
    last_year = (
        years[-1]
        if years
        else calendars.nearest_year(months[-1], 1, words.anchor or date.min, words.future, words.past)
    )
    first_year = years[0] if len(years) > 1 else last_year - (months[0] > months[-1])
    first, last = calendars.month_of(first_year, months[0])[0], calendars.month_of(last_year, months[-1])[1]
    return Value(first, last, "month")


def _season(words: Words) -> Value | None:
    span = lexicon().seasons[words.first("S") or ""]
    years = words.numbers("y")
    if not years and not words.anchor:
        return Value(None, None, "season")
    year = years[0] if years else calendars.nearest_year(span[0], 1, words.anchor or date.min, words.future, words.past)
    year -= (
        not years and words.first("L") == "last" and (words.anchor or date.min) <= calendars.season_of(year, *span)[1]
    )
    first, last = calendars.season_of(max(year, 1), *span)
    return Value(first, last, "season")


def _years(words: Words) -> Value | None:
    years = words.numbers("y")
    first = years[0]
    last = years[-1] if len(years) > 1 else first // 100 * 100 + int(words.tokens[-1].lower)
    return Value(date(first, 1, 1), date(last, 12, 31), "year") if first <= last <= 2100 else None


def _year(words: Words) -> Value | None:
    return Value(*calendars.year_of(words.numbers("y")[0]), "year")


def _part(words: Words) -> Value | None:
    """Read "early December", "the end of 2021", "the first half of the year", "the second quarter"."""
    whole = _whole(words) if re.search("[MSyCLXVf]|tu|Eu", words.letters) else _year_told(words)
    if whole is None or whole.first is None or whole.last is None:
        return Value(None, None, "vague")
    thirds = _PART.get(words.first("E") or "")
    ordinal = _QUARTERS.get(words.first("k") or "", 0)
    parts = 2 if "H" in words.letters else 4
    start, stop, of = (*thirds, 3) if thirds else (ordinal, ordinal + 1, parts)
    if thirds is None and whole.precision == "year":
        months = 12 // of
        first = calendars.add_months(whole.first, months * start)
        return Value(first, calendars.shift(calendars.add_months(first, months), -1), "month")
    length = (whole.last - whole.first).days + 1
    first = calendars.shift(whole.first, length * start // of)
    last = calendars.shift(whole.first, length * min(stop, of) // of - 1)
    return Value(first, last, "vague" if thirds else whole.precision)


def _year_told(words: Words) -> Value | None:
    """Return the year of a quarter or half told without one: that of the date before, else the document's."""
    if "u" in words.letters and not words.names("quarter"):
        return None
    told = words.before.last if words.before else words.anchor
    ordinal, parts = _QUARTERS.get(words.first("k") or "", 0), 2 if "H" in words.letters else 4
    if told is None:
        return None
    begins = date(told.year, 12 // parts * ordinal + 1, 1)
    ahead = words.anchor is not None and begins > words.anchor and not words.future
    return Value(*calendars.year_of(told.year - ahead), "year") if ordinal < parts else None


def _some(words: Words) -> Value | None:
    """Read "the first six months of 2023", "the last ten days of March", "the first five months"."""
    number, name = count(words)
    if number is None or name not in ("day", "week", "month") or words.first("k") not in ("first", None):
        return Value(None, None, "vague")
    rest = _rest(words, words.letters.index("u") + 1)
    whole = _whole(rest) if rest.letters else _year_of_months(words, number, name)
    if whole is None or whole.first is None or whole.last is None:
        return Value(None, None, "vague")
    precision: Precision = "month" if name == "month" else "day"
    if "L" in words.letters[: words.letters.index("u")]:
        return Value(back(calendars.shift(whole.last, 1), number, name), whole.last, precision)
    ahead = calendars.add_months(whole.first, number) if name == "month" else back(whole.first, -number, name)
    return Value(whole.first, calendars.shift(ahead, -1), precision)


def _year_of_months(words: Words, number: int, name: str) -> Value | None:
    """Return the year "the first five months" belong to: the document's, or the one before where they lie ahead."""
    if words.anchor is None or name != "month":
        return None
    told = words.before.last if words.before and words.before.precision == "year" else words.anchor
    year = (told or words.anchor).year
    ahead = (year, number) > (words.anchor.year, words.anchor.month)
    return Value(*calendars.year_of(year - ahead), "year")


def _nth(words: Words) -> Value | None:
    head = words.letters.index("u") + 1
    return named.nth(words, _months(_rest(words, head)))


def _day_told(words: Words) -> date | None:
    """Return the day of "the week of 7 March"; only weeks are told so."""
    told = _range(_rest(words, words.letters.index("u") + 1)) if words.names("week") else None
    return told.last if told else None


def _rest(words: Words, at: int) -> Words:
    return Words(words.letters[at:], words.tokens[at:], words.anchor, words.future, words.past, words.before)


def _up_to(words: Words) -> Value | None:
    """Read "in the month to 15 May" by the date it ends with."""
    at = words.letters.index("~")
    head = Words(words.letters[:at], words.tokens[:at], words.anchor, False)
    rest = Words(words.letters[at + 1 :], words.tokens[at + 1 :], words.anchor, words.future, words.past)
    ends = _range(rest) if "d" in rest.letters else _months(rest)
    return relative.up_to(head, ends.last if ends else None)


def _whole(words: Words) -> Value | None:
    if "M" in words.letters:
        return _months(words)
    if "S" in words.letters:
        return _season(words)
    return _year(words) if "y" in words.letters else relative.whole(words)


def _within(words: Words) -> Value | None:
    """Read "earlier this year": from the unit's start to the document's day."""
    later = words.tokens[0].lower == "later"
    whole = _whole(words) or Value(None, None, "vague")
    if later:
        return Value(words.anchor, whole.last, "vague")
    return Value(whole.first, words.anchor, whole.precision)


_READERS: dict[str, Callable[[Words], Value | None]] = {
    "digits": _digits,
    "range": _range,
    "pair": _range,
    "part": _part,
    "months": _months,
    "month": _months,
    "season": _season,
    "years": _years,
    "year": _year,
    "so_far": relative.so_far,
    "within": _within,
    "some": _some,
    "up_to": _up_to,
    "same": relative.same,
    "weekend": relative.weekend,
    "weekdays": relative.weekdays,
    "feast": named.feast,
    "fiscal": named.fiscal,
    "quarter": named.quarter,
    "iso_week": named.iso_week,
    "week_of": lambda words: named.week_of(_day_told(words)),
    "week_to": lambda words: named.week_to(_day_told(words)),
    "week_from": lambda words: named.week_from(_day_told(words)),
    "nth": _nth,
    "trailing": relative.trailing,
    "ago": relative.ago,
    "unit": relative.unit,
    "weekday": relative.weekday,
    "day": relative.day,
    "now": relative.now,
    "duration": relative.duration,
}
