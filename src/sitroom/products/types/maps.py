"""What the map shows."""

from dataclasses import dataclass

from sitroom.products.types.cite import Cite, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map with the figures said for it, in degrees. ``lines`` are its figures, the sized one first."""

    place: str
    name: str
    kind: str
    longitude: float
    latitude: float
    indicator: str
    shape: str
    value: float | None
    bound: str
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A figure or measure with a way: from one place to another, degrees, WGS 84.

    ``kind`` is ``way`` or ``flight`` for who moves, ``stopped`` or ``limited`` for what a measure does to a way;
    ``told`` says of a measure by whom and when. What is not ``drawn`` runs as another arrow does; the table has it.
    """

    origin: str
    target: str
    start: tuple[float, float]
    end: tuple[float, float]
    cite: Cite
    label: str
    kind: str
    told: str = ""
    drawn: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A border crossing point; named on the map when a claim speaks of it."""

    name: str
    longitude: float
    latitude: float
    spoken_of: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRow:
    """A row of the table that says in words what the map shows."""

    place: str
    lines: tuple[Words, ...]
    drawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """What the map shows; the geometry below it comes from the reference room when it is drawn."""

    spots: tuple[Spot, ...]
    flows: tuple[Flow, ...]
    crossings: tuple[Crossing, ...]
    rows: tuple[MapRow, ...]
    bounds: tuple[float, float, float, float]
    disclaimer: str
