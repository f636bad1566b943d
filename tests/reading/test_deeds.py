"""Deeds that share a verb, bans told of passengers, plans approved, and words that are no deeds."""

import pytest
from reports import reader, report

from sitroom.model import Measure

# Text, and every measure's action, actor and status.
CASES = [
    ("Norway plans to build a fence and to send 90 guards.",
     [("build_barrier", "Norway", "proposed"), ("deploy", "Norway", "proposed")]),
    ("The Finnish parliament approved building a fence on the border.",
     [("build_barrier", "Finnish parliament", "announced")]),
    ("The Finnish parliament approved the construction of a fence on the border.",
     [("build_barrier", "Finnish parliament", "announced")]),
    ("Citizens of Yemen may not board flights to Minsk, the aviation authority announced.",
     [("restrict_boarding", "aviation authority", "in_force")]),
    ("Syrians will not be sold tickets and will not be allowed to board flights to Minsk, Turkish Airlines said.",
     [("restrict_boarding", "Turkish Airlines", "announced"), ("limit_ticket_sales", "Turkish Airlines", "announced")]),
    ("Cham Wings stopped its services Damascus-Minsk on Monday.", [("suspend_flights", "Cham Wings", "in_force")]),
    ("Greece has declared a four-month state of emergency on the island.",
     [("declare_emergency", "Greece", "in_force")]),
    ("Finland will close its last remaining border crossing.", [("close_border", "Finland", "announced")]),
    ("The Raja-Jooseppi station will shut on Thursday.", [("close_border", None, "announced")]),
    ("- Iraq: direct flights to Minsk suspended since 5 August.", [("suspend_flights", "Iraq", "in_force")]),
    ("- Belavia: no longer carries citizens of Syria.", [("restrict_boarding", "Belavia", "in_force")]),
    ("The UN mission was not granted access to the border area by Poland.", [("grant_access", "Poland", "refused")]),
    ("Poland denied journalists access to the zone.", [("grant_access", "Poland", "refused")]),
    ("Construction of the fence on the border has been completed.", [("build_barrier", None, "completed")]),
    ("Mexico reached an agreement with Venezuela to repatriate migrants.", [("repatriate", "Mexico", "announced")]),
    ("It was the first such repatriation organised by Baghdad.", [("repatriate", "Baghdad", "completed")]),
    ("Investigators searched 20 flats and detained five suspected smugglers.",
     [("investigate", "Investigators", "completed")]),
    ("Medical teams have been deployed by 20 member states.", [("deploy", "20 member states", "completed")]),
    ("Germany agreed to take in up to 150 minors.", [("relocate", "Germany", "announced")]),
    ("Poland banned staying in a border strip on 13 May. The ban will last 90 days.",
     [("restrict_movement", "Poland", "in_force"), ("restrict_movement", "Poland", "announced")]),
    ("The Union has banned Belarusian carriers from its airspace and its airports.",
     [("ban_overflight", "Union", "in_force"), ("ban_airport_access", "Union", "in_force")]),
    ("Over 1,000 Iraqis have returned home with the help of the Government of Iraq.",
     [("repatriate", "Government of Iraq", "completed")]),
    ("The first repatriation flight left Minsk on Thursday.", [("repatriate", None, "completed")]),
    ("Lukashenko proposed that the European Union open a humanitarian corridor.",
     [("relocate", "European Union", "proposed")]),
    ("A humane response includes helping people to return home.", []),
    ("The Council reached political agreement on a fifth package of sanctions.",
     [("sanction", "Council", "announced")]),
    ("The police cleared the camp in Dunkirk.", [("relocate", "police", "completed")]),
    ("EU Home Affairs agencies have been deployed since July.", [("deploy", None, "completed")]),
    ("Emergency aid is now under way in Lithuania.", []),
    ("Finland shut its border in May, and the government extended the closure in June.",
     [("close_border", "Finland", "in_force"), ("close_border", "Finland", "in_force")]),
    ("Iraq suspended flights to Minsk in August; the suspension remains in place.",
     [("suspend_flights", "Iraq", "in_force")]),
    ("Panama deported 29 Colombians.", [("repatriate", "Panama", "completed")]),
    ("The Czech Republic no longer issues visas to Russians.", [("suspend_visa", "Czech Republic", "in_force")]),
    ("Uzbekistan Airways – sale of tickets to Minsk suspended.",
     [("limit_ticket_sales", "Uzbekistan Airways", "in_force")]),
    ("Traffic through Medininkai is suspended.", [("close_border", None, "in_force")]),
    ("Belavia said it would comply and refuse boarding to citizens of Yemen.",
     [("restrict_boarding", "Belavia", "announced")]),
    ("The Russian Federation declined our request to access the area.",
     [("grant_access", "Russian Federation", "refused")]),
    ("Sindh province has been declared a disaster area by the provincial government.",
     [("declare_emergency", "provincial government", "in_force")]),
    ("The Seimas has resolved to restrict the movement of foreigners.", [("restrict_movement", "Seimas", "announced")]),
    ("EU leaders agreed to ban Belarusian airlines from European skies.",
     [("ban_overflight", "EU leaders", "announced")]),
    ("Nobody in Vilnius wants to close the border crossing.", []),
    ("No country closed its border.", []),
    ("In 1944 the Soviet command sealed the border between Lithuania and Poland.", []),
    ("The army was called in to help evacuate people.", [("deploy", None, "completed")]),
    ("How many smugglers were arrested?", []),
    ("Frontex: reopen a border", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_deeds_are_told_apart(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each infinitive is a deed of its own, and questions and headings in the imperative tell none."""
    found = [one for one in reader().read(report(text, "2024-05-22")).claims if isinstance(one, Measure)]
    assert [(one.action, one.actor, one.status) for one in found] == expected


def test_we_of_a_notice_is_its_publisher() -> None:
    """An airline that writes "we" in its own notice is who does it; a "we" in a quotation is not."""
    text = 'From 24 November we are suspending flights to Minsk. "We suspended flights," read a sign.'
    found = [
        one for one in reader().read(report(text, "2021-11-20", publisher="Belavia")).claims if isinstance(one, Measure)
    ]
    assert [one.actor for one in found][:1] == ["Belavia"]
    assert all(one.actor != "Belavia" for one in found[1:])
