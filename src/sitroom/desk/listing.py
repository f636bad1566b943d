"""A list as every door shows it: flat cells for a table or CSV, the whole record for JSON."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Cell = str | int | float | None
_Item = TypeVar("_Item")
_Row = TypeVar("_Row", bound="DataclassInstance")


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
    left: int = 0
    """How many rows there are beyond these."""

    @property
    def records(self) -> list[Mapping[str, Any]]:
        """Return the rows as JSON has them."""
        return [row.record for row in self.rows]

    def first(self, limit: int | None) -> "Listing":
        """Return the first `limit` rows; None leaves all."""
        if limit is None or len(self.rows) <= limit:
            return self
        return replace(self, rows=self.rows[:limit], left=self.left + len(self.rows) - limit)


def listing(
    kind: type[_Row],
    items: Iterable[_Item],
    row: Callable[[_Item], _Row],
    *,
    narrow: tuple[str, ...],
    empty: str,
    record: Callable[[_Item], Mapping[str, Any]] | None = None,
) -> Listing:
    """Make a list of `items`.

    Parameters
    ----------
    kind
        The class of the rows (`sitroom.desk.rows`); its fields are those of the list, also of an empty one.
    row
        Makes the row of an item.
    record
        Makes the JSON of an item; the row's fields if left out.
    """
    names = tuple(field.name for field in fields(kind))
    rows = tuple(_line(item, names, row, record) for item in items)
    return Listing(names, narrow, rows, empty)


def _line(
    item: _Item,
    names: tuple[str, ...],
    row: Callable[[_Item], _Row],
    record: Callable[[_Item], Mapping[str, Any]] | None,
) -> Row:
    made = row(item)
    cells = {name: getattr(made, name) for name in names}
    return Row(cells, record(item) if record else cells)
