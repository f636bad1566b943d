"""`sitroom collect`: look into the feeds of room.toml."""

import click

from sitroom.cli.options import Door, in_room


@click.command()
@click.option("-v", "--verbose", is_flag=True, help="A line for each report, once it is safely recorded.")
@in_room
def collect(door: Door, verbose: bool) -> int:
    """Add what is new in the feeds of room.toml.

    Polite (a feed unchanged is not sent again, a failing one is tried later and later), safe from cron and safe to
    kill: what was acknowledged stays, the rest is taken up next time.
    """
    from sitroom.cli.outcomes import follow
    from sitroom.desk.collect import collect

    with door.find() as room:
        return follow(lambda progress: collect(room), verbose=verbose)
