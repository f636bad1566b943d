"""What sitroom's quantity layer finds in a sentence, in the conventions of NewsQuant.

The layer is `sitroom.reading.quantities_of`; here its answers are only written as that set writes them: vague words as
one to ten times their size, shares as fractions, a change before a bound, and a few names of units.
"""

from fractions import Fraction

from benchmarks.reading.gold import Told
from sitroom.reading.quantities_layer import Amount, quantities_of
from sitroom.reading.quantities_units import units

_SIGNS = {"over": ">", "at_least": ">", "up_to": "<", "under": "<", "about": "~", "nearly": "~"}
_NAMES = {"penny": "point", "": "-", "fluid ounce": "ounce", "ton": "ton", "tonne": "metric ton"}
"""Names of the set that are its own: it writes British pence ("118.5p") as points."""


def read(text: str) -> list[Told]:
    """Return the quantities of a text as the set would write them."""
    return [told(amount, text) for amount in quantities_of(text) if not _left_out(amount)]


def _left_out(amount: Amount) -> bool:
    """Say whether the set would pass over it: a multiple said by a verb or adverb, "a five-year plan"."""
    if amount.multiple:
        return "times" not in amount.text.lower()
    return amount.name in _DURATIONS and "-" in amount.text and amount.text[0].isalpha()


_DURATIONS = frozenset(["day", "week", "month", "year", "hour", "minute", "decade"])


def told(amount: Amount, text: str) -> Told:
    """Write one quantity as the set does."""
    unit = _NAMES.get(amount.name, amount.name)
    if amount.share and unit not in units().words.whole.values():
        unit = f"% {unit}"
    return Told(_values(amount), unit, _sign(amount, text))


def _sign(amount: Amount, text: str) -> str:
    """Return the sign of its bound, else of a change told before it: "a 3 per cent drop" has none in the set."""
    if amount.told.endswith("average of"):
        return "="
    bound = "<" if amount.told in ("just under", "slightly under", "a little under") else _SIGNS.get(amount.qualifier)
    if amount.qualifier == "range" and amount.told in _ABOUT:
        bound = "~"
    after = text[amount.end :].split(maxsplit=1)[:1]
    return bound or ("=" if after and after[0].strip(",.") in _AFTER else amount.change) or "="


_AFTER = frozenset(
    ["higher", "lower", "drop", "rise", "increase", "decrease", "fall", "decline", "jump", "more", "less"]
)


_ABOUT = frozenset(["about", "around", "some", "~", "roughly", "approximately", "nearly", "almost"])


def _values(amount: Amount) -> tuple[float, ...]:
    if amount.span is not None:
        return amount.span
    if amount.qualifier == "vague":
        return _vague(amount)
    if amount.qualifier == "range":
        return amount.low or 0.0, amount.high or 0.0
    value = amount.value or 0.0
    return (float(Fraction(value / 100).limit_denominator(200)) if amount.share else value,)


def _vague(amount: Amount) -> tuple[float, ...]:
    """Write "dozens" as 12 to 120, "thousands" as 1,000 to 10,000."""
    low, high = amount.low or 0.0, amount.high
    size = 12.0 if low == 24 else 10.0 ** (len(str(int(low))) - 1)
    return size, 10 * size if high is not None or size > 0 else size
