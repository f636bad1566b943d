"""A deed told in a sentence, and what every way of telling one shares."""

from dataclasses import dataclass

from sitroom.model.claim import Status
from sitroom.reading.descriptions import description, holds_name
from sitroom.reading.layers import Layers
from sitroom.reading.lines import Line


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done: token spans of the mention and of the clause its date stands in, doer, object and status."""

    line: Line
    start: int
    end: int
    verb: int
    reach: tuple[int, int]
    action: str
    actor: str | None
    object: str
    status: Status
    score: float


def reach(line: Line, at: int) -> tuple[int, int]:
    """Return the clause around a token: to the marks that divide sentences, commas not among them."""
    first, last = at, at + 1
    while first > 0 and line.low[first - 1] not in (";", "“", "”", '"', "—", ":"):
        first -= 1
    while last < len(line.low) and line.low[last] not in (";", "“", "”", '"', "—"):
        last += 1
    return first, last


def hypothetical(line: Line, start: int) -> bool:
    """Say whether what a verb tells is only thought of: "without closing", "if it closed", "whether to close"."""
    near = line.at(start - 1) in ("without", "avoid", "avoiding", "prevent", "against", "of", "instead", "than", "from")
    return near or any(
        word in ("if", "whether", "unless", "nobody", "none", "neither") for word in _clause_before(line, start)
    )


_THOUGHT = 14  # tokens an "if" reaches


def _clause_before(line: Line, start: int) -> list[str]:
    floor = max(0, start - _THOUGHT)
    first = next((k + 1 for k in range(start - 1, floor - 1, -1) if line.low[k] in (";", ":", "“", "”", '"')), floor)
    return line.low[first:start]


_ABOUT_PERSONS = frozenset(["investigate", "repatriate", "relocate", "restrict_boarding", "grant_access"])
"""Actions done to people: two unknown capitals in their object are a name."""


def told(held: Layers, line: Line, start: int, end: int, action: str) -> str:
    """Return an object as said; what names a private person is described. Who is sanctioned is on a public list."""
    while start < end and line.low[start] in ("of", "on", "to", "any"):
        start += 1
    if action != "sanction" and holds_name(line, start, end, strictly=action in _ABOUT_PERSONS):
        return description(line, start, end)
    return held.scene.cast.text(line, start, end)
