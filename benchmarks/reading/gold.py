"""Gold quantities of other people's sets, laid beside the checkout; nothing is trained or tuned on them."""

import json
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "extraction"
NEWSQUANT = SHARED / "newsquant_even.json"


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity as the set writes it: one value or two ends, the normal form of its unit, the sign of its change."""

    values: tuple[float, ...]
    unit: str
    change: str


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence with its quantities."""

    text: str
    told: tuple[Told, ...]


def newsquant(path: Path = NEWSQUANT) -> list[Item]:
    """Return sentences of NewsQuant (CQE, Almasian et al., EMNLP 2023); none where the file is absent."""
    if not path.exists():
        return []
    return [Item(row["text"], tuple(map(_told, row["quantities"]))) for row in json.loads(path.read_text("utf-8"))]


def _told(row: dict[str, str]) -> Told:
    """Read a quantity as the set's own scorer does: a hyphen inside a value parts two ends."""
    value = row["value"]
    ends = value.split("-") if "-" in value and "E" not in value and not value.startswith("-") else [value]
    return Told(tuple(float(end) for end in ends[:2]), row["normalized_unit"].lower(), row["change"])
