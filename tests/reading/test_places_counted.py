"""Where a figure was counted, and which places of its text are not where."""

import pytest
from reports import reader, report

from sitroom.model import Figure

CASES = [
    ("RIGA, May 22 (AP) - Some 130 people tried to swim the river.", "130", ["Latvia"]),
    ("BRUSSELS (AP) - Some 130 people drowned on Monday.", "130", []),
    ("On Sunday 340 people landed on Crete and another 120 on Monday, the ministry in Athens said.", "120", ["Crete"]),
    ("Officials in Geneva said 20 people had drowned off Tunisia.", "20", ["Tunisia"]),
    ("The government in Vilnius has sent 900 soldiers.", "900", ["Lithuania"]),
    ("The hospital in Hajnówka said it had treated 12 people.", "12", ["Hajnówka"]),
    ("Norway and Sweden took in 300 people.", "300", ["Norway", "Sweden"]),
    ("On Monday 14 boats with 367 people reached Lesbos.", "14", ["Lesbos"]),
    ("Some 300 Iraqis were held in Hungarian prisons.", "300", ["Hungary"]),
    ("The Finnish Border Guard stopped 35 people.", "35", ["Finland"]),
    ("The Polish guards stopped 95 people, 52 of them near Michałowo.", "95", ["Poland"]),
    ("Canada gave two million euros. 47,000 tents were handed out.", "47,000", []),
    ("Flights to Minsk\n\nPolice detained 12 people on Tuesday.", "12", []),
    ("Tents near Kuźnica\n\nPolice detained 12 people on Tuesday.", "12", ["Kuźnica"]),
    ("The Serbian driver fled. Police detained 12 people.", "12", []),
]


@pytest.mark.parametrize(("text", "number", "places"), CASES, ids=[case[0] for case in CASES])
def test_places_are_those_of_the_count(text: str, number: str, places: list[str]) -> None:
    """Datelines, speakers' seats, donors, drivers and destinations lend no place; joined subjects both do."""
    claims = reader().read(report(text, "2024-05-22")).claims
    (found,) = [one for one in claims if isinstance(one, Figure) and one.mention and number in one.mention.text]
    assert sorted(ref.name for ref in found.places if ref.role in ("counted", "to")) == places
