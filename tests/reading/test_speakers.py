"""Noun phrases to voices: names, bodies, roles, private persons, documents."""

import pytest
from voice_tables import hear


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("The Iraqi Foreign Ministry", "Iraqi Foreign Ministry"),
        ("Foreign Ministry spokesman Ahmed Nasser", "Ahmed Nasser"),
        ("Ahmed Nasser, a spokesman for the ministry,", "Ahmed Nasser"),
        ("The ministry's spokesman, Ahmed Nasser,", "Ahmed Nasser"),
        ("A spokesman for the ministry", "spokesman for the ministry"),
        ("Polish officials", "Polish officials"),
        ("The state-run news agency BelTA", "BelTA"),
        ("Leaders of the Group of Seven", "Leaders of the Group of Seven"),
        ("Local residents", "local residents"),
        ("A 40-year-old farmer", "a farmer"),
        ("A woman in the camp", "a woman in the camp"),
        ("Two Syrians", "two Syrians"),
        ("A statement from the interior ministry", "interior ministry"),
        ("Ursula von der Leyen, the president of the Commission,", "Ursula von der Leyen"),
    ],
)
def test_a_subject_becomes_a_voice(phrase: str, speaker: str) -> None:
    """Public voices are named without title or article, private ones described without name or age."""
    heard = hear(f"{phrase} said that 40 people had arrived.")
    assert [one.speaker for one in heard.said] == [speaker]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Iraq's Foreign Ministry said it was over.", "IRQ.foreign-ministry"),
        ("Kremlin spokesman Dmitry Peskov said it was over.", "person.peskov"),
        ("Katarzyna Duda, mayor of a village, said it was over.", None),
        ("Belavia said it was over.", "airline.belavia"),
    ],
)
def test_known_actors_carry_their_id(text: str, actor: str | None) -> None:
    """An actor of the reference is recognised; a shared surname alone makes nobody the president."""
    assert [one.actor for one in hear(text).said] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "Recent reports of violence worry the agency.",
        "The claims and the estimates differ.",
        "Member states said goodbye.",
        "She was told to wait.",
        "The minister did not say how many had come.",
        "He refused to say more.",
    ],
)
def test_nouns_passives_and_silence_say_nothing(text: str) -> None:
    """A noun that looks like a verb, a passive and a refusal to speak attribute nothing."""
    assert [one for one in hear(text).said if one.cue != "said"] == []
