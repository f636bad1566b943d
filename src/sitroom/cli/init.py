"""`sitroom init`: make a room."""

import click


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--title", default="", help="What the briefs of this room are called; the folder's name if left out.")
@click.option("--codebook", default="instrumentalised-migration", show_default=True, help="Name or path.")
@click.option("--database", metavar="URL", default=None, help="PostgreSQL instead of SQLite in the folder.")
def init(folder: str, title: str, codebook: str, database: str | None) -> None:
    """Make a room: settings, ledger, a place for the originals.

    The settings are in DIR/room.toml, with comments.
    """
    from pathlib import Path

    from sitroom.desk import room

    made = room.init(Path(folder), title=title, codebook=codebook, url=database or room.DATABASE)
    click.echo(f"{made}: a room; its settings are in {made / 'room.toml'}, add reports with sitroom add")
