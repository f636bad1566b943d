"""A picture made by hand: what `sitroom.picture` would compute from the reports of `reports.py`."""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from sitroom.model import (
    Anchor,
    AnyClaim,
    Copy,
    Figure,
    Grade,
    Known,
    Measure,
    Mention,
    Passage,
    PassageKind,
    Period,
    PlaceRef,
    Recorded,
    Report,
    Source,
    Span,
    Statement,
    View,
)
from sitroom.picture.types import Comparison, Conflict, Gap, Picture, Point, Series, SumCheck, Voice
from sitroom.products import brief_model
from sitroom.products.types import Brief
from sitroom.reference import codebook

from .claims import BESIDE, COMPARISONS, FIGURES, KEY, MEASURES, NOTES, STATEMENTS, SUMS, TRENDS, WHY
from .reports import REPORTS

GENERATED = datetime(2021, 11, 27, 8, 30, tzinfo=UTC)
_TAG = re.compile(r"\[\[(\w+)\|(.*?)\]\]")
_PLACES = {
    "EU": "European Union",
    "BLR": "Belarus",
    "LTU": "Lithuania",
    "POL": "Poland",
    "LVA": "Latvia",
    "DEU": "Germany",
    "IRQ": "Iraq",
}


def sha(name: str) -> str:
    """Return the hash a made report goes by."""
    return hashlib.sha256(name.encode()).hexdigest()


def report_of(name: str) -> tuple[Report, dict[str, tuple[Mention, Anchor]]]:
    """Return a report of `REPORTS` and where each of its marked claims stands."""
    spec = REPORTS[name]
    text, passages, found = "", [], {}
    for number, paragraph in enumerate(spec["paragraphs"], start=1):
        begin = len(text)
        for at, sentence in enumerate(paragraph):
            text += " " if at else ""
            text = _sentence(text, sentence, sha(name), found)
        kind = {"#": PassageKind.HEADING, "<": PassageKind.FOOTNOTE}.get(text[begin], PassageKind.PARAGRAPH)
        passages.append(Passage(number, begin, len(text), kind, page=1 if name in ("council", "guard-lv") else None))
        text += "\n\n"
    report = Report(
        sha256=sha(name),
        media_type="text/plain",
        size=len(text.encode()),
        text=text,
        passages=tuple(passages),
        parser="plain/1",
        title=Known(spec["title"], "first heading"),
        publisher=Known(spec["publisher"], "given"),
        published=Known(spec["published"], "text line 1"),
        language=Known(spec.get("language", "en"), "py3langid"),
    )
    return report, found


def _sentence(text: str, sentence: str, report: str, found: dict) -> str:
    start, mentions = len(text), {}
    at = 0
    for tag in _TAG.finditer(sentence):
        text += sentence[at : tag.start()]
        mentions[tag[1]] = Mention(len(text), len(text) + len(tag[2]), tag[2])
        text += tag[2]
        at = tag.end()
    text += sentence[at:]
    # a footnote mark stands behind the sentence, not in it
    end = start + len(text[start:].split("<sup>")[0]) if not sentence.startswith("<sup>") else len(text)
    for key, mention in mentions.items():
        found[key] = (mention, Anchor(report=report, start=start, end=end, quote=text[start:end]))
    return text


@cache
def texts() -> dict[str, Report]:
    """Return the made reports by hash."""
    return {sha(name): report_of(name)[0] for name in REPORTS}


@cache
def claims() -> dict[str, AnyClaim]:
    """Return all claims by id; the id is the key of the mark."""
    found = {}
    for name, spec in REPORTS.items():
        for key, (mention, anchor) in report_of(name)[1].items():
            common = {
                "id": key,
                "anchor": anchor,
                "mention": mention,
                "publisher": spec["publisher"],
                "reader": "hand/1",
            }
            found[key] = _claim(key, common)
    return found


def _claim(key: str, common: dict) -> AnyClaim:
    if key in MEASURES:
        return Measure(**common, **MEASURES[key])
    if key in STATEMENTS:
        return Statement(**common, **STATEMENTS[key])
    spec = dict(FIGURES[key])
    places = [PlaceRef(spec.pop("place"), "", None, "counted")] if "place" in spec else []
    places += [PlaceRef(spec.pop(role), "", None, role) for role in ("from", "to") if role in spec]
    named = tuple(replace(ref, name=_PLACES.get(ref.id, "Bruzgi logistics centre"), country=ref.id) for ref in places)
    period = spec.pop("period", None)
    return Figure(**common, **spec, places=named, period=Period(*period) if period else None)


