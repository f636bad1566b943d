"""Fingerprints: stable, positioned, bounded."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.lineage import fingerprints
from sitroom.lineage.shingles import WINDOW, WORDS

_LEXICON = ("the", "border", "guard", "said", "that", "people", "were", "waiting", "in", "a", "cold", "forest")
WORD_LISTS = st.lists(st.sampled_from(_LEXICON))


def test_a_known_text_keeps_its_hashes() -> None:
    """What is stored today must be found by every later version."""
    assert fingerprints("six words are the least there is") == [(-6579218111251979869, 0, 29)]


@settings(deadline=None)
@given(st.text(max_size=400))
def test_spans_lie_in_the_text_and_hashes_fit_a_signed_bigint(text: str) -> None:
    """Any text at all is answered with ordered spans of the text and 64-bit signed hashes, each once."""
    found = fingerprints(text)
    assert all(0 <= start < end <= len(text) for _, start, end in found)
    assert all(-(2**63) <= number < 2**63 for number, _, _ in found)
    assert [row[1] for row in found] == sorted(row[1] for row in found)
    assert len({row[0] for row in found}) == len(found)


@settings(deadline=None)
@given(WORD_LISTS, WORD_LISTS, st.lists(st.integers(0, 10**6).map(str), min_size=20, max_size=20, unique=True))
def test_a_shared_run_of_nine_words_is_always_found(before: list[str], after: list[str], run: list[str]) -> None:
    """The guarantee of winnowing: a run of window + shingle - 1 words leaves a common fingerprint."""
    words = [f"w{number}" for number in run][: WINDOW + WORDS - 1]
    one = {row[0] for row in fingerprints(" ".join(words))}
    other = {row[0] for row in fingerprints(" ".join([*before, *words, *after]))}
    assert one & other


@settings(deadline=None)
@given(WORD_LISTS)
def test_case_space_and_punctuation_do_not_count(words: list[str]) -> None:
    """A text set in capitals with commas between the words has the same fingerprints."""
    plain, loud = " ".join(words), ",\n".join(words).upper()
    assert [row[0] for row in fingerprints(plain)] == [row[0] for row in fingerprints(loud)]


@pytest.mark.parametrize("written", ["4,222", "4 222", "4\u202f222", "4.222"])
def test_grouped_thousands_are_one_word(written: str) -> None:
    """The way thousands are grouped does not hide a copy."""
    sentence = "the ministry counted {} people at the fence on Monday"
    assert [r[0] for r in fingerprints(sentence.format(written))] == [
        r[0] for r in fingerprints(sentence.format("4222"))
    ]


def test_a_script_without_spaces_has_fingerprints() -> None:
    """Chinese is compared by characters."""
    assert fingerprints("边境警卫说有两千人在森林里等候过境")


@pytest.mark.parametrize("hostile", ["a" * 10**6, "1" * 10**6, "1 " * 300_000, "111 " * 300_000, "\ud800 x " * 50_000])
def test_hostile_texts_take_linear_time(hostile: str) -> None:
    """A megabyte of one word, one number or lone surrogates is done in seconds and leaves few fingerprints."""
    started = time.process_time()
    assert len(fingerprints(hostile)) <= 2
    assert time.process_time() - started < 3
