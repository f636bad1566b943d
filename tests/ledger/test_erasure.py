"""Lawful erasure: a tombstone stays, everything else goes, and the log still verifies."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.made import NOW, addition, additions
from sitroom.ledger import Ledger
from sitroom.ledger.prints import Prints
from sitroom.model import Copy, Decision, Tlp
from sitroom.model.errors import NotFound, UsageError

GIVEN = addition()
SHA = GIVEN.report.sha256


@pytest.fixture
def erased(room: Ledger) -> Ledger:
    """Return a room in which one of three reports, with all that can hang on it, was erased."""
    others = additions(2)
    room.record([GIVEN, *others])
    room.decide(Decision(report=SHA, kind="figure", start=22, end=27, verdict="accepted", by="ana", note="a name"))
    room.mark(SHA, Tlp.RED, "ana")
    room.withdraw(SHA, "a name", "ana")
    other = others[0].report.sha256
    both = {SHA: Prints((1, 2), (0, 4), (3, 9)), other: Prints((1,), (0,), (3,))}
    room.put_lineage(both, [Copy(report=other, of=SHA, containment=1.0, shared=())])
    room.merge()
    room.erase(SHA, "asked for", "ana", "GDPR Art. 17")
    return room


def test_nothing_of_an_erased_report_is_left_but_the_tombstone(erased: Ledger, originals: Path) -> None:
    """Report, original, claims, captures, decisions, lineage and hits are gone; hash, reason and authority stay."""
    [tomb] = erased.erased()
    assert (tomb.sha256, tomb.reason, tomb.by, tomb.authority) == (SHA, "asked for", "ana", "GDPR Art. 17")
    assert SHA not in {source.sha256 for source in erased.sources(NOW)}
    assert SHA not in {recorded.claim.anchor.report for recorded in erased.claims(NOW)}
    assert erased.captures(sha256=SHA) == []
    assert erased.decisions() == []
    assert erased.copies() == []
    held = [one.number for one in erased.kin_of(source.sha256 for source in erased.sources(NOW))]
    carriers = erased.carriers([1, 2])
    assert list(carriers) == [1]
    assert set(carriers[1]) <= set(held)
    assert erased.search("forest", NOW) == []
    assert not (originals / SHA[:2] / SHA[2:]).exists()


def test_asking_for_an_erased_report_says_what_became_of_it(erased: Ledger) -> None:
    """Every way of asking names the day and the authority, also by the beginning of the hash."""
    for ask in (erased.report, erased.original, erased.readings, lambda sha: erased.source(sha[:9], NOW)):
        with pytest.raises(NotFound, match=r"erased on .* \(GDPR Art. 17\)"):
            ask(SHA)


def test_erased_bytes_do_not_come_back(erased: Ledger, originals: Path) -> None:
    """The same bytes are refused with where they came from, and nothing of their batch is recorded."""
    with pytest.raises(UsageError, match="must not come back"):
        erased.record([addition("Another 44 words."), addition(origin="/in/again.txt")])
    assert len(erased.sources(NOW)) == 2
    erased.verify()
    assert not (originals / SHA[:2] / SHA[2:]).exists()


def test_the_log_still_verifies_and_goes_on(erased: Ledger) -> None:
    """An erased row is vouched for by its entry; new reports are recorded behind it."""
    assert erased.verify().sound
    erased.record([addition(f"Later, {datetime.now(UTC):%Y} reports.")])
    assert erased.verify().sound
    with pytest.raises(NotFound):
        erased.erase(SHA, "again", "ana", "x")


def test_what_came_with_a_report_is_named(room: Ledger) -> None:
    """An erasure must reach the mail an attachment came in, and the other way round: both are told, while held."""
    mail, inside, other = additions(3)
    sha = mail.report.sha256
    attached = replace(inside, captures=(replace(inside.captures[0], parent=sha),))
    room.record([mail, attached, other])
    assert room.carried(sha) == [inside.report.sha256]
    assert room.carried(inside.report.sha256) == [sha]
    assert room.carried(other.report.sha256) == []
    room.erase(sha, "asked for", "ana", "GDPR Art. 17")
    assert room.carried(inside.report.sha256) == []
