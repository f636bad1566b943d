"""Who counted: sources that record, document or put a number, and who speaks for whom."""

import pytest
from reports import reader, report

from sitroom.model import Figure

# Text, number, speaker, carriers.
CASES = [
    ("The Association for Rights spoke of 31 dead.", "31", "Association for Rights", ()),
    ("The police in Zagreb put the number of entries at 640.", "640", "police in Zagreb", ()),
    ("A mother of three put the price of her trip at 9,000 dollars.", "9,000", "a mother of three", ()),
    ("Aid groups have documented 26 deaths.", "26", "Aid groups", ()),
    ("The State Police recorded 3,200 arrivals.", "3,200", "State Police", ()),
    ("On Sunday officials counted 257 people.", "257", "officials", ()),
    ("Some 300 people were counted by the Red Cross.", "300", "Red Cross", ()),
    ("Latvia registered 300 attempts.", "300", None, ()),
    ("The camp registered 300 people.", "300", None, ()),
    ("The police will register 300 people.", "300", None, ()),
    ("The minister said the police had registered 300 people.", "300", "minister", ()),
    ("Home Office figures show that 300 people came.", "300", "Home Office", ()),
    ("Reuters, citing the airport, reported 300 arrivals.", "300", "airport", ("Reuters",)),
    ("The Migration Agency, quoted by SVT, estimates that 300 people came.", "300", "Migration Agency", ("SVT",)),
    ("An estimated 300 people are there, according to shelter directors.", "300", "shelter directors", ()),
    ("A nurse spoke to us. She says she saw 40 people.", "40", "a nurse", ()),
    ("The New York Times wrote of it. The Times said 20 people drowned.", "20", "New York Times", ()),
    ("'We saw 300 people,' said Ewa Nowak, a spokeswoman for the charity.", "300", "Ewa Nowak", ()),
]


@pytest.mark.parametrize(("text", "number", "speaker", "via"), CASES, ids=[case[0] for case in CASES])
def test_whoever_counted_says_it(text: str, number: str, speaker: str | None, via: tuple[str, ...]) -> None:
    """An authority or organisation that counts is the source of its number; states and private persons are not."""
    claims = reader().read(report(text, "2024-05-22")).claims
    found = [one for one in claims if isinstance(one, Figure) and one.mention and number in one.mention.text]
    assert (found[0].speaker, found[0].via) == (speaker, via)
