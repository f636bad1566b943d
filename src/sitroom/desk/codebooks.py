"""Codebooks: find, show and check what a kind of crisis counts, does and says."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from sitroom.desk.listing import Listing, listing
from sitroom.desk.rows import IndicatorRow
from sitroom.reference import codebook
from sitroom.reference.types import Codebook, Indicator

if TYPE_CHECKING:
    from sitroom.model.errors import ConfigError
    from sitroom.reading.trials import Tried


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """An indicator tried on its sentences: how many there are, how many passed, and what went wrong where."""

    indicator: str
    result: str
    passed: int
    trials: int
    faults: str | None


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


def faults(path: str) -> "tuple[ConfigError, ...]":
    """Return the mistakes of a codebook file, each with its line; none when it can be used."""
    from sitroom.reference.codebook import mistakes

    return mistakes(path)


def held(path: str) -> str:
    """Say what a codebook file without mistakes holds."""
    book = codebook(path)
    counts = f"{len(book.indicators)} indicators, {len(book.actions)} actions, {len(book.stances)} stances"
    trials = sum(len(indicator.trials) for indicator in book.indicators.values())
    return f"{path}: {book.title} {book.version}: {counts}, {trials} sentences to test; no mistakes"


def test(name: str) -> tuple[Listing, int]:
    """Read the sentences of a codebook by its words; return a line an indicator, and how many sentences failed."""
    from sitroom.reading.trials import tried

    book = read_codebook(name, Path())
    made = list(tried(book))
    found = listing(
        TrialRow,
        [(key, list(group)) for key, group in groupby(made, key=lambda one: one.indicator)],
        _tried,
        narrow=("indicator", "result", "passed", "trials", "faults"),
        empty=f"{book.title} has no sentences to test; write `examples` and `not` under its indicators",
    )
    return found, sum(not one.passed for one in made)


def _tried(group: "tuple[str, list[Tried]]") -> TrialRow:
    indicator, made = group
    failed = [one for one in made if not one.passed]
    return TrialRow(
        indicator=indicator,
        result="fail" if failed else "pass",
        passed=len(made) - len(failed),
        trials=len(made),
        faults="; ".join(f"line {one.trial.where.rpartition(':')[2]}: {one.told}" for one in failed) or None,
    )


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
