"""The terminal door: it parses, calls the desk and renders; it has no logic of its own."""


def main() -> None:
    """Run the `sitroom` command."""
    from sitroom.cli.app import cli
    from sitroom.cli.streams import mend

    mend()
    cli.main(prog_name="sitroom")
