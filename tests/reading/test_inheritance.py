"""Where a figure was counted when its own clause does not say."""

import pytest

from sitroom.model import Figure, Known, Passage, PassageKind, Report
from sitroom.reading import Reader
from sitroom.reference import codebook

HEAD = "Numbers fall at the frontier\n\n"


def _places(text: str, publisher: str | None = None, heading: str = HEAD) -> list[list[str]]:
    whole = heading + text
    passages = (
        Passage(1, 0, len(heading.rstrip()), PassageKind.HEADING),
        Passage(2, len(heading), len(whole)),
    )
    report = Report(
        sha256="0" * 64,
        media_type="text/plain",
        size=len(whole),
        text=whole,
        passages=passages,
        parser="test",
        published=Known("2023-11-22", "given"),
        publisher=Known(publisher, "given"),
    )
    claims = Reader(codebook()).read(report).claims
    return [[ref.id for ref in c.places if ref.role == "counted"] for c in claims if isinstance(c, Figure)]


@pytest.mark.parametrize(
    ("text", "publisher", "heading", "expected"),
    [
        ("Since August more than 700 people have arrived, the Finnish Border Guard said.", None, HEAD, [["FIN"]]),
        ("Norway deployed 200 soldiers on Monday.", None, HEAD, [["NOR"]]),
        ("In Estonia the week was calm. Border guards stopped 12 migrants on Friday.", None, HEAD, [["EST"]]),
        ("In Latvia 40 migrants were detained on Friday. On Saturday 12 were detained.", None, HEAD, [["LVA"]] * 2),
        (
            "Some 70 people arrived: 40 in Latvia and 30 in Poland. In all 90 attempts were made.",
            "Frontex",
            HEAD,
            [[], ["LVA"], ["POL"], []],
        ),
        ("On Friday 117 migrants were detained.", "Polish Border Guard", HEAD, [["POL"]]),
        ("On Friday 117 migrants were detained.", "Reuters", HEAD, [[]]),
        ("On Friday 117 migrants were detained.", None, "A quiet week in Romania\n\n", [["ROU"]]),
        ("In 2022 some 40 per cent were men.", "Polish Border Guard", HEAD, [["POL"]]),
        ("Volunteers handed out 700 sleeping bags.", None, "BIHAC, Bosnia and Herzegovina\n\n", [["BIH.bihac"]]),
        ("Latvia took in 300 refugees. Now 90 people were stopped in the country.", None, HEAD, [["LVA"]] * 2),
        ("Nobody left Samos. On Friday 80 people were moved off the island.", None, HEAD, [["GRC.samos"]]),
        (
            "Applicants came from Syria (312), Somalia (248) and Yemen (167).",
            "Polish Border Guard",
            HEAD,
            [["POL"]] * 3,
        ),
        ("Some 900 people were displaced in Syria, he said in New York on Monday.", None, HEAD, [["SYR"]]),
        ("In Narva 14 people tried to enter; all were sent back to Russia.", None, HEAD, [["EST.narva"]]),
        ("Estonia and Narva were calm. It is 2022.\n\nThere were 14 attempts.", None, HEAD, [["EST"]]),
        ("Some 900 people were met on Spain's Canary Islands.", None, HEAD, [["ESP.canary-islands"]]),
        ("Brussels had set aside 72 million euros.", None, HEAD, [[]]),
        ("The Helsinki Foundation took on 88 cases.", None, HEAD, [[]]),
        ("Central Mediterranean: 441 migrants drowned.", None, HEAD, [["region.central-mediterranean"]]),
        ("In 2023 some 520 migrants crossed the Darien Gap.", "Panama", HEAD, [["region.darien-gap"]]),
        ("At the border with Turkey 164 people were stopped.", None, "Calm in Bulgaria\n\n", [["BGR"]]),
        ("About 4,376 people were housed in hotels.", "Estonian Police", "Ukrainian refugees\n\n", [["EST"]]),
        ("Belarus has 700 migrants on its soil.", None, HEAD, [["BLR"]]),
        ("Frontex says Fabrice Leggeri resigned. He led 200 officers.", None, HEAD, [[]]),
        (
            "Minsk and Belarus denied it. German police found 80 people at the border with Poland.",
            None,
            HEAD,
            [["DEU"]],
        ),
        ("German Federal Police found 85 people with a link to Belarus.", None, HEAD, [["DEU"]]),
        ("In 2023 some 437 people crossed the English Channel.", None, HEAD, [["region.channel"]]),
        (
            "Del Rio is quiet. Some 200 people camped in this Texas border city on Monday.",
            None,
            HEAD,
            [["USA.del-rio"]],
        ),
        ("The fund will receive 30 million euros.", "Polish Border Guard", HEAD, [["POL"]]),
    ],
)
def test_place_is_lent_by_the_nearest(
    text: str, publisher: str | None, heading: str, expected: list[list[str]]
) -> None:
    """A figure takes its place from its paragraph, speaker, official publisher or heading."""
    assert _places(text, publisher, heading) == expected


def test_own_place_wins() -> None:
    """A place in the figure's own clause is never replaced."""
    assert _places("The Finnish Border Guard said that 30 people arrived in Sweden.", "Polish Border Guard") == [
        ["SWE"]
    ]


def test_a_dateline_lends_its_country_not_its_city() -> None:
    """What is told under a dateline is counted in the country, never in the city it was written in."""
    text = "RIGA, 11 August 2021. The cabinet met.\n\nSince 6 August, 283 people have been detained."
    first = text.index("\n\n")
    report = Report(
        sha256="0" * 64,
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(Passage(1, 0, first), Passage(2, first + 2, len(text))),
        parser="test",
        published=Known("2021-08-11", "given"),
    )
    figures = [c for c in Reader(codebook()).read(report).claims if isinstance(c, Figure)]
    assert [[ref.id for ref in figure.places] for figure in figures] == [["LVA"]]
