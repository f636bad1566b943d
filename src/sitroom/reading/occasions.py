"""Nouns whose unit hangs on the words around them: views and shares, groups online, arrests at a border."""

from collections.abc import Sequence

from sitroom.reading.grammar import listed
from sitroom.reading.nouns import NounPhrase
from sitroom.reading.quantity import Quantity

_NEAR = 8
_BORDERS = frozenset(["border", "borders", "frontier", "crossing", "crossings"])
_WHERE = frozenset(["along", "at", "on", "near", "between", "across"])
_CULPRITS = frozenset(["smugglers", "traffickers", "suspects", "facilitators", "smuggling", "trafficking"])
_ARRESTS = frozenset(["arrests", "encounters", "apprehensions"])
_GENERIC = frozenset(["people", "persons"])


def special(low: Sequence[str], quantity: Quantity, noun: NounPhrase) -> str | None:
    """Return the unit the words around a counted noun give it, None where they say nothing."""
    head = low[noun.last - 1] if noun.last > noun.first else ""
    before = low[max(quantity.first - _NEAR, 0) : quantity.first]
    if head in listed("counts", "audience") or (head == "times" and not listed("counts", "viewing").isdisjoint(before)):
        return "people"
    if head in listed("counts", "reactions") or (
        head == "times" and not listed("counts", "reacting").isdisjoint(before)
    ):
        return "items"
    if head == "others" and noun.last - noun.first == 1 and before[-1:] == ["with"]:
        return "people"  # "he crossed with 30 others"
    if head in listed("counts", "online") and _removed(low):
        return "cases"
    if head in _ARRESTS and _at_border(low, noun.last):
        return "detections"
    if head in _GENERIC and before[-1:] and before[-1] in listed("counts", "employing"):
        return "officers"
    return None


def _removed(low: Sequence[str]) -> bool:
    """Say whether accounts are taken down in the sentence."""
    return "accounts" in low and not listed("counts", "removing").isdisjoint(low)


def _at_border(low: Sequence[str], at: int) -> bool:
    """Say whether arrests are made at a border, of nobody said to be a smuggler: those of who crossed."""
    stretch = low[at : at + 6]
    return bool(stretch) and stretch[0] in _WHERE and not _BORDERS.isdisjoint(stretch) and _CULPRITS.isdisjoint(low)
