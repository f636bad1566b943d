"""What the reader finds in sets others have labelled."""

from collections.abc import Iterator, Sequence

from benchmarks.book import Row
from benchmarks.reading import displacement, gold, ours, scores
from benchmarks.reading.gold import Item

_PEER = {"value": "73.1", "unit": "46.9"}  # quantulum3 0.9 on the same half
_BEST = {"value": "92.0", "unit": "85.6", "change": "88.1"}  # CQE, as published
_LABELS = {"value": "value", "unit": "value + unit", "change": "value + change"}


def rows() -> Iterator[Row]:
    """Yield the scores; nothing where the sets are not beside the checkout."""
    items = gold.newsquant()
    if items:
        yield from quantities(items)
    yield from displacement.rows()


def quantities(items: Sequence[Item]) -> Iterator[Row]:
    """Yield the scores on sentences of NewsQuant."""
    found = [ours.read(item.text) for item in items]
    official, strict = scores.official(items, found), scores.one_to_one(items, found)
    for name, label in _LABELS.items():
        made = official[name]
        against = ", ".join(filter(None, (f"quantulum3 {_PEER[name]}" if name in _PEER else "", f"CQE {_BEST[name]}")))
        remark = f"P {100 * made.precision:.1f}, R {100 * made.recall:.1f}; one to one {100 * strict[name].f1:.1f}"
        yield Row(f"NewsQuant, {label}, F1", f"{100 * made.f1:.1f}", against, remark)
