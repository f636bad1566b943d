"""What a date expression means: first and last day, role and precision."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitroom.model import PeriodKind
from sitroom.reading import calendars
from sitroom.reading.dates_patterns import Found
from sitroom.reading.dates_shape import lexicon
from sitroom.reading.spans import Token

Precision = Literal["day", "week", "month", "season", "year", "vague"]
_PART = {
    "early": (0, 1),
    "start": (0, 1),
    "beginning": (0, 1),
    "mid": (1, 2),
    "middle": (1, 2),
    "late": (2, 3),
    "end": (2, 3),
}
_OFFSET = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


@dataclass(frozen=True, slots=True)
class Value:
    """An interval with its role; None for an end that is open or cannot be resolved."""

    first: date | None
    last: date | None
    precision: Precision
    role: PeriodKind = "during"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one expression with what they count from."""

    letters: str
    tokens: tuple[Token, ...]
    anchor: date | None
    future: bool
    past: bool = False

    def numbers(self, letter: str) -> list[int]:
        """Return the values of all tokens of a class."""
        return [self._number(token) for token, known in zip(self.tokens, self.letters, strict=True) if known == letter]

    def first(self, letter: str) -> str | None:
        """Return the first word of a class, lower-cased."""
        at = self.letters.find(letter)
        return None if at < 0 else self.tokens[at].lower

    def _number(self, token: Token) -> int:
        return lexicon().months.get(token.lower) or int(token.lower)


def value(
    found: Found, letters: str, tokens: tuple[Token, ...], anchor: date | None, future: bool, past: bool = False
) -> Value | None:
    """Return the meaning of an expression, or None where it is no date after all (31.31.2021)."""
    since = letters[found.lead] == "s"
    words = Words(
        letters[found.first : found.last], tokens[found.first : found.last], anchor, future and not since, past or since
    )
    made = _READERS[found.form](words)
    if made is None:
        return None
    role = _role(found, made)
    first, last = made.first, made.last
    if role == "since" and found.role == "since":
        last = anchor if anchor and first and anchor >= first else None
    elif role in ("by", "as_of") and found.role == role:
        first = None
    return Value(first, last, made.precision, role, made.weekday)


def _role(found: Found, made: Value) -> PeriodKind:
    """Prefer the preposition's role; an interval of two ends stays one ("from 1 July to 10 November")."""
    if found.role is None or made.role != "during":
        return made.role
    spans = found.form in ("range", "months", "years") and made.first != made.last
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
    days, months, years = words.numbers("d"), words.numbers("M"), words.numbers("y")
    month_first = words.letters.find("M") < words.letters.find("d")
    low, high = (days[0], months[0]), (days[-1], months[-1])
    if len(months) > 1 and not month_first and len(days) == 1:
        return None
    if years:
        high_year = years[-1]
        low_year = years[0] if len(years) > 1 else high_year - ((low[1], low[0]) > (high[1], high[0]))
    elif words.anchor:
        high_year = calendars.nearest_year(high[1], high[0], words.anchor, words.future, words.past)
        low_year = high_year - ((low[1], low[0]) > (high[1], high[0]))
    else:
        weekday = lexicon().weekdays.get(words.first("W") or "")
        return Value(None, None, "day", weekday=weekday)
    first, last = calendars.made(low_year, low[1], low[0]), calendars.made(high_year, high[1], high[0])
    return Value(first, last, "day") if first and last and first <= last else None


