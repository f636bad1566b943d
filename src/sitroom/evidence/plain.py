"""Plain text and Markdown: the text as it stands, cut into passages. Marks stay, offsets count on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sitroom.evidence import heads
from sitroom.evidence.charset import decode
from sitroom.evidence.types import Content, Raw
from sitroom.model import Passage, PassageKind

PARSER = "plain/1"

_RULE = re.compile(r"^(?:-[ -]{2,}|\*[ *]{2,}|_[ _]{2,}|=[ =]{2,}|~{3,}|•[ •]{2,}|`{3,}\w{0,20}|~{3,}\w{0,20})$")
_HEADING = re.compile(r"^#{1,6}[ \t]+\S")
_FOOTNOTE = re.compile(r"^(?:<sup>\s*\w{1,4}\s*</sup>|\[\^[\w-]{1,20}\]:|\[\d{1,3}\][ \t]|[⁰¹²³⁴-⁹]{1,3}[ \t]?)")
_ITEM = re.compile(r"^(?:[-*+•●▪◦‣–—·][ \t]+|\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)][ \t]+)\S")
_QUOTE = re.compile(r"^(?:>[ \t]?)+")
_REFERENCE = re.compile(r"^\[[^\]\n]{1,60}\]:[ \t]+\S+$")
_PAGE = re.compile(
    r"^(?:page|seite|strona|стр\.?|p\.)[ \t]*\d{1,4}(?:[ \t]*(?:of|/|von|z|из)[ \t]*\d{1,4})?$"
    r"|^[-–—][ \t]*\d{1,4}[ \t]*[-–—]$",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\t| {3,}")
_PIPES = re.compile(r"^\|.*\|$")
_PIPE_RULE = re.compile(r"^\|?[ \t:|-]{3,}$")
_KEYED = re.compile(r"^[^\s:][^:\n]{0,60}:[ \t]+\S")
_ENDED = re.compile(r"[.!?…:;][\"'”’»*_)\]]{0,4}(?:<sup>[^<]{0,9}</sup>)?$")
_TOO_LONG_TO_WRAP = 200

_P = PassageKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Open:
    """A passage being built."""

    start: int
    end: int
    kind: PassageKind
    lines: int = 1
    quoted: int = 0


def read(raw: Raw) -> Content:
    """Read plain text or Markdown bytes."""
    text, notes = decode(raw.data, raw.charset)
    head = heads.read(text)
    return Content(
        text=text,
        passages=passages(text, head),
        parser=PARSER,
        title=head.known("title"),
        publisher=head.known("publisher"),
        author=head.known("author"),
        published=head.known("published"),
        language=head.known("language"),
        notes=notes,
    )


def passages(text: str, head: heads.Head | None = None) -> tuple[Passage, ...]:
    """Cut text into passages; every character that is not white space lies in exactly one."""
    head = head or heads.Head()
    made: list[_Open] = []
    for block in _blocks(text):
        made += _settle(_cut(block, head), head, text)
    _unhead(made, text, head.title_at)
    return tuple(Passage(i, p.start, p.end, p.kind) for i, p in enumerate(made, 1))


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield runs of lines that are not blank."""
    block: list[_Line] = []
    at = 0
    for raw in text.split("\n"):
        said = raw.strip()
        if said:
            start = at + len(raw) - len(raw.lstrip())
            block.append(_Line(start, start + len(said), said))
        elif block:
            yield block
            block = []
        at += len(raw) + 1
    if block:
        yield block


def _cut(block: list[_Line], head: heads.Head) -> list[_Open]:
    """Cut one block of lines: marks first, wrapped lines joined, broken ones kept apart."""
    width = max(len(line.text) for line in block)
    made: list[_Open] = []
    tables = _tables(block)
    for index, line in enumerate(block):
        fixed = _fixed(line, tables[index], head)
        quoted = _depth(line.text)
        if fixed is PassageKind.FURNITURE and _is_underline(line, made):
            made[-1].kind = PassageKind.HEADING
        if fixed is not None:
            made.append(_Open(line.start, line.end, fixed, quoted=quoted))
        elif _continues(block, index, made, width, quoted):
            made[-1].end = line.end
            made[-1].lines += 1
        else:
            made.append(_Open(line.start, line.end, _opening(line), quoted=quoted))
    return made


