"""What a percentage without a noun of its own is a share of, or a change of.

"73 people were arrested, two-thirds of them Afghans", "113 km of 145 km completed (78 %)", "the appeal is 38% funded":
the share takes the indicator of the figure it follows, its unit stays percent.
"""

from sitroom.reading.drafts import Draft
from sitroom.reading.grammar import listed
from sitroom.reading.nouns import words

_SHARED = frozenset(["are", "were", "is", "was", "being", "experienced"])
_SPEAKING = (["speaks", "of"], ["spoke", "of"], ["speak", "of"])
_SIGNS = frozenset(["+", "-", "−"])
_NEAR = 12  # tokens a noun of change may stand before its percentage
_LINE = 16  # tokens a line of a list has at most
_FARTHEST = 3  # sentences a list of shares ("Guinea (12%)") may stand behind its total


def base(draft: Draft, before: Draft | None, typed: Draft | None) -> Draft | None:
    """Return the figure a percentage speaks of, None where nothing says so.

    `before` is the figure told last, `typed` the last one that has an indicator.
    """
    told = draft.owner or draft.parent or draft.kin
    if told is not None or before is None:
        return told
    if before.sentence is draft.sentence:
        shares = before.quantity.mark in ("percent", "share") or _aside(draft) or _said_of_it(draft)
        return before if draft.changes or shares or _ranging(draft) else None
    away = draft.sentence.index - typed.sentence.index if typed is not None else _FARTHEST + 1
    if away > _FARTHEST:
        return None
    return typed if _aside(draft) or (away == 1 and (_said_of_it(draft) or _ranging(draft))) else None


def funded(draft: Draft) -> bool:
    """Say whether a percentage tells how much of a plan is paid: "38% funded", "coverage 26%"."""
    first, last = draft.quantity.first, draft.quantity.last
    return not listed("indicators", "funded").isdisjoint(
        [*draft.low[max(first - 3, 0) : first], *draft.low[last : last + 2]]
    )


def _aside(draft: Draft) -> bool:
    """Read "Guinea (12%)": a share in brackets behind a name or the figure it is a share of."""
    at = draft.quantity.first - 1
    at -= at > 0 and draft.low[at] in _SIGNS  # "nearly doubled (+96%)"
    return at >= 0 and draft.low[at] == "("


def _ranging(draft: Draft) -> bool:
    """Read "decreases, ranging from 1% to 19%", "the increase was 123%": how far what was counted last changed."""
    return not listed("indicators", "ranges").isdisjoint(
        draft.low[max(draft.quantity.first - _NEAR, 0) : draft.quantity.first]
    )


def _said_of_it(draft: Draft) -> bool:
    """Read "some 51% are women", "two-thirds were Afghans": said of what was counted last."""
    at = draft.quantity.last
    at += draft.low[at : at + 1] == [","]  # "nearly all, 97 percent, were Syrians"
    follows = draft.low[at] if at < len(draft.low) else ""
    return follows in _SHARED or (
        at == draft.quantity.last and follows in words().verbs
    )  # "some 95 % crossed the line"


def taken_up(draft: Draft, typed: Draft | None) -> bool:
    """Say whether a figure that tells nothing of itself takes up the last one: "the estimate rose by 87,000 people".

    So does a line of a list that names but a group: "127,000 sea arrivals | 11,500 unaccompanied children".
    """
    if typed is None or draft.unit != typed.unit or draft.silent:
        return False
    away = draft.sentence.index - typed.sentence.index
    if draft.low[max(draft.quantity.first - 2, 0) : draft.quantity.first] in _SPEAKING:
        return away <= 1  # "the ministry speaks of 430 people"
    if draft.changes:
        return 0 < away <= _FARTHEST
    return (
        draft.group is not None and 0 < away <= 2 and len(draft.low) <= _LINE and not draft.sentence.text.endswith(".")
    )
