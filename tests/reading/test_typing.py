"""Which indicator a figure is of, on sentences nobody tuned for: ``data/typing_fresh.yaml``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from reports import reader, report

from sitroom.model import Figure

TABLE = Path(__file__).with_name("data") / "typing_fresh.yaml"


def figures(text: str) -> list[Figure]:
    """Return the figures of a sentence."""
    reading = reader().read(report(text, "2021-11-20"))
    return [claim for claim in reading.claims if isinstance(claim, Figure)]


def wrong(case: dict[str, Any]) -> Iterator[str]:
    """Yield each figure of a case that is missing or of another unit or indicator."""
    found = figures(case["text"])
    for value, unit, indicator, *_ in case["figures"]:
        one = next((figure for figure in found if value in (figure.value, None)), None)
        if one is None or one.unit not in _listed(unit) or one.indicator not in _listed(indicator):
            yield f"{case['text']}\n    {value}: {one and (one.unit, one.indicator)}, not {unit} {indicator}"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_most_figures_have_their_unit_and_indicator() -> None:
    """More than five in six figures of sentences in the manner of the field are found and typed right."""
    cases = yaml.safe_load(TABLE.read_text("utf-8"))
    faults = [fault for case in cases for fault in wrong(case)]
    assert len(faults) < sum(len(case["figures"]) for case in cases) / 6, "\n".join(faults)


@pytest.mark.parametrize(
    ("text", "indicator", "nature"),
    [
        ("There are now about 7,000 migrants in the country.", "people_stranded", "stock"),
        (
            "Some 3,000 migrants were near the fence and warned of attempts to break through.",
            "people_stranded",
            "stock",
        ),
        ("Police detained 117 migrants who had crossed into the country.", "detections", "flow"),
        ("Some 400 passengers were waiting to catch the ferry.", None, None),
        ("Two hospitals admitted 12 migrants with frostbite.", None, None),
        ("He proposed a humanitarian corridor for 2,000 people, while 5,000 would fly home.", None, None),
        ("Guards pushed 180 people back into the forest.", "crossing_attempts", "flow"),
        ("The camp was built for 600 people.", None, None),
        ("A total of 1,900 people were returned.", "returns", "cumulative"),
        ("Another 60 people arrived.", "arrivals", "flow"),
        ("Some 8,000 people swam to the enclave in 36 hours.", "arrivals", "flow"),
        ("Several thousand people are waiting at the fence.", "people_stranded", "stock"),
    ],
)
def test_a_figure_is_of_what_its_own_clause_says(text: str, indicator: str | None, nature: str | None) -> None:
    """Presence, objects, relative clauses, capacity and totals are told apart, whatever else the sentence says."""
    found = figures(text)[0]
    assert (found.indicator, found.nature) == (indicator, nature)


def test_vague_words_have_bounds_and_no_value() -> None:
    """An order of magnitude is never a value."""
    for text in ("Several thousand people crossed.", "Dozens of migrants crossed.", "Hundreds of people crossed."):
        found = figures(text)[0]
        assert (found.value, found.qualifier) == (None, "vague")
        assert found.low is not None


def test_a_price_asked_for_is_asserted() -> None:
    """What smugglers ask for is a price, not a request."""
    found = figures("Smugglers asked $3,000 for the journey.")[0]
    assert (found.indicator, found.modality) == ("price", "asserted")
