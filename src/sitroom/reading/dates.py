"""Date expressions of a document, resolved against its day.

Grammar of our own over the shape of a sentence (`dates_shape`): general date parsers read "13-14 November" as a year
and find dates in "may" and "we". A weekday is the last such day, or the next where the clause tells the future; a day
and month without a year is the nearest past one likewise. What cannot be resolved stays open.
"""

from collections.abc import Iterator
from datetime import date

from sitroom.reading import dates_patterns, dates_values
from sitroom.reading.dates_shape import lexicon, shape
from sitroom.reading.spans import Document, Sentence, TimeSpan


def times(document: Document) -> tuple[TimeSpan, ...]:
    """Return the date expressions of the document in text order; one pass, linear in its length."""
    return tuple(span for sentence in document.sentences for span in in_sentence(sentence, document.day))


def in_sentence(sentence: Sentence, anchor: date | None) -> Iterator[TimeSpan]:
    """Yield the date expressions of one sentence; relative ones stay open where `anchor` is None."""
    letters = shape(sentence)
    if letters is None:
        return
    told = "M" in letters and _past(sentence)
    for found in dates_patterns.scan(letters, sentence.tokens):
        future = is_future(sentence, found.first)
        value = dates_values.value(found, letters, sentence.tokens, anchor, future, told and not future)
        if value is None or (found.form == "duration" and "quarter" in sentence.tokens[found.last - 1].lower):
            continue
        start, end = sentence.tokens[found.lead].start, sentence.tokens[found.last - 1].end
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield TimeSpan(start, end, text, value.role, value.first, value.last, value.precision, value.weekday)


def _past(sentence: Sentence) -> bool:
    """Say whether a verb of the sentence tells of what has happened."""
    told = lexicon().past
    return any(token.lower in told or token.lower.endswith("ed") for token in sentence.tokens)


def is_future(sentence: Sentence, at: int) -> bool:
    """Say whether the clause around a date tells of something to come."""
    words = lexicon()
    tokens = sentence.tokens
    for index in range(at - 1, max(at - 12, -1), -1):
        if tokens[index].lower in words.future:
            return True
        if tokens[index].lower in words.stops:
            return False
    return any(token.lower in ("will", "shall", "'ll") for token in tokens[at + 1 : at + 4])
