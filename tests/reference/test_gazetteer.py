"""The gazetteer: every file is whole, spellings meet, and what lies in what is right."""

from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.reference import fold_name, gazetteer, name_key, tables
from sitroom.reference.types import Place

KINDS = get_args(get_type_hints(Place)["kind"])
FILES = tables.files("places", ".csv")
SAME = [
    ("Irbil", "Erbil", "Arbil", "Hewlêr", "Hewler"),
    ("Kuźnica", "Kuznica", "Kuźnica Białostocka"),
    ("Grodno", "Hrodna", "Гродно"),
    ("Brest", "Brześć", "Brest-Litovsk", "Brzesc"),
    ("Kyiv", "Kiev"),
    ("Białystok", "Bialystok"),
    ("Vilnius", "Wilno"),
    ("Sulaymaniyah", "Sulaimaniyah", "Slemani", "Suleimaniya"),
    ("Duhok", "Dohuk"),
    ("Czechia", "the Czech Republic", "Czech Republic"),
    ("Türkiye", "Turkey", "Turkiye"),
    ("UAE", "U.A.E.", "United Arab Emirates"),
    ("U.S.", "US", "United States of America"),
    ("UK", "U.K.", "Britain"),
    ("Côte d’Ivoire", "Cote d'Ivoire", "Ivory Coast"),
    ("Bosnia and Herzegovina", "Bosnia & Herzegovina", "Bosnia"),
    ("Saint Petersburg", "St. Petersburg", "St Petersburg"),
    ("EU", "E.U.", "European Union", "the European Union"),
    ("Bruzgi-Kuźnica", "Kuznica-Bruzgi", "Kuźnica–Bruzgi", "Bruzgi checkpoint"),
    ("Polish-Belarusian border", "Belarus-Poland border", "border between Belarus and Poland"),
    ("Kurdistan Region", "Iraqi Kurdistan", "Iraq’s Kurdistan region"),
    ("Darién Gap", "Darien Gap", "the Darien Gap"),
    ("Lesbos", "Lesvos"),
    ("El Geneina", "Geneina"),
    ("Narva-Ivangorod", "Ivangorod-Narva", "Narva crossing"),
    ("Vaalimaa crossing", "Vaalimaa crossing point", "Vaalimaa-Torfyanovka"),
]
NEIGHBOURHOOD = ("BLR", "POL", "LTU", "LVA", "UKR", "EST", "FIN", "DEU", "RUS", "IRQ", "SYR", "TUR", "LBN", "JOR")


@pytest.mark.parametrize("name", FILES)
def test_every_file_says_where_it_is_from(name: str) -> None:
    """Each file of places names its source and its licence, and fills every row to its last column."""
    head = [line for line in tables.text(name).splitlines() if line.startswith("#")]
    assert "Source:" in "".join(head)
    assert "Licence:" in "".join(head) or "CC0" in "".join(head)
    for row in tables.rows(name):
        assert None not in row, row["id"]
        assert None not in row.values(), row["id"]


def test_ids_are_unique_over_all_files() -> None:
    """No two rows share an id."""
    ids = [row["id"] for name in FILES for row in tables.rows(name)]
    assert len(ids) == len(set(ids)) == len(gazetteer().places)


def test_every_parent_country_and_member_exists() -> None:
    """Parents, countries, sides of a border and members of blocs are places; kinds come from the closed list."""
    held = gazetteer()
    for place in held.places.values():
        known = (place.parent, place.country, *place.countries)
        assert all(other is None or other in held.places for other in known), place.id
        assert place.kind in KINDS, place.id
    for member in held.memberships:
        assert member.bloc in held.places
        assert member.member in held.places, member


def test_no_place_lies_in_itself_by_way_of_others() -> None:
    """Following parents always ends in the world, or for a border nowhere."""
    held = gazetteer()
    for place in held.places.values():
        seen, here = [place.id], place.parent
        while here is not None:
            assert here not in seen, seen
            seen.append(here)
            here = held.places[here].parent
        assert seen[-1] == "world" or held.places[seen[-1]].kind == "border", seen


