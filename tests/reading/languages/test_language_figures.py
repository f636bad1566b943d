"""Figures in seven languages: the sentences of ``data/sentences.yaml``, and rules that hold for every language."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tongues import figures, reader, report

from sitroom.model import Figure
from sitroom.reading.languages import held

SENTENCES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("data").joinpath("sentences.yaml").read_text("utf-8")
)
COUNTED = {
    "pl": "{} obywateli Iraku",
    "de": "{} irakische Staatsangehörige",
    "lt": "{} Irako piliečių",
    "lv": "{} Irākas pilsoņi",
    "ru": "{} граждан Ирака",
    "be": "{} грамадзян Ірака",
    "uk": "{} громадян Іраку",
}
NO_FIGURE = [
    ("pl", "Grozi im do 8 lat więzienia na podstawie art. 264 § 2 kk, godz. 14:30, 8 listopada 2021 r."),
    ("de", "Der 35-jährige Fahrer wurde am 8. November 2021 gegen 14.30 Uhr nach § 96 AufenthG auf der A4 gestellt."),
    ("lt", "2021 m. lapkričio 8 d., 14:30 val., pagal 292 straipsnį gresia iki 10 metų."),
    ("lv", "2021. gada 8. novembrī plkst. 14.30 persona 25 gadu vecumā, pēc 284. panta."),
    ("ru", "8 ноября 2021 года в 14:30 35-летний водитель задержан по ст. 322 УК, телефон +375 17 224 50 03."),
    ("de", "Pressestelle: Hauptstraße 139 A, 12439 Berlin, Telefon: 030 91144 4050, Mobil: 0175 90 23 729."),
    ("ru", "За минувшие сутки не зафиксировали ни одной попытки перехода."),
    ("be", "8 лістапада 2021 года а 14:30 паводле арт. 371 КК."),
    ("uk", "8 листопада 2021 року о 14:30 за ст. 332 КК, 25-річний водій."),
]


def told(figure: Figure) -> dict[str, Any]:
    """Return a figure as the sentences' file writes it."""
    assert figure.mention is not None
    made: dict[str, Any] = {"m": figure.mention.text}
    made |= {name: getattr(figure, name) for name in ("value", "low", "high", "qualifier", "unit", "indicator")}
    if figure.places:
        made["places"] = [f"{ref.id} {ref.role}" for ref in figure.places]
    if figure.period:
        made["period"] = f"{figure.period.kind} {figure.period.start} {figure.period.end}"
    if figure.speaker:
        made["speaker"] = figure.speaker
    if figure.population.nationality:
        made["nationality"] = list(figure.population.nationality)
    if figure.population.group:
        made["group"] = figure.population.group
    if figure.part_of:
        made["part"] = True
    if figure.modality != "asserted":
        made["modality"] = figure.modality
    return made


@pytest.mark.parametrize("one", SENTENCES, ids=[f"{one['language']}-{at}" for at, one in enumerate(SENTENCES)])
def test_sentences_are_read_as_a_person_would(one: dict[str, Any]) -> None:
    """Every figure is found with value, bounds, unit, indicator, place, period and speaker, and no other."""
    assert [told(figure) for figure in figures(one["language"], one["text"])] == one["figures"]


def test_every_language_has_sentences() -> None:
    """No language is held without tests."""
    assert {one["language"] for one in SENTENCES} == held() == COUNTED.keys()


@pytest.mark.parametrize(("language", "text"), NO_FIGURE)
def test_dates_ages_laws_and_clocks_are_no_figures(language: str, text: str) -> None:
    """What dates, numbers or names something is not counted."""
    assert figures(language, text) == []


@pytest.mark.parametrize("language", sorted(COUNTED))
@given(number=st.integers(2100, 999_999))
@settings(max_examples=20, deadline=None)
def test_a_number_is_read_in_every_spelling(language: str, number: int) -> None:
    """Spaces of any width and, where the language writes them, points between thousands mean the same number."""
    spaced = f"{number:,}".replace(",", " ")
    for written in (str(number), spaced, spaced.replace(" ", "\u00a0"), spaced.replace(" ", "\u202f")):
        text = COUNTED[language].format(written)
        (figure,) = figures(language, text)
        assert (figure.value, figure.unit, figure.population.nationality) == (number, "people", ("IRQ",))
        assert figure.mention is not None
        assert text[figure.mention.start : figure.mention.end] == figure.mention.text


@pytest.mark.parametrize("language", sorted(COUNTED))
@given(text=st.text(max_size=200) | st.text(alphabet=" 0123456789.,-–%()«»„“:;\nіґїąžšīдевят", max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_without_failing(language: str, text: str) -> None:
    """No text makes the reader fail, and every offset points at what it claims."""
    for figure in figures(language, text):
        assert figure.mention is not None
        assert figure.anchor.quote == text[figure.anchor.start : figure.anchor.end]
        assert text[figure.mention.start : figure.mention.end] == figure.mention.text


def test_the_same_report_gives_the_same_ids() -> None:
    """Ids are stable for the same bytes and reader, whatever was read before."""
    text = SENTENCES[0]["text"]
    first = [figure.id for figure in figures("pl", text)]
    figures("ru", text)
    assert first == [figure.id for figure in figures("pl", text)]


def test_what_is_not_read_is_said() -> None:
    """A note says that statements and measures are not read in another language."""
    assert any("measures are not" in note for note in reader().read(report("uk", "Кордон закрито.")).notes)


def test_a_private_person_is_not_named() -> None:
    """A name without an office beside it, there or before, is no speaker."""
    (figure,) = figures("pl", "Anna Kowalska powiedziała, że w lesie koczuje 40 migrantów.")
    assert figure.speaker is None
    text = "Rzeczniczka Straży Granicznej Anna Kowalska zabrała głos. Kowalska powiedziała, że w lesie koczuje 40 osób."
    assert figures("pl", text)[0].speaker in (None, "Rzeczniczka Straży Granicznej Anna Kowalska")
