"""Codebooks: find, show and check what a kind of crisis counts, does and says."""

from pathlib import Path

from sitroom.desk.listing import Listing, listing
from sitroom.desk.rows import IndicatorRow
from sitroom.reference import codebook
from sitroom.reference.types import Codebook, Indicator


def read_codebook(name: str, folder: Path) -> Codebook:
    """Return a codebook by its name or by a path, which counts from `folder`."""
    return codebook(str(folder / name) if name.endswith((".yaml", ".yml")) else name)


def of_room(given: str | None) -> str:
    """Return what the room says its codebook is, as a name or a path from here; the default where no room is."""
    from sitroom.desk import config, room
    from sitroom.model.errors import NoRoom

    try:
        folder = room.find(given)
    except NoRoom:
        if given:
            raise
        return config.RoomConfig().codebook
    name = config.load(folder).codebook
    return str(folder / name) if name.endswith((".yaml", ".yml")) else name


def indicators(name: str) -> Listing:
    """List the indicators of a codebook."""
    book = read_codebook(name, Path())
    return listing(
        IndicatorRow,
        book.indicators.values(),
        _row,
        narrow=("id", "label", "nature", "unit", "key"),
        empty=f"{book.title} has no indicators",
    )


def check(path: str) -> str:
    """Read a codebook file and say what it holds; a mistake raises `ConfigError` with its line."""
    book = codebook(path)
    counts = f"{len(book.indicators)} indicators, {len(book.actions)} actions, {len(book.stances)} stances"
    return f"{path}: {book.title} {book.version}: {counts}; no mistakes"


def _row(indicator: Indicator) -> IndicatorRow:
    return IndicatorRow(
        id=indicator.id,
        label=indicator.label,
        nature=indicator.nature,
        unit=indicator.unit,
        key="key" if indicator.key else None,
        stale_after=indicator.stale_after,
        not_added_to=" ".join(indicator.not_added_to),
        nouns=", ".join(indicator.nouns),
        description=indicator.description,
    )
