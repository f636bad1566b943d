"""How claims were read, for the eye: a block for each claim, a line for each decision, what was left below it."""

import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from sitroom.cli.safe import one_line

_FIELD = 11
_PIPED = 110


def block(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of one explained claim (a record of `sitroom.desk.extract.explanations`)."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPED
    mention = record["mention"] or {"text": "", "start": record["start"], "end": record["end"]}
    head = f"{record['kind']} {record['id'][:10]}: “{one_line(mention['text'])}” at {mention['start']}-{mention['end']}"
    yield f"{head} of {record['report'][:10]}"
    yield from _folded(f"“{one_line(record['quote'] or '')}”", width, "  ", "  ")
    for decision in record["decisions"]:
        yield from _decision(decision, width)
    yield ""


def _decision(decision: Mapping[str, Any], width: int) -> Iterator[str]:
    told = "–" if decision["value"] is None else one_line(decision["value"])
    words = f" [{_span(decision['span'])}]" if decision["span"] else ""
    weight = f" ({decision['weight']:g})" if decision["weight"] is not None else ""
    head, gap = f"  {decision['field']:<{_FIELD}} ", " " * (_FIELD + 3)
    yield from _folded(f"{told}{weight}: {one_line(decision['why'])}{words}", width, head, gap)
    for other in decision["alternatives"]:
        weight = f" ({other['weight']:g})" if other["weight"] is not None else ""
        left = f"{one_line(other['what'])}{weight}: {one_line(other['why'])}"
        yield from _folded(left, width, f"{gap}not ", f"{gap}    ")


def _span(span: Mapping[str, Any]) -> str:
    text = one_line(span["text"])
    return f"{span['start']}-{span['end']} {text if len(text) <= 60 else text[:59] + '…'}"


def _folded(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, max(width, 40), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
