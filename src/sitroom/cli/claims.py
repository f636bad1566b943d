"""`sitroom claims`: who said what."""

from datetime import date

import click

from sitroom.cli.options import Door, Format, clocks, in_room, listed
from sitroom.cli.views import shown

KINDS = ("figure", "statement", "measure")
REVIEWS = ("waiting", "accepted", "corrected", "rejected", "proposed")


@click.command()
@click.option("--kind", type=click.Choice(KINDS), help="Only claims of this kind.")
@click.option("--indicator", help="Only figures of this indicator of the codebook.")
@click.option("--report", help="Only claims of this report (the first letters of its hash).")
@click.option("--review", type=click.Choice(REVIEWS), help="Only claims in this state of review.")
@click.option("--limit", type=click.IntRange(min=1), help="How many at most.")
@listed
@clocks
@in_room
def claims(
    door: Door,
    kind: str | None,
    indicator: str | None,
    report: str | None,
    review: str | None,
    limit: int | None,
    how: Format,
    as_of: date | None,
    known_on: date | None,
) -> None:
    """List the claims: what was said, by whom, how reviewed."""
    from sitroom.desk import views

    wanted = views.Wanted(kind=kind, indicator=indicator, report=report, review=review, limit=limit)
    shown(door, how, (as_of, known_on), lambda room, view: views.claims(room, view, wanted))
