"""What the commands that show a view share: open the room, make the list, say why it is empty, show it."""

from datetime import date
from typing import TYPE_CHECKING

import click

from sitroom.cli.options import Command, Door, Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitroom.desk.listing import Listing
    from sitroom.desk.room import Room
    from sitroom.model import View

MOST = 1_000_000


def shown(
    door: Door,
    how: Format,
    clocks: tuple[date | None, date | None],
    view_of: "Callable[[Room, View], Listing]",
    limit: int | None = None,
) -> None:
    """Show a list of the room as of the two clocks (``as_of``, ``known_on``), cut at `limit` rows."""
    from sitroom.cli.lists import show
    from sitroom.desk.hints import hinted
    from sitroom.model import View

    view = View(*clocks)
    with door.find() as room:
        listing = hinted(room, view, view_of(room, view))
    show(listing.first(limit), how)


def limited(command: Command) -> Command:
    """Add `--limit`: how many rows at most."""
    return click.option("--limit", type=click.IntRange(1, MOST), help="How many at most; all if left out.")(command)
