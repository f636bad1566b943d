"""Whether a figure is a change rather than a level: "rose by 300 to 1 200" tells both."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.quantity import Quantity

Change = Literal["up", "down"]


@cache
def _words() -> dict[str, Change]:
    data = vocabulary("quantities")
    found: dict[str, Change] = dict.fromkeys(data["change_up"], "up")
    found.update(dict.fromkeys(data["change_down"], "down"))
    return found


def change(low: Sequence[str], quantity: Quantity, *, wide: bool = False) -> Change | None:
    """Return the direction where the quantity is a change, None where it is a level.

    "rose by 300", "an increase of 300", "up 20 per cent", "300 more than" are changes; "rose to 300", "up from 300",
    "down to 300" are levels. With `wide`, "rose 18 cents", "down 68p" and "+0.2%" are changes whatever they count.
    """
    if quantity.core and low[quantity.core - 1] == "+":
        return "up"
    if quantity.mark == "percent" and low[max(quantity.core - 2, 0) : quantity.core] in _MINUS:
        return "down"
    if quantity.mark == "times":
        return _words().get(_cue(low, quantity) or "", "up")
    before = _before(low, quantity, wide)
    if before is not None:
        return before
    after = low[quantity.last : quantity.last + 4]
    if (
        quantity.mark == "percent"
        and after
        and after[0]
        in (
            "more",
            "higher",
            "fewer",
            "less",
            "lower",
            "rise",
            "increase",
            "drop",
            "fall",
            "decline",
            "decrease",
            "jump",
            "surge",
            "up",
            "down",
        )
    ):
        return "down" if after[0] in ("fewer", "less", "lower", "drop", "fall", "decline", "decrease", "down") else "up"
    if "than" in after and after[0] in ("more", "fewer", "less"):
        return "up" if after[0] == "more" else "down"
    return None


_MINUS = (["(", "-"], ["|", "-"], [":", "-"], ["(", "−"], ["|", "−"], [":", "−"])
"""What stands before a fall told by its sign: "(-19%)", a cell of a table."""


def _before(low: Sequence[str], quantity: Quantity, wide: bool) -> Change | None:
    """Walk left over small words to a verb or noun of change; "to", "at" and "from" before the number mean a level."""
    words, at = _words(), quantity.first - 1
    while at >= 0 and at >= quantity.first - 5:
        word = low[at]
        if word in ("to", "from", "at") and not (word == "at" and at + 1 < len(low) and low[at + 1] == "least"):
            return None
        if word == "up" and at and low[at - 1] in _FILLED:
            return None
        if word in words and word not in (_BARE if wide else ("at", "added", "extra", "cut")):
            by = "by" in low[at : quantity.first]
            noun = word in listed("changes", "verb_or_noun") and "of" in low[at : quantity.first]
            share = quantity.mark in ("percent", "share", "times")
            return words[word] if by or noun or share or wide else None
        if word not in listed("changes", "adverbs"):
            return None
        at -= 1
    return None


_BARE = frozenset(["at", "extra", "cut", "raise", "raised", "raises", "raising"])
_FILLED = frozenset(
    [
        "made",
        "make",
        "makes",
        "making",
        "set",
        "took",
        "take",
        "picked",
        "rounded",
        "signed",
        "ended",
        "put",
        "gave",
        "give",
    ]
)
"""Verbs with which "up" tells no change: "made up 60 per cent"."""


def _cue(low: Sequence[str], quantity: Quantity) -> str | None:
    words = _words()
    near = [*low[max(quantity.first - 4, 0) : quantity.first], *low[quantity.last : quantity.last + 4]]
    return next((word for word in near if word in words), None)
