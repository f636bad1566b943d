"""Keys of single events told by several: a return flight, a shipwreck, one mass attempt to cross.

A key is kind, where from, where to and when, "?" for what the text does not say; a weekday that cannot be dated stays
as "w4" (Thursday), so that the picture can match it with a dated telling of the same flight.
"""

from collections import Counter
from collections.abc import Sequence

from sitroom.model import PlaceRef
from sitroom.reading.drafts import Draft
from sitroom.reading.grammar import listed
from sitroom.reading.scopes import Scopes
from sitroom.reading.spans import Document, Sentence, TimeSpan
from sitroom.reference import gazetteer

_FLIGHT = frozenset(["flight", "plane", "aircraft", "charter", "jet"])


_NEAR = 12  # tokens after a figure in which "on five flights" speaks of it


class Events:
    """The single events of a document."""

    def __init__(self, document: Document, scopes: Scopes) -> None:
        self.document, self.scopes = document, scopes
        self._origin: Counter[str] | None = None

    def key(self, draft: Draft, places: Sequence[PlaceRef], span: TimeSpan | None, alone: bool = True) -> str | None:
        """Return the key of the event a figure is about, None where it is about no single one.

        `alone` says that no other figure of its indicator stands in the sentence: two crowds are two events.
        """
        words = set(draft.low)
        if (
            alone
            and draft.unit in ("people", "other")
            and _one_flight(draft.low)
            and not _several_flights(draft)
            and draft.indicator in ("returns", None, "people_stranded")
        ):
            return self._flight(draft, places, span, words)
        when = self._when(draft, span)
        if when is None or draft.unit != "people" or not alone:
            return None
        if draft.indicator == "deaths" and words & listed("events", "wreck"):
            return f"shipwreck/{_country(places, 'from', 'counted')}/{_country(places, 'to')}/{when}"
        if draft.indicator == "crossing_attempts" and words & listed("events", "mass"):
            return f"mass_attempt/{_country(places, 'from')}/{_country(places, 'counted', 'to')}/{when}"
        return None

    def _flight(self, draft: Draft, places: Sequence[PlaceRef], span: TimeSpan | None, words: set[str]) -> str | None:
        near = [sentence for sentence in self._around(draft.sentence) if _flies(sentence)]
        told = (
            draft.indicator == "returns"
            or words & listed("events", "return")
            or any({token.lower for token in sentence.tokens} & listed("events", "return") for sentence in near)
        )
        if not told:
            return None
        when = self._when(draft, span) or self._told_before(draft.sentence)
        target = _country(places, "to")
        start = _country(places, "from")
        if target == "?":
            target = self._side(near, ("to", "counted"), start)
        if start == "?":
            start = self._side(near, ("from",), target)
        if start == "?":
            start = self._start(target)
        return f"return_flight/{start}/{target}/{when or '?'}" if when or "?" not in (start, target) else None

    def _around(self, sentence: Sentence) -> list[Sentence]:
        first = max(sentence.index - 1, 0)
        return list(self.document.sentences[first : sentence.index + 2])

    def _side(self, near: Sequence[Sentence], roles: tuple[str, ...], other: str) -> str:
        for sentence in sorted(near, key=lambda s: -s.index):
            for placed in self.scopes.placed(sentence):
                country = gazetteer().country_of(placed.place)
                if placed.role in roles and country and country != other:
                    return country
        return "?"

    def _start(self, target: str) -> str:
        """Return the one country named most in the document's sentences about return flights, the target apart."""
        if self._origin is None:
            self._origin = Counter()
            for sentence in self.document.sentences:
                low = {token.lower for token in sentence.tokens}
                if low & _FLIGHT and low & listed("events", "return"):
                    names = {
                        gazetteer().country_of(placed.place)
                        for placed in self.scopes.placed(sentence)
                        if placed.form == "name" and placed.role != "to"
                    }
                    self._origin.update(name for name in names if name)
        ranked = [(country, count) for country, count in self._origin.most_common(3) if country != target]
        clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return ranked[0][0] if clear else "?"

    def _when(self, draft: Draft, span: TimeSpan | None) -> str | None:
        if span is None:
            span = next((s for s in self._weekdays(draft)), None)
        if span is None or span.precision != "day" or span.role != "during" or span.first != span.last:
            return None
        if span.last is not None:
            return span.last.isoformat()
        return f"w{span.weekday}" if span.weekday else None

    def _told_before(self, sentence: Sentence) -> str | None:
        """Return the day of the flight where an earlier sentence tells it ("left on Thursday … 419 were on it")."""
        for earlier in reversed(self.document.sentences[max(sentence.index - 4, 0) : sentence.index]):
            days = [span for span in self.times_of(earlier) if span.precision == "day" and span.role == "during"]
            if _flies(earlier) and days:
                day = days[-1]
                known = day.last.isoformat() if day.last and day.first == day.last else None
                return known or (f"w{day.weekday}" if day.weekday else None)
        return None

    def _weekdays(self, draft: Draft) -> Sequence[TimeSpan]:
        return [span for span in self.times_of(draft.sentence) if span.weekday and span.last is None]

    times: Sequence[TimeSpan] = ()

    def times_of(self, sentence: Sentence) -> Sequence[TimeSpan]:
        """Return the date expressions of a sentence."""
        return [span for span in self.times if sentence.start <= span.start < sentence.end]


def _one_flight(low: Sequence[str]) -> bool:
    """Say whether one flight is told: "a flight", "the first repatriation flight", "Thursday's flight"."""
    for at, word in enumerate(low):
        if word in _FLIGHT and any(before in listed("events", "single") for before in low[max(at - 4, 0) : at]):
            return True
    return False


def _several_flights(draft: Draft) -> bool:
    """Say whether a total over several flights is told: "1,900 people went home on five flights"."""
    after = draft.low[draft.quantity.last : draft.quantity.last + _NEAR]
    return not listed("events", "several").isdisjoint(after)


def _flies(sentence: Sentence) -> bool:
    return any(token.lower in _FLIGHT for token in sentence.tokens)


def _country(places: Sequence[PlaceRef], *roles: str) -> str:
    for role in roles:
        for ref in places:
            if ref.role == role and ref.country:
                return ref.country
    return "?"
