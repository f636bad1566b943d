"""The brief as Markdown: the same content in the same order, figures with the number of their evidence."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from sitroom.products.html import readings
from sitroom.products.plain import line, sentence_case
from sitroom.products.types import (
    Answer,
    Brief,
    Card,
    Cite,
    Evidence,
    FigureRow,
    Flow,
    Part,
    Said,
    SourceRow,
    Speech,
    StatementLine,
    Sum,
    Words,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def to_markdown(brief: Brief) -> str:
    """Return the brief as CommonMark with tables as lists; ``[3]`` names the evidence at the end."""
    sections = (
        ("In short", _bullets(words(one) for one in brief.short)),
        ("What is new", _new(brief)),
        ("Key figures", _joined(_card(one) for one in brief.cards)),
        ("Contradictions", _contradictions(brief)),
        ("Sum checks", _sums(brief)),
        ("Other figures", _others(brief)),
        ("Map", _map(brief)),
        ("Timeline", _timeline(brief)),
        ("Who says what", _statements(brief)),
        ("Measures", _measures(brief)),
        ("Money by stage", _money(brief)),
        (
            "What nobody says",
            _bullets(f"**{text(gap.label)}** ({text(gap.last)}): {text(gap.reason)}" for gap in brief.gaps),
        ),
        ("Sources", _joined(_source(one) for one in brief.sources) + _more(brief, "sources")),
        ("How to read this brief", _bullets(f"**{text(term)}**: {text(told)}" for term, told in brief.reading)),
        ("Evidence", _joined(_evidence(one) for one in brief.evidence) + _more(brief, "evidence")),
    )
    body = "".join(f"\n## {title}\n\n{content}" for title, content in sections if content)
    return _head(brief) + body


def text(value: str) -> str:
    """Return text that no Markdown reader takes for markup or HTML."""
    escaped = _SPECIAL.sub(r"\\\1", line(value, len(value) + 80))
    return _LINE_START.sub(r"\1\\\2\3", escaped)


def cite(one: Cite) -> str:
    """Return the number in bold with its note."""
    return f"**{text(one.text)}** [{one.note}]"


def words(parts: Words) -> str:
    """Return a line with its citations; single spaces at the ends of its parts are kept."""
    return "".join(cite(part) if isinstance(part, Cite) else _kept(part) for part in parts)


def _kept(part: str) -> str:
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() and part.strip() else ""
    return before + text(part) + after


def _head(brief: Brief) -> str:
    head = brief.head
    facts = [
        f"As of {head.as_of}; known on {head.known_on}",
        f"Period covered: {head.period}",
        f"Rests on {head.reports} reports, {head.claims} claims ({head.figures} figures), {head.voices} voices",
        f"Generated {head.generated}",
    ]
    facts += [f"Verification root: {text(head.root)}"] if head.root else []
    return f"# {text(head.title)}\n\n**{head.tlp}**{' · public product' if head.public else ''}\n\n{_bullets(facts)}"


def _bullets(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _more(brief: Brief, section: str) -> str:
    return f"\n*{text(brief.more[section])}*\n" if section in brief.more else ""


def _origin(said: Said) -> str:
    repeated = f"; repeated by {said.repeated} more" if said.repeated else ""
    modality = f", {said.modality}" if said.modality else ""
    return f"{text(said.who)} ({text(said.how)}, {said.published}{repeated}){modality}"


def _new(brief: Brief) -> str:
    lines = [
        f"{one.kind}: {words(one.words)}{' ⚠ sources disagree' if one.disputed else ''}" for one in brief.news.items
    ]
    lines += [f"and {brief.news.more} more"] if brief.news.more else []
    return f"{sentence_case(brief.news.summary)}, {brief.news.since}.\n\n{_bullets(lines)}"


def _card(card: Card) -> str:
    said = card.headline
    scope = f" · {text(card.scope)}" if card.scope else ""
    nature = f", {card.nature}" if card.nature else ""
    lines = [f"{cite(said.cite)} {text(said.counted)}, {said.when}{nature}: {_origin(said)}"]
    lines.append(card.voices + (" · ⚠ sources disagree" if card.disputed else ""))
    if card.span:
        lines.append(f"values said reach from {cite(card.span[0])} to {cite(card.span[1])}")
    lines += [_sum(one) for one in card.sums]
    if card.parts:
        lines.append("of whom " + _parts(card.parts))
    if card.siblings:
        lines.append("in the same sentence " + _parts(card.siblings))
    if card.trend:
        lines.append(f"{card.trend_sign} {card.trend}: {words(card.trend_reason)}")
    lines += [f"mind: {text(caveat)}" for caveat in card.caveats]
    lines += [f"{cite(one.cite)}: {_origin(one)}" for one in card.lines[1:]]
    for one in card.beside:
        lines.append(
            f"beside it: {cite(one.said.cite)} {text(one.said.counted)}, {one.said.when}: {_origin(one.said)}. "
            f"{sentence_case(one.verdict)}: {words(one.reason)}"
        )
    lines += [f"at another time: {cite(one.cite)}, {one.when}: {_origin(one)}" for one in card.others]
    lines += [f"never added to: {text(card.never_added)}"] if card.never_added else []
    return f"### {text(card.label)}{scope}\n\n{_bullets(lines)}"


def _parts(parts: Iterable[Part]) -> str:
    return ", ".join(f"{cite(one.cite)} {text(one.label)}".rstrip() for one in parts)


def _contradictions(brief: Brief) -> str:
    parts = []
    for clash in brief.clashes:
        scope = f" · {text(clash.scope)}" if clash.scope else ""
        lines = [
            f"{cite(said.cite)} {text(said.counted)}, {said.when}: {_origin(said)}, {_grade(said)}: {_quote(said)}"
            for said in clash.sides
        ]
        reasons = [f"⚠ {words(one)}" for one in clash.reasons]
        parts.append(f"### {text(clash.label)}{scope}\n\n{_bullets([*lines, *reasons])}")
    if not parts:
        return "No two figures in the room contradict each other.\n"
    return _joined(parts) + _more(brief, "contradictions")


def _grade(said: Said) -> str:
    spoken = f" / speaker {said.speaker_grade}" if said.speaker_grade else ""
    return f"{'publisher' if spoken else 'grade'} {said.grade}{spoken}"


def _quote(said: Said) -> str:
    return f"“{text(said.quote)}”"


def _sums(brief: Brief) -> str:
    return _bullets(map(_sum, brief.sums)) + _more(brief, "sums") if brief.sums else ""


def _sum(one: Sum) -> str:
    pairs = zip(one.parts, one.part_labels, strict=True)
    parts = " + ".join(f"{cite(part)} {text(label)}".rstrip() for part, label in pairs)
    verdict = "✓ adds up" if one.holds else f"✗ does not add up: the parts make {one.added}"
    reason = f"; {words(one.reason)}" if one.reason else ""
    total = f"{cite(one.total)} {text(one.total_label)}".rstrip()
    return f"{parts} {'=' if one.holds else '≠'} {total}: {verdict}{reason}"


def _others(brief: Brief) -> str:
    parts = []
    for group in brief.others:
        lines = [_row(row) for row in group.rows]
        parts.append(f"### {text(group.label)}\n\n{_bullets(lines)}")
    return _joined(parts) + _more(brief, "figures") if parts else ""


def _row(row: FigureRow) -> str:
    scope = f" · {text(row.scope)}" if row.scope else ""
    disputed = " ⚠ sources disagree" if row.disputed else ""
    said = row.said
    return f"{cite(said.cite)} {text(said.counted)}{scope}, {said.when}: {_origin(said)}; {row.voices}{disputed}"


def _map(brief: Brief) -> str:
    lines = [f"{text(row.place)}: {'; '.join(words(one) for one in row.lines)}" for row in brief.map.rows]
    lines += [_flow(one) for one in brief.map.flows]
    return _bullets(lines) + f"\n*{text(brief.map.disclaimer)}*\n" if lines else ""


def _flow(one: Flow) -> str:
    told = f", {text(one.told)}" if one.told else ""
    return f"{text(one.origin)} → {text(one.target)}: {cite(one.cite)} {text(one.label)}{told}"


def _timeline(brief: Brief) -> str:
    lines = [f"{one.shown}: {words(one.words)}{_notes(one.cites)}" for one in brief.timeline]
    return _bullets(lines) + _more(brief, "timeline") if lines else ""


def _notes(cites: Iterable[Cite]) -> str:
    return "".join(f" [{one.note}]" for one in cites)


def _speech(speech: Speech) -> str:
    return f"{'; '.join(map(_act, speech.lines))}: “{text(speech.quote)}”"


def _act(one: StatementLine) -> str:
    repeated = f"; repeated by {one.repeated} more" if one.repeated else ""
    return f"**{text(one.act)}** [{one.cite.note}] ({text(one.publisher)}, {one.published}{repeated})"


def _statements(brief: Brief) -> str:
    parts = [f"### {text(answer.title)}\n\n{_bullets(map(_speech, _each(answer)))}" for answer in brief.answers]
    if brief.statements:
        head = "### Other statements\n\n" if parts else ""
        parts.append(head + _bullets(map(_speech, brief.statements)))
    return _joined(parts) + _more(brief, "statements") if parts else ""


def _each(answer: Answer) -> tuple[Speech, ...]:
    """Return both sides; a sentence that tells both stands once."""
    quotes = {speech.quote for speech in answer.accusations}
    return (*answer.accusations, *(speech for speech in answer.denials if speech.quote not in quotes))


def _measures(brief: Brief) -> str:
    parts = []
    for group in brief.measures:
        lines = [
            f"**{text(row.actor)}**: {text(row.target or row.quote)}, {row.status}, {row.day}"
            f"{', until ' + row.until if row.until else ''}{_notes(row.cites)}"
            for row in group.rows
        ]
        parts.append(f"### {text(group.label)}\n\n{_bullets(lines)}")
    return _joined(parts) + _more(brief, "measures") if parts else ""


def _money(brief: Brief) -> str:
    parts = []
    for group in brief.money:
        lines = [f"{cite(one.cite)} {text(one.counted)}: {_origin(one)}" for one in group.rows]
        parts.append(f"### {text(group.stage)}\n\n{_bullets(lines)}")
    told = "Amounts as told, never summed across stages or currencies.\n\n"
    return told + _joined(parts) + _more(brief, "money") if parts else ""


def _source(row: SourceRow) -> str:
    lineage = "".join(f"; {text(one)}" for one in (*row.lineage, *row.notes))
    captures = f"; {row.captures} captures" if row.captures > 1 else ""
    where = f" <{row.url}>" if row.url and "<" not in row.url and ">" not in row.url else ""
    return (
        f"- **S{row.number}** {text(row.name)} · {text(row.publisher)} · {row.published} ({text(row.published_how)}) · "
        f"{row.grade} {row.grade_words} · {row.claims} claims{lineage}{captures} · `{row.sha256[:12]}`{where}"
    )


def _evidence(one: Evidence) -> str:
    return "".join(f"{line}\n" for line in _evidence_lines(one))


def _evidence_lines(one: Evidence) -> Iterator[str]:
    where = f"characters {one.start} to {one.end}" if one.start is not None else ""
    source = f"S{one.source}" if one.source else text(one.title)
    told = (source, text(one.publisher), one.published, f"publisher {one.grade}", one.place, where)
    yield f"- [{one.number}] {' · '.join(part for part in told if part)}"
    runs = groupby((piece for piece in one.pieces if piece.sentence), key=lambda piece: piece.mention)
    sentence = "".join(_quoted("".join(piece.text for piece in run), mention) for mention, run in runs)
    yield f"  > {sentence}"
    for note in one.footnotes:
        yield f"  footnote there: {text(note)}"
    for texts, claim in readings(one):
        who = (
            f"said by {text(claim.who)}{f' (speaker {claim.grade})' if claim.grade else ''}"
            if claim.who
            else "no speaker named"
        )
        via = f" via {text(claim.via)}" if claim.via else ""
        yield f"  {claim.kind} {' · '.join(map(text, texts))}: {who}{via}"


def _quoted(part: str, mention: bool) -> str:
    """Return a stretch of a sentence; asterisks stand next to letters, or CommonMark takes them for themselves."""
    kept = _kept(part)
    if not mention or not kept.strip():
        return kept
    before, after = kept[: len(kept) - len(kept.lstrip())], kept[len(kept.rstrip()) :]
    return f"{before}**{kept.strip()}**{after}"
