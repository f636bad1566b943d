"""DOCX, XLSX and CSV."""

from datetime import date

import pytest

from evidence import builders
from evidence.builders import paragraph
from sitroom.evidence import parse, tables
from sitroom.model import PassageKind, Report

STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:footnote w:id="7">{paragraph("Several attempts by one person.")}</w:footnote></w:footnotes>'
)
REFERENCE = '<w:p><w:r><w:t>40 000 attempts</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(
    *map(paragraph, ["Country", "Arrivals", "Poland", "3 062"])
)


def said(report: Report, kind: PassageKind) -> list[str]:
    """Return the passages of a kind."""
    return [report.text[p.start : p.end] for p in report.passages if p.kind is kind]


def word(body: str, **parts: str) -> Report:
    """Return a DOCX as read."""
    named = {f"word/{name}.xml": text for name, text in parts.items()}
    return parse(builders.docx(body, named), "a.docx")[0].report


def test_a_document_with_everything_in_it() -> None:
    """Headings by style name, tables by row, footnotes by their mark, in the order of the text."""
    body = paragraph("Week 46", "berschrift1") + REFERENCE + TABLE
    report = word(body, styles=STYLES, footnotes=NOTES)
    assert said(report, PassageKind.HEADING) == ["Week 46"]
    assert said(report, PassageKind.TABLE_ROW) == ["Country; Arrivals", "Country: Poland; Arrivals: 3 062"]
    assert "40 000 attempts¹" in report.text
    assert said(report, PassageKind.FOOTNOTE) == ["¹ Several attempts by one person."]
    assert (report.title.value, report.title.how) == ("Week 46", "first heading")


def test_what_was_deleted_is_gone_and_what_was_inserted_is_there() -> None:
    """Tracked changes are read as the author left them."""
    body = (
        "<w:p><w:r><w:t>There are </w:t></w:r><w:del><w:r><w:delText>300</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>400</w:t></w:r></w:ins><w:r><w:t> people</w:t></w:r></w:p>"
    )
    assert "There are 400 people" in word(body).text


def test_content_controls_and_text_boxes_are_read() -> None:
    """Forms keep their figures in places other readers leave out; a fallback for old programs is not read twice."""
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('In a control: 300 people')}</w:sdtContent></w:sdt>"
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        f"<mc:Choice>{paragraph('In a box: 400 people')}</mc:Choice>"
        f"<mc:Fallback>{paragraph('In a box: 400 people')}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    text = word(body).text
    assert "In a control: 300 people" in text
    assert text.count("400") == 1


def test_page_headers_are_furniture() -> None:
    """They are shown, and never read for claims."""
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{paragraph('Restricted, 12 copies')}</w:hdr>"
    )
    assert said(word(paragraph("Text of it."), header1=header), PassageKind.FURNITURE) == ["Restricted, 12 copies"]


def test_a_workbook_is_read_row_by_row() -> None:
    """Titles above a table are text, the row of words is the heads, numbers are as a reader sees them."""
    rows = [["Arrivals by country"], [], ["Country", "Day", "Arrivals"], ["Poland", date(2021, 11, 16), 3062.0]]
    report = parse(builders.xlsx({"Week 46": rows, "Empty": []}), "a.xlsx")[0].report
    assert said(report, PassageKind.HEADING) == ["Week 46"]
    assert said(report, PassageKind.PARAGRAPH) == ["Arrivals by country"]
    assert said(report, PassageKind.TABLE_ROW)[1:] == ["Country: Poland; Day: 2021-11-16; Arrivals: 3062"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.125, "0.0%", "12.5%"),
        (1.10, "", "1.1"),
        (True, "", "yes"),
        ("#REF!", "", ""),
        (None, "", ""),
        (10**15, "", None),
    ],
)
def test_values_of_cells(value: object, form: str, shown: str | None) -> None:
    """Numbers lose their noise, errors are nothing."""
    assert tables.written(value, form) == shown if shown is not None else str(10**15) in tables.written(value, form)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_separated_values(mark: str) -> None:
    """The separator is told from the lines."""
    data = "\n".join(mark.join(row) for row in (["Country", "Arrivals"], ["Poland", "3062"])).encode()
    assert "Country: Poland; Arrivals: 3062" in parse(data, "a.csv")[0].report.text
