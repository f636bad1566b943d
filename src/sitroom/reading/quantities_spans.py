"""A quantity of running text, and what two of them make together: "from 240 to 273", "seven miles (11 km)"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitroom.model.claim import Qualifier
from sitroom.reading.changes import Change
from sitroom.reading.quantity import Quantity
from sitroom.reading.spans import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity as text told it: offsets in code points, value and bounds as the contract's table has them.

    ``unit`` is the unit as said, "" for none, ``name`` its normal form ("kilometre per hour", "dollar", "percentage",
    "shipping container"); ``change`` says that it is a difference, not a level. ``told`` are the words of its
    qualifier ("just under"). A ``share`` ("a third") is in per cent, a ``multiple`` ("doubled") a factor. ``span`` is
    the two ends of "from 240 to 273" in the order told.
    """

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str
    name: str
    change: Change | None
    told: str = ""
    share: bool = False
    multiple: bool = False
    span: tuple[float, float] | None = None


def joined(
    sentence: Sentence, low: Sequence[str], found: Sequence[Quantity], made: Sequence[Amount]
) -> Iterator[Amount]:
    """Yield the quantities with the ends of one span joined and conversions qualified like what they convert."""
    at, last = 0, None
    while at < len(made):
        one = made[at]
        if at + 1 < len(made):
            whole = _spanned(sentence, low, found[at : at + 2], one, made[at + 1])
            if whole is not None:
                yield whole
                at, last = at + 2, None
                continue
        if last is not None and _converts(low, found[at - 1], found[at]):
            one = _qualified(one, last)
        last = one
        yield one
        at += 1


def _spanned(
    sentence: Sentence, low: Sequence[str], found: Sequence[Quantity], one: Amount, two: Amount
) -> Amount | None:
    """Join "from 240 to 273", "from $36,040 at 10.45pm last night to $34,935": one quantity, told by its ends."""
    first, second = found
    between = low[first.last : second.first]
    opened = "from" in low[max(first.first - 2, 0) : first.first]
    glued = bool(one.name) and one.name == two.name and len(between) <= 5 and one.change is None
    if not (opened or glued) or between[-1:] != ["to"] or len(between) > 9 or any(mark in between for mark in ",;."):
        return None
    if one.value is None or two.value is None or one.qualifier == "range" or not _alike(one, two):
        return None
    end = two.high if two.qualifier == "range" and two.high is not None else two.value
    unit = max(one, two, key=lambda amount: len(amount.name))
    return replace(
        two,
        start=one.start,
        text=sentence.text[one.start - sentence.start : two.end - sentence.start],
        value=None,
        low=min(one.value, end),
        high=max(one.value, end),
        qualifier="range",
        unit=unit.unit,
        name=unit.name,
        change=None,
        span=(one.value, end),
    )


def _alike(one: Amount, two: Amount) -> bool:
    names = (one.name, two.name)
    same = not all(names) or names[0].startswith(names[1]) or names[1].startswith(names[0])
    return same and not one.share and not two.share and not one.multiple and not two.multiple


def _converts(low: Sequence[str], first: Quantity, second: Quantity) -> bool:
    """Say whether a quantity in brackets says the one before in other units: "some seven miles (11 km)"."""
    at = second.first - 1
    if (
        at < 1
        or low[at] not in ("(", "/")
        or not 0 <= at - first.last <= 2
        or second.qualifier not in ("exact", "range")
    ):
        return False
    return low[at] == "(" or first.mark == second.mark


def _qualified(one: Amount, like: Amount) -> Amount:
    value = one.value
    if value is None or one.qualifier != "exact" or like.qualifier in ("range", "vague"):
        return replace(one, change=one.change or like.change)
    low = value if like.qualifier in ("over", "at_least") else None
    high = value if like.qualifier in ("up_to", "under") else None
    if like.qualifier == "exact":
        return replace(one, change=one.change or like.change)
    return replace(one, qualifier=like.qualifier, low=low, high=high, told=like.told, change=one.change or like.change)
