"""Small pieces of SVG: every attribute and text escaped, classes only, no inline style (a strict policy forbids it)."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from sitroom.products.plain import clean

Attribute = str | float | int | None

_QUARTERS = ((1, 1), (-1, 1), (-1, -1), (1, -1))
_ARM = ((1.1, 0.35), (0.35, 0.35), (0.35, 1.1))


def tag(name: str, *children: Markup | str, **attributes: Attribute) -> Markup:
    """Return an element; ``class_`` gives ``class``, ``text_anchor`` gives ``text-anchor``, None leaves one out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(str(escape(child)) for child in children)
    return Markup(f"<{name}{told}>{inside}</{name}>") if inside else Markup(f"<{name}{told}/>")  # noqa: S704


def joined(parts: Iterable[Markup]) -> Markup:
    """Return the elements one after another."""
    return Markup("").join(parts)


def picture(name: str, width: float, height: float, label: str, described: str, *children: Markup) -> Markup:
    """Return a drawing with an accessible name and description; ``name`` makes its ids unique."""
    return tag(
        "svg",
        tag("title", clean(label), id=f"{name}-t"),
        tag("desc", clean(described), id=f"{name}-d"),
        *children,
        class_=name,
        viewBox=f"0 0 {round(width)} {round(height)}",
        role="group",
        aria_labelledby=f"{name}-t {name}-d",
    )


def path(points: Iterable[tuple[float, float]], closed: bool = False) -> str:
    """Return path data through the points, to a tenth of a unit."""
    told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f"M{told}{'Z' if closed else ''}" if told else ""


def symbol(shape: str, x: float, y: float, radius: float, class_: str) -> Markup:
    """Return a point of a shape that is told from the others without colour."""
    if shape == "circle":
        return tag("circle", cx=x, cy=y, r=radius, class_=class_)
    if shape == "ring":
        return tag("circle", cx=x, cy=y, r=radius, class_=f"{class_} hollow")
    corners = {
        "square": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "triangle": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
        "cross": tuple((dx * a, dy * b) for dx, dy in _QUARTERS for a, b in (_ARM if dx == dy else _ARM[::-1])),
    }[shape]
    return tag("path", d=path([(x + dx * radius, y + dy * radius) for dx, dy in corners], closed=True), class_=class_)


def _value(value: Attribute) -> Markup:
    if isinstance(value, float):
        return escape(f"{value:.1f}".removesuffix(".0"))
    return escape(clean(str(value)))
