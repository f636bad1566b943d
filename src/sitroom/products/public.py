"""Small counts of migrant sub-groups, left out of what everybody may read.

Primary suppression: a count from 1 to 4 of a nationality or a group. Complementary suppression: where exactly
one part of a stated sum is left out, it could be worked out from the total, so the smallest other part goes too
(Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from collections.abc import Iterable
from dataclasses import replace

from sitroom.model import Figure, Tlp
from sitroom.model.errors import UsageError
from sitroom.picture.types import Picture, Point, Series
from sitroom.products.numerals import is_money

THRESHOLD = 5
_Key = tuple[object, ...]


def public_view(picture: Picture) -> tuple[Picture, dict[str, list[tuple[int, int]]]]:
    """Return the picture without its small counts, and the spans of their mentions, by report.

    Raises
    ------
    UsageError
        When a report is marked above TLP:CLEAR.
    """
    closed = [one for one in picture.sources.values() if one.tlp != str(Tlp.CLEAR)]
    if closed:
        raise UsageError(
            f"{len(closed)} of {len(picture.sources)} reports are marked above TLP:CLEAR",
            "withdraw them from the view, mark them TLP:CLEAR, or make an internal brief",
            closed[0].name,
        )
    gone = suppressed(picture)
    spans: dict[str, list[tuple[int, int]]] = {}
    for claim_id in sorted(gone):
        claim = picture.figure(claim_id)
        if claim.mention is not None and claim.anchor.report is not None:
            spans.setdefault(claim.anchor.report, []).append((claim.mention.start, claim.mention.end))
    return _without(picture, gone), spans


def suppressed(picture: Picture) -> frozenset[str]:
    """Return the figures to leave out: small counts, their complements, and all that say the same elsewhere."""
    figures = {key: held.claim for key, held in picture.claims.items() if isinstance(held.claim, Figure)}
    gone = {key for key, figure in figures.items() if is_small(figure)}
    groups = _groups(picture, figures)
    while True:
        more = _complements(groups, gone, figures) - gone
        more |= _same(gone | more, figures) - gone
        if not more:
            return frozenset(gone)
        gone |= more


def is_small(figure: Figure) -> bool:
    """Say whether a figure counts one to four people of a nationality or group."""
    if figure.unit in ("percent", "km") or is_money(figure.unit):
        return False
    if not (figure.population.nationality or figure.population.group):
        return False
    most = figure.value if figure.value is not None else figure.high
    return most is not None and 0 < most < THRESHOLD


def _groups(picture: Picture, figures: dict[str, Figure]) -> list[set[str]]:
    groups = [{part for part in check.parts if part in figures} for check in picture.sums]
    parts: dict[str, set[str]] = {}
    for key, figure in figures.items():
        if figure.part_of is not None:
            parts.setdefault(figure.part_of, set()).add(key)
    return [group for group in (*groups, *parts.values()) if len(group) > 1]


def _complements(groups: list[set[str]], gone: set[str], figures: dict[str, Figure]) -> set[str]:
    found = set()
    for group in groups:
        left = group - gone
        if len(group) - len(left) == 1 and left:
            found.add(min(left, key=lambda key: (figures[key].value or 0.0, key)))
    return found


def _same(gone: set[str], figures: dict[str, Figure]) -> set[str]:
    wanted = {_key(figures[key]) for key in gone}
    return {key for key, figure in figures.items() if _key(figure) in wanted}


def _key(figure: Figure) -> _Key:
    counted = tuple(ref.id for ref in figure.places if ref.role == "counted")
    return (figure.indicator, figure.unit, counted, figure.population, figure.value, figure.low, figure.high)


def _without(picture: Picture, gone: frozenset[str]) -> Picture:
    if not gone:
        return picture
    series = tuple(kept for one in picture.series if (kept := _series(one, gone)))
    held = {one.id for one in series}
    return replace(
        picture,
        claims={key: held for key, held in picture.claims.items() if key not in gone},
        series=series,
        sums=tuple(check for check in picture.sums if not gone.intersection((check.total, *check.parts))),
        conflicts=tuple(
            c for c in picture.conflicts if not gone & {c.comparison.a, c.comparison.b} and c.series in held
        ),
        key_series=tuple(key for key in picture.key_series if key in held),
        money=_kept(picture.money, gone),
        beside={
            key: tuple(one for one in found if not gone & {one.a, one.b})
            for key, found in picture.beside.items()
            if key in held
        },
    )


def _series(one: Series, gone: frozenset[str]) -> Series | None:
    touched = gone.intersection(claim for point in one.points for claim in point.claims)
    if not touched:
        return one
    points = tuple(kept for point in one.points if (kept := _point(point, gone)))
    if not points:
        return None
    voices = [replace(voice, claims=_kept(voice.claims, gone)) for voice in one.voices]
    return replace(
        one,
        points=points,
        lead=-1,
        voices=tuple(voice for voice in voices if voice.claims),
        comparisons=tuple(c for c in one.comparisons if not gone & {c.a, c.b}),
        # their words may tell the number that is left out
        trend=None,
        trend_reason=None,
        note=None,
    )


def _point(point: Point, gone: frozenset[str]) -> Point | None:
    claims = _kept(point.claims, gone)
    if not claims:
        return None
    headline = point.headline if point.headline in claims else claims[0]
    return replace(point, claims=claims, headline=headline, low=None, high=None)


def _kept(claims: Iterable[str], gone: frozenset[str]) -> tuple[str, ...]:
    return tuple(claim for claim in claims if claim not in gone)
