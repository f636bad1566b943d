"""Whom a figure counts, and lists and tables by origin."""

import pytest
from reports import reader, report

from sitroom.model import Figure

CASES = [
    ("At the border 21 people were refused entry, 12 of whom were Russian citizens.", "12", ["RUS"]),
    ("Police arrested 73 people; two-thirds were Afghans.", "two-thirds", ["AFG"]),
    ("In Latvia 4 foreigners, citizens of Syria, were let in.", "4", ["SYR"]),
    ("In Latvia 4 foreigners, citizens of Syria, were let in. Two of them were taken to hospital.", "Two", ["SYR"]),
    ("Police in Latvia detained a driver with six persons of Indian origin.", "six", ["IND"]),
    ("Italy counted arrivals.\n\nMain nationalities: Guinea (12%), Tunisia (9%).", "9%", ["TUN"]),
    ("Country | Individuals | Sudanese\nChad | 489,745 | 92%\nEgypt | 323,318 | 98%", "98%", ["SDN"]),
    ("Poland stopped 300 people of many countries.", "300", []),
]


def _figure(text: str, mention: str) -> Figure:
    claims = reader().read(report(text, "2023-09-18")).claims
    return next(one for one in claims if isinstance(one, Figure) and one.mention and one.mention.text == mention)


@pytest.mark.parametrize(("text", "mention", "expected"), CASES, ids=[case[0] for case in CASES])
def test_nationalities_are_told_by_noun_predicate_and_list(text: str, mention: str, expected: list[str]) -> None:
    """Who people are stands in their noun phrase, in what is said of them, or over the list they stand in."""
    assert list(_figure(text, mention).population.nationality) == expected


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("In Pakistan 1,325 people died. One third of the dead are children (466).", "One third", "children"),
        ("In Sudan 300 people fled. Some 51% are women and girls.", "51%", "women"),
        ("Italy took in 11,560 unaccompanied children.", "11,560", "children"),
    ],
)
def test_groups_are_told_by_noun_and_predicate(text: str, mention: str, expected: str) -> None:
    """Children and women are told as such, alone or not, in the noun phrase or in what is said of a share."""
    figures = [one for one in reader().read(report(text, "2023-09-18")).claims if isinstance(one, Figure)]
    assert any(one.population.group == expected and mention in one.anchor.quote for one in figures)


def test_places_of_departure_are_where_people_come_from() -> None:
    """A table by place of departure counts arrivals where the report is, from the places of its rows."""
    text = "Italy: arrivals in Italy rise. Italy counted them.\n\nPlace of departure | Arrivals\nTunisia | 9,752"
    roles = {(ref.id, ref.role) for ref in _figure(text, "9,752").places}
    assert ("TUN", "from") in roles
    assert ("TUN", "counted") not in roles


def test_a_country_in_a_smaller_place_s_name_is_none() -> None:
    """A parish or county called like a country does not lie in it."""
    claims = reader().read(report("Police in Latvia detained six people near Malta parish.", "2023-08-08")).claims
    assert not any(ref.id == "MLT" for one in claims if isinstance(one, Figure) for ref in one.places)
