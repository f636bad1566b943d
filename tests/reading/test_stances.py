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
    ("Minsk vowed a harsh answer.", [("warning", "Minsk", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_stances_are_what_is_said_of_others(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """What points back denies only an accusation, and asking for asylum or water is no call."""
    found = [one for one in reader().read(report(text, "2024-05-22")).claims if isinstance(one, Statement)]
    assert [(one.stance, one.speaker, one.target) for one in found] == expected
    assert all(one.about for one in found if one.stance == "denial" and len(found) > 1)
