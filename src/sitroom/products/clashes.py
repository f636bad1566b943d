"""Contradictions: pair by pair, and all that clashes about one thing in one block."""

from itertools import combinations

from sitroom.picture import bounds
from sitroom.picture.types import Conflict, Series
from sitroom.products import numerals
from sitroom.products.linking import linked
from sitroom.products.material import Material
from sitroom.products.scopes import about, scope, voice_of
from sitroom.products.types import Cite, Clash, Disagreement, Said, Words

MAX_DISAGREEMENTS = 60
_MANY = 3  # pairs of one thing from which on their reasons are told together
_REASONS = 6
_FIT = ("compatible", "corroborates", "same_voice")


def disputed(material: Material, series: Series) -> bool:
    """Say whether voices contradict one another about a series."""
    return series.id in material.disputes


def disagreements(material: Material) -> tuple[Disagreement, ...]:
    """Return pairs of values that cannot both be right, as the picture found them."""
    series = {one.id: one for one in material.picture.series}
    found = material.picture.conflicts[:MAX_DISAGREEMENTS]
    return tuple(_pair(material, conflict, series.get(conflict.series)) for conflict in found)


def _pair(material: Material, conflict: Conflict, series: Series | None) -> Disagreement:
    pair = (conflict.comparison.a, conflict.comparison.b)
    sides = [material.said(claim, voice_of(series, claim) if series else None) for claim in pair]
    return Disagreement(
        series=conflict.series,
        label=material.label(series) if series else "",
        scope=scope(series) if series else "",
        sides=(sides[0], sides[1]),
        reason=linked(material, conflict.comparison.reason, pair),
    )


def clashes(material: Material, found: tuple[Disagreement, ...]) -> tuple[Clash, ...]:
    """Return contradictions by what they are about, most values first: every value once, the smallest first."""
    series = {one.id: one for one in material.picture.series}
    groups: dict[str, list[Disagreement]] = {}
    for one in found:
        groups.setdefault(one.series, []).append(one)
    made = [_clash(material, series[name], pairs) for name, pairs in groups.items() if name in series]
    return tuple(sorted(made, key=lambda clash: -len(clash.sides)))


def _clash(material: Material, series: Series, pairs: list[Disagreement]) -> Clash:
    sides: dict[tuple[str, str], Said] = {}
    for one in pairs:
        for side in one.sides:
            sides.setdefault((side.who, side.cite.text), side)
    told = sorted(sides.values(), key=lambda side: (side.cite.value or side.low or side.high or 0.0, side.who))
    return Clash(
        series=series.id,
        label=pairs[0].label,
        scope=pairs[0].scope,
        about=about(material, series, material.picture.figure(told[0].cite.claim)),
        sides=tuple(told),
        reasons=_reasons(material, series, told, pairs),
    )


def _reasons(material: Material, series: Series, told: list[Said], pairs: list[Disagreement]) -> tuple[Words, ...]:
    """Return why: pair by pair while they are few, else which of the numbers leave room for each other."""
    if len(pairs) < _MANY:
        return tuple(one.reason for one in pairs)
    clashing = {frozenset(side.cite.text for side in one.sides) for one in pairs}
    rest = [pair for pair in combinations(told, 2) if frozenset(side.cite.text for side in pair) not in clashing]
    verdicts = {frozenset((one.a, one.b)): one.verdict for one in series.comparisons}
    if any(verdicts.get(frozenset(side.cite.claim for side in pair)) not in _FIT for pair in rest):
        return tuple(one.reason for one in pairs[:_REASONS])
    others = "Any other two exclude each other" if rest else "No two of these numbers can both be right"
    fitting: list[Words] = [(one.cite, " and ", other.cite, " leave room for each other.") for one, other in rest]
    return (*fitting, (others, *_rounded(material, told), "."))


def _rounded(material: Material, told: list[Said]) -> Words:
    """Return what the rounded numbers stand for."""
    parts: list[str | Cite] = []
    for side in told:
        low, high = bounds(material.picture.figure(side.cite.claim))
        if side.qualifier in ("about", "nearly") and low is not None and high is not None:
            parts += ["; ", side.cite, f" stands for {numerals.number(low)} to {numerals.number(high)}"]
    return tuple(parts)
