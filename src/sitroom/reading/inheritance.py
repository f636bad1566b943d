"""Where a figure was counted when its own clause does not say: what the text around it says, nearest first.

"Since August 700 people have arrived, the Finnish Border Guard said" counts in Finland though the sentence names it
only as a border guard. A figure inherits, in this order, from: an earlier figure of its paragraph; who acts in its
sentence ("Germany deployed …", "Greek authorities …"); an earlier place of its paragraph; who says it or where he sits;
an official publisher; the heading or the title; the country of its dateline; the country most of its places lie in.
Money, listings and flights inherit none, nor indicators whose scope the codebook does not say is lent. What is
inherited lowers the score and is told by `Reader.explain`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sitroom.model import PassageKind, PlaceRef
from sitroom.reading.datelines import dateline
from sitroom.reading.drafts import Draft
from sitroom.reading.grammar import listed
from sitroom.reading.layers import layers
from sitroom.reading.lexicon import words
from sitroom.reading.roles import Placed
from sitroom.reading.scopes import Scopes
from sitroom.reading.seats import home
from sitroom.reading.spans import Attribution, Document, Sentence
from sitroom.reference import actors, gazetteer
from sitroom.reference.types import Actor

_OPENING = 6  # sentences within which a report's dateline stands
_LONG = 200  # sentences that tell what a report is about
_SUBJECT = 4  # tokens within which a place that opens the sentence is its subject


class Inheritance:
    """Lends places to the figures of one document, asked in text order."""

    def __init__(self, document: Document, scopes: Scopes) -> None:
        self.document, self.scopes = document, scopes
        self._paragraph: tuple[Sentence | None, tuple[PlaceRef, ...]] = (None, ())
        self._publisher = _country(_official(document.report.publisher.value))
        self._about: tuple[PlaceRef, ...] | None = None
        self._dated = next((one for one in document.sentences[:_OPENING] if dateline(one)), None)

    def of(self, draft: Draft, own: tuple[PlaceRef, ...], voice: Attribution | None) -> tuple[PlaceRef, ...]:
        """Return a figure's places: its own when one says where it was counted, else with the nearest lent one."""
        counted = tuple(ref for ref in own if ref.role == "counted")
        kept_to = draft.entry is None or "keeps_to" in draft.entry.scope
        if counted or (kept_to and any(ref.role == "to" for ref in own)):
            if not draft.money and draft.parent is None:
                reached = tuple(replace(ref, role="counted") for ref in own if ref.role == "to")
                self._remember(draft.sentence, counted or reached)
            return own
        if not _takes(draft):
            return own
        lent, how = self._lent(draft, voice)
        kept = tuple(ref for ref in lent if not any(_clash(ref, mine) for mine in own))
        if kept:
            draft.why.append(f"place inherited from {how}: {', '.join(ref.name for ref in kept)}")
            draft.certainty *= 0.9
        return kept + own

    def _remember(self, sentence: Sentence, counted: tuple[PlaceRef, ...]) -> None:
        """Note where a figure was counted; a sentence that counts in several places lends none of them."""
        last, refs = self._paragraph
        self._paragraph = (sentence, counted if last is not sentence or refs == counted else ())

    def _lent(self, draft: Draft, voice: Attribution | None) -> tuple[tuple[PlaceRef, ...], str]:
        sentence = draft.sentence
        last, refs = self._paragraph
        speaker = actors().actor(voice.actor) if voice is not None and voice.actor else None
        for how, found in (
            ("an earlier figure of the paragraph", refs if last and last.passage is sentence.passage else ()),
            ("who acts in the sentence", self._subject(sentence)),
            ("an earlier sentence of the paragraph", self._before(draft)),
            ("who says it", _country(speaker)),
            ("where its speaker sits", _home(self.scopes.seated(sentence)[-1:])),
            ("its publisher", self._publisher),
            ("the heading", self._heading(draft)),
            ("its dateline", _home(self.scopes.seated(self._opening(sentence)))),
            ("what the report is about", self._topic()),
        ):
            if found:
                return found, how
        return (), ""

    def _subject(self, sentence: Sentence) -> tuple[PlaceRef, ...]:
        """Return the country that opens a sentence as its subject: a name, or whose authority acts."""
        for placed in self.scopes.placed(sentence):
            if placed.at >= _SUBJECT:
                break
            if placed.form == "people" or placed.role not in (None, "counted"):
                continue
            if placed.form == "name" and not placed.possessive:
                return _ref(placed)
            if _acting(sentence, placed):
                return _ref(placed)
        known = layers(self.document).lines[sentence.index].named
        passed = {one.at for one in self.scopes.placed(sentence) if one.role not in (None, "counted")}
        opens = [one for one in known if one.start < _SUBJECT and not one.surname and one.start not in passed]
        return next((_country(one.actor) for one in opens), ())

    def _before(self, draft: Draft) -> tuple[PlaceRef, ...]:
        """Return the last place told as a site in the paragraph's earlier sentences, else the first that acts."""
        acting: tuple[PlaceRef, ...] = ()
        for earlier in self._earlier(draft.sentence):
            sites = [
                placed
                for placed in self.scopes.placed(earlier)
                if placed.role == "counted" or (placed.role == "to" and _entered(draft, earlier))
            ]
            if sites:
                return _ref(sites[-1]) if len({placed.place for placed in sites}) == 1 else ()
            if not _has(earlier, "donating"):
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

    def _heading(self, draft: Draft) -> tuple[PlaceRef, ...]:
        """Return the site of the nearest heading above, else the one place it names; no flight's destination."""
        sentence = draft.sentence
        for index in range(sentence.index - 1, max(sentence.index - 200, -1), -1):
            earlier = self.document.sentences[index]
            title = index == 0 and earlier.passage is not sentence.passage and not dateline(earlier)
            if earlier.passage.kind is PassageKind.HEADING or title:
                placed = _narrowest([one for one in self.scopes.placed(earlier) if not _peopled(earlier, one)])
                placed = placed or self.scopes.seated(earlier)[:1]
                sites = [one for one in placed if one.role == "counted"]
                if _entered(draft, earlier):
                    sites = sites or [one for one in placed if one.role == "to"]
                alone = [one for one in placed if one.role is None and len(placed) == 1]
                fits = [one for one in sites or alone if not (_inland(draft) and _border(one))]
                if placed:
                    return _ref(fits[0]) if fits else ()
        return ()

    def _topic(self) -> tuple[PlaceRef, ...]:
        """Return the country most of the report's places lie in, people's origins left out."""
        if self._about is None:
            placed = [one for sentence in self.document.sentences[:_LONG] for one in self.scopes.placed(sentence)]
            held = [one for one in placed if one.form != "people" and one.role not in ("from", "via")]
            countries = Counter(code for one in held if (code := gazetteer().country_of(one.place)))
            countries.update(self._acting())
            best = countries.most_common(1)
            clear = bool(best) and best[0][1] > 1 and best[0][1] * 2 > countries.total()
            self._about = _country_ref(best[0][0]) if clear else ()
        return self._about

    def _acting(self) -> list[str]:
        """Return the countries whose authorities the report names."""
        named = [one.actor for line in layers(self.document).lines[:_LONG] for one in line.named]
        return [actor.country for actor in named if actor.kind == "authority" and actor.country]

    def _opening(self, sentence: Sentence) -> Sentence:
        """Return the sentence whose dateline holds for a sentence: the report's first that has one."""
        return self._dated or sentence


