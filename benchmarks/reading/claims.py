"""The own claim set: what the reader takes from annotated reports (docs/annotation.md).

::

    ./run bench claims                                    the kept annotations, into docs/benchmarks.md
    python -m benchmarks.reading.claims [--errors N] F.yaml…   drafts or kept annotations, to the terminal
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.book import Section
from benchmarks.reading import claims_gold as gold
from benchmarks.reading import claims_tell as tell
from benchmarks.reading.claims_match import Judged, judge
from sitroom.reading import Reader
from sitroom.reference import codebook

ABOUT = (
    "Every quantity, statement and measure of [annotated reports](annotation.md): the shipped example and, where they "
    "are beside the checkout, five real ones. A figure counts when value, bounds, unit and indicator are all right; "
    "what is given and was not wanted counts against precision. The rules were written with these reports at hand: "
    "scores on reports nobody here has seen are lower. Errors are told by report, offsets and values, the worst first."
)


def run() -> Section:
    """Score the kept annotations."""
    return section(gold.kept())


def section(reports: Iterable[gold.Annotated]) -> Section:
    """Return the table of annotated reports."""
    return Section("claims", "Own claim set", tuple(tell.rows(judged(reports))), ABOUT)


def judged(reports: Iterable[gold.Annotated]) -> list[Judged]:
    """Read each report with its codebook and judge the claims."""
    readers: dict[str, Reader] = {}
    made = []
    for report in reports:
        reader = readers.setdefault(report.codebook, Reader(codebook(report.codebook)))
        made.append(judge(report, reader.read(report.report).claims))
    return made


def main(arguments: list[str]) -> int:
    """Print the table of the named files, the kept ones when none is named, and N errors instead of twenty."""
    worst = tell.WORST
    if arguments[:1] == ["--errors"]:
        worst, arguments = int(arguments[1]), arguments[2:]
    reports = gold.drafts(map(Path, arguments)) if arguments else gold.kept()
    for row in tell.rows(judged(reports), worst):
        print(f"{row.what:58}{row.value:>34}  {row.remark}{f' ({row.against})' if row.against else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
