"""The reports a brief rests on: who, when, how trusted, and which repeat which."""

from sitroom.model import Copy, Grade, Source, Tlp
from sitroom.products.dates import day
from sitroom.products.material import Material
from sitroom.products.plain import language_tag, line, web_address
from sitroom.products.types import SourceRow
from sitroom.products.words import words

MAX_SOURCES = 250
_COPIES = 4
_NOTES = 3


def sources(material: Material) -> tuple[tuple[SourceRow, ...], int]:
    """Return the reports, cited ones first and newest first among them, and how many are left out."""
    cited = {key[0] for key in material.citations.numbers}
    held = sorted(
        material.picture.sources.values(), key=lambda one: (one.published.value or "", one.sha256), reverse=True
    )
    ranked = sorted(held, key=lambda one: one.sha256 not in cited)
    claims = _claims(material)
    copies: dict[str, list[Copy]] = {}
    for copy in material.picture.copies:
        copies.setdefault(copy.report, []).append(copy)
        copies.setdefault(copy.of, []).append(copy)
    rows = tuple(
        _row(material, one, number, claims.get(one.sha256, 0), copies.get(one.sha256, []))
        for number, one in enumerate(ranked[:MAX_SOURCES], start=1)
    )
    return rows, max(0, len(ranked) - MAX_SOURCES)


def _claims(material: Material) -> dict[str, int]:
    counts: dict[str, int] = {}
    for held in material.picture.claims.values():
        report = held.claim.anchor.report or ""
        counts[report] = counts.get(report, 0) + 1
    return counts


def _row(material: Material, one: Source, number: int, claims: int, copies: list[Copy]) -> SourceRow:
    grade = material.grades.get(one.sha256, Grade())
    tag = language_tag(one.language.value)
    return SourceRow(
        number=number,
        sha256=one.sha256,
        name=line(material.withheld.text(one.sha256, one.name), 200),
        publisher=line(one.publisher.value, 100) or "publisher not known",
        published=day(one.published.value),
        published_how=line(one.published.how, 60),
        language=words()["languages"].get(tag or "", tag or "not known"),
        lang=tag if tag and not tag.startswith("en") else None,
        grade=f"{grade.reliability}{grade.credibility}",
        grade_words=grade_words(grade),
        lineage=tuple(_lineage(material, one.sha256, copy) for copy in copies[:_COPIES]),
        captures=one.captures,
        tlp=one.tlp,
        claims=claims,
        url=web_address(one.origin),
        origin="" if web_address(one.origin) else line(one.origin.replace("\\", "/").rsplit("/", 1)[-1], 100),
        notes=tuple(line(note, 120) for note in one.notes[:_NOTES]),
    )


def grade_words(grade: Grade) -> str:
    """Return an Admiralty grade in words; F6 says that nobody has judged."""
    if grade == Grade():
        return "not judged"
    return f"{grade.reliability.words}; {grade.credibility.words}"


def _lineage(material: Material, sha: str, copy: Copy) -> str:
    other = copy.of if copy.report == sha else copy.report
    held = material.picture.sources.get(other)
    name = line(material.withheld.text(other, held.name), 80) if held else other[:12]
    verb = "repeats" if copy.report == sha else "is repeated by"
    return f"{verb} “{name}”: {copy.containment:.0%} of the shorter text shared".replace("%", "\u00a0%")


def highest_mark(found: list[str]) -> str:
    """Return the highest TLP mark of what a product rests on; a mark nobody knows is treated as the closest."""
    ranks = {str(mark): mark.rank for mark in Tlp}
    known = sorted(found, key=lambda mark: ranks.get(mark, max(ranks.values())))
    if not known:
        return str(Tlp.CLEAR)
    return known[-1] if known[-1] in ranks else str(Tlp.RED)
