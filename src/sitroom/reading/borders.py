"""Borders said in pieces: "the Polish border with Belarus", "the border between Finland and Russia", "the border".

A border with two sides named is one place of the gazetteer. "The border" alone is that border only where the
document names no other; "the Polish border" likewise.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from sitroom.reading.grammar import listed
from sitroom.reading.spans import Document, PlaceMention, Sentence
from sitroom.reference import actors, gazetteer

Span = tuple[int, int, str, str]
_PUBLISHED, _ACTING = 20, 5  # what an official publisher and an authority tell of where a report is at home
_BORDER = frozenset(["border", "frontier", "borders"])


@cache
def pairs() -> dict[frozenset[str], str]:
    """Return the borders of the gazetteer by the countries on both sides."""
    known = gazetteer().places.values()
    return {
        frozenset(place.countries): place.id for place in known if place.kind == "border" and len(place.countries) == 2
    }


class Borders:
    """The borders a document speaks of."""

    def __init__(self, document: Document, mentions: Sequence[PlaceMention]) -> None:
        starts = [mention.start for mention in mentions]
        self.countries = _weights(document, mentions)
        self.seen: set[str] = {border for mention in mentions if (border := _border_of(mention.place))}
        for sentence in document.sentences:
            if "border" in sentence.text or "frontier" in sentence.text:
                offsets = [token.start for token in sentence.tokens]
                spans = [
                    (bisect_left(offsets, m.start), bisect_left(offsets, m.end), m.place, m.form)
                    for m in mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
                ]
                self.seen |= {found[0] for at in _indexes(sentence) if (found := _pair(sentence, at, spans))}

    def merge(self, sentence: Sentence, spans: Sequence[Span]) -> list[Span]:
        """Return the spans of a sentence with borders in place of the names that make them."""
        if "border" not in sentence.text and "frontier" not in sentence.text:
            return list(spans)
        merged = list(spans)
        for at in _indexes(sentence):
            if any(first <= at < last for first, last, _, _ in spans):
                continue
            found = _pair(sentence, at, merged) or self._with(sentence, at, merged)
            if found is not None:
                border, first, last = found
                merged = [span for span in merged if span[1] <= first or span[0] >= last] + [
                    (first, last, border, "name")
                ]
            elif (alone := self._alone(sentence, at, merged)) is not None:
                merged = [span for span in merged if span[1] <= alone[0] or span[0] >= alone[1]] + [alone]
        return sorted(merged)

    def _with(self, sentence: Sentence, at: int, spans: Sequence[Span]) -> tuple[str, int, int] | None:
        """Read "the border with Turkey" as that of the country whose authorities the report names most."""
        if [token.lower for token in sentence.tokens[at + 1 : at + 2]] != ["with"] or _before(sentence, at, spans):
            return None
        other = next((span for span in spans if at + 2 <= span[0] <= at + 3), None)
        code = gazetteer().country_of(other[2]) if other else None
        sides = [
            (count, border)
            for one, count in self.countries.items()
            if (border := pairs().get(frozenset((one, code or ""))))
        ]
        return (max(sides)[1], at, other[1]) if sides and other else None

    def _alone(self, sentence: Sentence, at: int, spans: Sequence[Span]) -> Span | None:
        """Read "the border" or "the Polish border" where only one border can be meant."""
        side = _before(sentence, at, spans)
        country = gazetteer().country_of(side[2]) if side else None
        word = sentence.tokens[at - 1].lower if at else ""
        if side is None and word not in ("the", "that", "this"):
            return None
        fits = [border for border in self.seen if country is None or country in gazetteer().place(border).countries]
        if len(self.seen) != 1 and (country is None or len(fits) != 1):
            return None
        return (side[0] if side else at, at + 1, fits[0], "name") if fits else None


def _weights(document: Document, mentions: Sequence[PlaceMention]) -> Counter[str]:
    """Return how much a report is at home in each country: its publisher's, its authorities', those it names."""
    held: Counter[str] = Counter()
    publisher = actors().resolve(document.report.publisher.value or "")
    if publisher is not None and publisher.kind == "authority" and publisher.country:
        held[publisher.country] += _PUBLISHED
    for mention in mentions:
        if code := gazetteer().country_of(mention.place):
            held[code] += _ACTING if _authority(document, mention) else 1
    return held


def _authority(document: Document, mention: PlaceMention) -> bool:
    """Say whether an authority follows an adjective: "German Federal Police"."""
    after = document.clean[mention.end : mention.end + 30].lower().split()[:2]
    return mention.form == "adjective" and not listed("scopes", "authority").isdisjoint(after)


def _border_of(place_id: str) -> str | None:
    """Return the border a place is, or lies on as its crossing."""
    if place_id.startswith("crossing."):
        parent = gazetteer().place(place_id).parent
        return parent if parent and parent.startswith("border.") else None
    return place_id if place_id.startswith("border.") else None


def _indexes(sentence: Sentence) -> list[int]:
    return [index for index, token in enumerate(sentence.tokens) if token.lower in _BORDER]


def _pair(sentence: Sentence, at: int, spans: Sequence[Span]) -> tuple[str, int, int] | None:
    """Return border id, first and last token where both sides are named around the word at `at`."""
    after = [span for span in spans if at < span[0] <= at + 6 and _filled(sentence, at + 1, span[0], spans)]
    before = _before(sentence, at, spans)
    following = [token.lower for token in sentence.tokens[at + 1 : at + 3]]
    linked = next((word for word in following if word not in listed("borders", "areas")), "")
    if linked == "of" and len(after) >= 2:
        return _known(after[0], after[1], at)
    if linked == "between" and len(after) >= 2:
        return _known(after[0], after[1], at)
    if linked in ("with", "of", "and", "to") and after and before:
        return next((found for span in after if (found := _known(before, span, at))), None)
    sides = [span for span in spans if at - 5 <= span[0] < at and _filled(sentence, span[1], at, spans)]
    return _known(sides[-2], sides[-1], at) if len(sides) >= 2 else None


def _before(sentence: Sentence, at: int, spans: Sequence[Span]) -> Span | None:
    sides = [span for span in spans if at - 4 <= span[1] <= at and _filled(sentence, span[1], at, spans)]
    return sides[-1] if sides else None


def _filled(sentence: Sentence, first: int, last: int, spans: Sequence[Span]) -> bool:
    """Say whether only small words and other names stand between two tokens."""
    covered = {index for span in spans for index in range(span[0], span[1])}
    return all(
        index in covered or sentence.tokens[index].lower in listed("borders", "fill") for index in range(first, last)
    )


def _known(one: Span, two: Span, at: int) -> tuple[str, int, int] | None:
    countries = frozenset(country for span in (one, two) if (country := gazetteer().country_of(span[2])))
    border = pairs().get(countries)
    return (border, min(one[0], two[0], at), max(one[1], two[1], at + 1)) if border else None
