"""`sitroom codebook`: what a crisis counts, does and says, as data."""

import click

from sitroom.cli.options import Door, Format, listed


@click.group()
def codebook() -> None:
    """Show a codebook, or check and test one you wrote."""


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
def check(path: str) -> int:
    """Check a codebook file; every mistake is told with its line."""
    from sitroom.cli.failures import tell
    from sitroom.desk import codebooks

    found = codebooks.faults(path)
    for mistake in found:
        tell(mistake)
    if found:
        return found[0].exit_status
    click.echo(codebooks.held(path))
    return 0


@codebook.command()
@click.argument("name", required=False)
@listed
@click.pass_obj
def test(door: Door, name: str | None, how: Format) -> int:
    """Read the examples written in a codebook, and say for each indicator whether they are read as meant.

    The sentences stand under `examples` and, for what must not be read as the indicator, under `not`. Exit status 1
    when one of them is read otherwise.
    """
    from sitroom.cli.lists import show as show_list
    from sitroom.desk import codebooks

    found, failed = codebooks.test(name or codebooks.of_room(door.room))
    show_list(found, how)
    return 1 if failed else 0
