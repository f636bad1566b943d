"""Claims to the JSON of the public contract and back, without loss."""

from dataclasses import fields
from typing import Any

from sitroom.model.claim import (
    CONTRACT,
    Anchor,
    AnyClaim,
    Figure,
    Measure,
    Mention,
    Period,
    PlaceRef,
    Plover,
    Population,
    Statement,
    kind_of,
)

_KINDS = {"figure": Figure, "statement": Statement, "measure": Measure}
_PARTS = (Mention, PlaceRef, Period, Plover)
_FIELDS: dict[type[Any], tuple[str, ...]] = {
    made: tuple(spec.name for spec in fields(made) if made in _PARTS or spec.name not in ("id", "anchor"))
    for made in (Figure, Statement, Measure, *_PARTS)
}
_MAKERS: dict[str, type[Any]] = {"mention": Mention, "period": Period, "plover": Plover}
_SCALARS = frozenset([str, int, float, bool])
_TEXT_ANCHOR = ("report", "start", "end", "quote")
_TABLE_ANCHOR = ("feed", "vintage", "row")


def to_contract(claim: AnyClaim) -> dict[str, Any]:
    """Return the claim as one JSON object of contract version 1, keys in a fixed order."""
    out: dict[str, Any] = {"contract": CONTRACT, "id": claim.id, "kind": str(kind_of(claim))}
    names = _TEXT_ANCHOR if claim.anchor.report is not None else _TABLE_ANCHOR
    out |= {name: getattr(claim.anchor, name) for name in names}
    for name in _FIELDS[type(claim)]:
        value = getattr(claim, name)
        # most values are plain already: a look at the type spares four checks for each of thirty fields
        out[name] = value if type(value) in _SCALARS or value is None else _plain(value, name)
    return out


def from_contract(data: dict[str, Any]) -> AnyClaim:
    """Read one JSON object of contract version 1.

    Raises
    ------
    ValueError
        For another contract version or an unknown kind.
    """
    if data.get("contract") != CONTRACT:
        raise ValueError(f"contract {data.get('contract')!r} is not {CONTRACT}")
    if data.get("kind") not in _KINDS:
        raise ValueError(f"{data.get('kind')!r} is not a kind of claim")
    anchor = Anchor(**{k: data[k] for k in (*_TEXT_ANCHOR, *_TABLE_ANCHOR) if k in data})
    made: type[Any] = _KINDS[data["kind"]]
    values = {name: _rich(name, data[name]) for name in _FIELDS[made] if name in data}
    claim: AnyClaim = made(id=data["id"], anchor=anchor, **values)
    return claim


def _plain(value: Any, name: str) -> Any:
    if name == "places":
        return [_as_dict(ref) for ref in value]
    if isinstance(value, Population):
        group = {"nationality": list(value.nationality), "group": value.group}
        return group if value.nationality or value.group else None
    if isinstance(value, Mention | Period | Plover):
        return _as_dict(value)
    return list(value) if isinstance(value, tuple) else value


def _as_dict(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _FIELDS[type(value)]}


def _rich(name: str, value: Any) -> Any:
    if name == "places":
        return tuple(PlaceRef(**ref) for ref in value)
    if name == "population":
        made = value or {}
        return Population(tuple(made.get("nationality") or ()), made.get("group"))
    if name in _MAKERS:
        return _MAKERS[name](**value) if value is not None else None
    return tuple(value) if name in ("via", "about") else value
