"""The brief as one HTML file: nothing fetched, complete without scripts, locked by a content security policy."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from sitroom.products import charts, mapdraw, numerals, svg
from sitroom.products.numbering import front
from sitroom.products.plain import clean, sentence_case
from sitroom.products.types import Brief, Cite, Evidence, EvidenceClaim, MapView, Piece, Words

if TYPE_CHECKING:
    from jinja2 import Environment

_BACKS = 6
_SHORT = 4  # characters below which the name of a side is an abbreviation
_ARROWS = {
    "flow": "a way: from, to",
    "stopped": "flights stopped by a measure, as far as told",
    "limited": "boarding or tickets limited by a measure",
}
_WHOLE = 24  # characters of a mention that are kept on one line


def to_html(brief: Brief) -> str:
    """Return the brief as a self-contained HTML document."""
    links = Links()
    css, script = _text("brief.css") + _margins(brief.head.tlp), _text("brief.js")
    template = _environment().get_template("brief.html.jinja")
    return template.render(
        brief=brief,
        links=links,
        contents=contents(brief),
        front=front(brief),
        css=Markup(css),  # noqa: S704  # our own files
        script=Markup(script),  # noqa: S704
        policy=_policy(css, script),
    )


@dataclass(slots=True)
class Links:
    """Numbers the places where a note is cited, so that the evidence can lead back to them."""

    places: dict[int, list[str]] = field(default_factory=dict)

    def open(self, note: int) -> str:
        """Return a fresh id for a place that cites this note."""
        held = self.places.setdefault(note, [])
        held.append(f"r-{note}-{len(held) + 1}")
        return held[-1]


def contents(brief: Brief) -> list[tuple[str, str]]:
    """Return ids and names of the sections the brief has, in their order."""
    present = {
        "contradictions": True,
        "sums": bool(brief.sums),
        "figures": bool(brief.others),
        "timeline": bool(brief.timeline),
        "statements": bool(brief.answers or brief.statements),
        "measures": bool(brief.measures),
        "money": bool(brief.money),
    }
    named = [
        ("short", "In short"),
        ("new", "What is new"),
        ("key", "Key figures"),
        ("contradictions", "Contradictions"),
        ("sums", "Sum checks"),
        ("figures", "Other figures"),
        ("map", "Map"),
        ("timeline", "Timeline"),
        ("statements", "Who says what"),
        ("measures", "Measures"),
        ("money", "Money by stage"),
        ("gaps", "What nobody says"),
        ("sources", "Sources"),
        ("reading", "How to read"),
        ("evidence", "Evidence"),
    ]
    return [(key, label) for key, label in named if present.get(key, True)]


@cache
def _text(name: str) -> str:
    return files("sitroom.products").joinpath("templates", name).read_text(encoding="utf-8")


def _margins(tlp: str) -> str:
    """Return the margins of printed pages: TLP 2.0 wants its mark on every page; the mark is one of a closed list."""
    shown = re.sub(r"[^A-Z:+]", "", tlp)
    return (
        f'@page {{ @top-right {{ content: "{shown}"; font: 700 8pt sans-serif; }} '
        '@bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }\n'
    )


def tlp_class(mark: str) -> str:
    """Return the class that gives a TLP mark the colour its standard sets."""
    return "tlp " + re.sub(r"[^a-z]+", "-", mark.lower())


def _policy(css: str, script: str) -> str:
    told = {name: _hash(text) for name, text in (("style-src", css), ("script-src", script))}
    return (
        "default-src 'none'; "
        + "; ".join(f"{name} {one}" for name, one in told.items())
        + ("; base-uri 'none'; form-action 'none'")
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from sitroom.products.compiled import Compiled

    folder = Path(__file__).with_name("templates")
    made = Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=Compiled(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {
        "number": numerals.number,
        "capital": _capital,
        "cite": _pass_links(cite),
        "note": _pass_links(note),
        "words": _pass_links(words),
        "side": side,
        "backs": _pass_links(backs),
        "tlp": tlp_class,
        "paragraph": paragraph,
        "readings": readings,
        "sides": charts.sides,
        "interval": charts.interval,
        "scale": charts.scale,
        "timeline": charts.timeline,
        "map": mapdraw.drawing,
        "legend": legend,
        "ways": ways,
        "sample": sample,
    }
    return made


def _pass_links(function: Any) -> Any:
    """Return the function as a filter that is given the links of the document being rendered."""
    from jinja2 import pass_context

    def filtered(context: Any, value: Any) -> Any:
        return function(context["links"], value)

    return pass_context(filtered)


def _capital(text: Markup | str) -> Markup | str:
    raised = sentence_case(str(text))
    return Markup(raised) if isinstance(text, Markup) else raised  # noqa: S704  # was markup before


def cite(links: Links, one: Cite) -> Markup:
    """Return the number as a link that opens its sentence, with the number of the note."""
    value = "" if one.value is None else f"{one.value:.15g}"
    shown = Markup('<data value="{}">{}</data>').format(value, clean(one.text))
    return Markup('<a class="fig" id="{}" href="#{}">{}<sup>[{}]</sup></a>').format(
        links.open(one.note), one.anchor, shown, one.note
    )


def note(links: Links, one: Cite) -> Markup:
    """Return only the number of the note as a link."""
    label = f"Evidence {one.note}: {clean(one.text)}"
    return Markup('<a class="note" id="{}" href="#{}" aria-label="{}"><sup>[{}]</sup></a>').format(
        links.open(one.note), one.anchor, label, one.note
    )


def words(links: Links, parts: Words) -> Markup:
    """Return a line of text with its citations as links."""
    return Markup("").join(escape(part) if isinstance(part, str) else cite(links, part) for part in parts)


def side(name: str) -> str:
    """Return a side as a name: ``Belarus``, ``EU``."""
    return clean(name).upper() if len(name) < _SHORT else sentence_case(clean(name))


def backs(links: Links, one: Evidence) -> list[str]:
    """Return the places that cite this note."""
    return links.places.get(one.number, [])[:_BACKS]


def paragraph(one: Evidence) -> Markup:
    """Return the paragraph with its sentence in ``<mark>`` and each mention in ``<strong>`` under its claim's id."""
    inside = [piece for piece in one.pieces if piece.sentence]
    before = one.pieces[: one.pieces.index(inside[0])] if inside else one.pieces
    after = one.pieces[one.pieces.index(inside[-1]) + 1 :] if inside else ()
    marked = Markup("<mark>{}</mark>").format(Markup("").join(map(_piece, inside))) if inside else Markup("")
    return Markup("").join((_around(before), marked, _around(after)))


