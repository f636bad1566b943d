"""HTML: main text, tables, metadata, broken and hostile pages."""

import pytest

from sitroom.evidence import html, parse
from sitroom.evidence.types import Content, Raw
from sitroom.model import PassageKind

PROSE = (
    "<p>Officers of the service stopped 117 people near the river on Thursday night, its spokeswoman said in a long "
    "statement that was sent to all newsrooms of the country.</p><p>The number has grown since the summer, and there "
    "is no sign that it will fall before the winter, said the head of the service in the same statement.</p>"
)


def read(page: str) -> Content:
    """Read a page."""
    return html.read(Raw(data=page.encode(), name="page.html", media_type="text/html"))


def said(content: Content, kind: PassageKind) -> list[str]:
    """Return the passages of a kind."""
    return [content.text[p.start : p.end] for p in content.passages if p.kind is kind]


def test_scripts_styles_and_navigation_are_not_text() -> None:
    """What a browser does not show as text of the page never becomes text of the report."""
    page = f"""<html><head><script>var seen = 12000;</script><style>p {{ width: 300px }}</style></head><body>
    <nav><a href="/">5 000 offers</a></nav><div class="cookie-banner"><p>We share with 214 partners</p></div>
    <div class="content has-sidebar"><h1>Week 46</h1>{PROSE}<noscript>4 pixels</noscript>
    <p style="display:none">999 hidden</p></div>
    <aside class="sidebar"><a href="/x">500 people crossed in July</a></aside>
    <footer>Phone 370 5</footer></body></html>"""
    text = read(page).text
    assert text.startswith("Week 46")
    assert not any(number in text for number in ("12000", "300px", "5 000", "214", "999", "4 pixels", "500", "370"))
    assert "117" in text


@pytest.mark.parametrize(
    "wrap", ["<article>{}</article>", "<main>{}</main>", "<div class='a'>{}</div>", "<form>{}</form>"]
)
def test_a_table_is_read_by_rows_with_its_heads(wrap: str) -> None:
    """Each row carries the heads of its cells, wherever the main text stands."""
    table = (
        "<table><caption>Arrivals</caption><thead><tr><th>Country</th><th>People</th></tr></thead>"
        "<tr><td>Lithuania</td><td>4&nbsp;222</td></tr><tr><td>Latvia</td><td>414</td></tr></table>"
    )
    content = read(f"<html><body>{wrap.format(PROSE + table)}</body></html>")
    assert said(content, PassageKind.TABLE_ROW)[1:] == [
        "Country: Lithuania; People: 4\u00a0222",
        "Country: Latvia; People: 414",
    ]
    assert said(content, PassageKind.CAPTION) == ["Arrivals"]


def test_spans_of_a_table_repeat_their_cell() -> None:
    """Rows under a spanning cell keep it, and two rows of heads become one."""
    table = (
        "<table><tr><th rowspan=2>Country</th><th colspan=2>Arrivals</th></tr><tr><th>2020</th><th>2021</th></tr>"
        "<tr><td rowspan=2>Poland</td><td>117</td><td>3 062</td></tr><tr><td>9</td><td>12</td></tr></table>"
    )
    rows = said(read(f"<article>{PROSE}{table}</article>"), PassageKind.TABLE_ROW)
    assert rows[-2:] == [
        "Country: Poland; Arrivals 2020: 117; Arrivals 2021: 3 062",
        "Country: Poland; Arrivals 2020: 9; Arrivals 2021: 12",
    ]


def test_a_table_for_layout_is_read_as_paragraphs() -> None:
    """Old pages set their text in tables; that is not data."""
    content = read(f"<table><tr><td><a href='/'>Home</a></td><td>{PROSE * 3}</td></tr></table>")
    assert not said(content, PassageKind.TABLE_ROW)
    assert len(said(content, PassageKind.PARAGRAPH)) >= 6


def test_kinds_of_passages() -> None:
    """Headings, items, captions, footnotes and broken lines keep what they are."""
    page = f"""<article><h2>Numbers</h2>{PROSE}<ul><li>Two drones</li><li>Six boats</li></ul>
    <figure><img><figcaption>A patrol</figcaption></figure><p>One<br>two</p><p>First<br><br>Second</p>
    <p class="footnote"><sup>3</sup> Several attempts by one person.</p></article>"""
    content = read(page)
    assert said(content, PassageKind.HEADING) == ["Numbers"]
    assert said(content, PassageKind.LIST_ITEM) == ["Two drones", "Six boats"]
    assert said(content, PassageKind.CAPTION) == ["A patrol"]
    assert said(content, PassageKind.FOOTNOTE) == ["³ Several attempts by one person."]
    assert said(content, PassageKind.PARAGRAPH)[-3:] == ["One\ntwo", "First", "Second"]


def test_a_footnote_mark_never_grows_a_number() -> None:
    """A raised digit after a year is shown raised."""
    assert (
        "during 2021.³ The"
        in read(f"<article>{PROSE}<p>during 2021.<sup><a href='#f'>3</a></sup> The rest</p></article>").text
    )


def test_metadata_and_how_it_is_known() -> None:
    """Open Graph, JSON-LD and the language of the page are read, each with its source."""
    page = f"""<html lang="en-GB"><head><title>Week 46 | Guard</title>
    <meta property="og:site_name" content="Border Guard">
    <script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","headline":"Week 46",
    "datePublished":"2021-11-19T09:00:00+02:00","author":[{{"name":"Press Office"}}]}}]}}</script></head>
    <body><article>{PROSE}</article></body></html>"""
    content = read(page)
    assert (content.title.value, content.title.how) == ("Week 46", "JSON-LD headline")
    assert (content.publisher.value, content.publisher.how) == ("Border Guard", "meta og:site_name")
    assert (content.published.value, content.published.how) == ("2021-11-19T09:00:00+02:00", "JSON-LD datePublished")
    assert (content.author.value, content.author.how) == ("Press Office", "JSON-LD author")
    assert content.language.value == "en-GB"


@pytest.mark.parametrize(
    ("head", "how"),
    [
        ('<meta name="DC.date.issued" content="2021-11-19">', "meta dc.date.issued"),
        ('<meta property="article:published_time" content="2021-11-19">', "meta article:published_time"),
        ("", "<time>"),
    ],
)
def test_the_date_of_a_page(head: str, how: str) -> None:
    """Statements of the head go before the page's one time element."""
    time = "<time datetime='2021-11-19'>Friday</time>"
    page = f"<html><head>{head}</head><body><article>{time}{PROSE}</article></body></html>"
    published = read(page).published
    assert (published.value, published.how) == ("2021-11-19", how)


def test_a_page_without_main_text_is_read_whole_and_says_so() -> None:
    """A list of short lines is still read."""
    content = read("<html><body><div>300 tents</div><div>40 beds</div></body></html>")
    assert "300 tents" in content.text
    assert "the whole page was read" in " ".join(content.notes) or "trafilatura" in content.parser


@pytest.mark.parametrize(
    "page",
    [
        "<p>unclosed <b>bold <i>both</b> 300 people</i>",
        "<div>" * 1800 + "300 people" + "</div>" * 300,
        "<html><body>\x01\x02 300 people & &amp; &#0; &#x110000; </table></td>",
        "<table><tr><td colspan=99999999>300 people</td><td rowspan='x'>b</td></tr></table>",
        "<article>" + "<ul><li>" * 400 + "300 people",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>300 people</p>",
    ],
)
def test_broken_markup_is_read_all_the_same(page: str) -> None:
    """Whatever a browser would show is read; nothing is raised but an error of the tree."""
    assert "300" in parse(page.encode(), "page.html")[0].report.text
