"""Which claims stand together: the key of a series."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitroom.model import Figure, Nature, PlaceRef, Population
from sitroom.picture import events, scope
from sitroom.reference.types import Codebook


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What the claims of a series have in common; empty text and no members stand for "not said".

    Besides the fields of `sitroom.picture.types.Series`: a change is not a level, what is planned is not done, and
    money announced is not money paid.
    """

    indicator: str
    unit: str
    nature: str = ""
    places: tuple[str, ...] = ()
    nationality: tuple[str, ...] = ()
    group: str = ""
    event: str = ""
    change: str = ""
    manner: str = "told"
    stage: str = ""

    def __str__(self) -> str:
        """Return a readable id, safe in a fragment of an address."""
        parts = [self.indicator, self.unit, self.nature, *self.places, *self.nationality, self.group, self.event]
        rest = [self.change, self.stage, "" if self.manner == "told" else self.manner]
        return re.sub(r"[^A-Za-z0-9_.]+", "-", "-".join(part for part in (*parts, *rest) if part)).strip("-")


def group(figures: Iterable[Figure], published: Mapping[str, date]) -> dict[Key, list[Figure]]:
    """Return the claims of each series, in order of key and id. Figures without an indicator make none.

    A figure of a single event takes over the indicator that the other tellers of the event agree on, a part told in
    the unit of its total that of the total.
    """
    told = list(figures)
    by_id = {figure.id: figure for figure in told}
    keys = {figure.id: (event, published.get(figure.id)) for figure in told if (event := scope.event_of(figure))}
    merged = events.merge(keys.values())
    event_of = {name: merged[key] for name, key in keys.items()}
    named = _indicators_of_events(told, event_of)
    found: dict[Key, list[Figure]] = {}
    for figure in told:
        event = event_of.get(figure.id, "")
        total = by_id.get(figure.part_of or "")
        of_total = total.indicator if total is not None and total.unit == figure.unit else None
        indicator = figure.indicator or named.get((event, figure.unit)) or of_total
        if indicator is not None:
            found.setdefault(_key(figure, indicator, event), []).append(figure)
    return {key: sorted(found[key], key=lambda figure: figure.id) for key in sorted(found)}


def _key(figure: Figure, indicator: str, event: str) -> Key:
    key = Key(
        indicator=indicator,
        unit=figure.unit,
        group=figure.population.group or "",
        change=figure.change or "",
        manner=scope.manner(figure),
        stage=figure.stage or "",
    )
    if event:
        return replace(key, event=event)
    return replace(
        key,
        nature=figure.nature or "",
        places=tuple(ref.id for ref in scope.counted(figure)),
        nationality=tuple(sorted(figure.population.nationality)),
    )


def _indicators_of_events(figures: Sequence[Figure], event_of: Mapping[str, str]) -> dict[tuple[str, str], str]:
    seen: dict[tuple[str, str], set[str]] = {}
    for figure in figures:
        if figure.id in event_of and figure.indicator:
            seen.setdefault((event_of[figure.id], figure.unit), set()).add(figure.indicator)
    return {at: next(iter(names)) for at, names in seen.items() if len(names) == 1}


def nature_of(figures: Sequence[Figure]) -> Nature | None:
    """Return the nature the claims of one series agree on."""
    natures = {figure.nature for figure in figures}
    return natures.pop() if len(natures) == 1 else None


def place_of(figures: Sequence[Figure]) -> PlaceRef | None:
    """Return the one place of a series, None when there are several or none."""
    refs = scope.counted(figures[0])
    return refs[0] if len(refs) == 1 else None


def population_of(key: Key, figures: Sequence[Figure]) -> Population:
    """Return who is counted; for an event the nationalities that were told."""
    if not key.event:
        return figures[0].population
    nationality = {code for figure in figures for code in figure.population.nationality}
    return Population(tuple(sorted(nationality)), key.group or None)


def label(key: Key, figures: Sequence[Figure], codebook: Codebook) -> str:
    """Return what to call a series: its indicator, place or event, people, and what sets it apart."""
    indicator = codebook.indicators.get(key.indicator)
    name = indicator.label if indicator else key.indicator.replace("_", " ").capitalize()
    about = events.in_words(key.event) if key.event else ", ".join(ref.name for ref in scope.counted(figures[0]))
    people = [*key.nationality, key.group] if not key.event else [key.group]
    apart = [key.manner if key.manner != "told" else "", key.stage, f"change {key.change}" if key.change else ""]
    words = [word for word in (*people, *apart) if word]
    head = f"{name}: {about}" if about else name
    return f"{head} ({', '.join(words)})" if words else head
