"""Dates of a language: one letter a word, patterns over the letters, phrases by what they mean.

Letters: D a day's number, M a month, Y a year, W a weekday, N a date in digits, y the word "year", d the word "day",
b "of this year", - a dash, L "to", A "and", p a preposition of time, s "since", comma and stop as they are.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitroom.model import PeriodKind
from sitroom.reading.calendars import made, month_of, shift
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.spans import Document, Sentence, TimeSpan

_NUMERIC = re.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4}|\d{2})|(\d{4})[.-](\d{2})[.-](\d{2})")
_PATTERNS = (
    ("days", r"D\.?[-LA]+D\.?M\.?(?:Yy?|b)?"),
    ("day", r"D\.?d?M\.?(?:p?Yy?|b)?"),
    ("day", r"Y\.?y?,?D\.?M"),
    ("month_first", r"(?:Yy?)?Md?D[.]?d?[-LA]+Dd?|(?:Yy?)?MDd"),
    ("month", r"Y\.?yM|M\.?(?:p?Y\.?y?|b)?"),
    ("numeric", r"N"),
    ("year", r"(?<![^psL])Y(?:\.?y)?|Y\.?y|Y-y"),
    ("weekday", r"W"),
)
_SHAPE = re.compile("|".join(f"(?P<{name}{at}>{pattern})" for at, (name, pattern) in enumerate(_PATTERNS)))
_AHEAD = 31  # days after the report in which a day without a year may lie ("запланированы на 26 ноября")
_YEARS = range(1990, 2060)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A date over the tokens ``first`` to ``last`` (excluded), before it is told from when to when it reaches."""

    first: int
    last: int
    begin: date
    end: date
    precision: str
    role: PeriodKind = "during"
    yearless: bool = False
    opened: int | None = None


def times(document: Document, tongue: Tongue) -> tuple[TimeSpan, ...]:
    """Return the date expressions of a document in order."""
    return tuple(
        _span(sentence, piece, tongue)
        for sentence in document.sentences
        for piece in _pieces(sentence, tongue, document.day)
    )


def latest(document: Document, tongue: Tongue) -> tuple[date, str] | None:
    """Return the latest full date of a text and its words, for a report that states no day."""
    found = [
        (piece.end, sentence.text[sentence.tokens[piece.first].start - sentence.start :][:40])
        for sentence in document.sentences
        for piece in _primitives(sentence, tongue, None)
        if piece.precision == "day" and not piece.yearless
    ]
    return max(found) if found else None


def _pieces(sentence: Sentence, tongue: Tongue, day: date | None) -> Iterator[_Piece]:
    low = [token.lower for token in sentence.tokens]
    phrases = list(_phrases(low, tongue, day)) if day else []
    taken = {at for piece in phrases for at in range(piece.first, piece.last)}
    dates = [one for one in _primitives(sentence, tongue, day) if taken.isdisjoint(range(one.first, one.last))]
    joined = _joined(low, dates, tongue)
    yield from sorted([*phrases, *(_with_role(low, one, tongue, day) for one in joined)], key=lambda piece: piece.first)


def _letters(sentence: Sentence, tongue: Tongue) -> str:
    words, letters = tongue.dates, []
    for at, token in enumerate(sentence.tokens):
        low = token.lower
        if low[0].isdigit():
            letters.append(_of_digits(sentence, at, low, tongue))
        elif low in ".,":
            letters.append(low)
        elif low in "-–—":
            letters.append("-")
        elif low in words.months and not (tongue.capital_nouns and token.text[0].islower()):
            letters.append("M")
        elif low in words.weekdays:
            letters.append("W")
        else:
            letters.append(words.shapes.first(low) or "x")
    return "".join(letters)


def _of_digits(sentence: Sentence, at: int, low: str, tongue: Tongue) -> str:
    if _NUMERIC.fullmatch(low):
        return "N"
    if not low.isdigit():
        return "x"
    group = sentence.tokens[at + 1 : at + 2]
    if group and len(group[0].lower) == 3 and group[0].lower.isdigit():
        return "x"  # "– 20 417"
    if len(low) < 3:
        return "D" if 1 <= int(low) <= 31 else "x"
    if len(low) == 4 and int(low) in _YEARS:
        following = [token.lower for token in sentence.tokens[at + 1 : at + 3]]
        counted = following and tongue.nouns.at(following, 0) is not None
        return "x" if counted else "Y"
    return "x"


