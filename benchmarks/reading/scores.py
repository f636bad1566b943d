"""Precision, recall and F1 of quantities: value alone, with the unit, with the change.

`official` counts as the set's own scorer does (github.com/satya77/CQE_Evaluation, evaluate_models.py): a quantity found
stays in play until value and unit are right, so one may speak for several. `one_to_one` is the stricter count: a
quantity found answers one of the set, the best pairs first.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.reading.gold import Item, Told

NAMES = ("value", "unit", "change")


@dataclass(frozen=True, slots=True)
class Score:
    """Micro-averaged over all quantities of all items."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def official(items: Sequence[Item], found: Iterable[Sequence[Told]]) -> dict[str, Score]:
    """Score as the set's own script does."""
    hits, wanted, given = dict.fromkeys(NAMES, 0), 0, 0
    for item, told in zip(items, found, strict=True):
        left, room = sorted(told, key=lambda one: one.unit), len(item.told)
        wanted, given = wanted + room, given + len(left)
        for gold in sorted(item.told, key=lambda one: one.unit):
            for one in [one for one in left if same_value(gold, one)]:
                hits["value"] += room > 0
                room -= room > 0
                hits["change"] += one.change == gold.change
                if one.unit == gold.unit:
                    hits["unit"] += 1
                    left.remove(one)
                    break
    return _scores(hits, wanted, given)


def one_to_one(items: Sequence[Item], found: Iterable[Sequence[Told]]) -> dict[str, Score]:
    """Score with each quantity found matched to at most one of the set."""
    hits, wanted, given = dict.fromkeys(NAMES, 0), 0, 0
    for item, told in zip(items, found, strict=True):
        wanted, given = wanted + len(item.told), given + len(told)
        for gold, one in pairs(item.told, told):
            hits["value"] += 1
            hits["unit"] += gold.unit == one.unit
            hits["change"] += gold.change == one.change
    return _scores(hits, wanted, given)


def pairs(gold: Sequence[Told], found: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Pair quantities of one value, those that agree on unit and change first."""
    left, open_, made = list(found), list(gold), []
    for least in (2, 1, 0):
        for one in list(open_):
            match = next((two for two in left if same_value(one, two) and _agree(one, two) >= least), None)
            if match is not None:
                left.remove(match)
                open_.remove(one)
                made.append((one, match))
    return made


def same_value(one: Told, two: Told) -> bool:
    """Say whether two quantities have the same value, or the same ends in the same order."""
    return len(one.values) == len(two.values) and all(
        math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8) for a, b in zip(one.values, two.values, strict=True)
    )


def _agree(one: Told, two: Told) -> int:
    return (one.unit == two.unit) + (one.change == two.change)


def _scores(hits: dict[str, int], wanted: int, given: int) -> dict[str, Score]:
    return {name: Score(hits[name] / given if given else 0.0, hits[name] / wanted if wanted else 0.0) for name in NAMES}
