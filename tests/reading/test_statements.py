"""Accusations, denials, calls, pledges and warnings, and what they answer."""

from pathlib import Path
from typing import Any

import pytest
from voice_tables import cases, hear, states

CASES = [case for case in cases() if "statements" in case]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_every_statement_of_a_passage_is_read(case: dict[str, Any]) -> None:
    """Each expected statement is found, tied to what it answers, and no other."""
    heard = hear(case["text"], case.get("published"))
    missing = [want for want in case["statements"] if not any(states(heard, one, want) for one in heard.statements)]
    assert missing == []
    assert len(heard.statements) == len(case["statements"])


def test_a_denial_answers_the_accusation_against_its_own_side() -> None:
    """Between two accusations a denial is tied to the one that is aimed at whoever denies."""
    text = (
        "Poland accused Belarus of pushing people over the border. Belarus accused Poland of cruelty. "
        "Belarusian officials denied pushing anybody."
    )
    heard = hear(text)
    first, second, denial = heard.statements
    assert denial.about == (first.id,)
    assert second.target == "Poland"


def test_a_refused_entry_is_no_denial() -> None:
    """Denied access and rejected asylum seekers deny nothing that somebody claimed."""
    assert hear("Guards denied the doctors access and rejected 20 asylum seekers.").statements == ()


def test_a_verdict_is_the_report_s_own() -> None:
    """A fact-checker's verdict has no speaker, names its word and the claims it checks."""
    text = "The ministry's spokesman, Juri Tamm, accused NATO of planning the crisis. This narrative is misleading."
    accusation, verdict = hear(text, publisher="Checkers").statements
    assert (verdict.speaker, verdict.publisher, verdict.verdict) == (None, "Checkers", "misleading")
    assert verdict.about == (accusation.id,)


def test_ids_are_stable_and_distinct() -> None:
    """The same text gives the same ids, two statements of one span different ones."""
    text = "Poland and Belarus blamed each other."
    ids = [one.id for one in hear(text).statements]
    assert ids == [one.id for one in hear(text).statements]
    assert len(set(ids)) == 2


@pytest.mark.shared
def test_who_accuses_whom_in_the_real_documents(shared: Path) -> None:
    """The accusations and denials the project began from, with their targets and carriers."""
    found = set()
    answered = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        heard = hear(path.read_text("utf-8"))
        by_id = {one.id: one for one in heard.statements}
        found |= {(one.stance, one.speaker, one.target) for one in heard.statements}
        answered |= {
            one.speaker: (by_id[one.about[0]].speaker, by_id[one.about[0]].target)
            for one in heard.statements
            if one.stance == "denial" and one.about and one.speaker
        }
    assert {
        ("accusation", "Europe", "Alexander Lukashenko"),
        ("accusation", "E.U.", "Alexander Lukashenko"),
        ("accusation", "E.U.", "Belarus"),
        ("accusation", "Polish authorities", "Belarus"),
        ("accusation", "Poland", "Belarus"),
        ("accusation", "Belarus", "Poland"),
        ("accusation", "Dunja Mijatovic", "both sides"),
        ("accusation", "Vladimir Putin and Alexander Lukashenko", "Poland"),
        ("accusation", "Anatoly Glaz", "Josep Borrell"),
        ("accusation", "Human Rights Watch", "Russia and Syria"),
        ("call", "Leaders from the Group of Seven", "Alexander Lukashenko"),
        ("call", "Belarusian authorities", "Germany"),
        ("call", "Dmitry Peskov", "European leaders"),
        ("denial", "Belarusian officials", None),
    } <= found
    assert answered["Belarusian officials"] == ("Europe", "Alexander Lukashenko")
