"""What the reader finds in sets others have labelled."""

from collections.abc import Iterator

from benchmarks.book import Row
from benchmarks.reading import gold, scores
from benchmarks.reading.ours import Ours, report
from sitroom.model import Figure
from sitroom.reading import Reader
from sitroom.reference import codebook

_PEER = {"value": "73.1", "unit": "46.9"}  # quantulum3 0.9 on the same half
_BEST = {"value": "92.0", "unit": "85.6", "change": "88.1"}  # CQE, as published


def rows() -> Iterator[Row]:
    """Yield the scores; nothing where the sets are not beside the checkout."""
    items = gold.newsquant()
    if items:
        ours = Ours()
        found = [ours.read(item.text) for item in items]
        for name in ("value", "unit", "change"):
            made = scores.score(items, found, getattr(scores, name))
            what = f"NewsQuant, {'value' if name == 'value' else f'value + {name}'}, F1"
            against = ", ".join(
                filter(None, (f"quantulum3 {_PEER[name]}" if name in _PEER else "", f"CQE {_BEST[name]}"))
            )
            yield Row(what, f"{100 * made.f1:.1f}", against, f"P {100 * made.precision:.1f}, R {100 * made.recall:.1f}")
    excerpts = gold.idmc()
    if excerpts:
        yield from _displacement(excerpts)


def _displacement(excerpts: list[tuple[str, float]]) -> Iterator[Row]:
    """Choose the figure IDMC took: the first of people or households displaced, else the first figure at all."""
    reader, first, any_of = Reader(codebook("displacement")), 0, 0
    for text, wanted in excerpts:
        found = [claim for claim in reader.read(report(text)).claims if isinstance(claim, Figure)]
        values = {figure.value for figure in found} | {figure.low for figure in found}
        any_of += wanted in values
        chosen = _chosen(found)
        first += chosen is not None and wanted in (chosen.value, chosen.low)
    count = len(excerpts)
    yield Row(
        "IDMC, the figure taken, exact", f"{100 * first / count:.1f} %", "75.5 (published 2017)", f"{count} excerpts"
    )
    yield Row(
        "IDMC, the figure among those found", f"{100 * any_of / count:.1f} %", "92.2 (prototype)", "an oracle's choice"
    )


def _chosen(found: list[Figure]) -> Figure | None:
    order = ("displaced", "people_affected", "homes_destroyed")
    ranked = [figure for indicator in order for figure in found if figure.indicator == indicator]
    counted = [figure for figure in found if figure.unit in ("people", "households")]
    return next(iter(ranked or counted or found), None)
