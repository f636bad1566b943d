"""Stock, flow or running total: what a figure is by its indicator, its period and the words around it."""

from sitroom.model import Nature, Period
from sitroom.reading.drafts import Draft, end_of
from sitroom.reading.grammar import listed
from sitroom.reading.periods import days
from sitroom.reading.spans import TimeSpan

_MONTH = 31
_BEFORE, _AFTER = 7, 9  # tokens around a figure in which it is called a total
_WITHIN = frozenset(["in", "within", "over", "a", "per", "every", "each"])
_SPENT = 4  # tokens of "in 36 hours", "within two days"


def nature(draft: Draft, period: Period | None, span: TimeSpan | None, event: str | None) -> Nature | None:
    """Return the nature of a figure, None where nothing says it.

    An indicator that flows or adds up is told as a flow for a short period or as more than before, and as a running
    total for an open period or where it is called one; its own nature holds where neither is said.
    """
    if event is not None:
        return "event"
    entry = draft.entry
    if entry is None:
        return "amount" if draft.money else None
    if entry.nature not in ("flow", "cumulative"):
        return entry.nature
    if draft.changes or _more(draft):
        return "flow"
    if period is None:
        return "cumulative" if _running(draft) else "flow" if _spent(draft) else entry.nature
    if period.kind in ("as_of", "since", "by"):
        return "cumulative"
    length = days(period)
    if length is not None and length <= _MONTH and span and span.precision != "vague":
        return "flow"
    return "cumulative" if _running(draft) else entry.nature


def _running(draft: Draft) -> bool:
    """Say whether a figure is called a total: "a total of", "bringing the toll to", "to date", "so far"."""
    first, end = draft.quantity.first, end_of(draft)
    before, after = draft.low[max(first - _BEFORE, 0) : first], draft.low[end : end + _AFTER]
    if not listed("natures", "total").isdisjoint(before):
        return True
    return any(
        stretch[at : at + 2] in (["so", "far"], ["to", "date"], ["in", "total"], ["in", "all"])
        for stretch in (before, after, draft.low[:3])
        for at in range(len(stretch))
    )


def _more(draft: Draft) -> bool:
    """Say whether it adds to what was told before: "another 86 migrants", "three more bodies", "300 new cases"."""
    first, last = draft.quantity.first, draft.quantity.last
    told = not listed("natures", "more").isdisjoint(draft.low[max(first - 2, 0) : first])
    return (told or draft.low[last : last + 1] in (["more"], ["new"], ["additional"])) and not _running(draft)


def _spent(draft: Draft) -> bool:
    """Say whether a length of time is told: "in 36 hours", "within a week", "a day"."""
    after = draft.low[end_of(draft) : end_of(draft) + 2 * _AFTER]
    lengths = listed("natures", "lengths")
    return any(word in _WITHIN and not lengths.isdisjoint(after[at + 1 : at + _SPENT]) for at, word in enumerate(after))
