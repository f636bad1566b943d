"""The endnotes: each cited sentence in its paragraph, with the report, the place in it, and what was read from it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sitroom.model import AnyClaim, Figure, Measure, Passage, PassageKind, Report
from sitroom.products import numerals
from sitroom.products.material import LONGEST_SENTENCE, Material, Sentence
from sitroom.products.plain import anchor, clean, language_tag, line, web_address
from sitroom.products.types import Evidence, EvidenceClaim, Piece
from sitroom.products.withheld import Hidden
from sitroom.products.words import words

_CONTEXT = 280  # characters of the paragraph kept on each side of the sentence
_MARK = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>|\[\^?(\d{1,3})\]|([¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})")
_NOTE = re.compile(
    r"\s*(?:<sup>\s*\[?(\d{1,3})\]?\s*</sup>|\[\^?(\d{1,3})\]:?|([¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})|(\d{1,3})[.) ])"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AFTER = 24  # characters after a sentence in which its footnote mark may stand


@dataclass(frozen=True, slots=True)
class _Window:
    """The stretch of text that is shown, and whether its paragraph goes on before and after it."""

    low: int
    high: int
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of text to be cut out of a window; ``anchors`` begin with it."""

    start: int
    end: int
    anchors: tuple[str, ...] = ()


def evidence(material: Material, numbers: dict[str, int]) -> tuple[Evidence, ...]:
    """Return the numbered evidence of all that was cited; ``numbers`` are those of the sources, by hash."""
    ordered = sorted(material.citations.numbers.items(), key=lambda item: item[1])
    return tuple(_evidence(material, key, number, numbers) for key, number in ordered)


def footnotes(report: Report, start: int, end: int) -> tuple[str, ...]:
    """Return the footnotes whose marks stand in or right after a sentence: they often say what is counted."""
    tail = report.text[end : end + _AFTER]
    near = _MARK.match(tail.lstrip(" .\u201d\u2019\"'"))
    marks = [_digits(found) for found in _MARK.finditer(report.text[start:end])]
    marks += [_digits(near)] if near else []
    if not marks:
        return ()
    held = {mark: text for mark, text in _notes(report) if mark in marks}
    return tuple(held[mark] for mark in dict.fromkeys(marks) if mark in held)


def _notes(report: Report) -> Iterator[tuple[str, str]]:
    for passage in report.passages:
        if passage.kind is PassageKind.FOOTNOTE or report.text.startswith(("<sup>", "[^"), passage.start):
            text = report.text[passage.start : passage.end]
            if found := _NOTE.match(text):
                yield _digits(found), line(text[found.end() :], 400)


def _digits(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group).translate(_SUPERSCRIPTS)


def _evidence(material: Material, key: Sentence, number: int, numbers: dict[str, int]) -> Evidence:
    cited = material.citations.claims[key]
    claims = [material.claim(claim_id) for claim_id in cited]
    first = claims[0]
    source, report = material.source(first), material.texts.get(first.anchor.report or "")
    sha = first.anchor.report
    tag = language_tag(source.language.value if source else None)
    grade = material.grades.get(sha or "")
    return Evidence(
        number=number,
        report=sha,
        source=numbers.get(sha or ""),
        title=material.shown(first, source.name if source else first.anchor.feed, 200),
        publisher=material.publisher(first),
        published=material.published(first),
        published_how=line(source.published.how, 80) if source else "",
        grade=f"{grade.reliability}{grade.credibility}" if grade else "F6",
        place=_place(first, report),
        start=first.anchor.start,
        end=first.anchor.end,
        pieces=_pieces(material, claims, report),
        lang=tag,
        language=words()["languages"].get(tag or "", tag or ""),
        footnotes=_footnotes(first, report),
        claims=tuple(_claim(material, claim) for claim in claims),
        url=web_address(source.origin) if source else None,
    )


def _claim(material: Material, claim: AnyClaim) -> EvidenceClaim:
    kinds = {Figure: "figure", Measure: "measure"}
    return EvidenceClaim(
        anchor=anchor(claim.id),
        claim=claim.id,
        text=_name(material, claim),
        kind=kinds.get(type(claim), "statement"),
        who=material.shown(claim, claim.speaker, 120),
        via=", ".join(material.shown(claim, carrier, 60) for carrier in claim.via[:4]),
        modality=words()["modalities"].get(claim.modality),
        reader=line(claim.reader, 40),
        review=material.picture.claims[claim.id].review,
        grade=material.speaker_grade(claim),
    )