def sources() -> dict[str, Source]:
    """Return the reports as sources."""
    return {
        sha(name): Source(
            sha256=sha(name),
            title=texts()[sha(name)].title,
            publisher=texts()[sha(name)].publisher,
            author=Known(),
            published=texts()[sha(name)].published,
            language=texts()[sha(name)].language,
            media_type="text/plain",
            size=texts()[sha(name)].size,
            tlp="TLP:CLEAR",
            parser="plain/1",
            origin=spec["origin"],
            recorded_at=datetime(2021, 11, 24 if name != "arabic" else 26, 6, tzinfo=UTC),
            captures=2 if name == "un" else 1,
            notes=("charset guessed: utf-8",) if name == "copy" else (),
        )
        for name, spec in REPORTS.items()
    }


@cache
def picture() -> Picture:
    """Return the picture of the made reports."""
    held = claims()
    series = _series(held)
    recorded = {
        key: Recorded(claim=claim, recorded_at=sources()[claim.anchor.report].recorded_at)
        for key, claim in held.items()
    }
    of = {claim: one.id for one in series for point in one.points for claim in point.claims}
    comparisons = [Comparison(a=a, b=b, verdict=verdict, reason=reason) for a, b, verdict, reason in COMPARISONS]
    return Picture(
        view=View(as_of=date(2021, 11, 26)),
        claims=recorded,
        sources=sources(),
        copies=(Copy(report=sha("copy"), of=sha("wire"), containment=0.84, shared=((Span(0, 150), Span(0, 150)),)),),
        series=tuple(series),
        sums=tuple(SumCheck(total=t, parts=p, added=a, holds=h, reason=r) for t, p, a, h, r in SUMS),
        gaps=(
            Gap(
                indicator="people_hosted",
                label="People hosted",
                kind="stale",
                last=date(2021, 10, 30),
                reason="the newest figure is 27 days old; it is called old after 14",
            ),
            Gap(indicator="displaced", label="Displaced people", kind="none", last=None, reason="no report gives one"),
            Gap(indicator="price", label="Prices", kind="none", last=None, reason="no report gives one"),
        ),
        conflicts=tuple(Conflict(series=of[c.a], comparison=c) for c in comparisons if c.verdict == "contradictory"),
        key_series=tuple(dict.fromkeys(of[claim] for claim in KEY)),
        statements=tuple(key for key in held if key in STATEMENTS),
        measures=tuple(key for key in held if key in MEASURES),
        money=("c12", "c13", "c14", "c15", "u4"),
        beside={
            of[own]: tuple(Comparison(a=a, b=b, verdict=v, reason=r) for a, b, v, r in found) for own, found in BESIDE
        },
    )


def _series(held: dict[str, AnyClaim]) -> list[Series]:
    groups: dict[tuple, list[Figure]] = {}
    for claim in held.values():
        if isinstance(claim, Figure) and claim.indicator:
            place = next((ref for ref in claim.places if ref.role == "counted"), None)
            key = (claim.indicator, claim.unit, claim.nature, place and place.id, claim.population, claim.event)
            groups.setdefault(key, []).append(claim)
    return [_one_series(f"x{number}", found) for number, found in enumerate(groups.values(), start=1)]


def _one_series(name: str, found: list[Figure]) -> Series:
    first = found[0]
    periods: dict = {}
    for claim in found:
        periods.setdefault(claim.period, []).append(claim.id)
    points = [Point(period=p, claims=tuple(ids), headline=ids[0], low=None, high=None) for p, ids in periods.items()]
    voices: dict[str, list[Figure]] = {}
    for claim in found:
        voices.setdefault(claim.speaker or claim.publisher or "", []).append(claim)
    trend, reason = next((TRENDS[claim.id] for claim in found if claim.id in TRENDS), (None, None))
    return Series(
        id=name,
        label=first.indicator.replace("_", " ").capitalize(),
        indicator=first.indicator,
        unit=first.unit,
        nature=first.nature,
        place=next((ref for ref in first.places if ref.role == "counted"), None),
        population=first.population,
        event=first.event,
        points=tuple(sorted(points, key=lambda one: (one.period and one.period.end) or "")),
        voices=tuple(
            Voice(
                id=who,
                name=who,
                side={"Natalia Eismont": "belarus", "European Commission": "eu"}.get(who),
                claims=tuple(claim.id for claim in told),
                reports=tuple(dict.fromkeys(claim.anchor.report for claim in told)),
                why=WHY.get(who),
            )
            for who, told in voices.items()
        ),
        comparisons=(),
        trend=trend,
        trend_reason=reason,
        note=next((NOTES[claim.id] for claim in found if claim.id in NOTES), None),
    )


GRADES = {
    sha("council"): Grade.parse("A2"),
    sha("wire"): Grade.parse("B3"),
    sha("copy"): Grade.parse("C3"),
    sha("un"): Grade.parse("B2"),
}


def brief(**changes: object) -> Brief:
    """Return the brief of the made picture; keyword arguments go to `brief_model`."""
    given = {"title": "Belarus and its neighbours, week 47", "generated_at": GENERATED, "grades": GRADES} | changes
    shown = given.pop("picture", None) or picture()
    bodies = given.pop("texts", None) or texts()
    return brief_model(shown, bodies, codebook(), **given)
