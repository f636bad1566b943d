"""Every place stands where it can stand, and no country holds two places of one kind and name."""

from collections import defaultdict

import pytest

from sitroom.reference import fold_name, gazetteer, name_key

_FAR = 22.0  # degrees a place may stand from its country's point, but for the countries below
_WIDE = {"RUS", "USA", "CAN", "CHN", "BRA", "AUS", "IND", "FRA", "NOR", "DNK", "GRL", "ESP", "PRT", "GBR", "CHL", "KAZ"}
_WIDE |= {"ARG", "IDN"}
_BETWEEN = 16.0  # degrees from a crossing or border to one of its countries


def _apart(one: str, two: str) -> float:
    a, b = gazetteer().place(one), gazetteer().place(two)
    return max(abs((a.latitude or 0) - (b.latitude or 0)), abs((a.longitude or 0) - (b.longitude or 0)))


def test_every_place_stands_near_its_country() -> None:
    """A place's coordinates are on the globe and not far from the point of the country it lies in."""
    wrong = []
    for place in gazetteer().places.values():
        if place.latitude is None or place.longitude is None:
            continue
        globe = abs(place.latitude) <= 90 and abs(place.longitude) <= 180
        near = place.country is None or place.country in _WIDE or _apart(place.id, place.country) <= _FAR
        wrong += [] if globe and near else [place.id]
    assert wrong == []


def test_every_crossing_stands_near_both_sides() -> None:
    """Borders and crossings stand within reach of one country at least, and crossings near their border's point."""
    wrong = [
        place.id
        for place in gazetteer().places.values()
        if place.countries
        and min(_apart(place.id, side) for side in place.countries) > _BETWEEN
        and not _WIDE & set(place.countries)
    ]
    assert wrong == []


def test_no_country_holds_one_name_twice() -> None:
    """Two places of one kind in one country share a name only where the world has two."""
    held: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for place in gazetteer().places.values():
        for name in place.names if place.country else ():
            held[fold_name(name), place.country or "", place.kind].add(place.id)
    twice = {key[0] for key, ids in held.items() if len(ids) > 1}
    assert twice == {"frankfurt"}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Beni Ensar", "MAR"),
        ("Vučjak", "BIH"),
        ("Ásotthalom", "HUN"),
        ("Tovarnik", "HRV"),
        ("San Antonio", "USA"),
        ("Ciudad Acuna", "MEX"),
        ("Atareb", "SYR"),
        ("Famagusta", "CYP"),
        ("Isaccea", "ROU"),
        ("Goris", "ARM"),
        ("Eidomeni", "GRC"),
        ("Kofinou", "CYP"),
    ],
)
def test_places_of_other_crises_are_known(name: str, country: str) -> None:
    """Towns, camps and checkpoints that reports of the last ten years name are in their country."""
    ids = gazetteer().by_name.get(name.lower()) or gazetteer().by_name[fold_name(name)]
    assert gazetteer().country_of(ids[0]) == country


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("Beni Ensar crossing", {"ESP", "MAR"}),
        ("Tompa crossing", {"HUN", "SRB"}),
        ("Záhony crossing", {"HUN", "UKR"}),
        ("Slovak-Ukrainian border", {"SVK", "UKR"}),
        ("Lukeville port of entry", {"MEX", "USA"}),
        ("Preševo crossing", {"MKD", "SRB"}),
    ],
)
def test_crossings_of_external_borders_are_known(name: str, sides: set[str]) -> None:
    """Crossings and borders of the external land borders are met by name and lie between their two sides."""
    (found, *_) = gazetteer().by_name.get(name.lower(), ()) or gazetteer().by_name[fold_name(name)]
    assert set(gazetteer().place(found).countries) == sides


def test_every_name_is_met_in_capitals() -> None:
    """Headlines in capitals meet every place, the dotless i of Turkish and the sharp s of German included."""
    held = gazetteer()
    lost = [
        p.id for p in held.places.values() for n in p.names if p.id not in held.by_name.get(name_key(n.upper()), ())
    ]
    assert lost == []
