"""Who tells a figure: labels, tellers in mid-sentence, sources with a date, and who does not tell at all."""

import pytest
from reports import reader, report

from sitroom.model import Figure

CASES = [
    ("Belarus's State Border Committee: 2,000 people are in the tent camp.", "2,000", "State Border Committee"),
    ("12.05 Frontex: “We have sent 50 officers.”", "50", "Frontex"),
    ("Frontex: 50 officers, 12 vehicles.", "50", None),
    ("In 2023, 39,910 people came, Frontex said on Thursday, up from 15,682 a year earlier.", "15,682", "Frontex"),
    ("Three people died, police said, and 12 were injured.", "12", "police"),
    ("Some 20 died, Frontex said, while activists said 90 died.", "90", "activists"),
    (
        "According to a report of the ombudsperson dated 24 January 2022, 3,110 people were held.",
        "3,110",
        "ombudsperson",
    ),
    ("IOM believes at least 300 people died.", "at least 300", "IOM"),
    ("The government submitted that 811 people had crossed.", "811", "government"),
    ("Most of the 289 people came, according to their own words, from Iraq.", "289", None),
    ("The Ministry of Migration and Asylum said 39 people came.", "39", "Ministry of Migration and Asylum"),
    ("Minister Kaminski informed us on Monday that 40 people had died.", "40", "Kaminski"),
    ("The government in Madrid disputes this; it speaks of 300 bodies.", "300", "government in Madrid"),
    ("According to data of the Ministry of Migration and Asylum, 39 came.", "39", "Ministry of Migration and Asylum"),
    ("According to the Finnish Border Guard's assessment, 400 people wait.", "400", "Finnish Border Guard"),
    ("Costa Rica declared a state of emergency after 60,000 people entered.", "60,000", None),
    ("Our volunteers received calls from 214 people.", "214", None),
    ("Most bought 40 bicycles in the town, the police chief, Jan Kowalski, says.", "40", "Jan Kowalski"),
]


@pytest.mark.parametrize(("text", "mention", "speaker"), CASES, ids=[case[0] for case in CASES])
def test_a_figure_is_told_by_whoever_the_text_names(text: str, mention: str, speaker: str | None) -> None:
    """A teller's words go on behind him until somebody else speaks; deeds and labels of lists tell nothing."""
    claims = reader().read(report(text, "2024-01-22")).claims
    (found,) = [one for one in claims if isinstance(one, Figure) and one.mention and one.mention.text == mention]
    told = found.speaker or ""
    assert told.endswith(speaker) if speaker else found.speaker is None


@pytest.mark.parametrize(
    ("text", "mention", "modality"),
    [
        ("The ministry returned 320 rejected applicants.", "320", "asserted"),
        ("The mayor asks for help along the 679 km border.", "679 km", "asserted"),
        ("A second flight is planned for Friday with 420 passengers.", "420", "planned"),
        ("Arrivals topped the previous record of 31,678 set in 2006.", "31,678", "asserted"),
        ("Volunteers received calls for help from 214 people.", "214", "asserted"),
        ("The mayor calls for 214 more officers.", "214", "requested"),
    ],
)
def test_words_that_ask_or_deny_something_else_leave_a_figure_asserted(text: str, mention: str, modality: str) -> None:
    """Modality is that of the figure's own clause, not of a noun beside it."""
    claims = reader().read(report(text, "2024-01-22")).claims
    (found,) = [one for one in claims if isinstance(one, Figure) and one.mention and one.mention.text == mention]
    assert found.modality == modality
