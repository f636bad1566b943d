"""When it held: the date expression that belongs to a figure.

The nearest expression in the figure's own stretch of the sentence comes first, then one that opens or closes the
sentence, then that of the figure it is listed with or a part of. The day somebody said it is the figure's where no
other is told: it held by then. A stock that "still" lasts holds on the report's own day (``as_of``). Everything
else without a date has no period; that a report was printed on a day does not date what it tells.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sitroom.model import Nature, Period
from sitroom.reading import calendars
from sitroom.reading.drafts import Draft, in_list
from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import words
from sitroom.reading.rows import is_row
from sitroom.reading.spans import Document, Sentence, TimeSpan, Token

_RANK = {"as_of": 0, "by": 1, "since": 1, "during": 2}
_VERB = 6  # words from a figure to its verb
_BACK = 3  # sentences before, from which a date is taken
_HEADING = 8  # date expressions among which a report's data day is told
_LEAD = 40  # code points before it
_OLD = 60  # days a report's data may be older than itself
_OPENS = 10  # code points of an entry's clock
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b")
_ADJACENT = 1  # tokens between two expressions that belong together


class Periods:
    """The date expressions of a document, asked figure by figure."""

    def __init__(self, document: Document, times: Sequence[TimeSpan]) -> None:
        self.day, self.times = document.day, times
        self.starts = [span.start for span in times]
        self.data_day = _data_day(document, times)
        self.sentences = document.sentences
        self.told: list[tuple[Sentence, Period]] = []

    def of(self, draft: Draft, group: Sequence[Draft]) -> tuple[Period | None, TimeSpan | None]:
        """Return the period of a draft and the expression it comes from."""
        span = self.nearest(draft, group)
        if span is None:
            return None, None
        if span.role == "since" and span.end < draft.start and _when(draft, span):
            span = _within(span)
        held = _held(draft, self._ended(period(span, self.day)), span)
        if span.use == "event" and not draft.money:
            self.told.append((draft.sentence, held))
        return held, span

    def _ended(self, told: Period) -> Period:
        """End an open "since" on the day the report's data were taken ("data as of 17 September")."""
        late = self.day is not None and told.end == self.day.isoformat()
        if told.kind != "since" or self.data_day is None or not late or (told.start or "") > self.data_day.isoformat():
            return told
        return Period("since", told.start, self.data_day.isoformat())

    def nearest(self, draft: Draft, group: Sequence[Draft]) -> TimeSpan | None:
        """Return the expression of the figure's stretch, else of the sentence's opening or end."""
        dated = [span for span in self.in_sentence(draft.sentence) if _dated(span) and not self._another(span, draft)]
        for use in ("event", "telling"):  # the day it was said is the figure's where no other is told
            near = self._nearest(draft, group, [span for span in dated if span.use == use])
            if near is not None:
                return near
        return None

    def _nearest(self, draft: Draft, group: Sequence[Draft], found: Sequence[TimeSpan]) -> TimeSpan | None:
        if not found:
            return None
        tokens = draft.sentence.tokens
        first = tokens[draft.left].start if draft.left else draft.sentence.start
        last = tokens[draft.right].start if draft.right < len(tokens) else draft.sentence.end
        after = [span for span in found if draft.end <= span.start < last and not _of_next(span, draft, group)]
        opening = [span for span in found if span.end <= tokens[group[0].quantity.first].start]
        before = [span for span in found if first <= span.start < draft.start] if group[0] is not draft else opening
        closing = [span for span in found if span.start >= group[-1].end] if _same_list(draft, group) else []
        opening = [span for span in opening if self._reaches(span, group[0]) and not self._cut(span, draft)]
        before = [span for span in before if self._reaches(span, draft)]
        clause = [span for span in before if not self._breaks(span, draft)]
        if clause and not any(self._follows(span, draft) for span in after):
            told = clause + [span for span in opening if span.role != "during" and self._reaches(span, draft)]
            return min(told, key=lambda span: (_RANK[span.role], abs(span.start - draft.start)))
        if after:
            nearest = _first(after, tokens)
            return next((span for span in opening if _within_of(span, nearest)), nearest)
        for near in (before, opening, closing):
            if near:
                return min(near, key=lambda span: (_RANK[span.role], abs(span.start - draft.start)))
        return None

    def _another(self, span: TimeSpan, draft: Draft) -> bool:
        """Say whether an expression tells of another figure: a comparison's base, or a total raised by this one."""
        tokens, quantity = draft.sentence.tokens, draft.quantity
        at = next((k for k, token in enumerate(tokens) if token.end > span.start), 0)
        if (draft.unit == "percent" or draft.changes) and at >= quantity.last:
            lead = [token.lower for token in tokens[max(at - 1, quantity.last) : at + 1]]
            base = span.text.lower().startswith("on ") and span.precision in ("year", "month")
            same = base or {"same", "earlier", "previous", "before"}.intersection(span.text.lower().split())
            if same or listed("periods", "compared").intersection(lead):
                return True
        if _tied(tokens, span, at):
            return True
        before = [token.lower for token in tokens[quantity.last : at]]
        raised = next((k for k, word in enumerate(before) if word in listed("periods", "raising")), len(before))
        if listed("periods", "totals").intersection(before[raised:]):
            return True
        comma = max((k for k in range(len(before)) if before[k] == ","), default=-1)
        return comma >= 0 and not words("dates", "superlatives").isdisjoint(before[comma:])

    def _breaks(self, span: TimeSpan, draft: Draft) -> bool:
        """Say whether a comma or a conjunction stands between an expression and the number after it."""
        tokens = draft.sentence.tokens[: draft.quantity.first]
        return any(token.start >= span.end and token.lower in (",", ";", "and", "but", "with") for token in tokens)

    def _follows(self, span: TimeSpan, draft: Draft) -> bool:
        """Say whether an expression after a figure stands in its clause."""
        tokens = draft.sentence.tokens[draft.quantity.last :]
        return not any(token.start < span.start and token.lower in (",", ";", "and", "but") for token in tokens)

    def _reaches(self, span: TimeSpan, draft: Draft) -> bool:
        """Say whether an expression before a figure speaks of it: not across "but", nor from far inside."""
        tokens = draft.sentence.tokens
        between = [token.lower for token in tokens[: draft.quantity.first] if token.start >= span.end]
        if "but" in between or (";" in between and not is_row(draft.sentence)):
            return False
        opens = sum(token.start < span.start for token in tokens[:3]) <= 1
        return opens or len(between) <= 12 or is_row(draft.sentence)

    def _cut(self, span: TimeSpan, draft: Draft) -> bool:
        """Say whether a date of its own clause keeps a figure from one before a semicolon."""
        tokens = draft.sentence.tokens
        breaks = [
            token.start for token in tokens[: draft.quantity.first] if token.lower == ";" and token.start >= span.end
        ]
        own = breaks and any(
            one.start > breaks[-1] for one in self.in_sentence(draft.sentence) if one.end <= draft.start
        )
        return bool(own) and not is_row(draft.sentence)

    def in_sentence(self, sentence: Sentence) -> Sequence[TimeSpan]:
        """Return the date expressions of a sentence."""
        return self.times[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]

    def now(self, draft: Draft, nature: Nature | None) -> Period | None:
        """Return the report's day for a stock that is said to last ("still", "remain").

        What happens is dated by the sentence before of its paragraph, or by the clock that opens a live entry.
        """
        if self.day is not None and nature == "stock" and not words("dates", "lasting").isdisjoint(draft.low):
            return Period("as_of", None, self.day.isoformat())
        if nature == "stock" or draft.unit == "percent" or draft.unit not in words("dates", "lent_units"):
            return None
        return self._before(draft) or self._clocked(draft)

    def _before(self, draft: Draft) -> Period | None:
        """Return the interval of the last dated figure of the paragraph before a sentence without a date of its own."""
        sentence, tokens = draft.sentence, draft.sentence.tokens
        last = tokens[draft.right].start if draft.right < len(tokens) else sentence.end
        if any(one.start < last for one in self.in_sentence(sentence)) or not words("dates", "leaves").isdisjoint(
            draft.low
        ):
            return None
        near = range(sentence.index - _BACK, sentence.index)
        found = [told for one, told in self.told if one.index in near and one.passage is sentence.passage]
        if found:
            return found[-1] if found[-1].kind in ("during", "since") else None
        return self._scene(sentence)

    def _scene(self, sentence: Sentence) -> Period | None:
        """Return the one day the sentences before tell what happened on, where they count nothing."""
        for index in range(sentence.index - 1, max(sentence.index - _BACK, -1), -1):
            earlier = self.sentences[index]
            spans = [one for one in self.in_sentence(earlier) if one.use == "event" and _dated(one)]
            if earlier.passage is not sentence.passage:
                return None
            if spans:
                alone = len(spans) == 1 and spans[0].role == "during" and spans[0].precision == "day"
                return period(spans[0], self.day) if alone else None
        return None

    def _clocked(self, draft: Draft) -> Period | None:
        """Return the report's day for what an entry of a live report tells: "17:05 – Some 86 people have jumped"."""
        opening = draft.sentence.text[:_OPENS] if self.day else ""
        if self.day is None or not _CLOCK.match(opening) or words("dates", "happened").isdisjoint(draft.low):
            return None
        return Period("during", self.day.isoformat(), self.day.isoformat())


