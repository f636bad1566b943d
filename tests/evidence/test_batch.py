"""Many inputs to reports."""

import io
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from evidence import builders
from sitroom.evidence import Bounds, Failure, Gathered, Given, gather, inputs
from sitroom.evidence.worker import Worker
from sitroom.model import Tlp
from sitroom.model.errors import Damaged, UsageError

TEXT = "Officers stopped {} people near the river on Thursday night, their spokeswoman said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files, hidden files and a folder inside."""
    (tmp_path / "b").mkdir()
    for number, name in enumerate(["a.txt", "b/c.md", "b/d.eml", ".hidden.txt", "z.txt"]):
        (tmp_path / name).write_text(TEXT.format(number))
    (tmp_path / "b" / "d.eml").write_bytes(builders.mail(TEXT.format(7), [("x.txt", b"300 people came.")]).as_bytes())
    return tmp_path


def names(found: list[Gathered | Failure]) -> list[str]:
    """Return where what was gathered came from."""
    return [item.capture.origin for item in found if isinstance(item, Gathered)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_is_read_in_order_of_names(folder: Path, workers: int) -> None:
    """Recursively, hidden files left out, attachments after their mail, however many processes read."""
    steps: list[tuple[int, int]] = []
    found = list(gather([str(folder)], workers=workers, progress=lambda done, of: steps.append((done, of))))
    at = f"{folder}/"
    assert names(found) == [f"{at}a.txt", f"{at}b/c.md", f"{at}b/d.eml", f"{at}b/d.eml > x.txt", f"{at}z.txt"]
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_captures_say_where_and_when(folder: Path) -> None:
    """The capture holds the hash and the moment, an attachment's also its container."""
    mail, attached = gather([str(folder / "b" / "d.eml")])
    assert isinstance(mail, Gathered)
    assert isinstance(attached, Gathered)
    assert mail.capture.sha256 == mail.report.sha256
    assert attached.capture.parent == mail.report.sha256
    assert attached.original == b"300 people came."
    assert mail.capture.captured_at.tzinfo is not None


def test_what_the_analyst_says_wins(folder: Path) -> None:
    """Given fields replace what the text says, and are known as given."""
    given = Given(publisher="Guard", published="18 November 2021", title="T", language="PL", tlp="amber")
    (item,) = gather([str(folder / "a.txt")], given=given)
    assert isinstance(item, Gathered)
    report = item.report
    assert (report.publisher.value, report.publisher.how) == ("Guard", "given")
    assert (report.published.value, report.title.value, report.language.value) == ("2021-11-18", "T", "pl")
    assert report.tlp is Tlp.AMBER


@pytest.mark.parametrize("given", [Given(published="yesterday"), Given(tlp="purple")])
def test_what_the_analyst_says_wrongly_is_a_usage_error(folder: Path, given: Given) -> None:
    """A bad date or mark is the analyst's to mend, not the file's."""
    with pytest.raises(UsageError):
        list(gather([str(folder / "a.txt")], given=given))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.format(5).encode())))
    (item,) = gather(["-"])
    assert isinstance(item, Gathered)
    assert item.capture.origin == "-"


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the shell closed it there is nothing to read, and the others go on."""
    monkeypatch.setattr(sys, "stdin", None)
    (item,) = gather(["-"])
    assert isinstance(item, Failure)
    assert str(item.error) == "standard input: closed; pipe a report into it"


def test_a_mistake_of_ours_costs_one_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong over one input is told with its name; the others are read."""
    real = inputs.read_file

    def faulty(path: Path, bounds: Bounds) -> bytes:
        if path.name == "a.txt":
            raise AssertionError("never happens")
        return real(path, bounds)

    monkeypatch.setattr(inputs, "read_file", faulty)
    first, *others = gather([str(folder)])
    assert isinstance(first, Failure)
    assert "a.txt: sitroom stumbled over it (AssertionError: never happens)" in str(first.error)
    assert len(names(others)) == 4


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    """File names are bytes; what cannot be decoded is shown as such and stored as text."""
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "w") as file:  # noqa: PTH123 (the name is not text)
        file.write(TEXT)
    (item,) = gather([str(tmp_path)])
    assert isinstance(item, Gathered)
    item.capture.origin.encode("utf-8")


def test_one_process_reads_many_files(folder: Path) -> None:
    """The reading process is started once, not for every file."""
    with Worker(Bounds()) as worker:
        worker.parse(b"300 people came.", "a.txt")
        process = worker._process
        assert process is not None
        worker.parse(b"400 people came.", "b.txt")
        assert worker._process is process


def test_a_reading_process_that_dies_is_replaced() -> None:
    """The input it died on is an error, the next one is read."""
    with Worker(Bounds()) as worker:
        worker.parse(b"300 people came.", "a.txt")
        process = worker._process
        assert process is not None
        os.kill(process.pid, signal.SIGSTOP)
        threading.Timer(0.2, os.kill, (process.pid, signal.SIGKILL)).start()
        with pytest.raises(Damaged, match="signal 9"):
            worker.parse(b"400 people came." * 100_000, "b.txt")
        assert worker.parse(b"500 people came.", "c.txt")[0].report.text == "500 people came."


def test_what_a_library_prints_does_not_reach_the_pipe() -> None:
    """Frames travel on a descriptor of their own."""
    code = (
        "import sys; sys.argv = ['child', str(1 << 31)]\n"
        "from sitroom.evidence import child, plain\n"
        "real = plain.read\n"
        "def noisy(raw):\n    print('noise'); return real(raw)\n"
        "plain.read = noisy\nchild.main()"
    )
    from sitroom.evidence import ipc

    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        ipc.write(process.stdin.write, ipc.asked("a.txt", None, None, Given(), Bounds()), [b"300 people came."])
        process.stdin.close()
        head, _ = ipc.read(process.stdout.read, 1 << 20)
    assert head["parsed"][0]["report"]["text"] == "300 people came."


def test_the_child_ends_when_its_parent_does() -> None:
    """A closed pipe is the end of it."""
    worker = Worker(Bounds())
    worker.parse(b"300 people came.", "a.txt")
    process = worker._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
    worker.close()
