"""Contradictions side by side, sum checks, and the figures that are not key figures."""

from sitroom.picture.types import Series, SumCheck
from sitroom.products import numerals
from sitroom.products.cards import MAX_CARDS, disputed
from sitroom.products.linking import linked
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.scopes import counted_place, full_scope, newest, population, scope, voice_of, voices_in_words
from sitroom.products.types import Disagreement, FigureGroup, FigureRow, Said, Sum

MAX_DISAGREEMENTS = 25
MAX_SUMS = 20
MAX_ROWS = 120
_PARTS = 12


def disagreements(material: Material) -> tuple[Disagreement, ...]:
    """Return pairs of values that cannot both be right, as the picture found them."""
    series = {one.id: one for one in material.picture.series}
    found = []
    for conflict in material.picture.conflicts[:MAX_DISAGREEMENTS]:
        about, pair = series.get(conflict.series), (conflict.comparison.a, conflict.comparison.b)
        sides = [material.said(claim, voice_of(about, claim) if about else None) for claim in pair]
        found.append(
            Disagreement(
                series=conflict.series,
                label=material.label(about) if about else "",
                scope=scope(about) if about else "",
                sides=(sides[0], sides[1]),
                reason=linked(material, conflict.comparison.reason, pair),
            )
        )
    return tuple(found)


def clashes(found: tuple[Disagreement, ...]) -> list[tuple[list[Said], list[Disagreement]]]:
    """Return contradictions by what they are about: every value once, then the reasons pair by pair."""
    groups: dict[str, tuple[dict[str, Said], list[Disagreement]]] = {}
    for one in found:
        sides, pairs = groups.setdefault(one.series, ({}, []))
        sides |= {side.cite.claim: side for side in one.sides if side.cite.claim not in sides}
        pairs.append(one)
    return [(list(sides.values()), pairs) for sides, pairs in groups.values()]


def sums(material: Material) -> tuple[Sum, ...]:
    """Return the stated totals with their stated parts; one that does not add up stands first."""
    ordered = sorted(material.picture.sums, key=lambda check: check.holds)
    return tuple(_sum(material, check) for check in ordered[:MAX_SUMS])


def _sum(material: Material, check: SumCheck) -> Sum:
    total = material.picture.figure(check.total)
    return Sum(
        parts=tuple(material.cite(part) for part in check.parts[:_PARTS]),
        part_labels=_part_labels(material, check.parts[:_PARTS]),
        total=material.cite(check.total),
        total_label=material.counted(total),
        added=numerals.amount(check.added, total.unit),
        holds=check.holds,
        # a reason that only repeats the equation is left out
        reason=()
        if check.holds and "=" in check.reason
        else linked(material, check.reason, (check.total, *check.parts)),
    )


def _part_labels(material: Material, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what tells the parts apart: their places, else their populations, else what they count."""
    figures = [material.picture.figure(part) for part in parts]
    places = [line(place.name, 40) if (place := counted_place(one)) else "" for one in figures]
    for labels in (places, [population(one.population) for one in figures]):
        if len(set(labels)) == len(labels) and all(labels):
            return tuple(labels)
    return tuple(material.counted(one) for one in figures)


def other_figures(material: Material) -> tuple[tuple[FigureGroup, ...], int]:
    """Return the series without a card, grouped by indicator in the codebook's order, and how many are left out."""
    carded = set(material.picture.key_series[:MAX_CARDS])
    money = set(material.picture.money)
    rest = [one for one in material.picture.series if one.id not in carded and newest(one).headline not in money]
    order = {name: at for at, name in enumerate(material.codebook.indicators)}
    rest.sort(key=lambda one: (order.get(one.indicator, len(order)), one.indicator))
    groups: dict[str, list[FigureRow]] = {}
    for one in rest[:MAX_ROWS]:
        groups.setdefault(one.indicator, []).append(_row(material, one))
    shown = tuple(_group(material, indicator, rows) for indicator, rows in groups.items())
    return shown, max(0, len(rest) - MAX_ROWS)


def _group(material: Material, indicator: str, rows: list[FigureRow]) -> FigureGroup:
    known = material.indicator(indicator)
    described = line(known.description, 240) if known else ""
    return FigureGroup(label=rows[0].label, description=described, rows=tuple(rows))


def _row(material: Material, series: Series) -> FigureRow:
    point = newest(series)
    head = material.picture.figure(point.headline)
    return FigureRow(
        label=material.label(series),
        scope=full_scope(series, head),
        said=material.said(point.headline, voice_of(series, point.headline)),
        voices=voices_in_words(material, series, point.claims),
        disputed=disputed(material, series),
    )
