"""Keys of single events told by several: a return flight, a shipwreck, an attack; the codebook says which kinds.

A key is kind, where from, where to and when, "?" for what the text does not say; a weekday that cannot be dated stays
as "w4" (Thursday), so that the picture can match it with a dated telling of the same event.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from sitroom.model import PlaceRef
from sitroom.reading.drafts import Draft
from sitroom.reading.grammar import listed
from sitroom.reading.nouns import plural
from sitroom.reading.scopes import Scopes
from sitroom.reading.spans import Document, Sentence, TimeSpan
from sitroom.reference import gazetteer
from sitroom.reference.types import Event

_NEAR = 12  # tokens after a figure in which "on five flights" speaks of it


class Events:
    """The single events of a document; `kinds` are the codebook's."""

    def __init__(
        self, document: Document, scopes: Scopes, times: Sequence[TimeSpan], kinds: Mapping[str, Event]
    ) -> None:
        self.document, self.scopes, self.times = document, scopes, times
        self.carried = tuple(kind for kind in kinds.values() if kind.craft)
        self.sited = tuple(kind for kind in kinds.values() if not kind.craft)
        self._origin: dict[str, Counter[str]] = {}

    def key(self, draft: Draft, places: Sequence[PlaceRef], span: TimeSpan | None, alone: bool = True) -> str | None:
        """Return the key of the event a figure is about, None where it is about no single one.

        `alone` says that no other figure of its indicator stands in the sentence: two crowds are two events.
        """
        if not alone or draft.unit not in ("people", "other"):
            return None
        for kind in self.carried:
            if draft.indicator in (None, *kind.indicators) and _one_craft(draft.low, kind):
                return None if _several(draft, kind) else self._journey(draft, places, span, kind)
        when = self._when(draft, span)
        if when is None or draft.unit != "people":
            return None
        for kind in self.sited:
            if draft.indicator in kind.indicators and not _words(kind).isdisjoint(draft.low):
                return f"{kind.id}/{_country(places, kind.start)}/{_country(places, kind.goal)}/{when}"
        return None

    def _journey(self, draft: Draft, places: Sequence[PlaceRef], span: TimeSpan | None, kind: Event) -> str | None:
        near = [sentence for sentence in self._around(draft.sentence) if _carries(sentence, kind)]
        told = draft.indicator in kind.told_by or any(
            not _words(kind).isdisjoint(low) for low in (draft.low, *map(_low, near))
        )
        if not told:
            return None
        when = self._when(draft, span) or self._told_before(draft.sentence, kind)
        target = _country(places, kind.goal)
        start = _country(places, kind.start)
        if target == "?":
            target = self._side(near, (*kind.goal, "counted"), start)
        if start == "?":
            start = self._side(near, kind.start, target)
        if start == "?":
            start = self._start(target, kind)
        return f"{kind.id}/{start}/{target}/{when or '?'}" if when or "?" not in (start, target) else None

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

    def _start(self, target: str, kind: Event) -> str:
        """Return the one country named most where the document tells of such journeys, the target apart."""
        ranked = [(country, count) for country, count in self._origins(kind).most_common(3) if country != target]
        clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return ranked[0][0] if clear else "?"

    def _origins(self, kind: Event) -> Counter[str]:
        known = self._origin.get(kind.id)
        if known is None:
            known = self._origin[kind.id] = Counter()
            for sentence in self.document.sentences:
                if not _words(kind).isdisjoint(low := _low(sentence)) and not set(kind.craft).isdisjoint(low):
                    known.update(self._named(sentence))
        return known

    def _named(self, sentence: Sentence) -> set[str]:
        """Return the countries a sentence names, those people go to apart."""
        names = {
            gazetteer().country_of(placed.place)
            for placed in self.scopes.placed(sentence)
            if placed.form == "name" and placed.role != "to"
        }
        return {name for name in names if name}

    def _when(self, draft: Draft, span: TimeSpan | None) -> str | None:
        if span is None:
            span = next((s for s in self.times_of(draft.sentence) if s.weekday and s.last is None), None)
        if span is None or span.precision != "day" or span.role != "during" or span.first != span.last:
            return None
        return _day(span)

    def _told_before(self, sentence: Sentence, kind: Event) -> str | None:
        """Return the day of the journey where an earlier sentence tells it ("left on Thursday … 419 were on it")."""
        for earlier in reversed(self.document.sentences[max(sentence.index - 4, 0) : sentence.index]):
            days = [span for span in self.times_of(earlier) if span.precision == "day" and span.role == "during"]
            if _carries(earlier, kind) and days:
                one = days[-1].first == days[-1].last
                return _day(days[-1]) if one or days[-1].last is None else None
        return None

    def times_of(self, sentence: Sentence) -> Sequence[TimeSpan]:
        """Return the date expressions of a sentence."""
        return [span for span in self.times if sentence.start <= span.start < sentence.end]


@cache
def _words(kind: Event) -> frozenset[str]:
    return frozenset(kind.words)


def _day(span: TimeSpan) -> str | None:
    if span.last is not None:
        return span.last.isoformat()
    return f"w{span.weekday}" if span.weekday else None


def _low(sentence: Sentence) -> list[str]:
    return [token.lower for token in sentence.tokens]


def _one_craft(low: Sequence[str], kind: Event) -> bool:
    """Say whether one craft is told: "a flight", "the first repatriation flight", "Thursday's flight"."""
    single = listed("events", "single")
    return any(word in kind.craft and not single.isdisjoint(low[max(at - 4, 0) : at]) for at, word in enumerate(low))


def _several(draft: Draft, kind: Event) -> bool:
    """Say whether a total over several is told: "1,900 people went home on five flights"."""
    after = draft.low[draft.quantity.last : draft.quantity.last + _NEAR]
    return any(plural(word) in after for word in kind.craft if plural(word) != word)


def _carries(sentence: Sentence, kind: Event) -> bool:
    return not set(kind.craft).isdisjoint(_low(sentence))


def _country(places: Sequence[PlaceRef], roles: tuple[str, ...]) -> str:
    for role in roles:
        for ref in places:
            if ref.role == role and ref.country:
                return ref.country
    return "?"
