"""A stance found in a sentence, and where the clause it stands in ends."""

from bisect import bisect_right
from dataclasses import dataclass

from sitroom.model.claim import Stance
from sitroom.reading.layers import Layers
from sitroom.reading.lines import Line, boundaries, determiners
from sitroom.reading.scenes import Voice


@dataclass(frozen=True, slots=True)
class Found:
    """A stance in a sentence: token span of the cue with its clause, voice and target."""

    line: Line
    start: int
    end: int
    stance: Stance
    voice: Voice | None
    target: Voice | None
    score: float
    verdict: str | None = None


def clause_end(line: Line, at: int) -> int:
    """Return where the clause a cue begins ends: at a mark that divides sentences or before another clause."""
    end = at + 1
    while end < len(line.low) and line.low[end] not in (";", "”", '"', "—") and not _new_clause(line, end):
        end += 1
    return end


def _new_clause(line: Line, at: int) -> bool:
    if line.low[at] != ",":
        return False
    after = line.at(at + 1)
    return (
        after in boundaries()
        or after in ("and", "charges")
        or (after in determiners() and line.at(at + 2) in ("allegation",))
    )


def quoted(held: Layers, at: int) -> bool:
    """Say whether an offset lies in a quotation."""
    last = bisect_right(held.quotations, at, key=lambda one: one.start) - 1
    return last >= 0 and at < held.quotations[last].end


PUBLISHER = Voice("", None, "body")
"""Whoever writes "we" in his own report: no speaker besides the publisher."""
