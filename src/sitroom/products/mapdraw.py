"""The map as SVG: base geometry, crossings, ways, figures; names placed greedily where they do not collide."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from sitroom.products import svg
from sitroom.products.linking import plain
from sitroom.products.maps import describe
from sitroom.products.projection import Point, Projection, clipped, fitted
from sitroom.products.types import Cite, Flow, MapView, Spot
from sitroom.reference import base_map

WIDTH = 900.0
_LARGEST, _SMALLEST = 30.0, 5.0
_LETTER = 7.4  # mean width of a half-bold letter at 13 units; labels are measured without a font
_LINE = 16.0
BARS = {"stopped": (-3.0, 3.0), "limited": (0.0,)}
"""The bars across a way, by what is done to it: units before and after its middle."""

Curve = tuple[Point, Point, Point]
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Taken:
    """Rectangles already drawn on."""

    boxes: list[Box] = field(default_factory=list)

    def free(self, box: Box, width: float, height: float) -> bool:
        """Say whether a box lies inside the drawing and on nothing."""
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > width - 2 or bottom > height - 2:
            return False
        return not any(left < r and l < right and top < b and t < bottom for l, t, r, b in self.boxes)  # noqa: E741


def drawing(view: MapView) -> Markup:
    """Return the map as one SVG element; every figure on it links to its evidence."""
    to = fitted(view.bounds, WIDTH)
    largest = max((spot.value or 0.0 for spot in view.spots), default=0.0)
    spots = [(spot, to(spot.longitude, spot.latitude), _radius(spot.value, largest)) for spot in view.spots]
    taken = Taken([(x - r, y - r, x + r, y + r) for _, (x, y), r in spots])
    reach = {(round(spot.longitude, 3), round(spot.latitude, 3)): radius for spot, _, radius in spots}
    ways = [(flow, _curve(flow, to, reach)) for flow in view.flows if flow.drawn]
    crowded = Taken(taken.boxes + [(x - 3, y - 3, x + 3, y + 3) for _, way in ways for x, y in _along(way)])
    spots.sort(key=lambda spot: -spot[2])  # small symbols lie on large ones
    labels = [_spot(spot, at, radius, taken, crowded, to) for spot, at, radius in spots]
    layers = (
        svg.tag("rect", x=0, y=0, width=to.width, height=to.height, class_="sea"),
        svg.tag("g", *_land(to), class_="lands"),
        svg.tag("g", *_crossings(view, to), class_="crossings"),
        svg.tag("g", *_countries(to, crowded, {spot.place for spot in view.spots}), class_="names"),
        svg.tag("g", *(_flow(flow, way) for flow, way in ways), class_="flows"),
        svg.tag("g", *labels, *_far(ways, taken, to), class_="spots"),
    )
    return svg.picture("map-drawing", to.width, to.height, "Map of the figures", describe(view), *layers)


def _radius(value: float | None, largest: float) -> float:
    if not value or not largest or value <= 0:
        return _SMALLEST
    return max(_SMALLEST, _LARGEST * math.sqrt(value / largest))


def _land(to: Projection) -> Iterator[Markup]:
    covered = to.covers()
    for shape in base_map().shapes.values():
        near = (ring for polygon in shape.polygons for ring in polygon if _meets(ring, covered))
        rings = [cut for ring in near if (cut := _cut(ring, to))]
        if rings:
            yield svg.tag("path", d="".join(svg.path(ring, closed=True) for ring in rings), class_="land")


def _meets(ring: tuple[Point, ...], box: tuple[float, float, float, float]) -> bool:
    """Say whether a ring may reach into a box of degrees: most of the world does not, and need not be projected."""
    west, south, east, north = box
    if max(y for _, y in ring) < south or min(y for _, y in ring) > north:
        return False
    return max(x for x, _ in ring) >= west and min(x for x, _ in ring) <= east


def _cut(ring: tuple[Point, ...], to: Projection) -> list[Point]:
    return clipped([to(x, y) for x, y in ring], to.width, to.height)


def _countries(to: Projection, taken: Taken, named: set[str]) -> Iterator[Markup]:
    from sitroom.reference import gazetteer

    for code in base_map().shapes:
        place = gazetteer().places.get(code)
        if place is None or code in named or place.latitude is None or place.longitude is None:
            continue
        x, y = to(place.longitude, place.latitude)
        half = len(place.name) * 4.4
        box = (x - half, y - 12, x + half, y + 4)
        if taken.free(box, to.width, to.height):
            taken.boxes.append(box)
            yield svg.tag("text", place.name, x=x, y=y, class_="country", text_anchor="middle")


def _crossings(view: MapView, to: Projection) -> Iterator[Markup]:
    for one in view.crossings:
        x, y = to(one.longitude, one.latitude)
        if 0 < x < to.width and 0 < y < to.height:
            diamond = svg.path([(x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y)], closed=True)
            mark = svg.tag("path", d=diamond, class_="post spoken" if one.spoken_of else "post")
            yield svg.tag("g", svg.tag("title", f"Border crossing {one.name}"), mark)


def _curve(flow: Flow, to: Projection, reach: dict[Point, float]) -> Curve:
    """Return start, bend and end of a way: it stops at the edge of a symbol and at the edge of the drawing."""
    one, two = to(*flow.start), to(*flow.end)
    (x1, y1), (x2, y2) = _inside(one, two, to), _inside(two, one, to)
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    bend = min(40.0, length / 5)
    middle = ((x1 + x2) / 2 - (y2 - y1) / length * bend, (y1 + y2) / 2 + (x2 - x1) / length * bend)
    near, far = (reach.get((round(x, 3), round(y, 3)), 0.0) for x, y in (flow.start, flow.end))
    return _toward((x1, y1), middle, near + 2), middle, _toward((x2, y2), middle, far + 5)


def _toward(point: Point, other: Point, distance: float) -> Point:
    length = math.hypot(other[0] - point[0], other[1] - point[1]) or 1.0
    share = min(distance / length, 0.9)
    return point[0] + (other[0] - point[0]) * share, point[1] + (other[1] - point[1]) * share


def _along(way: Curve) -> Iterator[Point]:
    (x1, y1), (cx, cy), (x2, y2) = way
    steps = max(4, int(math.hypot(x2 - x1, y2 - y1) / 8))
    for step in range(steps + 1):
        t = step / steps
        yield (
            (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2,
            (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2,
        )


def _flow(flow: Flow, way: Curve) -> Markup:
    (x1, y1), (cx, cy), (x2, y2) = way
    angle = math.atan2(y2 - cy, x2 - cx)
    head = [(x2 - 9 * math.cos(angle + turn), y2 - 9 * math.sin(angle + turn)) for turn in (0.45, -0.45)]
    told = f"{flow.cite.text} {flow.label}, from {flow.origin} to {flow.target}{': ' + flow.told if flow.told else ''}"
    return svg.tag(
        "a",
        svg.tag("title", told),
        svg.tag("path", d=f"M{x1:.1f},{y1:.1f}Q{cx:.1f},{cy:.1f} {x2:.1f},{y2:.1f}", class_=f"flow {flow.kind}"),
        svg.tag("path", d=svg.path([head[0], (x2, y2), head[1]]), class_="flow head"),
        *_barrier(flow, way),
        href=f"#{flow.cite.anchor}",
    )


def _barrier(flow: Flow, way: Curve) -> list[Markup]:
    """Return the mark across the middle of a way that a measure closes (two bars) or narrows (one)."""
    if flow.kind not in BARS:
        return []
    (x1, y1), (cx, cy), (x2, y2) = way
    x, y, angle = (x1 + 2 * cx + x2) / 4, (y1 + 2 * cy + y2) / 4, math.atan2(y2 - y1, x2 - x1)
    ahead, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    bars = [
        svg.path([(x + a * ahead[0] + b * across[0], y + a * ahead[1] + b * across[1]) for b in (-8, 8)])
        for a in BARS[flow.kind]
    ]
    return [svg.tag("path", d="".join(bars), class_="flow head barrier")]


def _far(ways: list[tuple[Flow, Curve]], taken: Taken, to: Projection) -> Iterator[Markup]:
    """Yield a label for each way that leaves the drawing, at its edge."""
    for flow, (start, _, end) in ways:
        for point, at, word, name in ((flow.start, start, "from", flow.origin), (flow.end, end, "to", flow.target)):
            x, y = to(*point)
            if 0 <= x <= to.width and 0 <= y <= to.height:
                continue
            text = f"{word} {name}: {flow.cite.text} {flow.label}"
            if room := _room([text], at, 2.0, taken, to):
                taken.boxes.append(room)
                shown = svg.tag("text", text, x=room[0], y=room[1] + 13, class_="value")
                yield svg.tag("a", shown, href=f"#{flow.cite.anchor}")


def _inside(point: Point, other: Point, to: Projection) -> Point:
    """Return the point, or where the way to the other one enters the drawing."""
    (x, y), (ox, oy), margin = point, other, 14.0
    share = 0.0
    for here, there, limit in ((x, ox, to.width), (y, oy, to.height)):
        for edge, outside in ((margin, here < margin), (limit - margin, here > limit - margin)):
            if outside and here != there:
                share = max(share, (edge - here) / (there - here))
    share = min(share, 0.95)
    return x + (ox - x) * share, y + (oy - y) * share


def _spot(spot: Spot, at: Point, radius: float, taken: Taken, crowded: Taken, to: Projection) -> Markup:
    (x, y) = at
    cite = next((part for part in spot.lines[0] if isinstance(part, Cite)), None)
    lines = [spot.name, *(plain(one) for one in spot.lines[:2])]
    # better across an arrow than nowhere
    room = _room(lines, at, radius, crowded, to) or _room(lines, at, radius, taken, to)
    marks = [svg.tag("title", f"{spot.name}: {plain(spot.lines[0])}"), svg.symbol(spot.shape, x, y, radius, "spot")]
    marks += _bound(spot.bound, x, y, radius)
    drawn = [svg.tag("a", *marks, href=f"#{cite.anchor}") if cite else svg.joined(marks)]
    if room is not None:
        taken.boxes.append(room)
        crowded.boxes.append(room)
        drawn += [_text(line, spot, number, room[0], room[1]) for number, line in enumerate(lines)]
    return svg.tag("g", *drawn)


def _text(line: str, spot: Spot, at: int, left: float, top: float) -> Markup:
    text = svg.tag("text", line, x=left, y=top + 13 + at * _LINE, class_="place" if at == 0 else "value")
    cite = next((part for part in spot.lines[at - 1] if isinstance(part, Cite)), None) if at else None
    return svg.tag("a", text, href=f"#{cite.anchor}") if cite else text


def _room(lines: list[str], at: Point, radius: float, taken: Taken, to: Projection) -> Box | None:
    """Return the first free place for a label around its point: the sides, the corners, then farther out."""
    (x, y), wide, high = at, max(map(len, lines)) * _LETTER + 4, len(lines) * _LINE + 3
    for gap in (4.0, 16.0, 34.0):
        reach = radius * 1.15 + gap
        near = reach * 0.7
        corners = (
            (x + reach, y - high / 2),
            (x - reach - wide, y - high / 2),
            (x - wide / 2, y + reach),
            (x - wide / 2, y - reach - high),
            (x + near, y + near),
            (x - near - wide, y - near - high),
            (x + near, y - near - high),
            (x - near - wide, y + near),
        )
        for left, top in corners:
            box = (left, top, left + wide, top + high)
            if taken.free(box, to.width, to.height):
                return box
    return None


def _bound(bound: str, x: float, y: float, radius: float) -> list[Markup]:
    """Return a small arrow for an open bound: up for over, down for up to."""
    if not bound:
        return []
    turn = -1 if bound == "over" else 1
    top = y + turn * (radius + 2)
    tip = top + turn * 8
    points = [(x - 4, tip - turn * 5), (x, tip), (x + 4, tip - turn * 5)]
    return [svg.tag("path", d=svg.path([(x, top), (x, tip)]) + svg.path(points), class_="bound")]
