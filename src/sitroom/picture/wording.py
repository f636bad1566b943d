"""Figures, places and days in plain words, for reasons a reader can check."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sitroom.model import UNITS, Figure, PlaceRef

_LEADS = {
    "over": "over ",
    "at_least": "at least ",
    "up_to": "up to ",
    "under": "under ",
    "about": "about ",
    "nearly": "nearly ",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LONGEST = 40


@lru_cache(maxsize=65536)
def number(value: float) -> str:
    """Return 7698.0 as ``7,698`` and 2.5 as ``2.5``."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def span(low: float | None, high: float | None) -> str:
    """Return bounds as words: ``425 to 435``, ``at least 12``, ``up to 15,000``."""
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    if low is not None:
        return f"{number(low)} or more"
    return "any number" if high is None else f"up to {number(high)}"


def said(figure: Figure) -> str:
    """Return a figure as it was said, short: ``over 40,000``, ``about 430``, ``nearly 800,000 USD``."""
    unit = f" {figure.unit}" if is_money(figure) else " %" if figure.unit == "percent" else ""
    if figure.value is None:
        mention = figure.mention.text if figure.mention and len(figure.mention.text) <= _LONGEST else None
        return (mention or "").lower() or f"{span(figure.low, figure.high)}{unit}"
    if figure.qualifier == "range":
        return f"{span(figure.low, figure.high)}{unit}"
    return f"{_LEADS.get(figure.qualifier, '')}{number(figure.value)}{unit}"


def is_money(figure: Figure) -> bool:
    """Say whether the unit is an ISO 4217 code."""
    return figure.unit not in UNITS and len(figure.unit) == 3


def day(when: date) -> str:
    """Return ``16 November 2021``."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def days(count: int) -> str:
    """Return ``1 day`` or ``5 days``."""
    return "1 day" if count == 1 else f"{count:,} days"


def listed(words: Sequence[str]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def places(refs: Sequence[PlaceRef]) -> str:
    """Return the names of places, ``no place named`` for none."""
    return listed([ref.name for ref in refs]) or "no place named"


def capital(words: str) -> str:
    """Return a sentence with its first letter made a capital."""
    return words[:1].upper() + words[1:]
