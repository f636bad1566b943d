"""NewsQuant alone: the scores on a file of it, and where asked what was missed.

::

    python -m benchmarks.reading.newsquant [FILE] [--misses]
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.reading import gold, ours, scores
from benchmarks.reading.accuracy import quantities
from benchmarks.reading.gold import Item, Told


def main(arguments: Sequence[str]) -> int:
    """Print the scores of a file (the published half beside the checkout when none is named)."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")]
    items = gold.newsquant(*paths[:1])
    if not items:
        print(f"newsquant: no sentences in {(paths or [gold.NEWSQUANT])[0]}", file=sys.stderr)
        return 1
    for row in quantities(items):
        print(f"{row.what:32} {row.value:>6}   {row.remark}")
    if "--misses" in arguments:
        print("\n".join(line for item in items for line in misses(item)))
    return 0


def misses(item: Item) -> Iterator[str]:
    """Yield what of one sentence was missed, invented, or given another unit or sign."""
    found = ours.read(item.text)
    paired = scores.pairs(item.told, found)
    lines = [f"  missed   {_shown(one)}" for one in _without(item.told, [gold for gold, _ in paired])]
    lines += [f"  invented {_shown(one)}" for one in _without(found, [told for _, told in paired])]
    lines += [
        f"  {_shown(one)} read as {_shown(two)}"
        for one, two in paired
        if (one.unit, one.change) != (two.unit, two.change)
    ]
    if lines:
        yield item.text
        yield from lines


def _without(some: Sequence[Told], others: list[Told]) -> list[Told]:
    """Return some without those paired; equal quantities count each for itself."""
    left = list(some)
    for one in others:
        left.remove(one)
    return left


def _shown(one: Told) -> str:
    return f"{one.change} {'-'.join(f'{value:g}' for value in one.values)} {one.unit}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
