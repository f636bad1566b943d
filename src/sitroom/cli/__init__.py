"""The terminal door: it parses, calls the desk and renders; it has no logic of its own."""

import gc

_COLLECT_FROM = (50_000, 20, 50)
"""A command makes many objects that live to its end: collecting as often as usual took a tenth of a brief's time."""


def main() -> None:
    """Run the `sitroom` command."""
    from sitroom.cli.app import cli
    from sitroom.cli.streams import mend

    gc.set_threshold(*_COLLECT_FROM)
    mend()
    cli.main(prog_name="sitroom")
