"""Codebooks tried on the sentences written in them."""

from pathlib import Path

import pytest

from sitroom.reading.trials import tried
from sitroom.reference import codebook, codebooks

BOOK = """\
id: fires
title: Fires
version: 1
indicators:
  burnt:
    label: Homes burnt
    nature: cumulative
    unit: items
    description: Homes lost to fire.
    nouns: [home, house]
    verbs: [burn, raze]
    examples:
      - {text: "The fire razed 24 houses.", value: 24, unit: items, nature: cumulative}
      - {text: "The fire razed 24 houses.", value: 25}
      - {text: "The fire razed 24 houses.", nature: stock}
      - The mayor spoke.
    not:
      - The fire razed 24 houses.
      - The town has 300 schools.
actions: {}
stances: {}
"""


@pytest.mark.parametrize("name", codebooks())
def test_every_sentence_of_a_built_in_codebook_is_read_as_meant(name: str) -> None:
    """Examples give a figure of their indicator, counter-examples none."""
    assert [f"{one.trial.where}: {one.told}" for one in tried(codebook(name)) if not one.passed] == []


@pytest.mark.parametrize("name", codebooks())
def test_every_indicator_is_tried_both_ways(name: str) -> None:
    """Each indicator of a built-in codebook has an example and a counter-example."""
    for indicator in codebook(name).indicators.values():
        assert {trial.wanted for trial in indicator.trials} == {True, False}, indicator.id


def test_what_is_read_otherwise_is_told(tmp_path: Path) -> None:
    """A trial that fails says what was found instead, with the line of its sentence."""
    path = tmp_path / "fires.yaml"
    path.write_text(BOOK, "utf-8")
    made = list(tried(codebook(str(path))))
    assert [one.told for one in made] == [
        "",
        "no figure 25 found",
        "24 is burnt (items, cumulative), not stock",
        "no figure found",
        "24 is burnt (items, cumulative), which it must not be",
        "",
    ]
    assert [one.trial.where.rpartition(":")[2] for one in made] == ["13", "14", "15", "16", "18", "19"]
