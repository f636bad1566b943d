"""Who is said to say what: sources with their cues and contents, chains of carriers, and quotations over sentences.

The method follows what was measured best for news attribution (PolNeAR, Newell et al. 2018): find source and cue,
then take the clause as the content.
"""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitroom.reading.contents import Saying
from sitroom.reading.layers import Layers, layers
from sitroom.reading.quotes import Quotation
from sitroom.reading.scenes import Voice, of_person
from sitroom.reading.spans import Attribution, Document

_NEAREST = 100
"""Attributions looked back over: more never nest, and every lookup costs the same however long the report."""

_CAPTION = 14
"""Words of a line that can name the speaker of the quotation below it."""


def attributions(document: Document) -> tuple[Attribution, ...]:
    """Return who is said to say what, in text order.

    Where one saying lies inside what another says, the inner one names the outer voice among its carriers; to know who
    says a figure, take the innermost attribution whose content covers it (`covering`).
    """
    held = layers(document)
    made = [_attribution(held, one) for one in held.heard]
    made += _unclaimed(held, made)
    return tuple(sorted(_chained(made), key=lambda one: (one.content[0], -one.content[1], one.start)))


def covering(found: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the innermost attribution whose content covers a span, None when the report speaks itself.

    `found` is in text order, as `attributions` returns it.
    """
    inside = [one for one in _near(found, start) if end <= one.content[1]]
    return min(inside, key=lambda one: (one.content[1] - one.content[0], -one.content[0]), default=None)


def speaking(found: Sequence[Attribution], offset: int, speaker: str | None) -> Attribution | None:
    """Return the attribution to a speaker whose source, cue or content lies at an offset."""
    end = bisect_right(found, offset, key=lambda one: one.content[0])
    window = found[max(0, end - _NEAREST) : end + 2]
    return next((one for one in window if one.start <= offset < one.end and one.speaker == speaker), None)


def _near(found: Sequence[Attribution], start: int) -> Sequence[Attribution]:
    """Return the attributions whose content begins not after an offset, the nearest of them only."""
    end = bisect_right(found, start, key=lambda one: one.content[0])
    return found[max(0, end - _NEAREST) : end]


def _attribution(held: Layers, one: Saying) -> Attribution:
    tokens = one.line.tokens
    first, last = min(one.first, len(tokens) - 1), min(max(one.last, one.first + 1), len(tokens))
    start, end = tokens[first].start, tokens[last - 1].end
    start, end = _stripped(held.document.clean, *_widened(held, one, start, end))
    marks = (one.cue[0], one.source[0] if one.source else one.cue[0])
    ends = (one.cue[1], one.source[1] if one.source else one.cue[1])
    begin, finish = tokens[min(marks)].start, tokens[max(ends) - 1].end
    who = one.voice
    cue = held.scene.cast.text(one.line, *one.cue)
    return Attribution(
        start=min(start, begin),
        end=max(end, finish),
        content=(start, end),
        speaker=who.text if who else None,
        actor=who.actor if who else None,
        via=one.via,
        modality=one.modality,
        cue=cue,
        person=who.person if who else None,
    )


def _stripped(clean: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the quotation marks and commas around what is said."""
    while start < end - 1 and clean[start] in '“"” ,':
        start += 1
    while end > start + 1 and clean[end - 1] in '”"“ ,':
        end -= 1
    return start, end


def _widened(held: Layers, one: Saying, start: int, end: int) -> tuple[int, int]:
    """Take in the whole of a quotation that what is said touches, over sentences and paragraphs."""
    for quote in _touching(held.quotations, start, end):
        if quote.speech and not (quote.start <= one.line.tokens[one.cue[0]].start < quote.end):
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end


def _touching(found: Sequence[Quotation], start: int, end: int) -> Iterator[Quotation]:
    at = max(bisect_right(found, start, key=lambda one: one.start) - 1, 0)
    for quote in found[at:]:
        if quote.start >= end:
            return
        if quote.end > start:
            yield quote


def _chained(made: Sequence[Attribution]) -> list[Attribution]:
    """Let each inner attribution carry the voices around it: "X said ..., according to Y" is X, by way of Y."""
    ordered = sorted(made, key=lambda one: (one.content[0], -one.content[1], one.start - one.end))
    out: list[Attribution] = []
    around: list[Attribution] = []
    for one in ordered:
        around = [outer for outer in around if outer.content[1] > one.content[0]]
        outers = [outer for outer in around if _inside(one, outer)]
        out.append(_carried(one, outers))
        around.append(one)
    return out


def _inside(one: Attribution, outer: Attribution) -> bool:
    """Say whether the whole act of saying, not its content alone, lies in what the outer voice says."""
    low, high = outer.content
    return low <= one.start and one.end <= high and (one.start, one.end) != (outer.start, outer.end)


def _carried(one: Attribution, outers: Sequence[Attribution]) -> Attribution:
    via, speaker, actor, person = list(one.via), one.speaker, one.actor, one.person
    for outer in reversed(outers):
        if speaker is None:
            speaker, actor, person = outer.speaker, outer.actor, outer.person
        elif outer.speaker is not None and outer.speaker not in (speaker, *via):
            via.append(outer.speaker)
        via += [name for name in outer.via if name not in via]
    return replace(one, speaker=speaker, actor=actor, person=person, via=tuple(via)) if outers else one


def _unclaimed(held: Layers, made: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give a quotation nobody is named for to the voice just before it, or to the name that stands above it."""
    spans = sorted(one.content for one in made)
    by_end = sorted(made, key=lambda one: one.end)
    for quote in held.quotations:
        if not quote.speech or _covered(spans, quote) or _holds_cue(held, quote):
            continue
        last = _just_before(held, by_end, quote)
        who = (last.speaker, last.actor, last.person, last.via) if last else _caption(held, quote)
        if who is not None:
            new = Attribution(
                quote.outer[0],
                quote.outer[1],
                (quote.start, quote.end),
                who[0],
                who[1],
                who[3],
                "asserted",
                "“",
                who[2],
            )
            insort(by_end, new, key=lambda one: one.end)
            yield new


def _covered(spans: Sequence[tuple[int, int]], quote: Quotation) -> bool:
    at = bisect_right(spans, quote.start + 1, key=lambda span: span[0])
    return any(quote.end - 2 <= end for _, end in spans[max(0, at - _NEAREST) : at])


def _holds_cue(held: Layers, quote: Quotation) -> bool:
    """Say whether words of the sentence around the quotation go on: it is a part of somebody's sentence."""
    clean = held.document.clean
    before = clean[max(0, quote.outer[0] - 3) : quote.outer[0]].strip()
    return bool(before) and before[-1].isalpha()


def _just_before(held: Layers, made: Sequence[Attribution], quote: Quotation) -> Attribution | None:
    at = bisect_right(made, quote.start, key=lambda one: one.end)
    best = next((one for one in reversed(made[max(0, at - _NEAREST) : at]) if one.speaker), None)
    if best is None:
        return None
    sentences = held.document.sentences
    said = bisect_right(sentences, best.end - 1, key=lambda one: one.start) - 1
    here = bisect_right(sentences, quote.start, key=lambda one: one.start) - 1
    return best if here - said <= 1 else None


def _caption(held: Layers, quote: Quotation) -> tuple[str, str | None, str | None, tuple[str, ...]] | None:
    """Read a name and office standing alone above a quotation."""
    before = held.document.clean[max(0, quote.outer[0] - 200) : quote.outer[0]]
    lines = [text for text in before.split("\n") if text.strip()]
    if (
        before.strip() == ""
        or not before.endswith("\n")
        or not lines
        or any(len(text.split()) > _CAPTION or text.rstrip().endswith((".", "!", "?")) for text in lines[-2:])
    ):
        return None
    seen = held.scene.cast.seen
    at = bisect_right(seen, quote.start, key=lambda row: row[1]) - 1
    if at < 0 or seen[at][1] < quote.outer[0] - len(before):
        return None
    who: Voice = of_person(seen[at][2])
    return who.text, who.actor, who.person, ()
