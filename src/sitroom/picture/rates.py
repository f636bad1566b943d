"""What a euro was worth, roughly: to notice one amount told in two currencies, never to convert a figure."""

import csv
from functools import cache
from importlib import resources

from sitroom.picture.bounds import Bounds

BAND = 0.1
"""A year's average may be this far from the rate of the day, either side."""


def in_euro(amount: Bounds, currency: str, year: int) -> Bounds | None:
    """Return bounds in euro, widened by the band; None for a currency or a year without a rate near it."""
    rate = _rate(currency, year)
    if rate is None:
        return None
    low, high = amount
    band = 0.0 if currency == "EUR" else BAND
    return (
        None if low is None else low / (rate * (1 + band)),
        None if high is None else high / (rate * (1 - band)),
    )


def _rate(currency: str, year: int) -> float | None:
    if currency == "EUR":
        return 1.0
    years = _rates().get(currency, {})
    nearest = min(years, key=lambda known: (abs(known - year), known), default=None)
    return None if nearest is None or abs(nearest - year) > 1 else years[nearest]


@cache
def _rates() -> dict[str, dict[int, float]]:
    text = resources.files("sitroom.picture").joinpath("data/euro_rates.csv").read_text("utf-8")
    found: dict[str, dict[int, float]] = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        found.setdefault(row["currency"], {})[int(row["year"])] = float(row["rate"])
    return found
