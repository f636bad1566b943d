"""What a series is about, in words: place, population, unit."""

from sitroom.model import Figure, PlaceRef, Population
from sitroom.picture.types import Point, Series, Voice
from sitroom.products.dates import day
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.reference import gazetteer


def scope(series: Series) -> str:
    """Return place and population ("Belarus, children, nationals of Iraq"); empty when everything was counted."""
    # the day of an event stands beside it as its period; the key tells it only where there is none
    told = event(series.event, dated=newest(series).period is None) if series.event else ""
    place = line(series.place.name, 60) if series.place else ""
    return ", ".join(part for part in (told, place if place not in told else "", population(series.population)) if part)


def population(counted: Population) -> str:
    """Return who was counted, when not everybody."""
    places = gazetteer().places
    names = [places[code].name if code in places else line(code, 20) for code in counted.nationality[:6]]
    group = line(counted.group, 40)
    return ", ".join(part for part in (group, f"nationals of {' and '.join(names)}" if names else "") if part)


def event(key: str, dated: bool = False) -> str:
    """Return the key of a single event in words: ``return_flight/BLR/IRQ/2021-11-18``; unknown parts are left out."""
    kind, *rest = key.split("/")
    places = gazetteer().places
    known = [places[part].name for part in rest if part in places]
    days = [day(part) for part in rest if dated and part[:1].isdigit()]
    told = " to ".join(known[:2])
    return ", ".join(part for part in (line(kind.replace("_", " "), 40), told, *days[:1]) if part)


def way(figure: Figure) -> str:
    """Return from where to where, when the figure says so."""
    ends = [("from", _named(figure, "from")), ("to", _named(figure, "to")), ("via", _named(figure, "via"))]
    return ", ".join(f"{role} {name}" for role, name in ends if name)


def full_scope(series: Series, head: Figure) -> str:
    """Return the scope of a series with the way its headline tells; a single event's key holds the way already."""
    return ", ".join(part for part in (scope(series), "" if series.event else way(head)) if part)


def _named(figure: Figure, role: str) -> str:
    return " and ".join(line(ref.name, 40) for ref in figure.places[:8] if ref.role == role)


def counted_place(figure: Figure) -> PlaceRef | None:
    """Return the place a figure counts in."""
    return next((ref for ref in figure.places if ref.role == "counted"), None)


def newest(series: Series) -> Point:
    """Return the point of a series that is latest in time; undated ones count as oldest."""
    return max(series.points, key=lambda point: (point.period and (point.period.end or point.period.start)) or "")


def voice_of(series: Series, claim_id: str) -> Voice | None:
    """Return the voice a claim belongs to."""
    return next((voice for voice in series.voices if claim_id in voice.claims), None)


def voices_in_words(material: Material, series: Series, claims: tuple[str, ...]) -> str:
    """Return ``3 reports, 1 voice`` for claims of a series."""
    reports = {material.claim(claim).anchor.report or material.claim(claim).anchor.feed for claim in claims}
    held = set(claims)
    voices = sum(1 for voice in series.voices if held.intersection(voice.claims)) or len(reports)
    return f"{plural(len(reports), 'report')}, {plural(voices, 'voice')}"


def plural(count: int, noun: str) -> str:
    """Return ``1 report`` or ``2 reports``."""
    from sitroom.products.numerals import number

    return f"{number(count)}\u00a0{noun}" + ("" if count == 1 else "s")
