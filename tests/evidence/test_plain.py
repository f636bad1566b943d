"""Plain text and Markdown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.evidence import plain
from sitroom.evidence.types import Raw
from sitroom.model import Passage, PassageKind

K = PassageKind


def cut(text: str) -> list[tuple[str, str]]:
    """Return kind and words of each passage."""
    return [(p.kind.value, text[p.start : p.end]) for p in plain.passages(text)]


PIECES = st.sampled_from(
    [
        *("# Title", "---", "> quoted", ">> deeper", "- item", "1. one", "| a | b |", "|---|---|", "<sup>3</sup> note"),
        *("a\tb\tc", "Key: value", "Word.", "word", "\n", "\n\n", "page 3 of 9", "```", "===", "long " * 30),
        *("\t", "   ", "é\u00a0ü", "\f", "\u2028"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=20), max_size=30).map("\n".join))
def test_passages_hold_every_character_that_is_not_white_space(text: str) -> None:
    """Passages are in order, do not overlap, begin and end on ink, and leave out only white space."""
    passages = plain.passages(text)
    at = 0
    for number, passage in enumerate(passages, 1):
        assert passage.number == number
        assert at <= passage.start < passage.end
        assert not text[at : passage.start].strip()
        assert text[passage.start : passage.end] == text[passage.start : passage.end].strip()
        at = passage.end
    assert not text[at:].strip()


def test_a_hard_wrapped_paragraph_is_one_passage() -> None:
    """Lines wrapped at a column belong together, also where a sentence ends at the end of a line."""
    text = (
        "Border guards stopped 117 people near the village on Thursday night.\n"
        "Another 40 were found in the forest in the morning, the spokeswoman of\n"
        "the service said, and two were taken to hospital.\n"
    )
    assert len(cut(text)) == 1


def test_lines_that_end_early_after_a_full_stop_are_paragraphs() -> None:
    """Without blank lines, a break where the next word had room separates paragraphs."""
    text = (
        "A short first paragraph.\nThe second one is a good deal longer than the first one was.\n"
        "A third, that is again a little longer than the second one of them."
    )
    assert [said for _, said in cut(text)] == text.split("\n")


def test_unwrapped_lines_are_paragraphs_of_their_own() -> None:
    """A text with one line to a paragraph and no blank lines is cut at its lines."""
    long = "The ministry told reporters that flights would be stopped, and gave no date for it to begin, " * 3
    assert len(cut(f"{long}\n{long}\n{long}")) == 3


def test_a_page_break_with_footnotes_leaves_the_sentence_around_it_whole() -> None:
    """A rule is furniture, raised numbers open footnotes, and both halves of the sentence stay paragraphs."""
    text = "Experts are deployed in the east as well as\n\n---\n\n<sup>5</sup> Austria and Malta.\n\nthree officers."
    assert [kind for kind, _ in cut(text)] == ["paragraph", "furniture", "footnote", "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("# A heading", K.HEADING),
        ("**A heading in bold**", K.HEADING),
        ("SITUATION AT THE BORDER", K.HEADING),
        ("[^3]: A note of Markdown.", K.FOOTNOTE),
        ("³ A note.", K.FOOTNOTE),
        ("- An item of 40 tents", K.LIST_ITEM),
        ("2) The second point.", K.LIST_ITEM),
        ("| Poland | 3 062 |", K.TABLE_ROW),
        ("Page 3 of 12", K.FURNITURE),
        ("* * *", K.FURNITURE),
        ("Skip to main content", K.FURNITURE),
        ("Add new comment", K.FURNITURE),
        ("Skip to main content: 300 arrived.", K.PARAGRAPH),
        ("Only subscribers are told that 300 arrived.", K.PARAGRAPH),
        ("12", K.PARAGRAPH),
    ],
)
def test_the_kind_of_a_line(line: str, kind: PassageKind) -> None:
    """Marks decide; navigation is furniture only when it is sure and holds no digit."""
    assert [p.kind for p in plain.passages(f"A sentence before it.\n\n{line}\n\nA sentence after it.")][1] == kind


def test_every_item_of_a_list_is_a_passage_with_its_continuation() -> None:
    """A wrapped item goes on until the next mark."""
    assert cut("- one thing\n  that goes on\n- another") == [
        ("list_item", "- one thing\n  that goes on"),
        ("list_item", "- another"),
    ]


def test_a_table_in_columns_is_read_by_rows() -> None:
    """Lines of cells set apart by tabs or wide gaps are rows; a lone gap in prose is not."""
    assert [kind for kind, _ in cut("Country\tArrivals\nPoland\t3 062\nLatvia\t414")] == ["table_row"] * 3
    assert [kind for kind, _ in cut("A sentence    with a gap in it.")] == ["paragraph"]


def test_lines_of_keys_and_values_stay_apart() -> None:
    """Figures told line by line do not run into one sentence."""
    assert len(cut("Lithuania: 4 222 people\nPoland: 3 062 people\nLatvia: 414 people")) == 3


def test_quoted_mail_is_a_passage_of_its_own() -> None:
    """What is quoted and the answer to it are told apart, and so are levels of quoting."""
    text = "> You said 300.\n> Is that so?\n>> It was 200.\nNo, it was 400."
    assert [said for _, said in cut(text)] == ["> You said 300.\n> Is that so?", ">> It was 200.", "No, it was 400."]


def test_a_run_of_lone_lines_is_a_list_of_links_not_headings() -> None:
    """Headings head something: several lines alone in a row do not."""
    kinds = [kind for kind, _ in cut("Text before it.\n\nFirst link\n\nSecond link\n\nThird link\n\nFourth link")]
    assert kinds.count("heading") <= 1


def test_the_text_is_the_file_with_line_ends_normalised() -> None:
    """Offsets count on the decoded bytes: nothing else is changed, marks and odd spaces stay."""
    data = "\ufeff# *Title*\r\n\r\n4\u00a0222\u2009people\u00ad.\r  end  ".encode()
    content = plain.read(Raw(data=data, name="a.md", media_type="text/markdown"))
    assert content.text == "# *Title*\n\n4\u00a0222\u2009people\u00ad.\n  end  "


@pytest.mark.shared
def test_the_seed_documents(seeds: list[Path]) -> None:
    """Rules and footnotes of the long seed, navigation of the others, and the head of the Communication are seen."""
    content = plain.read(Raw(data=seeds[4].read_bytes(), name="seed", media_type="text/plain"))
    of = [p.kind for p in content.passages]
    assert of.count(K.FOOTNOTE) == 14
    assert of.count(K.FURNITURE) == 9
    assert content.published.value == "2021-11-23"
    assert content.publisher.value == "European Commission"
    blog = plain.read(Raw(data=seeds[0].read_bytes(), name="seed", media_type="text/plain"))
    assert _said(blog.text, blog.passages, K.FURNITURE)[-1] == "Add new comment"
    assert blog.published.value is None


def _said(text: str, passages: tuple[Passage, ...], kind: PassageKind) -> list[str]:
    return [text[p.start : p.end] for p in passages if p.kind is kind]