def _around(pieces: Sequence[Piece]) -> Markup:
    return (
        Markup('<span class="around">{}</span>').format(Markup("").join(map(_piece, pieces))) if pieces else Markup("")
    )


def readings(one: Evidence) -> list[tuple[list[str], EvidenceClaim]]:
    """Return what was read from a sentence, claims of one kind, speaker and way together."""
    groups: dict[tuple[str, ...], tuple[list[str], EvidenceClaim]] = {}
    for claim in one.claims:
        key = (claim.kind, claim.who, claim.via, claim.modality or "", claim.review)
        groups.setdefault(key, ([], claim))[0].append(claim.text)
    return list(groups.values())


def _piece(piece: Piece) -> Markup:
    first, *others = piece.anchors or ("",)
    shown = Markup('<span class="withheld">{}</span>').format(piece.text) if piece.withheld else escape(piece.text)
    if piece.mention:
        kept = Markup(' class="whole"') if len(piece.text) <= _WHOLE else Markup("")
        shown = Markup("<strong{}{}>{}</strong>").format(_id(first), kept, shown)
    elif first:
        shown = Markup("<span{}></span>{}").format(_id(first), shown)
    return Markup("").join((*(Markup("<span{}></span>").format(_id(other)) for other in others), shown))


def _id(anchor: str) -> Markup:
    return Markup(' id="{}"').format(anchor) if anchor else Markup("")


def legend(view: MapView) -> list[tuple[str, str]]:
    """Return each symbol of the map with what it stands for."""
    return list({spot.shape: spot.indicator for spot in view.spots}.items())


def ways(view: MapView) -> list[tuple[str, str]]:
    """Return each kind of arrow the map has, with what it stands for."""
    kinds = {"flow" if flow.kind in ("way", "flight") else flow.kind for flow in view.flows if flow.drawn}
    return [(kind, told) for kind, told in _ARROWS.items() if kind in kinds]


def sample(shape: str) -> Markup:
    """Return a symbol for the legend."""
    if shape == "flow":
        mark = svg.tag("path", d="M1,9L17,9M12,5L17,9L12,13", class_="bar")
    elif shape in mapdraw.BARS:
        bars = "".join(f"M{8 + at:g},4L{8 + at:g},14" for at in mapdraw.BARS[shape])
        mark = svg.tag("path", d=f"M0,9L17,9M13,5L17,9L13,13{bars}", class_="bar")
    elif shape == "post":
        mark = svg.tag("path", d="M9,4L14,9L9,14L4,9Z", class_="post")
    else:
        mark = svg.symbol(shape, 9, 9, 6, "spot")
    return svg.tag("svg", mark, viewBox="0 0 18 18", aria_hidden="true", focusable="false")
