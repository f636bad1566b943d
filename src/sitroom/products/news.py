"""What is new since the previous brief, or on the newest day of publication."""

from dataclasses import dataclass
from datetime import date

from sitroom.model import Figure, Measure, Recorded, Statement, View
from sitroom.picture.periods import held, length, opens
from sitroom.picture.types import Series
from sitroom.products.clashes import disputed
from sitroom.products.dates import day, parse, when
from sitroom.products.focus import BACKGROUND, focus
from sitroom.products.material import Material
from sitroom.products.scopes import plural, scope, voice_of
from sitroom.products.types import NewItem, News, Words
from sitroom.products.words import words

MAX_ITEMS = 12
_OF_A_KIND = 4


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
    shown = _ranked(material, found)[:MAX_ITEMS]
    return News(
        since=told,
        summary=f"{plural(len(fresh), 'claim')} in {plural(len(reports), 'report')}",
        items=tuple(_item(material, one) for one in shown),
        more=len(found) - len(shown),
    )


def _ranked(material: Material, found: list[_Fresh]) -> list[_Fresh]:
    """Return what moves the crisis first and its background last, a few of each kind before many of one."""
    middle = focus(material)
    ranks: dict[int, list[_Fresh]] = {}
    for one in found:
        changed = one.series is not None and _earlier(material, one.series, one.claim) is not None
        ranks.setdefault(middle.rank(material.claim(one.claim), one.series, changed=changed), []).append(one)
    background = ranks.pop(BACKGROUND, [])
    told = [ranks[rank] for rank in sorted(ranks)]
    rest = [one for same in told for one in same[_OF_A_KIND:]]
    return [one for same in told for one in same[:_OF_A_KIND]] + rest + background


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
    earlier = _earlier(material, series, claim.id)
    if earlier is None:
        return ()
    return ("; before that ", material.cite(earlier), f", {when(material.picture.figure(earlier).period)}")


def _earlier(material: Material, series: Series, claim: str) -> str | None:
    """Return what the same voice said last for an earlier time: another voice's number is no earlier state of it."""
    figure = material.picture.figure
    own = voice_of(series, claim)
    at = next((number for number, point in enumerate(series.points) if claim in point.claims), 0)
    points = [point for point in series.points[:at] if point.period and point.period.end]
    said = (name for point in reversed(points) for name in (point.headline, *point.claims))
    same = {name for name in own.claims if _alike(figure(name), figure(claim))} if own is not None else set()
    return next((name for name in said if name in same), None)


def _alike(one: Figure, other: Figure) -> bool:
    """Say whether two figures are counts over times that can be compared: a month is no earlier state of a year."""
    times = [held(figure, None) for figure in (one, other)]
    if other.nature == "cumulative":
        return opens(times[0]) == opens(times[1])
    return other.nature != "flow" or length(times[0]) == length(times[1])


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
