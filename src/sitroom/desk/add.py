"""Bring reports into the room."""

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from sitroom.desk.bounds import bounds_of
from sitroom.desk.intake import Outcome, take_in
from sitroom.desk.room import Room
from sitroom.evidence import Bounds, Given, gather

__all__ = ["Given", "add"]

MANY = 100
"""So many inputs pay for more than one reading process."""


def add(
    room: Room,
    inputs: Sequence[str],
    given: Given | None = None,
    progress: Callable[[int, int], None] | None = None,
    bounds: Bounds | None = None,
) -> Iterator[Outcome]:
    """Add files, folders, addresses and standard input ("-"); yields what became of each once it is safe.

    Parameters
    ----------
    given
        What the analyst says about the reports; it wins over what they say of themselves.
    progress
        Called with the number of inputs read and of all inputs.
    bounds
        How much one input may cost; as room.toml says if left out.
    """
    workers = os.cpu_count() or 1 if _many(inputs) else 1
    bounds = bounds or bounds_of(room.config)
    return take_in(room, gather(inputs, given=given, bounds=bounds, workers=workers, progress=progress))


def _many(inputs: Sequence[str]) -> bool:
    files = (name for given in inputs if Path(given).is_dir() for _, _, names in os.walk(given) for name in names)
    return len(inputs) + sum(1 for _ in islice(files, MANY)) > MANY
