"""Errors say what, where and the way out."""

import inspect
from datetime import date

import pytest

from sitroom.model import View, errors
from sitroom.model.errors import SitroomError


def test_message_names_place_problem_and_way_out() -> None:
    """The message leads with the place and ends with the way out."""
    error = errors.Encrypted("the PDF needs a password", "save a copy without one", "a.pdf")
    assert str(error) == "a.pdf: the PDF needs a password; save a copy without one"


@pytest.mark.parametrize(
    "kind", [k for _, k in inspect.getmembers(errors, inspect.isclass) if issubclass(k, SitroomError)]
)
def test_tree_is_drawn(kind: type[SitroomError]) -> None:
    """Every error stands in the drawing and gives a failing exit status."""
    assert kind.__name__ in (errors.__doc__ or "")
    assert kind.exit_status > 0


def test_view_includes_its_last_day() -> None:
    """What was recorded on the day itself is known on that day."""
    until = View(known_on=date(2021, 11, 16)).recorded_until
    assert until is not None
    assert until.isoformat().startswith("2021-11-16T23:59:59")
    assert View().recorded_until is None
