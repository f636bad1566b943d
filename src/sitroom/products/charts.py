"""Small charts: what was said on one scale, and the dates on a line."""

from datetime import date

from markupsafe import Markup

from sitroom.products import svg
from sitroom.products.dates import day
from sitroom.products.linking import plain
from sitroom.products.plain import sentence_case
from sitroom.products.types import Axis, Card, Moment, Said

SHAPES = ("circle", "square", "diamond", "triangle", "ring", "cross")
_WIDE, _HIGH, _PAD = 152.0, 20.0, 9.0
_TIME_WIDE, _LANE = 900.0, 26.0


def sides(card: Card) -> dict[str, str]:
    """Return the point shape of each side that speaks in a card; voices of no known side share the first."""
    named = sorted({one.side for one in card.lines if one.side})
    return {"": SHAPES[0]} | {side: SHAPES[min(at + 1, len(SHAPES) - 1)] for at, side in enumerate(named)}


def interval(said: Said, axis: Axis, shape: str) -> Markup:
    """Return one claim on its scale: a point for the value, a bar to a stated bound, an open arrow for an open one."""
    middle = _HIGH / 2
    marks = [svg.tag("path", d=svg.path([(_PAD, middle), (_WIDE - _PAD, middle)]), class_="rule")]
    marks += [
        svg.tag("path", d=svg.path([(_x(at, axis), 5), (_x(at, axis), 15)]), class_="rule") for at, _ in axis.ticks
    ]
    marks += _reach(said, axis, middle)
    if said.cite.value is not None:
        marks.append(svg.symbol(shape, _x(said.cite.value, axis), middle, 4.5, "dot"))
    return svg.tag(
        "svg", *marks, class_="interval", viewBox=f"0 0 {_WIDE:.0f} {_HIGH:.0f}", aria_hidden="true", focusable="false"
    )


def scale(axis: Axis) -> Markup:
    """Return the scale under the claims: its first and last tick in figures."""
    ends = (axis.ticks[0], axis.ticks[-1])
    marks = [
        svg.tag("text", label, x=_x(at, axis) + shift, y=12, text_anchor=side)
        for (at, label), side, shift in zip(ends, ("start", "end"), (-_PAD + 2, _PAD - 2), strict=True)
    ]
    return svg.tag("svg", *marks, class_="interval scale", viewBox=f"0 0 {_WIDE:.0f} 16", aria_hidden="true")


def _x(value: float, axis: Axis) -> float:
    return _PAD + (value - axis.low) / (axis.high - axis.low) * (_WIDE - 2 * _PAD)


def _reach(said: Said, axis: Axis, middle: float) -> list[Markup]:
    value, low, high = said.cite.value, said.low, said.high
    if low is not None and high is not None:
        if low == high:
            return []
        ends = [(_x(low, axis), middle), (_x(high, axis), middle)]
        caps = [svg.tag("path", d=svg.path([(x, middle - 5), (x, middle + 5)]), class_="bar") for x, _ in ends]
        return [svg.tag("path", d=svg.path(ends), class_="bar"), *caps]
    if value is None or said.qualifier not in ("over", "at_least", "up_to", "under"):
        return []
    at, toward = _x(value, axis), 26.0 if low is not None else -26.0
    tip = max(2.0, min(_WIDE - 2.0, at + toward))
    if abs(tip - at) < 10:  # at the edge of the scale: the arrow still has to be seen
        tip = at + (10 if toward > 0 else -10)
    back = 5.0 if toward > 0 else -5.0
    head = [(tip - back, middle - 4), (tip, middle), (tip - back, middle + 4)]
    return [
        svg.tag("path", d=svg.path([(at, middle), (tip, middle)]), class_="bar"),
        svg.tag("path", d=svg.path(head), class_="bar"),
    ]


def timeline(moments: tuple[Moment, ...]) -> Markup:
    """Return the dates on a line, measures above, events below, each a link to its entry in the list."""
    dated = [(date.fromisoformat(one.day), at, one) for at, one in enumerate(moments, start=1)]
    first, last = dated[0][0].toordinal(), dated[-1][0].toordinal()
    span = max(last - first, 1)
    lanes = _lanes([(20 + (found.toordinal() - first) / span * (_TIME_WIDE - 40), one.kind) for found, _, one in dated])
    above = max((lane for lane, (_, _, one) in zip(lanes, dated, strict=True) if one.kind == "measure"), default=-1) + 1
    below = max((lane for lane, (_, _, one) in zip(lanes, dated, strict=True) if one.kind != "measure"), default=-1) + 1
    rule = above * _LANE + 10
    marks = [svg.tag("path", d=svg.path([(10, rule), (_TIME_WIDE - 10, rule)]), class_="rule")]
    for lane, (found, number, one) in zip(lanes, dated, strict=True):
        x = 20 + (found.toordinal() - first) / span * (_TIME_WIDE - 40)
        y = rule - 18 - lane * _LANE if one.kind == "measure" else rule + 18 + lane * _LANE
        marks.append(_moment(x, y, number, one))
    height = rule + below * _LANE + 34
    marks += [_month(at, first, span, rule + below * _LANE + 28) for at in _months(dated[0][0], dated[-1][0])]
    told = f"{len(moments)} dates from {day(dated[0][0])} to {day(dated[-1][0])}; the list below tells each."
    return svg.picture("timeline-drawing", _TIME_WIDE, height, "Timeline", told, *marks)


def _moment(x: float, y: float, number: int, one: Moment) -> Markup:
    shape = "square" if one.kind == "measure" else "circle"
    marks = (
        svg.tag("title", f"{one.shown}: {sentence_case(plain(one.words))}"),
        svg.symbol(shape, x, y, 10.5, f"moment {one.kind}"),
        svg.tag("text", str(number), x=x, y=y + 4, text_anchor="middle"),
    )
    return svg.tag("a", *marks, href=f"#t-{number}")


def _lanes(placed: list[tuple[float, str]]) -> list[int]:
    """Return the lane of each point, the nearest to the line in which it does not touch the one before."""
    ends: dict[str, list[float]] = {}
    lanes = []
    for x, kind in placed:
        free = ends.setdefault(kind, [])
        lane = next((at for at, end in enumerate(free) if x - end >= 23), len(free))
        free[lane : lane + 1] = [x]
        lanes.append(lane)
    return lanes


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month
    every = max(1, count // 8)
    return [
        date(first.year + (first.month - 1 + at) // 12, (first.month - 1 + at) % 12 + 1, 1)
        for at in range(0, count + 1, every)
    ]


def _month(at: date, first: int, span: int, y: float) -> Markup:
    x = 20 + (at.toordinal() - first) / span * (_TIME_WIDE - 40)
    if x < 0:
        return Markup("")
    return svg.tag(
        "text", f"{at:%b} {at.year}", x=x, y=y, class_="month", text_anchor="start" if x < _TIME_WIDE - 70 else "end"
    )
