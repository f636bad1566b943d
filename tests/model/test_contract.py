"""The public claim contract: JSON and back."""

import json
from dataclasses import fields, replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.model import (
    Anchor,
    Figure,
    Kind,
    Measure,
    Mention,
    Period,
    PlaceRef,
    Plover,
    Population,
    Statement,
    from_contract,
    kind_of,
    to_contract,
)
from sitroom.model.claim import UNITS, Modality, Nature, Qualifier, Stance, Status

texts = st.text(max_size=20)
maybe_text = st.none() | texts
numbers = st.none() | st.integers(0, 10**12) | st.floats(0, 1e12, allow_nan=False)
offsets = st.integers(0, 10**6)
mentions = st.builds(Mention, offsets, offsets, texts)
report_anchors = st.builds(Anchor, report=texts, start=offsets, end=offsets, quote=texts)
row_anchors = st.builds(Anchor, feed=texts, vintage=texts, row=offsets)
common = {
    "id": texts,
    "anchor": report_anchors | row_anchors,
    "speaker": maybe_text,
    "publisher": maybe_text,
    "via": st.lists(texts, max_size=3).map(tuple),
    "modality": st.sampled_from(get_args(Modality)),
    "reader": texts,
    "score": st.floats(0, 1),
}
places = st.builds(PlaceRef, texts, texts, maybe_text, st.sampled_from(["counted", "from", "to", "via"]))
periods = st.builds(Period, st.sampled_from(["as_of", "during", "since", "by"]), maybe_text, maybe_text)
figures = st.builds(
    Figure,
    **common,
    mention=st.none() | mentions,
    value=numbers,
    low=numbers,
    high=numbers,
    qualifier=st.sampled_from(get_args(Qualifier)),
    unit=st.sampled_from(sorted(UNITS)),
    counted=texts,
    indicator=maybe_text,
    nature=st.none() | st.sampled_from(get_args(Nature)),
    change=st.sampled_from(["up", "down", None]),
    places=st.lists(places, max_size=3).map(tuple),
    population=st.builds(Population, st.lists(texts, max_size=2).map(tuple), maybe_text.filter(lambda x: x != "")),
    period=st.none() | periods,
    part_of=maybe_text,
    event=maybe_text,
    stage=st.sampled_from(["pledged", "paid", None]),
)
statements = st.builds(
    Statement,
    **common,
    mention=st.none() | mentions,
    stance=st.sampled_from(get_args(Stance)),
    target=maybe_text,
    about=st.lists(texts, max_size=2).map(tuple),
    verdict=maybe_text,
)
measures = st.builds(
    Measure,
    **common,
    mention=st.none() | mentions,
    actor=maybe_text,
    action=texts,
    object=maybe_text,
    status=st.sampled_from(get_args(Status)),
    date=maybe_text,
    until=maybe_text,
    plover=st.none() | st.builds(Plover, texts, texts),
)


@given(figures | statements | measures)
def test_contract_round_trip(claim: Figure | Statement | Measure) -> None:
    """A claim survives its JSON unchanged."""
    assert from_contract(json.loads(json.dumps(to_contract(claim)))) == claim


@given(figures | statements | measures)
def test_contract_names_every_field(claim: Figure | Statement | Measure) -> None:
    """The JSON has every field of the claim under its own name, and the common head."""
    keys = set(to_contract(replace(claim, anchor=Anchor(report="r", start=0, end=1, quote="x"))))
    assert {spec.name for spec in fields(claim)} - {"anchor"} <= keys
    assert {"contract", "kind", "report", "start", "end", "quote"} <= keys
    assert kind_of(claim) in Kind


@pytest.mark.parametrize("data", [{"contract": 2, "kind": "figure"}, {"contract": 1, "kind": "rumour"}, {}])
def test_contract_refuses_what_it_does_not_know(data: dict[str, object]) -> None:
    """Another version or kind is refused, never half-read."""
    with pytest.raises(ValueError):
        from_contract(data)
