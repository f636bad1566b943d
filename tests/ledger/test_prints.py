"""Fingerprints in the ledger: kept by report, entered by hash in one go, bounded, and gone when they must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from ledger.made import addition, additions
from sitroom.ledger import Ledger
from sitroom.ledger.prints import Prints, packed, unpacked
from sitroom.ledger.types import CARRIERS
from sitroom.model import Copy, Span

HASHES = st.integers(-(2**63), 2**63 - 1)
PLACES = st.integers(0, 10**7)


def shas(room: Ledger, count: int) -> list[str]:
    """Record so many reports and return their hashes in order."""
    made = additions(count)
    room.record(made)
    return [one.report.sha256 for one in made]


def numbers(room: Ledger, wanted: list[str]) -> list[int]:
    """Return the numbers of reports."""
    found = {one.sha256: one.number for one in room.kin_of(wanted)}
    return [found[sha] for sha in wanted]


@given(st.lists(st.tuples(HASHES, PLACES, PLACES)))
def test_packed_fingerprints_come_back(rows: list[tuple[int, int, int]]) -> None:
    """Any hashes with their places, in the order of the text, return as they were."""
    ordered = sorted(rows, key=lambda row: row[1])
    made = Prints(*(tuple(row[at] for row in ordered) for at in (0, 1)), tuple(row[1] + row[2] for row in ordered))
    assert unpacked(packed(made)) == made


def test_a_report_waits_until_it_was_compared_and_then_until_it_is_entered(room: Ledger) -> None:
    """What is recorded is told as not compared, what was compared as recent, what is entered by its hashes."""
    a, b = shas(room, 2)
    assert room.uncompared() == [a, b]
    one, two = numbers(room, [a, b])
    made = Prints((-7, 5), (0, 3), (9, 12))
    room.put_lineage({a: made}, [])
    assert (room.uncompared(), room.recent(), room.carriers([5])) == ([b], [one], {})
    room.put_lineage({b: Prints((5,), (1,), (2,))}, [])
    room.merge()
    assert (room.uncompared(), room.recent()) == ([], [])
    assert room.carriers([5, -7, 9]) == {5: (one, two), -7: (one,)}
    assert room.prints([one]) == {one: made}


def test_entering_twice_changes_nothing(room: Ledger) -> None:
    """Two processes may compare the same report; its hashes carry it once."""
    [sha] = shas(room, 1)
    for _ in range(2):
        room.put_lineage({sha: Prints((5,), (0,), (9,))}, [])
        room.merge()
    assert room.carriers([5]) == {5: tuple(numbers(room, [sha]))}


def test_a_hash_has_so_many_carriers_and_withdrawn_ones_do_not_count(room: Ledger) -> None:
    """What everybody says is kept for the first only; who was withdrawn leaves room for another."""
    held = shas(room, CARRIERS + 3)
    room.put_lineage(dict.fromkeys(held[: CARRIERS + 1], Prints((5,), (0,), (9,))), [])
    room.merge()
    assert room.carriers([5])[5] == tuple(numbers(room, held[:CARRIERS]))
    room.withdraw(held[0], "mistake", "ana")
    room.put_lineage(dict.fromkeys(held[CARRIERS + 1 :], Prints((5,), (0,), (9,))), [])
    room.merge()
    assert room.carriers([5])[5] == tuple(numbers(room, [*held[:CARRIERS], held[CARRIERS + 1]]))


def test_copies_replace_those_of_the_same_pair(room: Ledger) -> None:
    """The last word about two reports is the one that is kept."""
    a, b = shas(room, 2)
    for share in (0.5, 0.75):
        copy = Copy(report=b, of=a, containment=share, shared=((Span(0, 4), Span(1, 5)),))
        room.put_lineage({}, [copy])
    assert room.copies() == [copy]


def test_what_was_erased_while_it_was_compared_is_left_out(room: Ledger) -> None:
    """The other reports of the run are kept, and nothing of the erased one comes back."""
    a, b = shas(room, 2)
    room.erase(a, "asked for", "ana", "GDPR Art. 17")
    room.put_lineage(dict.fromkeys([a, b], Prints((5,), (0,), (9,))), [Copy(report=b, of=a, containment=1, shared=())])
    room.merge()
    assert room.carriers([5]) == {5: tuple(numbers(room, [b]))}
    assert room.copies() == []


def test_cleared_lineage_is_made_anew(room: Ledger) -> None:
    """After clearing, every report waits to be compared again."""
    held = shas(room, 3)
    room.put_lineage(dict.fromkeys(held, Prints((5,), (0,), (9,))), [])
    room.merge()
    room.clear_lineage()
    assert room.uncompared() == held
    assert (room.carriers([5]), room.copies()) == ({}, [])


def test_kin_are_dated_by_their_reading_where_they_have_no_date(room: Ledger) -> None:
    """Lineage sees the day a reader found, and who was withdrawn."""
    from dataclasses import replace

    from sitroom.model import Known

    made = addition("Undated: 44 people.", published=Known())
    made = replace(made, reading=replace(made.reading, published=Known("2021-11-09", "read")))
    room.record([made])
    room.withdraw(made.report.sha256, "mistake", "ana")
    [one] = room.kin_of([made.report.sha256, "0" * 64])
    assert (one.published, one.withdrawn) == ("2021-11-09", True)
    assert room.kin([one.number, 10**6]) == [one]
    assert room.texts([one.number, 10**6]) == {one.number: made.report.text}


@pytest.mark.parametrize("count", [2, 40])
def test_entering_asks_as_many_queries_for_many_reports_as_for_few(room: Ledger, count: int) -> None:
    """The work of the database grows with the hashes, a thousand at a time, not with the reports."""
    held = shas(room, count)
    room.put_lineage(dict.fromkeys(held, Prints((5, 6), (0, 1), (9, 10))), [])
    seen = list[str]()
    event.listen(room._database.engine, "before_cursor_execute", lambda *told: seen.append(told[2]))
    room.merge()
    assert len(seen) <= 10
