"""The figures that are not key figures."""

from sitroom.picture.types import Series
from sitroom.products.clashes import disputed
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.scopes import full_scope, voice_of, voices_in_words
from sitroom.products.types import FigureGroup, FigureRow

MAX_ROWS = 120


def other_figures(material: Material, carded: frozenset[str]) -> tuple[tuple[FigureGroup, ...], int]:
    """Return the series that no card tells, grouped by indicator in the codebook's order, and how many are left out."""
    money = set(material.picture.money)
    rest = [one for one in material.picture.series if one.id not in carded and one.latest.headline not in money]
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
    point = series.latest
    head = material.picture.figure(point.headline)
    return FigureRow(
        label=material.label(series),
        scope=full_scope(series, head),
        said=material.said(point.headline, voice_of(series, point.headline)),
        voices=voices_in_words(material, series, point.claims),
        disputed=disputed(material, series),
    )
