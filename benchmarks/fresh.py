"""Fresh reports: how the reader does on annotated reports it was not written with, one set after the other."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.book import Row, Section
from benchmarks.reading import claims_gold as gold
from benchmarks.reading import claims_tell as tell
from benchmarks.reading.claims import judged
from benchmarks.reading.claims_match import Judged

FOLDER = Path(__file__).parent / "reading" / "fresh"
ABOUT = (
    "[Reports in our own words](annotation.md), written and annotated by people who had not seen the reader: figures "
    "with value, bounds, unit and indicator right (F1); place, period and speaker given the figure; statements and "
    "measures (F1 of sentence, kind and actor). A set is honest once: what was read at first is in annotation.md, "
    "and a set whose errors were looked at since says only what is mended."
)


def run() -> Section:
    """Score every set."""
    return Section(
        "fresh", "Fresh reports", tuple(row for path in sorted(FOLDER.glob("*.yaml")) for row in rows(path)), ABOUT
    )


def rows(path: Path) -> Iterator[Row]:
    """Yield the scores of one set; its errors are not told."""
    held = judged(gold.drafts([path]))
    figures = tell.figure_score(held, lambda one: one.whole)
    wanted = sum(len(report.figures) for report in held)
    yield Row(
        f"{path.stem}: figures, F1", f"{100 * figures.f1:.1f}", "must 85", f"{len(held)} reports, {wanted} figures"
    )
    for field, goal in (("place", 88), ("period", 80), ("speaker", 85)):
        yield Row(f"{path.stem}: {field}", _share(held, field), f"must {goal}")
    deeds = tell.deed_score(held, lambda one: one.whole)
    number = sum(len(report.statements) + len(report.measures) for report in held)
    if number:
        yield Row(f"{path.stem}: statements and measures, F1", f"{100 * deeds.f1:.1f}", "must 75", f"{number} wanted")


def _share(held: list[Judged], field: str) -> str:
    right, told = tell.accuracy(held, field)
    return f"{100 * right / max(told, 1):.1f} %"
