"""The picture: figures, contradictions, timeline, statements, measures, gaps."""

from datetime import date
from typing import TYPE_CHECKING

import click

from sitroom.cli.options import Door, Format, clocks, in_room, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitroom.desk.listing import Listing
    from sitroom.desk.room import Room
    from sitroom.model import View


def _shown(
    door: Door, how: Format, as_of: date | None, known_on: date | None, view_of: "Callable[[Room, View], Listing]"
) -> None:
    from sitroom.cli.lists import show
    from sitroom.model import View

    with door.find() as room:
        show(view_of(room, View(as_of, known_on)), how)


@click.command()
@click.option("--indicator", help="Only this indicator of the codebook.")
@click.option("--place", help="Only this place: its name, its id or its country (alpha-3).")
@listed
@clocks
@in_room
def figures(
    door: Door,
    indicator: str | None,
    place: str | None,
    how: Format,
    as_of: date | None,
    known_on: date | None,
) -> None:
    """List what was counted, for each place and time."""
    from sitroom.desk import pictures

    _shown(door, how, as_of, known_on, lambda room, view: pictures.figures(room, view, indicator, place))


@click.command()
@listed
@clocks
@in_room
def contradictions(door: Door, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List figures that cannot both be right, with the reason."""
    from sitroom.desk import pictures

    _shown(door, how, as_of, known_on, pictures.contradictions)


@click.command()
@listed
@clocks
@in_room
def timeline(door: Door, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List what has a date: figures, measures, statements, reports."""
    from sitroom.desk import pictures

    _shown(door, how, as_of, known_on, pictures.timeline)


@click.command()
@listed
@clocks
@in_room
def statements(door: Door, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List who accuses, denies, calls, pledges or warns."""
    from sitroom.desk import pictures

    _shown(door, how, as_of, known_on, pictures.statements)


@click.command()
@listed
@clocks
@in_room
def measures(door: Door, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List who does what about the crisis, with status and date."""
    from sitroom.desk import pictures

    _shown(door, how, as_of, known_on, pictures.measures)


@click.command()
@listed
@clocks
@in_room
def gaps(door: Door, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List what the codebook asks and nobody answers, or not lately."""
    from sitroom.desk import pictures

    _shown(door, how, as_of, known_on, pictures.gaps)
