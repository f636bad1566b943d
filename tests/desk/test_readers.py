"""Reading in this process and in workers: the same claims, and nothing left running."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from desk import reports
from sitroom.desk.crew import Crew
from sitroom.desk.readers import Readers, attempt
from sitroom.evidence import Gathered, gather
from sitroom.model import Passage, Reading, Report
from sitroom.model.errors import Damaged, EvidenceError
from sitroom.reading import Reader
from sitroom.reference import codebook


def gathered(folder: Path) -> list[Report]:
    """Return the reports of a folder."""
    return [item.report for item in gather([str(reports.write(folder))]) if isinstance(item, Gathered)]


def broken() -> Report:
    """Return a report no reader could be handed: its passage ends beyond its text."""
    far = Passage(1, 10**9, -5)
    text = None  # what a mistake of ours might look like
    return Report(sha256="b" * 64, media_type="text/plain", size=1, text=text, passages=(far,), parser="x/1")  # type: ignore[arg-type]


def test_workers_read_as_this_process_does(tmp_path: Path) -> None:
    """The readings of two worker processes are those of one process, in order; a failure costs one report."""
    held = [*gathered(tmp_path), broken()]
    with Readers(codebook(), workers=1) as here, Readers(codebook(), workers=2, parallel_from=0) as there:
        alone, together = here.read(held), there.read(held)
    assert [one for one in together if isinstance(one, Reading)] == [one for one in alone if isinstance(one, Reading)]
    assert [type(one) for one in together] == [type(one) for one in alone]
    assert isinstance(together[-1], EvidenceError)
    assert len(together) == len(held) == 6


def test_a_mistake_of_the_reader_names_the_report_and_its_cause() -> None:
    """What the reader stumbled over is told, with the report, and the cause is kept for --debug."""
    told = attempt(Reader(codebook()), broken())
    assert isinstance(told, EvidenceError)
    assert told.where == "b" * 12
    assert told.__cause__ is not None


_BUSY = """
import sys, time
from sitroom.desk.crew import Crew
from sitroom.desk.readers import Readers
from sitroom.reference import codebook
if __name__ == "__main__":
    readers = Readers(codebook(), workers=2, parallel_from=-1)
    readers.read([])
    print("started", flush=True)
    time.sleep(60)
"""


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    """Kill -9 of the parent leaves no reading process behind, and no word about it."""
    script = tmp_path / "busy.py"
    script.write_text(_BUSY)
    with (tmp_path / "said").open("wb") as said:
        running = subprocess.Popen(
            [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=said, start_new_session=True
        )
    assert running.stdout is not None
    assert running.stdout.readline() == b"started\n"
    running.kill()
    running.wait(timeout=10)
    running.stdout.close()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _alive(running.pid):
        time.sleep(0.2)
    left = _alive(running.pid)
    if left:
        os.killpg(running.pid, signal.SIGKILL)
    assert not left
    assert (tmp_path / "said").read_text() == ""


def test_a_report_that_takes_its_worker_down_costs_itself_only(tmp_path: Path) -> None:
    """A killed worker is told as an error of what it was reading; a new one reads on."""
    held = gathered(tmp_path)
    with Readers(codebook(), workers=1) as here:
        alone = here.read(held)
    crew = Crew(codebook(), 1)
    assert list(crew.each(held[:1])) == alone[:1]
    victim = multiprocessing.active_children()[0]
    victim.kill()
    victim.join()
    first, *others = crew.each(held)
    assert isinstance(first, Damaged)
    assert first.where == held[0].title.value
    assert others == alone[1:]
    crew.close()
    assert multiprocessing.active_children() == []


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
