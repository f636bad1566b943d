"""What happens to a report after it came in: withdraw, mark, erase."""

import click

from sitroom.cli.add import TLP
from sitroom.cli.options import Door, in_room, signed


@click.command()
@click.argument("report")
@click.option("--reason", required=True, help="Why; it is recorded.")
@click.option("--back", is_flag=True, help="Take a withdrawal back.")
@signed
@in_room
def withdraw(door: Door, report: str, reason: str, back: bool, by: str) -> None:
    """Take a mistaken report out of every view.

    It stays stored, and views of days before (--known-on) keep it.
    """
    from sitroom.desk import custody

    with door.find() as room:
        if back:
            click.echo(f"{custody.reinstate(room, report, reason, by)}: counts again")
        else:
            click.echo(f"{custody.withdraw(room, report, reason, by)}: withdrawn")


@click.command()
@click.argument("report")
@click.argument("tlp", type=click.Choice(TLP, case_sensitive=False))
@signed
@in_room
def mark(door: Door, report: str, tlp: str, by: str) -> None:
    """Mark how far a report may travel (TLP).

    A brief carries the strictest mark of what it rests on (Traffic Light Protocol 2.0).
    """
    from sitroom.desk import custody

    with door.find() as room:
        click.echo(f"{custody.mark(room, report, tlp, by)}: {tlp}")


@click.command()
@click.argument("report")
@click.option("--reason", required=True, help="Why; it is recorded.")
@click.option("--authority", required=True, help="The law or order that demands it; it is recorded.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@signed
@in_room
def erase(door: Door, report: str, reason: str, authority: str, yes: bool, by: str) -> None:
    """Erase a report for good, where law demands it.

    Its bytes, text and claims go; a tombstone keeps the hash, the reason, the law and who decided.
    What it came inside of, or what came inside of it (a mail, an attachment), is named and stays.
    """
    from sitroom.cli.safe import one_line
    from sitroom.desk import custody

    with door.find() as room:
        named = custody.named(room, report)
        if not yes:
            click.confirm(f"Erase {named} for good?", abort=True, err=True)
        stays = custody.carried(room, report)
        gone = custody.erase(room, report, reason, by, authority)
        click.echo(f"{gone}: erased; take new backups and destroy the old ones")
        for name in stays:
            click.echo(f"{one_line(name)}: came with it and stays; see whether it must be erased too", err=True)
