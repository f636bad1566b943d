"""One measure told by several reports."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitroom.model import Measure
from sitroom.picture.types import Picture

if TYPE_CHECKING:
    from sitroom.reference.types import Actor

NEAR_DAYS = 10
"""Days the dates of one measure may differ between reports."""

MOST = 100
"""Undated acts of one actor and kind that a further report is held against, the last ones told."""

Sentence = tuple[str, int | None]

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WORD = re.compile(r"[^\W_]+")


def measure_groups(picture: Picture) -> tuple[tuple[str, ...], ...]:
    """Return the ids of measures, those apparently of one act together, in order of their first date.

    One act has one actor (as the actor reference knows it), one action, and dates within ten days, or none on either
    side. Its objects name a common place; where one of them names none, they stand in one sentence or share half of
    the words of the shorter. Acts of nobody named are one only in the same words.
    """
    from sitroom.reference import actors

    resolve = cache(actors().resolve)
    alike: dict[tuple[object, ...], _Acts] = defaultdict(_Acts)
    order: list[_Act] = []
    for name in picture.measures:
        measure = picture.claims[name].claim
        if isinstance(measure, Measure):
            acts = alike[_key(measure, resolve)]
            if (act := acts.of(measure)) is None:
                order.append(act := acts.begin(measure))
            act.take(measure)
    return tuple(tuple(act.told) for act in order)


def _key(measure: Measure, resolve: "Callable[[str], Actor | None]") -> tuple[object, ...]:
    if measure.actor:
        return _actor(measure.actor, resolve), measure.action
    return "", measure.action, measure.date, _words(measure.object) if measure.object is not None else measure.id


@dataclass(slots=True)
class _Act:
    """The measures of one act, by their words: a thousand reports in the same words are looked at once."""

    until: date | None
    told: list[str] = field(default_factory=list)
    tellings: dict[tuple[str | None, str | None], set[Sentence]] = field(default_factory=dict)

    def take(self, measure: Measure) -> None:
        """Add a measure."""
        days = _days(measure.date)
        self.until = min(self.until, days[1]) if self.until and days else self.until
        self.told.append(measure.id)
        self.tellings.setdefault((measure.date, measure.object), set()).add(_sentence(measure))

    def fits(self, measure: Measure) -> bool:
        """Say whether a measure is of the act: whether it fits all that is told of it."""
        here = {_sentence(measure)}
        return all(
            _dates_fit(measure.date, day) and _objects_fit(measure.object, thing, together=said == here)
            for (day, thing), said in self.tellings.items()
        )


@dataclass(slots=True)
class _Acts:
    """The acts of one actor and kind that a later measure may still be of; measures come in order of their dates."""

    dated: list[_Act] = field(default_factory=list)
    undated: list[_Act] = field(default_factory=list)

    def of(self, measure: Measure) -> _Act | None:
        """Return the first act a measure fits."""
        days = _days(measure.date)
        if days is None:
            return next((act for act in self.undated[-MOST:] if act.fits(measure)), None)
        oldest = days[0] - timedelta(days=NEAR_DAYS)
        self.dated = [act for act in self.dated if act.until is not None and act.until >= oldest]
        return next((act for act in self.dated if act.fits(measure)), None)

    def begin(self, measure: Measure) -> _Act:
        """Return a new act."""
        days = _days(measure.date)
        act = _Act(days[1] if days else None)
        (self.dated if days else self.undated).append(act)
        return act


def _sentence(measure: Measure) -> Sentence:
    where = measure.anchor
    return where.report or measure.id, where.start if where.report else None


def _actor(name: str | None, resolve: "Callable[[str], Actor | None]") -> str:
    """Return who acts; a state and its government are one."""
    known = resolve(name) if name else None
    if known is None:
        return (name or "").casefold()
    return known.member_of if known.member_of and known.id == f"{known.member_of}.government" else known.id


def _dates_fit(one: str | None, other: str | None) -> bool:
    spans = [_days(text) for text in (one, other)]
    if spans[0] is None or spans[1] is None:
        return one == other
    gap = max((spans[0][0] - spans[1][1]).days, (spans[1][0] - spans[0][1]).days)
    return gap <= NEAR_DAYS


@lru_cache(maxsize=65536)
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


def _objects_fit(one: str | None, other: str | None, *, together: bool) -> bool:
    if one is None or other is None or one == other:
        return True
    places, others = _places(one), _places(other)
    if places and others:
        return bool(places & others)
    if together:
        return True
    words, more = _words(one), _words(other)
    return 2 * len(words & more) >= max(1, min(len(words), len(more)))


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text) if len(word) > 3)


@lru_cache(maxsize=65536)
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
