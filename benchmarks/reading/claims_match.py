"""Claims against annotations: which claim answers which item, and what of it is right."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from benchmarks.reading.claims_gold import Annotated, Deed, Quantity, Span, Value
from sitroom.model import AnyClaim, Figure, Measure, Period, Statement
from sitroom.reference import actors, fold_name

_NUMBER = re.compile(
    r"\d[\d.,\s\u00a0\u202f]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozens?|scores|hundreds?|thousands?|millions?|billions?|"
    r"half|third|quarter)\b",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(["the", "a", "an", "of", "for", "s", "our", "his", "her", "its", "their", "mr", "ms"])

Item = TypeVar("Item")
Given = TypeVar("Given")


@dataclass(slots=True)
class Found:
    """A figure of the annotation and the claim that answers it, if any, with each of its fields judged.

    ``right`` holds a name for each field that could be judged: value, unit, indicator, qualifier, and so on.
    """

    item: Quantity
    claim: Figure | None
    right: dict[str, bool] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Say whether value, bounds, unit and indicator are all right."""
        return self.claim is not None and all(self.right[name] for name in ("value", "unit", "indicator"))


@dataclass(slots=True)
class Done:
    """A statement or measure and the claim of its sentence and kind, if any."""

    item: Deed
    claim: Statement | Measure | None
    right: dict[str, bool] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Say whether sentence, kind and actor are right."""
        return self.claim is not None and self.right["actor"]


@dataclass(slots=True)
class Judged:
    """A report's claims, judged; ``extra`` and ``spare`` are claims nothing was wanted for."""

    report: Annotated
    figures: list[Found]
    extra: list[tuple[Figure, str]]
    statements: list[Done]
    spare_statements: list[Statement]
    measures: list[Done]
    spare_measures: list[Measure]


def judge(report: Annotated, claims: Sequence[AnyClaim]) -> Judged:
    """Judge the claims of one report."""
    figures = [claim for claim in claims if isinstance(claim, Figure) and claim.mention is not None]
    found, extra = _figures(report, figures)
    said = [claim for claim in claims if isinstance(claim, Statement)]
    done = [claim for claim in claims if isinstance(claim, Measure)]
    statements, spare = _deeds(report.statements, said, lambda claim: (claim.stance, claim.speaker))
    measures, over = _deeds(report.measures, done, lambda claim: (claim.action, claim.actor))
    return Judged(report, found, extra, statements, spare, measures, over)


def core(item: Quantity) -> Span:
    """Return the digits or number words of a mention, without qualifier and unit."""
    found = [match.span() for match in _NUMBER.finditer(item.text)]
    start = item.span[0]
    return (start + found[0][0], start + found[-1][1]) if found else item.span