def test_all_of_iso_3166_is_there() -> None:
    """The 249 countries of ISO 3166-1 and Kosovo stand with alpha-2, adjective, centroid and a known capital."""
    rows = list(tables.rows("places/countries.csv"))
    assert len(rows) == 250
    assert len({row["alpha2"] for row in rows}) == 250
    cities = {(city.country, city.name) for city in gazetteer().places.values() if city.kind == "city"}
    uninhabited = {"HMD", "UMI", "SGS", "BVT", "ATA"}
    for row in rows:
        place = gazetteer().place(row["id"])
        assert len(place.id) == 3
        assert place.adjectives, place.id
        assert place.latitude is not None, place.id
        assert place.longitude is not None, place.id
        if place.id not in uninhabited:
            assert (place.id, row["capital"]) in cities, row["capital"]


def test_positions_are_on_earth_and_everybody_below_a_country_has_one() -> None:
    """Latitudes and longitudes are in range, and cities, crossings, camps and airports all have them."""
    for place in gazetteer().places.values():
        if place.kind in ("city", "crossing", "camp", "airport", "border"):
            assert place.latitude is not None, place.id
        assert -90 <= (place.latitude or 0) <= 90, place.id
        assert -180 <= (place.longitude or 0) <= 180, place.id


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_spellings_meet_in_one_id(names: tuple[str, ...]) -> None:
    """All spellings and transliterations of a place have the same likeliest id."""
    assert len({gazetteer().by_name[name_key(name)][0] for name in names}) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("brest", ("BLR.brest", "FRA.brest-france")),
        ("tripoli", ("LBY.tripoli", "LBN.tripoli-lebanon")),
        ("georgia", ("GEO", "USA.georgia")),
        ("luxembourg", ("LUX",)),
        ("gaza", ("PSE.gaza",)),
        ("kurdistan", ("region.kurdistan",)),
        ("congo", ("COD",)),
    ],
)
def test_the_likeliest_place_of_a_name_stands_first(name: str, expected: tuple[str, ...]) -> None:
    """A shared name lists its places by prior."""
    assert gazetteer().by_name[name] == expected


@pytest.mark.parametrize("name", ["turkey", "chad", "jordan", "nice", "reading", "georgia", "us", "van", "reunion"])
def test_names_that_are_words_are_marked(name: str) -> None:
    """A name that is an everyday word or a personal name is known to be one."""
    assert name in gazetteer().common_words
    assert gazetteer().place(gazetteer().by_name[name][0]).common_word


@pytest.mark.parametrize(
    ("word", "place"),
    [("polish", "POL"), ("iraqi", "IRQ"), ("kurdish", "region.kurdistan"), ("nigerien", "NER"), ("nigerian", "NGA")],
)
def test_adjectives_name_their_place(word: str, place: str) -> None:
    """Adjectives lead to the country or region."""
    assert gazetteer().adjectives[word] == place


@pytest.mark.parametrize(
    ("word", "place"),
    [("iraqis", "IRQ"), ("pole", "POL"), ("kurds", "region.kurdistan"), ("syrians", "SYR"), ("finns", "FIN")],
)
def test_peoples_name_their_place(word: str, place: str) -> None:
    """Demonyms lead to the country or region, singular and plural."""
    assert gazetteer().people[word] == place


