"""`sitroom add` of many reports: what it takes, and how that grows."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.book import Row, Section
from benchmarks.corpus import write_folder
from benchmarks.process import Spent, sitroom

FEW, MANY = 1_000, 10_000
ABOUT = (
    "Synthetic reports of 30 sentences in text files, through `sitroom add` into an empty room on SQLite: identify, "
    "parse in a child, read, record with log and search index, find copies. Memory is the largest process. Growth is "
    "what a report costs in the larger room, over what it costs in the smaller one: 1.0 is linear."
)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding so many reports took, and what lies on the disk afterwards, in bytes."""

    reports: int
    spent: Spent
    given: int
    ledger: int
    originals: int

    @property
    def each(self) -> float:
        """CPU milliseconds a report."""
        return self.spent.cpu / self.reports * 1000

    @property
    def stored(self) -> int:
        """Bytes of the whole room."""
        return self.ledger + self.originals


def run(few: int = FEW, many: int = MANY) -> Section:
    """Add few reports, then many to another room, and compare."""
    small, large = measure(few), measure(many)
    rows = [
        *_rows(small),
        *_rows(large),
        _growth("CPU", small, large, lambda added: added.spent.cpu),
        _growth("size on disk", small, large, lambda added: added.stored),
    ]
    return Section("room", "A room of many reports", tuple(rows), ABOUT)


def measure(count: int) -> Added:
    """Add so many reports to a new room."""
    with tempfile.TemporaryDirectory(prefix="sitroom-bench-") as name:
        folder, room = Path(name, "reports"), Path(name, "room")
        given = sum(path.stat().st_size for path in write_folder(folder, count))
        sitroom("init", room)
        spent = sitroom("add", "--room", room, folder)
        originals = _size(room / "originals")
        return Added(count, spent, given, _size(room) - originals, originals)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _rows(added: Added) -> tuple[Row, ...]:
    spent, what = added.spent, f"`add` of {added.reports:,} reports"
    share = f"{added.stored / added.given:.1f} × the reports' {added.given / 1e6:.1f} MB"
    parts = f"ledger {added.ledger / 1e6:.1f}, originals {added.originals / 1e6:.1f}"
    return (
        Row(f"{what}, CPU s", f"{spent.cpu:.1f}", "", f"{added.each:.0f} ms a report; {spent.wall:.0f} s by the clock"),
        Row(f"{what}, peak memory, MB", f"{spent.memory:.0f}"),
        Row(f"{what}, on disk, MB", f"{added.stored / 1e6:.1f}", share, parts),
    )


def _growth(what: str, small: Added, large: Added, of: Callable[[Added], float]) -> Row:
    factor = (of(large) / of(small)) / (large.reports / small.reports)
    return Row(f"growth of {what}, {small.reports:,} to {large.reports:,}", f"{factor:.2f}", "1 is linear")
