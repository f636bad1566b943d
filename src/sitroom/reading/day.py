"""The day a report's relative dates count from.

A stated publication date comes first. Without one, the day is inferred from the text: from its latest full date
(or a weekday that fixes the year of a date, as in "Monday (15 November)"), moved on to a later day and month told
close after it, then to the next weekday told as the day of writing. Nothing is inferred without a full date.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sitroom.model import Known
from sitroom.reading import calendars, dates_patterns, dates_values
from sitroom.reading.dates_shape import lexicon, shape
from sitroom.reading.dates_words import Words
from sitroom.reading.spans import Sentence

_NEAR = timedelta(days=45)  # how far a day and month may lie after the latest full date and still share its story


def day(published: Known, sentences: Iterable[Sentence]) -> tuple[date | None, str]:
    """Return the day and how it is known; None with the reason where the text gives too little."""
    if published.value:
        try:
            return date.fromisoformat(published.value[:10]), f"stated: {published.how}"
        except ValueError:
            pass
    return _inferred(list(_dates(sentences)))


class _Told:
    """A date expression without an anchor, with the clause's tense."""

    __slots__ = ("days", "full", "future", "months", "text", "weekday")

    def __init__(
        self, text: str, full: date | None, days: list[int], months: list[int], weekday: int | None, future: bool
    ) -> None:
        self.text, self.full, self.days, self.months, self.weekday, self.future = (
            text,
            full,
            days,
            months,
            weekday,
            future,
        )


def _dates(sentences: Iterable[Sentence]) -> Iterator[_Told]:
    from sitroom.reading.dates import is_future

    weekdays = lexicon().weekdays
    for sentence in sentences:
        letters = shape(sentence)
        if letters is None or not ("M" in letters or "W" in letters or "e" in letters or "y" in letters):
            continue
        for found in dates_patterns.scan(letters, sentence.tokens):
            if found.form not in ("digits", "range", "pair", "weekday", "weekdays"):
                continue
            words = Words(letters[found.first : found.last], sentence.tokens[found.first : found.last], None, False)
            value = dates_values.value(found, letters, sentence.tokens, None, False)
            if value is None:
                continue
            text = " ".join(token.text for token in words.tokens)
            named = [weekdays[token.lower] for token in words.tokens if token.lower in weekdays]
            months = words.numbers("M") if found.form != "digits" else []
            days = words.numbers("d") if months else []
            yield _Told(text, value.last, days, months, named[0] if named else None, is_future(sentence, found.first))


def _inferred(told: list[_Told]) -> tuple[date | None, str]:
    full = [entry for entry in told if entry.full and not entry.future]
    if not full:
        return None, "not known: the report states no date and its text no full one"
    best = max(full, key=lambda entry: entry.full or date.min)
    latest, why = best.full or date.min, f"“{best.text}” is the latest full date"
    latest, why = _weekday_pairs(told, latest, why)
    latest, why = _partial(told, latest, why)
    return _today(told, latest, why)


def _weekday_pairs(told: list[_Told], latest: date, why: str) -> tuple[date, str]:
    """Let "Monday (15 November)" fix the year: the first from the latest full date on in which it is a Monday."""
    for entry in told:
        if entry.weekday is None or not entry.days or entry.full:
            continue
        for year in range(latest.year, latest.year + 7):
            made = calendars.made(year, entry.months[-1], entry.days[-1])
            if made and made >= latest and made.isoweekday() == entry.weekday:
                close = [other for other in told if other.days and not other.full]
                return _in_year(close, made, latest, f"“{entry.text}” fixes the year {year}")
    return latest, why


def _in_year(told: list[_Told], fixed: date, latest: date, why: str) -> tuple[date, str]:
    """Return the latest day told as past within the story of a date whose weekday fixes its year."""
    days = [(calendars.made(fixed.year, entry.months[-1], entry.days[-1]), entry) for entry in told if not entry.future]
    past = [(made, entry.text) for made, entry in days if made and latest <= made <= fixed + _NEAR]
    if not past:
        return latest, why
    made, text = max(past)
    return made, f"{why}, “{text}” is the latest told as past"


def _partial(told: list[_Told], latest: date, why: str) -> tuple[date, str]:
    """Move on to a day and month told as past shortly after the latest full date."""
    for entry in told:
        if entry.full or not entry.days or entry.future:
            continue
        for year in (latest.year, latest.year + 1):
            made = calendars.made(year, entry.months[-1], entry.days[-1])
            if made and latest < made <= latest + _NEAR:
                latest, why = made, f"“{entry.text}” is the latest date told"
    return latest, why


def _today(told: list[_Told], latest: date, why: str) -> tuple[date, str]:
    """Move on to the weekday the text tells most often as past: the day of writing or the day before it."""
    named = Counter(entry.weekday for entry in told if entry.weekday and not entry.days and not entry.future)
    if not named:
        return latest, f"inferred: {why}"
    days = {weekday: calendars.weekday_near(weekday, latest, True) for weekday in named if weekday}
    newest = max(days.values())
    words = {number: word.capitalize() for word, number in lexicon().weekdays.items()}
    return newest, f"inferred: {why}, “{words[newest.isoweekday()]}” the last day told"
