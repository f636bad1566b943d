"""XLSX through openpyxl: each sheet a heading, each row a passage with the heads of its cells."""

import io
from collections.abc import Iterator
from typing import Any

from sitroom.evidence import heads, tables
from sitroom.evidence.archives import Archive, parse_xml
from sitroom.evidence.blocks import compose
from sitroom.evidence.types import Block, Content, Raw
from sitroom.model import Known, PassageKind
from sitroom.model.errors import Damaged, TooLarge

PARSER = "xlsx/1"

_WIDEST = 200  # cells of a row
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(raw: Raw) -> Content:
    """Read an XLSX workbook; formulas by the values stored with them, hidden sheets named but not read."""
    archive = Archive(raw.data, raw.bounds)
    for name in archive.names():
        if name.endswith((".xml", ".rels")) and "worksheets/" not in name:
            archive.xml(name)  # refuses entities before openpyxl sees them
        elif name.endswith(".xml"):
            _first_bytes(archive, name)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw.data), read_only=True, data_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Damaged("not a whole workbook", "open it in its own program and save it again") from error
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    text, passages = compose(_blocks(book, raw.bounds.text))
    head = heads.read(text, titles=False)
    title = _core(archive, "title") or (book.worksheets[0].title if len(book.worksheets) == 1 else None)
    return Content(
        text=text,
        passages=passages,
        parser=PARSER,
        title=Known(title, "XLSX title" if _core(archive, "title") else "name of the sheet"),
        publisher=head.known("publisher"),
        published=head.known("published"),
        notes=(f"hidden sheets not read: {', '.join(hidden)[:200]}",) if hidden else (),
    )


def _blocks(book: Any, most: int) -> Iterator[Block]:
    length = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what a file says of its size may be a million empty rows
        found = list(_rows(sheet, most))
        if found:
            yield Block(sheet.title, PassageKind.HEADING)
        for block in tables.blocks(found):
            length += len(block.text)
            if length > most:
                raise TooLarge(f"holds over {most:,} characters of text", "split it, or raise the bound")
            yield block


def _rows(sheet: Any, most: int) -> Iterator[list[str]]:
    """Yield rows as text; runs of empty rows as one."""
    length, empty = 0, True
    for cells in sheet.iter_rows(max_col=_WIDEST):
        said = [tables.written(cell.value, str(getattr(cell, "number_format", "") or "")) for cell in cells]
        while said and not said[-1]:
            said.pop()
        length += sum(map(len, said))
        if length > 2 * most:
            raise TooLarge(f"holds over {most:,} characters of text", "split it, or raise the bound")
        if said or not empty:
            yield said
        empty = not said


def _first_bytes(archive: Archive, name: str) -> None:
    """Check a sheet for declarations without building its tree."""
    if b"<!" in archive.read(name)[:4096]:
        archive.xml(name)


def _core(archive: Archive, field: str) -> str | None:
    data = archive.read("docProps/core.xml")
    found = parse_xml(data).find(f"{_DC}{field}") if data else None
    said = " ".join((found.text or "").split()) if found is not None else ""
    return said[:300] or None
