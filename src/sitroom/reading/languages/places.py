"""Places of a language: names met by stem, adjectives and peoples, borders made of two countries, and their parts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from sitroom.model.claim import PlaceRole
from sitroom.reading.languages.stems import Terms, listed
from sitroom.reading.languages.tongue import Tongue, tongue
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Document, Sentence, Token
from sitroom.reference import gazetteer, local_names
from sitroom.reference.languages import name_stems

Form = Literal["name", "adjective", "people"]
_KINDS = frozenset(["city", "division", "camp", "crossing", "region"])
_SHORTEST = 4
_VOWELS = "aeiouyąęėįųūóāēīůõäöü"
_LINKS = frozenset([",", "-", "–", "/"])
_INTO = frozenset(["в", "во", "на", "у", "ў", "ва"])


@dataclass(frozen=True, slots=True)
class _Entry:
    place: str
    form: Form
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one document by sentence."""

    tongue: Tongue
    by_sentence: dict[int, list[Placed]]

    def of(self, sentence: Sentence) -> list[Placed]:
        """Return the places of a sentence in order, borders in place of what they are made of."""
        return self.by_sentence.get(sentence.index, [])


def places(document: Document, of: Tongue) -> Places:
    """Find the places of a document."""
    table = _table(of.code)
    found = {sentence.index: list(_names(sentence, of, table)) for sentence in document.sentences}
    told: Counter[str] = Counter(
        country for group in found.values() for one in group if (country := gazetteer().country_of(one.place))
    )
    made: dict[int, list[Placed]] = {}
    seen: set[str] = set()
    for sentence in document.sentences:
        at_home = of.home is not None and any(
            one.form != "people" and gazetteer().country_of(one.place) == of.home for one in found[sentence.index]
        )
        seen |= {of.home or ""} if at_home else set()
        made[sentence.index] = _Borders(sentence, of, found[sentence.index], told).merged(seen)
        seen |= {one.place for one in made[sentence.index] if gazetteer().place(one.place).kind == "border"}
    return Places(of, made)


def _names(sentence: Sentence, of: Tongue, table: Terms[_Entry]) -> Iterator[Placed]:
    tokens, at = sentence.tokens, 0
    made: Placed | None = None
    low = [token.lower for token in tokens]
    while at < len(low):
        found = _match(tokens, low, at, of, table) if low[at] in table else None
        if found is None:
            at += 1
            continue
        end, entry = found
        role = _role(low, at, end, entry, of, made) if entry.form == "name" else None
        subject = role is None and entry.form == "name" and _opens(low, at, end, of)
        made = Placed(at, end, entry.place, "counted" if subject else role, entry.form, subject)
        yield made
        at = end


def _match(
    tokens: Sequence[Token], low: Sequence[str], at: int, of: Tongue, table: Terms[_Entry]
) -> tuple[int, _Entry] | None:
    """Return the longest entry whose form suits the capitals of the text."""
    capital = tokens[at].text[0].isupper()
    best: tuple[int, _Entry] | None = None
    for end, entry in table.all(low, at):
        if entry.form == "adjective" and capital and at > 0 and tokens[at - 1].text.isalpha():
            continue
        if entry.form == "name" and (not capital or (entry.unsure and _person(tokens, at, of))):
            continue
        if entry.form == "people" and capital != of.capital_nouns and at > 0 and of.capital_nouns:
            continue
        if best is None or end > best[0]:
            best = end, entry
    return best


def _person(tokens: Sequence[Token], at: int, of: Tongue) -> bool:
    """Say whether the name follows another name, as a surname does."""
    before = tokens[at - 1].text if at else ""
    return not of.capital_nouns and len(before) > 2 and before[0].isupper() and before[1:].islower() and at > 1