def _months(words: Words) -> Value | None:
    months, years = words.numbers("M"), words.numbers("y")
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
    """Read "early December", "the end of 2021", "the first half of the year"."""
    whole = _whole(words)
    if whole is None or whole.first is None or whole.last is None:
        return Value(None, None, "vague")
    thirds = _PART.get(words.first("E") or "")
    ordinal = _QUARTERS.get(words.first("k") or "", 0)
    parts = 2 if "H" in words.letters else 4
    start, stop, count = (*thirds, 3) if thirds else (ordinal, ordinal + 1, parts)
    if thirds is None and whole.precision == "year":
        months = 12 // count
        first = calendars.add_months(whole.first, months * start)
        return Value(first, calendars.shift(calendars.add_months(first, months), -1), "month")
    length = (whole.last - whole.first).days + 1
    first = calendars.shift(whole.first, length * start // count)
    last = calendars.shift(whole.first, length * min(stop, count) // count - 1)
    return Value(first, last, "vague" if thirds else whole.precision)


def _whole(words: Words) -> Value | None:
    if "M" in words.letters:
        return _months(words)
    if "S" in words.letters:
        return _season(words)
    return _year(words) if "y" in words.letters else _unit(words)


def _so_far(words: Words) -> Value | None:
    """Read "to date", "so far", "so far this year": as of the document's day, or since a unit began."""
    if "u" in words.letters and words.letters[0] != "u":
        whole = _unit(words)
        return Value(whole.first, words.anchor, "day", "since") if whole else None
    if words.letters[0] == "u" and words.anchor:
        return Value(date(words.anchor.year, 1, 1), words.anchor, "day", "since")
    if "y" in words.letters:
        return Value(date(words.numbers("y")[0], 1, 1), words.anchor, "day", "since")
    return Value(None, words.anchor, "day", "as_of")


def _within(words: Words) -> Value | None:
    """Read "earlier this year": from the unit's start to the document's day."""
    later = words.tokens[0].lower == "later"
    whole = _whole(words) or Value(None, None, "vague")
    if later:
        return Value(words.anchor, whole.last, "vague")
    return Value(whole.first, words.anchor, whole.precision)


def _trailing(words: Words) -> Value | None:
    """Read "the last 12 months", "past two weeks", "recent weeks": up to the document's day."""
    if "R" in words.letters or words.anchor is None:
        return Value(None, words.anchor, "vague")
    count, unit = _count(words)
    if "X" in words.letters:
        return Value(words.anchor, None, "vague")
    if count is None:
        return Value(None, words.anchor, "vague")
    return Value(_back(words.anchor, count, unit), words.anchor, "day")


def _ago(words: Words) -> Value | None:
    """Read "three days ago"; "a month earlier" counts from something else told, so it stays open."""
    count, unit = _count(words)
    if words.anchor is None or count is None or words.first("a") != "ago":
        return Value(None, None, "vague")
    day = _back(words.anchor, count, unit)
    if unit == "day":
        return Value(day, day, "day")
    if unit == "week":
        return Value(*calendars.week_of(day), "week")
    if unit == "month":
        return Value(*calendars.month_of(day.year, day.month), "month")
    return Value(*calendars.year_of(day.year), "year") if unit == "year" else Value(None, None, "vague")


def _unit(words: Words) -> Value | None:
    """Read "this week", "last month", "next year"; "that year" stays open."""
    unit = lexicon().units.get(words.first("u") or "", "")
    if (
        words.anchor is None
        or "V" in words.letters
        or unit not in ("day", "week", "weekend", "month", "quarter", "year")
    ):
        return Value(None, None, "vague")
    step = -1 if "L" in words.letters else 1 if "X" in words.letters else 0
    day = words.anchor
    if unit in ("week", "weekend"):
        monday, sunday = calendars.week_of(calendars.shift(day, 7 * step))
        return Value(calendars.shift(monday, 5) if unit == "weekend" else monday, sunday, "week")
    if unit == "day":
        moved = calendars.shift(day, step)
        return Value(moved, moved, "day")
    if unit == "year":
        return Value(*calendars.year_of(day.year + step), "year")
    if unit == "quarter":
        start = calendars.add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return Value(start, calendars.shift(calendars.add_months(start, 3), -1), "month")
    moved = calendars.add_months(date(day.year, day.month, 1), step)
    return Value(*calendars.month_of(moved.year, moved.month), "month")


def _weekday(words: Words) -> Value | None:
    known = lexicon().weekdays | lexicon().short
    weekday = known[words.first("W") or ""]
    if words.anchor is None:
        return Value(None, None, "day", weekday=weekday)
    day = calendars.weekday_near(weekday, words.anchor, words.future or "X" in words.letters)
    if "L" in words.letters and day == words.anchor:
        day = calendars.shift(day, -7)
    return Value(day, day, "day", weekday=weekday)


def _day(words: Words) -> Value | None:
    if words.anchor is None:
        return Value(None, None, "day")
    offset = _OFFSET.get(words.first("T") or "", -1 if "L" in words.letters else 0)
    day = calendars.shift(words.anchor, offset)
    return Value(day, day, "day")


def _now(words: Words) -> Value | None:
    return Value(None, words.anchor, "day", "as_of")


def _duration(words: Words) -> Value | None:
    """Read "for six weeks": a length without an end."""
    return Value(None, None, "vague")


def _count(words: Words) -> tuple[int | None, str]:
    unit = lexicon().units.get(words.first("u") or "", "")
    for token, letter in zip(words.tokens, words.letters, strict=True):
        if letter in "nd":
            return (int(token.lower) if token.lower.isdigit() else lexicon().numbers.get(token.lower)), unit
    plural = (words.first("u") or "").endswith("s")
    return (None if plural else 1), unit


def _back(anchor: date, count: int, unit: str) -> date:
    if unit in ("month", "quarter", "year", "decade"):
        return calendars.add_months(
            anchor, -min(count, 9999) * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        )
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit, 0)
    return calendars.shift(anchor, -days * count)


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
    "so_far": _so_far,
    "within": _within,
    "trailing": _trailing,
    "ago": _ago,
    "unit": _unit,
    "weekday": _weekday,
    "day": _day,
    "now": _now,
    "duration": _duration,
}
