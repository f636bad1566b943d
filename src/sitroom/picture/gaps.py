"""What nobody has said, or not lately: the key indicators without a recent figure."""

from collections.abc import Iterator
from datetime import date

from sitroom.picture import wording
from sitroom.picture.room import Room
from sitroom.picture.types import Gap
from sitroom.reference.types import Indicator


def gaps(room: Room) -> tuple[Gap, ...]:
    """Return the key indicators with no figure at all, then those whose newest figure is old on the day of the view.

    That day is ``as_of``, else the day of the newest report. A figure is as old as the last day it holds for, or the
    day of its report where it names none. Plans, requests and denials fill no gap.
    """
    today = room.view.as_of or max(room.published.values(), default=None)
    newest = _newest(room)
    found = (_gap(indicator, newest, today) for indicator in room.codebook.indicators.values() if indicator.key)
    return tuple(sorted((gap for gap in found if gap), key=lambda gap: (gap.kind != "none", gap.last or date.min)))


def _gap(indicator: Indicator, newest: dict[str, date | None], today: date | None) -> Gap | None:
    if indicator.id not in newest:
        reason = f"No report in this view gives a figure for {indicator.label.lower()}."
        return Gap(indicator=indicator.id, label=indicator.label, kind="none", last=None, reason=reason)
    last = newest[indicator.id]
    if last is None or today is None or (today - last).days <= indicator.stale_after:
        return None
    age = wording.days((today - last).days)
    reason = (
        f"The newest figure for {indicator.label.lower()} is of {wording.day(last)}, {age} before "
        f"{wording.day(today)}; it is called old after {wording.days(indicator.stale_after)}."
    )
    return Gap(indicator=indicator.id, label=indicator.label, kind="stale", last=last, reason=reason)


def _newest(room: Room) -> dict[str, date | None]:
    newest: dict[str, date | None] = {}
    for indicator, day in _days(room):
        known = newest.get(indicator)
        newest[indicator] = day if known is None else known if day is None else max(known, day)
    return newest


def _days(room: Room) -> Iterator[tuple[str, date | None]]:
    for figure in room.figures:
        if figure.indicator is not None and figure.modality in ("asserted", "estimated"):
            when = room.context.held(figure)
            yield figure.indicator, when.end or room.published.get(figure.id)
