"""From what was gathered to what is recorded: small parts, each safe once told, whatever others do meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import reports
from sitroom.desk import intake
from sitroom.desk import room as rooms
from sitroom.desk.intake import Intake, batches, size_of, take_in
from sitroom.desk.room import Room
from sitroom.evidence import Gathered, gather
from sitroom.ledger import Ledger
from sitroom.model import View


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Yield a new, empty room."""
    with rooms.opened(rooms.init(tmp_path / "room", title="Test desk")) as held:
        yield held


def gathered(folder: Path) -> list[Gathered]:
    """Return the reports of a folder of small ones."""
    return [item for item in gather([str(reports.write(folder))]) if isinstance(item, Gathered)]


def other(room: Room) -> Ledger:
    """Return the ledger as another process would open it."""
    return Ledger.open(f"sqlite:///{room.folder}/ledger.db", room.folder / rooms.ORIGINALS)


def test_a_batch_holds_a_megabyte_of_text(tmp_path: Path) -> None:
    """Large reports come a few at a time, small ones by number; a large original of little text weighs too."""
    (small, *_) = gathered(tmp_path)
    weights = [400_000] * 6
    assert [len(batch) for batch in batches(weights, int)] == [3, 3]
    assert [len(batch) for batch in batches([1] * 70, int)] == [32, 32, 6]
    assert size_of(small) >= len(small.report.text)
    assert size_of(None) == 0


def test_what_takes_long_to_read_is_recorded_in_parts(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the first of a batch is told, it is in the room already, and the last is not yet."""
    monkeypatch.setattr(intake, "READ_SECONDS", -1.0)
    items = gathered(tmp_path / "in")
    told = take_in(room, items)
    first = next(told)
    with other(room) as there:
        assert [source.sha256 for source in there.sources(View())] == [items[0].report.sha256]
    assert first.receipt is not None
    assert [outcome.receipt is not None for outcome in told] == [True] * (len(items) - 1)
    assert [(copy.report, copy.of) for copy in room.ledger.copies()]


def test_what_another_process_erases_meanwhile_is_told_and_the_rest_goes_on(room: Room, tmp_path: Path) -> None:
    """An erasure during an add is one clear line for that report, in its place, and its file does not come back."""
    items = gathered(tmp_path / "in")
    gone = items[2].report.sha256
    with Intake(room) as desk, other(room) as there:
        list(desk.take(items[2:3]))
        there.erase(gone, "asked for", "ana", "GDPR Art. 17")
        outcomes = list(desk.take(items))
    assert [outcome.receipt is None for outcome in outcomes] == [False, False, True, False, False]
    assert "were erased on" in str(outcomes[2].error)
    assert "GDPR Art. 17" in str(outcomes[2].error)
    assert len(room.ledger.sources(View())) == len(items) - 1
    assert not (room.folder / rooms.ORIGINALS / gone[:2] / gone[2:]).exists()


def test_what_is_erased_between_recording_and_comparing_ends_nothing(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reports recorded with it are compared all the same."""
    items = gathered(tmp_path / "in")
    wire, copy = (next(one for one in items if name in one.capture.origin) for name in ("wire", "copy"))
    recorded = Ledger.record

    def record_and_lose(ledger: Ledger, additions: object) -> object:
        receipts = recorded(ledger, additions)  # type: ignore[arg-type]
        with other(room) as there:
            there.erase(items[0].report.sha256, "asked for", "ana", "GDPR Art. 17")
        return receipts

    monkeypatch.setattr(Ledger, "record", record_and_lose)
    assert all(outcome.error is None for outcome in take_in(room, items))
    assert [(found.report, found.of) for found in room.ledger.copies()] == [(copy.report.sha256, wire.report.sha256)]
    assert room.ledger.uncompared() == []
