"""Parts tied to their totals: "447, tai skaitā 386", "darunter 21 Syrer, 14 Afghanen und neun Kinder"."""

from collections.abc import Sequence

from sitroom.reading.languages.count import Count
from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.roles import Placed

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
        return root if root.worth >= one.worth and root.unit == one.unit else None
    sibling = before.parent if same else None
    if sibling is None or not _lists(before, one, of, named):
        return None
    return sibling if sibling.worth >= one.worth + before.worth and sibling.unit == one.unit else None


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
