"""Every field of every claim has a reason that a duty analyst understands, and the words it rests on."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from reports import reader, report

from sitroom.model import Figure, to_contract
from sitroom.reading.explain import Explanation, Step, explain

TEXT = (
    "Poland said on 16 November 2021 that 7 698 migrants had arrived in the Union from Belarus since January: 4 222 in "
    "Lithuania, 3 062 in Poland and 414 in Latvia. There are over 2,000 people at the border, 200 of them children, "
    "the Polish Border Guard said on Thursday. Poland accused Belarus of driving people to the frontier. Minsk denied "
    "the accusation. Iraq suspended flights to Minsk in August. The Commission will pay €700 000 to the Red Cross."
)
POLISH = "Wczoraj 161 cudzoziemców próbowało nielegalnie przekroczyć granicę z Białorusi do Polski, poinformowała SG."
FIXED = {"contract", "kind", "report", "start", "end", "quote"}


@pytest.fixture(scope="module")
def told() -> tuple[Explanation, ...]:
    """Return the explanations of a report with figures, statements and measures."""
    return explain(reader(), report(TEXT, "2021-11-18", "EU"))


def step(told: tuple[Explanation, ...], mention: str, field: str) -> Step:
    """Return the decision about a field of the claim with a mention."""
    claim = next(one for one in told if one.claim.mention and one.claim.mention.text.startswith(mention))
    return next(one for one in claim.steps if one.field == field)


def test_every_field_of_every_claim_has_a_reason(told: tuple[Explanation, ...]) -> None:
    """No field of the contract is left without a decision with a reason, not even an empty one."""
    assert {type(one.claim).__name__ for one in told} == {"Figure", "Statement", "Measure"}
    for one in told:
        fields = set(to_contract(one.claim)) - FIXED
        assert fields == {made.field for made in one.steps}
        assert all(made.why for made in one.steps)


def test_the_claims_are_those_of_reading(told: tuple[Explanation, ...]) -> None:
    """To explain changes nothing: the claims explained are the claims read, in their order."""
    read = reader().read(report(TEXT, "2021-11-18", "EU")).claims
    assert tuple(one.claim for one in told) == read


def test_what_is_told_is_what_was_decided(told: tuple[Explanation, ...]) -> None:
    """The value of a decision is the value of the claim, and its span lies in the report."""
    for one in told:
        values = {made.field: made.value for made in one.steps}
        contract = to_contract(one.claim)
        for name in ("speaker", "unit", "indicator", "nature", "action", "stance", "modality", "status", "id"):
            assert name not in contract or values[name] == contract[name]
        for made in one.steps:
            assert made.start is None or made.end is None or 0 <= made.start < made.end <= len(TEXT)


def test_places_tell_their_words_and_those_left_out(told: tuple[Explanation, ...]) -> None:
    """The place nearest in the figure's stretch wins, and the places of its list partners are told as left out."""
    latvia = step(told, "414", "places")
    assert (latvia.value, TEXT[latvia.start : latvia.end]) == ("Latvia (counted)", "Latvia")
    assert {"Lithuania (counted)": "stands in another figure's stretch of the sentence"}.items() <= {
        option.what: option.why for option in latvia.others
    }.items()


def test_a_place_lent_by_the_text_says_by_whom(told: tuple[Explanation, ...]) -> None:
    """A figure whose clause names no place tells who lent it one."""
    assert "lent by" in step(told, "over 2,000", "places").why


def test_the_indicator_tells_its_words_and_its_rivals(told: tuple[Explanation, ...]) -> None:
    """The winner names the words that speak for it, and every rival weighs no more."""
    made = step(told, "7 698", "indicator")
    assert "“arrived”" in made.why
    assert made.weight is not None
    assert made.others
    assert all(one.weight is not None and one.weight <= made.weight for one in made.others)


def test_bounds_are_told_by_their_qualifier(told: tuple[Explanation, ...]) -> None:
    """“Over” is named as what takes the upper bound away."""
    assert "“over”" in step(told, "over 2,000", "qualifier").why
    assert step(told, "over 2,000", "high").value is None


def test_a_date_is_told_to_be_no_figure(told: tuple[Explanation, ...]) -> None:
    """The numbers of a date in the sentence are named as what was not taken for a figure."""
    assert [one.why for one in step(told, "7 698", "mention").others] == ["a date, no figure"]


def test_a_part_names_its_total_and_a_denial_what_it_denies(told: tuple[Explanation, ...]) -> None:
    """Ties between claims quote the other claim."""
    assert "over 2,000" in step(told, "200", "part_of").why
    assert "accused Belarus" in step(told, "denied", "about").why


def test_a_measure_tells_the_word_of_its_action_and_its_date(told: tuple[Explanation, ...]) -> None:
    """The verb, its other readings and the date expression stand in the explanation."""
    action, day = step(told, "suspended", "action"), step(told, "suspended", "date")
    assert TEXT[action.start : action.end] == "suspended"
    assert action.others
    assert (day.value, TEXT[day.start : day.end]) == ("2021-08", "in August")


def test_figures_of_other_languages_are_explained_too() -> None:
    """A Polish figure has a reason for each field as well, and the indicators weighed."""
    from dataclasses import replace

    from sitroom.model import Known

    (one,) = explain(reader(), replace(report(POLISH, "2021-11-18"), language=Known("pl", "given")))
    assert isinstance(one.claim, Figure)
    assert {made.field for made in one.steps} == set(to_contract(one.claim)) - FIXED
    assert next(made for made in one.steps if made.field == "indicator").weight is not None


def test_a_report_without_claims_has_nothing_to_explain() -> None:
    """No claims, no explanations."""
    assert explain(reader(), report("Nothing was counted.")) == ()


def test_a_long_list_is_explained_in_bounds() -> None:
    """However many numbers stand in a sentence, each is explained in full and with a few alternatives only."""
    listed = " and ".join(f"{at} migrants in Latvia" for at in range(1000, 1120))
    many = explain(reader(), report(f"There were {listed}.", "2021-11-18"))
    assert len(many) > 100
    assert all({made.field for made in one.steps} == set(to_contract(one.claim)) - FIXED for one in many)
    assert max(len(made.others) for one in many for made in one.steps) <= 6


def test_explanations_are_the_same_in_every_process(tmp_path: Path) -> None:
    """Two processes with different hash seeds print the same bytes."""
    path = tmp_path / "report.txt"
    path.write_text(f"Publisher: EU\nPublished: 2021-11-18\n\n{TEXT}\n", "utf-8")
    command = [sys.executable, "-m", "sitroom", "extract", "--explain", "--format", "jsonl", str(path)]
    outputs = [
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    records = [json.loads(line) for line in outputs[0].splitlines()]
    assert len(records) > 8
    assert all(_quoted(record) for record in records)


def _quoted(record: Mapping[str, Any]) -> bool:
    """Say whether each span of a record quotes as many characters as it covers."""
    spans = [one["span"] for one in record["decisions"] if one["span"]]
    return bool(spans) and all(len(span["text"]) == span["end"] - span["start"] for span in spans)
