"""What a plain text says about itself in its head: labels, front matter, letterhead, dateline, byline, title.

A date counts as the report's own only when it is labelled or stands where a report carries its date; everything
else stays unknown, for nothing here is guessed.
"""

import re
from dataclasses import dataclass, field

from sitroom.evidence import days, vocabulary
from sitroom.model import Known

_LINES, _CODE_POINTS = 30, 4000
_LABEL = re.compile(r"^[\s*_#>]{0,6}([^\W\d_][^:\n]{0,30}?)[*_]{0,2}[ \t]{0,3}[:：][*_]{0,2}[ \t]*(\S.{0,300})$")
_SAID = re.compile(r"^([^\W\d_]{2,12}(?: [^\W\d_]{2,12}){0,2})[ \t]*[|–—-]?[ \t]*(?:[^\W\d_]{3,10},?[ \t]+)?$")
_BYLINE = re.compile(r"^(?:By|BY)[ \t]+(?=[A-ZÀ-Þ])")
_CLOCK = r"(?:,?[ \t]*(?:at[ \t]+)?\d{1,2}[:.]\d{2}(?:[ \t]?[AaPp]\.?[Mm]\.?)?(?:[ \t]?[A-Z]{2,5})?)?"
_AFTER_LINE = re.compile(rf"^{_CLOCK}[\s.|*_]*$")
_AFTER_DATELINE = re.compile(
    rf"^{_CLOCK}[.,]?[ \t]*(?:\([^()\n]{{2,40}}\)|/[^/\n]{{2,40}}/)?[.]?[ \t]*(?:[–—-]+[ \t]|$)"
)
_AGENCY = re.compile(r"^[.,]?[ \t]*(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)")
_JOINING = frozenset(["and", "de", "la", "le", "am", "an", "upon", "of", "the", "von", "der"])
_ENDED = re.compile(r"[.!?…;:,][\"'”’»*_)\]]{0,4}$")
_MARKS = re.compile(r"^[#>\s*_]{0,10}|[*_#\s]{0,8}$")
_HEADING = re.compile(r"^#{1,6}[ \t]+\S")
_SMALL = frozenset(["of", "the", "and", "for", "on", "in", "to", "at", "a", "an", "by"])


@dataclass(slots=True)
class Head:
    """What the head says; ``labelled`` are the starts of lines that are labels, not prose."""

    fields: dict[str, Known] = field(default_factory=dict)
    labelled: set[int] = field(default_factory=set)
    title_at: int | None = None

    def known(self, name: str, why: str = "not stated") -> Known:
        """Return a field, or None with the reason."""
        return self.fields.get(name) or Known(None, why)

    def put(self, name: str, value: str | None, how: str) -> None:
        """Keep what is said first."""
        if name not in self.fields or self.fields[name].value is None:
            self.fields[name] = Known(value, how)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    text: str


def read(text: str, *, titles: bool = True) -> Head:
    """Read the head of a plain text.

    Parameters
    ----------
    text
        The report's text; only its first lines are looked at.
    titles
        Whether to look for a title (formats with one of their own need none).
    """
    head = Head()
    lines = _first_lines(text)
    lines = _front_matter(lines, head)
    body = _labels(lines, head)
    _dates(body, head)
    _letterhead(body, head)
    body = _named_body(body, head)
    if titles:
        _title(body, head)
    _late(head)
    return head


def bare(text: str) -> str:
    """Return a line without heading, emphasis and quotation marks around it."""
    return " ".join(_MARKS.sub("", text).replace("**", "").split())


def is_furniture(text: str) -> bool:
    """Say whether a paragraph is navigation for certain: a known phrase and no digit in it."""
    if len(text) > 260:
        return False
    said = " ".join(text.split()).strip(" .:|>»*").lower().replace("’", "'")
    lines, starts = vocabulary.furniture()
    known = said in lines or said.startswith(starts)
    return known and not any(c.isdigit() for c in said)


def is_body(text: str) -> bool:
    """Say whether a text is the name of an authority, organisation, airline or outlet that the reference knows."""
    from sitroom.reference import actors

    found = actors().resolve(bare(text))
    return found is not None and found.kind in ("authority", "organisation", "airline", "outlet")


def is_title(text: str) -> bool:
    """Say whether a line alone looks like a headline: short, begun large, not ended like a sentence."""
    said = bare(text)
    if not said or len(said) > 160 or len(said.split()) > 22 or _ENDED.search(said):
        return False
    first = said.lstrip("\"'“‘«„(")[:1]
    return bool(first) and (first.isupper() or first.isdigit() or not first.isascii()) and any(map(str.isalpha, said))


