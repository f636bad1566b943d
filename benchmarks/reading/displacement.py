"""The figure an analyst of displacement took from an excerpt, against the one the reader would take.

IDMC's labelled excerpts (the "IDETECT" challenge, 2017): one figure an excerpt. Scored are English excerpts in which
the figure stands; where it is a sum of others or told in another language there is nothing to find. Even rows are
worked on, odd rows only counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from benchmarks.book import Row
from benchmarks.reading.gold import SHARED
from sitroom.model import Figure
from sitroom.reading import Reader
from sitroom.reading.leading import leading
from sitroom.reading.quantities_layer import bare_report
from sitroom.reference import codebook

_LANGUAGES = ["en", "es", "fr", "pt", "de", "it", "bs"]  # those of the excerpts
_GROUPED = re.compile(r"(?<=\d)[ ,.\u00a0](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LARGE = re.compile(r"(\d+(?:\.\d+)?) (million|thousand|lakh)")
_TIMES = {"million": 1e6, "thousand": 1e3, "lakh": 1e5}
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text, its row from 0, and the figure taken from it."""

    row: int
    text: str
    figure: float


def rows() -> Iterator[Row]:
    """Yield the scores of both halves; nothing where the set is not beside the checkout."""
    halves = {"odd rows": 1, "even rows, worked on": 0}
    for name, parity in halves.items():
        excerpts = [one for one in idmc() if one.row % 2 == parity]
        if excerpts:
            taken, found = scored(excerpts)
            count = len(excerpts)
            yield Row(
                f"IDMC, the figure taken, exact, {name}",
                f"{100 * taken / count:.1f} %",
                "75.5 (published 2017)",
                f"{count} excerpts; {100 * found / count:.1f} % among the figures found",
            )


def scored(excerpts: list[Excerpt]) -> tuple[int, int]:
    """Return from how many excerpts the reader takes the figure, and in how many it finds it."""
    book = codebook("displacement")
    reader, taken, among = Reader(book), 0, 0
    for one in excerpts:
        found = [claim for claim in reader.read(bare_report(one.text)).claims if isinstance(claim, Figure)]
        chosen = leading(found, book)
        taken += chosen is not None and one.figure in (chosen.value, chosen.low)
        among += any(one.figure in (figure.value, figure.low) for figure in found)
    return taken, among


@cache
def idmc() -> tuple[Excerpt, ...]:
    """Return the English excerpts in which their figure stands; empty where the set is absent."""
    path = SHARED / "idmc_fully_labelled.xlsx"
    if not path.exists():
        return ()
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        held = [(str(row[3] or ""), row[5]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    return tuple(
        Excerpt(at, text, float(figure))
        for at, (text, figure) in enumerate(held)
        if isinstance(figure, int | float) and stands(text, figure) and _english(text)
    )


def stands(text: str, figure: float) -> bool:
    """Say whether a figure stands in a text, in digits, with a multiplier or as a small number word."""
    plain = _GROUPED.sub("", text)
    told = {float(number) for number in _NUMBER.findall(plain)}
    told |= {float(number) * _TIMES[word] for number, word in _LARGE.findall(plain)}
    words = _WORDS.split()
    told |= {float(words.index(word)) for word in re.findall("[a-z]+", text.lower()) if word in words}
    return figure in told


def _english(text: str) -> bool:
    import py3langid

    py3langid.set_languages(_LANGUAGES)
    try:
        return bool(py3langid.classify(text)[0] == "en")
    finally:
        py3langid.set_languages(None)
