"""Where and when it was counted, and who: the places and dates of a figure's own stretch, then of its sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from sitroom.model import Period, PlaceRef
from sitroom.reading.languages.count import Count
from sitroom.reading.languages.places import Places
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Sentence, TimeSpan
from sitroom.reference import gazetteer

_BREAKS = frozenset([",", ";", "(", ")", ":"])
_CHAIN = 6
_ROLES = ("counted", "from", "to", "via")


class Scopes:
    """The places and dates of a document, asked figure by figure."""

    def __init__(self, of: Tongue, places: Places, times: Sequence[TimeSpan], day: date | None) -> None:
        self.of, self.places, self.times, self.day = of, places, times, day
        self.starts = [span.start for span in times]
        self.nations: dict[int, set[int]] = {}

    def refs(self, one: Count, group: Sequence[Count], depth: int = 0) -> tuple[PlaceRef, ...]:
        """Return the places of a figure with their parts."""
        own = self._placed(one, group)
        if not any(placed.role == "counted" for placed in own):
            own += self._owner(one)
        found = [_ref(placed) for placed in own]
        lender = one.kin or one.parent
        if lender is None or depth >= _CHAIN or self._whole(one) or any(ref.role == "counted" for ref in found):
            return tuple(dict.fromkeys(found))
        if lender.sentence is one.sentence:
            lent = self.refs(lender, group, depth + 1)
            found += [ref for ref in lent if ref.role not in {held.role for held in found}]
        return tuple(dict.fromkeys(found))

    def _whole(self, one: Count) -> bool:
        """Say whether a figure is told as the sum of everything ("всего 7 тыс."): no other's place is its own."""
        return any(word in self.of.whole for word in one.low[one.left : one.quantity.first])

    def _placed(self, one: Count, group: Sequence[Count]) -> list[Placed]:
        here = [placed for placed in self.places.of(one.sentence) if placed.role and placed.form == "name"]
        here = [placed for placed in here if placed.at not in self.nations.get(one.sentence.index, ())]
        inside = [placed for placed in here if one.left <= placed.at < one.right]
        opening = [placed for placed in here if placed.at < (group[0].quantity.first if group else 0)]
        found: list[Placed] = []
        for role in _ROLES:
            near = [placed for placed in inside if placed.role == role]
            if (role == "counted" and not near) or (role != "counted" and not near and one is group[0]):
                near = [placed for placed in opening if placed.role == role]
            if near:
                found.append(min(near, key=lambda placed: self._distance(one, placed)))
        return found

    def _distance(self, one: Count, placed: Placed) -> tuple[int, int]:
        kind = gazetteer().place(placed.place).kind
        broad = 2 if kind in ("bloc", "world", "region") else 0
        gap = placed.at - one.quantity.last if placed.at >= one.quantity.last else one.quantity.first - placed.last
        return broad, gap

    def _owner(self, one: Count) -> list[Placed]:
        """Return the country whose authority acts in the clause: "польские силовики вытеснили 27"."""
        low = one.low
        for placed in reversed(self.places.of(one.sentence)):
            whose = placed.form == "adjective" or (placed.form == "name" and placed.role is None)
            after = low[placed.last : placed.last + 3]
            if whose and placed.last <= one.quantity.first and any(word in self.of.authorities for word in after):
                return [Placed(placed.at, placed.last, placed.place, "counted", placed.form)]
        return []

    def nationality(self, one: Count) -> tuple[str, ...]:
        """Return the nationalities told beside a figure: of its noun, or in a list ("Iraku (12), Syrii (7)")."""
        if one.unit not in ("people", "detections", "attempts", "applications", "officers"):
            return ()
        here = self.places.of(one.sentence)
        countries = [placed for placed in here if gazetteer().country_of(placed.place) == placed.place]
        found = [placed for placed in countries if self._tells_nation(one, placed, countries)]
        if not found and one.kin is not None and one.low[one.quantity.last : one.quantity.last + 1]:
            origin = one.low[one.quantity.last] in self.of.numbers.of and one.noun is None
            at = one.quantity.last
            found = [placed for placed in countries if origin and placed.at in (at + 1, at + 2)]
        if not found and (before := self._bracketed(one, countries)):
            found = [before]
        if not found and one.kin is not None and one.kin.noun is not None and one.noun is None:
            found = [placed for placed in countries if one.quantity.last <= placed.at < one.right][:1]
            found = found if self._of_citizens(one.kin) else []
        self.nations.setdefault(one.sentence.index, set()).update(placed.at for placed in found)
        return tuple(dict.fromkeys(placed.place for placed in found))

    def _tells_nation(self, one: Count, placed: Placed, countries: Sequence[Placed]) -> bool:
        if not one.quantity.last <= placed.at < max(one.right, one.quantity.last):
            return False
        noun = one.noun[1] if one.noun is not None and one.noun[0] >= one.quantity.last else one.quantity.last
        if placed.form in ("people", "adjective") and placed.last <= noun:
            return True
        low = one.low
        words = [at for at in range(one.quantity.last, one.right) if low[at] in self.of.citizens]
        if not words or one.unit == "officers":
            return False
        at = words[0]
        gap = low[at + 1 : placed.at] if placed.at > at else low[placed.last : at]
        spanned = {i for other in countries for i in range(other.at, other.last)}
        first = at + 1 if placed.at > at else placed.last
        plain = [w for i, w in enumerate(gap, first) if i not in spanned and w != "," and w not in self.of.joins]
        return not plain and len(gap) <= 10

    def bracketed(self, one: Count) -> bool:
        """Say whether a figure stands in brackets behind the country it tells of."""
        return one.quantity.first > 0 and one.low[one.quantity.first - 1] == "(" and bool(one.nationality)

    def _bracketed(self, one: Count, countries: Sequence[Placed]) -> Placed | None:
        """Return the country right before a number in brackets, in a list of origins."""
        low, at = one.low, one.quantity.first
        if at < 2 or low[at - 1] != "(" or one.unit == "officers":
            return None
        before = next((placed for placed in countries if placed.last == at - 1), None)
        origin = before is not None and (before.form != "name" or before.role == "from" or self._of_citizens(one))
        return before if origin else None

    def _of_citizens(self, one: Count) -> bool:
        return any(word in self.of.citizens for word in one.low)

    def period(self, one: Count, group: Sequence[Count], depth: int = 0) -> tuple[Period | None, TimeSpan | None]:
        """Return the period of a figure and the expression it comes from."""
        here = self._in_sentence(one.sentence)
        for use in ("event", "telling"):
            span = self._nearest(one, group, [held for held in here if held.use == use])
            if span is None:
                for lender in (one.kin, one.parent):
                    if use == "event" and lender is not None and depth < _CHAIN:
                        told = self.period(lender, group if lender.sentence is one.sentence else [lender], depth + 1)
                        if told[1] is not None and told[1].use == "event":
                            return told
            else:
                return _period(span), span
        return None, None

    def _nearest(self, one: Count, group: Sequence[Count], spans: Sequence[TimeSpan]) -> TimeSpan | None:
        offsets = [token.start for token in one.sentence.tokens]
        at = bisect_left([span.start for span in spans], one.start)
        near_by = [*spans[:2], *spans[max(at - _CHAIN, 2) : at + _CHAIN]]  # the opening, and those around
        placed = [(bisect_left(offsets, span.start), span) for span in near_by]
        placed = [(at, span) for at, span in placed if not self._compared(one, at, placed)]
        before = [(one.quantity.first - at, span) for at, span in placed if one.left <= at < one.quantity.first]
        after = [(at - one.quantity.last, span) for at, span in placed if one.quantity.last <= at < one.right]
        tight = [pair for pair in after if not self._broken(one.low, one.quantity.last, one.quantity.last + pair[0])]
        close = [pair for pair in before if not self._broken(one.low, one.quantity.first - pair[0], one.quantity.first)]
        first = group[0].quantity.first if group else 0
        at = next((index for index, other in enumerate(group) if other is one), 0)
        floor = group[at - 1].quantity.last if at else 0
        between = [(one.quantity.first - at, span) for at, span in placed if floor <= at < one.quantity.first]
        opening = [(one.quantity.first - at, span) for at, span in placed if at < first]
        earlier = [(one.quantity.first - at, span) for at, span in placed if at < one.quantity.first]
        if one is not (group[0] if group else one) and (one.kin is not None and one.kin.sentence is one.sentence):
            opening, earlier = [], []
        for near in (close, tight, before, between, after, opening, earlier):
            if near:
                return min(near, key=lambda pair: pair[0])[1]
        return None

    def _compared(self, one: Count, at: int, placed: Sequence[tuple[int, TimeSpan]]) -> bool:
        """Say whether a date is what a figure is compared with: "на 10% менше, ніж у неділю"."""
        told = any(word in self.of.dates.than for word in one.low[max(at - 2, 0) : at + 1])
        return told and (at >= one.quantity.last or (len(placed) > 1 and placed[0][0] != at and at < one.left - 2))

    @staticmethod
    def _broken(low: Sequence[str], first: int, last: int) -> bool:
        return any(word in _BREAKS for word in low[first:last])

    def _in_sentence(self, sentence: Sentence) -> Sequence[TimeSpan]:
        return self.times[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]

    def now(self, one: Count) -> Period | None:
        """Return the report's day for a stock told in the present tense."""
        if self.day is None or not any(word in self.of.present for word in one.low):
            return None
        return Period("as_of", None, self.day.isoformat())


def _period(span: TimeSpan) -> Period:
    first = span.first.isoformat() if span.first and span.role != "as_of" else None
    return Period(span.role, first, span.last.isoformat() if span.last else None)


def _ref(placed: Placed) -> PlaceRef:
    place = gazetteer().place(placed.place)
    return PlaceRef(place.id, place.name, place.country, placed.role or "counted")