def _first_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for number, raw in enumerate(text[: _CODE_POINTS + 600].split("\n"), 1):
        if raw.strip():
            lines.append(_Line(number, at + len(raw) - len(raw.lstrip()), raw.strip()))
        at += len(raw) + 1
        if len(lines) >= _LINES or at > _CODE_POINTS:
            break
    return lines


def _front_matter(lines: list[_Line], head: Head) -> list[_Line]:
    if not lines or lines[0].text != "---":
        return lines
    close = next((i for i, line in enumerate(lines[1:], 1) if line.text in ("---", "...")), None)
    if close is None or not all(":" in line.text or line.text[0] in "-#" for line in lines[1:close]):
        return lines
    for line in lines[1:close]:
        name, _, value = line.text.partition(":")
        _label(name, value.strip().strip("\"'"), line, head, "front matter")
    head.labelled.update(line.start for line in lines[: close + 1])
    return lines[close + 1 :]


def _labels(lines: list[_Line], head: Head) -> list[_Line]:
    """Take labelled lines out of the head, up to the first line that reads like a sentence."""
    rest: list[_Line] = []
    labels: list[_Line] = []
    for index, line in enumerate(lines):
        match = _LABEL.match(line.text)
        if match and _label(match[1], match[2], line, head, "label"):
            labels.append(line)
            continue
        if match is None and len(line.text) > 90 and _ENDED.search(line.text):
            rest += lines[index:]
            break
        rest.append(line)
    if head.fields:  # "To:" and "No:" are labels only beside one that says something
        head.labelled.update(line.start for line in labels)
        return rest
    return lines


def _label(name: str, value: str, line: _Line, head: Head, kind: str) -> bool:
    word = name.strip(" *_#").lower()
    fits = vocabulary.labels().get(word)
    if fits is None or not value:
        return False
    how = f"text line {line.number}: {kind} {name.strip(' *_#')!r}"
    if fits in ("published", "updated"):
        day = days.find(value)
        if day is None:
            return False
        head.put(fits, day.iso, how if day.iso else f"{how}, {day.why}")
    elif fits != "reference":
        head.put(fits, bare(value)[:300], how)
    return True


def _dates(lines: list[_Line], head: Head) -> None:
    """Find a date line, dateline or byline; two bare date lines are a timeline and say nothing."""
    found: list[tuple[str, str | None, str, bool]] = []
    for line in lines:
        _byline(line, head)
        day = days.find(line.text[:200])
        if day is None or day.start > 90:
            continue
        shape = _shape(line.text, day)
        if shape:
            why = "" if day.iso else f", {day.why}"
            found.append((line.text, day.iso, f"text line {line.number}: {shape}{why}", shape == "date line"))
    plain = [item for item in found if item[3]]
    for _, iso, how, is_plain in found:
        if not (is_plain and len(plain) > 1):
            head.put("published", iso, how)


def _shape(text: str, day: days.Day) -> str | None:
    """Name the way a line carries its date, None when the date is part of a sentence."""
    before, after = text[: day.start], text[day.end :]
    whole_line = bool(_AFTER_LINE.match(after))
    said = _SAID.match(before.strip(" *_#"))
    if said and vocabulary.labels().get(said[1].lower()) in ("published", "updated") and len(said[1]) > 4:
        return f"{said[1]!r}"
    alone = before.strip(" *_#>|-–—,.").lower()
    if whole_line and (not alone or alone in vocabulary.weekdays()):
        return "date line"
    if whole_line and _BYLINE.match(text):
        return "byline"
    if whole_line and "," in before and _is_place(before):
        return "letterhead date"
    if _AFTER_DATELINE.match(after) and _is_place(before) and _capital(before, after):
        return "dateline"
    return None


def _is_place(before: str) -> bool:
    """Say whether words are all capitalised, as a town and its country are: "Warsaw, Poland," "Frankfurt am Main"."""
    words = before.replace(",", " ").split()
    return 0 < len(words) <= 8 and all(word in _JOINING or word.lstrip("*_(")[:1].isupper() for word in words)


def _capital(before: str, after: str) -> bool:
    """Datelines set the town in capitals or name the agency: else a sentence could begin so."""
    town = before.strip(" ,*_(").split(",")[0]
    return town.isupper() or (bool(_AGENCY.match(after)) and town[:1].isupper())


