"""Key figures: what was said about one thing, the stated value in front, every voice behind it."""

import math
from dataclasses import dataclass, field

from sitroom.model import Figure
from sitroom.picture.types import Comparison, Point, Series, SumCheck, Voice
from sitroom.products import numerals
from sitroom.products.clashes import disputed
from sitroom.products.evidence import footnotes
from sitroom.products.leading import leading
from sitroom.products.linking import linked
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.scopes import about, full_scope, voice_of, voices_in_words
from sitroom.products.sums import part, parts_by_total, sum_of
from sitroom.products.types import Axis, Beside, Card, Cite, Part, Said
from sitroom.products.words import words

_LINES = 8
_OTHERS = 5
_BESIDE = 4
_PARTS = 8
_TOGETHER = ("compatible", "corroborates", "contradictory")


@dataclass(slots=True)
class _Told:
    """What cards share: the parts and checks of each total, and what an earlier card has told already."""

    parts: dict[str, list[Figure]]
    checks: dict[str, list[SumCheck]]
    siblings: dict[str, list[Series]]
    limits: set[str] = field(default_factory=set)
    pairs: set[frozenset[str]] = field(default_factory=set)


def cards(material: Material) -> tuple[tuple[Card, ...], frozenset[str]]:
    """Return the cards of the leading series, and the ids of all series that they tell."""
    parts = parts_by_total(material)
    checks: dict[str, list[SumCheck]] = {}
    for check in material.picture.sums:
        checks.setdefault(check.total, []).append(check)
    chosen, folded, siblings = leading(material)
    told = _Told(parts, checks, siblings)
    return tuple(card(material, one, told) for one in chosen), folded.union(one.id for one in chosen)


def card(material: Material, series: Series, told: _Told) -> Card:
    """Return one series as a card, led by the headline of its latest point."""
    point = series.latest
    head = material.picture.figure(point.headline)
    trend = words()["trends"].get(series.trend or "", ["", ""])
    claims = _together(series, point)
    aside = _aside(material, series, point)
    lines, more = _lines(material, series, [claim for claim in claims if claim not in aside])
    sums, parts = _parts(material, point, told)
    beside = _beside(material, series, {one.cite.claim for one in parts}, told)
    return Card(
        series=series.id,
        label=material.label(series),
        scope=full_scope(series, head),
        about=about(material, series, head),
        headline=lines[0],
        nature=words()["natures"].get(series.nature or "", ""),
        event=series.event is not None,
        voices=voices_in_words(material, series, tuple(claim for claim in claims if claim not in aside)),
        span=_span(lines),
        trend=trend[1] or None,
        trend_sign=trend[0],
        trend_reason=linked(material, series.trend_reason, [p.headline for p in series.points]),
        disputed=disputed(material, series),
        caveats=_caveats(material, series, point),
        never_added=_never_added(material, series, told),
        axis=axis([value for one in lines for value in (one.cite.value, one.low, one.high)])
        if len(lines) > 1
        else None,
        lines=lines,
        more=more,
        others=_others(material, series, {*claims, *(one.said.cite.claim for one in beside)}),
        beside=beside,
        sums=tuple(sum_of(material, check) for claim in point.claims for check in told.checks.get(claim, ())),
        parts=() if sums else parts,
        siblings=tuple(
            part(material, material.picture.figure(one.latest.headline)) for one in told.siblings.get(series.id, ())
        ),
    )


def _together(series: Series, point: Point) -> list[str]:
    """Return the claims told with the headline: those of its time, and what other voices say near to it or against."""
    own = set(point.claims)
    near = [pair for pair in series.comparisons if pair.verdict in _TOGETHER]
    against = [claim for pair in near if pair.verdict == "contradictory" for claim in (pair.a, pair.b)]
    beyond = [claim for pair in near if own & {pair.a, pair.b} for claim in (pair.a, pair.b)]
    return list(dict.fromkeys((point.headline, *against, *point.claims, *beyond)))


def _aside(material: Material, series: Series, point: Point) -> set[str]:
    """Return the claims of a point that its headline's own teller says of something else."""
    figure = material.picture.figure
    head = numerals.said(figure(point.headline))
    apart = {"counted", "part", "actor"}
    pairs = [pair for pair in series.comparisons if pair.verdict == "different_scope" and apart & {*pair.differs}]
    said = {frozenset((numerals.said(figure(pair.a)), numerals.said(figure(pair.b)))) for pair in pairs}
    return {claim for claim in point.claims if frozenset((head, numerals.said(figure(claim)))) in said}


def _others(material: Material, series: Series, told: set[str]) -> tuple[Said, ...]:
    found = [one.headline for one in series.points if one is not series.latest and one.headline not in told]
    return tuple(material.said(claim) for claim in found[-_OTHERS:])


def _parts(material: Material, point: Point, told: _Told) -> tuple[bool, tuple[Part, ...]]:
    """Return whether a check tells the parts of the headline, and the parts."""
    checked = any(told.checks.get(claim) for claim in point.claims)
    head = material.picture.figure(point.headline)
    found = [one for one in told.parts.get(head.id, ()) if one.unit == head.unit]
    return checked, tuple(part(material, one, head) for one in found[:_PARTS])


def _lines(material: Material, series: Series, claims: list[str]) -> tuple[tuple[Said, ...], int]:
    """Return one line for each voice and value, headline first, and how many are left out."""
    groups: dict[tuple[str, str], list[str]] = {}
    voices: dict[str, Voice | None] = {}
    for claim_id in claims:
        voice = voices[claim_id] = voice_of(series, claim_id)
        told = numerals.said(material.picture.figure(claim_id))
        groups.setdefault((voice.id if voice else claim_id, told), []).append(claim_id)
    chosen = list(groups.values())[:_LINES]
    shown = tuple(material.said(same[0], voices[same[0]], _reports(material, same) - 1) for same in chosen)
    return shown, len(groups) - len(chosen)


def _reports(material: Material, claims: list[str]) -> int:
    return len({material.claim(claim).anchor.report or claim for claim in claims})


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


def _never_added(material: Material, series: Series, told: _Told) -> str:
    """Return what the indicator is never added to, on the first card of the indicator only."""
    if series.indicator in told.limits:
        return ""
    told.limits.add(series.indicator)
    known = material.indicator(series.indicator)
    others = [material.indicator(other) for other in (known.not_added_to if known else ())]
    return ", ".join(other.label.lower() for other in others if other)


def _beside(material: Material, series: Series, parts: set[str], told: _Told) -> tuple[Beside, ...]:
    """Return what is read beside a series; a pair is told on the first of its two cards."""
    own = {claim for point in series.points for claim in point.claims}
    found = [
        pair
        for pair in material.picture.beside.get(series.id, ())
        if not parts & {pair.a, pair.b} and frozenset((pair.a, pair.b)) not in told.pairs
    ][:_BESIDE]
    told.pairs |= {frozenset((pair.a, pair.b)) for pair in found}
    return tuple(_next_to(material, comparison, own) for comparison in found)


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
    # a value next to nothing is rounded to nothing by the division
    first, last = first - step * (first > low), last + step * (last < high)
    count = round((last - first) / step)
    ticks = tuple((first + step * i, numerals.number(round(first + step * i, 6))) for i in range(count + 1))
    return Axis(low=first, high=last, ticks=ticks)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough), 10 * power)
