"""The brief as the desk orders it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desk import reports
from sitroom.desk import add, custody, pictures, review, room, views
from sitroom.desk.brief import Order, brief, rendered
from sitroom.model import View

TEXT = """Publisher: The Coast Gazette
Date: 3 January 2023

A total of 45,755 people crossed the Channel in small boats in 2022, the UK Ministry of Defence said.

"We paid 3,000 euros each to the smugglers," a young man from Iran, Reza Karimi, told the Gazette.
"""


def _claims(made: room.Room) -> list[Mapping[str, object]]:
    return [row.cells for row in views.claims(made, View(), views.Wanted()).rows]


def test_public_brief_names_no_private_person(tmp_path: Path) -> None:
    """In a public brief the name of a private person is withheld in the sentence that is quoted, inside it is not."""
    (tmp_path / "report.txt").write_text(TEXT)
    with room.temporary() as made:
        assert [outcome.error for outcome in add.add(made, [str(tmp_path)])] == [None]
        inside = rendered(brief(made, Order(view=View())), "html").decode()
        public = rendered(brief(made, Order(view=View(), public=True)), "html").decode()
    assert "Karimi" in inside
    assert "Karimi" not in public
    assert "[name withheld]" in public


def test_brief_carries_the_root_of_the_log(tmp_path: Path) -> None:
    """A brief names the verification root of the room at that moment, so that it can be compared later."""
    (tmp_path / "report.txt").write_text(TEXT)
    with room.temporary() as made:
        list(add.add(made, [str(tmp_path)]))
        told = rendered(brief(made, Order(view=View())), "md").decode()
        assert made.ledger.head()[1] in told


def test_lists_keep_to_the_day_asked_for_and_to_what_stands(tmp_path: Path) -> None:
    """Seen as of a day, the timeline holds no later report; a withdrawn report repeats nothing."""
    reports.write(tmp_path, {"wire.txt": reports.WIRE, "copy.txt": reports.COPY})
    with room.temporary() as made:
        list(add.add(made, [str(tmp_path)]))
        whole = [str(row.cells["day"]) for row in pictures.timeline(made, View()).rows]
        early = [str(row.cells["day"]) for row in pictures.timeline(made, View(as_of=date(2021, 11, 19))).rows]
        (copy,) = views.lineage(made, View()).rows
        custody.withdraw(made, str(copy.cells["repeats"]), "a draft", "Ada")
        assert views.lineage(made, View()).rows == ()
    assert max(whole) == "2021-11-20"
    assert max(early) == "2021-11-18"
    assert str(copy.cells["words"])[0].isalpha()


def test_corrected_number_is_shown_with_what_was_said(tmp_path: Path) -> None:
    """After a correction, lists and the brief show the number that holds; the list keeps the words of the source."""
    (tmp_path / "report.txt").write_text(TEXT)
    with room.temporary() as made:
        list(add.add(made, [str(tmp_path)]))
        claim = next(row for row in _claims(made) if row["value"] == 45755)
        changes = ["value=45756", "low=45756", "high=45756"]
        review.review(made, str(claim["id"]), "correct", by="Ada", note="misprint", changes=changes)
        said = [row["said"] for row in _claims(made) if row["id"] == claim["id"]]
        told = rendered(brief(made, Order(view=View())), "md").decode()
    assert said == ["45\u202f756 (corrected; as said: 45,755)"]
    assert "45\u202f756" in told