def _name(material: Material, claim: AnyClaim) -> str:
    """Return what was read from the sentence, in a few words."""
    if isinstance(claim, Figure):
        return material.withheld.text(claim.anchor.report, numerals.said(claim))
    if isinstance(claim, Measure):
        return f"{material.action(claim.action)}, {words()['statuses'].get(claim.status, claim.status)}"
    return words()["stances"].get(claim.stance, claim.stance)


def _place(claim: AnyClaim, report: Report | None) -> str:
    if claim.anchor.report is None:
        return f"row {claim.anchor.row}, edition {line(claim.anchor.vintage, 40)}"
    passage = _passage(report, claim.anchor.start or 0) if report else None
    if passage is None:
        return "place in the report not known"
    page = f"page {passage.page}, " if passage.page is not None else ""
    return f"{page}{passage.kind.value.replace('_', ' ')} {passage.number}"


def _footnotes(claim: AnyClaim, report: Report | None) -> tuple[str, ...]:
    if report is None or claim.anchor.start is None or claim.anchor.end is None:
        return ()
    return footnotes(report, claim.anchor.start, claim.anchor.end)


def _passage(report: Report, at: int) -> Passage | None:
    index = bisect_right(report.passages, at, key=lambda passage: passage.start) - 1
    return report.passages[index] if index >= 0 else None


def _pieces(material: Material, claims: list[AnyClaim], report: Report | None) -> tuple[Piece, ...]:
    where, hidden = claims[0].anchor, material.withheld.within(claims[0].anchor.report)
    start, end = where.start or 0, where.end or 0
    text = report.text if report is not None else ""
    if report is None or not start < end <= len(text):
        # without the text, the stored quotation is all there is to show
        text, start, end = where.quote or "", 0, len(where.quote or "")
        window, offset = _Window(start, end), where.start or 0
        hidden = tuple(Hidden(h.start - offset, h.end - offset, h.label) for h in hidden)
    else:
        window, offset = _window(report, start, end, claims), 0
    mentions = [_mention(claim, offset, start, end, window) for claim in claims]
    return tuple(_cut(text, window, (start, end), mentions, hidden))


def _window(report: Report, start: int, end: int, claims: list[AnyClaim]) -> _Window:
    if end - start > LONGEST_SENTENCE:
        mention = claims[0].mention
        middle = mention.start if mention and start <= mention.start < end else start
        low, high = max(start, middle - LONGEST_SENTENCE // 2), min(end, middle + LONGEST_SENTENCE // 2)
        return _Window(low, high, low > start, high < end)
    passage = _passage(report, start)
    low = passage.start if passage and passage.start <= start else start
    high = passage.end if passage and passage.end >= end else end
    first, last = _from_word(report.text, start - _CONTEXT, low), _to_word(report.text, end + _CONTEXT, high)
    return _Window(first, last, first > low, last < high)


def _from_word(text: str, at: int, low: int) -> int:
    space = text.find(" ", at, at + 40) if at > low else -1
    return space + 1 if space >= 0 else max(at, low)


def _to_word(text: str, at: int, high: int) -> int:
    space = text.rfind(" ", at - 40, at) if at < high else -1
    return space if space >= 0 else min(at, high)


def _mention(claim: AnyClaim, offset: int, start: int, end: int, window: _Window) -> _Span:
    low, high = max(start, window.low), min(end, window.high)
    if claim.mention is None:
        return _Span(low, low, (anchor(claim.id),))
    first, last = claim.mention.start - offset, claim.mention.end - offset
    if not (low <= first < high and first < last):
        return _Span(low, low, (anchor(claim.id),))
    return _Span(first, min(last, high), (anchor(claim.id),))


def _cut(
    text: str, window: _Window, sentence: tuple[int, int], mentions: list[_Span], hidden: tuple[Hidden, ...]
) -> Iterator[Piece]:
    low, high = window.low, window.high
    points = {low, high, *sentence, *(at for m in mentions for at in (m.start, m.end))}
    points |= {at for stretch in hidden for at in (stretch.start, stretch.end)}
    cuts = sorted(at for at in points if low <= at <= high)
    if window.before:
        yield Piece(text="… ", sentence=sentence[0] < low)
    for start, end in pairwise(cuts):
        over = next((stretch for stretch in hidden if stretch.start <= start < stretch.end), None)
        begins = over is None or start == max(over.start, low)
        shown = clean(text[start:end]) if over is None else (over.label if begins else "")
        anchors = tuple(name for m in mentions if m.start == start for name in m.anchors)
        if shown or anchors:
            yield Piece(
                text=shown,
                sentence=sentence[0] <= start < sentence[1],
                mention=any(m.start <= start < m.end for m in mentions),
                withheld=over is not None,
                anchors=anchors,
            )
    if window.after:
        yield Piece(text=" …", sentence=sentence[1] > high)
