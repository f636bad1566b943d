"""What bytes are, by their content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import builders
from sitroom.evidence import identify, sniff


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"", "a.pdf", sniff.EMPTY),
        (b"\n%PDF-1.7 ...", "a.txt", sniff.PDF),
        (builders.docx(""), "a.zip", sniff.DOCX),
        (builders.docx("")[:150], "a", sniff.ZIP),
        (builders.xlsx({"a": [[1]]}), "a.docx", sniff.XLSX),
        (b"PK\x05\x06" + b"\0" * 18, "a.docx", sniff.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "a.doc", sniff.OLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", sniff.LOCKED),
        (b"<!DOCTYPE html><html>", "a.txt", sniff.HTML),
        (b"\xef\xbb\xbf  <!-- c --><html>", "", sniff.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C"><html xmlns="x">', "", sniff.HTML),
        ("<html><body><p>x".encode("utf-16"), "", sniff.HTML),
        (b"<p>One paragraph</p>", "a", sniff.HTML),
        (builders.FEED.encode(), "a.html", sniff.RSS),
        (builders.FEED_BOMB.encode(), "a", sniff.RSS),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", sniff.ATOM),
        (b'<?xml version="1.0"?><root/>', "a.html", sniff.XML),
        (builders.mail("x").as_bytes(), "a", sniff.MAIL),
        (b"From: A\nDate: B\nSubject: C\n\ntext", "a.txt", sniff.TEXT),
        (b"From: A\nDate: B\nSubject: C\n\ntext", "a.eml", sniff.MAIL),
        (b"# A\n\n<div>x</div>", "a.md", sniff.MARKDOWN),
        (b"<div>x</div>\n\n# A", "README.md", sniff.MARKDOWN),
        (b"<sup>3</sup> A note of 300.", "a.txt", sniff.TEXT),
        (b"a,b\n1,2", "a.csv", sniff.CSV),
        (b'{"a": 1}', "a.json", sniff.JSON),
        (b"plain words", "a.docx", sniff.TEXT),
        ("words".encode("utf-16-le"), "a", sniff.TEXT),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "image/png"),
        (bytes(range(256)) * 4, "a.txt", sniff.UNKNOWN),
        ("слова".encode("cp1251"), "a.txt", sniff.TEXT),
    ],
)
def test_the_content_decides(data: bytes, name: str, kind: str) -> None:
    """A name is asked only where the content leaves a choice."""
    assert identify(data, name) == kind


@given(st.binary(max_size=300), st.sampled_from(["", "a.html", "a.md", "a.eml", "a.json", "http://x/y.pdf?z=.html"]))
def test_no_bytes_are_too_strange_to_be_identified(data: bytes, name: str) -> None:
    """Identifying never fails."""
    for head in (b"", b"PK\x03\x04", b"<", b"<?xml ", b"\xff\xfe", b"From: x\n"):
        assert "/" in identify(head + data, name)
