"""Precision, recall and F1 of quantities: value alone, with the unit, with the change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.reading.gold import Item, Told

_PLURALS = {
    "people": "people",
    "feet": "foot",
    "children": "child",
    "men": "man",
    "women": "woman",
    "countries": "country",
}


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


Same = Callable[[Told, Told], bool]


def score(items: Sequence[Item], found: Iterable[Sequence[Told]], same: Same) -> Score:
    """Match each gold quantity to at most one found in the same sentence."""
    hits = wanted = given = 0
    for item, told in zip(items, found, strict=True):
        left = list(told)
        wanted, given = wanted + len(item.told), given + len(left)
        for gold in item.told:
            match = next((one for one in left if same(gold, one)), None)
            if match is not None:
                left.remove(match)
                hits += 1
    return Score(hits / given if given else 0.0, hits / wanted if wanted else 0.0)


def value(one: Told, two: Told) -> bool:
    """Say whether two quantities have the same value, or the same ends (in either order)."""
    ends = [sorted(map(abs, told.values)) for told in (one, two)]
    return len(ends[0]) == len(ends[1]) and all(abs(a - b) <= 1e-6 * max(abs(a), 1) for a, b in zip(*ends, strict=True))


def unit(one: Told, two: Told) -> bool:
    """Say whether value and unit are the same, the unit by words in the singular."""
    return value(one, two) and bool({_singular(word) for word in one.units} & {_singular(word) for word in two.units})


def change(one: Told, two: Told) -> bool:
    """Say whether value and the sign of change or approximation are the same."""
    return value(one, two) and one.change == two.change


def _singular(words: str) -> str:
    last = words.split()[-1] if words.split() else ""
    known = _PLURALS.get(last) or (last[:-1] if last.endswith("s") and not last.endswith("ss") else last)
    return " ".join([*words.split()[:-1], known])
