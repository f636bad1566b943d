"""A number told of each of several: "420 on each of the other two" is told twice."""

from dataclasses import replace

from sitroom.reading import numbers
from sitroom.reading.drafts import Draft

_MOST = 8


def of(draft: Draft) -> list[Draft]:
    """Return the further drafts of a number told of each of several, none where it is told once.

    They share the mention and differ by their ordinal, so that each is a claim and their sum is that of the text.
    """
    if draft.quantity.mark is not None or draft.quantity.value is None:
        return []
    return [replace(draft, ordinal=at, why=[*draft.why, "told of each"]) for at in range(1, times_told(draft))]


def times_told(part: Draft) -> int:
    """Return how often a part counts: twice for "420 on each of the two others"."""
    after = part.low[part.quantity.last : part.quantity.last + 9]
    if "each" not in after or after[after.index("each") + 1 : after.index("each") + 2] != ["of"]:
        return 1
    rest = after[after.index("each") + 2 :]
    known = numbers.words().numbers
    told = next(
        (int(known.get(word, word if word.isdigit() else 0)) for word in rest[:3] if word in known or word.isdigit()), 1
    )
    return told if 1 < told <= _MOST else 1
