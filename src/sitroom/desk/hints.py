"""Why a list is empty, where the room can tell."""

from dataclasses import replace
from datetime import UTC, date

from sitroom.desk.listing import Listing
from sitroom.desk.room import Room
from sitroom.model import View


def hinted(room: Room, view: View, listing: Listing) -> Listing:
    """Say with an empty list that the view lies before the room's first record, or that the room holds nothing."""
    if listing.rows:
        return listing
    why = _why(room, view)
    return replace(listing, empty=f"{listing.empty}: {why}") if why else listing


def _why(room: Room, view: View) -> str | None:
    begun = _first_record(room)
    if begun is None:
        return "the room holds no reports; add some with sitroom add"
    if view.known_on is not None and view.known_on < begun:
        return f"the room's first record is of {begun}, after --known-on {view.known_on}"
    return None


def _first_record(room: Room) -> date | None:
    times = [source.recorded_at for source in room.ledger.sources(View())]
    return min(times).astimezone(UTC).date() if times else None
