"""Reasons in words, with the numbers that come from claims turned into citations."""

import re
from collections.abc import Iterable

from sitroom.model import Figure
from sitroom.products import numerals
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.types import Cite, Words

_NUMBER = re.compile(
    r"(?<![\w.,-])\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d+)?(?![\w-])|(?<![\w.,-])\d+(?:\.\d+)?(?![\w-])"
)
_MONTH = re.compile(r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_LONGEST = 600


def linked(material: Material, reason: str | None, claims: Iterable[str]) -> Words:
    """Return the reason with each number that is the value or a bound of one of the claims as a citation.

    Days of a month keep their plain form; computed numbers (a difference, a rounding) belong to no claim.
    """
    text = material.withheld.text(None, line(reason, _LONGEST))
    figures = [claim for claim in map(material.claim, claims) if isinstance(claim, Figure)]
    parts: list[str | Cite] = []
    at = 0
    for found in _NUMBER.finditer(text):
        value = float(re.sub(r"[ ,\u00a0\u202f]", "", found[0]))
        figure = None if _MONTH.match(text, found.end()) else _of(value, figures)
        grouped = numerals.number(value) if figure or " " in found[0] or "," in found[0] else found[0]
        parts += [text[at : found.start()], material.cite(figure.id, grouped) if figure else grouped]
        at = found.end()
    return tuple(part for part in (*parts, text[at:]) if part)


def _of(value: float, figures: list[Figure]) -> Figure | None:
    for figure in figures:
        if value in (figure.value, figure.low, figure.high):
            return figure
    return None


def plain(words: Words) -> str:
    """Return the words as text."""
    return "".join(part if isinstance(part, str) else part.text for part in words)
