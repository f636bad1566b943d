"""Date expressions that count from the document's day, or from a date told before ("a year earlier")."""

from datetime import date

from sitroom.reading import calendars
from sitroom.reading.dates_shape import lexicon
from sitroom.reading.dates_words import Value, Words, back, count

_OFFSET = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_OPEN = Value(None, None, "vague")


def so_far(words: Words) -> Value | None:
    """Read "to date", "so far", "so far this year": as of the document's day, or since a unit began."""
    if "u" in words.letters and words.letters[0] != "u":
        return Value(whole(words).first, words.anchor, "day", "since")
    if words.letters[0] == "u" and words.anchor:
        return Value(date(words.anchor.year, 1, 1), words.anchor, "day", "since")
    if "y" in words.letters:
        return Value(date(words.numbers("y")[0], 1, 1), words.anchor, "day", "since")
    return Value(None, words.anchor, "day", "as_of")


def trailing(words: Words) -> Value | None:
    """Read "the last 12 months", "past two weeks", "recent weeks": up to the document's day."""
    if "R" in words.letters or words.anchor is None:
        return Value(None, words.anchor, "vague")
    if "X" in words.letters:
        return Value(words.anchor, None, "vague")
    number, name = count(words)
    return Value(back(words.anchor, number, name) if number else None, words.anchor, "day" if number else "vague")


def ago(words: Words) -> Value | None:
    """Read "three days ago"; "a month earlier" counts from the date told before."""
    number, name = count(words)
    if number is None:
        return _OPEN
    if words.first("a") != "ago":
        return _moved(words, number, name)
    if words.anchor is None:
        return _OPEN
    day = back(words.anchor, number, name)
    if name in ("day", "week", "month", "year"):
        return _around(day, name)
    return _OPEN


def _around(day: date, name: str) -> Value:
    if name == "week":
        return Value(*calendars.week_of(day), "week")
    if name == "month":
        return Value(*calendars.month_of(day.year, day.month), "month")
    return Value(*calendars.year_of(day.year), "year") if name == "year" else Value(day, day, "day")


def _moved(words: Words, number: int, name: str) -> Value:
    """Move the date told before back by whole units; a month stays a month."""
    told = words.before
    if told is None or told.first is None or told.last is None or name == "hour":
        return _OPEN
    first, last = back(told.first, number, name), back(told.last, number, name)
    if told.precision in ("month", "year") and told.first.day == 1 and calendars.shift(told.last, 1).day == 1:
        last = calendars.month_of(last.year, last.month)[1]
    return Value(first, last, told.precision)


def same(words: Words) -> Value | None:
    """Read "the same period of 2022", "the day before": the date told before, in another year or a step back."""
    if "V" not in words.letters:
        number, name = count(words)
        return _moved(words, number, name) if number and name in ("day", "week", "month", "year") else None
    told, years = words.before, words.years()
    if told is None or told.last is None or not (years or words.names("year")):
        return _OPEN
    steps = told.last.year - years[0] if years else 1
    return _moved(words, steps, "year") if steps > 0 else _OPEN


def whole(words: Words) -> Value:
    """Return the whole week, month, quarter or year an expression names, to its last day."""
    name = lexicon().units.get(words.first("u") or "", "")
    if "V" in words.letters or words.anchor is None or name not in _STEPPED:
        return _OPEN
    return _stepped(words.anchor, name, -1 if "L" in words.letters else 1 if "X" in words.letters else 0)


_STEPPED = frozenset(["day", "week", "weekend", "month", "quarter", "year"])


def unit(words: Words) -> Value | None:
    """Read "last month", "next year"; "this year" runs to the document's day where the clause tells the past."""
    name = lexicon().units.get(words.first("u") or "", "")
    told = words.before
    if "V" in words.letters:
        if name == "period" and told is not None and told.first is not None:
            return Value(told.first, told.last, told.precision, told.role)  # "during the same period"
        known = told is not None and told.first is not None and told.precision != "vague" and name in _STEPPED
        return _stepped(told.first, name, 0) if known and told and told.first else _OPEN
    if told is not None and words.first("L") in ("previous", "preceding") and told.precision == name:
        return _moved(words, 1, name)
    found = whole(words)
    if "C" not in words.letters or not words.past or found.first is None or words.anchor is None or name == "day":
        return found
    if name == "weekend" and found.first > words.anchor:
        return _stepped(words.anchor, name, -1)
    if name in ("week", "weekend"):
        return Value(found.first, words.anchor, found.precision)
    return Value(found.first, words.anchor, found.precision, "since")


