"""Encodings declared wrongly, or not at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.evidence.charset import decode

FRENCH = "Café de la frontière: 300 personnes ont été arrêtées près du village, selon les autorités."
POLISH = "Straż Graniczna zatrzymała 117 osób, które próbowały przekroczyć granicę; są zdrowi."


@given(st.text(max_size=200))
def test_utf8_comes_back_but_for_line_ends(text: str) -> None:
    """What was UTF-8 is decoded as it was, line ends made one kind and null characters shown."""
    wanted = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd").removeprefix("\ufeff")
    data = text.encode()
    if data[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and "\x00" not in text:
        assert decode(data)[0] == wanted


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "note"),
    [
        (FRENCH, "utf-8", None, None),
        (FRENCH, "utf-8", "iso-8859-1", "wrong"),
        (FRENCH, "cp1252", "utf-8", "guessed cp1252"),
        (FRENCH, "cp1252", None, "guessed cp1252"),
        (FRENCH, "cp1252", "iso-8859-1", None),
        (FRENCH, "cp1252", "no-such-charset", "guessed"),
        (FRENCH, "cp1252", "zip", "guessed"),
        (POLISH, "cp1250", None, "guessed cp1250"),
        (POLISH, "iso8859-2", "iso-8859-2", None),
        (FRENCH, "utf-16", None, None),
        (FRENCH, "utf-16-le", None, "utf-16-le"),
        (FRENCH, "utf-16-be", None, "utf-16-be"),
    ],
)
def test_the_text_is_right_and_a_guess_is_noted(
    text: str, encoding: str, declared: str | None, note: str | None
) -> None:
    """Wrong or missing declarations do not spoil the text, and what was guessed is said."""
    decoded, notes = decode(text.encode(encoding), declared)
    assert decoded == text
    assert (note is None and not notes) or (note is not None and note in " ".join(notes))


def test_a_meta_declaration_is_heard() -> None:
    """The page's own charset is used when bytes are not UTF-8."""
    page = '<meta charset="windows-1250">' + POLISH
    assert decode(page.encode("cp1250"))[0] == page


def test_a_few_broken_bytes_do_not_cost_the_encoding() -> None:
    """UTF-8 with a damaged byte stays UTF-8."""
    decoded, notes = decode((POLISH * 5).encode() + b"\xff end")
    assert decoded.startswith(POLISH)
    assert "1 damaged" in notes[0]
