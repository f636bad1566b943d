"""Gold quantities of other people's sets, laid beside the checkout; nothing is trained or tuned on them."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

_NUMBER = re.compile(r"(?:^-)?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "extraction"


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity as the set writes it: one value or two ends, words of its unit, and the sign of its change."""

    values: tuple[float, ...]
    units: tuple[str, ...]
    change: str


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence with its quantities."""

    text: str
    told: tuple[Told, ...]


def newsquant() -> list[Item]:
    """Return the published half of NewsQuant (CQE, Almasian et al., EMNLP 2023); empty where it is absent."""
    path = SHARED / "newsquant_even.json"
    if not path.exists():
        return []
    return [Item(row["text"], tuple(map(_told, row["quantities"]))) for row in json.loads(path.read_text("utf-8"))]


def _told(row: dict[str, str]) -> Told:
    values = tuple(float(part) for part in _NUMBER.findall(row["value"].replace(" ", "")))
    return Told(values, (row["unit"].lower(), row["normalized_unit"].lower()), row["change"])


def idmc() -> list[tuple[str, float]]:
    """Return excerpts on displacement with the one figure an analyst took from each; empty where absent."""
    path = SHARED / "idmc_fully_labelled.xlsx"
    if not path.exists():
        return []
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        rows = list(sheet.iter_rows(min_row=2, values_only=True))
    return [(str(row[3]), float(row[5])) for row in rows if row[3] and isinstance(row[5], int | float)]
