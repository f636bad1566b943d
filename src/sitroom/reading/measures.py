"""Measures: who does what about the crisis, to what, how far along it is, and when.

A verb of doing with an object of the codebook, in the active, passive or as a noun ("with a suspension of direct
flights"). Precision first: without an object of the crisis there is no measure, and without a voice or a subject
that can act the actor stays open.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sitroom.model import Anchor, Measure, Mention
from sitroom.reading import dates, deeds, plover
from sitroom.reading.attribution import covering
from sitroom.reading.datelines import dateline
from sitroom.reading.deed import Deed
from sitroom.reading.frames import frames
from sitroom.reading.ids import READER, claim_id
from sitroom.reading.layers import Layers, layers
from sitroom.reading.spans import Attribution, Document, TimeSpan
from sitroom.reference import codebook as reference_codebook
from sitroom.reference.types import Codebook

_DEFAULT = "instrumentalised-migration"
_RECENT = 8  # deeds told of before that "the ban" may point back to
_PAST = 10  # years before the report from which a deed is history


def measures(
    document: Document, attributions: Sequence[Attribution], codebook: Codebook | None = None
) -> tuple[Measure, ...]:
    """Return the measures of a document in text order; `codebook` names the actions, by default the first one's."""
    held, book = layers(document), codebook or reference_codebook(_DEFAULT)
    tables = frames(book)
    found: list[Deed] = []
    for line in held.lines:
        if not tables.triggers.isdisjoint(line.low):
            found += deeds.deeds(held, line, tables, attributions, tuple(found[-_RECENT:]))
    return tuple(_claims(held, book, found, attributions))


def _claims(held: Layers, book: Codebook, found: Sequence[Deed], said: Sequence[Attribution]) -> Iterator[Measure]:
    document = held.document
    ordinals: dict[tuple[int, int], int] = {}
    for one in found:
        tokens, sentence = one.line.tokens, one.line.sentence
        body = dateline(sentence)
        span = tokens[max(one.start, body) if body < one.end else one.start].start, tokens[one.end - 1].end
        ordinal = ordinals[span] = ordinals.get(span, -1) + 1
        outer = covering(said, tokens[one.verb].start, tokens[one.verb].end)
        date, until = _when(document, one)
        if date is not None and document.day is not None and document.day.year - int(date[:4]) >= _PAST:
            continue
        action = book.actions[one.action]
        yield Measure(
            id=claim_id(READER, document.report.sha256, "measure", *span, ordinal),
            anchor=Anchor(document.report.sha256, sentence.start, sentence.end, sentence.text),
            mention=Mention(*span, document.report.text[span[0] : span[1]]),
            speaker=outer.speaker if outer else None,
            publisher=document.report.publisher.value,
            via=outer.via if outer else (),
            modality="planned" if one.status in ("proposed", "announced") else "asserted",
            reader=READER,
            score=one.score,
            actor=one.actor,
            action=one.action,
            object=_object(one, body),
            status=one.status,
            date=date,
            until=until,
            plover=plover.of_deed(action.plover_root, action.plover_quad, one.status),
        )


def _object(one: Deed, body: int) -> str | None:
    """Return what was done to, without the words of the dateline, which ends before token `body`."""
    tokens, sentence = one.line.tokens, one.line.sentence
    told = tokens[body].start - sentence.start if 0 < body < len(tokens) else 0
    at = sentence.text.find(one.object)
    if not 0 <= at < told:
        return one.object
    last = max(at + len(one.object), tokens[one.verb].start - sentence.start)
    return sentence.text[told:last].strip() or None


def _when(document: Document, one: Deed) -> tuple[str | None, str | None]:
    """Return the date of a deed and its last day, as precise as said, from the time expressions of its clause."""
    first, last = one.line.tokens[one.reach[0]].start, one.line.tokens[_reach_end(one) - 1].end
    verb = one.line.tokens[one.verb].start
    spans = [span for span in dates.in_sentence(one.line.sentence, document.day) if first <= span.start < last]
    until = next((_written(span, last=True) for span in spans if _ends(one, span)), None)
    begins = [span for span in spans if not _ends(one, span) and _begins(one, span)]
    if one.status not in ("announced", "proposed") or any(span.use == "event" for span in begins):
        begins = [span for span in begins if span.use == "event"]  # an announcement has the day it was made
    nearest = min(begins, key=lambda span: _distance(one, span, verb), default=None)
    if nearest is not None and until is None and any(word in nearest.text.split() for word in ("until", "till", "to")):
        until = _written(nearest, last=True)
    if nearest is not None and one.status in ("announced", "proposed") and _to_come(one, nearest, document.day):
        assert nearest.first is not None
        return (nearest.first + timedelta(weeks=1)).isoformat(), until
    return (_written(nearest, last=False) if nearest else None), until


def _begins(one: Deed, span: TimeSpan) -> bool:
    """Say whether a time is when a deed was done or holds from ("as of today")."""
    lead = one.line.sentence.text[: span.start - one.line.sentence.start].lower().rstrip()
    since = lead.endswith(("as of", "as from", "effective")) or span.text.lower().startswith(("as of", "as from"))
    return span.first is not None and (span.role in ("during", "since") or (span.role == "as_of" and since))


def _to_come(one: Deed, span: TimeSpan, day: date | None) -> bool:
    """Say whether "from Monday" of a deed still to come was read as the Monday past."""
    lead = one.line.sentence.text[: span.start - one.line.sentence.start].split()[-1:] + span.text.lower().split()
    weekday = not any(char.isdigit() for char in span.text) and span.precision == "day"
    past = span.first is not None and day is not None and span.first < day and (day - span.first).days < _WEEK
    return weekday and past and bool({"from", "starting", "beginning"}.intersection(lead[:2]))


_WEEK = 7


def _distance(one: Deed, span: TimeSpan, verb: int) -> tuple[int, int]:
    """Order dates: one the sentence opens with, then those behind the verb, then the nearest before it."""
    opening = span.start <= one.line.tokens[min(2, len(one.line.tokens) - 1)].start
    return (0 if opening and span.start < verb else 1 if span.start > verb else 2), abs(span.start - verb)


_ANOTHER_EVENT = frozenset(["after", "because", "when", "while", "before", "amid", "which", "who", "following"])


def _reach_end(one: Deed) -> int:
    """Return where another event begins behind the deed, whose date is not the deed's."""
    behind = range(max(one.verb + 1, one.end), one.reach[1])
    return next((k for k in behind if one.line.low[k] in _ANOTHER_EVENT), one.reach[1])


def _ends(one: Deed, span: TimeSpan) -> bool:
    before = one.line.sentence.text[
        max(0, span.start - one.line.sentence.start - 8) : span.start - one.line.sentence.start
    ]
    return before.rstrip().endswith(("until", "till", "through")) or span.text.lower().startswith(("until", "till"))


def _written(span: TimeSpan, last: bool) -> str | None:
    day = span.last if last else span.first
    if day is None or span.precision not in ("day", "month", "year"):
        return None
    return {"day": day.isoformat(), "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}[span.precision]