def overlap(one: Span, two: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def paired(
    items: Sequence[Item], given: Sequence[Given], worth: Callable[[Item, Given], tuple[int, ...]]
) -> tuple[dict[int, int], set[int]]:
    """Pair items with claims one to one, the worthiest pairs first; a worth starting with 0 is no pair."""
    worths = [(worth(item, claim), i, g) for i, item in enumerate(items) for g, claim in enumerate(given)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, g in sorted(worths, key=lambda one: ([-part for part in one[0]], one[1], one[2])):
        if value[0] and i not in pairs and g not in taken:
            pairs[i] = g
            taken.add(g)
    return pairs, taken


def _figures(report: Annotated, claims: Sequence[Figure]) -> tuple[list[Found], list[tuple[Figure, str]]]:
    wanted = [item for item in report.quantities if item.sort == "figure"]

    def worth(item: Quantity, claim: Figure) -> tuple[int, ...]:
        return (int(overlap(core(item), _span(claim)) > 0), int(_value(item, claim)), overlap(item.span, _span(claim)))

    pairs, taken = paired(wanted, claims, worth)
    found = [Found(item, claims[pairs[i]] if i in pairs else None) for i, item in enumerate(wanted)]
    by_id = {one.claim.id: one.item for one in found if one.claim is not None}
    for one in found:
        one.right = _rights(one.item, one.claim, by_id) if one.claim is not None else {}
    left = [claim for g, claim in enumerate(claims) if g not in taken]
    return found, [(claim, why) for claim in left if (why := _extra(report, claim)) is not None]


def _extra(report: Annotated, claim: Figure) -> str | None:
    """Say what an extra figure was taken from; None where it is neither wanted nor wrong."""
    there = [item for item in report.quantities if overlap(core(item), _span(claim))]
    if any(item.sort == "either" for item in there):
        return None
    return next((item.why if item.sort == "not" else "told twice" for item in there), "not annotated")


def _span(claim: Figure) -> Span:
    assert claim.mention is not None
    return (claim.mention.start, claim.mention.end)


def _rights(item: Quantity, claim: Figure, by_id: dict[str, Quantity]) -> dict[str, bool]:
    made = {
        "value": _value(item, claim),
        "unit": claim.unit in item.units,
        "indicator": claim.indicator in item.indicators,
        "qualifier": any(claim.qualifier == value.qualifier for value in item.values),
        "change": claim.change == item.change,
    }
    if item.places:
        made["place"] = _place(item, claim)
    if item.periods:
        made["period"] = any(_period(one, claim.period) for one in item.periods)
    if item.speakers:
        made["speaker"] = same_actor(item.speakers, claim.speaker)
    if item.modalities:
        made["modality"] = claim.modality in item.modalities
    for name, places, role in (("from", item.sources, "from"), ("to", item.destinations, "to")):
        if places:
            made[name] = bool({ref.id for ref in claim.places if ref.role == role} & set(places))
    if item.nationalities:
        made["nationality"] = set(claim.population.nationality) == set(item.nationalities)
    if item.group:
        made["group"] = claim.population.group == item.group
    if item.totals and None not in item.totals:
        total = by_id.get(claim.part_of or "")
        made["part of"] = total is not None and total.span in item.totals
    return made


def _value(item: Quantity, claim: Figure) -> bool:
    return any(_same_value(value, claim) for value in item.values)


def _same_value(value: Value, claim: Figure) -> bool:
    pairs = ((value.value, claim.value), (value.low, claim.low), (value.high, claim.high))
    return all(
        one is two or (one is not None and two is not None and abs(one - two) <= 1e-3 * max(abs(one), 1e-9))
        for one, two in pairs
    )


def _place(item: Quantity, claim: Figure) -> bool:
    """Say whether every counted place is an accepted one; none told is right where none is accepted."""
    counted = {ref.id for ref in claim.places if ref.role == "counted"}
    return counted <= set(item.places) if counted else None in item.places


def _period(wanted: tuple[str, ...] | None, given: Period | None) -> bool:
    if wanted is None or given is None:
        return wanted is None and given is None
    kind, start, end = wanted
    ends = ((start, given.start or ""), (end, given.end or ""))
    return kind == given.kind and all(one in ("*", two) for one, two in ends)


def same_actor(wanted: Iterable[str | None], given: str | None) -> bool:
    """Say whether a name given names one of those wanted: in its words, or as an actor or state we know."""
    if given is None:
        return None in wanted
    return any(name is not None and _same_name(name, given) for name in wanted)


@cache
def _same_name(wanted: str, given: str) -> bool:
    one, two = _words(wanted), _words(given)
    if one and one <= two:
        return True
    known = actors().resolve(wanted)
    return known is not None and known == actors().resolve(given)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold_name(name).lower())) - _NOT_NAMES


def _deeds(
    items: Sequence[Deed], claims: Sequence[Given], told: Callable[[Given], tuple[str, str | None]]
) -> tuple[list[Done], list[Given]]:
    """Pair statements or measures by sentence and kind, those whose actor agrees first."""
    wanted = [item for item in items if item.wanted]

    def worth(item: Deed, claim: Given) -> tuple[int, ...]:
        kind, actor = told(claim)
        same = _same_sentence(item, claim) and kind in item.kinds
        return (int(same), int(same and same_actor(item.actors, actor)))

    pairs, taken = paired(wanted, claims, worth)
    done = [_done(item, claims[pairs[i]] if i in pairs else None) for i, item in enumerate(wanted)]
    left = [claim for g, claim in enumerate(claims) if g not in taken]
    free = [item for item in items if not item.wanted]
    return done, [
        claim
        for claim in left
        if not any(_same_sentence(item, claim) and told(claim)[0] in item.kinds for item in free)
    ]


def _same_sentence(item: Deed, claim: object) -> bool:
    assert isinstance(claim, Statement | Measure)
    anchor = claim.anchor
    return overlap(item.span, (anchor.start or 0, anchor.end or 0)) > 0


def _done(item: Deed, claim: object) -> Done:
    if isinstance(claim, Statement):
        right = {"actor": same_actor(item.actors, claim.speaker)}
        right |= {"target": same_actor(item.targets, claim.target)} if item.targets else {}
        return Done(item, claim, right)
    if isinstance(claim, Measure):
        right = {"actor": same_actor(item.actors, claim.actor)}
        right |= {"status": claim.status in item.statuses} if item.statuses else {}
        right |= {"date": claim.date in item.dates} if item.dates else {}
        return Done(item, claim, right)
    return Done(item, None)
