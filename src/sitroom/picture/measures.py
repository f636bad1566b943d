"""One measure told by several reports."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from sitroom.model import Measure
from sitroom.picture.types import Picture

if TYPE_CHECKING:
    from sitroom.reference.types import Actor

NEAR_DAYS = 10
"""Days the dates of one measure may differ between reports."""

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WORD = re.compile(r"[^\W_]+")


def measure_groups(picture: Picture) -> tuple[tuple[str, ...], ...]:
    """Return the ids of measures, those apparently of one act together, in order of their first date.

    One act has one actor (as the actor reference knows it), one action, and dates within ten days, or none on either
    side. Its objects name a common place; where one of them names none, they stand in one sentence or share half of
    the words of the shorter. Acts of nobody named are one only in the same words.
    """
    from sitroom.reference import actors

    book = actors()
    alike: dict[tuple[str, str], list[list[Measure]]] = defaultdict(list)
    order: list[list[Measure]] = []
    for name in picture.measures:
        measure = picture.claims[name].claim
        if not isinstance(measure, Measure):
            continue
        groups = alike[_actor(measure.actor, book.resolve), measure.action]
        fitting = next((group for group in groups if all(_one_act(measure, other) for other in group)), None)
        if fitting is None:
            groups.append([measure])
            order.append(groups[-1])
        else:
            fitting.append(measure)
    return tuple(tuple(measure.id for measure in group) for group in order)


def _actor(name: str | None, resolve: "Callable[[str], Actor | None]") -> str:
    """Return who acts; a state and its government are one."""
    known = resolve(name) if name else None
    if known is None:
        return (name or "").casefold()
    return known.member_of if known.member_of and known.id == f"{known.member_of}.government" else known.id


def _one_act(one: Measure, other: Measure) -> bool:
    if not one.actor:
        return one.date == other.date and one.object is not None and _words(one.object) == _words(other.object or "")
    return _dates_fit(one.date, other.date) and _objects_fit(one, other)


def _dates_fit(one: str | None, other: str | None) -> bool:
    spans = [_days(text) for text in (one, other)]
    if spans[0] is None or spans[1] is None:
        return one == other
    gap = max((spans[0][0] - spans[1][1]).days, (spans[1][0] - spans[0][1]).days)
    return gap <= NEAR_DAYS


@lru_cache(maxsize=4096)
def _days(text: str | None) -> tuple[date, date] | None:
    """Return first and last day of a date or of a month (``2021-08``)."""
    try:
        if month := _MONTH.fullmatch(text or ""):
            year, number = int(month[1]), int(month[2])
            return date(year, number, 1), date(year, number, monthrange(year, number)[1])
        day = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return day, day


def _objects_fit(one: Measure, other: Measure) -> bool:
    if one.object is None or other.object is None:
        return True
    places, others = _places(one.object), _places(other.object)
    if places and others:
        return bool(places & others)
    where, there = one.anchor, other.anchor
    if where.report is not None and (where.report, where.start) == (there.report, there.start):
        return True
    words, more = _words(one.object), _words(other.object)
    return 2 * len(words & more) >= max(1, min(len(words), len(more)))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text) if len(word) > 3)


@lru_cache(maxsize=4096)
def _places(text: str) -> frozenset[str]:
    from sitroom.reference import gazetteer, name_key

    by_name = gazetteer().by_name
    words = _WORD.findall(text)[:60]
    return frozenset(
        by_name[name][0]
        for size in (1, 2, 3)
        for at in range(len(words) - size + 1)
        if words[at][:1].isupper() and (name := name_key(" ".join(words[at : at + size]))) in by_name
    )


def in_date_order(measures: Sequence[Measure], published: dict[str, date]) -> list[str]:
    """Return ids by date (that of the report where a measure has none), the undated last."""
    return [measure.id for measure in sorted(measures, key=lambda measure: _when(measure, published))]


def _when(measure: Measure, published: dict[str, date]) -> tuple[date, str]:
    days = _days(measure.date)
    return (days[0] if days else published.get(measure.id, date.max)), measure.id
