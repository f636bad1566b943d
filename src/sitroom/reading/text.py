"""Plain working text: the same length as the report's, so that an offset never moves.

Every later step reads this text and quotes from the original. White space of any width becomes a space, curly
apostrophes and doubled single quotes become what they stand for, digits of any script become ASCII, Markdown
emphasis and inline tags become spaces, and invisible characters become soft hyphens, which tokens drop.
"""

import re
import unicodedata

SOFT = "\u00ad"
"""Stands for every invisible character (soft hyphen, zero-width space, bidi control) in plain text."""

MARK = re.compile(
    r"<sup>\s{0,3}\[?([0-9]{1,3}|[a-z*†‡])\]?\s{0,3}</sup>|\[\^([\w-]{1,16})\](?!:)|([¹²³⁰⁴-⁹]{1,3})", re.IGNORECASE
)
"""A footnote mark as it stands in the original text: ``<sup>3</sup>``, ``[^3]`` or a superscript digit."""

_SPECIAL = re.compile(r"[^\x00-\x7f]|[\t\r\f\v*_<`]|''|\[\^|^\#", re.MULTILINE)
_TAG = re.compile(r"</?(?:sup|sub|b|i|u|em|strong|br|span|p|a)\b[^<>]{0,200}>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|(?<![^\W_])_(?=\w)|(?<=[^\W_])_(?!\w)|`{1,3}|^ {0,3}#{1,6}(?=\s)", re.MULTILINE)
_DOUBLED = re.compile(r"‘‘|’’|‘’|''|``")
_SPEECH = re.compile(r"(?<![\w'])'(?=[A-Z])((?:[^'\n\"“”]|(?<=\w)'(?=\w)){8,600}[.,!?])'(?!\w)")
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_WIDEST = 400  # code points of a line of a table
_ODD = re.compile(r"[^\x00-\x7f]|[\t\r\f\v]")

_QUOTES = {"’": "'", "‘": "'", "ʼ": "'", "‛": "'", "´": "'", "″": '"', "‟": "“", "„": "“", "«": "“", "»": "”"}
_DASHES = {"‐": "-", "‑": "-", "‒": "–", "―": "—", "−": "-"}


def plain(text: str) -> str:
    """Return the working text: as long as `text`, made of characters the grammar knows."""
    if _SPECIAL.search(text) is None:
        return _aligned(text, _spoken(text))
    out = MARK.sub(_blank, text)
    out = _TAG.sub(_blank, out)
    out = _EMPHASIS.sub(_blank, out)
    out = _DOUBLED.sub(_double, out)
    return _aligned(text, _spoken(_ODD.sub(_single, out)))


def _aligned(text: str, out: str) -> str:
    """Part the cells of a table set in columns by spaces: neighbouring lines with wide gaps and a number."""
    if "   " not in text:
        return out
    at, made, held = 0, [], []
    for line in text.split("\n"):
        gaps = [match.start() + at for match in _GAP.finditer(line)] if len(line) < _WIDEST else []
        if gaps:
            held.append((gaps, any(char.isdigit() for char in line)))
        else:
            made += _cell_marks(held)
            held = []
        at += len(line) + 1
    made += _cell_marks(held)
    chars = list(out) if made else []
    for gap in made:
        chars[gap] = "\t"
    return "".join(chars) if made else out


def _cell_marks(lines: list[tuple[list[int], bool]]) -> list[int]:
    """Return where cells part in neighbouring lines with gaps; one line alone is no table."""
    table = len(lines) > 1 and any(numbered for _, numbered in lines)
    return [gap for gaps, _ in lines for gap in gaps] if table else []


def _spoken(text: str) -> str:
    """Read single quotes around speech ('We saw it,' he said) as double ones; apostrophes stay."""
    return _SPEECH.sub(r"“\1”", text) if "'" in text else text


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _double(match: re.Match[str]) -> str:
    """Read two single quotes as one double quote that opens before a word and closes elsewhere."""
    following = match.string[match.end() : match.end() + 1]
    return " “" if following.isalnum() else "” "


def _single(match: re.Match[str]) -> str:
    char = match.group()
    known = _KNOWN.get(char)
    if known is None:
        known = _KNOWN[char] = _plain_char(char)
    return known


def _plain_char(char: str) -> str:
    if char in _QUOTES or char in _DASHES:
        return _QUOTES.get(char) or _DASHES[char]
    if char == "\t":  # stands between the cells of a row
        return char
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in ("Zs", "Cc", "Zl", "Zp"):
        return " "
    return SOFT if category in ("Cf", "Mn") else char


_KNOWN: dict[str, str] = {}
