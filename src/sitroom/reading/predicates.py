"""What a figure's own clause says of it: mere presence, relative clauses, verbs with another object."""

from collections.abc import Sequence

from sitroom.reading.grammar import listed

_BE = frozenset(["are", "were", "is", "was", "be", "been", "being", "remain", "remained", "remains"])
_HAVE = frozenset(["has", "have", "had"])
_WHO = frozenset(["who", "that", "which"])
_PLACING = frozenset(["in", "at", "near", "on", "inside", "along", "outside", "behind", "around", "between", "close"])
_SMALL = frozenset(["still", "now", "currently", "already", "also", "there", "just", "again", "presently", "only"])
_MODALS = frozenset(["could", "may", "might", "must"])
_SUPPOSED = _SMALL | {
    "believed",
    "thought",
    "estimated",
    "said",
    "reported",
    "to",
    "be",
    "elsewhere",
    "understood",
    "present",
}
"""Words of how sure it is that somebody is somewhere: "15,000 could be elsewhere in Belarus"."""
_ARTICLES = frozenset(["the", "its", "their", "a", "an", "this", "that", "those", "these", "to"])
_FARTHEST = 14  # tokens a relative clause runs before its main verb
_CLOSING = frozenset([",", ";", ".", ")", "—", "–"])


def present(low: Sequence[str], first: int, end: int) -> bool:
    """Say whether a figure is merely said to be somewhere: "there are 7,000 people in …", "300 were near the border".

    `first` is the token of the number, `end` the one after its noun.
    """
    at = _past(low, end, _SMALL)
    if _placed(low, at):
        return _there(low, first)
    at = _past(low, at, _MODALS)
    if at < len(low) and low[at] in _BE:
        return _placed(low, _past(low, at + 1, _SUPPOSED))
    return False


def _there(low: Sequence[str], first: int) -> bool:
    """Say whether "there are" or "with" opens what stands before a number, words of its bounds between them."""
    before = low[max(first - 4, 0) : first]
    return before[-1:] == ["with"] or ("there" in before and not _BE.isdisjoint(before))


def _placed(low: Sequence[str], at: int) -> bool:
    """Say whether a place follows, and no time or figure ("in August", "in 2019"), craft ("on board") or state."""
    if at >= len(low) or low[at] not in _PLACING:
        return False
    after = _past(low, at + 1, _ARTICLES)
    if after >= len(low):
        return False
    word = low[after]
    return word[0].isalpha() and word not in listed("indicators", "no_place") and not low[at - 1].endswith("ing")


def _past(low: Sequence[str], at: int, skipped: frozenset[str]) -> int:
    while at < len(low) and low[at] in skipped:
        at += 1
    return at


def relative(low: Sequence[str], end: int) -> tuple[int, int] | None:
    """Return the clause in "who" after a noun and where the main verb takes up again, None where it does not.

    "2,745 foreigners | who had entered illegally | were living": what they had done tells which they are.
    """
    if end >= len(low) or low[end] not in _WHO:
        return None
    at = end + 1
    while at < len(low) and (low[at] in _BE or low[at] in _HAVE or low[at] in _SMALL):
        at += 1
    for main in range(at + 1, min(at + _FARTHEST, len(low))):
        if low[main] in _CLOSING:
            return None
        if low[main] in _BE or low[main] in _HAVE:
            return (end, main) if low[main - 1] not in _WHO else None
    return None


def other_object(low: Sequence[str], verb: int, last: int, end: int) -> bool:
    """Say whether a verb behind a figure's noun acts on something else: "300 passengers caught the ferry".

    Only verbs whose object is who is counted ("detain", "house") can; "300 were caught" and "300 caught at the border"
    are their own objects.
    """
    word = low[verb]
    if word not in listed("indicators", "acting_on") or verb < end or not _BE.isdisjoint(low[max(verb - 3, 0) : verb]):
        return False
    return last < len(low) and low[last] in listed("indicators", "objects")


def parted(low: Sequence[str], last: int, first: int) -> bool:
    """Say whether a preposition parts a verb from a number after it: "open a corridor for 2,000 people".

    The "of" of a deed's noun does not: "the detention of 300".
    """
    between = low[last:first]
    words = listed("indicators", "parting")
    return any(word in words for word in between[1:]) or (between[:1] != ["of"] and not words.isdisjoint(between[:1]))
