"""Names and counts that must not be seen."""

from hypothesis import given
from hypothesis import strategies as st

from sitroom.products import mask, to_html, to_json, to_markdown
from sitroom.products.withheld import Hidden, Withheld, withhold

from . import factory

NAME = "Ayan Saleh"


def test_names_are_found_as_whole_words_whatever_their_case() -> None:
    """A name is masked where it stands alone, not inside another word; the longer name wins."""
    text = "Ayan Saleh and AYAN spoke; Ayana did not."
    assert [text[a:b] for a, b in mask(text, ["Ayan", "Ayan Saleh", " "])] == ["Ayan Saleh", "AYAN"]
    assert mask(text, []) == ()


def test_a_masked_name_is_in_no_product() -> None:
    """Once its span is masked, the name stands in no HTML, Markdown or JSON, and the gap is shown."""
    sha = factory.sha("paper")
    spans = {sha: mask(factory.texts()[sha].text, [NAME])}
    assert spans[sha]
    shown = factory.brief(masked_spans=spans)
    for product in (to_html(shown), to_markdown(shown), to_json(shown).decode()):
        assert NAME not in product
        assert "Saleh" not in product
    assert "[name withheld]" in to_html(shown)
    assert NAME in to_html(factory.brief())


def test_masked_words_are_also_masked_in_short_texts() -> None:
    """A title or a speaker that repeats the masked words is masked too, in that report only."""
    sha = factory.sha("paper")
    text = factory.texts()[sha].text
    held = withhold({sha: mask(text, [NAME])}, {}, factory.texts())
    assert held.text(sha, "ayan saleh, resident") == "[name withheld], resident"
    assert held.text("another", "Ayan Saleh") == "Ayan Saleh"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6), st.text(max_size=60))
def test_hidden_stretches_never_leak_and_never_lose_the_rest(spans: list[tuple[int, int]], text: str) -> None:
    """What is shown is exactly the text outside the hidden stretches, with one label for each run of them."""
    held = withhold({"r": spans}, {}, {})
    shown = held.passage("r", 0, text)
    covered = {at for start, end in spans for at in range(start, end)}
    assert shown.replace(mask_label(held), "") == "".join(c for at, c in enumerate(text) if at not in covered)


def mask_label(held: Withheld) -> str:
    """Return the label in use, or a string no text holds when nothing is hidden."""
    found = held.within("r")
    return found[0].label if found else Hidden(0, 0, "\0none").label
