"""Write docs/codebooks.md: what each codebook that comes with sitroom counts, does and says.

Run by hand after changing a codebook; ``tools/check.py`` fails while the file is not what this prints::

    .venv/bin/python tools/codebook_reference.py
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitroom.reference import codebook, codebooks
from sitroom.reference.types import Codebook, Indicator

TARGET = Path(__file__).resolve().parents[1] / "docs" / "codebooks.md"

HEAD = Path(__file__).with_name("codebook_head.md").read_text("utf-8")


def text() -> str:
    """Return the page."""
    return "\n".join([HEAD, *(line for name in codebooks() for line in _book(codebook(name)))]) + "\n"


def _book(book: Codebook) -> Iterator[str]:
    yield f"## {book.title} (`{book.id}`, version {book.version})\n"
    yield "### Indicators\n"
    for indicator in book.indicators.values():
        yield from _indicator(indicator)
    if book.events:
        yield "### Single events\n"
        rows = ((one.id, one.label, _codes(one.indicators)) for one in book.events.values())
        yield from _table(("event", "meaning", "told by figures of"), rows)
    if book.totals:
        yield "### Declared totals\n"
        yield from (f"- `{name}`: {_codes(parts)}" for name, parts in book.totals.items())
        yield ""
    yield "### Actions of measures\n"
    rows = ((action.id, action.label, action.plover_root, action.plover_quad) for action in book.actions.values())
    yield from _table(("action", "meaning", "PLOVER root", "quad class"), rows)
    yield "### Stances of statements\n"
    yield from _table(("stance", "meaning"), ((stance.id, stance.label) for stance in book.stances.values()))


def _indicator(indicator: Indicator) -> Iterator[str]:
    key = "key, " if indicator.key else ""
    yield f"#### `{indicator.id}`: {indicator.label}\n"
    yield f"{indicator.description}\n"
    yield f"{indicator.nature}, in {indicator.unit}, {key}old after {indicator.stale_after} days.\n"
    if indicator.not_added_to:
        yield f"Never added to {_codes(indicator.not_added_to)}.\n"
    if indicator.notes:
        yield f"{indicator.notes}\n"
    if indicator.examples:
        yield from (f"> {example}" for example in indicator.examples[:1])
        yield ""
    against = [trial.text for trial in indicator.trials if not trial.wanted and trial.value is None]
    if against:
        yield f"Not: {' '.join(against)}\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| `{first}` | {' | '.join(rest)} |" for first, *rest in rows)
    yield ""


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