def _data_day(document: Document, times: Sequence[TimeSpan]) -> date | None:
    """Return the day up to which a report says its data reach: "data as of 17 September", "Reporting period: …"."""
    if document.day is None:
        return None
    for span in times[:_HEADING]:
        lead = (
            document.clean[max(span.start - _LEAD, 0) : span.start].lower().replace(":", " ").replace("(", " ").split()
        )
        told = span.role == "as_of" and not words("dates", "data_days").isdisjoint(lead[-2:])
        reported = span.role == "during" and lead[-2:] == ["reporting", "period"]
        if (told or reported) and span.last and 0 <= (document.day - span.last).days <= _OLD:
            return span.last
    return None


def _of_next(span: TimeSpan, draft: Draft, group: Sequence[Draft]) -> bool:
    """Say whether an expression behind a figure opens the clause of the next: "3,000 cross and yesterday 40 waited"."""
    at = group.index(draft)
    if at + 1 == len(group):
        return False
    tokens, following = draft.sentence.tokens, group[at + 1]
    first = next((k for k, token in enumerate(tokens) if token.start >= span.start), len(tokens))
    last = next((k for k, token in enumerate(tokens) if token.start >= span.end), len(tokens))
    if first >= following.quantity.first:
        return False
    lead = [token.lower for token in tokens[draft.quantity.last : first]]
    if lead[-1:] == [";"]:
        return True
    closed = any(token.lower == ")" for token in tokens[last : following.quantity.first])
    if lead[-1:] == ["("] and closed:
        return False
    rest = {token.lower for token in tokens[last : following.quantity.first]}
    joint = next((k for k in range(len(lead) - 1, -1, -1) if lead[k] in words("dates", "joints")), None)
    if joint is None or not rest.isdisjoint(words("dates", "joints")):
        return False
    return lead[joint] != "," or bool(rest - words("dates", "light"))


