"""Stretches of time that have a name or a number of their own: numbered weeks, fiscal years, quarters, feasts."""

from datetime import date

from sitroom.reading import calendars
from sitroom.reading.dates_shape import lexicon
from sitroom.reading.dates_words import Value, Words

_OPEN = Value(None, None, "vague")
_FIXED = {("christmas", "u"): (12, 25), ("christmas", "v"): (12, 24), ("boxing", "u"): (12, 26)}
_NEW_YEAR = {"u": (1, 1), "v": (12, 31)}
_EASTER = {"friday": (-2, -2), "saturday": (-1, -1), "sunday": (0, 0), "monday": (1, 1), "weekend": (-2, 1)}
_QUARTER = 3  # months
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def feast(words: Words) -> Value | None:
    """Read "Christmas Day", "New Year's Eve", "the Easter weekend"; other days of that name are none."""
    if words.anchor is None:
        return None
    name, last = words.tokens[0].lower, words.tokens[-1].lower
    if name == "easter":
        return _easter(words, *_EASTER.get(last, (-2, 1) if last == "easter" else (0, 0)))
    if last == "christmas":
        return _dated(words, (12, 24), (12, 26))
    kind = "v" if "v" in words.letters else "u"
    if kind == "u" and last != "day":
        return None
    told = _NEW_YEAR[kind] if words.letters[0] == "N" else _FIXED.get((name, kind))
    return _dated(words, told, told) if told else None


def _dated(words: Words, first: tuple[int, int], last: tuple[int, int]) -> Value | None:
    year = calendars.nearest_year(*first, words.anchor or date.min, words.future, True)
    low, high = calendars.made(year, *first), calendars.made(year, *last)
    return Value(low, high, "day") if low and high else None


def _easter(words: Words, first: int, last: int) -> Value:
    anchor = words.anchor or date.min
    told = calendars.easter(anchor.year)
    if calendars.shift(told, first) > anchor and not words.future:
        told = calendars.easter(anchor.year - 1)
    return Value(calendars.shift(told, first), calendars.shift(told, last), "day")


def iso_week(words: Words) -> Value | None:
    """Read "week 46", "calendar week 46 of 2015": Monday to Sunday; the last such week where no year is told."""
    number, years = words.numbers("d") or words.numbers("n"), words.numbers("y")
    if not words.names("week") or not number:
        return None
    if years:
        found = calendars.iso_week(years[0], number[0])
    elif words.anchor is None:
        return _OPEN
    else:
        found = calendars.iso_week(words.anchor.year, number[0])
        if found and found[0] > words.anchor and not words.future:
            found = calendars.iso_week(words.anchor.year - 1, number[0])
    return Value(*found, "week") if found else None


def week_from(day: date | None) -> Value | None:
    """Return the seven days that begin on a day."""
    return Value(day, calendars.shift(day, 6), "week") if day else _OPEN


def week_to(day: date | None) -> Value | None:
    """Return the seven days that end on a day."""
    return Value(calendars.shift(day, -6), day, "week") if day else _OPEN


def week_of(day: date | None) -> Value | None:
    """Return the week a day lies in."""
    return Value(*calendars.week_of(day), "week") if day else _OPEN


def fiscal(words: Words) -> Value | None:
    """Read "fiscal year 2021", "FY21", "fiscal year to date", "this fiscal year"."""
    told = words.numbers("y") or [_short(token.lower) for token in words.tokens if token.lower.startswith("fy")]
    if told:
        return Value(*calendars.fiscal_year(told[0]), "year")
    if words.anchor is None or not words.names("year"):
        return _OPEN
    year = words.anchor.year + (words.anchor.month >= calendars.fiscal_year(2000)[0].month)
    if "L" in words.letters:
        return Value(*calendars.fiscal_year(year - 1), "year")
    return Value(calendars.fiscal_year(year)[0], words.anchor, "day", "since")


def _short(word: str) -> int:
    return 2000 + int(word[-2:])


def quarter(words: Words) -> Value | None:
    """Read "Q3 2021"; without a year the last such quarter."""
    number, years = int(words.tokens[0].lower[1]), words.years()
    if not years and words.anchor is None:
        return _OPEN
    year = years[0] if years else (words.anchor or date.min).year
    first = date(year, _QUARTER * number - 2, 1)
    if not years and words.anchor and first > words.anchor and not words.future:
        first = calendars.add_months(first, -12)
    return Value(first, calendars.shift(calendars.add_months(first, _QUARTER), -1), "month")


def nth(words: Words, whole: Value | None) -> Value | None:
    """Read "the first week of November", "the last day of October" within the month `whole`."""
    if whole is None or whole.first is None or whole.last is None:
        return _OPEN
    ordinal = _ORDINALS.get(words.first("k") or "")
    length = {"week": 7, "day": 1, "weekend": 0}.get(lexicon().units.get(words.first("u") or "", ""), 0)
    if not length:
        return _OPEN
    if ordinal is None:
        return Value(calendars.shift(whole.last, 1 - length), whole.last, "week" if length > 1 else "day")
    first = calendars.shift(whole.first, length * (ordinal - 1))
    return Value(first, calendars.shift(first, length - 1), "week" if length > 1 else "day")
