"""The words that qualify a number: "more than", "some", "no fewer than", "or so", "+"."""

from collections.abc import Sequence

from sitroom.reading.grammar import listed
from sitroom.reading.quantity import Words, words
from sitroom.reading.spans import Token


def before(low: Sequence[str], at: int, floor: int) -> tuple[int, str | None, str]:
    """Collect the qualifiers right before a number; the outermost that bounds wins over "about"."""
    known, kind, told = words(), None, ""
    while at > floor:
        skip = at - 1
        while skip > floor and skip > at - 3 and low[skip] in listed("quantities", "skipped"):
            skip -= 1
        if low[skip] == "of" and skip - 2 > floor and low[skip - 1] == "total" and low[skip - 2] == "a":
            skip -= 3
        if low[skip] not in known.before_last:
            break
        found = _phrase_ending(known, low, skip, floor)
        if found is None or _no_qualifier(low, found[0], floor):
            break
        first, named = found
        if kind in (None, "about") or named in ("over", "at_least", "up_to", "under"):
            kind = named if not (kind and named == "about") else kind
        told = told or " ".join(low[first : skip + 1])
        at = first
    return at, kind, told


_PASSING = frozenset(["passed", "passes", "passing"])


def _large(low: Sequence[str], at: int) -> bool:
    """Say whether a number of four digits or more, or a scale word behind it, begins at a token."""
    plain = low[at].replace(",", "") if at < len(low) else ""
    grouped = at + 1 < len(low) and len(low[at + 1]) == 3 and low[at + 1].isdigit()
    scaled = at + 1 < len(low) and low[at + 1] in ("thousand", "million", "billion", "hundred")
    return scaled or (plain.isdigit() and (len(plain) > 3 or grouped))


def _phrase_ending(known: Words, low: Sequence[str], end: int, floor: int) -> tuple[int, str] | None:
    for first in range(max(floor, end - known.longest + 1), end + 1):
        found = known.before.at(low, first)
        if found and found[0] == end + 1:
            return first, found[1]
    return None


def _no_qualifier(low: Sequence[str], first: int, floor: int) -> bool:
    """Say whether "about" or "over" is a plain preposition: "concerned about 2,000", "control over 12"."""
    word, before = low[first], low[first - 1] if first > floor else ""
    if word == "about":
        return before in words().about_verbs
    if word in _PASSING:  # "the toll has passed 35,000"; "passed 12 checkpoints" is a road
        return not _large(low, first + 1 + (low[first + 1 : first + 2] == ["the"]))
    return word in ("above", "below", "under", "beyond", "over") and before in listed("quantities", "plain_before")


def after(
    low: Sequence[str], tokens: Sequence[Token], at: int, kind: str | None, told: str
) -> tuple[int, str | None, str]:
    """Read a qualifier behind the number where none stood before it; return where the quantity ends."""
    if at >= len(low):
        return at, kind, told
    if low[at] == "+" and tokens[at].start == tokens[at - 1].end:
        return at + 1, kind or "at_least", told or "+"
    if low[at] == "-" and at + 1 < len(low) and low[at + 1] in ("odd", "plus", "some", "something"):
        return at + 2, kind or ("at_least" if low[at + 1] == "plus" else "about"), told or low[at + 1]
    found = words().after.at(low, at)
    if found is None or low[at] == "plus":
        return at, kind, told
    return found[0], kind or found[1], told or " ".join(low[at : found[0]])
