"""The brief: from the picture of a room to a file a minister can open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from sitroom.desk.drawing import draw
from sitroom.desk.room import Room
from sitroom.model import Report, View
from sitroom.products import brief_model, to_html, to_json, to_markdown
from sitroom.products.types import Brief, Card, Clash, Sum

__all__ = ["Brief", "Kind", "Order", "brief", "rendered", "summary"]

Kind = Literal["html", "md", "json"]
SHOWN = 6
"""Key figures in the summary on the terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: the view, the title, what counts as new, and for whom it is."""

    view: View
    title: str | None = None
    since: date | None = None
    public: bool = False


def brief(room: Room, order: Order) -> Brief:
    """Make the brief of a room.

    Raises
    ------
    UsageError
        For a public brief that rests on a report which may not travel freely.
    """
    drawn = draw(room, order.view)
    texts = room.ledger.reports(list(drawn.picture.sources))
    return brief_model(
        drawn.picture,
        texts,
        room.codebook,
        title=order.title or room.config.title or "Situation brief",
        generated_at=datetime.now(UTC),
        grades=drawn.grades,
        speakers=drawn.speakers,
        since=View(known_on=order.since) if order.since else None,
        masked_spans=_private_names(texts) if order.public else None,
        public=order.public,
        root=room.ledger.head()[1],
    )


def _private_names(texts: Mapping[str, Report]) -> dict[str, list[tuple[int, int]]]:
    """Return where each report names private persons."""
    from sitroom.reading.document import document
    from sitroom.reading.privacy import private_names

    return {sha256: list(private_names(document(report))) for sha256, report in texts.items()}


def rendered(made: Brief, kind: Kind) -> bytes:
    """Return the brief as a file of this kind."""
    if kind == "json":
        return to_json(made)
    return (to_html if kind == "html" else to_markdown)(made).encode()


def summary(made: Brief) -> Iterator[str]:
    """Yield the lines a duty analyst wants to see before opening the file."""
    head = made.head
    yield f"{head.title}: as of {head.as_of}, known on {head.known_on}, {head.tlp}"
    told = (_count(head.reports, "report"), _count(head.claims, "claim"), _count(head.figures, "figure"))
    yield f"{', '.join(told)}, {_count(head.voices, 'voice')}, {_count(head.contradictions, 'contradiction')}"
    yield f"reports {head.period}"
    yield from (f"  {_key_figure(card)}" for card in made.cards[:SHOWN])
    yield from (f"  sum: {_sum(check)}" for check in made.sums[:SHOWN])
    yield from (f"  contradiction: {_contradiction(held)}" for held in made.clashes[:SHOWN])
    missing = ", ".join(gap.label for gap in made.gaps if gap.kind == "none")
    old = ", ".join(gap.label for gap in made.gaps if gap.kind == "stale")
    yield f"gaps: {missing or 'none'}" + (f"; nothing recent on {old}" if old else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _key_figure(card: Card) -> str:
    said = card.headline
    what = f"{card.label}: {said.cite.text} {said.counted}".strip()
    return "; ".join(part for part in (what, card.scope, said.when, said.who, card.voices) if part) + (
        " (disputed)" if card.disputed else ""
    )


def _sum(check: Sum) -> str:
    parts = " + ".join(part.text for part in check.parts)
    return f"{parts} = {check.total.text}: {'adds up' if check.holds else f'does not add up, it gives {check.added}'}"


def _contradiction(held: Clash) -> str:
    about = ", ".join(part for part in (held.label, held.scope) if part)
    return f"{about}: " + ", ".join(f"{side.cite.text} ({side.who})" for side in held.sides)
