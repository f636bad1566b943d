"""`sitroom codebook`: what a crisis counts, does and says, as data."""

import click

from sitroom.cli.options import Door, Format, listed


@click.group()
def codebook() -> None:
    """Show a codebook, or check one you wrote."""


@codebook.command()
@click.argument("name", required=False)
@listed
@click.pass_obj
def show(door: Door, name: str | None, how: Format) -> None:
    """List the indicators of a codebook: by name, by path, or the room's own."""
    from sitroom.cli.lists import show as show_list
    from sitroom.desk import codebooks

    show_list(codebooks.indicators(name or codebooks.of_room(door.room)), how)


@codebook.command()
@click.argument("path")
def check(path: str) -> None:
    """Check a codebook file; a mistake is told with its line."""
    from sitroom.desk import codebooks

    click.echo(codebooks.check(path))
