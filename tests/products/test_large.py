"""A large room: the brief stays small, quick and complete in what it shows."""

import time
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from sitroom.model import Passage, Report
from sitroom.picture.types import Conflict, Picture
from sitroom.products import to_html, to_json, to_markdown

from . import factory

COPIES = 90
REPORTS = COPIES * 12


def large() -> tuple[Picture, dict[str, Report]]:
    """Return the made picture many times over: about a thousand reports, five thousand figures, each told apart."""
    base, bodies = factory.picture(), factory.texts()
    claims, sources, series, texts = {}, {}, [], {}
    filler = "Nothing else of note was reported from the section that day. " * 40
    for round_ in range(COPIES):
        tail = f"-{round_}"
        for sha, one in base.sources.items():
            key = sha[: -len(tail)] + tail
            sources[key] = replace(one, sha256=key)
            body = bodies[sha]
            text = body.text + filler
            passages = (*body.passages, Passage(99, len(body.text), len(text)))
            texts[key] = replace(body, sha256=key, text=text, passages=passages)
        for name, held in base.claims.items():
            where = held.claim.anchor
            anchor = replace(where, report=where.report[: -len(tail)] + tail)
            claims[name + tail] = replace(held, claim=replace(held.claim, id=name + tail, anchor=anchor))
        for one in base.series:
            points = tuple(
                replace(p, claims=tuple(c + tail for c in p.claims), headline=p.headline + tail) for p in one.points
            )
            voices = tuple(replace(v, claims=tuple(c + tail for c in v.claims)) for v in one.voices)
            series.append(replace(one, id=one.id + tail, points=points, voices=voices))
    every = [f"-{round_}" for round_ in range(COPIES)]
    conflicts = tuple(
        Conflict(
            series=one.series + tail,
            comparison=replace(one.comparison, a=one.comparison.a + tail, b=one.comparison.b + tail),
        )
        for tail in every
        for one in base.conflicts
    )
    picture = replace(
        base,
        claims=claims,
        sources=sources,
        series=tuple(series),
        copies=(),
        sums=tuple(
            replace(s, total=s.total + tail, parts=tuple(p + tail for p in s.parts))
            for tail in every
            for s in base.sums
        ),
        conflicts=conflicts,
        key_series=tuple(key + tail for tail in every for key in base.key_series),
        statements=tuple(key + tail for tail in every for key in base.statements),
        measures=tuple(key + tail for tail in every for key in base.measures),
        money=tuple(key + tail for tail in every for key in base.money),
        beside={},
    )
    return picture, texts


@pytest.fixture(scope="module")
def room() -> tuple[Picture, dict[str, Report]]:
    """Return the large room."""
    return large()


def test_a_thousand_reports_give_a_small_brief_in_little_time(room: tuple[Picture, dict[str, Report]]) -> None:
    """Under two megabytes and under three seconds of processor time."""
    picture, texts = room
    assert len(picture.sources) == REPORTS
    start = time.process_time()
    told = to_html(factory.brief(picture=picture, texts=texts))
    spent = time.process_time() - start
    assert len(told.encode()) < 2_000_000
    assert spent < 3.0


def test_what_is_left_out_is_said_with_the_command_that_shows_it(room: tuple[Picture, dict[str, Report]]) -> None:
    """Every section that was cut says by how much."""
    picture, texts = room
    brief = factory.brief(picture=picture, texts=texts)
    assert {"contradictions", "sums", "figures", "money", "sources", "evidence"} <= set(brief.more)
    assert (
        brief.more["sums"] == f"and {len(picture.sums) - len(brief.sums)} more sum checks in the room: sitroom figures"
    )


def test_every_marker_of_a_large_brief_still_resolves(room: tuple[Picture, dict[str, Report]]) -> None:
    """Caps cut sections, never the evidence of what is shown."""
    picture, texts = room
    brief = factory.brief(picture=picture, texts=texts)
    page = lxml_html.document_fromstring(to_html(brief))
    ids = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= ids
    assert len(to_markdown(brief).encode()) < 1_000_000
    assert len(to_json(brief)) < 5_000_000
