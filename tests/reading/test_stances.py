"""Accusations told as facts, denials that point back, and askings that call on nobody."""

import pytest
from reports import reader, report

from sitroom.model import Statement

# Text, and every statement's stance, speaker and target.
CASES = [
    ("Nine people asked for asylum at the airport.", []),
    ("They asked for water, the doctor said.", []),
    ("The clinic in Grodno admitted 7 people.", []),
    ("The Red Cross asked for access to the camp.", [("call", "Red Cross", None)]),
    ("Poland accuses Belarus of sending people. Minsk rejects this.",
     [("accusation", "Poland", "Belarus"), ("denial", "Minsk", None)]),
    ("Poland proposed a new deal. Minsk rejects this.", []),
    ("Latvia says Belarus is behind the pressure. Minsk denies it.",
     [("accusation", "Latvia", "Belarus"), ("denial", "Minsk", None)]),
    ("The Finnish minister said that the services of Russia were behind the crossings.",
     [("accusation", "Finnish minister", "services of Russia")]),
    ("The Polish minister said that Minsk organises it.", [("accusation", "Polish minister", "Minsk")]),
    ("The Polish minister said that he stands behind Ukraine.", []),
    ('"Moscow is behind this. We saw the orders," the Estonian prime minister said.',
     [("accusation", "Estonian prime minister", "Moscow")]),
    ("The Kremlin dismissed the talk of an attack as fantasy.", [("denial", "Kremlin", None)]),
    ("The Turkish foreign ministry called the allegations groundless.",
     [("denial", "Turkish foreign ministry", None)]),
    ("The ministry called the weather mild.", []),
    ("Belarus has been accused by the EU of using migrants as a weapon.", [("accusation", "EU", "Belarus")]),
    ("Minsk has been accused of using migrants as a weapon.", [("accusation", None, "Minsk")]),
    ("Minsk has not been accused of anything.", []),
    ("Transit countries have been asked to check passengers.", [("call", None, "Transit countries")]),
    ("The EU condemned Minsk and called on the regime to free prisoners.",
     [("accusation", "EU", "Minsk"), ("call", "EU", "regime")]),
    ("We call on all authorities to let doctors into the zone.", [("call", None, "all authorities")]),
    ('"We urge the Polish authorities to open the zone," said Liz Throssell, a UN spokesperson.',
     [("call", "Liz Throssell", "Polish authorities")]),
    ("Estonia described the flow as a hybrid attack by Russia.", [("accusation", "Estonia", "Russia")]),
    ("Estonia described the weather as mild.", []),
    ('"We have nothing to do with it," said Anatoly Glaz, a spokesman for the Belarusian foreign ministry.',
     [("denial", "Anatoly Glaz", None)]),
    ("The EU will not tolerate attempts to destabilise its members.", [("pledge", "EU", None)]),
    ("The ministry proposed to build a fence.", []),
    ("The claim that soldiers shot migrants is unfounded.", [("denial", None, None)]),
    ("The minister of Poland said that Russia was using migrants as a weapon.",
     [("accusation", "minister of Poland", "Russia")]),
    ('"The passage is closing," Kyriakos Mitsotakis said, warning smugglers that their money is wasted.',
     [("warning", "Kyriakos Mitsotakis", "smugglers")]),
    ("Haiti's government defended its right and called on Santo Domingo for dialogue.",
     [("call", "Haiti's government", "Santo Domingo")]),
    ("EU leaders met in Brussels. They urged airlines to avoid Minsk.", [("call", "EU leaders", "airlines")]),
    ("Western sanctions have been blamed by Syria for the delay.", [("accusation", "Syria", None)]),
    ("Turkey accused Athens of cruelty, a charge Greek officials deny.",
     [("accusation", "Turkey", "Athens"), ("denial", "Greek officials", None)]),
    ("Minsk vowed a harsh answer.", [("warning", "Minsk", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_stances_are_what_is_said_of_others(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """What points back denies only an accusation, and asking for asylum or water is no call."""
    found = [one for one in reader().read(report(text, "2024-05-22")).claims if isinstance(one, Statement)]
    assert [(one.stance, one.speaker, one.target) for one in found] == expected
    assert all(one.plover is not None for one in found)
    assert all(one.about for one in found if one.stance == "denial" and len(found) > 1)
