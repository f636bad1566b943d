"""Words met by stem."""

import pytest

from sitroom.reading.languages.stems import Stems, Terms, fits


@pytest.mark.parametrize(
    ("pattern", "word", "fit"),
    [
        ("proc", "proc", True),
        ("proc", "procent", False),
        ("migrant*", "migrantami", True),
        ("kuźnic~", "kuźnicach", True),
        ("irak~", "irakijczyków", False),
        ("*grenze", "staatsgrenze", True),
        ("*grenze", "grenzen", False),
    ],
)
def test_patterns_fit_their_words(pattern: str, word: str, fit: bool) -> None:
    """A pattern fits the inflected forms it stands for, and no longer word."""
    assert fits(pattern, word) is fit
    assert (word in Stems([(pattern, 1)])) is fit


def test_the_longest_phrase_wins() -> None:
    """Of phrases that begin at one word the longest is returned, found from either end."""
    terms = Terms([("mniej", "a"), ("nie mniej niż", "b"), ("mniej niż", "c")])
    low = ["nie", "mniej", "niż", "10"]
    assert terms.at(low, 0) == (3, "b")
    assert terms.at(low, 1) == (3, "c")
    assert terms.before(low, 3) == (0, "b")
    assert terms.before(low, 1) is None


def test_memory_of_words_is_bounded() -> None:
    """A text of endless new words does not fill the memory."""
    stems = Stems([("migrant*", 1)])
    for number in range(50_000):
        stems.get(f"word{number}")
    assert len(stems._met) <= 20_001
