"""Where a figure was counted when its own clause does not say: what the text around it says, nearest first.

"Since August 700 people have arrived, the Finnish Border Guard said" counts in Finland though the sentence names it
only as a border guard. A figure inherits, in this order, from: an earlier figure of its paragraph; who acts in its
sentence ("Germany deployed …", "Greek authorities …"); an earlier place of its paragraph; who says it or where he sits;
an official publisher; the heading or the title; the country of its dateline; the country most of its places lie in.
Money, lengths and listings inherit only from who owns or gets them, from an official publisher, the heading and the
country the report is about; flights and prices inherit none. A border told from one side is that side's country
(`homes`). What is inherited lowers the score and is told by `sitroom.reading.explain`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sitroom.model import PassageKind, PlaceRef
from sitroom.reading.datelines import dateline
from sitroom.reading.drafts import Draft
from sitroom.reading.grammar import listed
from sitroom.reading.homes import Homes, on_a_line
from sitroom.reading.layers import layers
from sitroom.reading.lexicon import words
from sitroom.reading.roles import Placed
from sitroom.reading.scopes import Scopes, left
from sitroom.reading.seats import home
from sitroom.reading.spans import Attribution, Document, Sentence
from sitroom.reference import actors, gazetteer
from sitroom.reference.types import Actor

_OPENING = 6  # sentences within which a report's dateline stands
_LONG = 200  # sentences that tell what a report is about
_OURS = frozenset(["we", "our", "us"])
_SETTING = frozenset([":", "|", "–", "—"])
_TITLE = 3  # how much more a heading's places tell what a report is about
_SUBJECT = 4  # tokens within which a place that opens the sentence is its subject


class Inheritance:
    """Lends places to the figures of one document, asked in text order."""

    def __init__(self, document: Document, scopes: Scopes) -> None:
        self.document, self.scopes = document, scopes
        self.homes = Homes(scopes.mentions, scopes.borders.countries)
        self._paragraph: tuple[Sentence | None, tuple[PlaceRef, ...]] = (None, ())
        self._publisher = _country(_official(document.report.publisher.value))
        self._about: tuple[PlaceRef, ...] | None = None
        self._dated = next((one for one in document.sentences[:_OPENING] if dateline(one)), None)

    def of(self, draft: Draft, own: tuple[PlaceRef, ...], voice: Attribution | None) -> tuple[PlaceRef, ...]:
        """Return a figure's places: its own when one says where it was counted, else with the nearest lent one.

        Borders and crossings are told by the side they were counted on.
        """
        found = self._of(draft, own, voice)
        if not any(on_a_line(ref) for ref in found):
            return found
        lent = (_country(_speaker(voice)), self._subject(draft.sentence), self._publisher)
        acting = [ref.country for one in lent for ref in one]
        return self.homes.settle(draft, found, acting)

    def _of(self, draft: Draft, own: tuple[PlaceRef, ...], voice: Attribution | None) -> tuple[PlaceRef, ...]:
        if draft.money and draft.indicator != "price" and not any(ref.role == "counted" for ref in own):
            own = tuple(one for ref in own for one in _received(ref))
        counted = tuple(ref for ref in own if ref.role == "counted")
        kept_to = draft.entry is None or "keeps_to" in draft.entry.scope
        if counted or (kept_to and any(ref.role == "to" for ref in own)):
            if not draft.money and draft.parent is None:
                reached = tuple(replace(ref, role="counted") for ref in own if ref.role == "to")
                self._remember(draft.sentence, counted or reached)
            return own
        if not _takes(draft) and (own or not _anywhere(draft)):
            return own
        lent, how = self._lent(draft, voice) if _takes(draft) else self._last(draft, voice)
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
        speaker = _speaker(voice)
        near = refs if last and last.passage is sentence.passage else ()
        before = self._before(draft)
        if draft.low[0] in ("total", "totals", "overall"):
            near, before = (), ()  # a table's total is of no row's place
        counting = _country(speaker) if _counts(draft, speaker) else ()
        if counting:  # "Poland's border guard put the crowd on the Belarusian side at 3,000; it stopped 309"
            near, before = _inside(counting, near), _inside(counting, before)
        for how, found in (
            ("an earlier figure of the paragraph", near),
            ("who acts in the sentence", self._subject(sentence)),
            ("an earlier sentence of the paragraph", before),
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

    def _last(self, draft: Draft, voice: Attribution | None) -> tuple[tuple[PlaceRef, ...], str]:
        """Return the country of a figure that the text around does not place: money, lengths, things."""
        low = draft.low[: draft.quantity.first]
        gets = not draft.money or not words("places", "getting").isdisjoint(low)
        for how, found in (
            ("who acts in the sentence", self._owner(draft.sentence) if gets else ()),
            ("who says it", _country(_speaker(voice)) if _OURS.intersection(draft.low) else ()),
            ("its publisher", self._publisher),
            ("the heading", () if draft.money else tuple(ref for ref in self._heading(draft) if ref.country)),
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
        low = [token.lower for token in sentence.tokens]
        passed |= {one.start for one in known if low[one.end : one.end + 1] == ["$"]}
        opens = [one for one in known if one.start < _SUBJECT and not one.surname and one.start not in passed]
        return next((_country(one.actor) for one in opens), ())

    def _owner(self, sentence: Sentence) -> tuple[PlaceRef, ...]:
        """Return the country a sentence opens with as subject or owner: "Warsaw's barrier", "Morocco received"."""
        for placed in self.scopes.placed(sentence):
            if placed.at < _SUBJECT and placed.form == "name" and placed.role in (None, "counted"):
                return _home([placed])
        return ()

    def _before(self, draft: Draft) -> tuple[PlaceRef, ...]:
        """Return the last place told as a site in the paragraph's earlier sentences, else the first that acts."""
        acting: tuple[PlaceRef, ...] = ()
        for earlier in self._earlier(draft.sentence):
            sites = [
                placed
                for placed in self.scopes.placed(earlier)
                if placed.role == "counted"
                or (placed.role == "to" and _entered(draft, earlier) and not left(earlier, placed))
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
                placed = [one for one in placed if _leads(earlier, one)] or placed
                placed = placed or self.scopes.seated(earlier)[:1]
                sites = [one for one in placed if one.role == "counted"]
                if _entered(draft, earlier):
                    sites = sites or [one for one in placed if one.role == "to"]
                alone = [one for one in placed if one.role is None and (len(placed) == 1 or _leads(earlier, one))]
                fits = [one for one in sites or alone if not (_inland(draft) and _border(one))]
                if placed:
                    return _ref(fits[0]) if fits else ()
        return ()

    def _topic(self) -> tuple[PlaceRef, ...]:
        """Return the country most of the report's places lie in, people's origins left out."""
        if self._about is None:
            told = Counter(self._acting())
            titled: Counter[str] = Counter()
            for sentence in self.document.sentences[:_LONG]:
                for one in self.scopes.placed(sentence):
                    code = gazetteer().country_of(one.place)
                    if code is not None and one.form != "people" and one.role not in ("from", "via"):
                        told[code] += 1
                        titled[code] += (_TITLE - 1) * (sentence.index == 0 or _leads(sentence, one))
            best = (told + titled).most_common(1)
            clear = bool(best) and told[best[0][0]] > 1 and best[0][1] * 2 > (told + titled).total()
            self._about = _country_ref(best[0][0]) if clear else ()
        return self._about

    def _acting(self) -> list[str]:
        """Return the countries whose authorities the report names."""
        named = [one.actor for line in layers(self.document).lines[:_LONG] for one in line.named]
        return [actor.country for actor in named if actor.kind == "authority" and actor.country]

    def _opening(self, sentence: Sentence) -> Sentence:
        """Return the sentence whose dateline holds for a sentence: the report's first that has one."""
        return self._dated or sentence


def _speaker(voice: Attribution | None) -> Actor | None:
    return actors().actor(voice.actor) if voice is not None and voice.actor else None


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


def _received(ref: PlaceRef) -> tuple[PlaceRef, ...]:
    """Return money that goes to a country, or to its capital's government, as counted there."""
    if ref.role != "to":
        return (ref,)
    country = gazetteer().country_of(ref.id)
    return (_country_ref(country) if country else (replace(ref, role="counted"),)) + (ref,)


def _anywhere(draft: Draft) -> bool:
    """Say whether a figure that is not lent a place still lies in the country the report is about."""
    return draft.indicator not in ("flights", "price", "states") and draft.unit not in ("flights", "states")


def _counts(draft: Draft, speaker: Actor | None) -> bool:
    """Say whether an authority speaks of what its own officers count."""
    authority = speaker is not None and speaker.kind == "authority"
    return authority and draft.entry is not None and "authority" in draft.entry.scope


def _inside(country: tuple[PlaceRef, ...], refs: tuple[PlaceRef, ...]) -> tuple[PlaceRef, ...]:
    return tuple(ref for ref in refs if ref.country == country[0].country)


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


def _leads(sentence: Sentence, placed: Placed) -> bool:
    """Say whether a heading opens with a place as its subject: "Poland: pushbacks at the border with Belarus"."""
    if sentence.index and sentence.passage.kind is not PassageKind.HEADING:
        return False
    low = [token.lower for token in sentence.tokens]
    opens = placed.at == 0 or low[placed.at - 1] in ("|", "–", "—")
    return opens and low[placed.last : placed.last + 1] != [] and low[placed.last] in _SETTING


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
    found = (actors().resolve(name) or actors().resolve(name.partition(" (")[0])) if name else None
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
