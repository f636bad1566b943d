"""Mail: body, headers, attachments."""

import pytest

from evidence import builders
from sitroom.evidence import parse
from sitroom.evidence.types import Bounds
from sitroom.model import PassageKind


def test_the_body_keeps_its_lines_and_the_headers_tell() -> None:
    """Subject, date and an office's address are read from the headers."""
    date = "Fri, 19 Nov 2021 09:00:00 +0200"
    report = parse(builders.mail("First line.\n\n> You said 300.\nNo, 400.\n", Date=date).as_bytes(), "a.eml")[0].report
    assert report.text.startswith("Week 46\n\nFirst line.\n\n> You said 300.\nNo, 400.")
    assert [report.text[p.start : p.end] for p in report.passages][1:] == ["First line.", "> You said 300.", "No, 400."]
    assert (report.publisher.value, report.publisher.how) == ("Press Office", "mail header From")
    assert report.published.value == "2021-11-19T09:00:00+02:00"
    assert report.passages[0].kind is PassageKind.HEADING


def test_a_person_who_writes_is_not_recorded_by_name() -> None:
    """The sender may be a private person."""
    report = parse(builders.mail("300 people came.", From="Jane Roe <jane@mail.example>").as_bytes(), "a.eml")[0].report
    assert report.author.value is None
    assert report.publisher.value is None


def test_html_is_read_where_the_plain_part_is_a_stub() -> None:
    """A mail that only says to look at its HTML is read from that."""
    message = builders.mail("View in a browser.")
    message.add_alternative(
        "<p>Officers stopped <b>117</b> people on Thursday, the service said.</p>" * 3, subtype="html"
    )
    assert "stopped 117 people" in parse(message.as_bytes(), "a.eml")[0].report.text


def test_attachments_are_reports_of_their_own() -> None:
    """Each readable attachment follows its mail, with the mail as parent; a picture is a note."""
    data = builders.docx(builders.paragraph("400 people came."))
    message = builders.mail("Attached.", [("w46.docx", data), ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)])
    mail, attached = parse(message.as_bytes(), "a.eml")
    assert attached.parent == mail.report.sha256
    assert attached.original == data
    assert attached.name == "a.eml > w46.docx"
    assert not mail.failures
    assert "attachment logo.png not read: looks like image/png" in mail.report.notes[0]


def test_attachments_beyond_the_bound_are_told() -> None:
    """A mail with more attachments than are read says how many were left."""
    message = builders.mail("Many.", [(f"{number}.txt", b"300 people came.") for number in range(203)])
    mail, *attached = parse(message.as_bytes(), "a.eml")
    assert len(attached) == 200
    assert mail.report.notes == ("only the first 200 of its 203 attachments were read",)


def test_mails_within_mails_are_read_to_a_depth() -> None:
    """Three levels are read, the fourth is an error of its own."""
    message = builders.mail("Innermost: 300 people.")
    for level in range(5):
        message = builders.mail(f"Level {level}.", [("", message)])
    parsed = parse(message.as_bytes(), "a.eml", bounds=Bounds(depth=3))
    assert len(parsed) == 4
    assert [error.problem for part in parsed for error in part.failures] == ["nested deeper than 3 levels"]


def test_a_broken_attachment_costs_only_itself() -> None:
    """The mail and the other attachments are read."""
    message = builders.mail("Attached.", [("a.docx", b"PK\x03\x04word/document.xml"), ("b.txt", b"300 people came.")])
    parsed = parse(message.as_bytes(), "m.eml")
    assert len(parsed) == 2
    assert str(parsed[0].failures[0]).startswith("m.eml > a.docx: truncated")


@pytest.mark.parametrize(
    "head",
    [
        b"From: =?utf-8?b?!!!?= <x>\nDate: yesterday\nSubject: =?x?q?=41?=\n\n300 people came.",
        b"From: a\nSubject: b\nContent-Type: text/plain; charset=no-such\n\n300 people came.",
        b"From: a\nSubject: b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nMzAwIHBlb3BsZQ=",
        b"Subject: b\nContent-Type: multipart/mixed; boundary=x\nDate: Fri, 99 Nov 2021\n\n--x\n\n300 people",
        b"Subject: " + b"a" * 5000 + b"\nMessage-ID: <\n\n300 people came.",
    ],
)
def test_broken_mails_are_read_all_the_same(head: bytes) -> None:
    """Whatever the headers are, the body is read."""
    assert "300 people" in parse(head, "a.eml")[0].report.text
