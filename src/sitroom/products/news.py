"""What is new since the previous brief, or on the newest day of publication."""

from dataclasses import dataclass
from datetime import date

from sitroom.model import Figure, Measure, Recorded, Statement, View
from sitroom.picture.types import Series
from sitroom.products.clashes import disputed
from sitroom.products.dates import day, parse, when
from sitroom.products.material import Material
from sitroom.products.scopes import plural, scope
from sitroom.products.types import NewItem, News, Words
from sitroom.products.words import words

MAX_ITEMS = 12


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A new claim worth a line; ``series`` when it is a figure."""

    claim: str
    series: Series | None = None


def news(material: Material, since: View | None) -> News:
    """Return what was learnt after the previous view; without one, what the newest reports say."""
    fresh, told = _fresh(material, since)
    if not fresh:
        return News(since=told, summary="nothing new", items=(), more=0)
    reports = {material.claim(one).anchor.report for one in fresh}
    found = [*_figures(material, fresh), *_others(material, fresh)]
    return News(
        since=told,
        summary=f"{plural(len(fresh), 'claim')} in {plural(len(reports), 'report')}",
        items=tuple(_item(material, one) for one in found[:MAX_ITEMS]),
        more=max(0, len(found) - MAX_ITEMS),
    )


def _fresh(material: Material, since: View | None) -> tuple[set[str], str]:
    claims = material.picture.claims
    if since is not None and (limit := since.recorded_until) is not None:
        fresh = {one for one, held in claims.items() if held.recorded_at > limit}
        return fresh, f"recorded after {day(since.known_on)}"
    days = {one: _published(material, held) for one, held in claims.items()}
    last = material.picture.view.as_of or date.max
    newest = max((found for found in days.values() if found and found <= last), default=None)
    if newest is None:
        return set(), "no report of the room is dated"
    return {one for one, found in days.items() if found == newest}, f"in reports of {day(newest)}"


def _published(material: Material, held: Recorded) -> date | None:
    source = material.source(held.claim)
    return parse(source.published.value) if source else None


def _figures(material: Material, fresh: set[str]) -> list[_Fresh]:
    order = {key: at for at, key in enumerate(material.picture.key_series)}
    ranked = sorted(material.picture.series, key=lambda one: order.get(one.id, len(order)))
    found = []
    for series in ranked:
        points = sorted(series.points, key=lambda one: (one.period and one.period.end) or "", reverse=True)
        claims = [claim for point in points for claim in (point.headline, *point.claims)]
        if (latest := next((claim for claim in claims if claim in fresh), None)) is not None:
            found.append(_Fresh(latest, series))
    return found


def _others(material: Material, fresh: set[str]) -> list[_Fresh]:
    picture = material.picture
    return [_Fresh(claim) for claim in (*picture.measures, *picture.statements) if claim in fresh]


def _item(material: Material, one: _Fresh) -> NewItem:
    claim = material.claim(one.claim)
    if isinstance(claim, Figure) and one.series is not None:
        return NewItem(
            kind="figure", words=_of_figure(material, one.series, claim), disputed=disputed(material, one.series)
        )
    if isinstance(claim, Measure):
        return NewItem(kind="measure", words=_of_measure(material, claim))
    assert isinstance(claim, Statement)
    return NewItem(kind="statement", words=_of_statement(material, claim))


def _of_figure(material: Material, series: Series, claim: Figure) -> Words:
    said = material.said(claim.id)
    lead = ", ".join(part for part in (material.label(series), scope(series)) if part)
    counted = f" {said.counted}" if said.counted else ""
    return (f"{lead}: ", said.cite, f"{counted}, {said.when} ({said.who})", *_before(material, series, claim))


def _before(material: Material, series: Series, claim: Figure) -> Words:
    own = claim.period.end if claim.period else None
    dated = [(p.period.end, p) for p in series.points if p.period and p.period.end and own and p.period.end < own]
    if not dated:
        return ()
    point = max(dated, key=lambda pair: pair[0])[1]
    return ("; before that ", material.cite(point.headline), f", {when(point.period)}")


def _of_measure(material: Material, claim: Measure) -> Words:
    label = material.action(claim.action).lower()
    who, what = material.shown(claim, claim.actor, 80), material.shown(claim, claim.object, 120)
    status = words()["statuses"].get(claim.status, claim.status)
    dated = f", {day(claim.date)}" if claim.date else ""
    lead = f"{who}: {label}" if who else label.capitalize()
    return (f"{lead}{', ' + what if what else ''} (", material.cite(claim.id, status), f"{dated})")


def _of_statement(material: Material, claim: Statement) -> Words:
    who = material.shown(claim, claim.speaker, 100) or material.carrier(claim)
    target = material.shown(claim, claim.target, 120)
    stance = words()["stances"].get(claim.stance, claim.stance).lower()
    return (f"{who}{' → ' + target if target else ''}: ", material.cite(claim.id, stance))
