"""PDF: paragraphs across lines and pages, furniture, tables, footnotes, metadata, scans."""

import importlib.util
import shutil

import pytest

from evidence import builders
from sitroom.evidence import ocr, pdf
from sitroom.evidence.joining import join
from sitroom.evidence.types import Bounds, Content, Raw
from sitroom.model import PassageKind
from sitroom.model.errors import Scanned

PAGES = [
    [
        (72, 800, 9, "Border Guard - situation report"),
        (72, 740, 20, "Situation in week 46"),
        (72, 700, 11, "Vilnius, 19 November 2021"),
        (72, 670, 11, "As of 16 November, 4 222 people had arrived from the neighbour-"),
        (72, 656, 11, "ing country. That is more than in any year before, and state-spon-"),
        (72, 642, 11, "sored smuggling goes on, as the state-sponsored media say."),
        (72, 610, 11, "Table of arrivals follows"),
        (72, 580, 11, "Country"),
        (220, 580, 11, "Arrivals"),
        (320, 580, 11, "Applications"),
        (72, 564, 11, "Lithuania"),
        (220, 564, 11, "4 222"),
        (320, 564, 11, "2 649"),
        (72, 548, 11, "Latvia"),
        (220, 548, 11, "414"),
        (320, 548, 11, "294"),
        (72, 520, 11, "There have been over 40 000 attempts in 2021.3"[:-1]),
        (300, 524, 7, "3"),
        (72, 490, 11, "There is also a specialist deployed in the country as well as"),
        (72, 90, 8, "3 These may include several attempts by one person."),
        (290, 30, 9, "Page 1 of 2"),
    ],
    [
        (72, 800, 9, "Border Guard - situation report"),
        (72, 740, 11, "three officers who were there before. That is all."),
        (72, 710, 11, "\x95 Two drones were bought."),
        (72, 696, 11, "\x95 Six boats were sent."),
        (290, 30, 9, "Page 2 of 2"),
    ],
]


def read(data: bytes, bounds: Bounds | None = None) -> Content:
    """Read a PDF."""
    return pdf.read(Raw(data=data, name="a.pdf", media_type="application/pdf", bounds=bounds or Bounds()))


def said(content: Content, kind: PassageKind) -> list[str]:
    """Return the passages of a kind."""
    return [content.text[p.start : p.end] for p in content.passages if p.kind is kind]


@pytest.fixture(scope="module")
def report() -> Content:
    """Return a report of two pages as read."""
    return read(builders.pdf(PAGES, info="/Title (Microsoft Word - w46.docx) /CreationDate (D:20211201120000)"))


def test_lines_become_paragraphs_and_broken_words_whole(report: Content) -> None:
    """Hyphens at line ends go, unless the document writes the word with one."""
    paragraph = next(p for p in said(report, PassageKind.PARAGRAPH) if "4 222 people" in p)
    assert "neighbouring country" in paragraph
    assert "state-sponsored smuggling" in paragraph
    assert "\n" not in paragraph


def test_a_sentence_across_pages_is_one_passage_on_its_first_page(report: Content) -> None:
    """What stands between, footnote and page edges, is set after it."""
    joined = next(p for p in report.passages if "specialist" in report.text[p.start : p.end])
    assert "as well as three officers who were there before." in report.text[joined.start : joined.end]
    assert joined.page == 1


def test_what_repeats_at_page_edges_is_furniture(report: Content) -> None:
    """Page headers and page numbers stay in the text but are never read."""
    assert said(report, PassageKind.FURNITURE) == [
        "Border Guard - situation report",
        "Page 1 of 2",
        "Border Guard - situation report",
        "Page 2 of 2",
    ]


def test_a_table_is_read_by_rows(report: Content) -> None:
    """Cells under one another are rows with the heads of their columns."""
    assert said(report, PassageKind.TABLE_ROW) == [
        "Country; Arrivals; Applications",
        "Country: Lithuania; Arrivals: 4 222; Applications: 2 649",
        "Country: Latvia; Arrivals: 414; Applications: 294",
    ]


def test_footnotes_and_their_marks(report: Content) -> None:
    """A small raised number is shown raised, and the note it belongs to is a footnote."""
    assert "attempts in 2021.³" in report.text
    assert said(report, PassageKind.FOOTNOTE) == ["³ These may include several attempts by one person."]


def test_headings_items_pages_and_head(report: Content) -> None:
    """Kinds, page numbers and the head of the document are told; the day the file was made is not its date."""
    assert said(report, PassageKind.HEADING) == ["Situation in week 46"]
    assert said(report, PassageKind.LIST_ITEM) == ["• Two drones were bought.", "• Six boats were sent."]
    assert {p.page for p in report.passages} == {1, 2}
    assert (report.title.value, report.title.how) == ("Situation in week 46", "largest lines of page 1")
    assert report.published.value == "2021-11-19"
    undated = read(builders.pdf([[(72, 700, 11, "Text of it.")]], info="/CreationDate (D:20211201120000)"))
    assert undated.published.value is None
    assert "2021-12-01" in undated.published.how


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the neighbour-", "ing land", "the neighbouring land"),
        ("a non-", "member", "a non-member"),
        ("from 200-", "300 people", "from 200-300 people"),
        ("about 40", "000 people", "about 40 000 people"),
        ("Anglo-", "Saxon", "Anglo- Saxon"),
        ("soft\u00ad", "hyphen", "softhyphen"),
    ],
)
def test_joining_lines(before: str, after: str, joined: str) -> None:
    """Words are mended and numbers are not."""
    assert join(before, after, frozenset()) == joined


def test_a_pdf_of_pictures_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without OCR the way out names the extra."""
    monkeypatch.setattr(shutil, "which", lambda *_: None)
    with pytest.raises(Scanned, match="ocr extra"):
        read(builders.pdf_picture(b"\xff" * 100, 10, 10))


def test_some_pages_of_pictures_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that can be read are, and the others are named."""
    import io

    from pypdf import PdfReader, PdfWriter

    monkeypatch.setattr(shutil, "which", lambda *_: None)
    writer = PdfWriter()
    for data in (builders.pdf(PAGES), builders.pdf_picture(b"\xff" * 100, 10, 10)):
        writer.append(PdfReader(io.BytesIO(data)))
    out = io.BytesIO()
    writer.write(out)
    assert "page 3 without text" in read(out.getvalue()).notes[0]


@pytest.mark.skipif(ocr.missing() is not None, reason=f"no OCR here: {ocr.missing()}")
def test_a_scan_is_read_by_ocr() -> None:
    """Where the extra and tesseract are there, the picture is read, and the report says so."""
    from PIL import Image, ImageDraw, ImageFont

    assert importlib.util.find_spec("pypdfium2")
    picture = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(44)
    lines = ["Situation in week 46", "", "Officers stopped 117 people on", "Thursday near the river."]
    ImageDraw.Draw(picture).multiline_text((120, 160), "\n".join(lines), fill=0, font=font, spacing=18)
    content = read(builders.pdf_picture(picture.tobytes(), *picture.size))
    assert "stopped 117 people on Thursday" in content.text
    assert content.notes == ("page 1 read by OCR",)
    assert "tesseract" in content.parser
    assert {p.page for p in content.passages} == {1}
