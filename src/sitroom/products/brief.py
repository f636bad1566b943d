"""The brief: a picture told in the order a reader needs it, every number citing its sentence."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sitroom.model import AnyClaim, Grade, Report, View, to_contract
from sitroom.picture.types import Picture
from sitroom.products import cards, clashes, deeds, figures, maps, numerals, speech, sums
from sitroom.products.dates import between, day, parse
from sitroom.products.evidence import evidence
from sitroom.products.material import Material
from sitroom.products.news import news
from sitroom.products.numbering import renumbered
from sitroom.products.plain import line
from sitroom.products.public import public_view
from sitroom.products.short import in_short
from sitroom.products.sources import highest_mark, sources
from sitroom.products.types import Brief, Evidence, GapRow, Head, SourceRow
from sitroom.products.withheld import Spans, withhold
from sitroom.products.words import words
from sitroom.reference.types import Codebook


def brief_model(
    picture: Picture,
    texts: Mapping[str, Report],
    codebook: Codebook,
    *,
    title: str,
    generated_at: datetime,
    grades: Mapping[str, Grade],
    period: tuple[date, date] | None = None,
    since: View | None = None,
    masked_spans: Spans | None = None,
    public: bool = False,
    root: str | None = None,
    speakers: Mapping[str, Grade] | None = None,
) -> Brief:
    """Return the brief of a picture.

    Parameters
    ----------
    picture
        What the room knows in one view.
    texts
        Reports with their text, by sha256; a cited report that is missing is quoted by its stored sentence only.
    grades
        Admiralty grades of reports, by sha256; a report without one is F6.
    period
        First and last day covered; without it, the days on which the reports were published.
    since
        The view of the previous brief: what was recorded after it is new.
    masked_spans
        Stretches of reports that name private persons, by sha256, in code points: shown as ``[name withheld]``.
    public
        A product for everybody (TLP:CLEAR): small counts of migrant sub-groups are suppressed.
    root
        The verification root of the room's log.
    speakers
        Grades of those who speak in the reports, by their name as said.

    Raises
    ------
    UsageError
        For a public brief that rests on a report which may not travel freely.
    """
    counts: Spans = {}
    if public:
        picture, counts = public_view(picture)
    withheld = withhold(masked_spans or {}, counts, texts)
    material = Material(picture, texts, codebook, grades, withheld, speakers or {})
    return _assembled(material, title, generated_at, period, since, public, root)


def _assembled(
    material: Material,
    title: str,
    generated_at: datetime,
    period: tuple[date, date] | None,
    since: View | None,
    public: bool,
    root: str | None,
) -> Brief:
    gaps = _gaps(material)
    carded, told = cards.cards(material)
    against = clashes.disagreements(material)
    blocks = clashes.clashes(material, against)
    fresh = news(material, since)
    short = in_short(carded, blocks, fresh if since else None, gaps)
    summed = sums.sums(material)
    others, more_others = figures.other_figures(material, told)
    held = deeds.told(material)
    mapped = maps.map_view(material, held)
    timeline, more_moments = deeds.timeline(material, held)
    answers, spoken, more_spoken = speech.statements(material)
    measures, more_measures = deeds.measures(material, held)
    money, more_money = deeds.money(material)
    reports, more_reports = sources(material)
    noted = evidence(material, {row.sha256: row.number for row in reports})
    head = _head(material, title, generated_at, period, public, root)
    more = {
        "contradictions": _more(len(material.picture.conflicts) - len(against), "contradiction", "contradictions"),
        "sums": _more(len(material.picture.sums) - len(summed), "sum check", "figures"),
        "figures": _more(more_others + len(material.picture.unplaced), "figure", "figures"),
        "timeline": _more(more_moments, "older date", "timeline"),
        "statements": _more(more_spoken, "statement", "statements"),
        "measures": _more(more_measures, "measure", "measures"),
        "money": _more(more_money, "amount", "claims"),
        "sources": _more(more_reports, "report", "sources"),
        "evidence": _uncited(material, noted),
    }
    made = Brief(
        head=head,
        short=short,
        news=fresh,
        cards=carded,
        disagreements=against,
        clashes=blocks,
        sums=summed,
        others=others,
        map=mapped,
        timeline=timeline,
        answers=answers,
        statements=spoken,
        measures=measures,
        money=money,
        gaps=gaps,
        sources=reports,
        reading=_reading(material, public, reports),
        evidence=noted,
        more={section: told for section, told in more.items() if told},
        claims=_claims(material, noted),
    )
    return renumbered(made)


def _head(
    material: Material,
    title: str,
    generated_at: datetime,
    period: tuple[date, date] | None,
    public: bool,
    root: str | None,
) -> Head:
    picture = material.picture
    published = [found for one in picture.sources.values() if (found := parse(one.published.value))]
    newest = max(published, default=None)
    # a report may be newer than the day it is asked about
    told = [min(found, picture.view.as_of or found) for found in published]
    first, last = period or (min(told, default=None), max(told, default=None))
    voices = {voice.id for series in picture.series for voice in series.voices}
    return Head(
        title=line(title, 200) or "Situation brief",
        as_of=day(picture.view.as_of) if picture.view.as_of else _now(newest),
        known_on=day(picture.view.known_on or generated_at),
        period=between(first, last) if first or last else "no report is dated",
        reports=len(picture.sources),
        claims=len(picture.claims),
        figures=sum(1 for held in picture.claims.values() if hasattr(held.claim, "qualifier")),
        voices=len(voices),
        contradictions=len(picture.conflicts),
        tlp=highest_mark([one.tlp for one in picture.sources.values()]),
        generated=f"{day(generated_at)}, {generated_at:%H:%M} {generated_at.tzname() or ''}".strip(),
        generated_iso=generated_at.isoformat(timespec="seconds"),
        public=public,
        root=line(root, 120) or None,
    )


def _now(newest: date | None) -> str:
    """Return the day of a view nobody asked a day for: that of the newest report, for the room knows nothing later."""
    return f"{day(newest)} (newest report)" if newest else "now (no report is dated)"


def _gaps(material: Material) -> tuple[GapRow, ...]:
    kinds = {"none": "no figure", "stale": "no recent figure"}
    return tuple(
        GapRow(
            label=line(gap.label, 80),
            kind=gap.kind,
            last=day(gap.last) if gap.last else kinds[gap.kind],
            reason=line(gap.reason, 300),
        )
        for gap in material.picture.gaps
    )


def _more(count: int, noun: str, command: str) -> str:
    if count <= 0:
        return ""
    return f"and {numerals.number(count)} more {noun}{'' if count == 1 else 's'} in the room: sitroom {command}"


def _uncited(material: Material, noted: tuple[Evidence, ...]) -> str:
    rest = len(material.picture.claims) - sum(len(one.claims) for one in noted)
    return (
        _more(rest, "claim", "claims").replace("and ", "Shown is what this brief cites. There are ", 1) if rest else ""
    )


def _reading(material: Material, public: bool, reports: tuple[SourceRow, ...]) -> tuple[tuple[str, str], ...]:
    notes = [(term, told) for term, told in words()["reading"]]
    if public:
        notes.append(
            (
                "Small counts",
                "Counts from 1 to 4 of a nationality or group are withheld, and one further part of the same sum with "
                "them, so that they cannot be worked out.",
            )
        )
    return tuple(notes)


def _claims(material: Material, noted: tuple[Evidence, ...]) -> tuple[dict[str, Any], ...]:
    return tuple(_contract(material, material.claim(one.claim)) for note in noted for one in note.claims)


def _contract(material: Material, claim: AnyClaim) -> dict[str, Any]:
    """Return a claim in contract form; where something is withheld, the quotation is the one the brief shows."""
    data, report = to_contract(claim), claim.anchor.report
    if not material.withheld.within(report):
        return data
    data = {key: _veiled(material, report, value) for key, value in data.items()}
    data["quote"] = material.withheld.passage(report, claim.anchor.start or 0, claim.anchor.quote or "")
    if claim.mention is not None:
        text = material.withheld.passage(report, claim.mention.start, claim.mention.text)
        data["mention"] = data["mention"] | {"text": text}
    return data


def _veiled(material: Material, report: str | None, value: object) -> object:
    if isinstance(value, str):
        return material.withheld.text(report, value)
    return [_veiled(material, report, one) for one in value] if isinstance(value, list) else value
