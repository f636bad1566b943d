"""The base map: simplified country shapes with the borders they share, for server-side drawing."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sitroom.reference import tables

Point = tuple[float, float]
Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's polygons: each an outer ring and its holes, points as (longitude, latitude) in degrees.

    ``boxes`` are the bounds of each polygon as west, south, east, north.
    """

    id: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Border:
    """A line two countries share; ``b`` is None for a coast. A disputed or undetermined line should be dashed.

    ``a`` and ``b`` are the same for a line inside a country that separates who controls it.
    """

    a: str
    b: str | None
    line: Ring
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class BaseMap:
    """Geometry for a region (``west, south, east, north`` in degrees), with its licence and disclaimer."""

    bounds: Box
    shapes: dict[str, Shape]
    borders: tuple[Border, ...]
    licence: str
    disclaimer: str

    def country_at(self, longitude: float, latitude: float) -> str | None:
        """Return the alpha-3 code of the shape a point lies in, the smallest where shapes overlap.

        Too coarse to place a border post: posts are placed by the gazetteer.
        """
        found = [
            (_area(polygon[0]), shape.id)
            for shape in self.shapes.values()
            for polygon, (west, south, east, north) in zip(shape.polygons, shape.boxes, strict=True)
            if west <= longitude <= east and south <= latitude <= north and _inside(longitude, latitude, polygon)
        ]
        return min(found)[1] if found else None


@cache
def base_map(name: str = "region") -> BaseMap:
    """Return the map of the wider region (``region``) or a coarse one of the world (``world``), read once."""
    import orjson

    held = orjson.loads(tables.text(f"maps/{name}.json"))
    arcs = [_decode(arc, held["steps"]) for arc in held["arcs"]]
    shapes = {code: _shape(code, shape, arcs) for code, shape in held["shapes"].items()}
    borders = tuple(Border(a, b, arcs[index], disputed) for index, a, b, disputed in held["borders"])
    west, south, east, north = held["bounds"]
    return BaseMap((west, south, east, north), shapes, borders, held["licence"], held["disclaimer"])


def _decode(deltas: list[int], steps: int) -> Ring:
    # Points are differences on an integer grid, as in TopoJSON: small to store, exact at shared borders.
    points, x, y = [], 0, 0
    for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / steps, y / steps))
    return tuple(points)


def _shape(code: str, held: dict[str, Any], arcs: list[Ring]) -> Shape:
    polygons = tuple(_polygon(rings, arcs) for rings in held["polygons"])
    return Shape(code, held["name"], polygons, tuple(_box(polygon[0]) for polygon in polygons))


def _box(ring: Ring) -> Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _polygon(rings: list[list[int]], arcs: list[Ring]) -> tuple[Ring, ...]:
    return tuple(_ring(ring, arcs) for ring in rings)


def _ring(parts: list[int], arcs: list[Ring]) -> Ring:
    points: list[Point] = []
    for part in parts:
        arc = arcs[part] if part >= 0 else arcs[~part][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _inside(x: float, y: float, rings: tuple[Ring, ...]) -> bool:
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1
