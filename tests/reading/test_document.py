"""From a report to sentences: offsets, stops, footnotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import report

from sitroom.reading.document import caveats, document
from sitroom.reading.text import plain

SPLITS = [
    ("He met E.U. officials on Nov. 16. They left.", ["He met E.U. officials on Nov. 16.", "They left."]),
    ("It rose by 2.5 million. Nobody knew.", ["It rose by 2.5 million.", "Nobody knew."]),
    ("See No. 5 of the list. It ends.", ["See No. 5 of the list.", "It ends."]),
    ("Gen. J. Smith spoke. “We wait.” Then he left.", ["Gen. J. Smith spoke.", "“We wait.”", "Then he left."]),
    ("It came at 5 p.m. The guards left.", ["It came at 5 p.m.", "The guards left."]),
    ("1. INTRODUCTION", ["1. INTRODUCTION"]),
    (
        "It grew.<sup>3</sup> The rest **stood still.** So it is.",
        ["It grew.<sup>3</sup>", "The rest **stood still.**", "So it is."],
    ),
    ("Was it so? “No!” Peskov said on Friday.", ["Was it so?", "“No!” Peskov said on Friday."]),
    ("- one thing\n- another thing", ["one thing", "another thing"]),
]


@pytest.mark.parametrize(("text", "parts"), SPLITS)
def test_sentences_end_where_a_reader_would_end_them(text: str, parts: list[str]) -> None:
    """Abbreviations, decimals, labels and speech do not end a sentence; footnote marks stay with theirs."""
    assert [sentence.text for sentence in document(report(text)).sentences] == parts


@given(st.text(max_size=400))
def test_plain_text_keeps_every_offset(text: str) -> None:
    """Whatever arrives, plain text is as long as the original, so offsets hold for both."""
    assert len(plain(text)) == len(text)


@given(st.text(alphabet="ab .!?\n\"'“”*<sup>3/</sup>12,Ж\u00ad\u200f\u202e", max_size=300))
def test_sentences_are_ordered_spans_of_the_text(text: str) -> None:
    """Sentences quote the text exactly, in order and without overlap."""
    made = document(report(text))
    at = 0
    for sentence in made.sentences:
        assert at <= sentence.start < sentence.end
        assert sentence.text == text[sentence.start : sentence.end]
        assert all(token.text == text[token.start : token.end] for token in sentence.tokens)
        at = sentence.end


def test_a_footnote_is_found_from_the_sentence_that_bears_its_mark() -> None:
    """The caveat in a footnote hangs on the sentence with the mark, not on others."""
    text = "Over 40 000 attempts were stopped.<sup>3</sup> Nothing else.\n\n<sup>3</sup> Some tried more than once."
    made = document(report(text))
    first, second = made.sentences[:2]
    assert [note.text for note in caveats(made, first)] == ["<sup>3</sup> Some tried more than once."]
    assert caveats(made, second) == ()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("40\u202f000 people", "40 000 people"),
        ("‘’measures,’’ he said", " “measures,”  he said"),
        ("migrants\u2019 **fate**", "migrants'   fate  "),
        ("٤٢ people", "42 people"),
        ("1\u20132", "1\u20132"),
    ],
)
def test_plain_text_says_the_same_in_known_characters(text: str, clean: str) -> None:
    """Spaces, quotes, digits and emphasis become what the grammar knows."""
    assert plain(text) == clean


def test_a_long_stretch_without_a_stop_is_cut() -> None:
    """A megabyte without a full stop becomes bounded sentences."""
    made = document(report("people " * 20_000))
    assert max(sentence.end - sentence.start for sentence in made.sentences) <= 3000
