"""PLOVER roots and quad classes of our statements and measures, on the gold sentences of the PLOVER project.

The set (PLOVER-GSR from the CAMEO manual, CC BY-SA 4.0) is about politics at large, sitroom about crises: most of its
sentences tell no event of ours. So it is told of how many sentences an event is read, and how often its root and quad
class are right; a classifier that always answers has one number for both.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.book import Row
from benchmarks.reading import gold
from sitroom.model import Measure, Plover, Statement
from sitroom.reading import Reader
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.quantities_layer import bare_report
from sitroom.reference import codebook

GSR = gold.SHARED / "plover_gsr_cameo.txt"
_BEST = "TF-IDF + SVM {}, roberta-large {} (every sentence answered)"


def rows(path: Path = GSR) -> Iterator[Row]:
    """Yield coverage, root and quad class; nothing where the set is not beside the checkout."""
    if not path.exists():
        return
    items = [row for row in json.loads(path.read_text("utf-8")) if row.get("text")]
    reader = Reader(codebook())
    answers = [(row["event"], events(reader, row["text"])) for row in items]
    told = [(root, found) for root, found in answers if found]
    yield Row("PLOVER gold sentences with an event of ours", f"{len(told)} of {len(items)}", "")
    if not told:
        return
    roots = sum(any(one.root == root for one in found) for root, found in told)
    quads = sum(any(one.quad == _quad(root) for one in found) for root, found in told)
    yield Row("PLOVER root, where one is read", _share(roots, len(told)), _BEST.format("69.7", "82.1"))
    yield Row("PLOVER quad class, where one is read", _share(quads, len(told)), _BEST.format("84.3", "89.2"))


def events(reader: Reader, text: str) -> list[Plover]:
    """Return the events of a sentence."""
    claims = reader.read(bare_report(text)).claims
    return [one.plover for one in claims if isinstance(one, Statement | Measure) and one.plover is not None]


def _quad(root: str) -> str:
    quads: dict[str, list[str]] = vocabulary("plover")["quads"]
    return next((quad for quad, roots in quads.items() if root in roots), "")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"


if __name__ == "__main__":
    for row in rows():
        print(f"{row.what:50}{row.value:>14}  {row.against}")
