"""Cold start of the command line, and of a brief."""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.book import Row, Section, measured

ROOT = Path(__file__).resolve().parents[1]


def run() -> Section:
    """Measure ``sitroom --help``, an empty interpreter beside it, and the brief of small folders."""
    help_cpu = _cold([sys.executable, "-m", "sitroom", "--help"])
    bare_cpu = _cold([sys.executable, "-c", "pass"])
    rows = [
        Row(
            "`sitroom --help`, CPU s",
            f"{help_cpu:.2f}",
            "goal under 0.30",
            f"{help_cpu / bare_cpu:.1f} × an empty interpreter",
        ),
        _brief("the worked example (20 reports)", ROOT / "examples" / "belarus-2021", ""),
    ]
    seeds = ROOT.parent / "shared" / "seeds"
    if seeds.is_dir():
        rows.append(_brief("five long reports (the seeds)", seeds, "goal under 3"))
    return Section("start", "Cold start", tuple(rows), "Each a new process; the median of five.")


def _cold(command: list[str], times: int = 5) -> float:
    spent = []
    for _ in range(times):
        with measured() as meter:
            subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        spent.append(meter.cpu)
    return median(spent)


def _brief(what: str, folder: Path, goal: str) -> Row:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "sitroom", "brief", str(folder), "--out", f"{out}/brief.html"]
        return Row(f"`sitroom brief` of {what}, CPU s", f"{_cold(command):.2f}", goal)
