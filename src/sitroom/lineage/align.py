"""Shared fingerprints to shared spans: the evidence for a copy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitroom.model import Span

GAP = 160
"""Code points that may be rewritten between two shared stretches of one span (about 25 words)."""

DRIFT = 0.25
LEAST_DRIFT = 24
"""The two stretches between matches may differ in length by this share of the gap, or these code points."""

_OPEN = 6
_MOST = 200

Match = tuple[int, int, int, int]
"""Start and end of a shared shingle in one text and in the other."""


@dataclass(slots=True)
class Run:
    """A stretch both texts share, words changed in between included; ``matches`` counts its shingles."""

    start: int
    end: int
    of_start: int
    of_end: int
    matches: int = 1

    def takes(self, match: Match, gap: int) -> bool:
        """Say whether the match goes on where the run ends, in both texts."""
        apart, of_apart = match[0] - self.end, match[2] - self.of_end
        drift = abs(apart - of_apart)
        return match[2] >= self.of_start and max(apart, of_apart) <= gap and drift <= max(LEAST_DRIFT, gap * DRIFT)

    def take(self, match: Match) -> None:
        """Make the run reach to the end of the match."""
        self.end = max(self.end, match[1])
        self.of_end = max(self.of_end, match[3])
        self.matches += 1


def runs(matches: Iterable[Match], gap: int = GAP) -> list[Run]:
    """Join shared shingles that follow each other in both texts with at most ``gap`` code points between them.

    The stretch in between must be about as long in both: words changed, not one sentence met by another.
    """
    found: list[Run] = []
    for match in sorted(matches):
        run = next((run for run in reversed(found[-_OPEN:]) if run.takes(match, gap)), None)
        if run is None:
            found.append(Run(*match))
        else:
            run.take(match)
    return found


def shared_spans(found: Sequence[Run], text: str, other: str) -> tuple[tuple[Span, Span], ...]:
    """Return runs as pairs of spans, in the order of the first text; the 200 longest are kept.

    Each run grows outwards over equal characters to whole words. A lone shingle is as likely a stock phrase: it is
    left out where there is better evidence.
    """
    telling = [run for run in found if run.matches > 1] or found
    longest = sorted(telling, key=lambda run: (run.start - run.end, run.start))[:_MOST]
    return tuple(_grown(run, text, other) for run in sorted(longest, key=lambda run: (run.start, run.of_start)))


def _grown(run: Run, text: str, other: str) -> tuple[Span, Span]:
    before = _same_before(text, run.start, other, run.of_start)
    after = _same_after(text, run.end, other, run.of_end)
    return (
        Span(run.start - before, run.end + after),
        Span(run.of_start - before, run.of_end + after),
    )


def _same_before(text: str, at: int, other: str, of: int) -> int:
    """Return how many code points before both places are equal, cut back to the start of a word."""
    same = 0
    while same < GAP and at > same and of > same and text[at - same - 1] == other[of - same - 1]:
        same += 1
    while same and not _starts_word(text, at - same):
        same -= 1
    return same


def _same_after(text: str, at: int, other: str, of: int) -> int:
    same = 0
    while same < GAP and at + same < len(text) and of + same < len(other) and text[at + same] == other[of + same]:
        same += 1
    while same and not _ends_word(text, at + same):
        same -= 1
    return same


def _starts_word(text: str, at: int) -> bool:
    return not text[at].isspace() and (at == 0 or not (text[at - 1].isalnum() and text[at].isalnum()))


def _ends_word(text: str, at: int) -> bool:
    if text[at - 1].isspace():
        return False
    return at == len(text) or not (text[at - 1].isalnum() and text[at].isalnum())
