"""Key figures: what was said about one thing, the stated value in front, every voice behind it."""

import math

from sitroom.picture.types import Comparison, Point, Series, Voice
from sitroom.products import numerals
from sitroom.products.evidence import footnotes
from sitroom.products.linking import linked
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.scopes import full_scope, newest, voice_of, voices_in_words
from sitroom.products.types import Axis, Beside, Card, Cite, Said
from sitroom.products.words import words

MAX_CARDS = 14
_LINES = 8
_EARLIER = 5
_BESIDE = 4


def cards(material: Material) -> tuple[Card, ...]:
    """Return the cards of the picture's key series, in its order."""
    series = {one.id: one for one in material.picture.series}
    wanted = [series[key] for key in material.picture.key_series if key in series]
    return tuple(card(material, one) for one in wanted[:MAX_CARDS])


def card(material: Material, series: Series) -> Card:
    """Return one series as a card, led by the headline of its latest point."""
    point = newest(series)
    head = material.picture.figure(point.headline)
    trend = words()["trends"].get(series.trend or "", ["", ""])
    headline = material.said(point.headline, voice_of(series, point.headline))
    lines, more = _lines(material, series, point)
    beside = _beside(material, series)
    return Card(
        series=series.id,
        label=material.label(series),
        scope=full_scope(series, head),
        headline=headline,
        nature=words()["natures"].get(series.nature or "", ""),
        event=series.event is not None,
        voices=voices_in_words(material, series, (*point.claims, *_opposed(material, series))),
        span=_span(lines),
        trend=trend[1] or None,
        trend_sign=trend[0],
        trend_reason=linked(material, series.trend_reason, [p.headline for p in series.points]),
        disputed=disputed(material, series),
        caveats=_caveats(material, series, point),
        never_added=_never_added(material, series),
        axis=axis([value for one in lines for value in (one.cite.value, one.low, one.high)])
        if len(lines) > 1
        else None,
        lines=lines,
        more=more,
        earlier=_earlier(material, series, point, {one.said.cite.claim for one in beside}),
        beside=beside,
    )


def _earlier(material: Material, series: Series, point: Point, told: set[str]) -> tuple[Said, ...]:
    told = told | set(_opposed(material, series))
    others = [one.headline for one in series.points if one is not point and one.headline not in told]
    return tuple(material.said(claim) for claim in others[-_EARLIER:])


def disputed(material: Material, series: Series) -> bool:
    """Say whether voices contradict one another about a series."""
    return any(conflict.series == series.id for conflict in material.picture.conflicts)


def _lines(material: Material, series: Series, point: Point) -> tuple[tuple[Said, ...], int]:
    """Return one line for each voice and value, headline first, and how many are left out."""
    groups: dict[tuple[str, str], list[str]] = {}
    voices: dict[str, Voice | None] = {}
    for claim_id in dict.fromkeys((point.headline, *_opposed(material, series), *point.claims)):
        voice = voices[claim_id] = voice_of(series, claim_id)
        told = numerals.said(material.picture.figure(claim_id))
        groups.setdefault((voice.id if voice else claim_id, told), []).append(claim_id)
    chosen = list(groups.values())[:_LINES]
    shown = tuple(material.said(same[0], voices[same[0]], len(same) - 1) for same in chosen)
    return shown, len(groups) - len(chosen)


def _opposed(material: Material, series: Series) -> list[str]:
    """Return both sides of the contradictions of a series, whatever day they are told for."""
    pairs = [conflict.comparison for conflict in material.picture.conflicts if conflict.series == series.id]
    return [claim for pair in pairs for claim in (pair.a, pair.b)]


def _span(lines: tuple[Said, ...]) -> tuple[Cite, Cite] | None:
    valued = [one for one in lines if one.cite.value is not None]
    if len({one.cite.text for one in valued}) < 2:
        return None
    ordered = sorted(valued, key=lambda one: one.cite.value or 0.0)
    return ordered[0].cite, ordered[-1].cite


def _caveats(material: Material, series: Series, point: Point) -> tuple[str, ...]:
    notes = [line(series.note, 400)] if series.note else []
    head = material.claim(point.headline)
    report = material.texts.get(head.anchor.report or "")
    if report is not None and head.anchor.start is not None and head.anchor.end is not None:
        notes += [note for note in footnotes(report, head.anchor.start, head.anchor.end) if note not in notes]
    return tuple(material.withheld.text(head.anchor.report, note) for note in notes[:2])


def _never_added(material: Material, series: Series) -> str:
    known = material.indicator(series.indicator)
    others = [material.indicator(other) for other in (known.not_added_to if known else ())]
    return ", ".join(other.label.lower() for other in others if other)


def _beside(material: Material, series: Series) -> tuple[Beside, ...]:
    own = {claim for point in series.points for claim in point.claims}
    found = material.picture.beside.get(series.id, ())
    return tuple(_next_to(material, comparison, own) for comparison in found[:_BESIDE])


def _next_to(material: Material, comparison: Comparison, own: set[str]) -> Beside:
    other = comparison.b if comparison.a in own else comparison.a
    figure = material.picture.figure(other)
    known = material.indicator(figure.indicator)
    return Beside(
        said=material.said(other),
        label=line(known.label, 60) if known else material.counted(figure),
        verdict=words()["verdicts"].get(comparison.verdict, comparison.verdict),
        reason=linked(material, comparison.reason, (comparison.a, comparison.b)),
    )


def axis(values: list[float | None]) -> Axis | None:
    """Return a scale over the values with three to five round ticks; None when there is nothing to scale."""
    given = [value for value in values if value is not None and math.isfinite(value)]
    if not given:
        return None
    low, high = min(given), max(given)
    if high - low < max(abs(high), 1) * 1e-9:
        low, high = low - max(abs(low) * 0.1, 1), high + max(abs(high) * 0.1, 1)
    step = _round_step((high - low) / 3)
    first, last = math.floor(low / step) * step, math.ceil(high / step) * step
    count = round((last - first) / step)
    ticks = tuple((first + step * i, numerals.number(round(first + step * i, 6))) for i in range(count + 1))
    return Axis(low=first, high=last, ticks=ticks)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough), 10 * power)
