"""When a figure holds, and how the times of two figures lie to each other."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from sitroom.model import Figure, Period
from sitroom.picture import wording

_STANDING = ("stock", "cumulative", None)

Relation = Literal["same", "later", "inside", "apart", "unknown"]
"""``later`` one of two stocks or totals, ``inside`` and ``apart`` for flows, ``unknown`` where a day is missing."""


@dataclass(frozen=True, slots=True)
class Held:
    """The days a figure holds for; ``end`` alone for a stock, None for unknown.

    ``told`` says that the day of the report stands in because the figure names none.
    """

    start: date | None
    end: date | None
    told: bool = False

    @property
    def words(self) -> str:
        """Return ``as of 16 November 2021`` and the like."""
        if self.end is None:
            return "at a time that is not given" if self.start is None else f"since {wording.day(self.start)}"
        if self.told:
            return f"told on {wording.day(self.end)}"
        if self.start is None or self.start == self.end:
            return f"as of {wording.day(self.end)}"
        return f"from {wording.day(self.start)} to {wording.day(self.end)}"


def held(figure: Figure, published: date | None) -> Held:
    """Return when a figure holds.

    A stock holds on the last day of its period, a total from its start to its last day, a flow from start to end.
    A stock or total without a period holds on the day its report was published; a flow or an amount without one holds
    at an unknown time. A period that goes on after its report was published ends with the report, except for plans.
    """
    if figure.period is None:
        standing = figure.nature in _STANDING
        return Held(None, published, told=published is not None) if standing else Held(None, None)
    return _held(figure.period, published, figure.nature == "stock", figure.modality in ("planned", "requested"))


@lru_cache(maxsize=65536)
def _held(period: Period, published: date | None, stock: bool, ahead: bool) -> Held:
    start, end = parse_day(period.start), parse_day(period.end)
    if published is not None and not ahead and (end is None or end > published >= (start or published)):
        end = published
    if stock or period.kind == "as_of":
        return Held(None, end or start)
    return Held(start, end)


def key(when: Held, figure: Figure) -> tuple[date | None, date | None]:
    """Return what two figures of one point have in common: the last day of a stock, both days of totals and flows."""
    if figure.nature == "cumulative":
        return opens(when), when.end
    return (None, when.end) if figure.nature in _STANDING else (when.start, when.end)


def opens(when: Held) -> date | None:
    """Return the day a total is counted from; None for one that does not say and for the first day of its year.

    "7,698 as of 16 November 2021" and "7,698 in 2021" are read as one count, "283 since 6 August" is another.
    """
    year_begins = when.start and when.end and (when.start.month, when.start.day) == (1, 1)
    return None if year_begins and when.start.year == when.end.year else when.start  # type: ignore[union-attr]


def relate(one: Held, other: Held, figure: Figure) -> Relation:
    """Say how two times lie to each other, for figures of the nature of ``figure``."""
    if figure.nature in _STANDING:
        if one.end is None or other.end is None:
            return "unknown" if one.end != other.end else "same"
        if figure.nature == "cumulative" and opens(one) != opens(other):
            return _windows(one, other)
        return "same" if one.end == other.end else "later"
    bounded = one.start is not None and one.end is not None
    if (one.start, one.end) == (other.start, other.end) and (bounded or figure.nature != "flow"):
        return "unknown" if one.start is one.end is None else "same"
    return _windows(one, other)


def _windows(one: Held, other: Held) -> Relation:
    """Say how two stretches of time lie; where a first or last day is missing nothing is known of them."""
    if None in (one.start, one.end, other.start, other.end):
        return "unknown"
    return "inside" if inside(one, other) or inside(other, one) else "apart"


def apart(one: Held, other: Held) -> int | None:
    """Return the days between the last days of two figures, None where one is unknown."""
    return None if one.end is None or other.end is None else abs((one.end - other.end).days)


def inside(small: Held, big: Held) -> bool:
    """Say whether the whole of one time lies in the other and is shorter."""
    if None in (small.start, small.end, big.start, big.end) or small == big:
        return False
    return big.start <= small.start and small.end <= big.end  # type: ignore[operator]


def length(when: Held) -> tuple[str, int] | None:
    """Return how long a time is: in whole years or months where it is such, else in days; None where unknown."""
    if when.end is None:
        return None
    start, after = when.start or when.end, when.end + timedelta(days=1)
    if start.day == after.day == 1:
        months = (after.year - start.year) * 12 + after.month - start.month
        return "months", months
    return "days", (after - start).days


def parse_day(text: str | None) -> date | None:
    """Return the day an ISO date or date-time begins with, None for anything else."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
