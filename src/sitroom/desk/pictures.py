"""Lists of the picture: figures, contradictions, timeline, statements, measures, gaps."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sitroom.desk import words
from sitroom.desk.drawing import draw
from sitroom.desk.listing import Listing, listing
from sitroom.desk.room import Room
from sitroom.desk.rows import ClaimRow, ConflictRow, GapRow, MeasureRow, MomentRow, PointRow
from sitroom.desk.views import claim_record, claim_row
from sitroom.model import AnyClaim, Figure, Measure, Recorded, Source, Statement, View, kind_of
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
    return listing(PointRow, points, _point_row, narrow=narrow, empty="no figures", record=_point_record)


def _is_at(series: Series, place: str) -> bool:
    ref = series.place
    return ref is not None and place.casefold() in {
        ref.id.casefold(),
        ref.name.casefold(),
        (ref.country or "").casefold(),
    }


def _point_row(told: _Told) -> PointRow:
    picture, series, point = told
    headline = picture.figure(point.headline)
    return PointRow(
        said=f"{words.held(picture.claims[point.headline])} {headline.counted}".strip(),
        indicator=series.indicator,
        label=series.label,
        place=series.place.name if series.place else None,
        population=words.who(series.population),
        period=words.when(point.period),
        unit=series.unit,
        nature=series.nature,
        value=headline.value,
        low=point.low,
        high=point.high,
        claims=len(point.claims),
        voices=len(series.voices),
        disputed="yes" if _disputed(series, point) else None,
        trend=series.trend,
        headline=point.headline,
        series=series.id,
    )


def _point_record(told: _Told) -> dict[str, Any]:
    _, series, point = told
    return {
        **asdict(_point_row(told)),
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

    def row(conflict: Conflict) -> ConflictRow:
        about, pair = series[conflict.series], conflict.comparison
        place = about.place.name if about.place else None
        sides = {**_side(picture, pair.a, "a"), **_side(picture, pair.b, "b")}
        return ConflictRow(about=about.label, place=place, reason=pair.reason, **sides)

    narrow = ("about", "a", "b", "reason")
    return listing(ConflictRow, picture.conflicts, row, narrow=narrow, empty="no contradictions")


def _side(picture: Picture, claim_id: str, side: str) -> dict[str, Any]:
    figure = picture.figure(claim_id)
    voice = figure.speaker or figure.publisher or "nobody named"
    return {
        side: f"{words.held(picture.claims[claim_id])} ({voice})",
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
    return listing(ClaimRow, found, claim_row, narrow=narrow, empty="no statements", record=claim_record)


def measures(room: Room, view: View) -> Listing:
    """List who does what about the crisis, with status and date."""
    picture = draw(room, view).picture
    found = [picture.claims[claim] for claim in picture.measures]
    narrow = ("id", "actor", "action", "object", "status", "date")
    return listing(MeasureRow, found, _measure_row, narrow=narrow, empty="no measures", record=claim_record)


def _measure_row(recorded: Recorded) -> MeasureRow:
    claim = recorded.claim
    assert isinstance(claim, Measure)
    return MeasureRow(
        id=claim.id,
        actor=claim.actor,
        action=claim.action,
        object=claim.object,
        status=claim.status,
        date=claim.date,
        until=claim.until,
        speaker=claim.speaker,
        publisher=claim.publisher,
        review=recorded.review,
        report=claim.anchor.report,
        quote=claim.anchor.quote,
    )


def gaps(room: Room, view: View) -> Listing:
    """List what the codebook asks and no report answers, or none lately."""
    found = draw(room, view).picture.gaps
    return listing(GapRow, found, _gap_row, narrow=("label", "kind", "last", "reason"), empty="no gaps")


def _gap_row(gap: Gap) -> GapRow:
    last = gap.last.isoformat() if gap.last else None
    return GapRow(indicator=gap.indicator, label=gap.label, kind=gap.kind, last=last, reason=gap.reason)


def timeline(room: Room, view: View) -> Listing:
    """List what has a day, in the order of the days: figures, measures, statements, reports; none after ``as_of``."""
    moments = _moments(draw(room, view).picture)
    last = view.as_of.isoformat() if view.as_of else "9"
    rows = sorted((row for row in moments if row.day and row.day[:10] <= last), key=lambda row: row.day)
    narrow = ("day", "kind", "what", "who")
    return listing(MomentRow, rows, lambda row: row, narrow=narrow, empty="nothing has a day yet")


def _moments(picture: Picture) -> Iterator[MomentRow]:
    for source in picture.sources.values():
        yield MomentRow(
            day=words.day(source.published.value),
            kind="report",
            what=source.name,
            who=source.publisher.value,
            claim=None,
            report=source.sha256,
        )
    for recorded in picture.claims.values():
        if recorded.review != "rejected":
            yield _moment(recorded.claim, picture.sources.get(recorded.claim.anchor.report or ""))


def _moment(claim: AnyClaim, source: Source | None) -> MomentRow:
    who = claim.actor if isinstance(claim, Measure) else claim.speaker
    return MomentRow(
        day=_day_of(claim, words.day(source.published.value) if source else ""),
        kind=str(kind_of(claim)),
        what=_what(claim),
        who=who or claim.publisher,
        claim=claim.id,
        report=claim.anchor.report,
    )


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
