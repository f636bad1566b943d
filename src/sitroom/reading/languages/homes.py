"""Whose side counts: the country of the authority in a figure's clause, paragraph or report.

A border service counts on its own side of a border, and a bulletin that names no place counts at home.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from sitroom.reading.languages.count import Count
from sitroom.reading.languages.places import Places
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Document, Sentence
from sitroom.reference import actors, gazetteer

_PUBLISHED, _ACTING, _NAMED, _SPOKEN = 20, 3, 2, 1  # what each tells of where a report is at home
_OPENING = 4  # a title or dateline says where a report is at home
_NEAR = 3  # words between a country and the authority that is its own

_GIVEN = frozenset(["items", "vehicles", "equipment", "funding"])  # units and indicators of what a state gives

_Seat = tuple[int, str, bool]  # where, whose, and whether the state itself is the subject


def given(one: Count) -> bool:
    """Say whether a figure is of what one state gives another: its subject is then no place."""
    return one.quantity.mark == "money" or one.unit in _GIVEN or one.indicator in _GIVEN


class Homes:
    """The countries whose authorities count in one document."""

    def __init__(self, document: Document, of: Tongue, places: Places) -> None:
        self.of, self.places = of, places
        self.seats = {sentence.index: list(self._seats(sentence)) for sentence in document.sentences}
        self.earlier = dict(self._earlier(document.sentences))
        self.official = self._published(document.report.publisher.value or "") is not None
        ranked = self._weights(document).most_common(1)
        self.home = ranked[0][0] if ranked and ranked[0][1] > 0 else None

    def sides(self, one: Count) -> Iterator[str]:
        """Yield the countries a figure may be counted by, the likeliest first."""
        aside = given(one) or one.quantity.mark is not None
        here = [seat[:2] for seat in self.seats[one.sentence.index] if not (aside and seat[2])]
        before = [country for at, country in here if at < one.quantity.first]
        yield from reversed(before)
        yield from (country for at, country in here if at >= one.quantity.first)
        country = self.earlier.get(one.sentence.index)
        if country is not None and not self.official and one.quantity.mark is None:
            yield country
        if self.home is not None:
            yield self.home

    def side_of(self, border: str, one: Count) -> str | None:
        """Return the side of a border a figure is counted on, None where neither side is the one who counts."""
        ends = gazetteer().place(border).countries
        for country in (*self.sides(one), self.of.home):
            if country in ends:
                return country
        return None

    def _seats(self, sentence: Sentence) -> Iterator[_Seat]:
        """Yield the authorities of a sentence by their country: "польские пограничники", "Straż Graniczna Litwy"."""
        low = [token.lower for token in sentence.tokens]
        found = [(at, country, False) for at, word in enumerate(low) if (country := self.of.seats.first(word))]
        for one in self.places.of(sentence):
            country = gazetteer().country_of(one.place)
            if country is not None and one.possessive and self._heads(low, one):
                found.append((one.at, country, True))  # "Польшча перакіне на мяжу": a state acts
            if country is None or one.form == "people" or (one.form == "name" and one.role not in (None, "counted")):
                continue
            after = low[one.last : one.last + _NEAR] if one.form == "adjective" or one.role is None else ()
            before = low[max(one.at - 2, 0) : one.at] if one.form == "name" and one.role is None else ()
            if any(word in self.of.authorities for word in (*after, *before)):
                found.append((one.at, country, False))
        yield from sorted(found)

    def _heads(self, low: Sequence[str], one: Placed) -> bool:
        """Say whether a name heads a clause, not a list: a word that is no joint follows."""
        follows = low[one.last] if one.last < len(low) else "."
        return follows.isalpha() and follows not in self.of.joins

    def _earlier(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, str]]:
        """Yield by sentence the country whose authority was the last to act before it in its paragraph."""
        last: str | None = None
        for at, sentence in enumerate(sentences):
            if at and sentences[at - 1].passage is not sentence.passage:
                last = None
            if last is not None:
                yield sentence.index, last
            if self.seats[sentence.index]:
                last = self.seats[sentence.index][0][1]

    def _weights(self, document: Document) -> Counter[str]:
        held: Counter[str] = Counter()
        if (published := self._published(document.report.publisher.value or "")) is not None:
            held[published] += _PUBLISHED
        for sentence in document.sentences:
            held.update({country: _ACTING for _, country, _ in self.seats[sentence.index]})
            worth = _OPENING if sentence is document.sentences[0] else 1
            low = [token.lower for token in sentence.tokens]
            for one in self.places.of(sentence):
                place, country = gazetteer().place(one.place), gazetteer().country_of(one.place)
                if place.kind == "border":
                    held.update(dict.fromkeys(place.countries, worth))
                elif country is not None and one.form != "people" and not self._citizens(low, one):
                    told = _NAMED if one.role == "counted" else _SPOKEN if one.role is None else 0
                    held[country] += worth * told
        if self.of.home is not None and any(map(self._guards, document.sentences)):
            held[self.of.home] += _ACTING
        return held

    def _guards(self, sentence: Sentence) -> bool:
        """Say whether an authority or a border is told of as if everybody knew whose."""
        words = (token.lower for token in sentence.tokens)
        return any(word in self.of.authorities or word in self.of.border for word in words)

    def _citizens(self, low: Sequence[str], one: Placed) -> bool:
        """Say whether a country is told as that of people: "граждан Ирака"."""
        beside = (*low[max(one.at - 1, 0) : one.at], *low[one.last : one.last + 1])
        return any(word in self.of.citizens for word in beside)

    def _published(self, publisher: str) -> str | None:
        """Return the country of an authority that publishes; an outlet writes about any."""
        words = publisher.lower().split()
        known = actors().resolve(publisher)
        if known is not None and known.kind == "authority" and known.country:
            return known.country
        told = next((country for word in words if (country := self.of.seats.first(word))), None)
        return told or (self.of.home if any(word in self.of.authorities for word in words) else None)