def _stepped(day: date, name: str, step: int) -> Value:
    """Return the week, month, quarter or year a number of steps from that of a day."""
    if name in ("week", "weekend"):
        monday, sunday = calendars.week_of(calendars.shift(day, 7 * step))
        return Value(calendars.shift(monday, 5) if name == "weekend" else monday, sunday, "week")
    if name == "quarter":
        start = calendars.add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return Value(start, calendars.shift(calendars.add_months(start, 3), -1), "month")
    if name == "month":
        moved = calendars.add_months(date(day.year, day.month, 1), step)
        return _around(moved, name)
    if name == "year":
        return Value(*calendars.year_of(min(max(day.year + step, 1), 9998)), "year")
    return _around(calendars.shift(day, step), name)


def weekend(words: Words) -> Value | None:
    """Read "over the weekend": the last one begun, or the next where the clause tells the future."""
    if lexicon().units.get(words.first("u") or "") != "weekend":
        return None
    if words.anchor is None:
        return _OPEN
    begun = words.future or words.anchor.isoweekday() >= 6
    return _stepped(words.anchor, "weekend", 0 if begun else -1)


def weekday(words: Words) -> Value | None:
    """Read "on Monday", "last Friday"."""
    return _weekday(words, words.tokens[-1].lower if words.letters[-1] == "W" else words.first("W") or "")


def _weekday(words: Words, name: str) -> Value:
    number = (lexicon().weekdays | lexicon().short)[name]
    if words.anchor is None:
        return Value(None, None, "day", weekday=number)
    day = calendars.weekday_near(number, words.anchor, words.future or "X" in words.letters)
    if "L" in words.letters and day == words.anchor:
        day = calendars.shift(day, -7)
    return Value(day, day, "day", weekday=number)


def weekdays(words: Words) -> Value | None:
    """Read "on Monday and Tuesday", "from Friday to Sunday": one interval, its end the nearest such day."""
    named = [token.lower for token, letter in zip(words.tokens, words.letters, strict=True) if letter == "W"]
    low, high = _weekday(words, named[0]), _weekday(words, named[-1])
    if low.first is None or high.last is None or low.weekday is None:
        return Value(None, None, "day", weekday=high.weekday)
    if words.future:
        last = calendars.weekday_near(high.weekday or 1, low.first, True)
        return Value(low.first, last, "day")
    return Value(calendars.weekday_near(low.weekday, high.last, False), high.last, "day")


def day(words: Words) -> Value | None:
    """Read "yesterday", "this morning", "overnight"; of "yesterday and today" both."""
    if words.anchor is None:
        return Value(None, None, "day")
    named = [token.lower for token, letter in zip(words.tokens, words.letters, strict=True) if letter == "T"]
    if "overnight" in named or ("night" in words.tokens[-1].lower and "L" in words.letters):
        return Value(calendars.shift(words.anchor, -1), words.anchor, "day")
    offsets = [_OFFSET[name] for name in named] or [-1 if "L" in words.letters else 0]
    return Value(calendars.shift(words.anchor, min(offsets)), calendars.shift(words.anchor, max(offsets)), "day")


def now(words: Words) -> Value | None:
    """Read "now", "as of yesterday": as of a day."""
    offset = _OFFSET.get(words.first("T") or "", 0)
    if offset > 0 and words.anchor:
        return Value(calendars.shift(words.anchor, offset), None, "day", "since")  # "as of tomorrow, 70 will join"
    return Value(None, calendars.shift(words.anchor, offset) if words.anchor else None, "day", "as_of")


def up_to(words: Words, last: date | None) -> Value | None:
    """Read "in the month to 15 May", "the year to March": a length that ends on a day."""
    number, name = count(words)
    if last is None or number is None or name not in ("day", "week", "month", "quarter", "year"):
        return _OPEN
    return Value(back(calendars.shift(last, 1), number, name), last, "day")


def duration(words: Words) -> Value | None:
    """Read "for six weeks": a length without an end."""
    return _OPEN
