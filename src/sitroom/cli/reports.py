"""What reports the room holds: sources, search, diff, lineage."""

from datetime import date

import click

from sitroom.cli.options import Door, Format, clocks, in_room, listed
from sitroom.cli.views import limited, shown


@click.command()
@limited
@listed
@clocks
@in_room
def sources(door: Door, limit: int | None, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List the reports with publisher, date and grade."""
    from sitroom.desk import views

    shown(door, how, (as_of, known_on), views.sources, limit)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many at most.")
@listed
@clocks
@in_room
def search(
    door: Door, query: tuple[str, ...], limit: int, how: Format, as_of: date | None, known_on: date | None
) -> None:
    """Search the reports: words, "phrases", -not, OR."""
    from sitroom.desk import views

    shown(door, how, (as_of, known_on), lambda room, view: views.search(room, " ".join(query), view, limit))


@click.command()
@click.argument("first", metavar="URL|REPORT")
@click.argument("second", required=False, metavar="[REPORT]")
@listed
@in_room
def diff(door: Door, first: str, second: str | None, how: Format) -> None:
    """Show what changed between two captures, or two reports.

    With an address, its last two captures are compared.
    """
    from sitroom.cli.lists import show
    from sitroom.desk.diff import diff

    with door.find() as room:
        show(diff(room, first, second), how)


@click.command()
@click.argument("report", required=False)
@limited
@listed
@clocks
@in_room
def lineage(
    door: Door, report: str | None, limit: int | None, how: Format, as_of: date | None, known_on: date | None
) -> None:
    """List which reports repeat which, and the text they share."""
    from sitroom.desk import views

    shown(door, how, (as_of, known_on), lambda room, view: views.lineage(room, view, report), limit)
