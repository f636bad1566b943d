"""Claims, sources and a small room for the tests: nothing here is a real report."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sitroom.model import (
    Anchor,
    Copy,
    Figure,
    Known,
    Measure,
    Mention,
    Period,
    PlaceRef,
    Recorded,
    Source,
    Span,
    Statement,
    View,
)
from sitroom.picture import Picture, build
from sitroom.reference import codebook
from sitroom.reference.types import Codebook, Indicator

RECORDED = datetime(2021, 12, 1, 8, tzinfo=UTC)
NESTED = {("BLR", "camp"), ("EU", "LTU"), ("EU", "POL"), ("EU", "LVA")}
NAMES = {"BLR": "Belarus", "camp": "the camp", "EU": "the EU", "LTU": "Lithuania", "POL": "Poland", "LVA": "Latvia"}

BOOK = Codebook(
    id="test",
    title="Test",
    version="1",
    indicators={
        row.id: row
        for row in (
            Indicator(
                id="stranded",
                label="People stranded",
                nature="stock",
                unit="people",
                description="",
                key=True,
                stale_after=7,
            ),
            Indicator(id="arrivals", label="Arrivals", nature="cumulative", unit="people", description="", key=True),
            Indicator(
                id="attempts", label="Attempts", nature="flow", unit="attempts", description="", key=True, stale_after=7
            ),
            Indicator(id="returns", label="Returns", nature="flow", unit="people", description=""),
            Indicator(id="deaths", label="Deaths", nature="cumulative", unit="people", description="", key=True),
            Indicator(id="funding", label="Funding", nature="amount", unit="EUR", description="", own_act=True),
            Indicator(id="officers", label="Officers", nature="stock", unit="officers", description="", own_act=True),
        )
    },
    actions={},
    stances={},
    totals={"arrivals EU from BLR": ("LTU", "LVA", "POL")},
)


def contains(big: str, small: str) -> bool:
    """Say whether a place of the test lies in another."""
    return big == small or (big, small) in NESTED


def place(place_id: str, role: str = "counted") -> PlaceRef:
    """Return a reference to a place of the test."""
    return PlaceRef(place_id, NAMES.get(place_id, place_id), place_id if len(place_id) == 3 else None, role)  # type: ignore[arg-type]


def as_of(day: str) -> Period:
    """Return the period of a stock."""
    return Period("as_of", None, day)


def during(start: str, end: str) -> Period:
    """Return the period of a flow."""
    return Period("during", start, end)


_OPEN = {
    "over": (1, 0),
    "at_least": (1, 0),
    "up_to": (0, 1),
    "under": (0, 1),
    "about": (0, 0),
    "nearly": (0, 0),
    "exact": (1, 1),
}


def figure(claim_id: str, value: float | None, qualifier: str = "exact", **other: Any) -> Figure:
    """Return a figure as the reader would make it; stranded people in Belarus unless told otherwise."""
    lower, upper = _OPEN.get(qualifier, (0, 0))
    report = other.pop("report", f"r{claim_id}")
    start = other.pop("start", 0)
    at = other.pop("at", "BLR")
    known: dict[str, Any] = {
        "anchor": Anchor(report=report, start=start, end=start + 60, quote="."),
        "mention": Mention(start, start + 5, "a few"),
        "value": value,
        "low": value if lower else None,
        "high": value if upper else None,
        "qualifier": qualifier,
        "unit": "people",
        "counted": "migrants",
        "indicator": "stranded",
        "nature": "stock",
        "places": (place(at),) if at else (),
        "period": as_of("2021-11-18"),
        "publisher": f"publisher of {report}",
    }
    return Figure(id=claim_id, **{**known, **other})


def flight(claim_id: str, value: float, qualifier: str = "exact", **other: Any) -> Figure:
    """Return the passengers of one return flight."""
    known: dict[str, Any] = {
        "indicator": "returns",
        "nature": "event",
        "event": "return_flight/BLR/IRQ/2021-11-18",
        "at": None,
        "period": None,
    }
    return figure(claim_id, value, qualifier, **{**known, **other})


def money(claim_id: str, value: float, qualifier: str = "exact", unit: str = "EUR", **other: Any) -> Figure:
    """Return an amount."""
    known: dict[str, Any] = {"indicator": "funding", "nature": "amount", "unit": unit, "at": None, "period": None}
    return figure(claim_id, value, qualifier, **{**known, **other})


def source(sha: str, published: str | None = "2021-11-20", **other: Any) -> Source:
    """Return the source of a report."""
    known: dict[str, Any] = {
        "title": Known(f"Report {sha}"),
        "publisher": Known(f"publisher of {sha}"),
        "author": Known(),
        "published": Known(published),
        "language": Known("en"),
        "media_type": "text/plain",
        "size": 1000,
        "tlp": "TLP:CLEAR",
        "parser": "test/1",
        "origin": f"{sha}.txt",
        "recorded_at": RECORDED,
    }
    return Source(sha256=sha, **{**known, **other})


def copy(report: str, of: str, containment: float = 1.0, shared: Sequence[tuple[int, int, int, int]] = ()) -> Copy:
    """Return a copy with spans as four numbers; by default all of both texts."""
    spans = tuple((Span(a, b), Span(c, d)) for a, b, c, d in (shared or [(0, 10_000, 0, 10_000)]))
    return Copy(report=report, of=of, containment=containment, shared=spans)


def recorded(claim: Figure | Statement | Measure, **other: Any) -> Recorded:
    """Return a claim as the ledger hands it out."""
    return Recorded(**{"claim": claim, "recorded_at": RECORDED, **other})


def picture(
    claims: Sequence[Figure | Statement | Measure | Recorded],
    *,
    published: Mapping[str, str | None] | None = None,
    copies: Sequence[Copy] = (),
    view: View | None = None,
    book: Codebook = BOOK,
    **other: Any,
) -> Picture:
    """Return the picture of claims; every report is of 20 November unless told otherwise."""
    held = [claim if isinstance(claim, Recorded) else recorded(claim) for claim in claims]
    shas = {row.claim.anchor.report or "" for row in held}
    days = published or {}
    sources = [source(sha, days.get(sha, "2021-11-20")) for sha in sorted(shas)]
    return build(held, sources, copies, book, view or View(), contains=contains, **other)


def real_book() -> Codebook:
    """Return the codebook that comes with the house."""
    return codebook()
