"""What a reader must not see: spans of reports withheld, and the same words wherever a brief would repeat them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitroom.model import Report

NAME = "[name withheld]"
COUNT = "[small count withheld]"

Spans = Mapping[str, Iterable[tuple[int, int]]]


@dataclass(frozen=True, slots=True, order=True)
class Hidden:
    """A stretch of a report's text, in code points, and the words shown in its stead."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """All that is withheld, by report; ``strings`` are withheld words, replaced in titles and other short texts."""

    spans: Mapping[str, tuple[Hidden, ...]] = field(default_factory=dict)
    strings: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = field(default_factory=dict)

    def within(self, report: str | None) -> tuple[Hidden, ...]:
        """Return the hidden stretches of a report in text order, overlaps merged."""
        return self.spans.get(report or "", ())

    def text(self, report: str | None, text: str) -> str:
        """Return a short text that came from a report (title, speaker, object) with its withheld words replaced."""
        for pattern, label in self.strings.get(report or "", ()):
            text = pattern.sub(label, text)
        return text

    def passage(self, report: str | None, start: int, text: str) -> str:
        """Return a stretch of the report's text that begins at ``start``, hidden stretches replaced."""
        parts, at = [], 0
        for hidden in self.within(report):
            low, high = max(hidden.start - start, at), min(hidden.end - start, len(text))
            if low < high:
                parts += [text[at:low], hidden.label]
                at = high
        return "".join([*parts, text[at:]])


def mask(text: str, names: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where the names stand in the text, whole words, whatever their case, longest name first."""
    wanted = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
    if not wanted:
        return ()
    return tuple(found.span() for found in _pattern(wanted).finditer(text))


def withhold(names: Spans, counts: Spans, texts: Mapping[str, Report]) -> Withheld:
    """Return what is withheld: spans of private persons' names and of suppressed small counts, by report."""
    by_report: dict[str, list[Hidden]] = {}
    for spans, label in ((names, NAME), (counts, COUNT)):
        for report, found in spans.items():
            by_report.setdefault(report, []).extend(Hidden(start, end, label) for start, end in found if start < end)
    strings: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for spans, label in ((names, NAME), (counts, COUNT)):
        for report, found in spans.items():
            text = texts[report].text if report in texts else ""
            if spoken := sorted({text[start:end].strip() for start, end in found} - {""}, key=len, reverse=True):
                strings.setdefault(report, []).append((_pattern(spoken), label))
    shown = {report: tuple(found) for report, found in strings.items()}
    return Withheld({report: _merged(found) for report, found in by_report.items()}, shown)


def _pattern(names: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)", re.IGNORECASE)


def _merged(found: list[Hidden]) -> tuple[Hidden, ...]:
    merged: list[Hidden] = []
    for hidden in sorted(found):
        if merged and hidden.start < merged[-1].end:
            last = merged.pop()
            hidden = Hidden(last.start, max(last.end, hidden.end), last.label)
        merged.append(hidden)
    return tuple(merged)
