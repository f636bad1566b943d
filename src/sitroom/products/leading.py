"""Which series lead a brief: those worth a card, parts folded into their totals."""

from sitroom.picture.types import Series
from sitroom.products.clashes import disputed
from sitroom.products.material import Material
from sitroom.products.sums import parts_by_total

MAX_CARDS = 12
SMALL = 0.01
"""Share of the largest figure of an indicator below which a series is too small for a card of its own."""


def leading(material: Material) -> tuple[tuple[Series, ...], frozenset[str], dict[str, list[Series]]]:
    """Choose the series that get a card, in the picture's order.

    Returns
    -------
    tuple
        The series; the ids of those that a card of another tells; and by series the ones that the sentence of its
        headline tells of other places.
    """
    series = {one.id: one for one in material.picture.series}
    ordered = [series[name] for name in material.picture.key_series if name in series]
    largest = _largest(material, ordered)
    worthy = [one for one in ordered if _is_worth_it(material, one, largest)] or ordered
    chosen: list[Series] = []
    home = {claim: one.id for one in worthy for claim in one.latest.claims}
    target: dict[str, str] = {}
    totals = parts_by_total(material)
    sentences: dict[tuple[object, ...], str] = {}
    for one in worthy:
        into = _total(material, one, home)
        if into is None and _is_alone(one) and one.latest.headline not in totals:
            into = sentences.get(_sentence(material, one))
        if into is not None and into not in target and not disputed(material, one):
            target[one.id] = into
        elif len(chosen) < MAX_CARDS:
            chosen.append(one)
            sentences.setdefault(_sentence(material, one), one.id)
    return tuple(chosen), *_told(material, chosen, target, home, series)


def _told(
    material: Material, chosen: list[Series], target: dict[str, str], home: dict[str, str], series: dict[str, Series]
) -> tuple[frozenset[str], dict[str, list[Series]]]:
    shown = {one.id for one in chosen}
    folded = frozenset(name for name, into in target.items() if into in shown)
    siblings: dict[str, list[Series]] = {}
    for name in target:
        if name in folded and _total(material, series[name], home) is None:
            siblings.setdefault(target[name], []).append(series[name])
    return folded, siblings


def _sentence(material: Material, one: Series) -> tuple[object, ...]:
    """Return the sentence the headline of a series comes from, with what it counts."""
    head = material.picture.figure(one.latest.headline)
    where = head.anchor
    return where.report, where.feed, where.start, where.end, where.row, one.indicator, one.unit, head.nature


def _is_alone(one: Series) -> bool:
    """Say whether a series rests on a single claim that is of no event."""
    return len(one.points) == 1 and len(one.points[0].claims) == 1 and not one.event


def _largest(material: Material, series: list[Series]) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in series:
        found[one.indicator] = max(found.get(one.indicator, 0.0), _size(material, one))
    return found


def _is_worth_it(material: Material, one: Series, largest: dict[str, float]) -> bool:
    """Say whether a series has a card: a key indicator, a number, a named place or event, not small beside its like.

    What is disputed has one whatever it counts.
    """
    if disputed(material, one):
        return True
    known = material.indicator(one.indicator)
    head = material.picture.figure(one.latest.headline)
    named = one.event is not None or one.place is not None or bool(head.places) or len(one.voices) > 1
    done = head.modality in ("asserted", "estimated") and head.change is None and head.qualifier != "vague"
    return (
        known is not None
        and known.key
        and named
        and done
        and _size(material, one) >= SMALL * largest.get(one.indicator, 0.0)
    )


def _total(material: Material, one: Series, home: dict[str, str]) -> str | None:
    """Return the series whose headline's parts a series holds and nothing else; None for one that says more."""
    claims = [material.picture.figure(claim) for point in one.points for claim in point.claims]
    found = {home.get(claim.part_of or "") for claim in claims}
    target = found.pop() if len(found) == 1 else None
    return None if target == one.id else target


def _size(material: Material, one: Series) -> float:
    head = material.picture.figure(one.latest.headline)
    return abs(head.value or head.high or head.low or 0.0)
