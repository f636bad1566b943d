"""Keeping the room: verify, backup, restore, move."""

from pathlib import Path

import click

from sitroom.cli.options import Door, Format, in_room, listed
from sitroom.cli.safe import hidden


@click.command()
@listed
@in_room
def verify(door: Door, how: Format) -> int:
    """Read every stored byte again and prove the log.

    Exit status 5 when something is not as it was recorded.
    """
    from sitroom.cli.lists import show
    from sitroom.cli.outcomes import bar
    from sitroom.desk import keeping

    with door.find() as room, bar() as progress:
        check = keeping.verify(room, progress)
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
        click.echo(f"{keeping.backup(room, archive)}: the whole room; sitroom restore makes a room of it again")


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--database", metavar="URL", default=None, help="PostgreSQL instead of SQLite in the folder.")
def restore(archive: Path, folder: Path, database: str | None) -> None:
    """Make a room from an archive that `sitroom backup` wrote."""
    from sitroom.desk import keeping

    click.echo(f"{keeping.restore(archive, folder, database)}: a room; check it with sitroom verify --room {folder}")


@click.command()
@click.argument("url", metavar="URL")
@in_room
def move(door: Door, url: str) -> None:
    """Move the ledger to another database, or back.

    From SQLite to PostgreSQL and back by URL; room.toml then names the new one. The URL may hold ${NAME} (in single
    quotes), which is taken from the environment each time.
    """
    from sitroom.desk import keeping

    with door.find() as room:
        before = keeping.move(room, url)
        click.echo(f"{room.folder}: moved; the old ledger ({hidden(before)}) stays until you remove it")
