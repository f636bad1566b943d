"""The data files: CSV for the big tables, YAML for the small ones, each led by ``#`` lines naming its source."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")


def text(name: str) -> str:
    """Return a data file's text; ``name`` is relative to the room's ``data`` folder."""
    return (DATA / name).read_text("utf-8")


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV table as dictionaries by column."""
    lines = (line for line in text(name).splitlines() if line and not line.startswith("#"))
    yield from csv.DictReader(lines)


def listed(cell: str | None) -> tuple[str, ...]:
    """Split a cell that holds a list: ``"Pole; Poles"``."""
    return tuple(part for raw in (cell or "").split(";") if (part := raw.strip()))


def number(cell: str | None) -> float | None:
    """Read a cell that holds a number or nothing."""
    return float(cell) if cell else None


def tree(name: str) -> Any:
    """Read a YAML file of the package with the C loader."""
    import yaml

    return yaml.load(text(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def files(folder: str, suffix: str) -> list[str]:
    """List the data files of a folder in a fixed order."""
    return [f"{folder}/{path.name}" for path in sorted((DATA / folder).glob(f"*{suffix}"))]
