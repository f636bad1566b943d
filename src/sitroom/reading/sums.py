"""Totals told with their parts.

Besides what grammar says ("of whom", "including"), a figure is the total of figures next to each other that add up
to it: within a paragraph and the sentence after it, for money within the whole report ("€700 000", later €200 000 and
€500 000). Figures of one series only: same unit, no changes, no vague ones.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitroom.reading.drafts import Draft
from sitroom.reading.grammar import listed

MOST_PARTS = 8
_WINDOW = 12  # figures of the same unit looked at on each side


def link(drafts: Sequence[Draft]) -> None:
    """Set `Draft.parent` of the parts of every total found; linear in the number of figures."""
    by_unit: dict[str, list[Draft]] = {}
    for draft in drafts:
        exact = draft.quantity.value is not None and draft.number > 0
        if exact and draft.quantity.mark in (None, "money") and not draft.changes:
            by_unit.setdefault(draft.unit, []).append(draft)
    for unit, group in by_unit.items():
        money = len(unit) == 3 and unit.isupper()
        for at, total in enumerate(group):
            if total.parent is None:
                _link_parts(total, group, at, money)
    _in_total(drafts)


def _link_parts(total: Draft, group: Sequence[Draft], at: int, money: bool) -> None:
    runs = (group[at + 1 : at + 1 + _WINDOW], group[max(at - _WINDOW, 0) : at][::-1])
    for after, run in zip((True, False), runs, strict=True):
        near = [part for part in run if part.parent is None and (money or _close(total, part))]
        for parts in _adding(total.number, near, anchored=not money):
            free = all(part.parent is None or part.parent is total for part in parts)
            if free and _alike(total, parts) and (after or money or _is_total(total)):
                for part in parts:
                    part.parent = total
                    part.why.append(f"adds up to {total.number:g} with its neighbours")
                return


def _adding(whole: float, run: Sequence[Draft], *, anchored: bool) -> Iterator[list[Draft]]:
    """Yield runs of two or more neighbours whose values add up; anchored runs begin with the first."""
    for first in range(1 if anchored else max(len(run) - 1, 0)):
        added, parts = 0.0, []
        for part in run[first : first + MOST_PARTS]:
            added += part.number
            parts.append(part)
            if added > whole * 1.0001:
                break
            if len(parts) > 1 and abs(added - whole) <= whole * 1e-6:
                yield parts
                break


def adopt(drafts: Sequence[Draft]) -> None:
    """Give parts without an indicator that of the total they stand beside: "nine people, six men and three women"."""
    for part in drafts:
        whole = part.parent
        if (
            whole is not None
            and part.indicator is None
            and not part.untyped
            and whole.sentence is part.sentence
            and whole.unit == part.unit
        ):
            part.indicator = whole.indicator
            part.why.append("the indicator of its total")


def _close(total: Draft, part: Draft) -> bool:
    return (
        abs(total.sentence.index - part.sentence.index) <= 2
        and abs(total.sentence.passage.number - part.sentence.passage.number) <= 1
    )


def _alike(total: Draft, parts: Sequence[Draft]) -> bool:
    rest = any(word in ("remaining", "rest") for part in parts for word in part.low[part.left : part.quantity.core])
    return rest or all(one.indicator in (None, total.indicator) or total.indicator is None for one in parts)


def _is_total(total: Draft) -> bool:
    return bool(listed("sums", "total_words") & set(total.low))


def _in_total(drafts: Sequence[Draft]) -> None:
    """Read "2 000 close to the border and up to 15 000 stranded in total": the first is part of the second."""
    for one, two in pairwise(drafts):
        same = one.sentence is two.sentence and one.unit == two.unit and one.indicator == two.indicator
        if same and one.parent is None and two.parent is None and one.number < two.number and not one.changes:
            stretch = two.low[two.quantity.last : two.right]
            if "in total" in " ".join(stretch) or "altogether" in stretch or "overall" in stretch:
                one.parent = two
                one.why.append(f"{two.number:g} is told as the total")
