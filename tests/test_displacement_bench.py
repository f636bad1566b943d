"""The benchmark of displacement: what counts as standing in an excerpt."""

import pytest
from benchmarks.reading.displacement import stands


@pytest.mark.parametrize(
    ("text", "figure", "there"),
    [
        ("Some 12 400 people fled", 12400, True),
        ("12,400 people fled", 12400, True),
        ("1.5 million fled", 1500000, True),
        ("six homes burned", 6, True),
        ("31 houses here and 36 there", 67, False),
        ("on 12 March 400 fled", 12400, False),
    ],
)
def test_a_figure_stands_in_a_text_in_digits_or_words(text: str, figure: float, there: bool) -> None:
    """Digits, groups of digits, multipliers and small words count; sums do not."""
    assert stands(text, figure) is there
