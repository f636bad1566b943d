"""The picture: figures, contradictions, timeline, statements, measures, gaps."""

from datetime import date

import click

from sitroom.cli.options import Door, Format, clocks, in_room, listed
from sitroom.cli.views import limited, shown


@click.command()
@click.option("--indicator", help="Only this indicator of the codebook.")
@click.option("--place", help="Only this place: its name, its id or its country (alpha-3).")
@limited
@listed
@clocks
@in_room
def figures(
    door: Door,
    indicator: str | None,
    place: str | None,
    limit: int | None,
    how: Format,
    as_of: date | None,
    known_on: date | None,
) -> None:
    """List what was counted, for each place and time."""
    from sitroom.desk import pictures

    wanted = (indicator, place)
    shown(door, how, (as_of, known_on), lambda room, view: pictures.figures(room, view, *wanted), limit)


@click.command()
@limited
@listed
@clocks
@in_room
def contradictions(door: Door, limit: int | None, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List figures that cannot both be right, with the reason."""
    from sitroom.desk import pictures

    shown(door, how, (as_of, known_on), pictures.contradictions, limit)


@click.command()
@limited
@listed
@clocks
@in_room
def timeline(door: Door, limit: int | None, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List what has a date: figures, measures, statements, reports."""
    from sitroom.desk import pictures

    shown(door, how, (as_of, known_on), pictures.timeline, limit)


@click.command()
@limited
@listed
@clocks
@in_room
def statements(door: Door, limit: int | None, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List who accuses, denies, calls, pledges or warns."""
    from sitroom.desk import pictures

    shown(door, how, (as_of, known_on), pictures.statements, limit)


@click.command()
@limited
@listed
@clocks
@in_room
def measures(door: Door, limit: int | None, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List who does what about the crisis, with status and date."""
    from sitroom.desk import pictures

    shown(door, how, (as_of, known_on), pictures.measures, limit)


@click.command()
@limited
@listed
@clocks
@in_room
def gaps(door: Door, limit: int | None, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List what the codebook asks and nobody answers, or not lately."""
    from sitroom.desk import pictures

    shown(door, how, (as_of, known_on), pictures.gaps, limit)
