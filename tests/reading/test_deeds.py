"""Deeds that share a verb, bans told of passengers, plans approved, and words that are no deeds."""

import pytest
from reports import reader, report

from sitroom.model import Measure

# Text, and every measure's action, actor and status.
CASES = [
    ("Norway plans to build a fence and to send 90 guards.",
     [("build_barrier", "Norway", "proposed"), ("deploy", "Norway", "proposed")]),
    ("The Finnish parliament approved building a fence on the border.",
     [("build_barrier", "Finnish parliament", "announced")]),
    ("The Finnish parliament approved the construction of a fence on the border.",
     [("build_barrier", "Finnish parliament", "announced")]),
    ("Citizens of Yemen may not board flights to Minsk, the aviation authority announced.",
     [("restrict_boarding", "aviation authority", "in_force")]),
    ("Syrians will not be sold tickets and will not be allowed to board flights to Minsk, Turkish Airlines said.",
     [("restrict_boarding", "Turkish Airlines", "announced"), ("limit_ticket_sales", "Turkish Airlines", "announced")]),
    ("Cham Wings stopped its services Damascus-Minsk on Monday.", [("suspend_flights", "Cham Wings", "in_force")]),
    ("How many smugglers were arrested?", []),
    ("Frontex: reopen a border", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_deeds_are_told_apart(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each infinitive is a deed of its own, and questions and headings in the imperative tell none."""
    found = [one for one in reader().read(report(text, "2024-05-22")).claims if isinstance(one, Measure)]
    assert [(one.action, one.actor, one.status) for one in found] == expected
