"""Keeping the room: verify, backup, restore, move."""

from pathlib import Path

import click

from sitroom.cli.options import Door, Format, in_room, listed


@click.command()
@listed
@in_room
def verify(door: Door, how: Format) -> int:
    """Read every stored byte again and prove the log.

    Exit status 5 when something is not as it was recorded.
    """
    from sitroom.cli.lists import show
    from sitroom.desk import keeping

    with door.find() as room:
        check = keeping.verify(room)
    show(check.listing, how)
    click.echo(str(check), err=how != "table")
    return 0 if check.sound else 5


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@in_room
def backup(door: Door, archive: Path) -> None:
    """Write the whole room into one archive file."""
    from sitroom.desk import keeping

    with door.find() as room:
        click.echo(keeping.backup(room, archive))


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--database", metavar="URL", default=None, help="PostgreSQL instead of SQLite in the folder.")
def restore(archive: Path, folder: Path, database: str | None) -> None:
    """Make a room from an archive that `sitroom backup` wrote."""
    from sitroom.desk import keeping

    click.echo(keeping.restore(archive, folder, database))


@click.command()
@click.argument("url", metavar="URL")
@in_room
def move(door: Door, url: str) -> None:
    """Move the ledger to another database, or back.

    From SQLite to PostgreSQL and back by URL; room.toml then names the new one.
    """
    from sitroom.desk import keeping

    with door.find() as room:
        click.echo(keeping.move(room, url))
