"""Copies: six kinds of edits found, direction, boilerplate, quotations."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from sitroom.lineage import MemoryIndex, Text, find_copies

from .texts import body, edited, excerpt, story

FOOTER = (
    "The service is part of the interior ministry. Its press office answers questions on working days between eight "
    "and four; figures are provisional and may be corrected without notice. Follow the service on its own channel."
)


def _pairs(new: Mapping[str, Text]) -> set[tuple[str, str]]:
    return {(copy.report, copy.of) for copy in find_copies(new, MemoryIndex())}


def _dated(text: str, day: int, publisher: str = "A") -> Text:
    return Text(text=text, publisher=publisher, published=f"2021-11-{day:02}")


def _shuffled(text: str, rng: random.Random) -> str:
    sentences = text.split(". ")
    rng.shuffle(sentences)
    return ". ".join(sentences)


EDITS = {
    "verbatim": lambda text, rng: text,
    "first 40 %": lambda text, rng: text[: int(len(text) * 0.4)],
    "10 % edits": lambda text, rng: edited(text, 0.1, rng),
    "25 % edits": lambda text, rng: edited(text, 0.25, rng),
    "80-word excerpt": lambda text, rng: f"{body(901)} {excerpt(text, 80, rng)} {body(902)}",
    "shuffled": _shuffled,
}


@pytest.mark.parametrize("kind", EDITS)
def test_every_kind_of_copy_is_found(kind: str) -> None:
    """Each kind of edit is found for each of thirty reports, and no other pair is."""
    rng = random.Random(3)
    new = {f"o{at:02}": _dated(body(at), 1) for at in range(30)}
    new |= {f"z{at:02}": _dated(EDITS[kind](body(at), rng), 2, "B") for at in range(30)}
    found = _pairs(new)
    assert {(f"z{at:02}", f"o{at:02}") for at in range(30)} <= found
    assert {pair for pair in found if pair[0][0] == "z" and pair[1][0] == "o"} == {
        (f"z{at:02}", f"o{at:02}") for at in range(30)
    }


def test_spans_are_the_evidence() -> None:
    """The shared spans of an excerpt lie where it was taken from and where it was put, and read the same."""
    origin, host = body(1), body(2)
    piece = " ".join(origin.split(" ")[40:130])
    (copy,) = find_copies({"a": _dated(origin, 1), "b": _dated(f"{host} {piece}", 2, "B")}, MemoryIndex())
    (mine, theirs), *_ = sorted(copy.shared, key=lambda pair: pair[0].start - pair[0].end)
    assert f"{host} {piece}"[mine.start : mine.end] == origin[theirs.start : theirs.end]
    assert mine.end - mine.start > 0.9 * len(piece)


def test_the_earlier_published_is_the_origin_whatever_came_in_first() -> None:
    """Direction follows publication, also against an index that already holds the copy."""
    index = MemoryIndex()
    find_copies({"late": _dated(body(1), 9)}, index)
    (copy,) = find_copies({"early": _dated(body(1), 2, "B")}, index)
    assert (copy.report, copy.of, copy.containment) == ("late", "early", 1.0)


def test_without_a_day_the_earlier_recorded_is_the_origin() -> None:
    """Undated reports are ordered by when the room got them."""
    new = {
        "a": Text(text=body(1), recorded_at=datetime(2021, 11, 20, tzinfo=UTC)),
        "b": Text(text=body(1), recorded_at=datetime(2021, 11, 19, tzinfo=UTC)),
    }
    assert _pairs(new) == {("a", "b")}


def test_a_publishers_footer_is_no_copy() -> None:
    """What five reports of one publisher end with ties neither them nor whoever quotes it."""
    short = {f"{at}": _dated(f"{story(at, sentences=8)} {FOOTER}", at + 1) for at in range(6)}
    short["x"] = _dated(f"{story(77, sentences=8)} {FOOTER}", 20, "B")
    assert not _pairs(short)
    assert _pairs(dict(list(short.items())[:2])), "two reports alone do not show what is boilerplate"


def test_a_story_updated_often_is_still_the_origin_of_a_copy() -> None:
    """Six updates of one story make its text no boilerplate for the paper that took it over."""
    new = {f"{at}": _dated(f"{body(1)} Update {at}.", at + 1) for at in range(6)}
    new["x"] = _dated(body(1), 20, "B")
    assert ("x", "0") in _pairs(new)


def test_a_quotation_in_two_long_reports_ties_nothing_but_its_words() -> None:
    """An official statement of thirty words leaves no copy of reports that are long enough to be their own."""
    quote = " ".join(body(500).split(" ")[:30])
    one, other = f"{body(1)} “{quote}” {body(2)}", f"{body(3)} “{quote}” {body(4)}"
    for copy in find_copies({"a": _dated(one, 1), "b": _dated(other, 2, "B")}, MemoryIndex()):
        assert copy.containment < 0.1
        assert sum(span.end - span.start for span, _ in copy.shared) < 3 * len(quote)


def test_unrelated_reports_share_nothing() -> None:
    """Sixty independent stories made of the same stock phrases give no pair."""
    assert not _pairs({f"{at}": _dated(body(at), 1, f"{at % 7}") for at in range(60)})


def test_a_report_is_tied_to_its_nearest_kin_only() -> None:
    """A text carried by forty papers stays bounded: at most twenty ties a report, each of them of the earliest."""
    new = {
        f"{at:02}": Text(text=body(1), publisher=f"P{at}", published=f"2021-11-01T{at:02}:00" if at < 24 else None)
        for at in range(40)
    }
    copies = find_copies(new, MemoryIndex())
    assert max(sum(copy.report == sha for copy in copies) for sha in new) == 20
    assert all(any(copy.of == "00" for copy in copies if copy.report == sha) for sha in new if sha != "00")


def test_a_report_with_hundreds_of_likely_kin_finds_its_origin() -> None:
    """Where stock phrases tie a report to all others, the one it was copied from is still looked at."""
    stock = [" ".join(body(at).split(" ")[:40]) for at in range(900, 906)]
    new = {f"{at:03}": _dated(f"{' '.join(stock)} {body(at)}", 1, f"P{at}") for at in range(120)}
    new["x"] = _dated(" ".join([*stock, body(77)]), 9, "Q")
    assert ("x", "077") in _pairs(new)
