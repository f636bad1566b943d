"""What a room survives: kill -9, a full disk, two writers at once, a writer that holds on too long."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from ledger.made import NOW, addition, additions
from sitroom.ledger import Ledger
from sitroom.ledger.database import Database
from sitroom.model.errors import RoomBusy, RoomFull

WRITER = Path(__file__).with_name("writer.py")


def writer(url: str, originals: Path, name: str, batches: int = 1_000_000) -> subprocess.Popen[str]:
    """Start a process that records reports until it is done or killed."""
    command = [sys.executable, str(WRITER), url, str(originals), name, str(batches)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_kill_9_loses_nothing_acknowledged(room: Ledger, url: str, originals: Path) -> None:
    """Killed at random moments, a writer leaves a room that opens, is sound, and holds all it acknowledged."""
    chance, acknowledged = random.Random(20211116), []
    for round_ in range(3):
        process = writer(url, originals, str(round_))
        assert process.stdout is not None
        process.stdout.readline()
        for _ in range(chance.randrange(1, 6)):
            acknowledged += process.stdout.readline().split()
        time.sleep(chance.random() * 0.02)
        process.kill()
        acknowledged += process.communicate()[0].split()
    with Ledger.open(url, originals) as again:
        assert len(acknowledged) > 8
        assert set(acknowledged) <= {source.sha256 for source in again.sources(NOW)}
        assert all(again.original(sha) for sha in acknowledged)
        verification = again.verify()
        assert verification.sound, verification.findings
    assert room.verify().findings == ()


def test_two_processes_that_write_at_once_both_succeed(room: Ledger, url: str, originals: Path) -> None:
    """Writers wait for each other; the log has every entry of both, in one order."""
    processes = [writer(url, originals, name, batches=8) for name in "ab"]
    outputs = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert all(len(output.splitlines()) == 9 for output in outputs)
    verification = room.verify()
    assert verification.sound
    assert verification.files == 2 * 8 * 3


def test_a_writer_that_holds_on_too_long_is_told(room: Ledger, url: str, originals: Path) -> None:
    """After the time it was given, a waiting writer gets RoomBusy; readers are not kept waiting."""
    held, done = Event(), Event()

    def hold() -> None:
        database = Database(url)
        with database.writing():
            held.set()
            done.wait(20)
        database.close()

    room.record([addition("Guards counted 1000 arrivals.")])
    thread = Thread(target=hold)
    thread.start()
    held.wait(20)
    try:
        with Ledger.open(url, originals, busy_seconds=0.1) as impatient:
            with pytest.raises(RoomBusy):
                impatient.record([addition()])
            assert len(impatient.sources(NOW)) == 1
    finally:
        done.set()
        thread.join()
    assert room.record([addition()])[0].new


LIMITED = """
import resource, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from ledger.made import addition
from sitroom.ledger import Ledger
from sitroom.model.errors import RoomFull
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
text = {text}
made = [addition(text + str(number)) for number in range({count})]
with Ledger.open({url!r}, Path({originals!r})) as room:
    resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
    try:
        room.record(made)
    except RoomFull as error:
        print("full", error)
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [("'word ' * 200_000", 1), ("'Guards counted 1000 arrivals. ' * 40", 60)],
    ids=["originals", "database"],
)
def test_where_no_more_can_be_written_nothing_is_half_stored(
    sqlite_url: str, originals: Path, text: str, count: int
) -> None:
    """A limit met in the folder of originals or in the database gives RoomFull, and the room is as before."""
    with Ledger.create(sqlite_url, originals) as room:
        [receipt] = room.record([addition()])
        before = room.head()
    fields = {"tests": str(WRITER.parents[1]), "url": sqlite_url, "originals": str(originals), "limit": 500_000}
    code = LIMITED.format(text=text, count=count, **fields)
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert process.stdout.startswith("full"), process.stderr
    with Ledger.open(sqlite_url, originals) as room:
        assert room.head() == before
        assert [source.sha256 for source in room.sources(NOW)] == [receipt.sha256]
        assert room.verify().sound
        assert room.verify().findings == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a disk of three megabytes, or skip where none can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a small tmpfs cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_loses_nothing_and_the_room_opens(small_disk: Path) -> None:
    """When a disk fills up, RoomFull is raised; what was acknowledged is there and the room opens, still full."""
    url, originals, kept = f"sqlite:///{small_disk}/ledger.sqlite", small_disk / "originals", list[str]()

    def fill(room: Ledger) -> None:
        for start in range(0, 10_000, 50):
            kept.extend(receipt.sha256 for receipt in room.record(additions(50, start)))

    with Ledger.create(url, originals) as room, pytest.raises(RoomFull):
        fill(room)
    assert kept
    with Ledger.open(url, originals) as room:
        assert {source.sha256 for source in room.sources(NOW)} == set(kept)
        assert room.verify().sound


def test_a_disk_without_a_byte_left_is_named(small_disk: Path) -> None:
    """A room closed on a disk that fills up later says why it cannot be opened, and is sound once there is space."""
    url, originals, filler = f"sqlite:///{small_disk}/ledger.sqlite", small_disk / "originals", small_disk / "filler"
    with Ledger.create(url, originals) as room:
        room.record([addition()])
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    with pytest.raises(RoomFull, match="to open a room takes a little; free some space and try again"):
        Ledger.open(url, originals)
    filler.unlink()
    with Ledger.open(url, originals) as room:
        assert room.verify().sound


def test_memory_does_not_grow_with_what_is_verified(room: Ledger) -> None:
    """Verification streams: four times the reports need hardly more memory."""
    room.record(additions(50))
    room.verify()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    room.record(additions(150, 50))
    room.verify()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000


def test_an_interrupted_erasure_is_finished_at_the_next_opening(
    room: Ledger, originals: Path, reopen: Callable[[], Ledger]
) -> None:
    """When the process dies between the tombstone and the file, opening the room removes the file."""
    given = addition()
    sha = given.report.sha256
    room.record([given])
    path = originals / sha[:2] / sha[2:]
    room.erase(sha, "asked for", "ana", "GDPR Art. 17")
    path.write_bytes(given.original)
    reopen().close()
    assert not path.exists()
