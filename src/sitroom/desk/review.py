"""Accept, correct or reject a claim. What was read stays beside what was decided."""

from collections.abc import Sequence
from typing import Literal

from sitroom.desk.correction import correction
from sitroom.desk.room import Room
from sitroom.model import Decision, Recorded, View, kind_of
from sitroom.model.errors import UsageError

Verdict = Literal["accept", "correct", "reject"]
_PAST: dict[Verdict, Literal["accepted", "corrected", "rejected"]] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
}


def review(
    room: Room, claim: str, verdict: Verdict, *, by: str, note: str | None = None, changes: Sequence[str] = ()
) -> Recorded:
    """Record a decision on a claim and return the claim as it stands now.

    Parameters
    ----------
    claim
        The claim's id, or the beginning of it.
    changes
        With ``correct``: ``field=value`` for each field that was wrong.

    Raises
    ------
    NotFound
        When the room has no such claim.
    UsageError
        When a change is none the contract allows, or changes come without ``correct`` or ``correct`` without them.
    """
    if bool(changes) != (verdict == "correct"):
        problem = "a correction says what is right" if verdict == "correct" else f"{verdict} changes nothing"
        raise UsageError(problem, "use correct together with --set field=value", "review")
    recorded = room.ledger.claim(claim, View())
    room.ledger.decide(_decision(room, recorded, _PAST[verdict], by, note, changes))
    return room.ledger.claim(recorded.claim.id, View())


def _decision(
    room: Room,
    recorded: Recorded,
    verdict: Literal["accepted", "corrected", "rejected"],
    by: str,
    note: str | None,
    changes: Sequence[str],
) -> Decision:
    read = recorded.original or recorded.claim
    anchor, mention = read.anchor, read.mention
    span = (mention.start, mention.end) if mention else (anchor.start, anchor.end)
    if anchor.report is None or span[0] is None or span[1] is None:
        raise UsageError("a claim from a table is not reviewed here", "mend the table and load it again", read.id)
    return Decision(
        report=anchor.report,
        kind=str(kind_of(read)),
        start=span[0],
        end=span[1],
        verdict=verdict,
        by=by,
        note=note,
        correction=correction(recorded, changes, room.codebook) if changes else None,
    )
