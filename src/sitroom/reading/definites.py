"""Places told by a word that points back: "in the country", "on the island", "the town", "at the camp".

Such a word means the last place of its kind the report named, one it told something of before one people came from.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from sitroom.reading.lexicon import vocabulary
from sitroom.reading.lines import temporal
from sitroom.reading.spans import Document, PlaceMention, Sentence, Token
from sitroom.reference import gazetteer

Span = tuple[int, int, str, Literal["name", "adjective", "people"]]
_BACK = 24  # place mentions looked back over
_NAMING = frozenset(["of", "'s", "-", "in", "at", "near", "on"])
_FROM = frozenset(["from", "of", "leaving", "left", "with"])


class Definites:
    """The places of a document that a later "the country" may mean."""

    def __init__(self, document: Document, mentions: Sequence[PlaceMention]) -> None:
        self.mentions, self.clean = mentions, document.clean
        self.starts = [mention.start for mention in mentions]

    def spans(self, sentence: Sentence) -> Iterator[Span]:
        """Yield the places a sentence points back to, by its tokens."""
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            kinds = _kinds().get(token.lower)
            if kinds is None or token.text[0].isupper():
                continue
            first = _pointed(tokens, at)
            found = self._last(kinds, tokens[first].start) if first is not None else None
            if found is not None and first is not None:
                yield first, at + 1, found, "name"

    def _last(self, kinds: frozenset[str], before: int) -> str | None:
        """Return the last place of some kinds named before an offset; one people come from only where none else is."""
        end = bisect_left(self.starts, before)
        near = [one for one in self.mentions[max(end - _BACK, 0) : end] if one.form != "people"]
        found = [(one, place) for one in reversed(near) if (place := _of_kind(one.place, kinds))]
        named = [one for one in found if one[0].form == "name"]
        stayed = [one for one in named if not self._source(one[0])]
        meant = stayed or named or (found if "country" in kinds else [])  # "the Finnish government ... the country"
        return meant[0][1] if meant else None

    def _source(self, mention: PlaceMention) -> bool:
        lead = self.clean[max(mention.start - 16, 0) : mention.start].split()
        return bool(lead) and lead[-1].lower() in _FROM


def _pointed(tokens: Sequence[Token], at: int) -> int | None:
    """Return the determiner of a word that points back and names nothing of its own ("the camp at X" names X)."""
    first = at - 1
    while first >= 0 and (tokens[first].lower in _light() or tokens[first].text[0].isupper()):
        first -= 1
    own = tokens[at].lower in ("soil", "territory") and first >= 0 and tokens[first].lower in ("its", "their")
    if not own and (first < 0 or tokens[first].lower not in ("the", "this", "that")):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or (not after.text[0].isupper() and after.lower not in _NAMING):
        return first
    dated = at + 2 < len(tokens) and (tokens[at + 2].lower in temporal() or tokens[at + 2].lower.isdigit())
    return first if dated and after.lower in ("on", "in", "at") else None


def _of_kind(place_id: str, kinds: frozenset[str]) -> str | None:
    place = gazetteer().place(place_id)
    if place.kind in kinds:
        return place.id
    return place.country if "country" in kinds and place.kind in ("division", "city", "camp", "airport") else None


@cache
def _kinds() -> dict[str, frozenset[str]]:
    held: dict[str, list[str]] = vocabulary("places")["pointing"]
    return {word: frozenset(kinds) for word, kinds in held.items()}


@cache
def _light() -> frozenset[str]:
    return frozenset(vocabulary("places")["pointing_light"])
