"""Evidence: the exact sentence in its paragraph, whatever its length."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sitroom.model import Anchor, Figure, Mention, Passage, PassageKind, Recorded, Report
from sitroom.products.evidence import evidence, footnotes
from sitroom.products.material import Material
from sitroom.products.types import Evidence
from sitroom.products.withheld import Withheld
from sitroom.reference import codebook

from . import factory


def shown(text: str, start: int, end: int, mentions: list[tuple[int, int]]) -> tuple[Evidence, ...]:
    """Return the evidence of figures that stand in one sentence of a one-paragraph report."""
    report = Report(
        sha256="ab",
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(Passage(1, 0, len(text)),),
        parser="plain/1",
    )
    claims = {}
    for number, (first, last) in enumerate(mentions):
        anchor = Anchor(report="ab", start=start, end=end, quote=text[start:end])
        claims[f"f{number}"] = Figure(
            id=f"f{number}",
            anchor=anchor,
            mention=Mention(first, last, text[first:last]),
            value=1.0,
            low=1.0,
            high=1.0,
            qualifier="exact",
            unit="people",
            counted="people",
        )
    when = factory.GENERATED
    held = {key: Recorded(claim=claim, recorded_at=when) for key, claim in claims.items()}
    picture = replace(factory.picture(), claims=held, sources={})
    material = Material(picture, {"ab": report}, codebook(), {}, Withheld())
    for key in claims:
        material.cite(key)
    return evidence(material, {})


@given(st.data())
def test_the_marked_sentence_is_exact_and_every_mention_has_its_anchor(data: st.DataObject) -> None:
    """Pieces put together give the paragraph, the marked ones the sentence, and each claim has one anchor."""
    text = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=4, max_size=60))
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    at = data.draw(st.lists(st.integers(start, end - 1), min_size=1, max_size=4))
    mentions = [(one, data.draw(st.integers(one + 1, end))) for one in at]
    (note,) = shown(text, start, end, mentions)
    assert "".join(piece.text for piece in note.pieces) == text
    assert "".join(piece.text for piece in note.pieces if piece.sentence) == text[start:end]
    anchors = [anchor for piece in note.pieces for anchor in piece.anchors]
    assert sorted(anchors) == sorted(f"c-f{number}" for number in range(len(mentions)))


def test_a_long_paragraph_is_shown_around_its_sentence() -> None:
    """Only the neighbourhood of the sentence is shown, cut at words and marked as cut."""
    text = "Before that a lot. " * 200 + "Here 12 died. " + "After that a lot. " * 200
    start = text.index("Here")
    (note,) = shown(text, start, start + 13, [(start + 5, start + 7)])
    told = "".join(piece.text for piece in note.pieces)
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert len(told) < 700
    assert "".join(piece.text for piece in note.pieces if piece.sentence) == "Here 12 died."


def test_a_megabyte_without_a_full_stop_is_shown_around_each_figure() -> None:
    """A sentence longer than any sentence gives a short note for each of its figures, with the figure in it."""
    text = "many words " * 50_000 + "12" + " many words" * 50_000 + " 13"
    first, last = text.index("12"), text.rindex("13")
    notes = shown(text, 0, len(text), [(first, first + 2), (last, last + 2)])
    assert [note.number for note in notes] == [1, 2]
    for note, number in zip(notes, ("12", "13"), strict=True):
        assert sum(len(piece.text) for piece in note.pieces) < 1000
        assert [piece.text for piece in note.pieces if piece.mention] == [number]


def test_footnotes_are_found_by_their_mark_in_or_after_the_sentence() -> None:
    """Marks as superscripts, in brackets and as markup lead to the note of the same number only."""
    for mark, lead in (("<sup>3</sup>", "<sup>3</sup>"), ("³", "³"), ("[3]", "[3]"), ("[^3]", "[^3]:")):
        body = f"There were 40 000 attempts.{mark} More text."
        note = f"{lead} One person may be counted twice."
        other = f"{lead.replace('3', '4').replace('³', '⁴')} Another note."
        text = f"{body}\n\n{note}\n\n{other}"
        first, second = text.index(note), text.index(other)
        passages = (
            Passage(1, 0, len(body)),
            Passage(2, first, first + len(note), PassageKind.FOOTNOTE),
            Passage(3, second, len(text), PassageKind.FOOTNOTE),
        )
        report = Report(sha256="ab", media_type="x", size=1, text=text, passages=passages, parser="p")
        assert footnotes(report, 0, body.index(".") + 1) == ("One person may be counted twice.",)
        assert footnotes(report, body.index("More"), len(body)) == ()


def test_a_row_of_a_table_is_evidence_by_feed_edition_and_row() -> None:
    """A claim without a report names its feed, its edition and its row."""
    picture = factory.picture()
    held = picture.claims["c16"]
    row = Anchor(feed="arrivals.csv", vintage="2021-11-20", row=7)
    table = replace(held, claim=replace(held.claim, anchor=row, mention=None))
    brief = factory.brief(picture=replace(picture, claims=picture.claims | {"c16": table}))
    note = next(one for one in brief.evidence if one.claims[0].claim == "c16")
    assert note.title == "arrivals.csv"
    assert note.place == "row 7, edition 2021-11-20"
    assert note.start is None
