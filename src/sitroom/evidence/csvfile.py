"""CSV: each row a passage with the heads of its cells; the separator told from the first lines."""

import csv
import io

from sitroom.evidence import tables
from sitroom.evidence.blocks import compose
from sitroom.evidence.charset import decode
from sitroom.evidence.types import Content, Raw
from sitroom.model.errors import Damaged

PARSER = "csv/1"

_SEPARATORS = ",;\t|"


def read(raw: Raw) -> Content:
    """Read a table of comma- (semicolon-, tab-) separated values."""
    text, notes = decode(raw.data, raw.charset)
    lines = [line for line in text.split("\n", 30)[:30] if line.strip()]
    separator = max(_SEPARATORS, key=lambda mark: min((line.count(mark) for line in lines), default=0))
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise Damaged(f"not a table of separated values ({error})", "save it again as CSV or XLSX") from None
    said, passages = compose(tables.blocks(rows))
    return Content(text=said, passages=passages, parser=PARSER, notes=notes)
