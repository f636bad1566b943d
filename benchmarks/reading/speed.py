"""How fast: text to claims, beside quantulum3 where it is installed."""

import importlib.util
import random
from collections.abc import Iterator
from itertools import islice

from benchmarks import corpus
from benchmarks.book import Row, measured
from benchmarks.reading import gold
from sitroom.reading import Reader, document
from sitroom.reading.quantities_layer import bare_report
from sitroom.reference import codebook

_SENTENCES = 90  # of a report of seed size
_REPORTS = 60


def rows() -> Iterator[Row]:
    """Yield reports and sentences a CPU second."""
    texts = [corpus.report(number, _SENTENCES) for number in range(_REPORTS)]
    reader = Reader(codebook())
    reader.read(bare_report(texts[0]))
    with measured() as meter:
        claims = sum(len(reader.read(bare_report(text)).claims) for text in texts)
    sentences = sum(len(document.document(bare_report(text)).sentences) for text in texts)
    yield Row(
        "synthetic reports of 90 sentences, text to claims, a CPU second",
        f"{_REPORTS / meter.cpu:.0f}",
        "goal 30",
        f"{claims / _REPORTS:.0f} claims a report",
    )
    yield Row("sentences a CPU second, everything on", f"{sentences / meter.cpu:,.0f}", "goal 2,700")
    yield from _real(reader)
    yield from _peer(texts)


def _real(reader: Reader) -> Iterator[Row]:
    """Yield the speed on real reports, where few sentences hold a figure; nothing without them."""
    paths = sorted((gold.SHARED.parents[1] / "seeds").glob("*.txt"))
    if not paths:
        return
    texts = [path.read_text("utf-8") for path in paths]
    with measured() as meter:
        for text in texts * 5:
            reader.read(bare_report(text))
    sentences = 5 * sum(len(document.document(bare_report(text)).sentences) for text in texts)
    made = sentences / meter.cpu
    yield Row("real reports, 90 sentences each, a CPU second", f"{made / _SENTENCES:.0f}", "goal 30", "the five seeds")


def _peer(texts: list[str]) -> Iterator[Row]:
    if importlib.util.find_spec("quantulum3") is None:
        yield Row("quantulum3 on the same sentences", "not installed", "", "pip install quantulum3")
        return
    from quantulum3 import parser

    lines = [sentence.text for text in texts for sentence in document.document(bare_report(text)).sentences]
    random.Random(0).shuffle(lines)
    some = list(islice(lines, 300))
    parser.parse(some[0])
    with measured() as meter:
        for line in some:
            parser.parse(line)
    yield Row(
        "quantulum3 (quantities only), sentences a CPU second",
        f"{len(some) / meter.cpu:,.0f}",
        "",
        "300 of the same sentences",
    )
