"""Bring reports into the room."""

from collections.abc import Iterator, Sequence

from sitroom.desk.bounds import bounds_of
from sitroom.desk.intake import Outcome, take_in
from sitroom.desk.room import Room
from sitroom.evidence import Given, gather

__all__ = ["Given", "add"]


def add(room: Room, inputs: Sequence[str], given: Given | None = None) -> Iterator[Outcome]:
    """Add files, folders, addresses and standard input ("-"); yields what became of each once it is safe.

    Parameters
    ----------
    given
        What the analyst says about the reports; it wins over what they say of themselves.
    """
    return take_in(room, gather(inputs, given=given or Given(), bounds=bounds_of(room.config)))
