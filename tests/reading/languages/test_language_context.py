"""What a figure takes from the sentences before it: the day, the speaker, the total it is a part of."""

from typing import Any

import pytest
from tongues import figures

from sitroom.model import Figure


def period(figure: Figure) -> tuple[Any, ...] | None:
    """Return a figure's period as a tuple."""
    return figure.period and (figure.period.kind, figure.period.start, figure.period.end)


def test_a_bulletin_names_its_day_once() -> None:
    """What happened is dated by the day told before in the paragraph; a death toll and a running total are not."""
    text = "Wczoraj zatrzymano 20 cudzoziemców. Zawrócono 14 osób. Na granicy zginęło 12 osób."
    assert [period(figure) for figure in figures("pl", text)] == [("during", "2021-11-16", "2021-11-16")] * 2 + [None]


def test_the_day_of_a_bulletin_reaches_over_its_paragraphs() -> None:
    """In an authority's bulletin the opening day holds for later paragraphs, in a news report it does not."""
    text = "Wczoraj zawrócono 14 osób.\n\nZatrzymano czterech kurierów."
    assert period(figures("pl", text, publisher="Straż Graniczna")[1]) == ("during", "2021-11-16", "2021-11-16")
    assert period(figures("pl", text, publisher="PAP")[1]) is None


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("be", "Тыдзень таму затрымалі 8 мігрантаў.", ("during", "2021-11-10", "2021-11-10")),
        ("de", "Im November wurden bisher 1.145 Personen festgestellt.", ("since", "2021-11-01", "2021-11-17")),
        ("ru", "За сутки задержали 48 нарушителей.", ("during", "2021-11-16", "2021-11-17")),
        ("ru", "За минувшие сутки задержали 48 нарушителей.", ("during", "2021-11-16", "2021-11-16")),
        ("ru", "Два рейса запланированы на 26 ноября.", ("during", "2021-11-26", "2021-11-26")),
        ("lt", "2020-aisiais sulaikyta 81 migrantas.", ("during", "2020-01-01", "2020-12-31")),
        ("pl", "W lesie przebywa 40 migrantów.", None),
        ("pl", "W lesie przebywa obecnie 40 migrantów.", ("as_of", None, "2021-11-17")),
    ],
)
def test_days_are_told_in_many_ways(language: str, text: str, told: tuple[Any, ...] | None) -> None:
    """A running month is "since", a past calendar day one day, and the present tense alone no date."""
    assert period(figures(language, text)[0]) == told


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("be", "У лесе знаходзіцца 40 мігрантаў. Пра гэта паведаміў Дзяржпагранкамітэт.", "Дзяржпагранкамітэт"),
        ("ru", "Об этом сообщил министр Иванов. По его словам, задержаны 40 мигрантов.", "министр Иванов"),
        ("ru", "Погибли не менее 10 человек, утверждают в Минске.", "Минске"),
        ("uk", "Румунія передала службі 10 дронів.", None),
        ("ru", "Польская сторона заявила о 267 попытках.", "Польская сторона"),
    ],
)
def test_speakers_are_told_around_a_figure(language: str, text: str, speaker: str | None) -> None:
    """Who speaks may stand in the sentence after, be a pronoun or a capital; who hands over does not speak."""
    assert figures(language, text)[0].speaker == speaker


def test_parts_that_add_up_belong_to_their_total() -> None:
    """Figures that follow a figure and sum to it are its parts."""
    total, *parts = figures("lt", "Pasieniečiai neįleido 14 migrantų: 9 Alytaus ir 5 Varėnos ruožuose.")
    assert [part.part_of for part in parts] == [total.id] * 2


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Knapp ein Viertel der Menschen sind Syrer.", 25),
        ("lv", "Trešdaļa no viņiem ir bērni.", 33.33),
        ("pl", "Jedna trzecia migrantów pochodzi z Iraku.", 33.33),
    ],
)
def test_shares_in_words_are_percentages(language: str, text: str, value: float) -> None:
    """A third and a quarter are read as percentages."""
    (figure,) = figures(language, text)
    assert (figure.value, figure.unit) == (value, "percent")
