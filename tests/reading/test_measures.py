"""Measures: who does what, to what, how far along, and when."""

from pathlib import Path
from typing import Any

import pytest
from reports import report
from voice_tables import cases, does, hear

from sitroom.reading import attribution, document, measures
from sitroom.reference import codebook

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_every_measure_of_a_passage_is_read(case: dict[str, Any]) -> None:
    """Each expected measure is found and no other; a passage without any gives none."""
    heard = hear(case["text"], case.get("published"))
    wanted = case.get("measures", [])
    missing = [want for want in wanted if not any(does(one, want) for one in heard.measures)]
    assert missing == []
    assert len(heard.measures) == len(wanted)


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("suspended", "in_force"),
        ("has suspended", "in_force"),
        ("will suspend", "announced"),
        ("announced it would suspend", "announced"),
        ("plans to suspend", "proposed"),
        ("is considering suspending", "proposed"),
        ("could suspend", "proposed"),
        ("refused to suspend", "refused"),
        ("ruled out suspending", "refused"),
        ("will not resume", "in_force"),
        ("resumed", "ended"),
    ],
)
def test_the_verb_tells_how_far_along_it_is(verb: str, status: str) -> None:
    """Tense, modal and governing verb decide the status."""
    made = hear(f"The airline {verb} flights to Minsk.").measures
    assert [(one.action, one.status) for one in made] == [("suspend_flights", status)]


@pytest.mark.parametrize(
    "text",
    [
        "If Turkey suspends flights, people will look for other routes.",
        "The airline did not suspend flights to Minsk.",
        "The company suspended its chief accountant.",
        "She closed the door and opened an investigation of her own soul.",
        "He moved house in May.",
    ],
)
def test_what_is_no_measure_gives_none(text: str) -> None:
    """Hypotheses, denials and deeds without an object of the crisis are left alone."""
    assert [one for one in hear(text).measures if one.action != "investigate"] == []


def test_a_measure_ends_when_the_text_says_so() -> None:
    """The word "until" gives the last day, precise as said; the first day comes from its own date."""
    (one,) = hear("Latvia closed the Paternieki crossing on 1 June 2024 until 30 June 2024.").measures
    assert (one.date, one.until) == ("2024-06-01", "2024-06-30")


def test_plover_codes_come_from_the_codebook() -> None:
    """Each measure carries the root and quad class of its action."""
    (one,) = hear("Poland closed the border with Belarus.").measures
    action = codebook().actions["close_border"]
    assert one.plover is not None
    assert (one.plover.root, one.plover.quad) == (action.plover_root, action.plover_quad)


def test_another_codebook_brings_its_own_actions() -> None:
    """An action the reader has no frame for is read by the verbs and objects its codebook names."""
    from dataclasses import replace

    from sitroom.reference.types import Action

    book = codebook()
    dam = Action(id="open_dam", label="Open a dam", verbs=("open",), objects=("sluice", "dam"))
    book = replace(book, actions={"open_dam": dam})
    read = document.document(report("Ethiopia opened the dam on 3 July 2024."))
    (one,) = measures.measures(read, attribution.attributions(read), book)
    assert (one.action, one.actor, one.date) == ("open_dam", "Ethiopia", "2024-07-03")


@pytest.mark.shared
def test_the_flight_measures_of_the_real_documents(shared: Path) -> None:
    """The measures on flights the project began from: actor, status, and the date where one is given."""
    found = set()
    for path in sorted((shared / "seeds").glob("*.txt")):
        heard = hear(path.read_text("utf-8"))
        found |= {(one.action, one.actor, one.status, one.date) for one in heard.measures}
    assert {
        ("suspend_flights", "government of Iraq", "in_force", "2021-08"),
        ("suspend_flights", None, "in_force", None),
        ("suspend_flights", "Iraqi Airlines", "in_force", None),
        ("limit_ticket_sales", "Turkish Airlines", "announced", None),
        ("suspend_flights", "Cham Wings", "announced", "2021-11-13"),
        ("restrict_boarding", "Belavia", "in_force", None),
        ("restrict_boarding", "aviation authorities of a number of key states", "in_force", "2021-11"),
        ("sanction", "United States", "in_force", "2021-12"),
        ("close_border", "Poland", "proposed", "2021-11-21"),
        ("repatriate", "Belarusian authorities", "announced", None),
        ("relocate", "Horst Seehofer", "refused", "2021-11-18"),
    } <= found
