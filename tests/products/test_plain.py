"""Text from outside, made fit to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.products import plain


def test_controls_that_reorder_text_become_visible() -> None:
    """An override that would turn 123 round is shown by its code point; marks of right-to-left writing stay."""
    assert plain.clean("to\u202e321\u202c end") == "to[U+202E]321[U+202C] end"
    assert plain.clean("مينسك\u200f!") == "مينسك\u200f!"


@given(st.text(st.characters(), max_size=200))
def test_cleaned_text_holds_nothing_that_xml_or_utf8_refuses(text: str) -> None:
    """No control characters, no surrogates, and cleaning twice changes nothing."""
    cleaned = plain.clean(text)
    cleaned.encode("utf-8")
    assert not any(ord(char) < 32 and char not in "\t\n\r" for char in cleaned)
    assert plain.clean(cleaned) == cleaned


@given(st.text(max_size=500), st.integers(10, 80))
def test_a_line_is_one_line_and_bounded(text: str, limit: int) -> None:
    """Short texts are one line of at most the limit and its ellipsis."""
    shown = plain.line(text, limit)
    assert "\n" not in shown
    assert len(shown) <= limit + len("[U+202E]") * limit + 2


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//example.org/x", False),
        ("https://exa mple.org", False),
        ("https://[::1", False),
        ("reports/a.txt", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(origin: str | None, shown: bool) -> None:
    """A script or data address is never a link."""
    assert (plain.web_address(origin) == origin) is (shown or origin is None)


def test_claim_ids_give_safe_and_stable_fragments() -> None:
    """An id fit for a fragment is kept, any other is hashed, the same one the same way."""
    assert plain.anchor("f_12-a.b") == "c-f_12-a.b"
    assert plain.anchor('"><script>') == plain.anchor('"><script>') != plain.anchor("x y")
    assert plain.anchor('"><script>').removeprefix("c-").isalnum()


@pytest.mark.parametrize(("code", "tag"), [("pl", "pl"), ("zh-Hant", "zh-Hant"), ('x" onload', None), ("", None)])
def test_only_language_codes_become_language_attributes(code: str, tag: str | None) -> None:
    """A language code is checked before it becomes an attribute."""
    assert plain.language_tag(code) == tag
