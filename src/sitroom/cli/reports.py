"""What reports the room holds: sources, search, diff, lineage."""

from datetime import date

import click

from sitroom.cli.options import Door, Format, clocks, in_room, listed


@click.command()
@listed
@clocks
@in_room
def sources(door: Door, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List the reports with publisher, date and grade."""
    from sitroom.cli.lists import show
    from sitroom.desk import views
    from sitroom.model import View

    with door.find() as room:
        show(views.sources(room, View(as_of, known_on)), how)


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
    from sitroom.cli.lists import show
    from sitroom.desk import views
    from sitroom.model import View

    with door.find() as room:
        show(views.search(room, " ".join(query), View(as_of, known_on), limit), how)


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
@listed
@clocks
@in_room
def lineage(door: Door, report: str | None, how: Format, as_of: date | None, known_on: date | None) -> None:
    """List which reports repeat which, and the text they share."""
    from sitroom.cli.lists import show
    from sitroom.desk import views
    from sitroom.model import View

    with door.find() as room:
        show(views.lineage(room, View(as_of, known_on), report), how)
