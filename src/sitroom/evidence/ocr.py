"""Text from pictures of pages: pypdfium2 draws them, tesseract reads them. Both come with the ``ocr`` extra."""

import shutil
import time
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from sitroom.evidence import plain
from sitroom.evidence.joining import compounds, join
from sitroom.evidence.types import Block
from sitroom.model import PassageKind

_DPI, _MOST_PIXELS, _MOST_LANGUAGES = 200, 16_000_000, 3


def missing() -> str | None:
    """Say what OCR lacks here, None when it can be done."""
    if find_spec("pypdfium2") is None or find_spec("pytesseract") is None:
        return "the ocr extra is not installed"
    return None if shutil.which("tesseract") else "tesseract is not on the PATH"


def read_pages(data: bytes, numbers: Sequence[int], seconds: float) -> tuple[list[Block], list[int]]:
    """Read pages of a PDF as pictures.

    Parameters
    ----------
    data
        The PDF.
    numbers
        The pages, from 1.
    seconds
        After how much time to begin no further page.

    Returns
    -------
    tuple
        The blocks, and the pages there was no time for.
    """
    import pypdfium2

    until = time.monotonic() + seconds
    blocks: list[Block] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for done, number in enumerate(numbers):
            left = until - time.monotonic()
            text = _text(document[number - 1], left) if left > 0 else None
            if text is None:
                return blocks, list(numbers[done:])
            blocks += _blocks(text, number)
    finally:
        document.close()
    return blocks, []


@cache
def version() -> str:
    """Return name and version of the OCR."""
    import pytesseract

    return f"tesseract {pytesseract.get_tesseract_version().base_version}"


def _text(page: Any, seconds: float) -> str | None:
    """Return what tesseract reads on a page, None when the time ran out."""
    import pytesseract

    width, height = page.get_size()
    scale = min(_DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True).to_pil()
    try:
        text: str = pytesseract.image_to_string(picture, lang=_languages(), timeout=max(1, seconds))
    except RuntimeError:  # how pytesseract reports its timeout
        return None
    return text


@cache
def _languages() -> str:
    import pytesseract

    held = [name for name in pytesseract.get_languages() if name != "osd" and "/" not in name]
    first = [name for name in ("eng",) if name in held]
    return "+".join([*first, *(name for name in held if name not in first)][:_MOST_LANGUAGES]) or "eng"


def _blocks(text: str, page: int) -> list[Block]:
    known = compounds(text.split("\n"))
    blocks: list[Block] = []
    for passage in plain.passages(text):
        lines = text[passage.start : passage.end].split("\n")
        said = lines[0].strip()
        for line in lines[1:]:
            said = join(said, line.strip(), known)
        kind = PassageKind.FURNITURE if said.isdigit() else passage.kind
        blocks.append(Block(said, kind, page))
    return blocks
