"""One event told by several: keys that fit each other, with unknown parts and unresolved days of the week.

A key is ``kind/from/to/day``. ``?`` stands for a part nobody gave and ``w4`` for "on Thursday" in a report that
leaves the week open; either fits only while the room knows a single event it can mean.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce

MOST = 1500
"""Different keys of one kind of event from which on open ones are left alone: too many to be sure which is meant."""

_UNKNOWN = "?"


def merge(keys: Iterable[str]) -> dict[str, str]:
    """Return for each key the event it tells of, as the fullest key its tellers make together.

    A key that fits two different events stays alone, for nothing says which of them is meant.
    """
    kinds: dict[str, list[str]] = defaultdict(list)
    for key in sorted(set(keys)):
        kinds[key.partition("/")[0]].append(key)
    found: dict[str, str] = {}
    for same_kind in kinds.values():
        found |= _merged(same_kind)
    return found


def _merged(keys: Sequence[str]) -> dict[str, str]:
    found = {key: key for key in keys}
    if len(keys) > MOST:
        return found
    fitting = {key: [other for other in keys if compatible(key, other)] for key in keys if _open_parts(key)}
    clear = {key for key in keys if key not in fitting or _one_event(fitting[key])}
    for key in sorted(clear.intersection(fitting)):
        event = _unified(found[other] for other in fitting[key] if other in clear)
        old = {found[other] for other in fitting[key] if other in clear}
        found |= {other: event for other in clear if found[other] in old}
    return found


def _one_event(keys: Sequence[str]) -> bool:
    """Say whether keys that fit one key also fit each other."""
    event = keys[0]
    for key in keys[1:]:
        if not compatible(key, event):
            return False
        event = _unified([key, event])
    return True


def _unified(keys: Iterable[str]) -> str:
    return "/".join(reduce(_fuller, parts) for parts in zip(*(key.split("/") for key in keys), strict=True))


def _fuller(one: str, other: str) -> str:
    return min(one, other, key=lambda part: (part == _UNKNOWN, _is_open_day(part), part))


def compatible(one: str, other: str) -> bool:
    """Say whether two keys can mean one event: every part equal, unknown, or a day that is that day of the week."""
    parts, others = one.split("/"), other.split("/")
    return len(parts) == len(others) and all(map(_fits, parts, others))


def _fits(one: str, other: str) -> bool:
    if one == other or _UNKNOWN in (one, other):
        return True
    return _is_weekday(one, other) or _is_weekday(other, one)


def _is_weekday(weekday: str, day: str) -> bool:
    if len(weekday) != 2 or weekday[0] != "w" or not weekday[1].isdigit():
        return False
    try:
        return date.fromisoformat(day).isoweekday() == int(weekday[1])
    except ValueError:
        return False


def _open_parts(key: str) -> int:
    return sum(2 if part == _UNKNOWN else 1 for part in key.split("/") if part == _UNKNOWN or _is_open_day(part))


def _is_open_day(part: str) -> bool:
    return len(part) == 2 and part[0] == "w" and part[1].isdigit()
