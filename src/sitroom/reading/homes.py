"""On which side of a border a figure was counted: that of who counts, else that of who tells.

"Poland has 12,000 troops on its frontier with Belarus" counts in Poland, "the border guard of Belarus found two bodies
near the Latvian border" in Belarus. The side is, in this order: the country opposite the one after "border with"; that
of the authority that speaks; of who acts in the sentence; of an official publisher; of the country the report is most
at home in. Where no side is known, or the text counts on both, the border itself stays, and so it does for people whom
no authority counts, such as the dead; a crossing stays what it is, with the country of its side.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sitroom.model import PlaceRef
from sitroom.reading.drafts import Draft
from sitroom.reading.spans import PlaceMention, Token
from sitroom.reference import gazetteer

_CLEAR = 2  # how many times more a report must be at home in one country than in the other
_NEAR = 20  # code points from "border with" to the country behind it
_LINES = ("border", "frontier", "borders")


class Homes:
    """Settles borders of one document's figures; `weights` is how much the report is at home in each country."""

    def __init__(self, mentions: Sequence[PlaceMention], weights: Counter[str]) -> None:
        self.mentions, self.weights = mentions, weights
        self.starts = [mention.start for mention in mentions]

    def settle(self, draft: Draft, refs: tuple[PlaceRef, ...], acting: Sequence[str | None]) -> tuple[PlaceRef, ...]:
        """Return a figure's places with borders counted on one side told as that side; `acting` are who may count."""
        if _unsettled(draft):
            return refs
        nobodys = _nobodys(draft)
        sought = (self._opposite(draft), *(() if nobodys else acting))
        settled = (self._settled(ref, sought, likely=not nobodys) if on_a_line(ref) else ref for ref in refs)
        return tuple(dict.fromkeys(settled))

    def _settled(self, ref: PlaceRef, sought: Sequence[frozenset[str] | str | None], *, likely: bool) -> PlaceRef:
        sides = _sides(ref.id)
        home = next((code for one in sought if (code := _side(sides, one))), None)
        if home is None and likely:
            home = self._most(sides)
        if home is None:
            return ref
        if ref.id.startswith("crossing."):
            return replace(ref, country=home)
        place = gazetteer().place(home)
        return PlaceRef(place.id, place.name, place.country, ref.role)

    def _most(self, sides: frozenset[str]) -> str | None:
        if len(sides) != 2:
            return None
        less, most = sorted(sides, key=lambda code: self.weights[code])
        return most if self.weights[most] >= _CLEAR * max(self.weights[less], 1) else None

    def _opposite(self, draft: Draft) -> frozenset[str] | None:
        """Return the countries told behind "border with", as those the figure was not counted in."""
        for border, following in pairwise(draft.sentence.tokens):
            if border.lower in _LINES and following.lower == "with":
                named = self._named(following)
                if named:
                    return named
        return None

    def _named(self, after: Token) -> frozenset[str]:
        first = bisect_left(self.starts, after.end)
        near = [one for one in self.mentions[first : first + 3] if one.start <= after.end + _NEAR]
        return frozenset(code for one in near if (code := gazetteer().country_of(one.place)))


def _side(sides: frozenset[str], told: frozenset[str] | str | None) -> str | None:
    """Return the side a country is, or the one left where the others stand behind "border with"."""
    if isinstance(told, str):
        return told if told in sides else None
    left = sides - (told or sides)
    return next(iter(left)) if len(left) == 1 and len(sides) == 2 else None


def _unsettled(draft: Draft) -> bool:
    """Say whether people wait at a border, on either side of it, or are counted on both."""
    both = any(pair == ("both", "sides") for pair in pairwise(draft.low))
    return both or (draft.entry is not None and draft.entry.presence)


def _nobodys(draft: Draft) -> bool:
    """Say whether people are counted whom no authority counts as its own: the dead at a border lie on either side."""
    entry = draft.entry
    return entry is not None and entry.unit == "people" and "authority" not in entry.scope


def on_a_line(ref: PlaceRef) -> bool:
    """Say whether a figure was counted at a border or crossing."""
    return ref.role == "counted" and ref.id.startswith(("border.", "crossing."))


def _sides(place_id: str) -> frozenset[str]:
    """Return the countries a border or crossing has on its sides, those of the border a crossing lies on."""
    place = gazetteer().place(place_id)
    if place_id.startswith("crossing.") and len(place.countries) != 2 and place.parent:
        place = gazetteer().place(place.parent)
    return frozenset(place.countries)
