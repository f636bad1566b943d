"""Which claims of a series are held against each other: statements, not claims, so that the work stays linear.

A thousand reports that say "about 7,000" for one day are one statement. Within a point every two statements are
compared (of the twelve with most voices), a statement with several voices once per further voice; between points, each
point with the next, and the last word of every voice with those of the other voices nearby in time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from sitroom.model import Figure
from sitroom.picture.bounds import bounds
from sitroom.picture.compare import compare_in_series
from sitroom.picture.context import Context
from sitroom.picture.periods import apart
from sitroom.picture.types import Comparison, Point

MOST_STATEMENTS = 12
MOST_VOICES = 12
_STANDING = ("stock", "cumulative", None)


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with its qualifier: for each voice that says it one claim, and what voices say twice."""

    figures: tuple[Figure, ...]
    repeats: tuple[tuple[Figure, Figure], ...]
    claims: int


def comparisons(
    points: Sequence[Point], figures: Mapping[str, Figure], context: Context
) -> tuple[tuple[Comparison, ...], int]:
    """Return the comparisons of a series, and how many statements were left out of them."""
    stated = [_statements([figures[name] for name in point.claims], context) for point in points]
    left_out = sum(max(0, len(found) - MOST_STATEMENTS) for found in stated)
    found: dict[tuple[str, str], Comparison] = {}
    pairs = [*_within(stated, context), *_between(points, figures), *_last_words(stated, figures, context)]
    for a, b in pairs:
        first, second = (a, b) if a.id < b.id else (b, a)
        if first.id != second.id and (first.id, second.id) not in found:
            found[first.id, second.id] = compare_in_series(first, second, context)
    return tuple(found.values()), left_out


def _statements(figures: Sequence[Figure], context: Context) -> list[Statement]:
    told: dict[tuple[object, ...], dict[str, list[Figure]]] = {}
    for figure in figures:
        said = (figure.value, *bounds(figure), figure.qualifier)
        told.setdefault(said, {}).setdefault(context.voice(figure), []).append(figure)
    made = [_statement(voices) for voices in told.values()]
    return sorted(made, key=lambda statement: (-len(statement.figures), -statement.claims, statement.figures[0].id))


def _statement(voices: Mapping[str, Sequence[Figure]]) -> Statement:
    told = sorted((sorted(figures, key=_order) for figures in voices.values()), key=lambda one: _order(one[0]))
    repeats = tuple(pair for figures in told if (pair := _in_two_reports(figures)))
    return Statement(tuple(figures[0] for figures in told), repeats, sum(map(len, told)))


def _in_two_reports(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    first = figures[0]
    return next(((first, other) for other in figures[1:] if other.anchor.report != first.anchor.report), None)


def _order(figure: Figure) -> tuple[bool, str]:
    return figure.part_of is not None, figure.id


def _within(stated: Sequence[Sequence[Statement]], context: Context) -> Iterator[tuple[Figure, Figure]]:
    for statements in stated:
        compared = statements[:MOST_STATEMENTS]
        for statement in compared:
            first, *others = statement.figures[: MOST_VOICES + 1]
            yield from ((first, other) for other in others)
            yield from statement.repeats[:MOST_VOICES]
        for one, other in combinations(compared, 2):
            yield _two_voices(one, other, context)


def _two_voices(one: Statement, other: Statement, context: Context) -> tuple[Figure, Figure]:
    """Return a claim of each statement, of two voices where there are two."""
    pairs = product(one.figures[:3], other.figures[:3])
    apart = (pair for pair in pairs if context.voice(pair[0]) != context.voice(pair[1]))
    return next(apart, (one.figures[0], other.figures[0]))


def _between(points: Sequence[Point], figures: Mapping[str, Figure]) -> Iterator[tuple[Figure, Figure]]:
    for earlier, later in pairwise(points):
        yield figures[earlier.headline], figures[later.headline]


def _last_words(
    stated: Sequence[Sequence[Statement]], figures: Mapping[str, Figure], context: Context
) -> Iterator[tuple[Figure, Figure]]:
    last: dict[str, Figure] = {}
    for statements in stated:
        for statement in statements:
            for figure in statement.figures:
                if figure.nature in _STANDING and figure.part_of not in figures:
                    last[context.voice(figure)] = figure
    newest = list(last.values())[-MOST_VOICES:]
    for one, other in combinations(newest, 2):
        gap = apart(context.held(one), context.held(other))
        if gap is None or gap <= context.near(one):
            yield one, other
