"""Stories for the tests: the generator of the benchmark, one story a number, without quotations."""

import sys
from functools import cache
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.lineage_texts import edited, excerpt, stories  # the line above makes it importable

__all__ = ["body", "edited", "excerpt", "story"]


@cache
def _one(number: int) -> tuple[str, ...]:
    (made,) = islice(stories(1, seed=number, least=20), 1)
    return tuple(sentence for sentence in made.sentences if "“" not in sentence)


@cache
def body(number: int) -> str:
    """Return story ``number`` without a footer."""
    return " ".join(_one(number))


@cache
def story(number: int, sentences: int) -> str:
    """Return the first sentences of a story."""
    return " ".join(_one(number + 20_000)[:sentences])
