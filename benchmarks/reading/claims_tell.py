"""The scores of judged reports as rows: totals, by genre, by phenomenon, and the worst errors."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks.book import Row
from benchmarks.reading.claims_errors import FIELDS, errors
from benchmarks.reading.claims_match import Done, Found, Judged
from benchmarks.reading.scores import Score

WORST = 20
_ASIDE = ("qualifier", "change", "modality", "from", "to", "nationality", "group", "part of")


PHENOMENA: dict[str, Callable[[Found, Judged], bool]] = {
    "exact": lambda one, _: _of(one, "exact"),
    "bounds": lambda one, _: _of(one, "over", "at_least", "up_to", "under"),
    "approximations": lambda one, _: _of(one, "about", "nearly"),
    "ranges": lambda one, _: _of(one, "range"),
    "vague words": lambda one, _: _of(one, "vague"),
    "number words": lambda one, _: not any(letter.isdigit() for letter in one.item.text),
    "money": lambda one, _: one.item.units[0].isupper(),
    "percent": lambda one, _: "percent" in one.item.units,
    "changes": lambda one, _: one.item.change is not None,
    "ellipsis": lambda one, _: one.item.ellipsis and not one.item.table,
    "partitives and parts": lambda one, _: bool(one.item.totals),
    "totals told with parts": lambda one, held: any(one.item.span in two.item.totals for two in held.figures),
    "tables": lambda one, _: one.item.table,
    "planned, requested, estimated": lambda one, _: bool(one.item.modalities) and "asserted" not in one.item.modalities,
    "without indicator": lambda one, _: one.item.indicators[:1] == (None,),
}
"""What makes a figure hard, told from the annotation alone."""


def rows(judged: Sequence[Judged], worst: int = WORST) -> Iterator[Row]:
    """Yield every score and the worst errors."""
    yield from _totals(judged)
    yield from _genres(judged)
    yield from _phenomena(judged)
    for number, error in enumerate(sorted(errors(judged))[:worst], start=1):
        yield Row(f"error {number}", f"{error.report} {error.span[0]}-{error.span[1]}", "", error.what)


def figure_score(judged: Iterable[Judged], right: Callable[[Found], bool]) -> Score:
    """Return precision and recall of figures: those given but not wanted count against precision."""
    held = list(judged)
    hits = sum(right(one) for report in held for one in report.figures)
    wanted = sum(len(report.figures) for report in held)
    given = sum(one.claim is not None for report in held for one in report.figures)
    return _score(hits, given + sum(len(report.extra) for report in held), wanted)


def deed_score(judged: Iterable[Judged], right: Callable[[Done], bool]) -> Score:
    """Return precision and recall of statements and measures together."""
    held = list(judged)
    done = [one for report in held for one in (*report.statements, *report.measures)]
    given = sum(one.claim is not None for one in done)
    spare = sum(len(report.spare_statements) + len(report.spare_measures) for report in held)
    return _score(sum(map(right, done)), given + spare, len(done))


def accuracy(judged: Iterable[Judged], name: str, whole: bool = True) -> tuple[int, int]:
    """Return how often a field is right, among figures that are (or were merely found)."""
    ones = [one for report in judged for one in report.figures if (one.whole if whole else one.claim is not None)]
    told = [one.right[name] for one in ones if name in one.right]
    return sum(told), len(told)


def _totals(judged: Sequence[Judged]) -> Iterator[Row]:
    counted = sum(len(report.figures) for report in judged)
    whole = figure_score(judged, lambda one: one.whole)
    yield Row("figures: value, bounds, unit and indicator, F1", _f1(whole), "must 85, go for 92", _pr(whole, counted))
    found = figure_score(judged, lambda one: one.claim is not None)
    yield Row("figures: found at all, F1", _f1(found), "", _pr(found, counted))
    value = figure_score(judged, lambda one: one.claim is not None and one.right["value"])
    yield Row("figures: value and bounds, F1", _f1(value), "", _pr(value, counted))
    goals = {"place": "must 88, go for 95", "period": "must 80, go for 90", "speaker": "must 85, go for 93"}
    for name in FIELDS:
        yield _share(f"{name} right, given the figure", *accuracy(judged, name), goals[name])
    for name in _ASIDE:
        yield _share(f"{name} right, given a figure found", *accuracy(judged, name, whole=False), "")
    deeds = deed_score(judged, lambda one: one.whole)
    number = sum(len(report.statements) + len(report.measures) for report in judged)
    yield Row(
        "statements and measures: sentence, kind and actor, F1", _f1(deeds), "must 75, go for 88", _pr(deeds, number)
    )
    kinds = deed_score(judged, lambda one: one.claim is not None)
    yield Row("statements and measures: sentence and kind, F1", _f1(kinds), "", _pr(kinds, number))
    yield from _apart(judged)
    wrong = Counter(why for report in judged for _, why in report.extra)
    yield Row("figures nobody wanted", str(sum(wrong.values())), "", ", ".join(f"{w} {n}" for w, n in wrong.items()))


def _apart(judged: Sequence[Judged]) -> Iterator[Row]:
    """Yield statements and measures apart, and their other fields given sentence, kind and actor."""
    said, spare = [one for r in judged for one in r.statements], sum(len(r.spare_statements) for r in judged)
    yield from _kind("statements", said, spare)
    done, spare = [one for r in judged for one in r.measures], sum(len(r.spare_measures) for r in judged)
    yield from _kind("measures", done, spare)


def _kind(name: str, done: Sequence[Done], spare: int) -> Iterator[Row]:
    given = sum(one.claim is not None for one in done) + spare
    made = _score(sum(one.whole for one in done), given, len(done))
    yield Row(f"{name}: sentence, kind and actor, F1", _f1(made), "", _pr(made, len(done)))
    for field in ("target", "status", "date"):
        told = [one.right[field] for one in done if one.whole and field in one.right]
        if told:
            yield _share(f"{name}: {field} right, given the rest", sum(told), len(told), "")


def _genres(judged: Sequence[Judged]) -> Iterator[Row]:
    for genre in sorted({report.report.genre for report in judged}):
        some = [report for report in judged if report.report.genre == genre]
        made, deeds = figure_score(some, lambda one: one.whole), deed_score(some, lambda one: one.whole)
        wanted = sum(len(report.statements) + len(report.measures) for report in some)
        remark = f"{len(some)} reports, {sum(len(report.figures) for report in some)} figures"
        remark += f"; statements and measures {_f1(deeds)} of {wanted}" if wanted else ""
        figures = any(report.figures or report.extra for report in some)
        yield Row(f"genre {genre}: figures, F1", _f1(made) if figures else "none", "", remark)


def _phenomena(judged: Sequence[Judged]) -> Iterator[Row]:
    for name, holds in PHENOMENA.items():
        ones = [one for report in judged for one in report.figures if holds(one, report)]
        if ones:
            values = sum(one.claim is not None and one.right["value"] for one in ones)
            remark = f"{len(ones)} figures, value and bounds {values}"
            yield Row(f"{name}: figures right", f"{100 * sum(one.whole for one in ones) / len(ones):.0f} %", "", remark)


def _of(one: Found, *qualifiers: str) -> bool:
    return one.item.values[0].qualifier in qualifiers


def _score(hits: int, given: int, wanted: int) -> Score:
    return Score(hits / given if given else 0.0, hits / wanted if wanted else 0.0)


def _f1(score: Score) -> str:
    return f"{100 * score.f1:.1f}"


def _pr(score: Score, wanted: int) -> str:
    return f"P {100 * score.precision:.1f}, R {100 * score.recall:.1f}, {wanted} wanted"


def _share(what: str, right: int, of: int, goal: str) -> Row:
    return Row(what, f"{100 * right / of:.1f} %" if of else "none", goal, f"{right} of {of}")
