"""The picture of a view, computed once: series, sums, gaps, conflicts, what stands beside."""

from collections.abc import Mapping, Sequence
from datetime import date

from sitroom.model import Copy, Figure, Grade, Measure, Recorded, Source, Statement, View
from sitroom.picture import wording
from sitroom.picture.beside import beside
from sitroom.picture.gaps import gaps
from sitroom.picture.measures import in_date_order
from sitroom.picture.order import in_order
from sitroom.picture.room import Room, make_room
from sitroom.picture.scope import Contains
from sitroom.picture.series import all_series, conflicts
from sitroom.picture.sums import sum_checks
from sitroom.picture.types import Picture
from sitroom.reference.types import Codebook

_STAGES = ("announced", "pledged", "allocated", "committed", "paid")


def build(
    claims: Sequence[Recorded],
    sources: Sequence[Source],
    copies: Sequence[Copy],
    codebook: Codebook,
    view: View,
    *,
    grades: Mapping[str, Grade] | None = None,
    speakers: Mapping[str, Grade] | None = None,
    contains: Contains | None = None,
) -> Picture:
    """Compute the picture of a view. Pure: the same input in any order gives the same picture.

    Parameters
    ----------
    claims
        The claims as the ledger hands them out for this view, reviewed ones as corrected.
    sources
        Their reports.
    copies
        Which reports repeat which (`sitroom.lineage.find_copies`).
    codebook
        Indicators, declared totals, ages.
    view
        ``as_of`` leaves out claims whose period begins after that day, and claims without a period of a report
        published after it; what a later report tells of that day stays in, and so does an undated claim of an
        undated report. ``known_on`` leaves out what was recorded later. Rejected
        claims and those of withdrawn reports are out.
    grades
        Admiralty grades of reports by sha256; they order headlines and hide nothing.
    speakers
        Grades of those who speak in reports, by their name as said; one stands before that of the report.
    contains
        Says whether the second place lies in the first; the gazetteer's when not given.
    """
    room = make_room(claims, sources, copies, codebook, view, grades, contains, speakers)
    series, placed = all_series(room)
    ordered = tuple(sorted(series.values(), key=lambda one: one.id))
    figures = {figure.id: figure for figure in room.figures}
    found = conflicts(ordered, figures)
    return Picture(
        view=view,
        claims=dict(room.claims),
        sources=dict(room.sources),
        copies=room.copies,
        series=ordered,
        sums=sum_checks(series, room),
        gaps=gaps(room),
        conflicts=found,
        key_series=in_order(ordered, found, room),
        statements=_statements(room),
        measures=_measures(room),
        money=_money(room),
        beside=beside(series, room),
        unplaced=tuple(figure.id for figure in room.figures if figure.id not in placed),
    )


def _statements(room: Room) -> tuple[str, ...]:
    told = [recorded.claim for recorded in room.claims.values() if isinstance(recorded.claim, Statement)]
    told.sort(
        key=lambda claim: (room.published.get(claim.id, date.max), claim.anchor.report or "", _at(claim), claim.id)
    )
    return tuple(claim.id for claim in told)


def _at(claim: Statement) -> int:
    return claim.anchor.start or claim.anchor.row or 0


def _measures(room: Room) -> tuple[str, ...]:
    told = [recorded.claim for recorded in room.claims.values() if isinstance(recorded.claim, Measure)]
    return tuple(in_date_order(told, dict(room.published)))


def _money(room: Room) -> tuple[str, ...]:
    """Return the figures in money, by stage (those without one last), then the largest first."""
    told = [figure for figure in room.figures if wording.is_money(figure)]
    return tuple(figure.id for figure in sorted(told, key=_stage))


def _stage(figure: Figure) -> tuple[int, str, float, str]:
    stage = _STAGES.index(figure.stage) if figure.stage else len(_STAGES)
    return stage, figure.unit, -(figure.value or figure.high or figure.low or 0.0), figure.id
