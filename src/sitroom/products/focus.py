"""What a crisis is about: the countries its reports keep coming back to, and the days that count as now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sitroom.model import AnyClaim, Figure, Measure
from sitroom.picture.types import Series
from sitroom.products.dates import parse
from sitroom.products.material import Material

SHARE = 0.1
"""Share of the reports with figures that must count in a country for it to be in the middle of the crisis."""

RECENT = timedelta(days=62)
"""How long before the newest report a thing may lie that is told as news; older things are its background."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The middle of a crisis: ``countries`` (none: all), the last day known, the indicators that lead."""

    countries: frozenset[str]
    today: date | None
    leading: frozenset[str]

    def rank(self, claim: AnyClaim, series: Series | None, *, changed: bool) -> int:
        """Return how much a claim is news: 0 for a change in the middle of the crisis, `BACKGROUND` for old or far."""
        if self._is_old(claim) or (isinstance(claim, Figure) and not self._is_central(claim)):
            return BACKGROUND
        if series is None:
            return _MEASURE if isinstance(claim, Measure) else _STATEMENT
        if series.indicator in self.leading:
            return _CHANGE if changed else _LEADING
        return _LEADING if changed else _MINOR

    def _is_old(self, claim: AnyClaim) -> bool:
        told = _day(claim)
        return told is not None and self.today is not None and told < self.today - RECENT

    def _is_central(self, claim: Figure) -> bool:
        named = set(_countries(claim))
        return not self.countries or not named or bool(named & self.countries)


_CHANGE, _LEADING, _MEASURE, _STATEMENT, _MINOR, BACKGROUND = range(6)


def focus(material: Material) -> Focus:
    """Return what the reports of a picture have in their middle."""
    picture = material.picture
    reports: dict[str, set[str]] = {}
    counting: set[str] = set()
    for held in picture.claims.values():
        claim = held.claim
        if isinstance(claim, Figure) and (sha := claim.anchor.report):
            counting.add(sha)
            for country in _countries(claim):
                reports.setdefault(country, set()).add(sha)
    least = max(2.0, SHARE * len(counting))
    days = (parse(source.published.value) for source in picture.sources.values())
    return Focus(
        countries=frozenset(country for country, told in reports.items() if len(told) >= least),
        today=picture.view.as_of or max((day for day in days if day), default=None),
        leading=frozenset(name for name, known in material.codebook.indicators.items() if known.key),
    )


def _countries(claim: Figure) -> Iterable[str]:
    """Return the countries a figure counts in, or towards; where it names no place, those of the people counted."""
    named = [ref.country or ref.id for ref in claim.places]
    return named or claim.population.nationality


def _day(claim: AnyClaim) -> date | None:
    if isinstance(claim, Measure):
        return parse(claim.date)
    period = claim.period if isinstance(claim, Figure) else None
    return parse(period.end or period.start) if period else None
