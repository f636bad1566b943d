"""What became of each input: a line a failure, a bar while it runs, the counts at the end."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from sitroom.cli.failures import tell
from sitroom.cli.safe import one_line

if TYPE_CHECKING:
    from sitroom.desk.intake import Outcome


def follow(outcomes: "Iterable[Outcome]", *, verbose: bool, err: bool = False) -> int:
    """Show outcomes as they come, then their counts (on standard error with `err`); return the exit status."""
    from sitroom.desk.intake import Tally

    tally = Tally()
    with _bar() as advance:
        for outcome in outcomes:
            tally.count(outcome)
            advance(str(tally))
            if outcome.error is not None:
                tell(str(outcome.error))
            elif verbose:
                click.echo(one_line(str(outcome)))
    click.echo(str(tally), err=err)
    return 1 if tally.failed else 0


@contextmanager
def _bar() -> Iterator[Callable[[str], None]]:
    if not sys.stderr.isatty():
        yield lambda counts: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(24), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda counts: progress.update(task, description=counts, advance=1)
