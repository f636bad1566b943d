"""Closed word lists of the grammar, by the step that asks them (``data/grammar.yaml``)."""

from functools import cache

from sitroom.reading.lexicon import vocabulary


@cache
def listed(step: str, name: str) -> frozenset[str]:
    """Return one of a step's word lists, lower-cased as tokens are."""
    return frozenset(vocabulary("grammar")[step][name])
