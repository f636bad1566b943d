"""Parts tied to their totals: "447, tai skaitā 386", "darunter 21 Syrer, 14 Afghanen und neun Kinder"."""

from collections.abc import Sequence

from sitroom.reading.languages.count import Count
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.roles import Placed

_MOST = 8  # parts of a sum told one after another
_PLAIN = frozenset([",", "(", ")", "-"])


def tie(made: Sequence[Count], earlier: Count | None, of: Tongue, places: Sequence[Placed]) -> None:
    """Set the total of each figure of a sentence that is told as a part; `earlier` is the figure before it."""
    named = {at for one in places for at in range(one.at, one.last)}
    before = earlier
    for one in made:
        if before is not None and before.quantity.mark is None and one.quantity.mark is None and one.parent is None:
            one.parent = _total(before, one, of, named)
        before = one


def _total(before: Count, one: Count, of: Tongue, named: set[int]) -> Count | None:
    same = before.sentence is one.sentence
    floor = before.quantity.last if same else 0
    if _says_part(floor, one, of) or (floor > 0 and _explains(before, one)):
        root = before.parent or before
        return root if root.number >= one.number and root.unit == one.unit else None
    sibling = before.parent if same else None
    if sibling is None or not _lists(before, one, of, named):
        return None
    return sibling if sibling.number >= one.number + before.number and sibling.unit == one.unit else None


def _says_part(floor: int, one: Count, of: Tongue) -> bool:
    span = one.low[floor : one.quantity.first]
    inside = any(of.including.at(span, at) is not None for at in range(len(span)))
    behind = one.low[one.quantity.last : one.quantity.last + 3]
    return inside or (bool(behind) and of.including.at(behind, 0) is not None)


def _explains(before: Count, one: Count) -> bool:
    """Say whether a dash or colon explains the figure before: "33 migrantai – 20 Irako, 8 Kongo piliečiai"."""
    counted = one.noun is not None or (one.kin is not None and one.kin.start > one.start)
    gap = one.low[before.quantity.last : one.quantity.first]
    return counted and gap[-1:] in (["–"], ["—"], [":"]) and "," not in gap


def _lists(one: Count, two: Count, of: Tongue, named: set[int]) -> bool:
    """Say whether nothing but a comma, "and" and names stands between two figures."""
    first = max(one.quantity.last, one.noun[1] if one.noun else 0)
    gap = (at for at in range(first, two.quantity.first) if at not in named)
    return sum(one.low[at] not in _PLAIN and one.low[at] not in of.joins for at in gap) <= 1


def summed(made: Sequence[Count]) -> None:
    """Tie figures that add up to the one before them: "14 migrantų: 9 Alytaus ir 5 Varėnos ruožuose"."""
    for at, total in enumerate(made):
        if total.quantity.mark is not None or total.quantity.value is None:
            continue
        left, parts = total.number, list[Count]()
        for one in made[at + 1 : at + 1 + _MOST]:
            if one.unit != total.unit or one.sentence.passage is not total.sentence.passage or one.number > left:
                break
            left -= one.number
            parts.append(one)
            if left == 0:
                break
        if left == 0 and len(parts) > 1 and all(one.parent in (None, total) for one in parts):
            for one in parts:
                one.parent = total
