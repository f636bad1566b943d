"""Currencies, abbreviations, inflections and base maps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.reference import abbreviations, base_map, currencies, gazetteer, tables
from sitroom.reference.inflect import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("sign", "code"), [("€", "EUR"), ("$", "USD"), ("US$", "USD"), ("zł", "PLN"), ("£", "GBP"), ("₴", "UAH")]
)
def test_signs_lead_to_codes(sign: str, code: str) -> None:
    """Currency signs as reports write them lead to ISO 4217 codes."""
    assert currencies().signs[sign] == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("euros", "EUR"), ("dollars", "USD"), ("złoty", "PLN"), ("zloty", "PLN"), ("roubles", "RUB"), ("rubles", "RUB")],
)
def test_words_lead_to_codes(word: str, code: str) -> None:
    """Currency words, with and without diacritics, lead to ISO 4217 codes."""
    assert currencies().words[word] == code


def test_every_currency_is_told_apart() -> None:
    """Codes are unique, three capitals; no sign or word is claimed twice."""
    rows = list(tables.rows("currencies.csv"))
    assert len({row["code"] for row in rows}) == len(rows) == len(currencies().codes)
    assert all(len(code) == 3 and code.isupper() for code in currencies().codes)
    for column in ("signs", "words"):
        claimed = [part for row in rows for part in tables.listed(row[column])]
        assert len(claimed) == len(set(claimed))


def test_abbreviations_end_with_their_stop() -> None:
    """English abbreviations hold the usual ones; an unknown language has none."""
    assert {"U.S.", "Nov.", "No.", "Art.", "St.", "Gen.", "p.m."} <= abbreviations()
    assert all(word.endswith(".") for word in abbreviations())
    assert abbreviations("xx") == frozenset()


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("turn back", ("turn back", "turns back", "turned back", "turning back")),
        ("stop", ("stop", "stops", "stopped", "stopping")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("die", ("die", "dies", "died", "dying")),
        ("flee", ("flee", "flees", "fled", "fleeing")),
        ("fly home", ("fly home", "flies home", "flew home", "flown home", "flying home")),
        ("=found dead", ("found dead",)),
    ],
)
def test_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    """A verb phrase gives its forms, irregular and doubled ones right; a marked phrase stays as it is."""
    assert verb_forms(verb) == forms


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("child", ("child", "children")),
        ("asylum application", ("asylum application", "asylum applications")),
        ("application for asylum", ("application for asylum", "applications for asylum")),
        ("ban on the overflight", ("ban on the overflight", "bans on the overflight")),
        ("family", ("family", "families")),
        ("=personnel", ("personnel",)),
    ],
)
def test_nouns_are_inflected(noun: str, forms: tuple[str, ...]) -> None:
    """A noun phrase gives singular and plural of its head."""
    assert noun_forms(noun) == forms


@given(st.text(max_size=40))
def test_any_word_can_be_inflected(word: str) -> None:
    """Whatever an analyst writes, inflection gives at least one form and never raises."""
    assert verb_forms(word)
    assert noun_forms(word)


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "country"),
    [
        ("Simferopol", 34.1, 44.95, "UKR"),
        ("Sevastopol", 33.6, 44.7, "UKR"),
        ("Laayoune", -13.1, 27.1, "ESH"),
        ("Dakhla", -15.0, 23.7, "ESH"),
        ("Gaza", 34.38, 31.45, "PSE"),
        ("Pristina", 21.17, 42.66, "XKX"),
        ("Kaliningrad", 21.0, 54.7, "RUS"),
        ("Minsk", 27.56, 53.9, "BLR"),
        ("North of Nicosia", 33.3, 35.25, "CYP"),
    ],
)
@pytest.mark.parametrize("scale", ["region", "world"])
def test_disputed_places_are_where_the_united_nations_see_them(
    scale: str, name: str, longitude: float, latitude: float, country: str
) -> None:
    """Crimea is not in Russia nor Laayoune in Morocco, on either map."""
    assert base_map(scale).country_at(longitude, latitude) == country, name


def test_the_open_sea_is_in_no_country() -> None:
    """A point in the middle of the Mediterranean lies in no shape."""
    assert base_map().country_at(18.0, 34.5) is None


@pytest.mark.parametrize("scale", ["region", "world"])
def test_shapes_are_closed_known_and_share_their_borders(scale: str) -> None:
    """Rings end where they begin, every shape is a country of the gazetteer, land borders name two of them."""
    held = base_map(scale)
    assert set(held.shapes) <= set(gazetteer().places)
    for shape in held.shapes.values():
        for polygon in shape.polygons:
            for ring in polygon:
                assert ring[0] == ring[-1], shape.id
                assert len(ring) >= 4, shape.id
    pairs = {(border.a, border.b) for border in held.borders}
    assert ("BLR", "POL") in pairs
    assert ("ESH", "MAR") in {(border.a, border.b) for border in held.borders if border.disputed}
    assert all(border.a in held.shapes and border.b in (None, *held.shapes) for border in held.borders)


def test_maps_carry_licence_and_disclaimer() -> None:
    """Whoever draws the map has the words that must stand under it."""
    assert "BSD-3-Clause" in base_map().licence
    assert "do not imply" in base_map().disclaimer
    assert "Redistribution and use" in tables.text("maps/LICENCE.txt")


def test_cities_lie_in_their_country() -> None:
    """On the regional map no inland city of the gazetteer stands more than a border strip away from its country."""
    held, wrong = base_map(), []
    west, south, east, north = held.bounds
    for place in gazetteer().places.values():
        x, y = place.longitude or 0.0, place.latitude or 0.0
        if place.kind == "city" and west < x < east and south < y < north:
            around = (held.country_at(x + dx, y + dy) for dx in (0, -0.2, 0.2) for dy in (0, -0.2, 0.2))
            wrong += [] if place.country in around else [place.id]
    tiny = {"MCO.monaco-ville", "GIB.gibraltar", "VAT.vatican-city", "ESP.ceuta", "ESP.melilla", "ESP.tarajal"}
    assert set(wrong) <= tiny | {"ITA.linosa", "ISR.jerusalem", "ESP.la-restinga", "SMR.city-of-san-marino"}
