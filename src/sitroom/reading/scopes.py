"""Where it was counted and who: places of a figure with their part, nationalities and groups.

A place belongs to the figure whose stretch of the sentence it stands in: after it up to the next figure, or before it
where it opens the clause; a list shares the place after its last member. Its preposition says its part. Nothing is
taken from other sentences but for a part of a total ("2,000 of them") that names no place of its own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from sitroom.model import PlaceRef, Population
from sitroom.reading import origins, populations, roles, rows
from sitroom.reading.borders import Borders
from sitroom.reading.definites import Definites
from sitroom.reading.drafts import Draft, in_list
from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import words
from sitroom.reading.roles import Placed, prepositioned
from sitroom.reading.seats import Seats
from sitroom.reading.spans import Document, PlaceMention, Sentence
from sitroom.reference import gazetteer
from sitroom.reference.types import Indicator


class Scopes:
    """The places of a document, asked sentence by sentence."""

    def __init__(self, document: Document, mentions: Sequence[PlaceMention]) -> None:
        self.sentences = document.sentences
        self.mentions, self.starts = mentions, [mention.start for mention in mentions]
        self.borders = Borders(document, mentions)
        self.definites = Definites(document, mentions)
        self.seats = Seats(document)
        self._placed: dict[int, list[Placed]] = {}
        self._seated: dict[int, list[Placed]] = {}

    def placed(self, sentence: Sentence) -> list[Placed]:
        """Return the places of a sentence in order, borders in place of the names they are made of."""
        known = self._placed.get(sentence.index)
        if known is None:
            known, seated = self.seats.part(sentence, self._find(sentence))
            self._placed[sentence.index], self._seated[sentence.index] = known, seated
        return known

    def seated(self, sentence: Sentence) -> list[Placed]:
        """Return the places of a sentence's dateline and its speakers' seats."""
        self.placed(sentence)
        return self._seated[sentence.index]

    def _find(self, sentence: Sentence) -> list[Placed]:
        first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        low = [token.lower for token in sentence.tokens]
        offsets = [token.start for token in sentence.tokens]
        spans = [
            (bisect_left(offsets, mention.start), bisect_left(offsets, mention.end), mention.place, mention.form)
            for mention in self.mentions[first:last]
        ]
        told = list(self.definites.spans(sentence))
        inside = {k for first, last, _, _ in told for k in range(first, last)}
        spans = sorted([*(span for span in spans if span[0] not in inside), *told])
        found: list[Placed] = []
        by = origins.told(self.sentences, sentence)
        for at, end, place, form in self.borders.merge(sentence, spans):
            if by is not None and form == "name":
                found.append(
                    Placed(at, end, place, "from" if by == "from" else None, "name" if by == "from" else "people")
                )
                continue
            possessive = end < len(low) and low[end] == "'s"
            role = (
                roles.by_preposition(low, at, found[-1] if found else None, place)
                if form == "name" and not possessive
                else None
            )
            if role is None and (form != "name" or possessive):
                role = roles.by_area(low, at, end + possessive) or roles.owning(low, end + possessive, possessive)
            role = role or (roles.beside(low, at, end) if form == "name" else None)
            found.append(Placed(at, end, place, role, form, possessive))
        return roles.joined(low, found)

    def of(self, draft: Draft, group: Sequence[Draft]) -> tuple[PlaceRef, ...]:
        """Return the places of a draft; `group` are all drafts of its sentence."""
        own = [placed for placed in self.placed(draft.sentence) if placed.role and self._belongs(placed, draft, group)]
        if draft.money:
            own = [placed for placed in own if placed.role != "from" or placed.at - draft.quantity.last <= 5]
            own = [placed for placed in own if not _pays(draft, placed)]
        lent = [one for one in self._shared(draft, group) if one.role == "counted" or not (own or draft.money)]
        shared = own if _has(own, "counted") else own + lent + self._opening(draft, group, own)
        if rows.is_row(draft.sentence) and not _has(shared, "counted"):
            shared += [
                placed for placed in self.placed(draft.sentence) if placed.form == "name" and placed.role is None
            ]
        refs = _refs(shared, draft.entry, draft.sentence)
        if not any(ref.role == "counted" for ref in refs):
            refs += self._authority(draft)
        if not refs and draft.indicator is not None:
            refs = self._demonstrated(draft)
        return _most_specific(refs)

    def _belongs(self, placed: Placed, draft: Draft, group: Sequence[Draft]) -> bool:
        quantity = draft.quantity
        if quantity.last <= placed.at < draft.right:
            at = group.index(draft)
            return at + 1 == len(group) or not _after_break(draft, placed, group[at + 1])
        if draft.left <= placed.at < quantity.first:
            at = group.index(draft)
            return self._in_clause(draft, placed) if at == 0 else _after_break(group[at - 1], placed, draft)
        return False

    def _in_clause(self, draft: Draft, placed: Placed) -> bool:
        """Say whether a place left of the first figure stands in its clause (or its list), or opens the sentence."""
        joints = {one.last for one in self.placed(draft.sentence)}
        breaks = [at for at in range(draft.quantity.first) if draft.low[at] in (",", ";", "—") and at not in joints]
        last = breaks[-1] if breaks else -1
        if "but" in draft.low[placed.last : draft.quantity.first]:
            return False
        return placed.at > last or placed.at <= 3 or draft.quantity.first - placed.last <= 12

    def _shared(self, draft: Draft, group: Sequence[Draft]) -> list[Placed]:
        """Return the place after the last member of a list: "104 officers, 73 experts and one analyst in Lithuania"."""
        at = group.index(draft)
        for before, following in pairwise(group[at:]):
            if following.owner is draft or not (in_list(before, following) or _inside(before, following)):
                return []
            own = [
                placed
                for placed in self.placed(draft.sentence)
                if placed.role in ("counted", "to") and self._belongs(placed, following, group)
            ]
            if own:
                return own
        return []

    def _opening(self, draft: Draft, group: Sequence[Draft], own: list[Placed]) -> list[Placed]:
        """Return the places that open the sentence before its first figure ("In Lithuania, 300 … and 20 …")."""
        if group[0] is draft or draft.kin is not None:
            return []
        return [
            placed
            for placed in self.placed(draft.sentence)
            if placed.role and placed.last < group[0].quantity.first and placed.at <= 2 and not _has(own, placed.role)
        ]

    def _demonstrated(self, draft: Draft) -> tuple[PlaceRef, ...]:
        """Return the places "these borders" or "there" points back to: those of the sentence before."""
        low, at = draft.low, draft.sentence.index
        points = any(
            word in ("these", "those") and low[i + 1 : i + 2] and low[i + 1] in listed("scopes", "pointed")
            for i, word in enumerate(low)
        )
        before = self.sentences[at - 1] if at else None
        if not points or before is None or before.passage is not draft.sentence.passage:
            return ()
        first = [placed for placed in self.placed(before) if placed.role]
        opening = next((placed for placed in first if placed.role == "counted"), None)
        return _refs([placed for placed in first if placed is opening or placed.role == "from"], draft.entry, before)

    def _authority(self, draft: Draft) -> tuple[PlaceRef, ...]:
        """Take "Lithuanian border guards stopped 300" as counted in Lithuania, when no place is said."""
        if draft.entry is None or "authority" not in draft.entry.scope:
            return ()
        for placed in self.placed(draft.sentence):
            follows = (
                draft.low[placed.last + placed.possessive] if placed.last + placed.possessive < len(draft.low) else ""
            )
            acts = placed.form == "adjective" or placed.possessive
            if acts and placed.last <= draft.quantity.first and follows in listed("scopes", "authority"):
                return _refs([Placed(placed.at, placed.last, placed.place, "counted", "name")], None, draft.sentence)
        return ()

    def population(self, draft: Draft) -> Population:
        """Return nationalities and the group a draft counts."""
        return populations.population(self.sentences, self.placed, draft)

    def vague_site(self, draft: Draft) -> bool:
        """Say whether the figure's stretch names a site without a name ("at a camp on the border")."""
        return any(word in listed("scopes", "sites") for word in draft.low[draft.quantity.last : draft.right])


