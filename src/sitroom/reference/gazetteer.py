"""The gazetteer: every place the reader knows, every spelling of it, and which place lies in which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sitroom.reference import tables
from sitroom.reference.names import fold, is_acronym, key, spellings, word_count
from sitroom.reference.types import Place

_PRIORS = {"world": 9, "bloc": 9, "country": 9, "region": 8, "border": 6, "crossing": 6, "city": 5}
_FALLBACK_PRIOR = 4


@dataclass(frozen=True, slots=True)
class Membership:
    """A place's time in a bloc or cultural region; ISO dates, both ends included."""

    bloc: str
    member: str
    since: str | None = None
    until: str | None = None

    def holds(self, day: str | None) -> bool:
        """Say whether it held on an ISO day; None asks about the end of what is known."""
        return _holds(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Code:
    """A place's code in a scheme and the days it was in use: ISO dates, both ends included."""

    scheme: str
    value: str
    since: str | None = None
    until: str | None = None

    @classmethod
    def parse(cls, cell: str) -> "Code":
        """Read ``ICAO UTTT ..2025-10-01`` or ``IATA TAS``."""
        scheme, value, *days = cell.split()
        since, _, until = days[0].partition("..") if days else ("", "", "")
        return cls(scheme, value, since or None, until or None)

    def holds(self, day: str | None) -> bool:
        """Say whether it was in use on an ISO day; None asks about the end of what is known."""
        return _holds(self.since, self.until, day)


def _holds(since: str | None, until: str | None, day: str | None) -> bool:
    if day is None:
        return until is None
    return (since or "") <= day <= (until or "9999")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by id and by name.

    Keys of ``by_name``, ``adjectives`` and ``people`` are `names.key` forms; a folded spelling without
    diacritics is a key of its own. Ids of one name stand likeliest first. ``common_words`` are keys that are
    everyday words or personal names too, ``acronyms`` keys that name the place only in capitals ("us", "car").
    """

    places: dict[str, Place]
    by_name: dict[str, tuple[str, ...]]
    adjectives: dict[str, str]
    people: dict[str, str]
    common_words: frozenset[str]
    acronyms: frozenset[str]
    max_words: int
    memberships: tuple[Membership, ...]
    blocs_of: dict[str, tuple[Membership, ...]]
    by_code: dict[tuple[str, str], str]
    dated_codes: dict[str, tuple[Code, ...]]

    def place(self, place_id: str) -> Place:
        """Return the place of an id; `KeyError` when there is none."""
        return self.places[place_id]

    def country_of(self, place_id: str) -> str | None:
        """Return the alpha-3 code of the country a place lies in, None for regions, borders and unknown ids."""
        place = self.places.get(place_id)
        return None if place is None else place.country

    def code_of(self, place_id: str, scheme: str, on: str | None = None) -> str | None:
        """Return a place's code in a scheme ("IATA", "ICAO", "ISO3166-2") on an ISO day; None means now."""
        held = (code.value for code in self.dated_codes.get(place_id, ()) if code.scheme == scheme and code.holds(on))
        return next(held, None)

    def contains(self, big: str, small: str, on: str | None = None) -> bool:
        """Say whether ``small`` lies in ``big``: along parents and the memberships that held on an ISO day.

        A place contains itself; a border or crossing lies in neither of its countries.
        """
        return big in self.around(small, on)

    def around(self, place_id: str, on: str | None = None) -> frozenset[str]:
        """Return all places a place lies in, itself included."""
        seen: set[str] = set()
        waiting = [place_id]
        while waiting:
            here = waiting.pop()
            if here in seen or here not in self.places:
                continue
            seen.add(here)
            waiting += [m.bloc for m in self.blocs_of.get(here, ()) if m.holds(on)]
            waiting += [parent] if (parent := self.places[here].parent) else []
        return frozenset(seen)

    def members(self, bloc: str, on: str | None = None) -> tuple[str, ...]:
        """Return the members of a bloc or cultural region on an ISO day."""
        return tuple(m.member for m in self.memberships if m.bloc == bloc and m.holds(on))


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read once."""
    dated_codes: dict[str, tuple[Code, ...]] = {}
    places = {place.id: place for place in _places(dated_codes)}
    members = tuple(_memberships())
    blocs_of: dict[str, list[Membership]] = defaultdict(list)
    for member in members:
        blocs_of[member.member].append(member)
    by_name = _by_name(places.values())
    return Gazetteer(
        places=places,
        by_name=by_name,
        adjectives=_forms((place.id, place.adjectives) for place in places.values()),
        people=_forms((place.id, place.people) for place in places.values()),
        common_words=frozenset(form for place in places.values() for word in place.common for form in spellings(word)),
        acronyms=_acronyms(places.values()),
        max_words=max(word_count(name) for name in by_name),
        memberships=members,
        blocs_of={place: tuple(found) for place, found in blocs_of.items()},
        by_code={(code.scheme, code.value): place for place, codes in dated_codes.items() for code in codes},
        dated_codes=dated_codes,
    )


def _places(dated_codes: dict[str, tuple[Code, ...]]) -> Iterator[Place]:
    for name in tables.files("places", ".csv"):
        for row in tables.rows(name):
            codes = tuple(map(Code.parse, tables.listed(row.get("codes"))))
            if codes:
                dated_codes[row["id"]] = codes
            yield _place(row, codes, name)


def _place(row: dict[str, str], codes: tuple[Code, ...], source: str) -> Place:
    kind = row["kind"]
    prior = int(row["prior"]) if row.get("prior") else _PRIORS.get(kind, _FALLBACK_PRIOR)
    return Place(
        id=row["id"],
        name=row["name"],
        kind=kind,  # type: ignore[arg-type]  # the tests hold every file to the closed list
        country=row.get("country") or None,
        parent=row.get("parent") or None,
        latitude=tables.number(row.get("latitude")),
        longitude=tables.number(row.get("longitude")),
        names=(row["name"], *tables.listed(row.get("names"))),
        adjectives=tables.listed(row.get("adjectives")),
        people=tables.listed(row.get("people")),
        codes=tuple((code.scheme, code.value) for code in codes),
        valid_from=row.get("valid_from") or None,
        valid_to=row.get("valid_to") or None,
        source=source,
        countries=tables.listed(row.get("countries")),
        common=tables.listed(row.get("common")),
        prior=prior,
    )


def _memberships() -> Iterator[Membership]:
    for row in tables.rows("memberships.csv"):
        for member in tables.listed(row["members"]):
            yield Membership(row["bloc"], member, row["since"] or None, row["until"] or None)


def _by_name(places: Iterable[Place]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for spelling in {form for name in place.names for form in spellings(name)}:
            found[spelling].append(place)
    return {name: tuple(p.id for p in sorted(same, key=_likeliest)) for name, same in found.items()}


def _acronyms(places: Iterable[Place]) -> frozenset[str]:
    names = [name for place in places for name in place.names]
    plain = {key(name) for name in names if not is_acronym(name)}
    return frozenset(key(name) for name in names if is_acronym(name)) - plain


def _likeliest(place: Place) -> tuple[int, str]:
    return -place.prior, place.id


def _forms(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    # The first place to claim a form keeps it: countries.csv stands before regions.csv.
    forms: dict[str, str] = {}
    for place_id, words in pairs:
        for word in words:
            forms.setdefault(key(word), place_id)
            forms.setdefault(fold(word), place_id)
    return forms
