"""Measures by kind and status, the timeline, and money by stage."""

from dataclasses import dataclass
from datetime import date

from sitroom.model import Figure, Measure
from sitroom.picture import measure_groups
from sitroom.picture.events import told_of
from sitroom.picture.types import Series
from sitroom.products.dates import day, parse
from sitroom.products.material import Material
from sitroom.products.plain import line, sentence_case
from sitroom.products.scopes import event, voice_of
from sitroom.products.types import Cite, MeasureGroup, MeasureRow, Moment, MoneyGroup, Words
from sitroom.products.words import words

MAX_MEASURES = 80
MAX_MOMENTS = 60
MAX_MONEY = 50
_CITES = 4


@dataclass(frozen=True, slots=True)
class Told:
    """One measure with all the claims that tell it, earliest first; ``status`` is the way it went, in words."""

    measure: Measure
    claims: tuple[str, ...]
    status: str
    day: str | None
    until: str | None


def told(material: Material) -> list[Told]:
    """Return the measures, each once, however many reports tell it."""
    return [_told([_measure(material, claim) for claim in group]) for group in measure_groups(material.picture)]


def _measure(material: Material, claim_id: str) -> Measure:
    claim = material.claim(claim_id)
    assert isinstance(claim, Measure)
    return claim


def _told(group: list[Measure]) -> Told:
    group.sort(key=lambda one: one.date or "9")
    statuses = dict.fromkeys(words()["statuses"].get(one.status, one.status) for one in group)
    return Told(
        measure=next((one for one in group if one.object), group[0]),
        claims=tuple(one.id for one in group),
        status=" → ".join(statuses),
        day=next((one.date for one in group if one.date), None),
        until=next((one.until for one in reversed(group) if one.until), None),
    )


def measures(material: Material, held: list[Told]) -> tuple[tuple[MeasureGroup, ...], int]:
    """Return the measures by kind in the codebook's order, in force first, and how many are left out."""
    order = {name: at for at, name in enumerate(material.codebook.actions)}
    states = {
        name: at for at, name in enumerate(("in_force", "completed", "announced", "proposed", "refused", "ended"))
    }
    ranked = sorted(
        held,
        key=lambda one: (
            order.get(one.measure.action, len(order)),
            one.measure.action,
            states.get(one.measure.status, 9),
            one.day or "9",
        ),
    )
    groups: dict[str, list[MeasureRow]] = {}
    for one in ranked[:MAX_MEASURES]:
        groups.setdefault(one.measure.action, []).append(_row(material, one))
    shown = tuple(MeasureGroup(label=material.action(code), rows=tuple(rows)) for code, rows in groups.items())
    return shown, max(0, len(ranked) - MAX_MEASURES)


def _row(material: Material, one: Told) -> MeasureRow:
    measure = one.measure
    return MeasureRow(
        actor=sentence_case(material.shown(measure, measure.actor, 100)) or "actor not named",
        target=material.shown(measure, measure.object, 200),
        status=one.status,
        day=day(one.day),
        until=day(one.until) if one.until else "",
        cites=_cites(material, one),
        quote=material.quote(measure, 300),
        lang=material.language(measure),
    )


def timeline(material: Material, held: list[Told]) -> tuple[tuple[Moment, ...], int]:
    """Return dated measures and dated single events in order of days, and how many (the oldest) are left out."""
    dated: list[tuple[date, Told | Series]] = []
    dated += [(found, one) for one in held if (found := parse(one.day))]
    dated += [(found, one) for one in material.picture.series if (found := _event_day(one))]
    dated.sort(key=lambda pair: pair[0])
    # cut before citing, so that no evidence is shown which nothing points to
    shown = tuple(
        _of_measure(material, one) if isinstance(one, Told) else _of_event(material, one, found)
        for found, one in dated[-MAX_MOMENTS:]
    )
    return shown, max(0, len(dated) - MAX_MOMENTS)


def _of_measure(material: Material, one: Told) -> Moment:
    measure = one.measure
    who = material.shown(measure, measure.actor, 80)
    what = material.shown(measure, measure.object, 140)
    label = material.action(measure.action).lower()
    text = f"{who + ': ' if who else ''}{label}{', ' + what if what else ''} ({one.status})"
    return Moment(
        day=str(parse(one.day)),
        shown=day(one.day),
        kind="measure",
        words=(line(text, 280),),
        cites=_cites(material, one),
    )


def _cites(material: Material, one: Told) -> tuple[Cite, ...]:
    found = [_measure(material, claim) for claim in one.claims[:_CITES]]
    return tuple(material.cite(claim.id, words()["statuses"].get(claim.status, claim.status)) for claim in found)


def _event_day(series: Series) -> date | None:
    if series.nature != "event" and not series.event:
        return None
    if series.event and (told := told_of(series.event)[2]):
        return told
    period = series.latest.period
    return parse(period.start or period.end) if period else None


def _of_event(material: Material, series: Series, held: date) -> Moment:
    point = series.latest
    head = material.picture.figure(point.headline)
    said = material.said(point.headline, voice_of(series, point.headline))
    about = event(series.event, dated=False) if series.event else material.label(series)
    text: Words = (f"{about[:1].upper()}{about[1:]}: ", said.cite, f" {material.counted(head)} ({said.who})")
    return Moment(day=str(held), shown=day(held), kind="event", words=text, cites=())


def money(material: Material) -> tuple[tuple[MoneyGroup, ...], int]:
    """Return amounts by stage, largest first within a currency, and how many are left out; nothing is summed."""
    stages = list(words()["stages"])
    figures = [claim for one in material.picture.money if isinstance(claim := material.claim(one), Figure)]
    figures.sort(key=lambda one: (stages.index(one.stage or ""), one.unit, -(one.value or one.high or one.low or 0.0)))
    groups: dict[str, list[str]] = {}
    for figure in figures[:MAX_MONEY]:
        groups.setdefault(figure.stage or "", []).append(figure.id)
    shown = tuple(
        MoneyGroup(stage=words()["stages"][stage], rows=tuple(material.said(one) for one in rows))
        for stage, rows in groups.items()
    )
    return shown, max(0, len(figures) - MAX_MONEY)