def _pays(draft: Draft, placed: Placed) -> bool:
    """Say whether a place acts on the money rather than gets it: "Brussels had earmarked 72 million euros"."""
    subject = placed.role == "counted" and placed.last < draft.quantity.first and placed.form == "name"
    if not subject or prepositioned(draft.low, placed.at):
        return False
    return not words("places", "getting").intersection(draft.low[placed.last : draft.quantity.first])


def _inside(one: Draft, two: Draft) -> bool:
    """Say whether the second figure tells where or with whom the first is: "14 boats with 90 people off Crete"."""
    return two.quantity.first > 0 and two.low[two.quantity.first - 1] in ("in", "at", "across", "inside", "with")


def _after_break(one: Draft, placed: Placed, two: Draft) -> bool:
    """Say whether a place between two figures opens the second's stretch (", in Poland 3 062", "; Spain 56,852")."""
    low = one.low
    between = low[placed.last : two.quantity.first]
    if between == ["("] and low[two.quantity.last : two.quantity.last + 1] == [")"]:
        return True  # "in Sindh 522 deaths, followed by Balochistan (260)"
    start = placed.at - (low[placed.at - 1] == "the")
    if all(word in (":", "(", ",", "with", "–", "-", "|") for word in between) and low[start - 1] in (
        *listed("scopes", "breaks"),
        "|",
        ".",
        ":",
    ):
        return True
    for index in range(two.quantity.first - 1, one.quantity.last - 1, -1):
        if low[index] in listed("scopes", "breaks"):
            return index < placed.at and low[index + 1] in roles.prepositions() and len(between) <= 2
    return False


def _has(found: Sequence[Placed], role: str) -> bool:
    return any(placed.role == role for placed in found)


def _refs(found: Sequence[Placed], entry: Indicator | None, sentence: Sentence) -> tuple[PlaceRef, ...]:
    made = []
    for placed in found:
        role = placed.role or "counted"
        if role == "to" and entry is not None and "keeps_to" not in entry.scope and not left(sentence, placed):
            role = "counted"
        place = gazetteer().place(placed.place)
        made.append(PlaceRef(place.id, place.name, place.country, role))
    return tuple(dict.fromkeys(made))


def left(sentence: Sentence, placed: Placed) -> bool:
    """Say whether people were counted before they went to a place: "tried to enter; all were sent back to Russia"."""
    lead = {token.lower for token in sentence.tokens[max(placed.at - 3, 0) : placed.at]}
    return not words("places", "returning").isdisjoint(lead)


def _most_specific(refs: tuple[PlaceRef, ...]) -> tuple[PlaceRef, ...]:
    """Drop a place that contains another of the same part ("Irbil in Iraq")."""
    known = gazetteer()
    kept = [
        ref
        for ref in refs
        if not any(other.role == ref.role and other.id != ref.id and known.contains(ref.id, other.id) for other in refs)
    ]
    order = {"counted": 0, "from": 1, "to": 2, "via": 3}
    return tuple(sorted(kept, key=lambda ref: order[ref.role]))
