"""A list as every door shows it: flat cells for a table or CSV, the whole record for JSON."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

Cell = str | int | float | None
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``cells`` by field name, ``record`` as JSON has it."""

    cells: Mapping[str, Cell]
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows with their fields; ``narrow`` names those that fit a terminal of 80 columns, ``empty`` says why none."""

    fields: tuple[str, ...]
    narrow: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str

    @property
    def records(self) -> list[Mapping[str, Any]]:
        """Return the rows as JSON has them."""
        return [row.record for row in self.rows]


def listing(
    items: Iterable[_Item],
    cells: Callable[[_Item], Mapping[str, Cell]],
    *,
    narrow: tuple[str, ...],
    empty: str,
    record: Callable[[_Item], Mapping[str, Any]] | None = None,
) -> Listing:
    """Make a list of `items`: `cells` gives the flat fields, `record` the JSON (the cells if left out)."""
    rows = tuple(_row(item, cells, record) for item in items)
    fields = tuple(rows[0].cells) if rows else narrow
    return Listing(fields, narrow, rows, empty)


def _row(
    item: _Item, cells: Callable[[_Item], Mapping[str, Cell]], record: Callable[[_Item], Mapping[str, Any]] | None
) -> Row:
    flat = cells(item)
    return Row(flat, record(item) if record else flat)
