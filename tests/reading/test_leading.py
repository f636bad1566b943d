"""The one figure taken from a text, by the displacement codebook."""

from functools import cache

import pytest
from reports import report

from sitroom.model import Figure
from sitroom.reading import Reader
from sitroom.reading.leading import leading
from sitroom.reference import codebook

CASES = [
    ("Floods killed nine people, affected 80,000 and displaced 6,200.", 6200),
    ("The storm damaged 410 houses and destroyed 36 others.", 36),
    ("Some 1,300 people fled the village; 400 of them are sheltering in a school.", 1300),
    ("The fire razed 24 homes and forced the evacuation of 900 residents.", 900),
    ("Another 11,500 people may be evacuated; 3,100 have been moved to safety.", 3100),
    ("About 70 per cent of the 5,400 displaced people live with relatives.", 5400),
    ("The camp shelters 8,900 internally displaced people (1,780 families).", 8900),
    ("Rescuers found 12 bodies.", 12),
]


@cache
def displaced() -> Reader:
    """Return the reader of displacement, made once."""
    return Reader(codebook("displacement"))


def figures(text: str) -> list[Figure]:
    """Return the figures of a text."""
    return [claim for claim in displaced().read(report(text, "2024-05-15")).claims if isinstance(claim, Figure)]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_the_figure_an_analyst_takes_is_chosen(text: str, value: float) -> None:
    """People displaced come before homes lost, those before the rest; totals before parts, done before planned."""
    chosen = leading(figures(text), codebook("displacement"))
    assert chosen is not None
    assert chosen.value == value


def test_money_and_percentages_are_never_taken() -> None:
    """A text of money and shares gives no figure of displacement."""
    assert leading(figures("The appeal for $2.7 million is 31 per cent funded."), codebook("displacement")) is None


def test_an_event_of_another_crisis_has_a_key() -> None:
    """What single events there are is told by the codebook: a landslide told by two has one key."""
    keys = {
        figure.event
        for text in (
            "A landslide in Peru killed 12 people on 3 May 2024.",
            "At least 14 people died in Peru when a landslide hit a village on 3 May 2024.",
        )
        for figure in figures(text)
        if figure.indicator == "deaths"
    }
    assert keys == {"disaster_site/PER/?/2024-05-03"}
