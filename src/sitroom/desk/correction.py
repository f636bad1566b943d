"""What an analyst may set on a claim: fields of the public contract, each checked before it is recorded."""

from collections.abc import Sequence
from typing import Any

from sitroom.desk.fields import FIELDS, Asked
from sitroom.model import AnyClaim, Figure, Recorded, from_contract, kind_of, to_contract
from sitroom.model.errors import UsageError
from sitroom.reference.types import Codebook


def correction(recorded: Recorded, changes: Sequence[str], codebook: Codebook) -> dict[str, Any]:
    """Return the contract fields a correction replaces, those of an earlier correction included.

    Parameters
    ----------
    recorded
        The claim as it stands.
    changes
        ``field=value``; ``place`` may come more than once, ``null`` empties a field. A new value or qualifier
        without bounds sets the bounds that go with it.

    Raises
    ------
    UsageError
        For a field this kind of claim has not, a value the field cannot hold, or bounds the value is outside of.
    """
    claim = recorded.claim
    fields = FIELDS[str(kind_of(claim))]
    made: dict[str, Any] = {}
    for change in changes:
        asked = _asked(change, codebook)
        if asked.field not in fields:
            way_out = f"a {kind_of(claim)} has {', '.join(fields)}"
            raise UsageError(f"{asked.field!r} is no field to set", way_out, "--set")
        _put(made, claim, asked, fields[asked.field](asked))
    if isinstance(claim, Figure):
        made |= _bounds(claim, made)
        _check_bounds(claim, made)
    from_contract({**to_contract(claim), **made})
    return {**_earlier(recorded), **made}


def _earlier(recorded: Recorded) -> dict[str, Any]:
    if recorded.original is None:
        return {}
    read = to_contract(recorded.original)
    return {name: value for name, value in to_contract(recorded.claim).items() if value != read[name]}


def _asked(change: str, codebook: Codebook) -> Asked:
    field, equals, value = change.partition("=")
    if not equals:
        raise UsageError(f"{change!r} sets nothing", "write --set field=value", "--set")
    return Asked(field.strip(), value.strip(), codebook)


def _put(made: dict[str, Any], claim: AnyClaim, asked: Asked, value: Any) -> None:
    """Put the value under its name in the contract; places add up, the two parts of a population meet."""
    if asked.field == "place":
        made["places"] = [*made.get("places", []), *([value] if value else [])]
    elif asked.field in ("nationality", "group"):
        held = made.get("population") or to_contract(claim)["population"] or {"nationality": [], "group": None}
        made["population"] = {**held, asked.field: value}
    else:
        made[asked.field] = value


def _bounds(claim: Figure, made: dict[str, Any]) -> dict[str, Any]:
    """Return the bounds a new value or qualifier brings along, where the analyst gives none (docs/contract.md)."""
    if not made.keys() & {"value", "qualifier"} or made.keys() & {"low", "high"}:
        return {}
    value = made.get("value", claim.value)
    qualifier = made.get("qualifier", claim.qualifier)
    if qualifier in ("range", "vague"):
        return {}
    low = value if qualifier in ("exact", "over", "at_least") else None
    high = value if qualifier in ("exact", "up_to", "under") else None
    return {"low": low, "high": high}


def _check_bounds(claim: Figure, made: dict[str, Any]) -> None:
    low, value, high = (made.get(name, getattr(claim, name)) for name in ("low", "value", "high"))
    told = [number for number in (low, value, high) if number is not None]
    if told != sorted(told):
        way_out = "give low, value and high in rising order, or null for what is open"
        raise UsageError(f"low {low}, value {value}, high {high} are out of order", way_out, "--set")
