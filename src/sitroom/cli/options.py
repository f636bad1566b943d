"""What the commands have in common: the room, the two clocks, the format of a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import click

from sitroom.model.errors import UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sitroom.desk.room import Room

Format = Literal["table", "json", "jsonl", "csv"]
FORMATS = ("table", "json", "jsonl", "csv")
Command = Callable[..., Any]


@dataclass(slots=True)
class Door:
    """What the command line said before the command: which room, and whether to show tracebacks."""

    room: str | None = None
    debug: bool = False

    def find(self) -> "AbstractContextManager[Room]":
        """Open the room: the one named, else SITROOM_ROOM, else the folder here or above."""
        from sitroom.desk import room

        return room.opened(room.find(self.room))


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say how days are written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value) if len(value) == 10 else _no_day(value, param)
        except ValueError:
            return _no_day(value, param)


def _no_day(value: str, param: click.Parameter | None) -> date:
    where = param.opts[0] if param else None
    raise UsageError(f"{value!r} is not a day of the calendar", "write it as YYYY-MM-DD, such as 2021-11-16", where)


def _room_given(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Door).room = value


def in_room(command: Command) -> Command:
    """Let a command take `--room` and give it the `Door` as its first argument."""
    option = click.option(
        "--room", metavar="DIR", expose_value=False, callback=_room_given, help="The room to work in."
    )
    return option(click.pass_obj(command))


def clocks(command: Command) -> Command:
    """Add the two clocks of a view: `--as-of` (what held) and `--known-on` (what the room knew)."""
    as_of = click.option("--as-of", type=Day(), help="What held on this day; all there is if left out.")
    known_on = click.option("--known-on", type=Day(), help="What the room knew at the end of this day (UTC).")
    return as_of(known_on(command))


def listed(command: Command) -> Command:
    """Add `--format`, handed on as `how`."""
    option = click.option(
        "--format",
        "how",
        type=click.Choice(FORMATS),
        default="table",
        help="How to write the list.",
        show_default=True,
    )
    return option(command)


def language_model(command: Command) -> Command:
    """Add `--llm` and `--llm-model`: a language model that may propose claims, handed on as `llm` and `llm_model`."""
    url = click.option("--llm", metavar="URL", help="Let a language model propose claims; see docs/language-model.md.")
    name = click.option("--llm-model", metavar="NAME", envvar="SITROOM_LLM_MODEL", help="What it is called there.")
    return url(name(command))


def signed(command: Command) -> Command:
    """Add `--by`: who takes the decision that is recorded."""
    option = click.option(
        "--by", metavar="NAME", envvar="SITROOM_BY", required=True, help="Who decides; or set SITROOM_BY."
    )
    return option(command)
