"""What went wrong, the worst first: offsets and values, words only of texts that are ours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.reading.claims_gold import Quantity, Span
from benchmarks.reading.claims_match import Done, Found, Judged
from sitroom.model import Figure, Measure, Statement

FIELDS = ("place", "period", "speaker")


@dataclass(frozen=True, slots=True, order=True)
class Error:
    """An error: how bad (0 is worst), where, and what."""

    rank: int
    report: str
    span: Span
    what: str


def errors(judged: Iterable[Judged]) -> Iterator[Error]:
    """Yield every error: a wrong number first, then one made up, one missed, one of another kind, the rest."""
    for report in judged:
        name = report.report.id
        for one in report.figures:
            yield from (Error(rank, name, one.item.span, what) for rank, what in _figure(one, report.report.ours))
        for claim, why in report.extra:
            assert claim.mention is not None
            span = (claim.mention.start, claim.mention.end)
            yield Error(1 if claim.indicator else 4, name, span, f"not wanted ({why}): read as {_told(claim)}")
        yield from _deeds(name, "statement", report.statements, report.spare_statements)
        yield from _deeds(name, "measure", report.measures, report.spare_measures)


def _figure(one: Found, ours: bool) -> Iterator[tuple[int, str]]:
    words = f" “{' '.join(one.item.text.split())}”" if ours else ""
    if one.claim is None:
        yield (2 if one.item.indicators[0] else 4), f"missed{words}: {_wanted(one.item)}"
    elif not one.whole:
        rank = 3 if one.right["value"] else 0
        yield rank, f"{_wanted(one.item)}{words}: read as {_told(one.claim)}"
    else:
        for name in FIELDS:
            if not one.right.get(name, True):
                yield 5, f"{name} wrong{words}: read as {_field(one.claim, name, ours)}"


def _deeds(
    report: str, name: str, done: Sequence[Done], spare: Sequence[Statement] | Sequence[Measure]
) -> Iterator[Error]:
    for one in done:
        kinds = " or ".join(one.item.kinds)
        if one.claim is None:
            yield Error(6, report, one.item.span, f"{name} missed: {kinds}")
        elif not one.whole:
            yield Error(6, report, one.item.span, f"{name} {kinds}: actor wrong")
    for claim in spare:
        kind = claim.stance if isinstance(claim, Statement) else claim.action
        yield Error(6, report, (claim.anchor.start or 0, claim.anchor.end or 0), f"{name} not wanted: {kind}")


def _wanted(item: Quantity) -> str:
    value = item.values[0]
    numbers = _numbers(value.value, value.low, value.high)
    return f"{value.qualifier} {numbers} {item.units[0]} {item.indicators[0] or 'no indicator'}"


def _told(claim: Figure) -> str:
    numbers = _numbers(claim.value, claim.low, claim.high)
    return f"{claim.qualifier} {numbers} {claim.unit} {claim.indicator or 'no indicator'}"


def _numbers(*values: float | None) -> str:
    return "/".join("-" if value is None else f"{value:.12g}" for value in values)


def _field(claim: Figure, name: str, ours: bool) -> str:
    if name == "place":
        return ", ".join(ref.id for ref in claim.places if ref.role == "counted") or "none"
    if name == "period":
        period = claim.period
        return f"{period.kind} {period.start or ''}..{period.end or ''}" if period else "none"
    if claim.speaker is None:
        return "nobody"
    return claim.speaker if ours else "somebody else"