def _role(low: Sequence[str], at: int, end: int, entry: _Entry, of: Tongue, made: Placed | None) -> PlaceRole | None:
    """Return the part a place plays by the words before it; "сообщили в Минске" and "citizens of" place nothing."""
    if end < len(low) and low[end] in of.areas:
        return "counted"
    if (end < len(low) and low[end] in of.citizens) or (at > 1 and low[at - 2] in of.speech.verbs):
        return None
    if (
        made is not None
        and made.role == "from"
        and at - made.last == 1
        and (low[made.last] in of.joins or low[made.last] == ",")
    ):
        return made.role  # "no Lietuvas un Igaunijas"
    for skip in (0, 1, 2):
        told = of.roles.before(low, at - skip)
        if told is not None:
            role: PlaceRole = told[1]  # type: ignore[assignment]  # the data's keys are the contract's roles
            return "to" if role == "counted" and _onto(low, at, end, skip, of) else role
        if at - skip <= 0 or not low[at - skip - 1].isalpha() or low[at - skip - 1] in of.speech.verbs:
            break
    if of.locative and low[end - 1].endswith(of.locative):
        return "counted"
    return None


def _opens(low: Sequence[str], at: int, end: int, of: Tongue) -> bool:
    """Say whether a name stands first in its clause, or heads what follows: "Літва не прапусціла 71"."""
    follows = low[end] if end < len(low) else ""
    if follows in of.citizens:
        return False
    first = at - 1 if at and low[at - 1] in of.determiners else at
    opens = first <= 1 or low[first - 1] in (",", ";", "–", "—", "(") or low[first - 1] in of.joins
    return follows in ("–", "—", ":", "(") or opens


def _onto(low: Sequence[str], at: int, end: int, skip: int, of: Tongue) -> bool:
    """Say whether a name after "in" or "on" stands in the case of going there: "в Эрбиль вылетели"."""
    if low[end - 1] in of.directed:
        return True
    into = bool(of.accusative) and skip == 0 and at > 0 and low[at - 1] in _INTO
    return into and end == at + 1 and low[at].endswith(of.accusative)


class _Borders:
    """Finds the borders of one sentence: a word for border with one country or two beside it."""

    def __init__(self, sentence: Sentence, of: Tongue, found: list[Placed], told: Counter[str]) -> None:
        self.low, self.of, self.found, self.told = [token.lower for token in sentence.tokens], of, found, told

    def merged(self, seen: set[str]) -> list[Placed]:
        """Return the places with borders for the names they are made of; a bare one is the only one `seen`."""
        made = list(self.found)
        sides = {at: self._sides(at) for at, word in enumerate(self.low) if self._border(at, word)}
        taken = {one.at for used in sides.values() for one in used}
        for at, used in sides.items():
            near = [one for one in reversed(self.found) if one.at < at and one.at not in taken]
            line = self._line(self._two_borders(at, used), near)
            if line is None and not used and not self.found and len(seen) == 1:
                made.append(Placed(at, at + 1, next(iter(seen)), "counted", "name"))
            if line is None:
                continue
            first, last = min([at, *(one.at for one in used)]), max([at + 1, *(one.last for one in used)])
            made = [one for one in made if one.last <= first or one.at >= last]
            made.append(Placed(first, last, line, "counted", "name"))
        for one, two in self._pairs() if sides else ():
            pair = [gazetteer().country_of(place.place) or "" for place in (one, two)]
            if (line := self._line(pair, ())) is not None and one in made and two in made:
                made = [place for place in made if place not in (one, two)]
                made.append(Placed(one.at, two.last, line, "counted", "name"))
        return sorted(made, key=lambda one: one.at)

    def _two_borders(self, at: int, used: Sequence[Placed]) -> list[str]:
        """Return the countries a border lies between; "кордони з Молдовою та Румунією" are two of one's own."""
        countries = [gazetteer().country_of(one.place) or "" for one in used]
        behind = len(used) == 2 and all(one.at > at and one.form == "name" for one in used)
        several = behind and not any(word in self.of.between for word in self.low[at : used[0].at])
        return countries[:1] if several and self.of.home else countries

    def _border(self, at: int, word: str) -> bool:
        """Say whether a word stands for a border; in "pasienio tarnyba" it is part of a body's name."""
        return word in self.of.border and not (at + 1 < len(self.low) and self.low[at + 1] in self.of.authorities)

    def _pairs(self) -> Iterator[tuple[Placed, Placed]]:
        """Yield "литовско-беларусской" beside a border named once: "на латвийско-беларусской границе … на …"."""
        for one, two in pairwise(self.found):
            if one.form == two.form == "adjective" and self.low[one.last : two.at] == ["-"]:
                yield one, two

    def _sides(self, at: int) -> list[Placed]:
        before = self._chain(at, -1)
        return (before + self._chain(at, 1))[:2]

    def _chain(self, at: int, step: int) -> list[Placed]:
        """Return the countries that stand right beside a word for border, linked by nothing but small words."""
        taken: list[Placed] = []
        edge = at if step < 0 else at + 1
        for one in sorted(self.found, key=lambda placed: placed.at * step):
            if gazetteer().country_of(one.place) != one.place:
                continue
            gap = self.low[one.last : edge] if step < 0 else self.low[edge : one.at]
            beyond = one.at >= at if step < 0 else one.at <= at
            if beyond or len(gap) > 2 or len(taken) == 2:
                continue
            if step < 0 and not taken and one.form == "people":
                continue
            small = [word for word in gap if word in self.of.with_country or word in self.of.joins or word in _LINKS]
            if len(small) != len(gap) or (step > 0 and not taken and not gap and one.form == "people"):
                continue
            taken.append(one)
            edge = one.at if step < 0 else one.last
        return taken

    def _line(self, countries: list[str], near: Sequence[Placed]) -> str | None:
        lines = _lines()
        if len(countries) == 2:
            return lines.get(frozenset(countries))
        if len(countries) != 1:
            return None
        beside = [gazetteer().country_of(one.place) for one in near]
        for other in [*beside, self.of.home, *(country for country, _ in self.told.most_common())]:
            if other and other != countries[0] and (line := lines.get(frozenset([other, countries[0]]))):
                return line
        return None