def _peopled(sentence: Sentence, placed: Placed) -> bool:
    """Say whether a place tells who people are, not where: "Iraqis", "Ukrainian refugees"."""
    if placed.form == "people":
        return True
    after = sentence.tokens[placed.last].lower if placed.last < len(sentence.tokens) else ""
    return placed.form == "adjective" and after in words("titles", "persons")


def _takes(draft: Draft) -> bool:
    """Say whether a figure counts what is somewhere: by its codebook entry, else by its unit."""
    if draft.money or draft.unit not in words("places", "lent_units"):
        return False
    return draft.entry is None or "lent" in draft.entry.scope


def _acting(sentence: Sentence, placed: Placed) -> bool:
    """Say whether an authority or office follows an adjective: "Finnish border guards", not "the Serbian driver"."""
    last = placed.last + placed.possessive
    after = {token.lower for token in sentence.tokens[last : last + 3]}
    known = listed("scopes", "authority") | words("titles", "bodies") | words("titles", "groups")
    return bool(after & (known | words("titles", "offices")))


def _narrowest(placed: Sequence[Placed]) -> list[Placed]:
    """Drop places that hold another of the heading: "BIHAC, Bosnia and Herzegovina" is the town."""
    holds = gazetteer().contains
    return [
        one
        for at, one in enumerate(placed)
        if not any(
            other is not one and holds(one.place, other.place) and (other.place != one.place or k < at)
            for k, other in enumerate(placed)
        )
    ]


def _has(sentence: Sentence, entry: str) -> bool:
    held = listed("inheritance", entry)
    return any(token.lower in held for token in sentence.tokens)


def _entered(draft: Draft, told: Sentence) -> bool:
    """Say whether a place people go to is where a figure is counted: of those who enter it, by no flight."""
    return draft.entry is not None and "entered" in draft.entry.scope and not _has(told, "flying")


def _inland(draft: Draft) -> bool:
    """Say whether a figure's indicator is never counted at a border."""
    return draft.entry is not None and "inland" in draft.entry.scope


def _border(placed: Placed) -> bool:
    return placed.place.startswith(("border.", "crossing."))


def _home(seated: Sequence[Placed]) -> tuple[PlaceRef, ...]:
    country = home(seated)
    return _country_ref(country) if country else ()


def _country_ref(country: str) -> tuple[PlaceRef, ...]:
    place = gazetteer().place(country)
    return (PlaceRef(place.id, place.name, place.country, "counted"),)


def _official(name: str | None) -> Actor | None:
    """Return the authority or state of a publisher's name; outlets report from everywhere and lend nothing."""
    found = actors().resolve(name) if name else None
    return found if found is not None and found.kind in ("authority", "state") else None


def _country(actor: Actor | None) -> tuple[PlaceRef, ...]:
    if actor is None or actor.country is None or actor.kind not in ("authority", "state", "person"):
        return ()
    if actor.side in ("eu", "un", "ngo"):
        return ()  # a head of Frontex counts for no country of his own
    return _country_ref(actor.country)


def _ref(placed: Placed) -> tuple[PlaceRef, ...]:
    place = gazetteer().place(placed.place)
    water = place.kind == "region" and not words("places", "waters").isdisjoint(place.name.lower().split())
    if place.kind == "world" or (place.kind == "region" and not water):
        return ()
    return (PlaceRef(place.id, place.name, place.country, "counted"),)


def _clash(lent: PlaceRef, mine: PlaceRef) -> bool:
    """Say whether a lent place is where the figure's own people come from or pass."""
    return lent.id == mine.id or (lent.country is not None and lent.country == mine.country and mine.role == "from")
