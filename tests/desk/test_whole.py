"""The whole way: a room is made, reports come in, everything that can be asked of it is asked."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk import reports
from sitroom.desk import custody, keeping, pictures, views
from sitroom.desk import room as rooms
from sitroom.desk.add import Given, add
from sitroom.desk.brief import Order, brief, rendered, summary
from sitroom.desk.intake import Outcome, Tally
from sitroom.desk.reread import reread
from sitroom.desk.review import review
from sitroom.desk.room import Room
from sitroom.model import Figure, View
from sitroom.model.errors import NotFound, UsageError

NOW = View()


def taken(room: Room, *inputs: Path | str, given: Given | None = None) -> list[Outcome]:
    """Add inputs and return what became of each."""
    return list(add(room, [str(one) for one in inputs], given))


def counts(outcomes: list[Outcome]) -> str:
    """Return the counts of outcomes in words."""
    tally = Tally()
    for outcome in outcomes:
        tally.count(outcome)
    return f"{tally.new} {tally.seen} {tally.failed}"


def test_a_folder_becomes_a_room_full_of_claims(room: Room, folder: Path) -> None:
    """Every report is recorded with its claims; every quote stands in its report where it says."""
    outcomes = taken(room, folder)
    assert counts(outcomes) == "5 0 0"
    held = room.ledger.claims(NOW)
    texts = room.ledger.reports([one.claim.anchor.report or "" for one in held])
    assert sum(outcome.receipt.claims for outcome in outcomes if outcome.receipt) == len(held) > 5
    for recorded in held:
        anchor = recorded.claim.anchor
        assert texts[anchor.report or ""].text[anchor.start : anchor.end] == anchor.quote


def test_the_same_bytes_twice_are_one_report(room: Room, folder: Path) -> None:
    """Adding again records captures, not reports, and no claim twice."""
    taken(room, folder)
    before = len(room.ledger.claims(NOW))
    assert counts(taken(room, folder)) == "0 5 0"
    assert len(room.ledger.claims(NOW)) == before
    assert {source.captures for source in room.ledger.sources(NOW)} == {2}


def test_what_cannot_be_read_is_told_and_the_others_go_on(room: Room, folder: Path) -> None:
    """A missing path and an empty file each give one error; the rest is recorded."""
    (folder / "empty.txt").write_bytes(b"")
    outcomes = taken(room, folder, folder / "missing.txt")
    assert counts(outcomes) == "5 0 2"
    errors = [outcome.error for outcome in outcomes if outcome.error]
    assert all(error.where and error.way_out for error in errors)


def test_what_the_analyst_says_wins(room: Room, folder: Path) -> None:
    """Publisher, day, title and mark given on the command line stand over what the report says."""
    given = Given(publisher="Our desk", published="2021-11-12", title="Ours", tlp="TLP:AMBER")
    taken(room, folder / "bulletin.txt", given=given)
    (source,) = room.ledger.sources(NOW)
    assert (source.publisher.value, source.title.value, source.tlp) == ("Our desk", "Ours", "TLP:AMBER")
    assert source.published.value == "2021-11-12"
    assert source.published.how == "given"


def test_a_copy_is_found_whichever_batch_it_came_in(room: Room, folder: Path) -> None:
    """The later report that shares its text is tied to the earlier one."""
    taken(room, folder / "papers" / "copy.txt")
    taken(room, folder / "papers" / "wire.txt", folder / "bulletin.txt")
    (row,) = views.lineage(room, NOW).rows
    assert (row.cells["name"], row.cells["original"]) == ("Quiet night", "A quiet night in the woods")
    assert "Volunteers who walk the woods" in str(row.cells["words"])


def test_copies_of_a_killed_run_are_found_later(room: Room, folder: Path) -> None:
    """Reports recorded by a run that died before comparing are compared by the next one to look."""
    taken(room, folder)
    room.ledger.clear_lineage()
    assert pictures.gaps(room, NOW).fields
    assert len(views.lineage(room, NOW).rows) == 1


def test_contradictions_stand_side_by_side(room: Room, folder: Path) -> None:
    """Two counts of one flight contradict each other, with both voices and the reason."""
    taken(room, folder)
    (row,) = pictures.contradictions(room, NOW).rows
    assert {row.cells["value_a"], row.cells["value_b"]} == {419.0, 431.0}
    assert "419" in str(row.cells["reason"])


def test_figures_name_their_place_range_and_voices(room: Room, folder: Path) -> None:
    """The arrivals of Lithuania are one point, found by place and by indicator."""
    taken(room, folder)
    found = pictures.figures(room, NOW, "arrivals", "ltu")
    assert [row.cells["value"] for row in found.rows] == [4190.0]
    assert found.rows[0].record["voices"][0]["name"]
    with pytest.raises(UsageError, match="no indicator"):
        pictures.figures(room, NOW, "arivals")


def test_every_list_of_the_picture_has_rows_that_are_json(room: Room, folder: Path) -> None:
    """Timeline, statements, measures, gaps, sources, claims, search give rows whose records are plain JSON."""
    taken(room, folder)
    lists = [
        *(view(room, NOW) for view in (pictures.timeline, pictures.statements, pictures.measures, pictures.gaps)),
        views.sources(room, NOW),
        views.claims(room, NOW, views.Wanted()),
        views.search(room, "volunteers -bread", NOW, 20),
    ]
    for listing in lists:
        assert listing.rows
        assert json.dumps(listing.records)
        assert all(set(listing.narrow) <= set(row.cells) for row in listing.rows)


def test_the_timeline_is_in_the_order_of_days(room: Room, folder: Path) -> None:
    """Whatever has a day stands in the order of days, reports on the day of publication."""
    taken(room, folder)
    days = [str(row.cells["day"]) for row in pictures.timeline(room, NOW).rows]
    assert days == sorted(days)
    assert "2021-11-10" in days


def test_search_is_answered_with_offsets(room: Room, folder: Path) -> None:
    """A hit names report and passage; a hostile query is answered too."""
    taken(room, folder)
    (hit,) = views.search(room, '"wire fence"', NOW, 20).rows[:1]
    report = room.ledger.report(str(hit.cells["report"]))
    assert "wire fence" in report.text[int(str(hit.cells["start"])) : int(str(hit.cells["end"]))]
    assert views.search(room, '"((* ^ -', NOW, 20).rows == ()


def test_the_brief_opens_every_figure_on_its_sentence(room: Room, folder: Path) -> None:
    """The brief exists as HTML, Markdown and JSON, and its summary counts what it rests on."""
    taken(room, folder)
    made = brief(room, Order(view=NOW))
    html = rendered(made, "html").decode()
    assert "4,190 irregular arrivals" in html.replace("\n", " ")
    assert b"4,190" in rendered(made, "md")
    assert json.loads(rendered(made, "json"))
    lines = list(summary(made))
    assert lines[0].startswith("Test desk: ")
    assert lines[1].startswith("5 reports, ")
    assert any(line.strip().startswith("contradiction") for line in lines)
    assert lines[-1].startswith("gaps: ")


def arrivals(room: Room, view: View = NOW) -> Figure:
    """Return the claim of the arrivals."""
    (found,) = [one.claim for one in room.ledger.claims(view, indicator="arrivals")]
    assert isinstance(found, Figure)
    return found


def test_a_correction_shows_and_what_was_read_stays(room: Room, folder: Path) -> None:
    """A corrected claim counts as corrected; the first reading, the note and the reviewer stay with it."""
    taken(room, folder / "bulletin.txt")
    claim = arrivals(room)
    decided = review(room, claim.id[:8], "correct", by="A. Nalyst", note="a slip", changes=["value=4222"])
    assert decided.review == "corrected"
    assert arrivals(room).value == arrivals(room).low == 4222.0
    (row,) = views.claims(room, NOW, views.Wanted(review="corrected")).rows
    assert row.record["original"]["value"] == 4190.0
    assert (row.record["reviewer"], row.record["note"]) == ("A. Nalyst", "a slip")


def test_a_rejected_claim_is_no_longer_in_the_picture(room: Room, folder: Path) -> None:
    """A rejected claim stays in the list of claims, marked, and leaves the picture."""
    taken(room, folder / "bulletin.txt")
    review(room, arrivals(room).id, "reject", by="A. Nalyst")
    assert pictures.figures(room, NOW, "arrivals").rows == ()
    assert [row.cells["review"] for row in views.claims(room, NOW, views.Wanted(indicator="arrivals")).rows] == [
        "rejected"
    ]


def test_a_review_that_makes_no_sense_is_refused(room: Room, folder: Path) -> None:
    """A correction without changes, changes without a correction and an unknown claim are each refused."""
    taken(room, folder / "bulletin.txt")
    claim = arrivals(room).id
    with pytest.raises(UsageError, match="--set"):
        review(room, claim, "correct", by="x")
    with pytest.raises(UsageError, match="--set"):
        review(room, claim, "accept", by="x", changes=["value=1"])
    with pytest.raises(NotFound):
        review(room, "ffffffffffff", "accept", by="x")


def test_reading_again_without_an_upgrade_changes_nothing(room: Room, folder: Path) -> None:
    """The same reader finds the same claims, and no second reading is recorded."""
    taken(room, folder)
    found = reread(room)
    assert found.differences == ()
    assert str(found).startswith("5 reports read again")
    assert all(len(room.ledger.readings(source.sha256)) == 1 for source in room.ledger.sources(NOW))


def test_what_another_codebook_reads_differently_is_shown(tmp_path: Path, folder: Path) -> None:
    """After the codebook changes, reread shows which claims changed; earlier decisions still stand."""
    place = rooms.init(tmp_path / "again")
    with rooms.opened(place) as room:
        taken(room, folder / "bulletin.txt")
        review(room, arrivals(room).id, "accept", by="A. Nalyst")
    text = (place / "room.toml").read_text("utf-8")
    (place / "room.toml").write_text(text.replace("instrumentalised-migration", "displacement"), "utf-8")
    with rooms.opened(place) as room:
        dry = reread(room, dry_run=True)
        assert any("indicator arrivals" in one.fields for one in dry.differences)
        wet = reread(room)
        assert wet.differences == dry.differences
        assert reread(room).differences == ()
        assert [one.review for one in room.ledger.claims(NOW)].count("accepted") == 1


def test_a_withdrawn_report_leaves_every_view(room: Room, folder: Path) -> None:
    """Its claims and hits are gone, the source says why, and it can come back."""
    taken(room, folder)
    sha = next(one.sha256 for one in room.ledger.sources(NOW) if one.name.startswith("Bulletin"))
    assert custody.withdraw(room, sha[:10], "a forgery", "A. Nalyst").endswith("Bulletin of the border guard")
    assert pictures.figures(room, NOW, "arrivals").rows == ()
    assert [row.cells["withdrawn"] for row in views.sources(room, NOW).rows if row.cells["report"] == sha] == [
        "a forgery"
    ]
    with pytest.raises(UsageError, match="withdrawn already"):
        custody.withdraw(room, sha[:10], "again", "A. Nalyst")
    custody.reinstate(room, sha[:10], "genuine after all", "A. Nalyst")
    with pytest.raises(UsageError, match="was not withdrawn"):
        custody.reinstate(room, sha[:10], "again", "A. Nalyst")
    assert len(pictures.figures(room, NOW, "arrivals").rows) == 1


def test_a_brief_carries_the_strictest_mark(room: Room, folder: Path) -> None:
    """Marking one report marks the brief."""
    taken(room, folder)
    sha = room.ledger.sources(NOW)[0].sha256
    custody.mark(room, sha[:12], "tlp:amber+strict", "A. Nalyst")
    assert brief(room, Order(view=NOW)).head.tlp == "TLP:AMBER+STRICT"


def test_erased_bytes_do_not_come_back(room: Room, folder: Path) -> None:
    """After an erasure the same file is refused by itself, and the others of its batch are recorded."""
    taken(room, folder / "bulletin.txt")
    sha = room.ledger.sources(NOW)[0].sha256
    custody.erase(room, sha[:10], "court order", "A. Nalyst", "Case 1/21")
    outcomes = taken(room, folder)
    assert counts(outcomes) == "4 0 1"
    assert "Case 1/21" in str(next(outcome.error for outcome in outcomes if outcome.error))
    assert keeping.verify(room).sound


def test_the_room_knows_what_it_knew(room: Room, folder: Path) -> None:
    """Seen from yesterday the room is empty; seen with what held before the reports, so is the picture."""
    taken(room, folder)
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    assert views.claims(room, View(known_on=yesterday), views.Wanted()).rows == ()
    assert views.sources(room, View(known_on=yesterday)).rows == ()
    today = datetime.now(UTC).date()
    assert len(views.sources(room, View(known_on=today)).rows) == 5
    early = View(as_of=datetime(2021, 10, 1, tzinfo=UTC).date())
    assert pictures.contradictions(room, early).rows == ()


def test_views_take_as_many_queries_for_many_reports_as_for_few(room: Room, folder: Path, tmp_path: Path) -> None:
    """The number of queries of a view does not grow with the room."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    asked: list[str] = []
    event.listen(Engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    shown = (
        *(pictures.figures, pictures.contradictions, pictures.timeline, pictures.measures, pictures.gaps),
        *(views.sources, views.lineage, lambda held, view: views.claims(held, view, views.Wanted())),
        lambda held, view: views.search(held, "flight", view, 20),
        lambda held, view: brief(held, Order(view=view)),
    )

    def counted() -> list[int]:
        numbers = []
        for view in shown:
            asked.clear()
            view(room, NOW)
            numbers.append(len(asked))
        return numbers

    taken(room, folder)
    few = counted()
    more = {f"{n}.txt": reports.BULLETIN.replace("281", str(300 + n)) for n in range(40)}
    taken(room, reports.write(tmp_path / "more", more))
    assert counted() == few
    assert max(few) <= 12
