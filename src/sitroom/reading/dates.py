"""Date expressions of a document, resolved against its day.

Grammar of our own over the shape of a sentence (`dates_shape`): general date parsers read "13-14 November" as a year
and find dates in "may" and "we". A weekday is the last such day, or the next where the clause tells the future; a day
and month without a year is the nearest past one likewise; "a year earlier" counts from the date told before in the
passage. What cannot be resolved stays open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sitroom.reading import cues, dates_joins, dates_patterns, dates_values
from sitroom.reading.datelines import dateline
from sitroom.reading.dates_patterns import Found
from sitroom.reading.dates_shape import lexicon, shape
from sitroom.reading.spans import Document, Sentence, TimeSpan, Token, Use

_AHEAD = 10  # words from a date that opens a clause to the verb that tells whether it lies ahead
_CLAUSE = 9  # words from "since" to the date in its clause
_ADDRESSEE = 5  # words from "told" over whom to the day of telling


def times(document: Document) -> tuple[TimeSpan, ...]:
    """Return the date expressions of the document in text order; one pass, linear in its length."""
    made: list[TimeSpan] = []
    passage, before = None, None
    for sentence in document.sentences:
        if sentence.passage is not passage:
            passage, before = sentence.passage, None
        for span in in_sentence(sentence, document.day, before):
            made.append(span)
            before = span if _tells(span) else before
    return tuple(made)


def in_sentence(sentence: Sentence, anchor: date | None, before: TimeSpan | None = None) -> Iterator[TimeSpan]:
    """Yield the date expressions of one sentence; relative ones stay open where `anchor` is None.

    `before` is the last date told before in the passage.
    """
    letters = shape(sentence)
    if letters is None:
        return
    tokens, body = sentence.tokens, dateline(sentence)
    told = any(letter in letters for letter in "MCk") and _past(sentence)
    opened: tuple[Found, TimeSpan] | None = None
    for found in dates_patterns.scan(letters, tokens):
        future = is_future(sentence, found.first)
        value = dates_values.value(found, letters, tokens, anchor, future, told and not future, before)
        if value is None or (found.form == "duration" and "quarter" in tokens[found.last - 1].lower):
            continue
        start, end = tokens[found.lead].start, tokens[found.last - 1].end
        text = sentence.text[start - sentence.start : end - sentence.start]
        use: Use = "dateline" if found.last < body else "telling" if _of_telling(tokens, found) else "event"
        span = TimeSpan(start, end, text, value.role, value.first, value.last, value.precision, value.weekday, use)
        if span.role == "during" and use == "event" and _begun(tokens, found.lead):
            span = replace(span, role="since", last=anchor if anchor and span.first and anchor >= span.first else None)
        if span.role == "during" and anchor and _running(tokens, found.first, span, anchor):
            span = replace(span, role="since", last=anchor)
        if opened is not None and (joined := dates_joins.joined(sentence, *opened, found, span)):
            yield joined
            opened, before = None, joined
            continue
        if opened is not None:
            yield opened[1]
            opened = None
        if dates_joins.opens(letters, found, span):
            opened = found, span
        else:
            yield span
        before = span if _tells(span) else before
    if opened is not None:
        yield opened[1]


def _tells(span: TimeSpan) -> bool:
    return span.use == "event" and span.first is not None and span.last is not None


def _of_telling(tokens: Sequence[Token], found: Found) -> bool:
    """Say whether an expression tells when something was said: "said on Thursday", "told reporters on Friday"."""
    if found.form not in ("weekday", "day", "range", "digits"):
        return False
    at = found.lead - 1
    if at >= 0 and tokens[at].lower == "on":
        at -= 1
    for index in range(at, max(at - _ADDRESSEE, -1), -1):
        word = tokens[index].lower
        cue = cues.verb_cues().get(word)
        if cue is not None and cue.manner == "say" and "past" in cue.form.kinds:
            return index == at or word == "told" or tokens[index + 1].lower == "in"
        if not (word.isalpha() or word == "-"):
            return False
    after = tokens[found.last].lower if found.last < len(tokens) else ""
    return after in ("said", "told", "announced", "reported", "added")


def _running(tokens: Sequence[Token], first: int, span: TimeSpan, anchor: date) -> bool:
    """Say whether a unit not yet over is told as running: "in the course of 2022" in November 2022."""
    course = [token.lower for token in tokens[max(first - 2, 0) : first]] == ["course", "of"]
    return course and bool(span.first and span.last and span.first <= anchor < span.last)


def _begun(tokens: Sequence[Token], lead: int) -> bool:
    """Say whether a date tells when what is told since began: "since the fence was finished in late June"."""
    for index in range(lead - 1, max(lead - _CLAUSE, -1), -1):
        word = tokens[index].lower
        if word == "since":
            return any(_verb(token) for token in tokens[index + 1 : lead])
        if not (word.isalpha() or word == "'s"):
            return False
    return False


def _verb(token: Token) -> bool:
    return token.lower in lexicon().past or token.lower.endswith("ed")


def _past(sentence: Sentence) -> bool:
    """Say whether a verb of the sentence tells of what has happened."""
    return any(_verb(token) for token in sentence.tokens)


def is_future(sentence: Sentence, at: int) -> bool:
    """Say whether the clause around a date tells of something to come."""
    words = lexicon()
    tokens = sentence.tokens
    for index in range(at - 1, max(at - 12, -1), -1):
        if tokens[index].lower in words.future:
            return True
        if tokens[index].lower in words.stops:
            return False
    opens = at <= 2 or tokens[at - 2].lower in (",", ";")
    for index in range(at + 1, min(at + (_AHEAD if opens else 4), len(tokens))):
        word = tokens[index].lower
        if word in ("will", "shall", "'ll"):
            return True
        if opens and (word in words.past or word in (";", "—", "but")):
            return False
    return False
