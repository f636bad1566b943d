"""Reports with paragraphs in several languages."""

from dataclasses import replace

from tongues import reader, report

from sitroom.model import Figure, Passage, Report

POLISH = "Straż Graniczna poinformowała, że w nocy do Polski próbowało się dostać 120 osób, które nie miały wiz."
ENGLISH = "The border guard said on Tuesday that 44 people were turned back at the border with Belarus."
RUSSIAN = "По данным ведомства, на границе находятся около 300 беженцев, которые не могут вернуться и ждут помощи."


def _mixed(language: str, *paragraphs: str) -> Report:
    made, passages, at = report(language, "\n\n".join(paragraphs)), [], 0
    for number, text in enumerate(paragraphs, start=1):
        passages.append(Passage(number, at, at + len(text)))
        at += len(text) + 2
    return replace(made, passages=tuple(passages))


def _figures(made: Report) -> list[tuple[float | None, str | None]]:
    return [(one.value, one.indicator) for one in reader().read(made).claims if isinstance(one, Figure)]


def test_each_paragraph_is_read_in_its_language() -> None:
    """A Polish report that quotes an English and a Russian paragraph gives the figures of all three, in text order."""
    want = [(120, "crossing_attempts"), (44, "crossing_attempts"), (300, "people_stranded")]
    assert _figures(_mixed("pl", POLISH, ENGLISH, RUSSIAN)) == want
    assert _figures(_mixed("en", POLISH, ENGLISH, RUSSIAN)) == want


def test_a_report_that_is_all_english_is_read_as_before() -> None:
    """Letters beyond a to z alone do not make a paragraph foreign."""
    text = "In Kuźnica, Šiauliai and Hajnówka, officers from Jēkabpils and Białystok said that 44 people were stopped."
    made = _mixed("en", text)
    assert reader().read(made).notes == ()
    assert _figures(made) == [(44, "crossing_attempts")]