def _primitives(sentence: Sentence, tongue: Tongue, day: date | None) -> Iterator[_Piece]:
    letters = _letters(sentence, tongue)
    if not ("M" in letters or "W" in letters or "Y" in letters or "N" in letters):
        return
    for match in _SHAPE.finditer(letters):
        name = (match.lastgroup or "").rstrip("0123456789")
        if name == "month_first" and not tongue.month_first:
            continue
        piece = _value(name, sentence, match, tongue, day)
        if piece is not None:
            yield piece


def _value(name: str, sentence: Sentence, match: re.Match[str], tongue: Tongue, day: date | None) -> _Piece | None:
    first, last = match.span()
    letters, tokens = match.group(), sentence.tokens[first:last]
    numbers = [int(token.lower) for token, letter in zip(tokens, letters, strict=True) if letter == "D"]
    months = [tongue.dates.months.first(token.lower) for token in tokens if token.lower in tongue.dates.months]
    years = [int(token.lower) for token, letter in zip(tokens, letters, strict=True) if letter == "Y"]
    if name == "weekday":
        return _weekday(first, last, tongue.dates.weekdays.first(tokens[0].lower) or 1, day)
    if name == "numeric":
        return _numeric(first, last, tokens[0].lower)
    if name == "year":
        return _Piece(first, last, date(years[0], 1, 1), date(years[0], 12, 31), "year")
    year = years[0] if years else day.year if day else None
    if year is None or not months or months[0] is None:
        return None
    if name == "month":
        begin, end = month_of(year, months[0])
        if not years and day and begin > day:
            begin, end = month_of(year - 1, months[0])
        return _Piece(first, last, begin, end, "month", yearless=not years)
    ends = [made(year, months[0], number) for number in (numbers[0], numbers[-1])]
    if not years and day and ends[1] and ends[1] > shift(day, _AHEAD):
        ends = [made(year - 1, months[0], number) for number in (numbers[0], numbers[-1])]
    if ends[0] is None or ends[1] is None or ends[0] > ends[1]:
        return None
    return _Piece(first, last, ends[0], ends[1], "day", yearless=not years)


def _weekday(first: int, last: int, weekday: int, day: date | None) -> _Piece | None:
    if day is None:
        return None
    told = shift(day, -((day.isoweekday() - weekday) % 7))
    return _Piece(first, last, told, told, "weekday")


def _numeric(first: int, last: int, text: str) -> _Piece | None:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    days, months, years, *iso = match.groups()
    if years is None:
        told = made(int(iso[0]), int(iso[1]), int(iso[2]))
    else:
        told = made(int(years) + (2000 if len(years) == 2 else 0), int(months), int(days))
    return _Piece(first, last, told, told, "day") if told else None


