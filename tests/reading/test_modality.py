"""How firmly a thing is told."""

import pytest
from reports import report

from sitroom.reading.document import document
from sitroom.reading.modality import modality


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("Guards stopped 300 people.", "300 people", "asserted"),
        ("Officials estimate that 300 people are waiting.", "300 people", "estimated"),
        ("Up to 300 people may have crossed.", "300 people", "estimated"),
        ("On 3 May 2021 guards stopped 300 people.", "300 people", "asserted"),
        ("May brought 300 people.", "300 people", "asserted"),
        ("The Commission will provide €3 million.", "€3 million", "planned"),
        ("Belarus plans to fly home 5,000 migrants.", "5,000 migrants", "planned"),
        ("Some 5,000 migrants are to be flown home; 5,000 are expected to follow.", "5,000 are", "planned"),
        ("Poland asked for 40 officers.", "40 officers", "requested"),
        ("The agency appealed for $20 million.", "$20 million", "requested"),
        ("Minsk denied that 40 people had drowned.", "40 people", "denied"),
        ("Germany ruled out taking in 2,000 migrants.", "2,000 migrants", "denied"),
        ("Minsk denied everything, but guards found 40 people.", "40 people", "asserted"),
        ("Not only 40 people were found.", "40 people", "asserted"),
    ],
)
def test_the_words_of_the_clause_decide(text: str, span: str, expected: str) -> None:
    """The nearest cue before a span in its clause, or the verb behind it, tells how firmly it is told."""
    read = document(report(text))
    start = text.index(span)
    assert modality(read, start, start + len(span)) == expected


def test_a_span_outside_any_sentence_is_asserted() -> None:
    """A span that no sentence holds is not guessed about."""
    assert modality(document(report("One. ")), 400, 410) == "asserted"


FIGURES = [
    ("The embassy expects 900 people to arrive.", "900", "estimated"),
    ("Estonia has built 60 km of a planned 115 km fence.", "60 km", "asserted"),
    ("Estonia has built 60 km of a planned 115 km fence.", "115 km", "planned"),
    ("The service has hired 35 of the planned 80 guards.", "35", "asserted"),
    ("Two hundred soldiers and 12 vehicles will join them.", "Two hundred", "planned"),
    ("An additional 300 guards are to be deployed.", "300", "planned"),
    ("We still need 8,000 euros, the charity said.", "8,000 euros", "requested"),
    ("Some 300 people did not come.", "300", "asserted"),
]


@pytest.mark.parametrize(("text", "mention", "expected"), FIGURES, ids=[f"{case[0]} {case[1]}" for case in FIGURES])
def test_a_plan_is_only_what_is_planned(text: str, mention: str, expected: str) -> None:
    """A participle before a number plans that number alone, and a verb behind a list plans all of it."""
    made = document(report(text))
    start = text.index(mention)
    assert modality(made, start, start + len(mention)) == expected
