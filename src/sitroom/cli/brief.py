"""`sitroom brief`: the main job."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from sitroom.cli.options import Day, Door, clocks, in_room
from sitroom.cli.safe import one_line
from sitroom.model.errors import UsageError

if TYPE_CHECKING:
    from sitroom.desk.brief import Brief, Order

Kind = Literal["html", "md", "json"]
KINDS: tuple[Kind, ...] = ("html", "md", "json")
_SUFFIXES: dict[str, Kind] = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json"}


@click.command()
@click.argument("inputs", nargs=-1, metavar="[PATH|URL|-]...")
@click.option("--out", metavar="FILE", help="Where to write it (brief.html if left out); - for standard output.")
@click.option("--format", "kind", type=click.Choice(KINDS), help="As the end of FILE says if left out, else html.")
@click.option("--title", help="What the brief is called.")
@click.option("--since", type=Day(), help="What the room learnt after this day is marked as new.")
@click.option("--public", is_flag=True, help="For the public: small counts of groups of migrants are withheld.")
@click.option("--open", "opened", is_flag=True, help="Show it in the browser.")
@clocks
@in_room
def brief(
    door: Door,
    inputs: tuple[str, ...],
    out: str | None,
    kind: Kind | None,
    title: str | None,
    since: date | None,
    public: bool,
    opened: bool,
    as_of: date | None,
    known_on: date | None,
) -> int:
    """Write the brief of a room, or of the reports named.

    One self-contained file; every figure in it opens on the sentence it came from.
    """
    from sitroom.desk import brief as desk
    from sitroom.model import View

    kind = kind or _kind_of(out)
    order = desk.Order(view=View(as_of, known_on), title=title, since=since, public=public)
    failed, made = _of_inputs(inputs, order) if inputs else (0, _of_room(door, order))
    if out == "-":
        click.echo(desk.rendered(made, kind), nl=False)
        return failed
    path = Path(out or f"brief.{kind}")
    _write(path, desk.rendered(made, kind))
    for line in desk.summary(made):
        click.echo(one_line(line) if line[:1].strip() else f"  {one_line(line).strip()}")
    click.echo(path.resolve())
    if opened:
        click.launch(path.resolve().as_uri())
    return failed


def _kind_of(out: str | None) -> Kind:
    suffix = Path(out or "").suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if out in (None, "-"):
        return "html"
    raise UsageError(f"{suffix or 'no ending'} says no format", "end it in .html, .md or .json, or give --format", out)


def _of_room(door: Door, order: "Order") -> "Brief":
    from sitroom.desk import brief as desk

    with door.find() as room:
        return desk.brief(room, order)


def _of_inputs(inputs: tuple[str, ...], order: "Order") -> tuple[int, "Brief"]:
    """Make a room for these reports only, and its brief; return the exit status too."""
    from sitroom.cli.outcomes import follow
    from sitroom.desk import add, room
    from sitroom.desk import brief as desk

    with room.temporary() as made:
        failed = follow(lambda progress: add.add(made, inputs, progress=progress), verbose=False, err=True)
        return failed, desk.brief(made, order)


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
