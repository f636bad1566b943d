"""Lambert's conformal conic projection on the sphere, fitted to a frame.

After J. P. Snyder, Map Projections: A Working Manual, 1987, pages 104 to 110.
"""

import math
from dataclasses import dataclass

Point = tuple[float, float]

_POLE = 89.9


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to drawing units: x to the right, y downwards, the frame filling ``width`` by ``height``."""

    n: float
    f: float
    rho0: float
    middle: float
    scale: float
    shift: Point
    width: float
    height: float

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the globe is drawn."""
        x, y = _conic(longitude, latitude, self.n, self.f, self.rho0, self.middle)
        return x * self.scale + self.shift[0], y * self.scale + self.shift[1]

    def degrees(self, x: float, y: float) -> Point:
        """Return the point of the globe that is drawn at a point of the drawing."""
        sign = math.copysign(1.0, self.n)
        across, down = sign * (x - self.shift[0]) / self.scale, sign * ((y - self.shift[1]) / self.scale + self.rho0)
        rho = sign * math.hypot(across, down)
        latitude = math.degrees(2 * math.atan((self.f / rho) ** (1 / self.n))) - 90 if rho else math.copysign(90, sign)
        return self.middle + math.degrees(math.atan2(across, down) / self.n), latitude

    def covers(self) -> tuple[float, float, float, float]:
        """Return the ``west, south, east, north`` that hold all of the drawing, with a degree to spare."""
        box = _outline((0.0, 0.0, self.width, self.height))
        edge = [self.degrees(x, y) for x, y in box]
        west, east = min(x for x, _ in edge), max(x for x, _ in edge)
        return west - 1, min(y for _, y in edge) - 1, east + 1, max(y for _, y in edge) + 1


def fitted(bounds: tuple[float, float, float, float], width: float) -> Projection:
    """Return the projection under which ``west, south, east, north`` fills a drawing of this width.

    The standard parallels lie a sixth of the height inside the frame, the usual choice for one country or region.
    """
    west, south, east, north = bounds
    inset = (north - south) / 6
    n, f = _cone(south + inset, north - inset)
    middle = (west + east) / 2
    rho0 = f / _tangent((south + north) / 2) ** n
    edge = [_conic(x, y, n, f, rho0, middle) for x, y in _outline(bounds)]
    left, right = min(x for x, _ in edge), max(x for x, _ in edge)
    top, bottom = min(y for _, y in edge), max(y for _, y in edge)
    scale = width / (right - left)
    return Projection(n, f, rho0, middle, scale, (-left * scale, -top * scale), width, (bottom - top) * scale)


def _cone(south: float, north: float) -> tuple[float, float]:
    one, two = math.radians(south), math.radians(north)
    if abs(one + two) < 1e-3:  # a cone around the equator is a cylinder: tilt it a little to stay finite
        two += 2e-3
    n = math.sin(one)
    if abs(one - two) > 1e-6:
        n = math.log(math.cos(one) / math.cos(two)) / math.log(_tangent(math.degrees(two)) / _tangent(south))
    return n, math.cos(one) * _tangent(south) ** n / n


def _tangent(latitude: float) -> float:
    return math.tan(math.pi / 4 + math.radians(max(-_POLE, min(_POLE, latitude))) / 2)


def _conic(longitude: float, latitude: float, n: float, f: float, rho0: float, middle: float) -> Point:
    rho = f / _tangent(latitude) ** n
    theta = n * math.radians(longitude - middle)
    return rho * math.sin(theta), rho * math.cos(theta) - rho0


def _outline(bounds: tuple[float, float, float, float]) -> list[Point]:
    west, south, east, north = bounds
    steps = [i / 8 for i in range(9)]
    along = [(west + (east - west) * t, y) for t in steps for y in (south, north)]
    return along + [(x, south + (north - south) * t) for t in steps for x in (west, east)]


def clipped(ring: list[Point], width: float, height: float, margin: float = 6.0) -> list[Point]:
    """Return a polygon cut to the drawing (Sutherland and Hodgman, 1974)."""
    low, right, bottom = -margin, width + margin, height + margin
    for axis, limit, keep_above in ((0, low, True), (0, right, False), (1, low, True), (1, bottom, False)):
        ring = _half_plane(ring, axis, limit, keep_above)
        if not ring:
            break
    return ring


def _half_plane(ring: list[Point], axis: int, limit: float, keep_above: bool) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True):
        inside, was_inside = ((point[axis] >= limit) == keep_above for point in (here, before))
        if inside != was_inside:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            kept.append((before[0] + (here[0] - before[0]) * share, before[1] + (here[1] - before[1]) * share))
        if inside:
            kept.append(here)
    return kept
