"""Actors: every row is whole, spellings resolve to one actor, everyday words to none."""

from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.model import Reliability
from sitroom.reference import actors, gazetteer, tables
from sitroom.reference.types import Actor

KINDS = get_args(get_type_hints(Actor)["kind"])


@pytest.mark.parametrize("name", [*tables.files("actors", ".csv"), "offices.csv", "metonyms.csv"])
def test_every_file_says_where_it_is_from(name: str) -> None:
    """Each file of actors names its source and its licence, and fills every row to its last column."""
    head = "".join(line for line in tables.text(name).splitlines() if line.startswith("#"))
    assert "Source:" in head
    assert "Licence:" in head
    for row in tables.rows(name):
        assert None not in row, row["id"]
        assert None not in row.values(), row["id"]


def test_ids_are_unique() -> None:
    """No two rows share an id, states included."""
    ids = [row["id"] for name in tables.files("actors", ".csv") for row in tables.rows(name)]
    ids += [row["id"] for row in tables.rows("places/countries.csv")]
    assert len(ids) == len(set(ids)) == len(actors().held)


def test_every_reference_of_an_actor_leads_somewhere() -> None:
    """Countries are places, bodies an actor belongs to are actors, kinds come from the closed list."""
    for actor in actors().held.values():
        assert actor.kind in KINDS, actor.id
        assert actor.country is None or actor.country in gazetteer().places, actor.id
        assert actor.member_of is None or actors().actor(actor.member_of), actor.id
        assert actor.name.strip(), actor.id


def test_every_person_has_a_public_role() -> None:
    """Nobody is listed by name without an office: private persons are never recorded."""
    for actor in actors().held.values():
        assert (actor.kind == "person") == bool(actor.role), actor.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alyaksandr Lukashenka", "person.lukashenko"),
        ("Aleksander Lukashenko", "person.lukashenko"),
        ("President Alexander Lukashenko", "person.lukashenko"),
        ("Lukashenko", "person.lukashenko"),
        ("Belarusian strongman Alexander Lukashenko", "person.lukashenko"),
        ("Natalia Eismont, a spokeswoman for Lukashenko", "person.eismont"),
        ("Polish counterpart Mariusz Kaminsky", "person.kaminski"),
        ("Ursula von der Leyen", "person.von-der-leyen"),
        ("von der Leyen", "person.von-der-leyen"),
        ("Dunja Mijatovic", "person.mijatovic"),
        ("Agne Bilotaite", "person.bilotaite"),
        ("Ahmed al-Sahaf", "person.sahaf"),
        ("the Iraqi Foreign Ministry", "IRQ.foreign-ministry"),
        ("Iraq’s Foreign Ministry", "IRQ.foreign-ministry"),
        ("the Foreign Ministry of Iraq", "IRQ.foreign-ministry"),
        ("Moldovan Interior Ministry", "MDA.interior-ministry"),
        ("Poland's border authority", "POL.border-guard"),
        ("Straż Graniczna", "POL.border-guard"),
        ("Straz Graniczna", "POL.border-guard"),
        ("VSAT", "LTU.border-guard"),
        ("Belarus’s State Border Committee", "BLR.border-guard"),
        ("the Finnish Border Guard", "FIN.border-guard"),
        ("the Kremlin", "RUS.presidency"),
        ("Minsk", "BLR"),
        ("Warsaw", "POL"),
        ("Brussels", "EU"),
        ("the bloc", "EU"),
        ("UN Refugee Agency", "UN.unhcr"),
        ("IOM", "UN.iom"),
        ("Iraqi Airlines", "airline.iraqi-airways"),
        ("Belarusian state news agency BelTA", "outlet.belta"),
        ("Russia’s Tass news agency", "outlet.tass"),
        ("WHO", "UN.who"),
    ],
)
def test_a_text_resolves_to_its_actor(text: str, expected: str) -> None:
    """Names, transliterations, titled forms, metonyms and offices resolve to one id."""
    found = actors().resolve(text)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "text", ["who", "is", "care", "", "  ", "the", "a resident", "Ahmed", "the mother", "the price", "Turk", "x" * 500]
)
def test_words_and_private_persons_resolve_to_nobody(text: str) -> None:
    """Acronyms in small letters, given names, descriptions and overlong texts name no actor."""
    assert actors().resolve(text) is None


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.reuters.com", "outlet.reuters"),
        ("eng.belta.by", "outlet.belta"),
        ("ec.europa.eu", "EU.commission"),
        ("home-affairs.ec.europa.eu", "EU.home"),
        ("transport.ec.europa.eu", "EU.commission"),
        ("frontex.europa.eu", "EU.frontex"),
        ("TASS.com", "outlet.tass"),
        ("reuters.com:443", "outlet.reuters"),
        ("example.org", None),
        ("com", None),
        ("", None),
    ],
)
def test_a_host_leads_to_its_outlet(host: str, expected: str | None) -> None:
    """Web hosts and their sub-domains lead to the nearest actor, unknown ones to none."""
    found = actors().by_domain(host)
    assert (found.id if found else None) == expected


def test_a_domain_belongs_to_one_actor() -> None:
    """No two actors claim the same domain, but for bodies that publish under a parent's."""
    shared: dict[str, list[str]] = {}
    for actor in actors().held.values():
        for domain in actor.domains:
            shared.setdefault(domain, []).append(actor.id)
    assert [ids for ids in shared.values() if len(ids) > 1] == []


def test_default_grades_are_as_the_headers_say() -> None:
    """State-controlled media of the accused start at D, established agencies at B, what nobody judged at F."""
    held = actors().held
    assert held["outlet.belta"].reliability is Reliability.D
    assert held["outlet.reuters"].reliability is Reliability.B
    assert held["POL.border-guard"].reliability is Reliability.B
    assert held["airline.belavia"].reliability is Reliability.F


def test_sides_join_those_with_one_interest() -> None:
    """A state, its organs, its leader and its state media share a side; the Union's bodies share another."""
    held = actors().held
    assert {held[one].side for one in ("BLR", "BLR.border-guard", "person.lukashenko", "outlet.belta")} == {"belarus"}
    assert {held[one].side for one in ("EU", "EU.frontex", "person.johansson")} == {"eu"}
    assert actors().actor("IRQ.police").side == "iraq"


def test_an_unknown_id_is_a_key_error() -> None:
    """Ids of no actor, state or office are refused."""
    for wrong in ("XYZ", "XYZ.police", "POL.no-such-office"):
        with pytest.raises(KeyError):
            actors().actor(wrong)


@given(st.text(max_size=60))
def test_resolving_never_raises(text: str) -> None:
    """Whatever a report says, resolving gives an actor or nothing."""
    found = actors().resolve(text)
    assert found is None or isinstance(found, Actor)


@given(st.sampled_from(sorted(actors().held)))
def test_every_full_name_leads_to_its_actor(actor_id: str) -> None:
    """The name an actor is listed under leads to it."""
    actor = actors().held[actor_id]
    ids = actors().by_name[actor.name.lower().replace("’", "'")]
    assert actor_id in ids
