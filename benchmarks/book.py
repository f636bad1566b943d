"""The book of results: one section a benchmark in docs/benchmarks.md, replaced in place by each run."""

import os
import platform
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

HEAD = """# Benchmarks

Written by `./run bench`; do not edit by hand. CPU seconds are user plus system time of the process and its children.
What CI guards is counted work (queries, passes, imports), not seconds.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: what, the value as text, the goal or peer it stands against, a remark."""

    what: str
    value: str
    against: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The results of one benchmark."""

    name: str
    title: str
    rows: tuple[Row, ...]
    about: str = ""
    when: str = field(default_factory=lambda: datetime.now(UTC).date().isoformat())

    def as_markdown(self) -> str:
        """Return the section with its markers."""
        machine = f"{self.when}, Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
        lines = [f"<!-- begin {self.name} -->", f"## {self.title}", "", self.about, "", f"*{machine}*", ""]
        lines += ["| what | measured | against | remark |", "|---|---|---|---|"]
        lines += [f"| {row.what} | {row.value} | {row.against} | {row.remark} |" for row in self.rows]
        return "\n".join([*lines, f"<!-- end {self.name} -->", ""])


def write(page: Path, section: Section) -> None:
    """Put the section into the page, in place of its earlier version."""
    text = page.read_text(encoding="utf-8") if page.exists() else HEAD
    made = section.as_markdown()
    pattern = re.compile(rf"<!-- begin {section.name} -->.*?<!-- end {section.name} -->\n", re.DOTALL)
    there = pattern.search(text)
    page.write_text(pattern.sub(lambda _: made, text) if there else f"{text.rstrip()}\n\n{made}", encoding="utf-8")


@dataclass(slots=True)
class Meter:
    """What a measured block took."""

    cpu: float = 0.0
    wall: float = 0.0


@contextmanager
def measured() -> Iterator[Meter]:
    """Measure CPU (with children that ended) and wall seconds of a block."""
    meter, cpu, wall = Meter(), _cpu(), time.perf_counter()
    yield meter
    meter.cpu, meter.wall = _cpu() - cpu, time.perf_counter() - wall


def _cpu() -> float:
    return sum(usage.ru_utime + usage.ru_stime for usage in (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)))


def peak_memory() -> float:
    """Return the largest resident set of this process and its ended children, in MB."""
    return max(getrusage(RUSAGE_SELF).ru_maxrss, getrusage(RUSAGE_CHILDREN).ru_maxrss) / 1024
