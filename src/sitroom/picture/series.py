"""Claims about the same thing, over time: points, voices, comparisons, trend."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sitroom.model import Figure
from sitroom.picture import keys
from sitroom.picture.keys import Key
from sitroom.picture.pairs import MOST_STATEMENTS, comparisons
from sitroom.picture.points import points
from sitroom.picture.room import Room
from sitroom.picture.trend import trend
from sitroom.picture.types import Comparison, Conflict, Point, Series
from sitroom.picture.voices import voices


def all_series(room: Room) -> tuple[dict[Key, Series], frozenset[str]]:
    """Return the series of a room by key, and the ids of the claims they hold."""
    groups = keys.group(room.figures, room.published)
    names = _names(list(groups))
    made = {key: _series(key, names[key], figures, room) for key, figures in groups.items()}
    return made, frozenset(figure.id for figures in groups.values() for figure in figures)


def _series(key: Key, name: str, figures: Sequence[Figure], room: Room) -> Series:
    spoken = voices(figures, room.lineage, room.origins)
    context = replace(room.context, voices={claim: voice.id for voice in spoken for claim in voice.claims})
    by_id = {figure.id: figure for figure in figures}
    told = points(figures, room, event=bool(key.event))
    compared, left_out = comparisons(told, by_id, context)
    names = {voice.id: voice.name for voice in spoken}
    direction, reason = (None, None) if key.event else trend(told, by_id, context, names)
    return Series(
        id=name,
        label=keys.label(key, figures, room.codebook),
        indicator=key.indicator,
        unit=key.unit,
        nature=keys.nature_of(figures),
        place=keys.place_of(figures),
        population=keys.population_of(key, figures),
        event=key.event or None,
        points=told,
        voices=spoken,
        comparisons=compared,
        trend=direction,
        trend_reason=reason,
        note=_note(key, left_out),
        lead=_lead(told, by_id),
    )


def _lead(points: Sequence[Point], figures: Mapping[str, Figure]) -> int:
    spoken = [at for at, point in enumerate(points) if figures[point.headline].qualifier != "vague"]
    return spoken[-1] if spoken else len(points) - 1


def _note(key: Key, left_out: int) -> str | None:
    notes = []
    if key.manner != "told":
        notes.append(f"These figures are {key.manner}, not told as done.")
    if key.change:
        notes.append(f"These figures are changes {key.change}, not levels.")
    if left_out:
        notes.append(f"{left_out} rarer values are shown without a comparison (of one day at most {MOST_STATEMENTS}).")
    return " ".join(notes) or None


def _names(found: Sequence[Key]) -> dict[Key, str]:
    """Return ids: readable, and different where two keys read alike."""
    names: dict[Key, str] = {}
    taken: dict[str, int] = {}
    for key in found:
        count = taken[str(key)] = taken.get(str(key), 0) + 1
        names[key] = str(key) if count == 1 else f"{key}.{count}"
    return names


def conflicts(series: Sequence[Series], figures: Mapping[str, Figure]) -> tuple[Conflict, ...]:
    """Return the contradictions between voices, and of one voice as two publishers carry it.

    Each pair of values of a series is told once.
    """
    found: dict[tuple[object, ...], Conflict] = {}
    for one in series:
        voice = {claim: spoken.id for spoken in one.voices for claim in spoken.claims}
        for comparison in one.comparisons:
            a, b = figures[comparison.a], figures[comparison.b]
            if comparison.verdict != "contradictory":
                continue
            if voice[a.id] != voice[b.id] or a.publisher != b.publisher:
                found.setdefault(_values(one, comparison, figures), Conflict(series=one.id, comparison=comparison))
    return tuple(found.values())


def _values(series: Series, comparison: Comparison, figures: Mapping[str, Figure]) -> tuple[object, ...]:
    pair = ((f.value, f.low, f.high, f.qualifier) for f in (figures[comparison.a], figures[comparison.b]))
    return series.id, frozenset(pair)
