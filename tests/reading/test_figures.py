"""Figures of sentences in our own words: the tables in ``data/figures_*.yaml``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from reports import reader, report

from sitroom.model import Figure

DATA = Path(__file__).with_name("data")
DAY = "2023-11-24"


def cases(name: str) -> list[dict[str, Any]]:
    """Return the sentences of a table."""
    found: list[dict[str, Any]] = yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))
    return found


def figures(case: dict[str, Any]) -> list[Figure]:
    """Return the figures read from a sentence."""
    reading = reader().read(report(case["text"], str(case.get("day", DAY))))
    return [claim for claim in reading.claims if isinstance(claim, Figure)]


def faults(case: dict[str, Any]) -> list[str]:
    """Return in words how the reading differs from the table, nothing where it is right."""
    found, expected = figures(case), case["figures"]
    by_id = {figure.id: figure for figure in found}
    problems = []
    if len(found) != len(expected):
        problems.append(f"{[f.mention.text for f in found if f.mention]} found, {len(expected)} expected")
    for figure, wanted in zip(found, expected, strict=False):
        problems += [f"{figure.mention and figure.mention.text}: {fault}" for fault in _differs(figure, wanted, by_id)]
    return problems


def _differs(figure: Figure, wanted: dict[str, Any], by_id: dict[str, Figure]) -> Iterator[str]:
    qualifier = wanted.get("q", "exact")
    told = {"value": figure.value, "low": figure.low, "high": figure.high, "q": figure.qualifier}
    told |= {"unit": figure.unit, "is": figure.indicator, "change": figure.change, "who": figure.speaker}
    told |= {"nat": list(figure.population.nationality), "group": figure.population.group}
    told |= {"modality": figure.modality, "stage": figure.stage, "event": figure.event, "counted": figure.counted}
    total = by_id.get(figure.part_of or "")
    told["part"] = total.value if total else None
    told["nature"] = figure.nature
    told["period"] = [figure.period.kind, figure.period.start, figure.period.end] if figure.period else None
    bounds = dict(zip(("low", "high"), _bounds(wanted.get("value"), qualifier), strict=True))
    for key, value in ({"q": qualifier} | bounds | wanted).items():
        if key in ("at", "from", "to", "via"):
            role = "counted" if key == "at" else key
            ids = {name for ref in figure.places if ref.role == role for name in (ref.id, ref.country)}
            if not set(value) <= ids:
                yield f"{key} {value} not in {sorted(filter(None, ids))}"
        elif told[key] != value:
            yield f"{key} {told[key]!r}, not {value!r}"


def _bounds(value: float | None, qualifier: str) -> tuple[float | None, float | None]:
    if qualifier in ("over", "at_least"):
        return value, None
    if qualifier in ("up_to", "under"):
        return None, value
    return (value, value) if qualifier == "exact" else (None, None)


TABLES = ("figures", "figures_governed", "figures_borrowed", "figures_parts", "figures_typed", "figures_forms")


@pytest.mark.parametrize("case", [case for name in TABLES for case in cases(name)], ids=lambda case: case["text"][:60])
def test_a_sentence_gives_its_figures(case: dict[str, Any]) -> None:
    """Each sentence of the table gives exactly the figures written under it."""
    assert faults(case) == []


@pytest.mark.parametrize("name", ["figures_blind", "figures_fresh", "figures_unseen", "figures_second"])
def test_most_sentences_nobody_tuned_for_are_read_whole(name: str) -> None:
    """Of the sentences written before the rules met them, more than nine in ten are read without a single fault."""
    table = cases(name)
    wrong = {case["text"]: found for case in table if (found := faults(case))}
    share = 1 - len(wrong) / len(table)
    assert share > 0.9, "\n".join(f"{text}\n    {found}" for text, found in wrong.items())
