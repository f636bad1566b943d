"""Build the PDF and DOCX reports of the worked example from their sources.

Needs Debian's Chromium for the PDFs. Run by hand after editing ``examples/sources``; the results are committed
because a user has no browser::

    .venv/bin/python tools/build_example.py
"""

import subprocess
import tempfile
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parents[1] / "examples"


def main() -> None:
    """Write every report that is not plain text or HTML."""
    for source in sorted((ROOT / "sources").glob("*.html")):
        print_pdf(source, ROOT / "belarus-2021" / f"{source.stem}.pdf")
    for source in sorted((ROOT / "sources").glob("*.md")):
        write_docx(source, ROOT / "belarus-2021" / f"{source.stem}.docx")


def print_pdf(source: Path, target: Path) -> None:
    """Print a page to PDF with a text layer."""
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        flags += [f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        subprocess.run(["chromium", *flags, source.as_uri()], check=True, capture_output=True, timeout=120)


def write_docx(source: Path, target: Path) -> None:
    """Turn headings, paragraphs and pipe tables of a small Markdown file into a DOCX."""
    _, head, body = source.read_text().split("---\n", 2)
    meta = {key: value.strip() for key, value in (line.split(":", 1) for line in head.splitlines())}
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = meta["title"], meta["author"]
    for block in body.strip().split("\n\n"):
        _add_block(document, block)
    document.save(str(target))


def _add_block(document: "docx.document.Document", block: str) -> None:
    if block.startswith("#"):
        marks, text = block.split(" ", 1)
        document.add_heading(text, level=len(marks))
    elif block.startswith("|"):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        _add_table(document, [rows[0], *rows[2:]])
    else:
        document.add_paragraph(block)


def _add_table(document: "docx.document.Document", rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


if __name__ == "__main__":
    main()
