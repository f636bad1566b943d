"""Lists of the picture: figures, contradictions, timeline, statements, measures, gaps."""

from collections.abc import Iterator
from typing import Any

from sitroom.desk import words
from sitroom.desk.drawing import draw
from sitroom.desk.listing import Cell, Listing, listing
from sitroom.desk.room import Room
from sitroom.desk.views import claim_cells, claim_record
from sitroom.model import AnyClaim, Figure, Measure, Recorded, Statement, View, kind_of
from sitroom.model.errors import UsageError
from sitroom.picture.types import Conflict, Gap, Picture, Point, Series

_Told = tuple[Picture, Series, Point]


def figures(room: Room, view: View, indicator: str | None = None, place: str | None = None) -> Listing:
    """List every point of every series: what was said for one thing and time, its range, its voices."""
    if indicator is not None and indicator not in room.codebook.indicators:
        raise UsageError(f"the codebook has no indicator {indicator!r}", "see sitroom codebook show", "--indicator")
    picture = draw(room, view).picture
    points = [
        (picture, series, point)
        for series in picture.series
        for point in series.points
        if indicator in (None, series.indicator) and (place is None or _is_at(series, place))
    ]
    narrow = ("said", "indicator", "place", "period", "voices", "disputed")
    return listing(points, _point_cells, narrow=narrow, empty="no figures", record=_point_record)


def _is_at(series: Series, place: str) -> bool:
    ref = series.place
    return ref is not None and place.casefold() in {
        ref.id.casefold(),
        ref.name.casefold(),
        (ref.country or "").casefold(),
    }


def _point_cells(told: _Told) -> dict[str, Cell]:
    picture, series, point = told
    headline = picture.figure(point.headline)
    return {
        "said": f"{words.said(headline)} {headline.counted}".strip(),
        "indicator": series.indicator,
        "label": series.label,
        "place": series.place.name if series.place else None,
        "population": words.who(series.population),
        "period": words.when(point.period),
        "unit": series.unit,
        "nature": series.nature,
        "value": headline.value,
        "low": point.low,
        "high": point.high,
        "claims": len(point.claims),
        "voices": len(series.voices),
        "disputed": "yes" if _disputed(series, point) else None,
        "trend": series.trend,
        "headline": point.headline,
        "series": series.id,
    }


def _point_record(told: _Told) -> dict[str, Any]:
    _, series, point = told
    return {
        **_point_cells(told),
        "disputed": _disputed(series, point),
        "claims": list(point.claims),
        "voices": [{"name": voice.name, "side": voice.side, "why": voice.why} for voice in series.voices],
        "trend_reason": series.trend_reason,
        "note": series.note,
    }


def _disputed(series: Series, point: Point) -> bool:
    pairs = (pair for pair in series.comparisons if pair.verdict == "contradictory")
    return any(pair.a in point.claims or pair.b in point.claims for pair in pairs)


def contradictions(room: Room, view: View) -> Listing:
    """List figures of different voices that cannot both be right, with the reason."""
    picture = draw(room, view).picture
    series = {one.id: one for one in picture.series}

    def cells(conflict: Conflict) -> dict[str, Cell]:
        about, pair = series[conflict.series], conflict.comparison
        place = about.place.name if about.place else None
        sides = {**_side(picture, pair.a, "a"), **_side(picture, pair.b, "b")}
        return {"about": about.label, "place": place, **sides, "reason": pair.reason}

    narrow = ("about", "a", "b", "reason")
    return listing(picture.conflicts, cells, narrow=narrow, empty="no contradictions")


def _side(picture: Picture, claim_id: str, side: str) -> dict[str, Cell]:
    figure = picture.figure(claim_id)
    voice = figure.speaker or figure.publisher or "nobody named"
    return {
        side: f"{words.said(figure)} ({voice})",
        f"value_{side}": figure.value,
        f"voice_{side}": voice,
        f"period_{side}": words.when(figure.period),
        f"claim_{side}": claim_id,
        f"report_{side}": figure.anchor.report,
        f"quote_{side}": figure.anchor.quote,
    }


def statements(room: Room, view: View) -> Listing:
    """List who accuses, denies, calls for, pledges or warns of what."""
    picture = draw(room, view).picture
    found = [picture.claims[claim] for claim in picture.statements]
    narrow = ("id", "about", "speaker", "target", "said")
    return listing(found, claim_cells, narrow=narrow, empty="no statements", record=claim_record)


def measures(room: Room, view: View) -> Listing:
    """List who does what about the crisis, with status and date."""
    picture = draw(room, view).picture
    found = [picture.claims[claim] for claim in picture.measures]
    narrow = ("id", "actor", "action", "object", "status", "date")
    return listing(found, _measure_cells, narrow=narrow, empty="no measures", record=claim_record)


def _measure_cells(recorded: Recorded) -> dict[str, Cell]:
    claim = recorded.claim
    assert isinstance(claim, Measure)
    return {
        "id": claim.id,
        "actor": claim.actor,
        "action": claim.action,
        "object": claim.object,
        "status": claim.status,
        "date": claim.date,
        "until": claim.until,
        "speaker": claim.speaker,
        "publisher": claim.publisher,
        "review": recorded.review,
        "report": claim.anchor.report,
        "quote": claim.anchor.quote,
    }


def gaps(room: Room, view: View) -> Listing:
    """List what the codebook asks and no report answers, or none lately."""
    return listing(
        draw(room, view).picture.gaps, _gap_cells, narrow=("label", "kind", "last", "reason"), empty="no gaps"
    )


def _gap_cells(gap: Gap) -> dict[str, Cell]:
    last = gap.last.isoformat() if gap.last else None
    return {"indicator": gap.indicator, "label": gap.label, "kind": gap.kind, "last": last, "reason": gap.reason}


def timeline(room: Room, view: View) -> Listing:
    """List what has a day, in the order of the days: figures, measures, statements, reports."""
    picture = draw(room, view).picture
    rows = sorted((row for row in _moments(picture) if row["day"]), key=lambda row: str(row["day"]))
    return listing(rows, dict, narrow=("day", "kind", "what", "who"), empty="nothing has a day yet")


def _moments(picture: Picture) -> Iterator[dict[str, Cell]]:
    for source in picture.sources.values():
        yield _moment(
            words.day(source.published.value), "report", source.name, source.publisher.value, None, source.sha256
        )
    for recorded in picture.claims.values():
        claim = recorded.claim
        held = picture.sources.get(claim.anchor.report or "")
        day = _day_of(claim, words.day(held.published.value) if held else "")
        who = claim.actor if isinstance(claim, Measure) else claim.speaker
        yield _moment(day, kind_of(claim), _what(claim), who or claim.publisher, claim.id, claim.anchor.report)


def _day_of(claim: AnyClaim, published: str) -> str:
    """Return the day it happened; a statement happens when it is published, a figure without a period never."""
    if isinstance(claim, Measure):
        return claim.date or ""
    if isinstance(claim, Statement):
        return published
    return (claim.period.end or claim.period.start or "") if claim.period and claim.indicator else ""


def _what(claim: AnyClaim) -> str:
    if isinstance(claim, Figure):
        return " ".join(part for part in (words.said(claim), claim.counted, words.where(claim.places)) if part)
    return words.said(claim) if isinstance(claim, Measure) else f"{claim.stance}: {words.said(claim)}"


def _moment(day: str, kind: str, what: str, who: str | None, claim: str | None, report: str | None) -> dict[str, Cell]:
    return {"day": day, "kind": kind, "what": what, "who": who, "claim": claim, "report": report}
