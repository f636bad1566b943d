"""A list on the terminal, in a pipe, as JSON, JSON Lines or CSV."""

import re
import shutil
import sys
from typing import TYPE_CHECKING

import click

from sitroom.cli.options import Format
from sitroom.cli.safe import no_escapes, no_formula, one_line

if TYPE_CHECKING:
    from sitroom.desk.listing import Cell, Listing

_HASH = re.compile("[0-9a-f]{20,64}")
_CODE = re.compile("[a-z_]+")
_DAYS = re.compile(r"([0-9-]{10})/([0-9-]{10})")
_LONGEST = 160


def show(listing: "Listing", how: Format) -> None:
    """Write the list to standard output."""
    if how == "table":
        _terminal(listing) if sys.stdout.isatty() else _plain(listing)
    elif how == "csv":
        _csv(listing)
    else:
        _json(listing, lines=how == "jsonl")
    if listing.left:
        click.echo(f"… and {listing.left} more; leave out --limit to see all", err=True)


def _json(listing: "Listing", *, lines: bool) -> None:
    import orjson

    if not lines:
        click.echo(orjson.dumps(listing.records, option=orjson.OPT_INDENT_2))
        return
    for record in listing.records:
        click.echo(orjson.dumps(record))


def _csv(listing: "Listing") -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(listing.fields)
    for row in listing.rows:
        writer.writerow(_guarded(row.cells[name]) for name in listing.fields)


def _guarded(cell: "Cell") -> "Cell":
    return no_formula(no_escapes(cell)) if isinstance(cell, str) else cell


def _plain(listing: "Listing") -> None:
    """Columns by white space, nothing cut: for grep, less and the eye."""
    if not listing.rows:
        _none(listing)
        return
    lines = [[name.replace("_", " ") for name in listing.narrow]]
    lines += [[_text(row.cells[name]) for name in listing.narrow] for row in listing.rows]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _terminal(listing: "Listing") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not listing.rows:
        _none(listing)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in listing.narrow:
        numbers = all(isinstance(row.cells[name], int | float | None) for row in listing.rows)
        table.add_column(name.replace("_", " "), justify="right" if numbers else "left", overflow="fold")
    for row in listing.rows:
        table.add_row(*(Text(_short(row.cells[name])) for name in listing.narrow))
    Console(width=shutil.get_terminal_size().columns, highlight=False).print(table)


def _short(cell: "Cell") -> str:
    """Return a cell for a narrow column: codes wrap at their underscores, two days between them; long text is cut."""
    text = _DAYS.sub(r"\1/ \2", _text(cell))
    if _CODE.fullmatch(text):
        return text.replace("_", " ")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _none(listing: "Listing") -> None:
    if listing.empty:
        click.echo(listing.empty, err=True)


def _text(cell: "Cell") -> str:
    if isinstance(cell, str) and _HASH.fullmatch(cell):
        return cell[:10]  # as much as commands need to find it again
    if cell is None:
        return "–"
    return f"{cell:,.12g}" if isinstance(cell, float) else one_line(str(cell))
