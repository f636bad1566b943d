"""Rows of a sheet to blocks: heads told from data, each row with the heads of its cells."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from sitroom.evidence.blocks import row
from sitroom.evidence.types import Block
from sitroom.model import PassageKind

_NUMBER = re.compile(r"^[€$£~<>+–—-]{0,3}\s?\d")


def blocks(rows: Iterable[list[str]]) -> Iterator[Block]:
    """Yield the blocks of a table.

    A row of one cell is a line of text; the first row of words after the start or an empty row is the heads.
    """
    heads: list[str] | None = None
    for cells in rows:
        said = [cell for cell in cells if cell]
        if not said:
            heads = None
        elif len(said) == 1 and heads is None:
            yield Block(said[0], PassageKind.PARAGRAPH)
        elif heads is None and not any(_NUMBER.match(cell) for cell in said):
            heads = cells
            yield Block("; ".join(said), PassageKind.TABLE_ROW)
        else:
            heads = heads if heads is not None else []
            yield Block(row(heads, cells), PassageKind.TABLE_ROW)


def written(value: Any, number_format: str = "") -> str:
    """Return a cell's value as a reader would see it; errors and emptiness as an empty string."""
    if value is None or (isinstance(value, str) and value.startswith("#")):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, number_format)
    return " ".join(str(value).split(" "))


def _number(value: float, number_format: str) -> str:
    """Return a number without the noise of floats, per cent as such; thousands stay ungrouped."""
    percent = "%" in number_format
    scaled = round(value * 100 if percent else value, 10)
    said = str(int(scaled)) if scaled == int(scaled) and abs(scaled) < 1e15 else repr(scaled)
    return f"{said}%" if percent else said
