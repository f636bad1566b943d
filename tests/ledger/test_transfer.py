"""Backup, restore and moving: the same room elsewhere, with the same log."""

import io
import tarfile
from pathlib import Path

import pytest

from ledger.made import NOW, addition, additions, report
from sitroom.ledger import FeedState, Ledger
from sitroom.ledger.prints import Prints
from sitroom.model import Copy, Decision, Span, Tlp, View
from sitroom.model.errors import IntegrityError, NoRoom, RoomExists, UsageError

SHA = addition().report.sha256


@pytest.fixture
def lived_in(room: Ledger) -> Ledger:
    """Return a room in which everything that can happen has happened."""
    room.record([addition(), *additions(3), addition("Erase these 55 words.")])
    room.decide(
        Decision(report=SHA, kind="figure", start=22, end=27, verdict="corrected", by="ana", correction={"value": 7.5})
    )
    room.mark(SHA, Tlp.GREEN, "ana")
    room.withdraw(additions(1)[0].report.sha256, "test", "ana")
    room.erase(report("Erase these 55 words.").sha256, "asked for", "ana", "GDPR Art. 17")
    other = additions(2)[1].report.sha256
    room.put_lineage({SHA: Prints((-(2**63), 7), (0, 4), (9, 12))}, [])
    room.merge()
    copy = Copy(report=SHA, of=other, containment=0.1, shared=((Span(0, 1), Span(2, 3)),))
    room.put_lineage({other: Prints((7,), (1,), (2,))}, [copy])
    room.put_feed_state(FeedState(url="https://example.org/feed", seen=("a",)))
    return room


def picture(room: Ledger) -> list[object]:
    """Return all that can be asked of a room."""
    sources = room.sources(NOW)
    found = {(hit.report, hit.start, hit.end) for hit in room.search("arrivals OR dead", NOW, limit=100)}
    shas = [source.sha256 for source in sources]
    asked = [
        room.claims(NOW),
        room.claims(View(known_on=NOW.known_on)),
        room.decisions(),
        room.captures(),
        room.erased(),
    ]
    asked += [room.reports(shas), [room.readings(sha) for sha in shas], [room.original(sha) for sha in shas]]
    asked += [room.copies(), room.feed_states(), room.head()]
    numbers = [one.number for one in room.kin_of(shas)]
    asked += [room.carriers([7, -(2**63)]), room.prints(numbers), room.recent(), room.uncompared()]
    return [sources, found, *asked]


@pytest.fixture
def other_url(url: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Return an empty database of the other kind."""
    other: str = (
        request.getfixturevalue("postgres_url") if url.startswith("sqlite") else f"sqlite:///{tmp_path}/x.sqlite"
    )
    return other


def test_a_room_moves_to_the_other_database_and_loses_nothing(lived_in: Ledger, other_url: str, tmp_path: Path) -> None:
    """SQLite to PostgreSQL and back: every answer is the same, and so is the root of the log."""
    with lived_in.move(other_url, tmp_path / "there") as moved:
        assert picture(moved) == picture(lived_in)
        assert moved.verify() == lived_in.verify()
        assert moved.record([addition("Later 99 more.")])[0].new
        assert moved.verify().sound
        with pytest.raises(RoomExists):
            lived_in.move(other_url, tmp_path / "there")


def test_a_backup_opens_as_a_room_wherever_it_came_from(lived_in: Ledger, tmp_path: Path) -> None:
    """The archive of either database restores to a SQLite room with the same answers, and that one goes on."""
    for name in ("room.tar", "room.tar.gz"):
        archive = lived_in.backup(tmp_path / name)
        place = tmp_path / name.replace(".", "-")
        with Ledger.restore(archive, f"sqlite:///{place}/ledger.sqlite", place / "originals") as restored:
            assert picture(restored) == picture(lived_in)
            assert restored.verify() == lived_in.verify()
    assert sorted(path.name for path in tmp_path.glob("*backup*")) == []


def test_a_backup_restores_to_the_other_database(lived_in: Ledger, other_url: str, tmp_path: Path) -> None:
    """A backup is not bound to the kind of database it was taken from."""
    archive = lived_in.backup(tmp_path / "room.tar")
    with Ledger.restore(archive, other_url, tmp_path / "there") as restored:
        assert picture(restored) == picture(lived_in)


def test_a_backup_replaces_no_file_and_a_restore_no_room(
    lived_in: Ledger, url: str, originals: Path, tmp_path: Path
) -> None:
    """What is there already stays."""
    archive = lived_in.backup(tmp_path / "room.tar")
    with pytest.raises(UsageError):
        lived_in.backup(archive)
    with pytest.raises(RoomExists):
        Ledger.restore(archive, url, originals)


def test_a_backup_needs_every_original(lived_in: Ledger, originals: Path, tmp_path: Path) -> None:
    """A room with a changed original is not backed up in silence, and no half archive is left."""
    (originals / SHA[:2] / SHA[2:]).write_bytes(b"other")
    with pytest.raises(IntegrityError):
        lived_in.backup(tmp_path / "room.tar")
    with pytest.raises(IntegrityError):
        lived_in.move(f"sqlite:///{tmp_path}/y.sqlite", tmp_path / "there")
    assert not list(tmp_path.glob("*room.tar*"))
    assert not (tmp_path / "y.sqlite").exists()


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    """Neither any file, nor a cut archive, nor one without a ledger becomes a room."""
    url, originals = f"sqlite:///{tmp_path}/l.sqlite", tmp_path / "originals"
    (tmp_path / "text").write_text("no archive")
    with tarfile.open(tmp_path / "empty.tar", "w"):
        pass
    with Ledger.create(f"sqlite:///{tmp_path}/a.sqlite", tmp_path / "a") as room:
        room.record([addition()])
        whole = room.backup(tmp_path / "whole.tar.gz").read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(whole[: len(whole) // 2])
    for name in ("text", "empty.tar", "cut.tar.gz", "absent"):
        with pytest.raises(NoRoom):
            Ledger.restore(tmp_path / name, url, originals)


def test_a_hostile_archive_writes_nowhere_else(tmp_path: Path) -> None:
    """Names that climb out of the folder, links and originals under a false hash are not taken."""
    archive = tmp_path / "bad.tar"
    with tarfile.open(archive, "w") as packed:
        for name in ("../escaped", "/tmp/sitroom-escaped", "originals/../../escaped", "originals/ab/../x"):
            member = tarfile.TarInfo(name)
            member.size = 3
            packed.addfile(member, io.BytesIO(b"bad"))
        link = tarfile.TarInfo("originals/ab/" + "c" * 62)
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    with pytest.raises(NoRoom):
        Ledger.restore(archive, f"sqlite:///{tmp_path}/in/l.sqlite", tmp_path / "in" / "originals")
    assert not list(tmp_path.rglob("*escaped*"))
    with tarfile.open(archive, "w") as packed:
        member = tarfile.TarInfo("originals/ab/" + "c" * 62)
        member.size = 3
        packed.addfile(member, io.BytesIO(b"bad"))
    with pytest.raises(IntegrityError):
        Ledger.restore(archive, f"sqlite:///{tmp_path}/in/l.sqlite", tmp_path / "in" / "originals")
