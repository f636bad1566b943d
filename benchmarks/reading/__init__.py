"""Reading: quantities against published sets, and speed against a peer."""

from benchmarks.book import Row, Section
from benchmarks.reading import accuracy, speed


def run() -> Section:
    """Measure what the reader finds and how fast."""
    rows: tuple[Row, ...] = (*accuracy.rows(), *speed.rows())
    about = (
        "Quantities: the published half of NewsQuant (CQE, Almasian et al. 2023), F1 of value, value with normal unit "
        "and value with change, counted as the set's own script does and, stricter, one to one; and the figure an "
        "analyst took from IDMC's displacement excerpts. Nothing was trained on either; the misses of one run were "
        "read for holes in the grammar."
    )
    return Section("reading", "Reading", rows, about)
