"""What a series is about, in words: place, population, unit."""

from sitroom.model import Figure, PlaceRef, Population
from sitroom.picture import events
from sitroom.picture.types import Series, Voice
from sitroom.products.dates import day, short_day
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.words import sentence_start, with_article, words
from sitroom.reference import gazetteer


def scope(series: Series) -> str:
    """Return what was counted apart from the indicator ("Belarus, children, nationals of Iraq").

    A single event is told by its own words alone, since each teller has other words for its places and people. Empty
    when everything was counted.
    """
    if series.event:
        return ", ".join(part for part in (event(series.event), line(series.population.group, 40)) if part)
    return ", ".join(part for part in (_place(series.place), population(series.population)) if part)


def _place(ref: PlaceRef | None) -> str:
    """Return the place of a series; one it counts from or to keeps that word."""
    if ref is None:
        return ""
    return line(ref.name, 60) if ref.role == "counted" else f"{ref.role} {line(ref.name, 60)}"


def population(counted: Population) -> str:
    """Return who was counted, when not everybody."""
    places = gazetteer().places
    names = [places[code].name if code in places else line(code, 20) for code in counted.nationality[:6]]
    group = line(counted.group, 40)
    return ", ".join(part for part in (group, f"nationals of {' and '.join(names)}" if names else "") if part)


def event(key: str, dated: bool = True) -> str:
    """Return a single event in words: ``return flight from Belarus to Iraq, 18 Nov 2021``, without what nobody gave."""
    kind, route, held = events.told_of(key)
    told = line(f"{kind} {route}", 120)
    return f"{told}, {short_day(held)}" if held and dated else told


def about(material: Material, series: Series, head: Figure) -> str:
    """Return what a series counts as a phrase for a sentence: ``irregular arrivals in Lithuania from Belarus``."""
    label = sentence_start(material.label(series))
    if series.event:
        kind, route, held = events.told_of(series.event)
        noun = words()["events"].get(kind, label) if series.unit == "people" else label
        return f"{noun} of the {line(f'{kind} {route}', 120)}" + (f" of {day(held)}" if held else "")
    where = in_place(series.place)
    whole = (label, where, *_ways(head, where), population(series.population))
    return " ".join(part for part in whole if part)


def in_place(ref: PlaceRef | None) -> str:
    """Return a place as it stands in a sentence: ``in Lithuania``, ``at the Belarus-Poland border``."""
    if ref is None:
        return ""
    known = gazetteer().places.get(ref.id)
    at = "at" if known is not None and known.kind in ("border", "crossing", "camp", "airport") else "in"
    return f"{at if ref.role == 'counted' else ref.role} {with_article(line(ref.name, 60))}"


def way(figure: Figure) -> str:
    """Return from where to where, when the figure says so."""
    return ", ".join(_ways(figure, ""))


def _ways(figure: Figure, told: str) -> list[str]:
    ends = [(role, _named(figure, role)) for role in ("from", "to", "via")]
    return [f"{role} {name}" for role, name in ends if name and f"{role} {with_article(name)}" != told]


def full_scope(series: Series, head: Figure) -> str:
    """Return the scope of a series with the way its headline tells; a single event's key holds the way already."""
    told = scope(series)
    ways = [] if series.event else [one for one in _ways(head, "") if one not in told]
    return ", ".join(part for part in (told, *ways) if part)


def _named(figure: Figure, role: str) -> str:
    return " and ".join(line(ref.name, 40) for ref in figure.places[:8] if ref.role == role)


def counted_place(figure: Figure) -> PlaceRef | None:
    """Return the place a figure counts in."""
    return next((ref for ref in figure.places if ref.role == "counted"), None)


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
