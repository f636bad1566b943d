"""The stage of a sum of money, by its verb: announced, pledged, allocated, committed, paid."""

from functools import cache
from typing import cast

from sitroom.model.claim import Stage
from sitroom.reading.drafts import Draft
from sitroom.reading.lexicon import vocabulary

_ORDER = ("paid", "committed", "allocated", "pledged", "announced")


@cache
def _verbs() -> dict[str, str]:
    return {word: stage for stage, words in vocabulary("stages").items() for word in words}


def speaks_of_funds(draft: Draft) -> bool:
    """Say whether a verb of giving, or of asking to be given, stands in the sentence of a sum."""
    return not _verbs().keys().isdisjoint(draft.low)


def stage(draft: Draft) -> Stage | None:
    """Return the stage told nearest to a sum, None where no verb says it."""
    verbs = _verbs()
    found: list[tuple[int, int, str]] = []
    for at in range(draft.left, min(draft.right, len(draft.low))):
        told = verbs.get(draft.low[at])
        if told in _ORDER:
            distance = draft.quantity.first - at if at < draft.quantity.first else at - draft.quantity.last + 2
            found.append((distance, _ORDER.index(told), told))
    if not found:
        return None
    nearest = min(found)[2]
    planned = any(
        word in ("will", "would", "plans", "intends", "to")
        for word in draft.low[max(draft.quantity.first - 4, 0) : draft.quantity.first]
    )
    return cast(
        "Stage", "announced" if planned and nearest in ("paid", "allocated") and "will" in draft.low else nearest
    )
