"""Two figures side by side: the verdict, and the reason in words with the numbers.

Scope comes first: figures about different things are never set against each other. Then time, then the bounds of both
(`sitroom.picture.bounds`). The verdict is the same whichever figure is named first.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sitroom.model import Figure
from sitroom.picture import periods, scope, wording
from sitroom.picture.bounds import bounds, meet
from sitroom.picture.context import Context
from sitroom.picture.periods import Held
from sitroom.picture.types import Comparison, Verdict
from sitroom.picture.wording import said

_LONGEST_NOUN = 40


def compare(a: Figure, b: Figure, context: Context | None = None) -> Comparison:
    """Hold two figures side by side.

    Parameters
    ----------
    a, b
        The figures, in any order.
    context
        Voices, days of publication and places; without it each speaker is a voice and no day is known.

    Returns
    -------
    Comparison
        ``different_scope`` names in ``differs`` what differs; ``superseded`` says in the reason by which.
    """
    pair = _Pair(a, b, context or Context())
    return _compared(pair, scope.difference(a, b, pair.context.contains))


def compare_in_series(a: Figure, b: Figure, context: Context) -> Comparison:
    """Hold two figures of one series side by side: the same verdict as `compare`, with less to look at."""
    pair = _Pair(a, b, context)
    return _compared(pair, scope.difference_in_series(a, b, context.contains))


def _compared(pair: "_Pair", differs: scope.Difference | None) -> Comparison:
    if pair.a.id == pair.b.id:
        return pair.verdict("compatible", f"{said(pair.a)} is one and the same claim")
    if differs:
        return pair.verdict("different_scope", differs.reason, differs.dimension)
    if found := _two_things(pair):
        return found
    if scope.one_event(pair.a, pair.b):
        return _same_time(pair)
    return _BY_TIME[pair.relation](pair)


@dataclass(slots=True, init=False)
class _Pair:
    """Two figures with all that verdicts ask of both, looked up once."""

    a: Figure
    b: Figure
    context: Context
    held_a: Held
    held_b: Held
    meet: bool
    equal: bool
    one_voice: bool
    relation: periods.Relation

    def __init__(self, a: Figure, b: Figure, context: Context) -> None:
        self.a, self.b, self.context = a, b, context
        self.held_a, self.held_b = context.held(a), context.held(b)
        one, other = bounds(a), bounds(b)
        self.meet = meet(one, other)
        self.equal = (a.value, one, a.qualifier) == (b.value, other, b.qualifier)
        self.one_voice = context.voice(a) == context.voice(b)
        self.relation = periods.relate(self.held_a, self.held_b, a if a.nature else b)

    @property
    def near(self) -> int:
        """Return the days within which figures of the indicator that is known are near."""
        return self.context.near(self.a if self.a.indicator else self.b)

    def verdict(self, verdict: Verdict, reason: str, *differs: str) -> Comparison:
        """Return the comparison."""
        return Comparison(
            a=self.a.id, b=self.b.id, verdict=verdict, reason=wording.capital(reason), differs=tuple(differs)
        )


def _two_things(pair: _Pair) -> Comparison | None:
    """Return the verdict on figures that look alike and yet are likely of two things, whatever their times."""
    a, b = pair.a, pair.b
    if pair.one_voice and a.anchor.report is not None and a.anchor.report == b.anchor.report and _apart_in_words(pair):
        reason = f"one voice tells {_noun(a)} and {_noun(b)} side by side in one report: not about the same thing"
        return pair.verdict("different_scope", reason, "counted")
    if pair.meet or scope.one_event(a, b):
        return None
    if not pair.one_voice and pair.context.own_act(a) and pair.context.own_act(b):
        reason = f"{said(a)} and {said(b)} are told by two voices, each of what one actor does or gives"
        return pair.verdict("different_scope", reason, "actor")
    if not (scope.counted(a) or scope.counted(b)):
        reason = f"neither {said(a)} nor {said(b)} names a place, so they need not be about one"
        return pair.verdict("different_scope", reason, "place")
    return None


def _apart_in_words(pair: _Pair) -> bool:
    if pair.a.counted.casefold() == pair.b.counted.casefold():
        return not pair.meet and (scope.one_event(pair.a, pair.b) or pair.relation in ("same", "unknown"))
    return pair.equal or not pair.meet


def _noun(figure: Figure) -> str:
    noun = figure.counted if len(figure.counted) <= _LONGEST_NOUN and not wording.is_money(figure) else ""
    return f"{said(figure)} {noun}".strip()


def _same_time(pair: _Pair, when: str = "") -> Comparison:
    if not pair.meet and pair.held_a.told != pair.held_b.told and not scope.one_event(pair.a, pair.b):
        return _undated(pair)
    if pair.one_voice and pair.meet:
        words = f"{said(pair.a)} twice" if pair.equal else f"{said(pair.a)} and {said(pair.b)}, which fit"
        return pair.verdict("same_voice", f"one voice says {words}: no confirmation{when}")
    if pair.equal:
        return pair.verdict("corroborates", f"two voices that do not repeat each other say {said(pair.a)}{when}")
    if pair.meet:
        return pair.verdict("compatible", f"{_fit(pair.a, pair.b)}{when}")
    return _disagree(pair)


def _near_or_later(pair: _Pair) -> Comparison:
    earlier, later = _in_order(pair)
    dates = f"{pair.context.held(later).words}, {pair.context.held(earlier).words}"
    if later.nature == "cumulative" and _falls(earlier, later):
        return _fallen(pair, earlier, later, dates)
    gap = periods.apart(pair.held_a, pair.held_b) or 0
    if pair.equal and pair.one_voice:
        return pair.verdict("same_voice", f"one voice says {said(later)} twice: no confirmation ({dates})")
    if pair.meet and not pair.one_voice and gap <= pair.near:
        return _same_time(pair, f"; the days lie {wording.days(gap)} apart, near enough ({dates})")
    how = "the total has grown on" if later.nature == "cumulative" else "the later takes the place of the earlier"
    return pair.verdict("superseded", f"{said(later)} after {said(earlier)}: {how} ({dates})", "period")


def _falls(earlier: Figure, later: Figure) -> bool:
    least, most = bounds(earlier)[0], bounds(later)[1]
    return least is not None and most is not None and most < least


def _fallen(pair: _Pair, earlier: Figure, later: Figure, dates: str) -> Comparison:
    """Return the verdict on a later total that is lower: a contradiction only between dated numbers."""
    if pair.held_a.told or pair.held_b.told:
        return _undated(pair)
    if "vague" in (earlier.qualifier, later.qualifier):
        reason = f"{said(earlier)} and later {said(later)}: a word this vague need not be of the same count ({dates})"
        return pair.verdict("different_scope", reason, "counted")
    return pair.verdict(
        "contradictory", f"a running total cannot fall: {said(later)} comes after {said(earlier)} ({dates})"
    )


def _undated(pair: _Pair) -> Comparison:
    loose = pair.a if pair.held_a.told else pair.b
    reason = f"{said(loose)} is told without a day of its own, so {said(pair.a)} and {said(pair.b)} need not be of one"
    return pair.verdict("different_scope", reason, "period")


def _inside(pair: _Pair) -> Comparison:
    small, big = (pair.a, pair.b) if periods.inside(pair.held_a, pair.held_b) else (pair.b, pair.a)
    times = f"{pair.context.held(small).words}, {pair.context.held(big).words}"
    least, most = bounds(small)[0], bounds(big)[1]
    vague = big.qualifier in ("vague", "about", "nearly") or small.qualifier == "vague"
    if least is not None and most is not None and least > most and not vague:
        return pair.verdict(
            "contradictory", f"{said(small)} in a part of the time exceeds {said(big)} in all ({times})"
        )
    return pair.verdict(
        "different_scope", f"{said(small)} is for a part of the time of {said(big)} ({times})", "period"
    )


def _apart(pair: _Pair) -> Comparison:
    times = f"{said(pair.a)} {pair.held_a.words}, {said(pair.b)} {pair.held_b.words}"
    return pair.verdict("different_scope", f"{times}: different periods", "period")


def _unknown(pair: _Pair) -> Comparison:
    gap = periods.apart(pair.held_a, pair.held_b)
    if pair.meet and (gap is None or gap <= pair.near):
        return _same_time(pair, "; the time of at least one of them is not given in full")
    if gap is None:
        loose, lacks = pair.a if pair.held_a.end is None else pair.b, "a time"
    else:
        loose, lacks = pair.a if pair.held_a.start is None else pair.b, "the day it is counted from"
    reason = f"{said(loose)} is told without {lacks}, so {said(pair.a)} and {said(pair.b)} need not be of one time"
    return pair.verdict("different_scope", reason, "period")


_BY_TIME: dict[periods.Relation, Callable[[_Pair], Comparison]] = {
    "same": _same_time,
    "later": _near_or_later,
    "inside": _inside,
    "apart": _apart,
    "unknown": _unknown,
}


def _disagree(pair: _Pair) -> Comparison:
    a, b = pair.a, pair.b
    if not pair.one_voice:
        return pair.verdict("contradictory", _clash(a, b))
    published = [pair.context.published.get(figure.id) for figure in (a, b)]
    if published[0] and published[1] and published[0] != published[1]:
        later, earlier = (a, b) if published[0] > published[1] else (b, a)
        days = " and ".join(wording.day(day) for day in sorted(day for day in published if day))
        reason = f"the same voice later said {said(later)} instead of {said(earlier)} (reports of {days})"
        return pair.verdict("superseded", reason)
    return pair.verdict("contradictory", f"one voice is reported with {said(a)} and with {said(b)}: {_clash(a, b)}")


def _in_order(pair: _Pair) -> tuple[Figure, Figure]:
    one, other = pair.held_a.end, pair.held_b.end
    assert one is not None
    assert other is not None
    return (pair.a, pair.b) if one < other else (pair.b, pair.a)


def _fit(a: Figure, b: Figure) -> str:
    """Say why both can be right: the vaguer one's room, and the other within it."""
    rounded, other = (a, b) if a.qualifier in ("about", "nearly") else (b, a)
    if rounded.qualifier in ("about", "nearly"):
        room = wording.span(*bounds(rounded))
        if other.qualifier == "exact":
            return f"{said(rounded)} stands for {room} by its rounding: {said(other)} lies within it"
        return f"{said(rounded)} stands for {room} by its rounding, which {said(other)} leaves open"
    return f"{said(a)} and {said(b)} leave room for each other"


def _clash(a: Figure, b: Figure) -> str:
    if a.qualifier == b.qualifier == "exact" and a.value is not None and b.value is not None:
        gap = wording.number(abs(a.value - b.value))
        return f"{said(a)} and {said(b)} are both exact and differ by {gap}; they cannot both be right"
    rooms = [f"{said(f)} means {wording.span(*bounds(f))}" for f in (a, b) if f.qualifier not in ("exact", "up_to")]
    return (
        f"{said(a)} and {said(b)} exclude each other: {'; '.join(rooms) or 'the one is above the bound of the other'}"
    )
