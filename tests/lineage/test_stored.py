"""The index in a ledger: what one run put, another finds; what is withdrawn or erased is nobody's origin."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import event

from sitroom.ledger import Addition, Ledger
from sitroom.ledger.types import CARRIERS
from sitroom.lineage import StoredIndex, find_copies, stored
from sitroom.model import Capture, Known, Report

from .texts import body


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Yield a new room on SQLite."""
    with Ledger.create(f"sqlite:///{tmp_path}/ledger.db", tmp_path / "originals") as made:
        yield made


def record(ledger: Ledger, text: str, day: int, publisher: str = "A") -> dict[str, str]:
    """Record a report and return its text by its hash."""
    data = f"{publisher} {day} {text}".encode()
    sha = sha256(data).hexdigest()
    known = {"publisher": Known(publisher, "given"), "published": Known(f"2021-11-{day:02}", "given")}
    made = Report(sha256=sha, media_type="text/plain", size=len(data), text=text, passages=(), parser="t", **known)
    came = Capture(origin=sha, sha256=sha, captured_at=datetime.now(UTC))
    ledger.record([Addition(report=made, original=data, captures=(came,))])
    return {sha: text}


def compared(index: StoredIndex, texts: dict[str, str]) -> list[tuple[str, str]]:
    """Compare reports, write what came of it, and return the pairs."""
    found = find_copies(index.known(texts), index)
    index.flush(found)
    return [(copy.report, copy.of) for copy in found]


@pytest.mark.parametrize("entered", [False, True], ids=["recent", "entered"])
def test_what_an_earlier_run_put_is_found(ledger: Ledger, entered: bool) -> None:
    """A copy is tied to a report of another day, whether that waits to be entered among the carriers or is."""
    old = record(ledger, body(1), 1)
    first = StoredIndex(ledger)
    compared(first, old)
    if entered:
        first.tidy(1)
    assert bool(ledger.recent()) is not entered
    new = record(ledger, body(1), 2, "B")
    assert compared(StoredIndex(ledger), new) == [(*new, *old)]
    assert [(copy.report, copy.of) for copy in ledger.copies()] == [(*new, *old)]


def test_what_another_process_put_meanwhile_is_found(ledger: Ledger) -> None:
    """Two runs at once see each other's reports, before and after one of them entered them."""
    here, there = StoredIndex(ledger), StoredIndex(ledger)
    compared(here, record(ledger, body(9), 1))
    old = record(ledger, body(1), 1)
    compared(there, old)
    second = record(ledger, body(1), 2, "B")
    assert compared(here, second) == [(*second, *old)]
    there.tidy(1)
    third = record(ledger, body(1), 3, "C")
    assert set(compared(here, third)) == {(*third, *old), (*third, *second)}


def test_a_withdrawn_report_is_nobodys_origin(ledger: Ledger) -> None:
    """Who copied a report that was withdrawn stands alone."""
    old = record(ledger, body(1), 1)
    compared(StoredIndex(ledger), old)
    ledger.withdraw(*old, "mistake", "ana")
    assert compared(StoredIndex(ledger), record(ledger, body(1), 2, "B")) == []


def test_a_report_erased_before_it_was_compared_is_left_out(ledger: Ledger) -> None:
    """The rest of its batch is compared."""
    gone, old = record(ledger, body(2), 1), record(ledger, body(1), 1)
    new = record(ledger, body(1), 2, "B")
    ledger.erase(*gone, "asked for", "ana", "GDPR Art. 17")
    assert compared(StoredIndex(ledger), {**gone, **old, **new}) == [(*new, *old)]


def test_an_origin_erased_by_another_process_ends_no_run(ledger: Ledger) -> None:
    """What the run remembers of a report that is gone is not needed any more."""
    old = record(ledger, body(1), 1)
    index = StoredIndex(ledger)
    compared(index, old)
    ledger.erase(*old, "asked for", "ana", "GDPR Art. 17")
    new = record(ledger, body(1), 2, "B")
    compared(index, new)
    assert ledger.copies() == []
    assert compared(index, record(ledger, body(3), 3)) == []


def test_a_text_told_everywhere_is_still_a_copy(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the reports kept for a fingerprint, a further one is tied to the first twenty, entered as they come."""
    monkeypatch.setattr(stored, "MERGED_FROM", 10)
    index, made = StoredIndex(ledger), list[dict[str, str]]()
    for at in range(CARRIERS + 8):
        made.append(record(ledger, body(1), 1 + at % 28, f"P{at}"))
        compared(index, made[-1])
    last = record(ledger, body(1), 28, "Q")
    pairs = compared(StoredIndex(ledger), last)
    assert len(pairs) == 20
    assert (*last, *made[0]) in pairs


def test_a_large_room_is_asked_no_more_than_a_small_one(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing a report takes as many queries, and reads as many others closely, whatever the room holds."""
    monkeypatch.setattr(stored, "MERGED_FROM", 8)
    counts = list[int]()
    for at in range(48):
        texts = record(ledger, f"{body(500)} {body(at)}", 1 + at % 28, f"P{at % 3}")
        index, seen = StoredIndex(ledger), list[str]()
        count = lambda *told, seen=seen: seen.append(told[2])  # noqa: E731
        event.listen(ledger._database.engine, "before_cursor_execute", count)
        compared(index, texts)
        event.remove(ledger._database.engine, "before_cursor_execute", count)
        counts.append(sum(statement.startswith(("SELECT", "INSERT", "\nSELECT")) for statement in seen))
    assert max(counts) <= 30