@pytest.mark.parametrize(
    ("big", "small", "on", "holds"),
    [
        ("EU", "POL.kuznica", None, True),
        ("EU", "GBR.dover", "2019-12-31", True),
        ("EU", "GBR.dover", None, False),
        ("EU", "BLR.minsk", None, False),
        ("NATO", "FIN", "2023-04-03", False),
        ("NATO", "FIN", "2023-04-04", True),
        ("IRQ", "IRQ.erbil", None, True),
        ("IRQ.kurdistan", "IRQ.erbil", None, True),
        ("region.kurdistan", "IRQ.sulaymaniyah", None, True),
        ("BLR", "camp.bruzgi", None, True),
        ("BLR", "crossing.kuznica-bruzgi", None, False),
        ("border.BLR-POL", "crossing.kuznica-bruzgi", None, True),
        ("region.baltic-states", "LVA.daugavpils", None, True),
        ("region.middle-east", "SYR.aleppo", None, True),
        ("region.europe", "POL", None, True),
        ("POL", "region.europe", None, False),
        ("POL", "POL", None, True),
        ("POL", "no-such-place", None, False),
    ],
)
def test_contains_follows_parents_and_memberships(big: str, small: str, on: str | None, holds: bool) -> None:
    """A place lies in its parents and in the blocs of the day; a border lies in neither of its countries."""
    assert gazetteer().contains(big, small, on) is holds


@pytest.mark.parametrize(("day", "count"), [("2003-01-01", 15), ("2021-11-16", 27), ("2019-06-01", 28)])
def test_the_union_has_the_members_of_the_day(day: str, count: int) -> None:
    """The European Union has 15, 28 and 27 members when it had."""
    assert len(gazetteer().members("EU", day)) == count


def test_a_code_is_right_for_its_day() -> None:
    """Tashkent was UTTT until 1 October 2025 and is UZTT since; both lead to the airport."""
    held = gazetteer()
    assert held.code_of("airport.TAS", "ICAO", "2021-11-18") == "UTTT"
    assert held.code_of("airport.TAS", "ICAO") == "UZTT"
    assert held.by_code["ICAO", "UTTT"] == held.by_code["ICAO", "UZTT"] == "airport.TAS"
    assert held.code_of("airport.TAS", "UN/LOCODE") is None


def test_airports_have_both_codes() -> None:
    """Every airport has one IATA code of three letters and one ICAO code of four in use today."""
    for place in gazetteer().places.values():
        if place.kind == "airport":
            iata, icao = (gazetteer().code_of(place.id, scheme) for scheme in ("IATA", "ICAO"))
            assert iata is not None, place.id
            assert icao is not None, place.id
            assert place.id == f"airport.{iata}"
            assert len(icao) == 4


def test_crossings_lie_between_countries_and_never_in_one() -> None:
    """A crossing names both its countries, has no country of its own and lies near the places it is named after."""
    for place in gazetteer().places.values():
        if place.kind == "crossing":
            assert place.country is None, place.id
            assert len(place.countries) == 2, place.id


def test_the_neighbourhood_is_well_covered() -> None:
    """The countries around the first crises have many places each."""
    for country in NEIGHBOURHOOD:
        count = sum(place.country == country for place in gazetteer().places.values())
        assert count >= 10, country


def test_no_name_maps_to_nothing() -> None:
    """Every key of every index leads to places that exist, and no key is empty."""
    held = gazetteer()
    for index in (held.adjectives, held.people):
        assert all(key and place in held.places for key, place in index.items())
    for key, ids in held.by_name.items():
        assert key.strip(), ids
        assert ids, key
        assert all(place in held.places for place in ids)
        assert len(ids) == len(set(ids)), key


@given(st.sampled_from(sorted(gazetteer().places)))
def test_every_place_is_found_by_every_name(place_id: str) -> None:
    """Each name of a place, as written, without diacritics and in capitals, leads back to it."""
    place = gazetteer().place(place_id)
    for name in place.names:
        for form in (name_key(name), fold_name(name), name_key(name.upper())):
            assert place_id in gazetteer().by_name[form]


@given(st.text())
def test_name_keys_are_stable(text: str) -> None:
    """Taking the key of a key changes nothing, whatever the text."""
    assert name_key(name_key(text)) == name_key(text)


def test_the_tables_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for the gazetteer many times reads each file once."""
    read: list[str] = []
    real = tables.text
    monkeypatch.setattr(tables, "text", lambda name: read.append(name) or real(name))
    gazetteer.cache_clear()
    first = gazetteer()
    assert all(gazetteer() is first for _ in range(3))
    assert sorted(read) == sorted([*FILES, "memberships.csv"])