def _fixed(line: _Line, table: bool, head: heads.Head) -> PassageKind | None:
    """Return the kind of a line that is a passage by itself, None for running text and its openings."""
    text = line.text
    if line.start in head.labelled or _RULE.match(text) or _PAGE.match(text) or _REFERENCE.match(text):
        return PassageKind.FURNITURE
    if _HEADING.match(text):
        return PassageKind.HEADING
    if table:
        return PassageKind.FURNITURE if _PIPE_RULE.match(text) else PassageKind.TABLE_ROW
    return None


def _depth(text: str) -> int:
    """Return how deeply a line of a mail is quoted."""
    marks = _QUOTE.match(text)
    return marks[0].count(">") if marks else 0


def _opening(line: _Line) -> PassageKind:
    if _FOOTNOTE.match(line.text):
        return PassageKind.FOOTNOTE
    return PassageKind.LIST_ITEM if _ITEM.match(line.text) else _P


def _tables(block: list[_Line]) -> list[bool]:
    """Say of each line whether it is a row: pipes, or cells in columns in at least two lines running."""
    cells = [2 if _PIPES.match(line.text) else len(_CELLS.split(line.text)) for line in block]
    rows = [n > 1 for n in cells]
    return [
        row and (_PIPES.match(line.text) is not None or any(rows[max(0, i - 1) : i] + rows[i + 1 : i + 2]))
        for i, (line, row) in enumerate(zip(block, rows, strict=True))
    ]


def _is_underline(line: _Line, made: list[_Open]) -> bool:
    return bool(made) and made[-1].kind is _P and made[-1].lines == 1 and set(line.text) <= {"="} | {"-"}


def _continues(block: list[_Line], index: int, made: list[_Open], width: int, quoted: int) -> bool:
    """Say whether a line goes on with the passage of the line before."""
    if not made or made[-1].kind not in (_P, PassageKind.LIST_ITEM, PassageKind.FOOTNOTE):
        return False
    line, before = block[index], block[index - 1]
    if made[-1].quoted != quoted or _FOOTNOTE.match(line.text):
        return False
    if _ITEM.match(line.text) and (made[-1].kind is not _P or _ENDED.search(before.text)):
        return False
    if _KEYED.match(line.text) and _KEYED.match(before.text) and len(line.text) < 100:
        return False
    return not _broken(before.text, line.text, width)


def _broken(before: str, after: str, width: int) -> bool:
    """Say whether a line break was meant: the next word had room, or the line is too long to be wrapped."""
    if len(before) > _TOO_LONG_TO_WRAP:
        return not after[0].islower()
    had_room = len(before) + 1 + len(after.split(None, 1)[0]) <= width
    return had_room and _ENDED.search(before) is not None


def _settle(made: list[_Open], head: heads.Head, text: str) -> list[_Open]:
    """Decide what a paragraph of one line is: the title, navigation, or a heading in bold or capitals."""
    for part in made:
        if part.kind is not _P or part.quoted:
            continue
        said = text[part.start : part.end]
        if part.start == head.title_at:
            part.kind = PassageKind.HEADING
        elif heads.is_furniture(said):
            part.kind = PassageKind.FURNITURE
        elif len(made) == 1 and part.lines <= 3 and _is_heading(said):
            part.kind = PassageKind.HEADING
    return made


def _is_heading(said: str) -> bool:
    if not heads.is_title(said) or "\n\n" in said:
        return False
    bold = said.startswith("**") and said.endswith("**")
    return bold or said.isupper() or "\n" not in said


def _unhead(made: list[_Open], text: str, title_at: int | None) -> None:
    """Turn lone lines back into paragraphs that head nothing: a sentence cut by a page break, a list of links."""
    flowing = [p for p in made if p.kind in (_P, PassageKind.HEADING, PassageKind.LIST_ITEM)]
    for part, after in pairwise(flowing):
        if part.kind is PassageKind.HEADING and text[after.start].islower() and text[part.start] not in "#*":
            part.kind = _P
    run: list[_Open] = []
    for part in [*made, _Open(0, 0, _P, lines=0)]:
        if part.start == title_at:
            continue
        lone = part.kind is PassageKind.HEADING and not text[part.start : part.end].startswith(("#", "**"))
        if lone and not text[part.start : part.end].isupper():
            run.append(part)
            continue
        if len(run) > 2:
            for each in run[1:]:
                each.kind = _P
        run = [] if part.kind is not PassageKind.FURNITURE else run
