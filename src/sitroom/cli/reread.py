"""`sitroom reread`: read stored reports again after an upgrade."""

import click

from sitroom.cli.options import Door, Format, in_room, listed


@click.command()
@click.argument("reports", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Show the differences, record nothing.")
@listed
@in_room
def reread(door: Door, reports: tuple[str, ...], dry_run: bool, how: Format) -> int:
    """Read stored reports again and show what changes.

    All of them, or the reports named.
    Earlier readings stay for --known-on; decisions stay with the words they were taken on.
    """
    from sitroom.cli.failures import tell
    from sitroom.cli.lists import show
    from sitroom.desk.reread import reread

    with door.find() as room:
        found = reread(room, reports, dry_run=dry_run)
    show(found.listing, how)
    for error in found.errors:
        tell(error)
    click.echo(str(found), err=True)
    return 1 if found.errors else 0
