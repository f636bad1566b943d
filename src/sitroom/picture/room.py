"""The figures of a view with everything looked up once: days, origins, grades, copies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from sitroom.model import AnyClaim, Copy, Figure, Grade, Recorded, Source, View
from sitroom.picture import periods
from sitroom.picture.context import STALE_AFTER, Context
from sitroom.picture.scope import Contains
from sitroom.picture.voices import Lineage, Origins
from sitroom.reference.types import Codebook


@dataclass(frozen=True, kw_only=True)
class Room:
    """What one view shows: claims that hold in it, and the tables every step needs."""

    view: View
    claims: Mapping[str, Recorded]
    sources: Mapping[str, Source]
    codebook: Codebook
    copies: tuple[Copy, ...]
    published: Mapping[str, date]
    grades: Mapping[str, Grade]
    speakers: Mapping[str, Grade]
    lineage: Lineage
    origins: Origins
    context: Context
    figures: tuple[Figure, ...] = field(default=())

    def reviewed(self, claim_id: str) -> bool:
        """Say whether a reviewer accepted or corrected the claim."""
        return self.claims[claim_id].review in ("accepted", "corrected")

    def grade(self, figure: Figure) -> Grade:
        """Return the grade of a figure's voice: of its speaker where one is told and judged, else of its report."""
        own = self.speakers.get(figure.speaker or "")
        return own or self.grades.get(figure.anchor.report or "", Grade())

    def stale_after(self, indicator: str) -> int:
        """Return the days after which a figure of an indicator is old."""
        return self.context.stale_after.get(indicator, STALE_AFTER)


def make_room(
    claims: Sequence[Recorded],
    sources: Sequence[Source],
    copies: Sequence[Copy],
    codebook: Codebook,
    view: View,
    grades: Mapping[str, Grade] | None,
    contains: Contains | None,
    speakers: Mapping[str, Grade] | None = None,
) -> Room:
    """Cut the room to a view: rejected claims, claims of withdrawn reports and those after its two days are out.

    A report published after ``as_of`` stays while one of its claims tells of that day.
    """
    known = {source.sha256: source for source in sources if source.withdrawn is None}
    reports = {sha: day for sha, source in known.items() if (day := periods.parse_day(source.published.value))}
    withdrawn = {source.sha256 for source in sources if source.withdrawn is not None}
    shown = {
        recorded.claim.id: recorded
        for recorded in sorted(claims, key=lambda recorded: recorded.claim.id)
        if recorded.claim.anchor.report not in withdrawn and _holds(recorded, view, reports)
    }
    if view.as_of is not None:
        heard = {_report(recorded.claim) for recorded in shown.values()}
        known = {sha: source for sha, source in known.items() if sha in heard or _by(reports.get(sha), view.as_of)}
    published = {name: day for name, recorded in shown.items() if (day := reports.get(_report(recorded.claim)))}
    figures = tuple(recorded.claim for recorded in shown.values() if isinstance(recorded.claim, Figure))
    context = Context(
        published=published,
        stale_after={name: indicator.stale_after for name, indicator in codebook.indicators.items()},
        own_acts=frozenset(name for name, indicator in codebook.indicators.items() if indicator.own_act),
    )
    context = replace(context, contains=cache(contains or context.contains))
    held = tuple(copy for copy in copies if copy.report in known and copy.of in known)
    return Room(
        view=view,
        claims=shown,
        sources=known,
        codebook=codebook,
        copies=held,
        published=published,
        grades=grades or {},
        speakers=speakers or {},
        lineage=Lineage(held),
        origins=Origins(known),
        context=context,
        figures=figures,
    )


def _holds(recorded: Recorded, view: View, reports: Mapping[str, date]) -> bool:
    if recorded.review in ("rejected", "proposed"):
        return False
    if view.recorded_until is not None and recorded.recorded_at > view.recorded_until:
        return False
    if view.as_of is None:
        return True
    return _by(_begins(recorded.claim) or reports.get(_report(recorded.claim)), view.as_of)


def _by(day: date | None, last: date) -> bool:
    return day is None or day <= last


def _begins(claim: AnyClaim) -> date | None:
    """Return the first day a flow is of, the day a stock or a running total is told for."""
    if not isinstance(claim, Figure) or claim.period is None:
        return None
    first, last = claim.period.start, claim.period.end
    return periods.parse_day((first or last) if claim.period.kind == "during" else (last or first))


def _report(claim: AnyClaim) -> str:
    return claim.anchor.report or ""
