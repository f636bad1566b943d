"""What the reader finds in sets others have labelled."""

from collections.abc import Iterator, Sequence

from benchmarks.book import Row
from benchmarks.reading import gold, ours, scores
from benchmarks.reading.gold import Item
from benchmarks.reading.ours import report
from sitroom.model import Figure
from sitroom.reading import Reader
from sitroom.reference import codebook

_PEER = {"value": "73.1", "unit": "46.9"}  # quantulum3 0.9 on the same half
_BEST = {"value": "92.0", "unit": "85.6", "change": "88.1"}  # CQE, as published
_LABELS = {"value": "value", "unit": "value + unit", "change": "value + change"}


def rows() -> Iterator[Row]:
    """Yield the scores; nothing where the sets are not beside the checkout."""
    items = gold.newsquant()
    if items:
        yield from quantities(items)
    excerpts = gold.idmc()
    if excerpts:
        yield from _displacement(excerpts)


def quantities(items: Sequence[Item]) -> Iterator[Row]:
    """Yield the scores on sentences of NewsQuant."""
    found = [ours.read(item.text) for item in items]
    official, strict = scores.official(items, found), scores.one_to_one(items, found)
    for name, label in _LABELS.items():
        made = official[name]
        against = ", ".join(filter(None, (f"quantulum3 {_PEER[name]}" if name in _PEER else "", f"CQE {_BEST[name]}")))
        remark = f"P {100 * made.precision:.1f}, R {100 * made.recall:.1f}; one to one {100 * strict[name].f1:.1f}"
        yield Row(f"NewsQuant, {label}, F1", f"{100 * made.f1:.1f}", against, remark)


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
