"""Where a figure was counted when its own clause does not say: what the text around it says, nearest first.

"Since August 700 people have arrived, the Finnish Border Guard said" counts in Finland though the sentence names it
only as a border guard. A figure inherits, in this order, from: an earlier figure of its paragraph; who acts in its
sentence ("Germany deployed …", "Greek authorities …"); an earlier place of its paragraph; who says it; an official
publisher; the heading or the title. Only indicators of people and events at a place inherit (``grammar.yaml``); money,
listings and flights do not. What is inherited lowers the score and is told by `Reader.explain`.
"""

from collections.abc import Sequence

from sitroom.model import PassageKind, PlaceRef
from sitroom.reading.drafts import Draft
from sitroom.reading.grammar import listed
from sitroom.reading.roles import Placed
from sitroom.reading.scopes import Scopes
from sitroom.reading.spans import Attribution, Document, Sentence
from sitroom.reference import actors, gazetteer
from sitroom.reference.types import Actor

_SUBJECT = 4  # tokens within which a place that opens the sentence is its subject


class Inheritance:
    """Lends places to the figures of one document, asked in text order."""

    def __init__(self, document: Document, scopes: Scopes) -> None:
        self.document, self.scopes = document, scopes
        self._paragraph: tuple[int, tuple[PlaceRef, ...]] = (-1, ())
        self._publisher = _country(_official(document.report.publisher.value))

    def of(self, draft: Draft, own: tuple[PlaceRef, ...], voice: Attribution | None) -> tuple[PlaceRef, ...]:
        """Return a figure's places: its own when one says where it was counted, else with the nearest lent one."""
        passage = draft.sentence.passage.number
        counted = tuple(ref for ref in own if ref.role == "counted")
        if counted or any(ref.role == "to" for ref in own):
            if counted and not draft.money:
                self._paragraph = (passage, counted)
            return own
        if draft.indicator not in listed("inheritance", "indicators") or draft.unit == "percent":
            return own
        lent, how = self._lent(draft, voice)
        kept = tuple(ref for ref in lent if not any(_clash(ref, mine) for mine in own))
        if kept:
            draft.why.append(f"place inherited from {how}: {', '.join(ref.name for ref in kept)}")
            draft.certainty *= 0.9
        return kept + own

    def _lent(self, draft: Draft, voice: Attribution | None) -> tuple[tuple[PlaceRef, ...], str]:
        sentence = draft.sentence
        last, refs = self._paragraph
        speaker = actors().actor(voice.actor) if voice is not None and voice.actor else None
        for how, found in (
            ("an earlier figure of the paragraph", refs if last == sentence.passage.number else ()),
            ("who acts in the sentence", self._subject(sentence)),
            ("an earlier sentence of the paragraph", self._before(sentence)),
            ("who says it", _country(speaker)),
            ("its publisher", self._publisher),
            ("the heading", self._heading(sentence)),
        ):
            if found:
                return found, how
        return (), ""

    def _subject(self, sentence: Sentence) -> tuple[PlaceRef, ...]:
        """Return the country that opens a sentence as its subject: a name, a possessive or an adjective."""
        for placed in self.scopes.placed(sentence):
            if placed.at >= _SUBJECT:
                break
            if placed.form != "people" and placed.role in (None, "counted"):
                return _ref(placed)
        return ()

    def _before(self, sentence: Sentence) -> tuple[PlaceRef, ...]:
        """Return the last place told as a site in the paragraph's earlier sentences, else the first that acts."""
        acting: tuple[PlaceRef, ...] = ()
        for earlier in self._earlier(sentence):
            for placed in reversed(self.scopes.placed(earlier)):
                if placed.role in ("counted", "to"):
                    return _ref(placed)
            acting = acting or self._subject(earlier)
        return acting

    def _earlier(self, sentence: Sentence) -> Sequence[Sentence]:
        found = []
        for index in range(sentence.index - 1, max(sentence.index - 8, -1), -1):
            earlier = self.document.sentences[index]
            if earlier.passage is not sentence.passage:
                break
            found.append(earlier)
        return found

    def _heading(self, sentence: Sentence) -> tuple[PlaceRef, ...]:
        """Return the first place of the nearest heading above that is not where people come from."""
        for index in range(sentence.index - 1, max(sentence.index - 200, -1), -1):
            earlier = self.document.sentences[index]
            if earlier.passage.kind is PassageKind.HEADING or index == 0:
                placed = [one for one in self.scopes.placed(earlier) if one.role != "from" and one.form != "people"]
                sites = [one for one in placed if one.role in ("counted", "to")]
                if placed:
                    return _ref((sites or placed)[0])
        return ()


def _official(name: str | None) -> Actor | None:
    """Return the authority or state of a publisher's name; outlets report from everywhere and lend nothing."""
    found = actors().resolve(name) if name else None
    return found if found is not None and found.kind in ("authority", "state") else None


def _country(actor: Actor | None) -> tuple[PlaceRef, ...]:
    if actor is None or actor.country is None or actor.kind not in ("authority", "state", "person"):
        return ()
    place = gazetteer().place(actor.country)
    return (PlaceRef(place.id, place.name, place.country, "counted"),)


def _ref(placed: Placed) -> tuple[PlaceRef, ...]:
    place = gazetteer().place(placed.place)
    if place.kind in ("world", "region"):
        return ()
    return (PlaceRef(place.id, place.name, place.country, "counted"),)


def _clash(lent: PlaceRef, mine: PlaceRef) -> bool:
    """Say whether a lent place is where the figure's own people come from or pass."""
    return lent.id == mine.id or (lent.country is not None and lent.country == mine.country and mine.role == "from")
