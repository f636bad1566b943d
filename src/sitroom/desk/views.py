"""Views of what the room holds: claims, sources, search, lineage. Each takes a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sitroom.desk import words
from sitroom.desk.grading import grades
from sitroom.desk.listing import Listing, listing
from sitroom.desk.room import Room
from sitroom.desk.rows import ClaimRow, CopyRow, HitRow, SourceRow
from sitroom.ledger.types import Hit
from sitroom.model import Copy, Figure, Grade, Measure, Recorded, Report, Source, Statement, View, kind_of, to_contract
from sitroom.model.claim import Kind

_ENDS = " \t\r\n.,;:!?…)]}»”’\"'"
"""What ends the sentence before a shared stretch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims to list; None means all."""

    kind: str | None = None
    indicator: str | None = None
    report: str | None = None
    review: str | None = None
    limit: int | None = None


def claims(room: Room, view: View, wanted: Wanted) -> Listing:
    """List the claims of a view that are wanted."""
    report = room.ledger.source(wanted.report, view).sha256 if wanted.report else None
    found = room.ledger.claims(
        view,
        kind=Kind(wanted.kind) if wanted.kind else None,
        indicator=wanted.indicator,
        report=report,
        review=wanted.review,
        limit=wanted.limit,
    )
    return listed_claims(found)


def listed_claims(found: Iterable[Recorded]) -> Listing:
    """List claims; JSON holds them in the public contract."""
    narrow = ("id", "said", "about", "place", "period", "speaker", "review")
    return listing(ClaimRow, found, claim_row, narrow=narrow, empty="no such claims", record=claim_record)


def claim_row(recorded: Recorded) -> ClaimRow:
    """Return the flat fields of a claim."""
    claim = recorded.claim
    figure = claim if isinstance(claim, Figure) else None
    return ClaimRow(
        id=claim.id,
        kind=str(kind_of(claim)),
        said=words.held(recorded),
        about=words.about(claim),
        value=figure.value if figure else None,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        unit=figure.unit if figure else None,
        counted=figure.counted if figure else None,
        place=words.where(figure.places) if figure else None,
        population=words.who(figure.population) if figure else None,
        period=words.when(figure.period) if figure else _date(claim),
        speaker=claim.speaker or (claim.actor if isinstance(claim, Measure) else None),
        target=claim.target if isinstance(claim, Statement) else None,
        publisher=claim.publisher,
        modality=claim.modality,
        review=recorded.review,
        note=recorded.note,
        score=claim.score,
        recorded_at=recorded.recorded_at.isoformat(),
        report=claim.anchor.report,
        start=claim.anchor.start,
        end=claim.anchor.end,
        quote=claim.anchor.quote,
    )


def claim_record(recorded: Recorded) -> dict[str, Any]:
    """Return a claim in the public contract, with what the room adds: review, note, reviewer, when, as first read."""
    return {
        **to_contract(recorded.claim),
        "review": recorded.review,
        "note": recorded.note,
        "reviewer": recorded.reviewer,
        "recorded_at": recorded.recorded_at.isoformat(),
        "original": to_contract(recorded.original) if recorded.original else None,
    }


def _date(claim: object) -> str | None:
    return claim.date if isinstance(claim, Measure) else None


def sources(room: Room, view: View) -> Listing:
    """List the reports with their grade."""
    found = room.ledger.sources(view)
    graded = grades(found, room.config.grades)
    last = "withdrawn" if any(source.withdrawn for source in found) else "captures"
    narrow = ("report", "name", "publisher", "published", "grade", "tlp", last)
    return listing(
        SourceRow,
        found,
        lambda source: _source_row(source, graded[source.sha256]),
        narrow=narrow,
        empty="no reports yet",
    )


def _source_row(source: Source, grade: Grade) -> SourceRow:
    return SourceRow(
        report=source.sha256,
        name=source.name,
        publisher=source.publisher.value,
        published=words.day(source.published.value),
        published_how=source.published.how,
        author=source.author.value,
        language=source.language.value,
        grade=str(grade),
        reliability=grade.reliability.words,
        tlp=source.tlp,
        captures=source.captures,
        media_type=source.media_type,
        size=source.size,
        origin=source.origin,
        recorded_at=source.recorded_at.isoformat(),
        parser=source.parser,
        reader=source.reader,
        withdrawn=source.withdrawn,
        notes="; ".join(source.notes),
    )


def search(room: Room, query: str, view: View, limit: int) -> Listing:
    """List the passages that answer a query, the best first."""
    hits = room.ledger.search(query, view, limit)
    held = {source.sha256: source for source in room.ledger.sources(view)} if hits else {}
    return listing(
        HitRow,
        enumerate(hits, 1),
        lambda ranked: _hit_row(*ranked, held[ranked[1].report]),
        narrow=("report", "name", "published", "snippet"),
        empty="no report says so",
    )


def _hit_row(rank: int, hit: Hit, source: Source) -> HitRow:
    return HitRow(
        report=hit.report,
        name=source.name,
        publisher=source.publisher.value,
        published=words.day(source.published.value),
        start=hit.start,
        end=hit.end,
        rank=rank,
        snippet=hit.snippet,
    )


def lineage(room: Room, view: View, prefix: str | None = None) -> Listing:
    """List which reports repeat which, with the longest stretch they share; withdrawn ones are out."""
    held = {source.sha256: source for source in room.ledger.sources(view) if source.withdrawn is None}
    one = room.ledger.source(prefix, view).sha256 if prefix else None
    pairs = [copy for copy in room.ledger.copies() if {copy.report, copy.of} <= held.keys()]
    pairs = [copy for copy in pairs if one in (None, copy.report, copy.of)]
    texts = room.ledger.reports(sorted({copy.report for copy in pairs}))
    return listing(
        CopyRow,
        sorted(pairs, key=lambda copy: (-copy.containment, copy.report, copy.of)),
        lambda copy: _copy_row(copy, held, texts[copy.report]),
        narrow=("report", "name", "repeats", "original", "share", "words"),
        empty="no report repeats another",
    )


def _copy_row(copy: Copy, held: dict[str, Source], report: Report) -> CopyRow:
    longest = max((span for span, _ in copy.shared), key=lambda span: span.end - span.start, default=None)
    return CopyRow(
        report=copy.report,
        name=held[copy.report].name,
        repeats=copy.of,
        original=held[copy.of].name,
        share=f"{copy.containment:.0%}",
        spans=len(copy.shared),
        words=report.text[longest.start : longest.end].lstrip(_ENDS) if longest else "",
    )
