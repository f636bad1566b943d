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

Progress = Callable[[int, int], None]


def follow(outcomes: "Callable[[Progress], Iterable[Outcome]]", *, verbose: bool, err: bool = False) -> int:
    """Show outcomes as they come, then their counts; return the exit status.

    Parameters
    ----------
    outcomes
        Makes the outcomes, given what to call with the number of inputs done and of all inputs.
    verbose
        A line for each report, once it is recorded.
    err
        Write the counts on standard error.
    """
    from sitroom.desk.intake import Tally

    tally = Tally()
    with bar() as progress:
        for outcome in outcomes(progress):
            tally.count(outcome)
            if outcome.error is not None:
                tell(outcome.error)
            elif verbose:
                click.echo(one_line(str(outcome)))
    click.echo(str(tally), err=err)
    return 1 if tally.failed else 0


@contextmanager
def bar() -> Iterator[Progress]:
    """Show a bar on standard error where that is a terminal; give what to call with what is done and of how many."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    columns = (BarColumn(40), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)