def _within_of(span: TimeSpan, whole: TimeSpan) -> bool:
    """Say whether a day counted by lies in the unit named later: "By 16 November 7,698 had arrived in 2021"."""
    if span.role not in ("as_of", "by") or whole.role != "during" or whole.precision not in ("month", "year"):
        return False
    return bool(span.last and whole.first and whole.last and whole.first <= span.last <= whole.last)


def _tied(tokens: Sequence[Token], span: TimeSpan, at: int) -> bool:
    """Say whether an expression dates something else: "born in 1996", "the 2016 deal", "a law adopted on July 26"."""
    lead = [token.lower for token in tokens[max(at - 2, 0) : at]]
    laws, inside = words("dates", "laws"), [token for token in tokens if token.start < span.end]
    after = tokens[len(inside)].lower if len(inside) < len(tokens) else ""
    adopted = len(lead) == 2 and lead[0] in laws and (lead[1] == "of" or lead[1] in words("dates", "adopted"))
    deal = span.precision == "year" and lead[-1:] == ["the"] and after in laws
    return adopted or deal or not words("dates", "tied_before").isdisjoint(lead[-1:])


def _first(found: Sequence[TimeSpan], tokens: Sequence[Token]) -> TimeSpan:
    """Return the first expression behind a figure, or a firmer one right behind it ("in 2021 as of 16 November")."""
    best = found[0]
    for span in found[1:]:
        if sum(best.end <= token.start < span.start for token in tokens) > _ADJACENT:
            break
        best = span if _RANK[span.role] < _RANK[best.role] else best
    return best


def _held(draft: Draft, told: Period, span: TimeSpan) -> Period:
    """Let a stock counted on one day, and what was done by the day it was said, hold as of that day."""
    one = span.precision == "day" and span.first == span.last and told.kind == "during"
    stock = draft.entry is not None and draft.entry.nature == "stock"
    done = span.use == "telling" and not words("dates", "done").isdisjoint(_near(draft))
    if not one or draft.changes or not (stock or done):
        return told
    return Period("as_of", None, told.end)


def _near(draft: Draft) -> Sequence[str]:
    """Return the words around a figure in which its verb stands."""
    return draft.low[max(draft.quantity.first - _VERB, 0) : draft.quantity.last + _VERB]


def _when(draft: Draft, span: TimeSpan) -> bool:
    """Say whether a figure is told of a date behind "since": "the deadliest since 2017, when 742 died"."""
    between = [token.lower for token in draft.sentence.tokens if span.end <= token.start < draft.start]
    return span.precision in ("year", "month") and between[:2] == [",", "when"]


def _within(span: TimeSpan) -> TimeSpan:
    """Return the whole unit that a "since" begins with."""
    if span.first is None:
        return span
    first, last = span.first, span.last
    if span.precision == "year":
        first, last = calendars.year_of(span.first.year)
    elif span.precision == "month":
        first, last = calendars.month_of(span.first.year, span.first.month)
    return replace(span, role="during", first=first, last=last)


def period(span: TimeSpan, day: date | None) -> Period:
    """Return the period an expression means; an open "since" runs to the day it is told for."""
    first = span.first.isoformat() if span.first else None
    last = span.last.isoformat() if span.last else None
    if span.role == "since" and last is None and day and (span.first is None or span.first <= day):
        last = day.isoformat()
    return Period(span.role, first, last)


def days(found: Period | None) -> int | None:
    """Return how many days a closed period has, None for an open one."""
    if found is None or not found.start or not found.end:
        return None
    return (date.fromisoformat(found.end) - date.fromisoformat(found.start)).days + 1


def _dated(span: TimeSpan) -> bool:
    return span.first is not None or span.last is not None


def _same_list(draft: Draft, group: Sequence[Draft]) -> bool:
    at = group.index(draft)
    return all(in_list(one, two) or two.kin is one for one, two in pairwise(group[at:]))