def _joined(low: Sequence[str], pieces: list[_Piece], tongue: Tongue) -> list[_Piece]:
    """Join two dates into one stretch: "с 1 января по 15 июня", "von Januar bis September 2023", "im Mai und Juni"."""
    found: list[_Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before is not None and 1 <= piece.first - before.last <= 2 and piece.precision == before.precision:
            links = [tongue.dates.shapes.first(word) or word for word in low[before.last : piece.first]]
            opener = tongue.dates.since.before(low, before.first) or tongue.dates.between.before(low, before.first)
            if links[0] in ("L", "-", "–") or (links[0] == "A" and len(links) == 1):
                begin = before.begin
                if before.yearless and not piece.yearless:
                    begin = begin.replace(year=piece.begin.year)
                if begin <= piece.end:
                    start = opener[0] if opener else None
                    found[-1] = replace(
                        before, last=piece.last, begin=begin, end=piece.end, opened=start or before.first
                    )
                    continue
        found.append(piece)
    return found


def _with_role(low: Sequence[str], piece: _Piece, tongue: Tongue, day: date | None) -> _Piece:
    if piece.opened is not None:
        return replace(piece, first=piece.opened)
    night = tongue.dates.nights.before(low, piece.first)
    if night is not None and piece.begin == piece.end:
        return replace(piece, first=night[0], begin=shift(piece.begin, -1))
    since = tongue.dates.since.before(low, piece.first)
    if since is not None:
        if piece.precision == "day" and piece.begin != piece.end:
            return replace(piece, first=since[0])  # "z 8 na 9 listopada"
        return replace(piece, first=since[0], role="since", end=max(day or piece.end, piece.begin))
    if piece.precision == "month" and day is not None and piece.begin < day < piece.end and _whole_month(piece):
        return replace(piece, role="since", end=day)  # "у снежні" told on the 14th: the month so far
    until = tongue.dates.until.before(low, piece.first)
    if until is None:
        return piece
    if piece.yearless and day is not None and piece.end < day and (ahead := made(day.year, *_ends(piece.end))):
        piece = replace(piece, end=ahead) if ahead >= day else piece  # "bis Ende April" told in March
    return replace(piece, first=until[0], role="by")


def _ends(end: date) -> tuple[int, int]:
    return end.month, min(end.day, 28) if end.month == 2 else end.day


def _whole_month(piece: _Piece) -> bool:
    return piece.begin.day == 1 and (piece.begin.year, piece.begin.month) == (piece.end.year, piece.end.month)


def _span(sentence: Sentence, piece: _Piece, tongue: Tongue) -> TimeSpan:
    tokens = sentence.tokens
    start, end = tokens[piece.first].start, tokens[piece.last - 1].end
    near = [
        token.lower for token in tokens[max(piece.first - 2, 0) : piece.first] + tokens[piece.last : piece.last + 1]
    ]
    said = piece.precision in ("weekday", "today") and any(word in tongue.speech.verbs for word in near)
    text = sentence.text[start - sentence.start : end - sentence.start]
    told = piece.begin if piece.role != "by" and piece.role != "as_of" else None
    precision = "day" if piece.precision in ("weekday", "today") else piece.precision
    return TimeSpan(
        start,
        end,
        text,
        piece.role,
        told,
        piece.end,
        precision,  # type: ignore[arg-type]  # one of the literals by construction
        use="telling" if said else "event",
    )


def _phrases(low: Sequence[str], tongue: Tongue, day: date) -> Iterator[_Piece]:
    at = 0
    while at < len(low):
        found = tongue.dates.phrases.at(low, at) if low[at] in tongue.dates.phrases else None
        if found is None:
            at += 1
            continue
        end, operation = found
        role, begin, last, precision = _OPERATIONS[operation](day)
        yield _Piece(at, end, begin, last, precision, role)
        at = end


_Told = tuple[PeriodKind, date, date, str]


def _back(days: int, length: int = 0, precision: str = "day") -> Callable[[date], _Told]:
    return lambda day: ("during", shift(day, -days), shift(day, length - days), precision)


def _week(weeks: int) -> Callable[[date], _Told]:
    def told(day: date) -> _Told:
        monday = shift(day, 1 - day.isoweekday() - 7 * weeks)
        return ("during", monday, shift(monday, 6), "week")

    return told


def _weekend(day: date) -> _Told:
    saturday = shift(day, -((day.isoweekday() - 6) % 7))
    return "during", saturday, shift(saturday, 1), "day"


def _last_month(day: date) -> _Told:
    last = shift(day.replace(day=1), -1)
    return "during", last.replace(day=1), last, "month"


def _last_year(day: date) -> _Told:
    return "during", date(max(day.year - 1, 1), 1, 1), date(max(day.year - 1, 1), 12, 31), "year"


_OPERATIONS: dict[str, Callable[[date], _Told]] = {
    "today": _back(0, precision="today"),
    "yesterday": _back(1),
    "two_days_ago": _back(2),
    "past_day": _back(1),
    "week_ago": _back(7),
    "past_24h": _back(1, 1),
    "past_week": _back(7, 7, "week"),
    "past_month": _back(30, 30, "month"),
    "now": lambda day: ("as_of", day, day, "day"),
    "last_week": _week(1),
    "weekend": _weekend,
    "last_month": _last_month,
    "last_year": _last_year,
    "since_week": lambda day: ("since", shift(day, 1 - day.isoweekday()), day, "week"),
    "since_month": lambda day: ("since", day.replace(day=1), day, "month"),
    "since_year": lambda day: ("since", date(day.year, 1, 1), day, "year"),
}
