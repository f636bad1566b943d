"""The one figure an analyst takes where a text may give only one: of people displaced, before homes, before the rest.

Databases of displacement keep one figure for each excerpt. Which one is a matter of the codebook (`leading`: what it is
of comes first) and of how it is told: a total before its parts, a level before a change, what has happened before what
may, people before households, the first told before the later ones.
"""

from collections.abc import Sequence

from sitroom.model import Figure
from sitroom.reference.types import Codebook

_UNITS = ("people", "households")
_FIRM = ("asserted", "estimated", "planned", "requested", "denied")
_UNTYPED = 1_000  # behind every indicator


def leading(figures: Sequence[Figure], codebook: Codebook) -> Figure | None:
    """Return the figure an analyst would take from a short text, None where it gives none.

    Figures of indicators that do not lead are taken only where no other is told; percentages and sums of money never.
    """
    able = [figure for figure in figures if figure.unit != "percent" and len(figure.unit) != 3]
    order = {name: at for at, name in enumerate(codebook.leading or tuple(codebook.indicators))}
    return min(able, key=lambda figure: _rank(figure, order), default=None)


def _rank(figure: Figure, order: dict[str, int]) -> tuple[int, ...]:
    counts = _UNITS.index(figure.unit) if figure.unit in _UNITS else len(_UNITS)
    return (
        figure.value is None,
        order.get(figure.indicator or "", _UNTYPED),
        _FIRM.index(figure.modality),
        figure.change is not None,
        figure.part_of is not None,
        counts if figure.indicator is None else 0,
        figure.mention.start if figure.mention else 0,
    )
