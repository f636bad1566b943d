"""The Markdown brief: the same content in the same order, harmless, readable as a file."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sitroom.products import markdown, to_html, to_markdown
from sitroom.products.html import contents
from sitroom.products.markdown import text
from sitroom.products.types import Piece

from . import factory

SNAPSHOT = Path(__file__).parent / "data" / "brief.md"


def test_the_brief_reads_as_it_was_last_approved() -> None:
    """The whole brief as Markdown equals the readable snapshot; delete data/brief.md and run again to renew it."""
    told = to_markdown(factory.brief())
    if not SNAPSHOT.exists():
        SNAPSHOT.write_text(told, encoding="utf-8")
        raise AssertionError(f"{SNAPSHOT.name} was missing and has been written: read it, then commit it")
    assert told == SNAPSHOT.read_text(encoding="utf-8")


def test_sections_come_in_the_order_of_the_html() -> None:
    """The same sections, the same names, the same order."""
    brief = factory.brief()
    titles = re.findall(r"^## (.*)$", to_markdown(brief), re.M)
    assert titles == [label if label != "How to read" else "How to read this brief" for _, label in contents(brief)]


def test_every_note_number_has_its_evidence() -> None:
    """Each [n] in the text is a numbered quotation at the end, and it is quoted there."""
    told, _, notes = to_markdown(factory.brief()).partition("\n## Evidence\n")
    cited = set(re.findall(r"(?<!\\)\[(\d+)\]", told))
    listed = set(re.findall(r"^- \[(\d+)\]", notes, re.M))
    assert cited
    assert cited == listed
    assert notes.count("\n  > ") == len(listed)


def test_every_figure_of_the_html_is_in_the_markdown() -> None:
    """No number is told in one product and not in the other."""
    brief = factory.brief()
    told = to_markdown(brief)
    for shown in re.findall(r"<data[^>]*>([^<]*)</data>", to_html(brief)):
        assert shown in told


def test_figures_side_by_side_keep_the_space_between_them() -> None:
    """What is marked is one bold run where marks touch, and no space is lost at its ends."""
    parts = [("They", False), (" paid ", True), ("3,000 euros", True), (" each", True), (" for it.", False)]
    pieces = tuple(Piece(text=told, sentence=True, mention=marked) for told, marked in parts)
    note = markdown._evidence(replace(factory.brief().evidence[0], pieces=pieces))
    assert "  > They **paid 3,000 euros each** for it.\n" in note


@given(st.text(max_size=80))
def test_text_cannot_become_markup(raw: str) -> None:
    """No character that begins markup or HTML is left unescaped, and no line break gets in."""
    shown = text(raw)
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>`*_\[\]|#~]", re.sub(r"\\[`*_\[\]<>|#~\\]", "", shown))
    assert "\n" not in shown
