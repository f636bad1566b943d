"""The JSON brief: the whole model and the cited claims."""

import json
from dataclasses import fields, replace

from sitroom.model import from_contract
from sitroom.products import to_json
from sitroom.products.types import Brief

from . import factory


def test_json_holds_the_whole_model_under_a_named_format() -> None:
    """Every field of the brief is there, and the format says its version."""
    told = json.loads(to_json(factory.brief()))
    assert told["format"] == "sitroom-brief/1"
    assert list(told)[1:] == [spec.name for spec in fields(Brief)]


def test_cited_claims_are_in_contract_form() -> None:
    """Each claim a note rests on reads back as the claim it was."""
    told = json.loads(to_json(factory.brief()))
    claims = {data["id"]: from_contract(data) for data in told["claims"]}
    assert claims == {key: factory.claims()[key] for key in claims}
    assert {claim["claim"] for note in told["evidence"] for claim in note["claims"]} == set(claims)


def test_a_lone_surrogate_does_not_stop_the_brief() -> None:
    """A quotation with half a character is written with a replacement, not refused."""
    picture = factory.picture()
    held = picture.claims["s5"]
    broken = replace(held, claim=replace(held.claim, target="all \ud800 sides"))
    brief = factory.brief(picture=replace(picture, claims=picture.claims | {"s5": broken}))
    assert json.loads(to_json(brief))["format"]
