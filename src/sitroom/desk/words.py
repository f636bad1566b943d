"""Claims in a few words, for the cells of a list."""

from collections.abc import Iterable

from sitroom.model import AnyClaim, Figure, Measure, Period, PlaceRef, Population, Recorded, Statement
from sitroom.products import numerals


def said(claim: AnyClaim) -> str:
    """Return the words that carry the claim."""
    if isinstance(claim, Measure):
        return " ".join(part for part in (claim.action.replace("_", " "), claim.object) if part)
    return claim.mention.text if claim.mention else ""


def held(recorded: Recorded) -> str:
    """Return what a claim holds after review: its words; a figure corrected in its number gives that number first."""
    claim, original = recorded.claim, recorded.original
    if isinstance(claim, Figure) and isinstance(original, Figure) and _number(claim) != _number(original):
        return f"{numerals.said(claim)} (corrected; as said: {said(claim)})"
    return said(claim)


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high, figure.qualifier, figure.unit


def about(claim: AnyClaim) -> str:
    """Return the code a claim goes by: the indicator, the stance or the action."""
    if isinstance(claim, Figure):
        return claim.indicator or ""
    return claim.stance if isinstance(claim, Statement) else claim.action


def when(period: Period | None) -> str:
    """Return a period as ISO days: ``2021-11-16``, ``2021-06-01/2021-06-30``, ``until 2021-11-29``."""
    if period is None:
        return ""
    if period.kind == "as_of" or period.start == period.end:
        return period.end or period.start or ""
    if period.kind == "since":
        return f"since {period.start or '?'}" + (f" until {period.end}" if period.end else "")
    if period.kind == "by":
        return f"by {period.end or '?'}"
    if period.start is None or period.end is None:
        return f"from {period.start}" if period.start else f"until {period.end}"
    return f"{period.start}/{period.end}"


def where(places: Iterable[PlaceRef]) -> str:
    """Return place names, the counted one bare, the others with the part they play."""
    return ", ".join(ref.name if ref.role == "counted" else f"{ref.role} {ref.name}" for ref in places)


def who(population: Population) -> str:
    """Return who was counted, when not everybody."""
    return " ".join((*population.nationality, *([population.group] if population.group else [])))


def day(text: str | None) -> str:
    """Return the day of an ISO date or date-time."""
    return (text or "")[:10]
