"""One event told by several: keys that fit each other, with unknown parts and unresolved days of the week.

A key is ``kind/from/to/day``. ``?`` stands for a part nobody gave and ``w4`` for "on Thursday" in a report that
leaves the week open; either fits only while the room knows a single event it can mean. A report that leaves the day
open tells of the month before it was published.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import reduce

from sitroom.picture import wording

MOST = 1500
"""Different keys of one kind of event from which on open ones are left alone: too many to be sure which is meant."""

BACK = timedelta(days=31)

Told = tuple[str, date | None]
"""A key, and the day the report that uses it was published."""

_UNKNOWN = "?"


def merge(told: Iterable[Told]) -> dict[Told, str]:
    """Return for each key the event it tells of, as the fullest key its tellers make together.

    A key that fits two different events stays alone, for nothing says which of them is meant. Two events whose keys
    read alike are told apart by a number (``~2``).
    """
    kinds: dict[str, set[Told]] = defaultdict(set)
    keys = list(told)
    for key in keys:
        kinds[key[0].partition("/")[0]].add(_plain(key))
    events: dict[Told, Told] = {}
    for same_kind in kinds.values():
        events |= _merged(sorted(same_kind, key=repr))
    names = _names({events[_plain(key)] for key in keys})
    return {key: names[events[_plain(key)]] for key in keys}


def compatible(one: str, other: str) -> bool:
    """Say whether two keys can mean one event: every part equal, unknown, or a day that is that day of the week."""
    parts, others = one.split("/"), other.split("/")
    return len(parts) == len(others) and all(map(_fits, parts, others))


def in_words(key: str) -> str:
    """Return a key as ``return flight from Belarus to Iraq, 18 November 2021``; what nobody gave is left out."""
    kind, way, day = told_of(key)
    return ", ".join(part for part in (f"{kind} {way}".strip(), wording.day(day) if day else "") if part)


def told_of(key: str) -> tuple[str, str, date | None]:
    """Return what a key tells of: the kind of event, its way in words, its day."""
    from sitroom.reference import gazetteer

    kind, *rest = key.partition("~")[0].split("/")
    places = gazetteer().places
    ends = [places[part].name if part in places else "" for part in rest[:2]]
    way = " ".join(f"{role} {name}" for role, name in zip(("from", "to"), ends, strict=False) if name)
    return kind.replace("_", " "), way, _day(key.partition("~")[0])


def _plain(told: Told) -> Told:
    """Return the key without the day of its report where it needs none."""
    return told if _open_day(told[0]) else (told[0], None)


def _merged(keys: Sequence[Told]) -> dict[Told, Told]:
    found = {key: key for key in keys}
    if len(keys) > MOST:
        return found
    fitting = {key: [other for other in keys if _fit(key, other)] for key in keys if _is_open(key[0])}
    clear = {key for key in keys if key not in fitting or _one_event(fitting[key])}
    for key in sorted(clear.intersection(fitting), key=repr):
        old = {found[other] for other in fitting[key] if other in clear}
        event = reduce(_unified, sorted(old, key=repr))
        found |= {other: event for other in clear if found[other] in old}
    return found


def _one_event(keys: Sequence[Told]) -> bool:
    """Say whether keys that fit one key also fit each other."""
    event = keys[0]
    for key in keys[1:]:
        if not _fit(key, event):
            return False
        event = _unified(key, event)
    return True


def _fit(one: Told, other: Told) -> bool:
    return compatible(one[0], other[0]) and _in_time(one, other)


def _in_time(one: Told, other: Told) -> bool:
    """Say whether a day left open can be the other's: not after the report that leaves it open, nor long before."""
    days = [_day(told[0]) for told in (one, other)]
    for told, day, rest in ((one, days[1], other[1]), (other, days[0], one[1])):
        published = told[1]
        if published is None:
            continue
        if day is not None and not published - BACK <= day <= published:
            return False
        if day is None and rest is not None and abs(published - rest) > BACK:
            return False
    return True


def _unified(one: Told, other: Told) -> Told:
    key = "/".join(map(_fuller, one[0].split("/"), other[0].split("/")))
    days = [told[1] for told in (one, other) if told[1] is not None]
    return _plain((key, min(days, default=None)))


def _fuller(one: str, other: str) -> str:
    return min(one, other, key=lambda part: (part == _UNKNOWN, _is_weekday_mark(part), part))


def _names(events: Iterable[Told]) -> dict[Told, str]:
    names: dict[Told, str] = {}
    taken: dict[str, int] = {}
    for event in sorted(events, key=repr):
        count = taken[event[0]] = taken.get(event[0], 0) + 1
        names[event] = event[0] if count == 1 else f"{event[0]}~{count}"
    return names


def _fits(one: str, other: str) -> bool:
    if one == other or _UNKNOWN in (one, other):
        return True
    return _is_that_weekday(one, other) or _is_that_weekday(other, one)


def _is_that_weekday(mark: str, part: str) -> bool:
    day = _parsed(part)
    return _is_weekday_mark(mark) and day is not None and day.isoweekday() == int(mark[1])


def _is_weekday_mark(part: str) -> bool:
    return len(part) == 2 and part[0] == "w" and part[1] in "1234567"


def _open_day(key: str) -> bool:
    last = key.rpartition("/")[2]
    return last == _UNKNOWN or _is_weekday_mark(last)


def _is_open(key: str) -> bool:
    return any(part == _UNKNOWN or _is_weekday_mark(part) for part in key.split("/"))


def _day(key: str) -> date | None:
    return _parsed(key.rpartition("/")[2])


def _parsed(part: str) -> date | None:
    try:
        return date.fromisoformat(part)
    except ValueError:
        return None
