"""Every way to end badly is one line and an exit status."""

import errno

import click
import pytest

from sitroom.cli.failures import status
from sitroom.cli.options import Door
from sitroom.model import errors


def raising(error: BaseException) -> int:
    """Return the exit status of something that fails so."""

    def act() -> None:
        raise error

    return status(act, Door())


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.EvidenceError("p", "w"), 1),
        (errors.UsageError("p", "w"), 2),
        (errors.NotFound("p", "w"), 3),
        (errors.RoomBusy("p", "w"), 4),
        (errors.IntegrityError("p", "w"), 5),
        (click.UsageError("no such option"), 2),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), 1),
        (ValueError("whatever\nsecond line"), 70),
    ],
)
def test_each_failure_has_its_status_and_one_line(
    error: BaseException, expected: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """The status follows the kind of failure and standard error holds one line that begins with sitroom."""
    assert raising(error) == expected
    told = capsys.readouterr().err
    assert told.startswith("sitroom: ")
    assert told.count("\n") == 1


def test_the_line_says_where_what_and_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    """An error of the house reads where, problem, way out."""
    raising(errors.Unreadable("cannot be read", "check its permissions", "a\x1b[31m.pdf"))
    assert capsys.readouterr().err == "sitroom: a[31m.pdf: cannot be read; check its permissions\n"


def test_a_mistake_of_ours_shows_its_traceback_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --debug one line says how to report it; with it the traceback is there."""
    raising(ValueError("odd"))
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "report it at https://" in told

    def act() -> None:
        raise ValueError("odd")

    assert status(act, Door(debug=True)) == 70
    assert "Traceback" in capsys.readouterr().err


def test_success_returns_what_the_command_returns() -> None:
    """A command that returns a number ends with it, any other with 0."""
    assert status(lambda: 1, Door()) == 1
    assert status(lambda: None, Door()) == 0
