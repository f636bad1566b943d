"""Files made on the fly: the formats read, and the ones built to harm their reader."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

WORD_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], *, info: str = "", extra: bytes = b"") -> bytes:
    """Return a PDF; each line of a page is x, y, size and text (Latin-1)."""
    streams = [_content(lines) for lines in pages]
    return _pdf([(zlib.compress(s), b"/Filter /FlateDecode") for s in streams], info=info, extra=extra)


def pdf_bomb(size: int) -> bytes:
    """Return a PDF whose page unpacks to so many bytes."""
    mebi = b" " * (1 << 20)
    packer = zlib.compressobj(9)
    first, again = (packer.compress(mebi) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    check = 1
    for _ in range(size >> 20):
        check = zlib.adler32(mebi, check)
    packed = first + again * ((size >> 20) - 1) + b"\x03\x00" + check.to_bytes(4, "big")
    assert len(zlib.decompress(packed[: len(first)] + b"\x03\x00" + zlib.adler32(mebi).to_bytes(4, "big"))) == 1 << 20
    return _pdf([(packed, b"/Filter /FlateDecode")])


def pdf_picture(picture: bytes, width: int, height: int, pages: int = 1) -> bytes:
    """Return a PDF whose pages are one grey picture each."""
    image = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
        f"/BitsPerComponent 8 /Filter /FlateDecode /Length "
    ).encode()
    packed = zlib.compress(picture)
    body = image + str(len(packed)).encode() + b" >>\nstream\n" + packed + b"\nendstream"
    return _pdf([(b"q 595 0 0 842 0 0 cm /Im Do Q", b"")] * pages, xobject=body)


def pdf_encrypted() -> bytes:
    """Return a PDF locked with a user password (RC4, which needs no further package)."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([[(72, 700, 12, "Secret: 300 people")]]))))
    writer.encrypt("user", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(body: str, parts: dict[str, str] | None = None) -> bytes:
    """Return a DOCX of WordprocessingML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", WORD_TYPES)
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return out.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of WordprocessingML."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx_bomb(size: int) -> bytes:
    """Return a DOCX whose text unpacks to so many bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", WORD_TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(size >> 20):
                part.write(b" " * (1 << 20))
    return out.getvalue()


def docx_lie() -> bytes:
    """Return a DOCX whose text unpacks to more than the archive says."""
    data = bytearray(docx(paragraph("300 people came. " * 20_000)))
    real = len(zipfile.ZipFile(io.BytesIO(bytes(data))).read("word/document.xml")).to_bytes(4, "little")
    assert data.count(real) == 2
    return bytes(data.replace(real, (500).to_bytes(4, "little")))


def xlsx(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """Return a workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def mail(body: str, attachments: Sequence[tuple[str, bytes | EmailMessage]] = (), **headers: str) -> EmailMessage:
    """Return a mail; an attachment that is a mail is attached as one."""
    message = EmailMessage()
    for name, value in {"From": "Press Office <press@guard.example>", "Subject": "Week 46", **headers}.items():
        message[name] = value
    message["MIME-Version"] = "1.0"
    message.set_content(body)
    for name, data in attachments:
        if isinstance(data, EmailMessage):
            message.add_attachment(data)
        else:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Border Guard</title>
<link>http://guard.example/</link><language>en</language>
<item><title>Week 46</title><link>{base}/46.html</link><guid>g46</guid><pubDate>Fri, 19 Nov 2021 09:00:00 GMT</pubDate>
<description>&lt;p&gt;117 people were stopped.&lt;/p&gt;</description></item>
<item><title>Week 45</title><link>{base}/45.html</link><guid>g45</guid><pubDate>Fri, 12 Nov 2021 09:00:00 GMT</pubDate>
<description>90 people were stopped.</description></item></channel></rss>"""

FEED_BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>&c;</title></channel></rss>"""


def _content(lines: Sequence[tuple[float, float, float, str]]) -> bytes:
    said = []
    for x, y, size, text in lines:
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        said.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({safe}) Tj ET")
    return "\n".join(said).encode("latin-1")


def _pdf(streams: Sequence[tuple[bytes, bytes]], *, info: str = "", extra: bytes = b"", xobject: bytes = b"") -> bytes:
    count = len(streams)
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        xobject or f"<< {info} >>".encode("latin-1"),
    ]
    picture = b" /XObject << /Im 4 0 R >>" if xobject else b""
    for i, (data, keys) in enumerate(streams):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * i} 0 R ".encode()
        objects.append(page + b"/Resources << /Font << /F1 3 0 R >>" + picture + b" >> >>")
        head = b"<< /Length " + str(len(data)).encode() + b" " + keys + b" >>"
        objects.append(head + b"\nstream\n" + data + b"\nendstream")
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    about = b"" if xobject else b" /Info 4 0 R"
    out += b"trailer\n<< /Size " + str(len(objects) + 1).encode() + b" /Root 1 0 R" + about + b" >>\n"
    return bytes(out) + b"startxref\n" + str(start).encode() + b"\n%%EOF\n" + extra
