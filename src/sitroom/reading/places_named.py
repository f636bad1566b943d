"""Border crossings named in a phrase: "the Raja-Jooseppi station" needs no "border" to be one."""

from sitroom.reading.lines import Line
from sitroom.reference import fold_name, gazetteer

_LONGEST = 4  # tokens of a crossing's name
_KINDS = (" crossing", " border crossing", " checkpoint", " crossing point")


def crossing(line: Line, start: int, end: int) -> bool:
    """Say whether a phrase holds the name of a border crossing."""
    known, text, origin = gazetteer(), line.sentence.text, line.sentence.start
    for first in (k for k in range(start, end) if line.capital(k)):
        for last in range(first + 1, min(end, first + _LONGEST) + 1):
            name = text[line.tokens[first].start - origin : line.tokens[last - 1].end - origin].lower()
            spelt = fold_name(name)
            if any(f"{spelt}{kind}" in known.by_name for kind in _KINDS):
                return True
    return False
