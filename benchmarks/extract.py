"""From bytes to claims: reports of seed size a CPU second, and quantulum3 on the same text."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.book import Row, Section
from benchmarks.corpus import write_folder
from benchmarks.process import ROOT, sitroom

REPORTS, SENTENCES = 100, 90
START = ROOT / "examples" / "belarus-2021" / "07-cham-wings-2021-11-13.eml"
PEER = Path(os.environ.get("SITROOM_PEERS", ROOT / "build" / "peers")) / "bin" / "python"
ABOUT = (
    "`sitroom extract` of text files in a new process: open, identify, parse in a bounded child, read figures, "
    "statements and measures, print JSON. The start of the process (one small report) is taken off. quantulum3 finds "
    "quantities and units only; it is measured from an environment of its own: `python -m venv build/peers && "
    "build/peers/bin/pip install quantulum3` (or `SITROOM_PEERS`)."
)
_QUANTULUM = """
import re, sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import parser
texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
lines = [line for text in texts for line in re.split(r"(?<=[.!?])\\s+", text) if line.strip()]
parser.parse("7,698 people")
begun = time.process_time()
found = sum(len(parser.parse(line)) for line in lines)
print(time.process_time() - begun, len(lines), found)
"""


def run(count: int = REPORTS) -> Section:
    """Measure synthetic reports and, where they are, the seeds many times over."""
    with tempfile.TemporaryDirectory(prefix="sitroom-bench-") as name:
        made = list(write_folder(Path(name, "made"), count, SENTENCES))
        rows = [_ours(f"synthetic reports of {SENTENCES} sentences", made, "goal 10, better 30"), _theirs(made[:5])]
        seeds = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
        if seeds:
            again = _again(seeds, Path(name, "seeds"), count)
            rows += [
                _ours("the five seeds over and over", again, "goal 10, better 30"),
                _theirs(again[:5], "the seeds"),
            ]
    return Section("extract", "From bytes to claims", tuple(rows), ABOUT)


def _again(files: Sequence[Path], folder: Path, count: int) -> list[Path]:
    """Write the files over and over, each time as other bytes."""
    folder.mkdir()
    made = []
    for number, path in enumerate(islice(cycle(files), count)):
        made.append(folder / f"{number}.txt")
        made[-1].write_text(f"{path.read_text(encoding='utf-8')}\n\nCopy {number}.\n", encoding="utf-8")
    return made


def _ours(what: str, files: Sequence[Path], goal: str) -> Row:
    start = sitroom("extract", START).cpu
    took = sitroom("extract", *files)
    size = sum(path.stat().st_size for path in files) / 1000
    cpu = took.cpu - start
    remark = f"{size / len(files):.0f} kB each; {size / cpu:.0f} kB a CPU second; {took.memory:.0f} MB"
    return Row(f"{what}, a CPU second", f"{len(files) / cpu:.1f}", goal, remark)


def _theirs(files: Sequence[Path], what: str = "five of them") -> Row:
    name = f"quantulum3 (quantities only) on {what}, reports a CPU second"
    if not PEER.is_file():
        return Row(name, "not measured", "", "no environment with it (see above)")
    command = [str(PEER), "-W", "ignore", "-c", _QUANTULUM, *map(str, files)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    cpu, lines = float(told[0]), int(told[1])
    return Row(name, f"{len(files) / cpu:.1f}", "", f"{lines / cpu:.0f} sentences a CPU second")