def _byline(line: _Line, head: Head) -> None:
    match = _BYLINE.match(line.text)
    if match is None or len(line.text) > 140 or line.text.endswith("."):
        return
    names: list[str] = []
    for word in line.text[match.end() :].replace("|", " | ").split()[:14]:
        bare_word = word.strip(",;")
        if bare_word not in _JOINING and not bare_word[:1].isupper():
            break
        if vocabulary.months().get(bare_word.lower().strip(".")):
            break
        names.append(word)
    said = " ".join(names).strip(" ,;|")
    if said:
        head.put("author", said, f"text line {line.number}: byline")


def _letterhead(lines: list[_Line], head: Head) -> None:
    """Read the body in capitals above a letterhead date as publisher."""
    at = next((i for i, line in enumerate(lines) if _is_letterhead(line)), None)
    if at is None:
        return
    above: list[list[_Line]] = []
    for line in lines[:at]:
        if not line.text.isupper() or any(c.isdigit() for c in line.text):
            return
        if above and above[-1][-1].number + 1 == line.number:
            above[-1].append(line)
        else:
            above.append([line])
    bodies = [_titled(" ".join(line.text for line in group)) for group in above]
    if bodies and len(bodies) <= 4:
        beside = f" (with {'; '.join(bodies[1:])})" if bodies[1:] else ""
        head.put("publisher", bodies[0], f"text line {above[0][0].number}: letterhead{beside}")


def _named_body(lines: list[_Line], head: Head) -> list[_Line]:
    """Read a known body that stands alone in the first lines as publisher, and keep the line out of the titles."""
    for line in [line for line in lines if not is_furniture(line.text)][:3]:
        if _could_be_body(line.text) and is_body(line.text):
            if head.known("publisher").value is None:
                head.put("publisher", bare(line.text), f"text line {line.number}: letterhead")
            return [other for other in lines if other is not line]
    return lines


def _could_be_body(text: str) -> bool:
    """Say whether every word is capitalised as in a name: a look before the reference is loaded."""
    said = bare(text)
    words = said.split()
    if not is_title(said) or not 1 <= len(words) <= 10 or any(c in ",:;?!0123456789" for c in said):
        return False
    return all(word[:1].isupper() or word in _SMALL for word in words)


def _is_letterhead(line: _Line) -> bool:
    day = days.find(line.text)
    return day is not None and _shape(line.text, day) == "letterhead date"


def _titled(text: str) -> str:
    words = bare(text).lower().split()
    return " ".join(word if i and word in _SMALL else word[:1].upper() + word[1:] for i, word in enumerate(words))


def _title(lines: list[_Line], head: Head) -> None:
    """Take the first heading; else the first short line alone that is not navigation, before any sentence."""
    for line in lines:
        if _HEADING.match(line.text):
            head.put("title", bare(line.text), f"text line {line.number}: first heading")
            head.title_at = line.start
            return
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if is_furniture(line.text) or days.find(line.text) or _BYLINE.match(line.text) or _is_genre(line.text):
            continue
        alone = (before is None or before.number + 1 < line.number) and (
            after is None or after.number > line.number + 1
        )
        first_of_all = before is None and after is not None and _set_off(line.text, after.text)
        if is_title(line.text) and (alone or first_of_all) and len(bare(line.text).split()) > 2:
            head.put("title", bare(line.text), f"text line {line.number}: first line")
            head.title_at = line.start
        return


def _is_genre(text: str) -> bool:
    """Say whether a line names the kind of document only: "Press release 14/2024"."""
    words = " ".join(word for word in bare(text).lower().split() if not any(c.isdigit() for c in word))
    return words.strip(" .:-–—/") in vocabulary.genres()


def _set_off(text: str, after: str) -> bool:
    """Say whether a line ends although the next word had room, and the next line begins anew."""
    return after[0].isupper() and len(text) + 1 + len(after.split(None, 1)[0]) < min(len(after), 72)


def _adjoin(before: _Line | None, after: _Line | None) -> bool:
    """Say whether two lines follow each other without a blank line between."""
    return before is not None and after is not None and before.number + 1 == after.number


def _late(head: Head) -> None:
    """Let a date of update stand for publication when there is no other."""
    updated = head.fields.get("updated")
    if updated and updated.value and head.known("published").value is None:
        head.fields["published"] = updated
