"""Small reports with claims, made up for the tests of the ledger."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sitroom.ledger import Addition
from sitroom.model import (
    Anchor,
    Capture,
    Figure,
    Known,
    Mention,
    Passage,
    Period,
    PlaceRef,
    Reading,
    Report,
    View,
)

NOW = View()
TEXT = "Border guards counted 7 698 arrivals near Kuźnica.\n\nAid workers spoke of 12 dead in the forest."
NUMBER = re.compile(r"\d[\d ]*\d")


def report(text: str = TEXT, **changed: Any) -> Report:
    """Return a report of plain text, its paragraphs as passages."""
    data = text.encode(errors="surrogatepass")
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    known = {"title": Known(text[:20], "text line 1"), "published": Known("2021-11-16", "given")}
    return Report(
        sha256=sha256(data).hexdigest(),
        media_type="text/plain",
        size=len(data),
        text=text,
        passages=tuple(Passage(number, *span) for number, span in enumerate(spans, 1)),
        parser="plain 1",
        **{**known, **changed},
    )


def figures(made: Report, **changed: Any) -> tuple[Figure, ...]:
    """Return one figure for every number in the report's text."""
    return tuple(
        Figure(
            **{
                "id": f"{made.sha256[:16]}-{match.start()}",
                "anchor": Anchor(report=made.sha256, start=0, end=len(made.text), quote=made.text),
                "mention": Mention(match.start(), match.end(), match[0]),
                "value": float(match[0].replace(" ", "")),
                "low": float(match[0].replace(" ", "")),
                "high": None,
                "qualifier": "at_least",
                "unit": "people",
                "counted": "arrivals",
                "indicator": "arrivals",
                "places": (PlaceRef("poland", "Poland", "POL", "counted"),),
                "period": Period("as_of", None, "2021-11-16"),
                **changed,
            }
        )
        for match in NUMBER.finditer(made.text)
    )


def reading(made: Report, reader: str = "reader 1", **changed: Any) -> Reading:
    """Return what a reader found in the report."""
    return Reading(reader=reader, codebook="test 1", claims=figures(made, **changed))


def capture(made: Report, origin: str = "/in/a.txt", **changed: Any) -> Capture:
    """Return one way the report came in."""
    return Capture(origin=origin, sha256=made.sha256, captured_at=datetime(2026, 1, 2, 3, 4, 5, 6, UTC), **changed)


def addition(text: str = TEXT, origin: str = "/in/a.txt", **changed: Any) -> Addition:
    """Return a report with its bytes, one capture and one reading."""
    made = report(text, **changed)
    data = text.encode(errors="surrogatepass")
    return Addition(report=made, original=data, captures=(capture(made, origin),), reading=reading(made))


def additions(count: int, start: int = 0) -> Sequence[Addition]:
    """Return that many different reports."""
    return [
        addition(f"Report {n}: guards counted {1000 + n} arrivals.", f"/in/{n}.txt")
        for n in range(start, start + count)
    ]