@cache
def _lines() -> dict[frozenset[str], str]:
    return {
        frozenset(place.countries): place.id
        for place in gazetteer().places.values()
        if place.kind == "border" and len(place.countries) == 2
    }


@cache
def _table(code: str) -> Terms[_Entry]:
    return Terms(_entries(tongue(code)))


def _entries(of: Tongue) -> Iterator[tuple[str, _Entry]]:
    forms = local_names(of.code)
    tables: tuple[tuple[dict[str, str], Form], ...] = (
        (forms.by_name, "name"),
        (forms.adjectives, "adjective"),
        (forms.people, "people"),
    )
    for held, form in tables:
        yield from ((name, _Entry(place, form)) for name, place in held.items() if not place.startswith("border."))
    forms_of: tuple[Form, ...] = ("name", "adjective", "people")
    for place, stems in name_stems(of.code).items():
        for words, form in zip(stems, forms_of, strict=True):
            for stem in listed(words.lower()):
                entry = _Entry(place, form)
                yield (stem if stem[-1] in "*~" or (form == "name" and len(stem) < _SHORTEST) else f"{stem}~"), entry
    for place, stems_of in of.places.items():
        for stem in listed(stems_of.lower()) if place in gazetteer().places else ():
            yield stem, _Entry(place, "name")
    if not _cyrillic(of):
        yield from _gazetteer_entries()


def _cyrillic(of: Tongue) -> bool:
    return of.code in ("ru", "be", "uk")


def _gazetteer_entries() -> Iterator[tuple[str, _Entry]]:
    """Yield the gazetteer's own spellings as stems; names that are common words are left to the language's list."""
    held = gazetteer()
    for name, ids in held.by_name.items():
        place = held.places[ids[0]]
        if place.kind in _KINDS and name not in held.common_words and name not in held.acronyms:
            patterns = [_stem(word) for word in name.split()]
            if all(patterns) and len(patterns) < 4:
                yield " ".join(patterns), _Entry(place.id, "name", unsure=True)


def _stem(word: str) -> str:
    """Return a pattern for the inflected forms of a name: its last vowels off, a short ending on."""
    stem = word.rstrip(_VOWELS) if word[-1:] in _VOWELS else word.removesuffix("s")
    if word.endswith(("ai", "is", "as", "us", "ys", "os")) and len(word) > _SHORTEST + 1:
        stem = word[:-2]
    return f"{stem}~" if len(stem) >= _SHORTEST else word


def with_role(one: Placed, role: PlaceRole) -> Placed:
    """Return a place in another part."""
    return replace(one, role=role)
