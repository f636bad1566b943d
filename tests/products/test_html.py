"""The HTML brief: self-contained, every figure opening its sentence, hostile text harmless."""

import re
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from sitroom.model import Figure, Known, Measure, Statement
from sitroom.picture.types import Picture
from sitroom.products import to_html
from sitroom.products.plain import clean

from . import factory

Element = lxml_html.HtmlElement


@pytest.fixture(scope="module")
def page() -> Element:
    """Return the parsed brief of the made picture."""
    return lxml_html.document_fromstring(to_html(factory.brief()))


def sentence(item: Element) -> str:
    """Return the marked sentence of an evidence note."""
    return "".join(mark.text_content() for mark in item.iter("mark"))


def note_of(page: Element, anchor: str) -> Element:
    """Return the evidence note an anchor stands in."""
    return page.get_element_by_id(anchor).xpath("ancestor-or-self::li[starts-with(@id, 'e-')]")[0]


def test_every_marker_opens_the_sentence_of_its_claim(page: Element) -> None:
    """Each link to a claim leads to a note whose marked sentence is the claim's quotation, its words emphasised."""
    by_anchor = {f"c-{key}": claim for key, claim in factory.claims().items()}
    links = [one for one in page.iter("a") if one.get("href", "").startswith("#c-")]
    assert len(links) > 100
    for link in links:
        anchor = link.get("href")[1:]
        claim = by_anchor[anchor]
        assert sentence(note_of(page, anchor)) == claim.anchor.quote
        assert page.get_element_by_id(anchor).text_content() == claim.mention.text


def test_every_number_of_a_claim_is_inside_a_marker(page: Element) -> None:
    """Numbers in data elements are all links; no value of a claim stands in the cards without one."""
    assert all(one.getparent().get("href", "").startswith("#c-") for one in page.iter("data"))
    for card in deepcopy(page).find_class("card"):
        for link in card.xpath(".//a[@class='fig']"):
            link.drop_tree()
        told = card.xpath("string(.//p[@class='value'])") + card.xpath("string(.//p[@class='span'])")
        assert not re.search(r"\d", told)


def test_notes_lead_back_to_where_they_are_cited(page: Element) -> None:
    """Back links resolve to markers of the same note."""
    backs = page.xpath("//span[@class='back']/a/@href")
    assert backs
    for back in backs:
        assert page.get_element_by_id(back[1:]).get("href").startswith("#c-")


def test_ids_are_unique_and_all_fragments_resolve(page: Element) -> None:
    """No id is given twice and no link leads nowhere."""
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    fragments = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert fragments <= set(ids)


def test_nothing_is_fetched(page: Element) -> None:
    """No source, stylesheet, import or font comes from elsewhere; links out are plain web links without referrer."""
    assert not page.xpath("//@src | //link | //iframe | //object | //img | //*[@style] | //base | //form")
    told = to_html(factory.brief())
    assert "url(" not in told
    assert "@import" not in told
    for out in page.xpath("//a[not(starts-with(@href, '#'))]"):
        assert out.get("href").startswith("https://example.")
        assert "noreferrer" in out.get("rel")


def test_the_policy_allows_only_this_style_and_this_script(page: Element) -> None:
    """The content security policy names the hashes of the one style and the one script of the page."""
    import base64
    import hashlib

    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    told = to_html(factory.brief())
    for name in ("style", "script"):
        inside = re.findall(rf"<{name}>(.*?)</{name}>", told, re.DOTALL)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_headings_descend_without_gaps_and_sections_are_named(page: Element) -> None:
    """One h1, then levels that never skip; every section is labelled by its heading; one main landmark."""
    levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for section in page.iter("section"):
        assert page.get_element_by_id(section.get("aria-labelledby")).tag == "h2"
    assert len(list(page.iter("main"))) == 1


def test_other_languages_are_declared_and_directions_left_to_the_text(page: Element) -> None:
    """A Polish or Arabic quotation carries its language, every quotation its own direction."""
    quotes = list(page.iter("blockquote"))
    assert {"pl", "ar", "de"} <= {one.get("lang") for one in quotes}
    assert all(one.get("dir") == "auto" for one in quotes)


