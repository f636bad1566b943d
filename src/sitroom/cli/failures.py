"""Every way a command can end badly: one line on standard error and an exit status.

0 done, 1 done in part (an input failed), 2 asked wrongly, 3 not in the room, 4 the room cannot serve, 5 what is
stored is not what was recorded, 70 a mistake in sitroom, 130 interrupted, 141 the reader of the output went away.
"""

import contextlib
import errno
import os
import sys
from collections.abc import Callable

import click

from sitroom.cli.options import Door
from sitroom.cli.safe import one_line
from sitroom.model.errors import SitroomError

REPORT_AT = "https://github.com/sitroom/sitroom/issues"
INTERRUPTED, CLOSED_PIPE, MISTAKE = 130, 141, 70


class ClosedPipe(Exception):
    """Whoever read the output went away."""


def status(act: Callable[[], object], door: Door) -> int:
    """Run `act` and return the exit status of the process; whatever fails is told in one line."""
    try:
        value = act()
        sys.stdout.flush()
        return value if isinstance(value, int) else 0
    except SitroomError as error:
        return _told(str(error), error.exit_status, door, error)
    except click.ClickException as error:
        return _told(_asked_wrongly(error), error.exit_code, door)
    except (click.Abort, KeyboardInterrupt):
        return _told("stopped; what was acknowledged is kept", INTERRUPTED, door)
    except (BrokenPipeError, ClosedPipe):
        return _silenced()
    except OSError as error:
        return _told(_refused(error), 1, door, error)
    except Exception as error:  # the last resort of the program: nothing may end in a bare traceback
        return _told(_mistake(error), MISTAKE, door, error)


def tell(failure: SitroomError) -> None:
    """Tell of one input that failed while the others go on; with --debug, what was behind it too."""
    context = click.get_current_context(silent=True)
    debug = context is not None and context.find_root().ensure_object(Door).debug
    _say(str(failure), failure.__cause__ if debug else None)


def _told(message: str, exit_status: int, door: Door, error: BaseException | None = None) -> int:
    _say(message, error if door.debug else None)
    return exit_status


def _say(message: str, error: BaseException | None) -> None:
    if error is not None:
        import traceback

        traceback.print_exception(error)
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"sitroom: {one_line(message)}", err=True)


def _asked_wrongly(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path.partition(" ")[2] if context else ""
    see = " ".join(["sitroom", *([command] if command else []), "--help"])
    return f"{command}{': ' if command else ''}{error.format_message().rstrip('.')}; see {see}"


def _refused(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    way_out = "free some space" if error.errno == errno.ENOSPC else "check the path and its permissions"
    return f"{where}{error.strerror or error}; {way_out}"


def _mistake(error: Exception) -> str:
    kind = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"this is a mistake in sitroom ({kind}); run it again as sitroom --debug … and report it at {REPORT_AT}"


def _silenced() -> int:
    # Python flushes standard output once more at exit; with the pipe gone that would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CLOSED_PIPE
