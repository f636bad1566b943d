"""The brief of a room of many reports."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.book import Row, Section
from benchmarks.corpus import write_folder
from benchmarks.process import Spent, sitroom

FEW, MANY = 250, 1_000
ABOUT = (
    "`sitroom brief --room` over synthetic reports of 30 sentences, a new process; goal: the page stays under 2 MB. "
    "Growth is what a report adds in the larger room, over what it adds in the smaller one, the start of the process "
    "(the brief of one report) taken off."
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a brief took, and the bytes of its page."""

    reports: int
    spent: Spent
    page: int


def run(few: int = FEW, many: int = MANY) -> Section:
    """Write the brief of few reports and of many."""
    one, small, large = measure(1), measure(few), measure(many)
    more, most = (max(written.spent.cpu - one.spent.cpu, 0.01) for written in (small, large))
    factor = (most / more) / (many / few)
    grown = Row(f"growth of CPU, {few:,} to {many:,}", f"{factor:.2f}", "1 is linear")
    return Section("brief", "The brief of many reports", (*_rows(small), *_rows(large), grown), ABOUT)


def measure(count: int) -> Written:
    """Fill a room with so many reports and write its brief."""
    with tempfile.TemporaryDirectory(prefix="sitroom-bench-") as name:
        folder, room, page = Path(name, "reports"), Path(name, "room"), Path(name, "brief.html")
        list(write_folder(folder, count))
        sitroom("init", room)
        sitroom("add", "--room", room, folder)
        spent = sitroom("brief", "--room", room, "--out", page)
        return Written(count, spent, page.stat().st_size)


def _rows(written: Written) -> tuple[Row, ...]:
    spent, what = written.spent, f"brief of {written.reports:,} reports"
    return (
        Row(f"{what}, CPU s", f"{spent.cpu:.1f}", "", f"{spent.wall:.0f} s by the clock; {spent.memory:.0f} MB"),
        Row(f"{what}, HTML, MB", f"{written.page / 1e6:.2f}", "goal under 2"),
    )
