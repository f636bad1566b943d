"""Ways in which measures are told: aid in kind, people sent, fences by length, proceedings, corridors."""

import pytest
from reports import reader, report

from sitroom.model import Measure

CASES = [
    ("The Jordan Red Crescent distributed 900 stoves and 2,000 mattresses in Daraa.", "fund", "Jordan Red Crescent"),
    ("Norway has sent Malawi tents, pumps and water filters.", "fund", "Norway"),
    ("UNICEF reached 12,000 children with hygiene kits in the first week.", "fund", "UNICEF"),
    ("Moldova received €15 million in budget support in March.", "fund", None),
    ("Chad received $20 million in aid from Japan last month.", "fund", "Japan"),
    ("Forty firefighters from Greece arrived on Sunday.", "deploy", "Greece"),
    ("A further 200 soldiers will join on Monday.", "deploy", None),
    ("The Home Office recruited 400 caseworkers for the new centre.", "deploy", "Home Office"),
    ("Hungary will put up a 175-km (109-mile) fence along the river.", "build_barrier", "Hungary"),
    ("Some 40 km of the wall were built in 2022.", "build_barrier", None),
    ("The ditch and the barrier are not ready; another 12 miles will be erected next year.", "build_barrier", None),
    ("Construction of the border wall: 30 km of 90 km completed.", "build_barrier", None),
    ("Last year 64 criminal cases were initiated against smugglers.", "investigate", None),
    ("Proceedings for trafficking have been instituted in nine cases.", "investigate", None),
    ("A 41-year-old skipper appeared in court in Kalamata on smuggling charges.", "investigate", None),
    ("For assisting illegal entry, two drivers were detained.", "investigate", None),
    (
        "Parliament extended the heightened alert regime in two counties until May.",
        "declare_emergency",
        "Parliament",
    ),
    ("Motorcycles are now banned in the border zone.", "restrict_movement", None),
    ("Fishing boats are prohibited in the coast guard's security zone.", "restrict_movement", None),
    ("The mission opened a medical corridor for the wounded on Friday.", "grant_access", None),
    ("Since May, direct flights to Managua from Haiti have ceased.", "suspend_flights", None),
    ("Germany said it would resume deportation flights to Kabul.", "repatriate", "Germany"),
    ("Iraqi Airways plans three more evacuation flights by Friday.", "repatriate", "Iraqi Airways"),
    ("Telegram removed 40 channels that spread disinformation.", "inform_public", "Telegram"),
    ("Serbia's interior ministry said the men would be moved to a camp in the south.", "relocate", "interior ministry"),
]


def _measures(text: str, publisher: str | None = None) -> list[Measure]:
    held = reader().read(report(text, "2023-05-02", publisher)).claims
    return [one for one in held if isinstance(one, Measure)]


@pytest.mark.parametrize(("text", "action", "actor"), CASES, ids=[case[0][:40] for case in CASES])
def test_measure_is_read_however_it_is_told(text: str, action: str, actor: str | None) -> None:
    """The sentence tells one measure of this action, and its actor stays open where the text names none."""
    found = _measures(text)
    assert [one.action for one in found] == [action]
    assert actor is None or actor in (found[0].actor or "")


NONE = [
    "Eleven people were taken to hospital in Grodno.",
    "No funds were given for the fence.",
    "No persons were admitted on humanitarian grounds.",
    "The Commission should open infringement proceedings against the country.",
    "The centre was accommodating 2,840 persons.",
    "Minsk complained that Warsaw had moved a whole army to the frontier.",
    "Officers arrived at the scene within minutes.",
    "The ferry delivered food to the island every week.",
    "Traffic between the two towns was limited by snow.",
    "The Red Crescent promised to deliver 900 blankets.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_nobody_did_is_no_measure(text: str) -> None:
    """Care, refusals of nothing, calls on others, charges and aid still to come tell no measure."""
    assert _measures(text) == []


OWN = [
    ("CHF 2 million was released from the fund on 3 May.", "IFRC", "IFRC"),
    ("Up to €8 million will be made available for shelters.", "European Commission", "European Commission"),
    ("All scheduled flights to Khartoum are suspended until further notice.", "Turkish Airlines", "Turkish Airlines"),
    ("Agents shall not sell one-way tickets to Minsk.", "Qatar Airways", "Qatar Airways"),
    ("The Terehova crossing was closed on Monday.", "State Border Guard of Latvia", "Latvia"),
    ("The crossing was closed on Monday.", "Reuters", None),
    ("$2 million was released on 3 May.", "Reuters", None),
    ("On the instruction of the Iraq Civil Aviation Authority, all flights to Minsk are suspended.", "x", "Iraq Civil"),
]


@pytest.mark.parametrize(("text", "publisher", "actor"), OWN, ids=[case[0][:40] for case in OWN])
def test_elided_doer_is_the_publisher_only_of_its_own_deeds(text: str, publisher: str, actor: str | None) -> None:
    """An airline's flights, a body's money and a state's border are its own; a news agency did nothing."""
    found = _measures(text, publisher)
    assert len(found) == 1
    assert (found[0].actor is None) if actor is None else actor in (found[0].actor or "")


def test_a_dateline_is_no_part_of_a_measure() -> None:
    """Neither the mention nor the object of a deed takes words of where and when the report was written."""
    text = "MINSK, 18 November 2021 (ABC) - The first repatriation flight for Iraqis left Minsk on Thursday."
    found = _measures(text)
    assert all("(" not in (one.object or "") for one in found)
    assert [one.mention.text.startswith("The first") for one in found if one.mention] == [True]
