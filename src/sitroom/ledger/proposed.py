"""Readings by language models beside our own: which are shown, which decisions reach them, and what settles them.

A model's pass over a report is a reading under the model's name: append-only, in the log, erased with its report. Of
our own readings the newest is shown; of a model's all are, so that what a person accepted stays accepted, and the
first proposal of a mention stands for those that repeat it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, case, func, or_, select, union_all

from sitroom.ledger import schema
from sitroom.model import Figure, Recorded, kind_of
from sitroom.model.reading import BY_MODEL, by_model

_READ = schema.readings.c
_BY_MODEL = _READ.reader.like(f"{BY_MODEL}%")
BY_MODEL_LAST = case((_BY_MODEL, _READ.seq), else_=0)
"""Order: what we read ourselves, then proposals as they came."""

_Key = tuple[str | None, str, int | None, int | None]


def newest(known: int) -> Select[Any]:
    """Return the numbers of the newest reading of our own of each report."""
    return select(func.max(_READ.seq)).where(_READ.seq <= known, ~_BY_MODEL).group_by(_READ.report)


def shown(known: int) -> CompoundSelect[Any]:
    """Return the numbers of all readings whose claims are shown."""
    return union_all(newest(known), select(_READ.seq).where(_READ.seq <= known, _BY_MODEL))


def decided(decision: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a decision reaches a claim: none accepts what was proposed only after it."""
    return or_(~_BY_MODEL, decision > _READ.seq)


def reviewed(state: str, verdict: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a claim is in a state of review."""
    if state not in ("waiting", "proposed"):
        return verdict == state
    return and_(verdict.is_(None), _BY_MODEL if state == "proposed" else ~_BY_MODEL)


def settled(found: Sequence[Recorded]) -> list[Recorded]:
    """Leave out proposals that say again what our own reading tells by now, or what was proposed before."""
    if not any(by_model(one.claim.reader) for one in found):
        return list(found)
    ours = {_key(one): one for one in found if not by_model(one.claim.reader)}
    models: dict[_Key, Recorded] = {}
    for one in found:
        if by_model(one.claim.reader) and not _typed(ours.get(_key(one))):
            models.setdefault(_key(one), one)
    return [one for one in found if not by_model(one.claim.reader) or models.get(_key(one)) is one]


def _typed(one: Recorded | None) -> bool:
    """Say whether our own reading of a mention says what it counts; else a proposal may."""
    return one is not None and not (isinstance(one.claim, Figure) and one.claim.indicator is None)


def _key(one: Recorded) -> _Key:
    claim = one.claim
    span = (claim.mention.start, claim.mention.end) if claim.mention else (claim.anchor.start, claim.anchor.end)
    return claim.anchor.report, str(kind_of(claim)), *span
