"""Shared spans: aligned, grown to whole words, bounded."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.lineage.align import GAP, runs, shared_spans
from sitroom.model import Span

OPENING = "Last night, "
SENTENCE = "the guard counted ninety people at the old railway bridge"


def test_a_span_grows_to_whole_words_and_no_further() -> None:
    """Equal characters around a shared shingle belong to the span, half a word does not."""
    text, other = f"{OPENING}{SENTENCE} today", f"{SENTENCE} tonight"
    at = text.index("ninety people")
    of = other.index("ninety people")
    spans = shared_spans(runs([(at, at + 13, of, of + 13)]), text, other)
    assert spans == ((Span(12, 12 + len(SENTENCE)), Span(0, len(SENTENCE))),)


def test_changed_words_stay_inside_one_span() -> None:
    """Two matches with a rewritten word between them are one span."""
    assert len(runs([(0, 30, 5, 35), (45, 80, 50, 85)])) == 1


def test_stretches_in_another_order_are_spans_of_their_own() -> None:
    """A text whose second half was moved to the front gives two spans, not one from end to end."""
    assert len(runs([(0, 30, 500, 530), (40, 70, 540, 570), (80, 110, 0, 30), (120, 150, 40, 70)])) == 2


def test_far_apart_is_not_one_span() -> None:
    """More than `GAP` code points between two matches end a span."""
    assert len(runs([(0, 30, 0, 30), (31 + GAP, 80 + GAP, 31 + GAP, 80 + GAP)])) == 2


@settings(deadline=None)
@given(st.text(alphabet="ab c.", max_size=60), st.text(alphabet="ab c.", max_size=60), st.text("abc ", max_size=20))
def test_grown_spans_are_equal_where_nothing_was_changed(before: str, after: str, other: str) -> None:
    """A single match grows over equal text only: both spans read the same."""
    core = "xx yy"
    text, of = f"{before}{core}{after}", f"{other}{core}{after}"
    match = (len(before), len(before) + 5, len(other), len(other) + 5)
    ((mine, theirs),) = shared_spans(runs([match]), text, of)
    assert text[mine.start : mine.end] == of[theirs.start : theirs.end]
    assert core in text[mine.start : mine.end]
