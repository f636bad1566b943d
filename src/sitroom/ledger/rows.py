"""The nouns of the model as rows of tables, and back."""

from hashlib import sha256
from math import isfinite
from typing import Any

from sqlalchemy import Row

from sitroom.ledger.canonical import dumps, loads
from sitroom.model import (
    AnyClaim,
    Capture,
    Decision,
    Known,
    Passage,
    PassageKind,
    Reading,
    Report,
    Tlp,
    from_contract,
)

KNOWN = ("title", "publisher", "author", "published", "language")
"""The fields of a report that are kept together with how they are known."""


def report_row(report: Report) -> dict[str, Any]:
    """Return a report as a row (without number and time)."""
    row: dict[str, Any] = {
        "sha256": report.sha256,
        "media_type": report.media_type,
        "size": report.size,
        "text": report.text,
        "passages": dumps([[p.number, p.start, p.end, p.kind, p.page] for p in report.passages]),
        "parser": report.parser,
        "tlp": str(report.tlp),
        "notes": dumps(report.notes),
    }
    for name in KNOWN:
        row |= known_columns(name, getattr(report, name))
    return row


def report_of(row: Row[Any]) -> Report:
    """Return the report a row holds."""
    return Report(
        sha256=row.sha256,
        media_type=row.media_type,
        size=row.size,
        text=row.text,
        passages=tuple(
            Passage(n, start, end, PassageKind(kind), page) for n, start, end, kind, page in loads(row.passages)
        ),
        parser=row.parser,
        tlp=Tlp(row.tlp),
        notes=tuple(loads(row.notes)),
        **{name: known_of(row, name) for name in KNOWN},
    )


def known_columns(name: str, known: Known) -> dict[str, str | None]:
    """Return a value and how it is known as two columns."""
    return {name: known.value, f"{name}_how": known.how}


def known_of(row: Row[Any], name: str) -> Known:
    """Return a value together with how it is known."""
    return Known(getattr(row, name), getattr(row, f"{name}_how"))


def capture_row(report: int, capture: Capture) -> dict[str, Any]:
    """Return a capture as a row."""
    return {
        "report": report,
        "origin": capture.origin,
        "captured_at": capture.captured_at,
        "final_url": capture.final_url,
        "status": capture.status,
        "headers": dumps(capture.headers),
        "parent": capture.parent,
    }


def capture_of(row: Row[Any]) -> Capture:
    """Return the capture a row (joined with its report's sha256) holds."""
    return Capture(
        origin=row.origin,
        sha256=row.sha256,
        captured_at=row.captured_at,
        final_url=row.final_url,
        status=row.status,
        headers=tuple((name, value) for name, value in loads(row.headers)),
        parent=row.parent,
    )


def reading_row(report: int, reading: Reading, bodies: list[str]) -> dict[str, Any]:
    """Return a reading as a row; its digest vouches for the bodies of all its claims, in order."""
    return {
        "report": report,
        "reader": reading.reader,
        "codebook": reading.codebook,
        **known_columns("published", reading.published or Known()),
        "notes": dumps(reading.notes),
        "claims": len(bodies),
        "claims_digest": claims_digest(bodies),
    }


def claims_digest(bodies: list[str]) -> str:
    """Return the hash over the claims of one reading (canonical JSON holds no line break)."""
    return sha256("\n".join(bodies).encode()).hexdigest()


def claim_from(body: str) -> AnyClaim:
    """Return the claim that canonical JSON holds."""
    return from_contract(loads(body))


def claim_columns(contract: dict[str, Any], published: str | None) -> dict[str, Any]:
    """Return what a claim (as contract) can be filtered by; all of it follows from it and its report's date."""
    period = contract.get("period") or {}
    places = " ".join(place["id"] for place in contract.get("places") or ())
    start, end = contract.get("start"), contract.get("end")
    mention = contract.get("mention") or {"start": start, "end": end}
    return {
        "id": contract["id"],
        "kind": contract["kind"],
        "indicator": contract.get("indicator"),
        "unit": contract.get("unit"),
        "low": _finite(contract.get("low")),
        "high": _finite(contract.get("high")),
        "value": _finite(contract.get("value")),
        "period_start": period.get("start"),
        "period_end": period.get("end"),
        "held_from": held_from(contract, published),
        "places": places or None,
        "sentence_start": start,
        "sentence_end": end,
        "mention_start": mention["start"],
        "mention_end": mention["end"],
    }


def held_from(contract: dict[str, Any], published: str | None) -> str | None:
    """Return the ISO date from which a claim held (its valid time), None when nobody knows.

    A stock and a running total hold on the day they are told for, a flow from the first day of its period, a
    measure from its date; what has no date of its own holds from the day its report was published.
    """
    period: dict[str, str | None] = contract.get("period") or {}
    first, last = period.get("start"), period.get("end")
    own = (first or last) if period.get("kind") == "during" else (last or first)
    return own or contract.get("date") or (published[:10] if published else None)


def _finite(value: float | None) -> float | None:
    """Return the value as JSON keeps it: there is no infinity there and no NaN."""
    return value if value is not None and isfinite(value) else None


def decision_row(report: int, decision: Decision) -> dict[str, Any]:
    """Return a decision as a row."""
    return {
        "report": report,
        "kind": decision.kind,
        "mention_start": decision.start,
        "mention_end": decision.end,
        "verdict": decision.verdict,
        "decided_by": decision.by,
        "note": decision.note,
        "correction": None if decision.correction is None else dumps(decision.correction),
    }


def decision_of(row: Row[Any]) -> Decision:
    """Return the decision a row (joined with its report's sha256) holds."""
    return Decision(
        report=row.sha256,
        kind=row.kind,
        start=row.mention_start,
        end=row.mention_end,
        verdict=row.verdict,
        by=row.decided_by,
        note=row.note,
        correction=None if row.correction is None else loads(row.correction),
    )
