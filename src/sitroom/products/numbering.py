"""Notes numbered in the order a reader meets them, which is not the order in which the sections are made."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sitroom.products.types import Brief, Cite


def front(brief: Brief) -> int:
    """Return the last note that the leading sections cite, up to the sum checks: notes count from the top."""
    return max(_notes((brief.short, brief.news, brief.cards, brief.clashes, brief.sums)), default=0)


def renumbered(brief: Brief) -> Brief:
    """Return the brief with its notes numbered from 1 in the order of their first citation from the top."""
    order = list(dict.fromkeys(_notes(brief)))
    numbers = {old: new for new, old in enumerate(order, start=1)}
    evidence = sorted((one for one in brief.evidence if one.number in numbers), key=lambda one: numbers[one.number])
    moved: Brief = _moved(replace(brief, evidence=(), claims=()), numbers)
    noted = tuple(replace(one, number=numbers[one.number]) for one in evidence)
    held = {claim["id"]: claim for claim in brief.claims}
    claims = tuple(held[claim.claim] for one in noted for claim in one.claims)
    return replace(moved, evidence=noted, claims=claims)


def _notes(value: Any) -> Iterator[int]:
    if isinstance(value, Cite):
        yield value.note
    elif isinstance(value, tuple):
        for one in value:
            yield from _notes(one)
    elif is_dataclass(value):
        for spec in fields(value):
            yield from _notes(getattr(value, spec.name))


def _moved(value: Any, numbers: dict[int, int]) -> Any:
    if isinstance(value, Cite):
        return replace(value, note=numbers[value.note])
    if isinstance(value, tuple):
        return tuple(_moved(one, numbers) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {spec.name: getattr(value, spec.name) for spec in fields(value)}
        changed = {
            name: _moved(one, numbers) for name, one in held.items() if isinstance(one, tuple) or is_dataclass(one)
        }
        return replace(value, **changed)
    return value
