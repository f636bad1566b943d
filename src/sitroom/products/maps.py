"""What the map shows: figures at their places, ways between places, border crossings; no drawing here."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from sitroom.model import Figure, PlaceRef, Population
from sitroom.picture.types import Series
from sitroom.products.closures import closures
from sitroom.products.deeds import Told
from sitroom.products.linking import plain
from sitroom.products.material import Material
from sitroom.products.numerals import is_money
from sitroom.products.plain import line
from sitroom.products.scopes import population
from sitroom.products.types import Crossing, Flow, MapRow, MapView, Spot, Words
from sitroom.products.words import words
from sitroom.reference import gazetteer
from sitroom.reference.types import Place

MAX_SPOTS = 24
_LINES = 3
_MAX_FLOWS = 12
_MAX_ROWS = 40
_NEAR = 1300.0  # kilometres around the middle of what is counted; what lies beyond is told in the table
_SHAPES = ("circle", "square", "diamond", "triangle", "ring", "cross")
_DEFAULT = (20.5, 51.0, 31.0, 57.5)  # Belarus with its neighbours, when nothing has a place
_WHOLE = ("world", "region", "bloc")
_SIZED = ("people", "attempts", "applications", "detections")
_BOUNDS = {"over": "over", "at_least": "over", "up_to": "up_to", "under": "up_to"}

Point = tuple[float, float]


def map_view(material: Material, measures: Sequence[Told] = ()) -> MapView:
    """Return the map of a picture: one spot a place, its most important figure sized, the others beside it.

    ``measures`` that close a way to or from the region are arrows beside those of the figures.
    """
    found = _by_place(material)
    placed = [place for place in found if _drawable(place)]
    near = _near([_point(place) for place in placed])
    drawn = [place for place in placed if _distance(_point(place), near) <= _NEAR][:MAX_SPOTS]
    ranks = _ranks(found, drawn)
    for held in found.values():
        held.sort(key=lambda one: (not _counts(one), one.population != Population(), ranks.get(one.indicator, 0)))
        first = {one.indicator: one.id for one in reversed(held)}
        held.sort(key=lambda one: first[one.indicator] != one.id)
    shapes = _shapes(found[place][0] for place in drawn)
    spots = tuple(_spot(material, place, found[place], shapes) for place in drawn)
    flows = (*_flows(material, near), *(flow for flow in closures(material, measures) if _is_close(flow, near)))
    return MapView(
        spots=spots,
        flows=flows,
        crossings=tuple(_crossings(near, set(found))),
        rows=tuple(_rows(material, found, drawn)),
        bounds=_frame([(spot.longitude, spot.latitude) for spot in spots]),
        disclaimer=words()["disclaimer"],
    )


def _by_place(material: Material) -> dict[str, list[Series]]:
    """Return series by the place they count in, key figures first; money has a section of its own."""
    order = {key: at for at, key in enumerate(material.picture.key_series)}
    ranked = sorted(material.picture.series, key=lambda one: order.get(one.id, len(order)))
    found: dict[str, list[Series]] = {}
    for series in ranked:
        if series.place is not None and series.event is None and not is_money(series.unit):
            found.setdefault(series.place.id, []).append(series)
    return found


def _ranks(found: dict[str, list[Series]], drawn: list[str]) -> dict[str, int]:
    """Return the rank of indicators: what is said of most places leads, so that symbols can be compared."""
    counts = Counter(
        indicator for place in drawn for indicator in {one.indicator for one in found[place] if _counts(one)}
    )
    order = list(dict.fromkeys(one.indicator for held in found.values() for one in held))
    ranked = sorted(order, key=lambda name: -counts[name])
    return {name: at for at, name in enumerate(ranked)}


def _counts(series: Series) -> bool:
    """Say whether a series counts people or what they do: only such values share a scale."""
    return series.unit in _SIZED


def _place(place_id: str) -> Place | None:
    return gazetteer().places.get(place_id)


def _drawable(place_id: str) -> bool:
    place = _place(place_id)
    return place is not None and place.kind not in _WHOLE and place.latitude is not None and place.longitude is not None


def _point(place_id: str) -> Point:
    place = gazetteer().places[place_id]
    return place.longitude or 0.0, place.latitude or 0.0


def _near(points: list[Point]) -> Point:
    if not points:
        return (_DEFAULT[0] + _DEFAULT[2]) / 2, (_DEFAULT[1] + _DEFAULT[3]) / 2
    return median(x for x, _ in points), median(y for _, y in points)


def _distance(one: Point, two: Point) -> float:
    """Return kilometres on the sphere between two points in degrees (haversine)."""
    lon1, lat1, lon2, lat2 = map(math.radians, (*one, *two))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _frame(points: list[Point]) -> tuple[float, float, float, float]:
    """Return west, south, east, north around the points with room for their names."""
    if not points:
        return _DEFAULT
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    wide, high = max(east - west, 6.0) * 0.28, max(north - south, 3.5) * 0.28
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    half_x, half_y = max((east - west) / 2 + wide, 4.5), max((north - south) / 2 + high, 2.6)
    return middle_x - half_x, max(middle_y - half_y, -80.0), middle_x + half_x, min(middle_y + half_y, 80.0)


def _shapes(series: Iterable[Series]) -> dict[str, str]:
    indicators = dict.fromkeys(one.indicator for one in series)
    return {name: _SHAPES[min(at, len(_SHAPES) - 1)] for at, name in enumerate(indicators)}


def _spot(material: Material, place_id: str, held: list[Series], shapes: dict[str, str]) -> Spot:
    place = gazetteer().places[place_id]
    first = material.picture.figure(held[0].latest.headline)
    x, y = _point(place_id)
    return Spot(
        place=place_id,
        name=line(place.name, 40),
        kind=place.kind,
        longitude=x,
        latitude=y,
        indicator=material.label(held[0]),
        shape=shapes[held[0].indicator],
        value=(first.value if first.value is not None else (first.high or first.low)) if _counts(held[0]) else None,
        bound=_BOUNDS.get(first.qualifier, ""),
        lines=tuple(_words(material, one) for one in held[:_LINES]),
    )


def _words(material: Material, series: Series) -> Words:
    figure = material.picture.figure(series.latest.headline)
    label = material.label(series).lower()
    whom = population(series.population)
    return (material.cite(figure.id), f" {label}{' (' + whom + ')' if whom else ''}")


def _flows(material: Material, near: Point) -> Iterable[Flow]:
    seen: set[tuple[str, str]] = set()
    for series in material.picture.series:
        figure = material.picture.figure(series.latest.headline)
        start, end = _role(figure, "from"), _role(figure, "to") or _role(figure, "counted")
        if start is None or end is None or not _moves(series) or len(seen) >= _MAX_FLOWS:
            continue
        one, two = _point(start.id), _point(end.id)
        close = min(_distance(one, near), _distance(two, near)) <= _NEAR
        if start.id != end.id and close and (start.id, end.id) not in seen:
            seen.add((start.id, end.id))
            yield Flow(
                origin=line(start.name, 40),
                target=line(end.name, 40),
                start=one,
                end=two,
                cite=material.cite(figure.id),
                label=material.label(series).lower(),
                kind="flight" if "flight" in (series.event or "") or series.indicator == "flights" else "way",
            )


def _is_close(flow: Flow, near: Point) -> bool:
    return min(_distance(flow.start, near), _distance(flow.end, near)) <= _NEAR


def _moves(series: Series) -> bool:
    return series.unit in (*_SIZED, "flights")


def _role(figure: Figure, role: str) -> PlaceRef | None:
    return next((ref for ref in figure.places if ref.role == role and _drawable(ref.id)), None)


def _crossings(near: Point, spoken_of: set[str]) -> Iterable[Crossing]:
    for place in gazetteer().places.values():
        if place.kind == "crossing" and _drawable(place.id) and _distance(_point(place.id), near) <= _NEAR:
            x, y = _point(place.id)
            yield Crossing(name=line(place.name, 40), longitude=x, latitude=y, spoken_of=place.id in spoken_of)


def _rows(material: Material, found: dict[str, list[Series]], drawn: list[str]) -> Iterable[MapRow]:
    for place_id, held in list(found.items())[:_MAX_ROWS]:
        name = next((one.place.name for one in held if one.place), place_id)
        where = (
            "on the map" if place_id in drawn else f"not drawn: {'no point' if _whole(place_id) else 'beyond its edge'}"
        )
        yield MapRow(place=line(name, 60), lines=tuple(_words(material, one) for one in held[:_LINES]), drawn=where)


def _whole(place_id: str) -> bool:
    place = _place(place_id)
    return place is None or place.kind in _WHOLE


def describe(view: MapView) -> str:
    """Return the map in one sentence, for those who do not see it."""
    told = [f"{spot.name}: {plain(spot.lines[0])}" for spot in view.spots]
    return "; ".join(told) if told else "No figure of this brief has a place that can be drawn."
