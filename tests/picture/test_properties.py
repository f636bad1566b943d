"""What must hold of any room: order does not count, nothing is invented, the unlike is never added, work is linear."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.model import Figure, Population
from sitroom.picture import Picture, bounds, pairs

from .factory import as_of, copy, during, figure, picture

NUMBERS = st.sampled_from([10.0, 20, 30, 40, 419, 430, 432, 7000])


@st.composite
def rooms(draw: st.DrawFn) -> list[Figure]:
    """Draw up to ten figures with parts, events and periods of all kinds."""
    made: list[Figure] = []
    for at in range(draw(st.integers(1, 10))):
        parts = [other.id for other in made if other.part_of is None]
        made.append(
            figure(
                f"c{at}",
                draw(NUMBERS),
                draw(st.sampled_from(["exact", "about", "over", "up_to", "nearly"])),
                report=f"r{draw(st.integers(0, 3))}",
                at=draw(st.sampled_from(["BLR", "camp", "EU", "LTU", "LVA", "POL", None])),
                indicator=draw(st.sampled_from(["arrivals", "stranded", "returns", None])),
                nature=draw(st.sampled_from(["stock", "cumulative", "flow", None])),
                unit=draw(st.sampled_from(["people", "attempts", "EUR"])),
                event=draw(st.sampled_from([None, None, "return_flight/BLR/IRQ/w4", "return_flight/BLR/?/2021-11-18"])),
                period=draw(
                    st.sampled_from(
                        [None, as_of("2021-11-18"), as_of("2021-11-20"), during("2021-11-01", "2021-11-30")]
                    )
                ),
                modality=draw(st.sampled_from(["asserted", "estimated", "planned", "denied"])),
                population=draw(st.sampled_from([Population(), Population(("IRQ",)), Population((), "children")])),
                speaker=draw(st.sampled_from([None, "Guard", "Ministry", "a resident"])),
                part_of=draw(st.sampled_from([None, *parts])),
                start=draw(st.integers(0, 500)),
            )
        )
    return made


COPIES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda pair: pair[0] > pair[1]), max_size=3, unique=True
).map(lambda found: [copy(f"r{a}", f"r{b}") for a, b in found])


@settings(max_examples=60, deadline=None)
@given(rooms(), COPIES, st.randoms(use_true_random=False))
def test_order_changes_nothing(claims: list[Figure], copies: list, rng) -> None:  # type: ignore[no-untyped-def, type-arg]
    """The same claims and copies in another order give an equal picture."""
    shuffled, others = claims[:], copies[:]
    rng.shuffle(shuffled)
    rng.shuffle(others)
    one, other = picture(claims, copies=copies), picture(shuffled, copies=others)
    for name in ("series", "sums", "gaps", "conflicts", "key_series", "money", "beside", "unplaced"):
        assert getattr(one, name) == getattr(other, name), name


@settings(max_examples=60, deadline=None)
@given(rooms(), COPIES)
def test_nothing_is_invented(claims: list[Figure], copies: list) -> None:  # type: ignore[type-arg]
    """Each claim stands in one point and one voice of one series; headlines are stated, ranges hold them."""
    built = picture(claims, copies=copies)
    placed = [name for one in built.series for point in one.points for name in point.claims]
    assert sorted([*placed, *built.unplaced]) == sorted(claim.id for claim in claims)
    for one in built.series:
        assert sorted(n for v in one.voices for n in v.claims) == sorted(n for p in one.points for n in p.claims)
        for point in one.points:
            assert point.headline in point.claims
            value = built.figure(point.headline).value or 0
            assert point.low is None or point.low <= max(value, bounds(built.figure(point.headline))[0] or 0)
            assert point.high is None or point.high >= value


@settings(max_examples=60, deadline=None)
@given(rooms())
def test_unlike_things_are_never_added_or_set_against_each_other(claims: list[Figure]) -> None:
    """A sum has one unit and one indicator, a declared one also one manner; a conflict is within one series."""
    built = picture(claims)
    for check in built.sums:
        told = [built.figure(name) for name in (check.total, *check.parts)]
        assert len({(f.unit, f.change) for f in told}) == 1
        assert len({f.indicator for f in told} - {None}) <= 1
        assert len({f.nature for f in told} - {None}) <= 1
        if any(part.part_of != check.total for part in told[1:]):
            assert len({f.modality in ("asserted", "estimated") for f in told}) == 1
    series = {name: one.id for one in built.series for point in one.points for name in point.claims}
    for conflict in built.conflicts:
        assert series[conflict.comparison.a] == series[conflict.comparison.b] == conflict.series


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count the comparisons within series."""
    calls = [0]
    real = pairs.compare_in_series

    def compare(*given: object) -> object:
        calls[0] += 1
        return real(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(pairs, "compare_in_series", compare)
        yield calls


def _crowd(reports: int, values: int) -> list[Figure]:
    """Return two claims a report on one thing, of so many different values and over thirty days."""
    return [
        figure(
            f"{at}-{no}", 1000.0 + (at * 7 + no) % values, report=f"r{at}", period=as_of(f"2021-11-{1 + at % 30:02}")
        )
        for at in range(reports)
        for no in range(2)
    ]


def test_comparisons_grow_with_values_not_with_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the claims with the same few values cost about as many comparisons; all different ones stay linear."""
    counts = []
    for reports in (300, 3000):
        with counted(monkeypatch) as calls:
            picture(_crowd(reports, values=5))
        counts.append(calls[0])
    assert counts[1] <= 3 * counts[0]
    with counted(monkeypatch) as calls:
        picture(_crowd(2000, values=10**6))
    assert calls[0] <= 12 * 4000


def test_a_large_room_is_feasible() -> None:
    """Ten thousand claims of two thousand reports, with a family of copies, take seconds."""
    claims: list[Figure] = []
    for at in range(2000):
        for no in range(5):
            place = ("BLR", "POL", "LTU", "LVA", "camp")[no]
            day = as_of(f"2021-11-{1 + at % 30:02}")
            claims.append(
                figure(f"{at}-{no}", 100.0 * (at % 17), report=f"r{at:04}", at=place, period=day, start=60 * no)
            )
    copies = [copy(f"r{at:04}", f"r{at - back:04}") for at in range(100, 400) for back in range(1, 20)]
    started = time.process_time()
    built: Picture = picture(claims, copies=copies)
    assert time.process_time() - started < 8
    assert len(built.series) == 5
