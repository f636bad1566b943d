"""Where and when it was counted, and who: the places and dates of a figure's own stretch, then of its sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sitroom.model import Period, PlaceRef
from sitroom.model.claim import PlaceRole
from sitroom.reading.languages.count import Count
from sitroom.reading.languages.homes import Homes, given
from sitroom.reading.languages.places import Places
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Sentence, TimeSpan
from sitroom.reference import gazetteer

_BREAKS = frozenset([",", ";", "(", ")", ":"])
_CHAIN = 6
_ANYWHERE = frozenset(["price", "flights"])  # told of a trade or a route, not of a place
_STOPPED = frozenset(["crossing_attempts", "arrivals", "personnel"])
_HELD = frozenset(["people_stranded", "people_hosted", "personnel"])
_PASSING = frozenset(["arrivals", "crossing_attempts", "detections", "cases", *_HELD])
_ROLES: tuple[PlaceRole, ...] = ("counted", "from", "to", "via")


class Scopes:
    """The places and dates of a document, asked figure by figure."""

    def __init__(self, of: Tongue, places: Places, times: Sequence[TimeSpan], day: date | None, homes: Homes) -> None:
        self.of, self.places, self.times, self.day, self.homes = of, places, times, day, homes
        self.starts = [span.start for span in times]
        self.nations: dict[int, set[int]] = {}

    def refs(self, one: Count, group: Sequence[Count]) -> tuple[PlaceRef, ...]:
        """Return the places of a figure with their parts; one that tells none is counted by who counts."""
        found = self._told(one, group)
        if not any(ref.role == "counted" for ref in found) and one.indicator not in _ANYWHERE:
            country = self._moved(one, found) or next(self.homes.sides(one), None)
            found += [_country(country, "counted")] if country is not None else []
        counted = {ref.id for ref in found if ref.role == "counted"}
        return tuple(ref for ref in dict.fromkeys(found) if ref.role != "to" or ref.id not in counted)

    def _moved(self, one: Count, found: Sequence[PlaceRef]) -> str | None:
        """Return the country people are counted in by where they go: sent back from, stopped or sent on the way to."""
        acted = self.homes.official or self.homes.seats[one.sentence.index]  # "pushed back to", told by who pushes
        end = "from" if one.indicator == "returns" else "to" if one.indicator in _STOPPED and not acted else None
        return next((ref.country for ref in found if ref.role == end), None)

    def _told(self, one: Count, group: Sequence[Count], depth: int = 0) -> list[PlaceRef]:
        own = self._placed(one, group)
        if not any(placed.role == "counted" for placed in own):
            own += self._receiver(one) or self._owner(one)
        found = [ref for placed in own for ref in self._sided(placed, one)]
        lender = one.kin or one.parent
        if lender is None or depth >= _CHAIN or self._whole(one) or any(ref.role == "counted" for ref in found):
            return found
        if lender.sentence is one.sentence:
            lent = self._told(lender, group, depth + 1)
            found += [ref for ref in lent if ref.role not in {held.role for held in found}]
        return found

    def _sided(self, placed: Placed, one: Count) -> list[PlaceRef]:
        """Return a place, for a border the side that counts: who is stopped there comes from the other."""
        place = gazetteer().place(placed.place)
        if place.kind != "border" or len(place.countries) != 2:
            return [_ref(placed)]
        side = self.homes.side_of(place.id, one)
        if side is None:
            return [_ref(placed)]
        other = next(country for country in place.countries if country != side)
        across = one.indicator == "crossing_attempts" and placed.role == "counted"
        return [_country(side, placed.role or "counted"), *([_country(other, "from")] if across else [])]

    def _whole(self, one: Count) -> bool:
        """Say whether a figure is told as the sum of everything ("всего 7 тыс."): no other's place is its own."""
        return any(word in self.of.whole for word in one.low[one.left : one.quantity.first])

    def _placed(self, one: Count, group: Sequence[Count]) -> list[Placed]:
        here = [placed for placed in self.places.of(one.sentence) if placed.role and placed.form == "name"]
        here = [placed for placed in here if placed.at not in self.nations.get(one.sentence.index, ())]
        if given(one):
            here = [placed for placed in here if not placed.possessive]  # "Румунія передала 10 …": who gives
        here = [placed for placed in here if not (placed.possessive and ";" in one.low[one.quantity.last : placed.at])]
        if one.unit == "officers" and any(placed.role == "to" for placed in here):
            here = [placed for placed in here if not placed.possessive]  # "Igaunija nosūtīs 10 … uz Latviju"
        inside = [placed for placed in here if one.left <= placed.at < one.right]
        opening = [placed for placed in here if placed.at < (group[0].quantity.first if group else 0)]
        found: list[Placed] = []
        for role in _ROLES:
            near = [placed for placed in inside if placed.role == role]
            if (role == "counted" and not near) or (role != "counted" and not near and one is group[0]):
                near = [placed for placed in opening if placed.role == role]
            if near and (one.indicator != "price" or near[0] in inside):
                found.append(min(near, key=lambda placed: self._distance(one, placed)))
        return found

    def _distance(self, one: Count, placed: Placed) -> tuple[int, int]:
        kind = gazetteer().place(placed.place).kind
        broad = 2 if kind in ("bloc", "world", "region") else 0
        gap = placed.at - one.quantity.last if placed.at >= one.quantity.last else one.quantity.first - placed.last
        return broad, gap

    def _receiver(self, one: Count) -> list[Placed]:
        """Return the country money goes to: "ЄС виділив Молдові 70 млн"."""
        here = self.places.of(one.sentence) if one.quantity.mark == "money" else []
        bare = [placed for placed in here if placed.role is None and placed.form == "name"]
        states = [
            placed for placed in bare if gazetteer().country_of(placed.place) and one.left <= placed.at < one.right
        ]
        return [replace(placed, role="counted") for placed in states[:1]]

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
        if one.unit not in ("people", "detections", "attempts", "applications", "officers", "percent"):
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
        if one.unit == "percent" and placed.form != "name":
            return True
        if any(self.of.including.at(low, at) for at in range(one.quantity.last, placed.at)):
            return False  # "187 cudzoziemców, m.in. obywatele Somalii": not all of them
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
        if one.indicator == "price":  # a tariff holds for itself, not for the season told before it
            here = [span for span in here if span.start >= one.sentence.tokens[one.left].start]
        for use in ("event", "telling"):
            span = self._nearest(one, group, [held for held in here if held.use == use])
            if span is None:
                for lender in (one.kin, one.parent):
                    if use == "event" and lender is not None and depth < _CHAIN:
                        told = self.period(lender, group if lender.sentence is one.sentence else [lender], depth + 1)
                        if told[1] is not None and told[1].use == "event":
                            return told
            else:
                return _period(self._day_named(span)), span
        return self._inherited(one)

    def _day_named(self, span: TimeSpan) -> TimeSpan:
        """Return the day a report named before for "за добу", which tells no other."""
        if self.day is None or span.first is None or span.last != self.day or (self.day - span.first).days != 1:
            return span
        named = next((told for told in self.times if told.first == told.last == span.first), None)
        return named if named is not None and named.start < span.start else span

    def _inherited(self, one: Count) -> tuple[Period | None, TimeSpan | None]:
        """Return the day told last before in the paragraph: a bulletin names it once for all that happened on it."""
        if one.indicator not in _PASSING or self._whole(one) or one.quantity.mark is not None:
            return None, None
        last = bisect_left(self.starts, one.sentence.start)
        for span in reversed(self.times[max(last - _CHAIN, 0) : last]):
            if span.start < one.sentence.passage.start:
                break
            if span.use == "event" and (span.role == "as_of") == (one.indicator in _HELD):
                return (_period(span), span) if _brief(span) else (None, None)
        opening = next((span for span in self.times if span.use == "event"), None)
        if opening is None or not self.homes.official or one.indicator in _HELD or not _brief(opening):
            return None, None
        return (_period(opening), opening) if opening.start < one.start else (None, None)

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


def _brief(span: TimeSpan) -> bool:
    """Say whether an expression tells one day or night, or the day of the report."""
    if span.role != "during" or span.first is None or span.last is None:
        return span.role == "as_of"
    return (span.last - span.first).days <= 1


def _ref(placed: Placed) -> PlaceRef:
    place = gazetteer().place(placed.place)
    return PlaceRef(place.id, place.name, place.country, placed.role or "counted")


def _country(code: str, role: PlaceRole) -> PlaceRef:
    return PlaceRef(code, gazetteer().place(code).name, code, role)
