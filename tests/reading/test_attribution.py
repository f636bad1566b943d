"""Who is said to say what, on passages of our own, on the real documents, and on text made to hurt."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import report
from voice_tables import cases, hear, says

from sitroom.reading import attribution, document

CASES = cases()


@pytest.mark.parametrize("case", [case for case in CASES if "say" in case], ids=lambda case: case["text"][:50])
def test_every_passage_is_heard_right(case: dict[str, Any]) -> None:
    """Each expected voice says its content, and nobody is heard whom the table does not name."""
    heard = hear(case["text"], case.get("published"))
    missing = [want for want in case["say"] if not says(heard, want)]
    named = {want["speaker"] for key in ("say", "statements") for want in case.get(key, [])}
    assert missing == []
    assert {one.speaker for one in heard.said} <= named


def test_a_wire_carries_what_an_official_says() -> None:
    """Of "X said ..., Y reported" X speaks, by way of Y; what lies outside X's words is Y's."""
    heard = hear(
        "Some trains stood still, but Anna Nowak, a spokeswoman for the railway, said 40 ran, Reuters reported."
    )
    at = heard.text.index("40 ran")
    inner = attribution.covering(heard.said, at, at + 2)
    assert inner is not None
    assert (inner.speaker, inner.via) == ("Anna Nowak", ("Reuters",))


def test_a_quotation_runs_on_over_paragraphs() -> None:
    """A quotation that opens anew in each paragraph stays with its speaker until it is closed."""
    text = (
        "The mayor, Jan Kowalski, said: “We have 200 beds.\n\n“Another 50 will come on Monday.\n\n"
        "“That is all,” he added.\n\nThe shelter opened in May."
    )
    heard = hear(text)
    at = text.index("50 will")
    found = attribution.covering(heard.said, at, at + 2)
    assert found is not None
    assert found.speaker == "Jan Kowalski"
    assert attribution.covering(heard.said, text.index("shelter"), text.index("shelter") + 3) is None


@pytest.mark.parametrize(
    "text",
    [
        "“I sold my car,” said Rebin Karwan, 24, a Kurd from Sulaymaniyah.",
        "Rebin Karwan said he had sold his car.",
        "A migrant named Rebin Karwan told volunteers that he had sold his car.",
        "According to Rebin Karwan, the guards took the phones.",
        "Rebin Karwan, whose brother is a minister, said he had sold his car.",
        "The son of a general, Rebin Karwan, said he had sold his car. Karwan added that he was cold.",
        "Rebin Karwan accused the guards of theft and urged Poland to help.",
        "The guards are thieves, a friend of Rebin Karwan said.",
        "A lawyer for Rebin Karwan said police arrested Rebin Karwan on smuggling charges.",
        "Officials said Poland deported the migrant Rebin Karwan to Iraq.",
        "The ministry said it had investigated the death of Rebin Karwan.",
    ],
)
def test_a_private_person_is_never_named(text: str) -> None:
    """No speaker, carrier, target or doer holds the name of somebody without a public role."""
    heard = hear(text)
    fields = [str((one.speaker, one.person, one.via)) for one in heard.said]
    fields += [str((one.speaker, one.target, one.via)) for one in heard.statements]
    fields += [str((one.actor, one.object, one.speaker, one.via)) for one in heard.measures]
    assert heard.said
    assert not [field for field in fields if "Rebin" in field or "Karwan" in field]


def test_a_later_surname_means_the_one_introduced() -> None:
    """A short name, a role, "she" and "the ministry" mean whom the report introduced, at his fullest."""
    text = (
        "Interior Ministry spokeswoman Ilze Kalna said 30 people had crossed. Kalna said they were unhurt. "
        "She added that a bus was on its way. The ministry said it was investigating."
    )
    speakers = [one.speaker for one in hear(text).said]
    assert speakers == ["Ilze Kalna", "Ilze Kalna", "Ilze Kalna", "Interior Ministry"]


def test_nobody_is_guessed() -> None:
    """Without a voice the speaker stays open; the passive tells an estimate."""
    heard = hear("It is believed that 60 people were on board. Nothing else is known.")
    assert [(one.speaker, one.modality) for one in heard.said] == [(None, "estimated")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                *"said,.“”\"'()—:;",
                *(" said ", " told ", "Minsk", "Anna", " who ", " and ", "'s ", " according to ", " of ", "the "),
                *(
                    "ministry ",
                    "accused ",
                    "denied ",
                    "suspended flights ",
                    "\n\n",
                    "he ",
                    "no ",
                    "‘’",
                    "2,000 ",
                    "by ",
                ),
            ]
        ),
        max_size=60,
    )
)
def test_any_text_is_read_without_failing(parts: list[str]) -> None:
    """Whatever the words, reading ends, spans lie in the text and quotes are the text's."""
    text = "".join(parts)
    heard = hear(text)
    assert all(0 <= one.content[0] <= one.content[1] <= len(text) for one in heard.said)
    for claim in (*heard.statements, *heard.measures):
        assert claim.mention is not None
        assert text[claim.mention.start : claim.mention.end] == claim.mention.text
        assert text[claim.anchor.start : claim.anchor.end] == claim.anchor.quote


@pytest.mark.parametrize(
    "unit",
    [
        "he said that ",
        "“",
        "and Minsk ",
        ", a minister",
        "according to Minsk ",
        "denied ",
        "(",
        "suspended flights and ",
    ],
)
def test_hostile_repetition_stays_linear(unit: str) -> None:
    """Twice the text costs about twice the time, whatever is repeated."""
    spent = []
    for size in (10_000, 20_000):
        text = unit * (size // len(unit))
        begin = time.process_time()
        attribution.attributions(document.document(report(text)))
        spent.append(time.process_time() - begin)
    assert spent[1] < max(4 * spent[0], 0.5)


@pytest.mark.shared
def test_the_real_documents_are_heard_right(shared: Path) -> None:
    """Voices that the project began from: who says the figures people argue about."""
    expected = {
        "About 7,000": ("Natalia Eismont", ("pro-government Telegram channel",)),
        "419 passengers": ("Kurdistan Regional Government spokesman", ("Washington Post",)),
        "some 430": ("Iraqi Foreign Ministry", ()),
        "nearly $800,000": ("Ursula von der Leyen", ("Twitter",)),
        "at least 5,000": ("Belarusian authorities", ()),
        "about 500 migrants": ("Poland's border authority", ()),
        "1-year-old child had died": ("the mother", ("Polish Center for International Aid",)),
        "it will not resume": ("Iraqi Airlines", ()),
        "over 10 000 detections": ("Germany", ()),
        "2 000 people close": (None, ()),
    }
    found: dict[str, tuple[str | None, tuple[str, ...]]] = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        heard = hear(path.read_text("utf-8"))
        for words in expected:
            if (at := heard.text.find(words)) >= 0:
                one = attribution.covering(heard.said, at, at + len(words))
                found[words] = (one.speaker, one.via) if one else ("the report", ())
    assert found == expected
