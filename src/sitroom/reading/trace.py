"""The trace of a claim: for each of its fields what was decided, why, where it stands, and what else was possible."""

from dataclasses import dataclass
from typing import Any

from sitroom.model import AnyClaim, kind_of


@dataclass(frozen=True, slots=True)
class Option:
    """Something that was weighed and not taken, with the reason; ``weight`` where it was weighed in numbers."""

    what: str
    why: str
    start: int | None = None
    end: int | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One decision: the field of the contract, its value in words, the reason, and the words it rests on.

    ``start`` and ``end`` are code points of the report's text; ``rule`` is the rule's own name where it has one.
    """

    field: str
    value: str | None
    why: str
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    weight: float | None = None
    others: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with the decision behind each field."""

    claim: AnyClaim
    steps: tuple[Step, ...]

    def record(self, text: str) -> dict[str, Any]:
        """Return it as plain data in a fixed order; `text` is the report's, to quote the spans from."""
        claim = self.claim
        mention = claim.mention
        return {
            "id": claim.id,
            "kind": str(kind_of(claim)),
            "report": claim.anchor.report,
            "start": claim.anchor.start,
            "end": claim.anchor.end,
            "quote": claim.anchor.quote,
            "mention": {"start": mention.start, "end": mention.end, "text": mention.text} if mention else None,
            "reader": claim.reader,
            "score": claim.score,
            "decisions": [_step(step, text) for step in self.steps],
        }


def _step(step: Step, text: str) -> dict[str, Any]:
    return {
        "field": step.field,
        "value": step.value,
        "why": step.why,
        "rule": step.rule,
        "weight": step.weight,
        "span": _span(step.start, step.end, text),
        "alternatives": [
            {
                "what": one.what,
                "why": one.why,
                "weight": one.weight,
                "span": _span(one.start, one.end, text),
            }
            for one in step.others
        ],
    }


def _span(start: int | None, end: int | None, text: str) -> dict[str, Any] | None:
    if start is None or end is None:
        return None
    return {"start": start, "end": end, "text": text[start:end]}
