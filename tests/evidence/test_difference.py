"""What changed between two captures."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.evidence import Diff, diff, parse
from sitroom.model import Report

A = "# Week 46\n\nOfficers stopped 117 people on Thursday.\n\nNobody was hurt.\n\nTwo boats were sent to the river.\n"
B = "# Week 46\n\nOfficers stopped 119 people on Thursday night.\n\nTwo boats were sent to the river.\n\nA third is.\n"


def report(text: str) -> Report:
    """Return a text as read."""
    return parse(text.encode(), "a.md")[0].report


def shown(found: Diff, a: str, b: str) -> list[tuple[str, str, str]]:
    """Return kind and passages of each change."""
    return [
        (c.kind, a[c.a.start : c.a.end] if c.a else "", b[c.b.start : c.b.end] if c.b else "") for c in found.changes
    ]


def test_passages_removed_added_and_changed() -> None:
    """Each change is told once, in the order of the text, and the words that changed are marked."""
    found = diff(report(A), report(B))
    assert shown(found, A, B) == [
        ("changed", "Officers stopped 117 people on Thursday.", "Officers stopped 119 people on Thursday night."),
        ("removed", "Nobody was hurt.", ""),
        ("added", "", "A third is."),
    ]
    words = [(A[w.a_start : w.a_end], B[w.b_start : w.b_end]) for w in found.changes[0].words]
    assert words == [("117", "119"), ("", "night")]
    assert found.same == 2


def test_furniture_and_white_space_are_no_change() -> None:
    """Navigation that changes and lines that wrap otherwise are not told."""
    a = "Skip to main content\n\nOfficers stopped 117 people\non Thursday night."
    b = "Officers stopped 117\npeople on Thursday night.\n\nAdd new comment"
    assert diff(report(a), report(b)).empty


def test_fields_that_changed_are_told() -> None:
    """A new date or title is a change too."""
    found = diff(report("# A b c\n\nPublished: 18 November 2021\n"), report("# A b d\n\nPublished: 19 November 2021\n"))
    assert {(field.name, field.a, field.b) for field in found.fields} >= {
        ("title", "A b c", "A b d"),
        ("published", "2021-11-18", "2021-11-19"),
    }


@given(st.lists(st.sampled_from(["One 1.", "Two 2.", "Three 3.", "Four four 4."]), max_size=8), st.data())
def test_the_second_can_be_made_from_the_first(lines: list[str], data: st.DataObject) -> None:
    """Removing, adding and changing as told turns the passages of one into those of the other."""
    others = data.draw(st.lists(st.sampled_from(["One 1.", "Two 2!", "Three 3.", "Five."]), max_size=8))
    a, b = (report("Begin here.\n\n" + "\n\n".join(part)) for part in (lines, others))
    found = diff(a, b)
    gone = {c.a.number for c in found.changes if c.a}
    new = {c.b.number for c in found.changes if c.b}
    kept_a = [a.text[p.start : p.end] for p in a.passages if p.number not in gone]
    kept_b = [b.text[p.start : p.end] for p in b.passages if p.number not in new]
    assert kept_a == kept_b
    assert len(kept_a) == found.same


@pytest.mark.parametrize("count", [3000])
def test_long_texts_are_compared_in_time(count: int) -> None:
    """Thousands of passages, many the same, do not take for ever."""
    a = report("\n\n".join(f"Passage number {n % 7} of them all." for n in range(count)))
    b = report("\n\n".join(f"Passage number {n % 5} of them all." for n in range(count)))
    began = time.process_time()
    diff(a, b)
    assert time.process_time() - began < 20
