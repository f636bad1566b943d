"""Numbers as they are read: thousands by a narrow no-break space (ISO 80000-1), a decimal point, no false precision."""

import math
import re

from sitroom.model import Figure
from sitroom.products.plain import line
from sitroom.products.words import words

THIN = "\u202f"
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_TOO_LONG = 1e15


def number(value: float) -> str:
    """Return 7698 as ``7 698``, 36700000 as ``36.7 million``, 0.25 as ``0.25``.

    From a million on, a value with at most three significant decimals is told in words; every other keeps
    its digits. Values nobody could count (1e15 and more, or not finite) come in scientific notation.
    """
    if not math.isfinite(value) or abs(value) >= _TOO_LONG:
        return f"{value:.3g}"
    for scale, word in _SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and math.isclose(scaled, round(scaled, 2), rel_tol=1e-9):
            return f"{_digits(scaled)} {word}"
    return _digits(value)


def amount(value: float, unit: str) -> str:
    """Return the number with its unit where the unit is part of the number: currency, per cent, kilometres."""
    vocabulary = words()
    if unit in vocabulary["currencies"]:
        return vocabulary["currencies"][unit] + number(value)
    if is_money(unit):
        return f"{unit}\u00a0{number(value)}"
    return number(value) + vocabulary["units"].get(unit, "").replace(" ", "\u00a0")


def is_money(unit: str) -> bool:
    """Say whether the unit is an ISO 4217 code; all other units of the contract are lower case."""
    return re.fullmatch(r"[A-Z]{3}", unit) is not None


def said(figure: Figure) -> str:
    """Return the figure as said: its qualifier in words, its number, "rise of" or "fall of" for a change.

    Figures in words ("several thousand", "a third") keep those words, since digits would be more exact than
    their source was.
    """
    spoken = line(figure.mention.text, 60) if figure.mention else ""
    told = _told(figure, spoken)
    return {"up": "rise of ", "down": "fall of "}.get(figure.change or "", "") + told


def _told(figure: Figure, spoken: str) -> str:
    wordy = bool(spoken) and not any(char.isdigit() for char in spoken)
    if figure.qualifier == "vague" or (figure.unit == "percent" and wordy):
        # a sentence may begin with them
        return spoken[:1].lower() + spoken[1:] if spoken else _bounds(figure)
    if figure.qualifier == "range" and figure.low is not None and figure.high is not None:
        return _bounds(figure)
    if figure.value is None:
        return spoken or _bounds(figure)
    pattern = words()["qualifiers"].get(figure.qualifier, "{n}")
    return pattern.format(n=amount(figure.value, figure.unit))


def _bounds(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return f"{amount(low, figure.unit)} to {amount(high, figure.unit)}"
    if low is not None:
        return f"at least {amount(low, figure.unit)}"
    return f"up to {amount(high, figure.unit)}" if high is not None else "a number not given"


def _digits(value: float) -> str:
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.replace(",", THIN)
