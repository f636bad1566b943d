"""Accusations, denials, calls and pledges told without a verb of their own."""

import pytest
from reports import reader, report

from sitroom.model import Statement

CASES = [
    ('Ankara called the toll "false and inflated".', "denial", "Ankara"),
    ('Spokesman Dmitry Peskov dismissed the video as "lies".', "denial", "Dmitry Peskov"),
    ("Ethiopia disputes the findings of the report.", "denial", "Ethiopia"),
    ("Rwanda disputed the attribution of the attack.", "denial", "Rwanda"),
    ("Morocco dismissed it as “nonsense”.", "denial", "Morocco"),
    (
        'Minister Gabrielius Landsbergis said Minsk was waging "hybrid war" on the bloc.',
        "accusation",
        "Landsbergis",
    ),
    ("Amnesty International held Athens responsible for the shipwreck.", "accusation", "Amnesty International"),
    ("The Danish Refugee Council recorded 310 pushbacks from Croatia in May.", "accusation", "Danish Refugee Council"),
    (
        "Saudi border guards unlawfully killed migrants, Human Rights Watch said today.",
        "accusation",
        "Human Rights Watch",
    ),
    ("Kigali complained that Kinshasa had broken the truce.", "accusation", "Kigali"),
    ("President Gustavo Petro called it a step backwards.", "accusation", "Gustavo Petro"),
    ("UNICEF fears that thousands of children will go hungry.", "warning", "UNICEF"),
    ("The Commission will provide additional support as needed.", "pledge", "Commission"),
    (
        '"There is no way we will let them in," Minister Karl Nehammer told the radio.',
        "pledge",
        "Karl Nehammer",
    ),
]


def _statements(text: str, publisher: str | None = None) -> list[Statement]:
    held = reader().read(report(text, "2023-05-02", publisher)).claims
    return [one for one in held if isinstance(one, Statement)]


@pytest.mark.parametrize(("text", "stance", "speaker"), CASES, ids=[case[0][:40] for case in CASES])
def test_stance_is_read_without_a_verb_of_its_own(text: str, stance: str, speaker: str) -> None:
    """The sentence tells one statement of this stance by this speaker."""
    found = _statements(text)
    assert [one.stance for one in found] == [stance]
    assert speaker in (found[0].speaker or "")


NONE = [
    "IOM has received USD 83.2 m of the USD 209 m it asked for.",
    "Afghans illegally crossed the river, the police said.",
    "The government held talks with those responsible for the camp.",
    "The guards held the crossing until noon.",
    "The Council recorded 40 visits to the site.",
]


@pytest.mark.parametrize("text", NONE)
def test_plain_report_is_no_statement(text: str) -> None:
    """Amounts asked for, crossings, holding a place and counts of other things take no stance."""
    assert _statements(text) == []


def test_body_calls_on_others_in_its_own_voice() -> None:
    """An organisation's report that says what a state should do calls on it; a news agency's does not."""
    text = "The European Commission should open proceedings under the treaty."
    assert [one.stance for one in _statements(text, "Human Rights Watch")] == ["call"]
    assert _statements(text, "Reuters") == []
