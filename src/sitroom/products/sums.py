"""Stated totals with their stated parts."""

from sitroom.model import Figure
from sitroom.picture.types import SumCheck
from sitroom.products import numerals
from sitroom.products.dates import when
from sitroom.products.linking import linked
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.scopes import counted_place, in_place, population
from sitroom.products.types import Part, Sum

MAX_SUMS = 20
_PARTS = 12


def sums(material: Material) -> tuple[Sum, ...]:
    """Return the stated totals with their stated parts; one that does not add up stands first."""
    ordered = sorted(material.picture.sums, key=lambda check: check.holds)
    return tuple(sum_of(material, check) for check in ordered[:MAX_SUMS])


def sum_of(material: Material, check: SumCheck) -> Sum:
    """Return one check with what tells its parts apart."""
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


def parts_by_total(material: Material) -> dict[str, list[Figure]]:
    """Return for each total the parts told with it, in the order of their sentence."""
    found: dict[str, list[Figure]] = {}
    for held in material.picture.claims.values():
        claim = held.claim
        if isinstance(claim, Figure) and claim.part_of in material.picture.claims:
            found.setdefault(claim.part_of or "", []).append(claim)
    for parts in found.values():
        parts.sort(key=lambda one: (one.mention.start if one.mention else 0, one.id))
    return found


def part(material: Material, figure: Figure, total: Figure | None = None) -> Part:
    """Return a figure told with another, by its place and its people; beside a total, by what it has of its own."""
    place = counted_place(figure)
    own = total is None or place != counted_place(total)
    told = [in_place(place) if own else "", population(figure.population)]
    if total is not None and figure.period != total.period and figure.period is not None:
        told.append(when(figure.period))
    return Part(cite=material.cite(figure.id), label=", ".join(one for one in told if one))
