"""The ledger from outside: what goes in, and what every view shows of it, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ledger.made import NOW, TEXT, addition, additions, capture, reading, report
from sitroom.ledger import FeedState, Ledger
from sitroom.model import Decision, Figure, Known, Measure, Mention, Reading, Tlp, View
from sitroom.model.claim import Anchor
from sitroom.model.errors import IntegrityError, NotFound, UsageError

TOMORROW = datetime.now(UTC).date() + timedelta(days=1)
YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)


def decision(sha: str, verdict: str, **changed: object) -> Decision:
    """Return a word on the first figure of the usual text."""
    fields = {"report": sha, "kind": "figure", "start": 22, "end": 27, "verdict": verdict, "by": "ana", **changed}
    return Decision(**fields)


def test_what_is_recorded_comes_back_equal(room: Ledger) -> None:
    """Report, original, captures and claims are returned as they were given."""
    given = addition()
    sha = given.report.sha256
    [receipt] = room.record([given])
    assert (receipt.sha256, receipt.new, receipt.claims) == (sha, True, 2)
    assert room.report(sha) == given.report
    assert room.original(sha) == given.original
    assert room.captures(sha256=sha) == list(given.captures)
    assert [recorded.claim for recorded in room.claims(NOW)] == list(given.reading.claims)


def test_the_same_bytes_twice_are_one_report_and_two_captures(room: Ledger) -> None:
    """A second addition of known bytes adds a capture, no report and no reading that says the same."""
    first, again = addition(origin="/in/a.txt"), addition(origin="/in/b.txt")
    assert [receipt.new for receipt in room.record([first, again])] == [True, False]
    [receipt] = room.record([again])
    assert (receipt.new, receipt.claims) == (False, 0)
    [source] = room.sources(NOW)
    assert (source.captures, source.origin) == (3, "/in/a.txt")
    assert len(room.readings(first.report.sha256)) == 1
    assert len(room.captures(origin="/in/b.txt")) == 2


def test_a_new_reading_replaces_the_old_one_in_views_of_now_only(room: Ledger) -> None:
    """Rereading shows new claims now; the older reading stays on record."""
    given = addition()
    room.record([given])
    newer = Reading(reader="reader 2", codebook="test 1", claims=given.reading.claims[:1])
    room.add_reading(given.report.sha256, newer)
    assert [recorded.claim for recorded in room.claims(NOW)] == list(newer.claims)
    assert [(reader, count) for reader, _, count in room.readings(given.report.sha256)] == [
        ("reader 1", 2),
        ("reader 2", 1),
    ]
    assert room.source(given.report.sha256, NOW).reader == "reader 2"


def test_known_on_an_earlier_day_shows_what_was_known_then(room: Ledger) -> None:
    """Nothing recorded today was known yesterday; all of it is known tomorrow."""
    room.record([addition()])
    assert room.claims(View(known_on=YESTERDAY)) == []
    assert room.sources(View(known_on=YESTERDAY)) == []
    assert room.search("arrivals", View(known_on=YESTERDAY)) == []
    assert len(room.claims(View(known_on=TOMORROW))) == 2
    assert len(room.search("arrivals", View(known_on=TOMORROW))) == 1


def test_as_of_leaves_out_what_held_only_later(room: Ledger) -> None:
    """A figure told for 16 November does not hold on the 15th and does on the 16th."""
    room.record([addition()])
    assert room.claims(View(as_of=date(2021, 11, 15))) == []
    assert len(room.claims(View(as_of=date(2021, 11, 16)))) == 2


def test_a_measure_holds_from_its_date_and_a_dateless_claim_from_publication(room: Ledger) -> None:
    """Valid time comes from the claim, else from the report, else from the day the reader inferred."""
    given = addition(published=Known(None, "not stated"))
    anchor = Anchor(report=given.report.sha256, start=0, end=5, quote=given.report.text[:5])
    common = {"anchor": anchor, "mention": None, "actor": "x", "action": "fund", "object": None, "status": "announced"}
    dated, dateless = Measure(id="m1", date="2021-11-20", **common), Measure(id="m2", **common)
    inferred = Known("2021-11-18", "inferred")
    room.record([replace(given, reading=replace(given.reading, claims=(dated, dateless), published=inferred))])
    found = {day: [r.claim.id for r in room.claims(View(as_of=date(2021, 11, day)))] for day in (17, 18, 20)}
    assert found == {17: [], 18: ["m2"], 20: ["m1", "m2"]}
    assert room.source(given.report.sha256, NOW).published == inferred


def test_claims_are_filtered_by_what_is_asked(room: Ledger) -> None:
    """Kind, indicator, report, review and limit each narrow the list."""
    one, two = addition(), addition("Guards counted 300 arrivals and 40 more.")
    room.record([one, two])
    sha = one.report.sha256
    room.decide(decision(sha, "accepted"))
    assert len(room.claims(NOW, kind="figure")) == 4
    assert room.claims(NOW, kind="measure") == []
    assert room.claims(NOW, indicator="deaths") == []
    assert {r.claim.anchor.report for r in room.claims(NOW, report=sha)} == {sha}
    assert [r.review for r in room.claims(NOW, review="accepted")] == ["accepted"]
    assert len(room.claims(NOW, review="waiting")) == 3
    assert [r.claim.id for r in room.claims(NOW, limit=3)] == [r.claim.id for r in room.claims(NOW)][:3]
    assert room.claims(NOW, limit=0) == []


def test_a_decision_changes_the_view_and_keeps_the_original(room: Ledger) -> None:
    """A correction shows in the claim, beside what was read; a rejection only marks; the last word counts."""
    given = addition()
    sha = given.report.sha256
    room.record([given])
    room.decide(decision(sha, "corrected", correction={"value": 7700.0, "indicator": "deaths"}, note="typo"))
    recorded = room.claims(NOW)[0]
    assert isinstance(recorded.claim, Figure)
    assert (recorded.claim.value, recorded.review, recorded.note, recorded.reviewer) == (
        7700.0,
        "corrected",
        "typo",
        "ana",
    )
    assert recorded.original == given.reading.claims[0]
    room.decide(decision(sha, "rejected"))
    assert [r.review for r in room.claims(NOW)] == ["rejected", "waiting"]
    assert [d.verdict for d in room.decisions(sha)] == ["corrected", "rejected"]
    assert room.decisions() == room.decisions(sha)


def test_filters_see_a_claim_as_corrected(room: Ledger) -> None:
    """A claim whose indicator or date was corrected is found under the corrected one only."""
    given = addition()
    room.record([given])
    period = {"kind": "as_of", "start": None, "end": "2021-12-01"}
    room.decide(decision(given.report.sha256, "corrected", correction={"indicator": "deaths", "period": period}))
    assert [r.claim.mention.text for r in room.claims(NOW, indicator="deaths")] == ["7 698"]
    assert [r.claim.mention.text for r in room.claims(NOW, indicator="arrivals")] == ["12"]
    assert [r.claim.mention.text for r in room.claims(View(as_of=date(2021, 11, 20)))] == ["12"]


def test_a_decision_outlives_a_new_reader(room: Ledger) -> None:
    """A decision is bound to report, kind and mention, so it holds for the claim of another reader."""
    given = addition()
    room.record([given])
    room.decide(decision(given.report.sha256, "accepted"))
    room.add_reading(given.report.sha256, reading(given.report, "reader 2", counted="people"))
    assert [(r.claim.counted, r.review) for r in room.claims(NOW)] == [("people", "accepted"), ("people", "waiting")]


@pytest.mark.parametrize(
    "correction", [{"report": "x"}, {"id": "x"}, {"colour": "red"}, {"period": 3}, {"places": [{}]}]
)
def test_a_correction_must_fit_the_claim(room: Ledger, correction: dict[str, object]) -> None:
    """A correction of identity, of no known field, or of the wrong shape is refused and leaves no trace."""
    given = addition()
    room.record([given])
    with pytest.raises(UsageError):
        room.decide(decision(given.report.sha256, "corrected", correction=correction))
    assert room.decisions() == []


def test_a_decision_needs_a_claim(room: Ledger) -> None:
    """There is nothing to decide where no claim stands."""
    given = addition()
    room.record([given])
    with pytest.raises(NotFound):
        room.decide(decision(given.report.sha256, "accepted", start=1))
    with pytest.raises(NotFound):
        room.decide(decision("0" * 64, "accepted"))


def test_a_withdrawn_report_is_shown_as_such_and_speaks_no_more(room: Ledger) -> None:
    """Its claims and passages are gone from views, its source says why, and it can be taken back."""
    given = addition()
    sha = given.report.sha256
    room.record([given])
    room.withdraw(sha, "wrong file", "ana")
    assert room.claims(NOW) == []
    assert room.search("arrivals", NOW) == []
    assert room.source(sha, NOW).withdrawn == "wrong file"
    assert room.source(sha, View(known_on=TOMORROW)).withdrawn == "wrong file"
    room.reinstate(sha, "it was right", "ana")
    assert len(room.claims(NOW)) == 2
    assert room.source(sha, NOW).withdrawn is None


def test_a_mark_replaces_the_mark_it_came_with(room: Ledger) -> None:
    """The newest TLP mark is the one a source shows; the report itself stays as it was recorded."""
    given = addition()
    room.record([given])
    room.mark(given.report.sha256, Tlp.AMBER, "ana")
    room.mark(given.report.sha256, Tlp.RED, "ana")
    assert room.source(given.report.sha256, NOW).tlp == "TLP:RED"
    assert room.report(given.report.sha256).tlp is Tlp.CLEAR


def test_a_beginning_of_a_hash_or_id_is_enough_unless_ambiguous(room: Ledger) -> None:
    """Prefixes find one thing, refuse two, and say when there is none."""
    room.record(additions(40))
    shas = [source.sha256 for source in room.sources(NOW)]
    assert room.source(shas[0][:16].upper(), NOW).sha256 == shas[0]
    identity = room.claims(NOW)[0].claim.id
    assert room.claim(identity[:14], NOW).claim.id == identity
    twice = next(sha[0] for sha in shas if sum(other[0] == sha[0] for other in shas) > 1)
    with pytest.raises(UsageError):
        room.source(twice, NOW)
    with pytest.raises(UsageError):
        room.claim(twice, NOW)
    for unknown in ("", "zz"):
        with pytest.raises(NotFound):
            room.source(unknown, NOW)
    with pytest.raises(NotFound):
        room.claim("zz", NOW)


def test_reports_are_fetched_together(room: Ledger) -> None:
    """Several reports come at once; those not there are left out."""
    given = additions(3)
    room.record(given)
    found = room.reports([item.report.sha256 for item in given] + ["0" * 64])
    assert found == {item.report.sha256: item.report for item in given}
    with pytest.raises(NotFound):
        room.report("0" * 64)
    with pytest.raises(NotFound):
        room.original("0" * 64)


def test_characters_no_database_takes_are_replaced_one_for_one(room: Ledger) -> None:
    """NUL and lone surrogates become U+FFFD, so that offsets stay true and nothing is raised."""
    given = addition("A\x00B \ud800 counted 77 arrivals.", title=Known("t\x00", "given"))
    made = replace(given, reading=reading(given.report, speaker="x\x00\ud800"))
    room.record([made])
    stored = room.report(given.report.sha256)
    assert stored.text == "A\ufffdB \ufffd counted 77 arrivals."
    assert stored.title.value == "t\ufffd"
    assert room.claims(NOW)[0].claim.speaker == "x\ufffd\ufffd"
    room.withdraw(given.report.sha256, "why\x00\ud800", "ana\x00")
    assert room.source(given.report.sha256, NOW).withdrawn == "why\ufffd\ufffd"
    assert room.verify().sound


def test_wrong_bytes_and_foreign_claims_are_refused(room: Ledger) -> None:
    """A report must have the hash of its bytes, and its claims must stand in it."""
    given = addition()
    with pytest.raises(ValueError, match="another hash"):
        room.record([replace(given, original=b"other")])
    with pytest.raises(ValueError, match="another report"):
        room.record([replace(given, reading=reading(report("Other 55 words.")))])
    assert room.sources(NOW) == []


def test_a_changed_original_is_not_handed_out(room: Ledger, originals) -> None:
    """Stored bytes are checked against their hash whenever they are read."""
    given = addition()
    room.record([given])
    [path] = [path for path in originals.rglob("*") if path.is_file() and len(path.name) == 62]
    path.write_bytes(b"other")
    with pytest.raises(IntegrityError):
        room.original(given.report.sha256)
    path.unlink()
    with pytest.raises(IntegrityError):
        room.original(given.report.sha256)


def test_the_state_of_a_feed_is_replaced(room: Ledger) -> None:
    """The last state put for an address is the one that is kept."""
    state = FeedState(url="https://example.org/feed", failures=2, next_try=datetime(2026, 1, 2, tzinfo=UTC))
    room.put_feed_state(state)
    newer = replace(state, failures=0, next_try=None, etag='"x"', seen=("1", "2"))
    room.put_feed_state(newer)
    assert room.feed_states() == [newer]


def test_a_second_capture_of_an_address_keeps_headers_and_redirects(room: Ledger) -> None:
    """Captures of one address are found by where it was asked for and where it ended."""
    given = addition()
    headers = (("Content-Type", "text/html"), ("X", "1"))
    made = capture(given.report, "http://a.example/", final_url="https://a.example/", status=200, headers=headers)
    room.record([replace(given, captures=(made,))])
    assert room.captures(origin="https://a.example/") == [made]
    assert room.captures(origin="http://a.example/") == [made]


def test_time_never_runs_backwards_in_the_log(room: Ledger, reopen: Callable[[], Ledger]) -> None:
    """Receipts carry aware UTC times in the order of recording, across reopening."""
    first = room.record([addition()])[0].recorded_at
    with reopen() as again:
        second = again.record([addition(TEXT + "!")])[0].recorded_at
    assert first.tzinfo is UTC
    assert second >= first


def test_a_claim_without_a_mention_is_decided_by_its_sentence(room: Ledger) -> None:
    """Where the words that carry it are not marked, the sentence's span stands for the claim."""
    given = addition()
    bare = replace(given.reading.claims[0], mention=None)
    room.record([replace(given, reading=replace(given.reading, claims=(bare,)))])
    room.decide(decision(given.report.sha256, "accepted", start=0, end=len(given.report.text)))
    assert room.claims(NOW)[0].review == "accepted"
    assert Mention(0, 1, "x") != bare.mention
