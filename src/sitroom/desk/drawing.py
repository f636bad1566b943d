"""The picture of a room in one view, with the grades of its sources."""

from dataclasses import dataclass

from sitroom.desk.copies import catch_up
from sitroom.desk.grading import grades, speaker_grades
from sitroom.desk.room import Room
from sitroom.model import AnyClaim, Figure, Grade, Recorded, View
from sitroom.model.reading import by_model
from sitroom.picture import build
from sitroom.picture.types import Picture


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, the grade of each report by sha256, and of those who speak in them by their name as said."""

    picture: Picture
    grades: dict[str, Grade]
    speakers: dict[str, Grade]


def draw(room: Room, view: View) -> Drawn:
    """Draw the picture with a constant number of queries, however much the room holds."""
    sources = [source for source in room.ledger.sources(view) if source.withdrawn is None]
    catch_up(room.ledger)
    graded = grades(sources, room.config.grades)
    claims = _standing(room.ledger.claims(view))
    named = {recorded.claim.speaker for recorded in claims if recorded.claim.speaker}
    spoken = speaker_grades((name for name in named if name), room.config.grades)
    picture = build(claims, sources, room.ledger.copies(), room.codebook, view, grades=graded, speakers=spoken)
    return Drawn(picture, graded, spoken)


def _standing(claims: list[Recorded]) -> list[Recorded]:
    """Leave out a number our reader left without an indicator where a proposal that gives it one was accepted."""
    taken = {
        _mention(one.claim)
        for one in claims
        if by_model(one.claim.reader) and one.review in ("accepted", "corrected") and isinstance(one.claim, Figure)
    }
    return [one for one in claims if not (taken and _bare(one.claim) and _mention(one.claim) in taken)]


def _bare(claim: AnyClaim) -> bool:
    return isinstance(claim, Figure) and claim.indicator is None and not by_model(claim.reader)


def _mention(claim: AnyClaim) -> tuple[str | None, int, int]:
    return claim.anchor.report, *((claim.mention.start, claim.mention.end) if claim.mention else (0, 0))