def test_disagreement_is_told_in_words_not_in_colour_alone(page: Element) -> None:
    """Where sources disagree, the words say so; a sum check says that it adds up."""
    flags = page.find_class("disputed")
    assert flags
    assert all("Sources disagree" in one.text_content() for one in flags)
    assert all("adds up" in one.text_content() for one in page.find_class("verdict"))


def test_tables_have_captions_and_column_heads(page: Element) -> None:
    """Every table is named and its columns are headed."""
    for table in page.iter("table"):
        assert table.xpath("./caption")
        assert table.xpath("./thead//th[@scope='col']")


def hostile(text: str) -> Picture:
    """Return the made picture with a hostile text in every field that came from outside."""
    picture = factory.picture()
    claims = {}
    for key, held in picture.claims.items():
        claim = replace(held.claim, speaker=text, publisher=text, via=(text,))
        own = {Figure: {"counted": text}, Statement: {"target": text}, Measure: {"object": text, "actor": text}}
        claims[key] = replace(held, claim=replace(claim, **own[type(claim)]))
    known = Known(text, text)
    sources = {
        key: replace(one, title=known, publisher=known, published=known, language=known, origin=text, notes=(text,))
        for key, one in picture.sources.items()
    }
    series = tuple(replace(one, note=text, trend="up", trend_reason=text) for one in picture.series)
    return replace(picture, claims=claims, sources=sources, series=series)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>",
        "{{ 7*7 }}{% include 'x' %}",
        "javascript:alert(1)",
        "<!-- ",
        "]]>",
        "\x00\x1b[31mred\x07",
        "abc\u202e321\u202c",
        "\ud800 lone",
        "%s {0} {x}",
    ],
)
def test_hostile_text_stays_text(text: str) -> None:
    """No field from outside can add an element, an attribute that runs, or a control that reorders."""
    told = to_html(factory.brief(picture=hostile(text), title=text))
    told.encode("utf-8")
    page = lxml_html.document_fromstring(told)
    assert len(list(page.iter("script"))) == 1
    assert len(list(page.iter("style"))) == 1
    assert not page.xpath("//img | //iframe | //*[@onerror] | //*[@onmouseover] | //*[@onclick] | //*[@style]")
    assert not [href for href in page.xpath("//@href") if not href.startswith(("#", "https://example."))]
    assert "49" not in page.xpath("string(//h1)")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", told)


@settings(max_examples=10, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_title_is_shown_as_it_was_cleaned(text: str) -> None:
    """The title a user gives is the text of the heading, whatever it holds."""
    told = to_html(factory.brief(title=f"x {text}"))
    page = lxml_html.document_fromstring(told.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    assert page.xpath("string(//h1)").split() == clean(f"x {text}").split()


def test_hostile_evidence_is_escaped_in_place() -> None:
    """A report that holds markup is quoted with its markup as text, the sentence still exact."""
    name = "wire"
    report = factory.texts()[factory.sha(name)]
    evil = report.text.replace("Those on board", "<b>&Those</b>")
    texts = factory.texts() | {factory.sha(name): replace(report, text=evil)}
    told = to_html(factory.brief(texts=texts))
    assert "&lt;b&gt;&amp;Those&lt;/b&gt;" in told


def test_the_mark_of_the_brief_is_the_highest_it_rests_on() -> None:
    """One amber report makes an amber brief, in its head, its foot and the margins of its print."""
    picture = factory.picture()
    sha = factory.sha("un")
    closed = replace(picture, sources=picture.sources | {sha: replace(picture.sources[sha], tlp="TLP:AMBER+STRICT")})
    told = to_html(factory.brief(picture=closed))
    assert told.count('<span class="tlp tlp-amber-strict">TLP:AMBER+STRICT</span>') == 3
    assert '@top-right { content: "TLP:AMBER+STRICT"' in told
