"""Small counts in products for everybody."""

from dataclasses import replace

import pytest

from sitroom.model import Population
from sitroom.model.errors import UsageError
from sitroom.picture.types import Picture
from sitroom.products import to_html, to_json, to_markdown
from sitroom.products.public import public_view, suppressed

from . import factory


def changed(picture: Picture, claim: str, **fields: object) -> Picture:
    """Return the picture with one claim changed."""
    held = picture.claims[claim]
    return replace(picture, claims=picture.claims | {claim: replace(held, claim=replace(held.claim, **fields))})


def test_a_small_count_takes_a_second_part_of_its_sum_with_it() -> None:
    """3 Syrians of 14 + 3 + 9 = 26: with the 3 goes the 9, so that 26 - 14 - 9 cannot give it back."""
    assert {"l4", "l5"} <= suppressed(factory.picture())
    assert not {"l3", "l6"} & suppressed(factory.picture())


def test_counts_without_a_group_and_counts_from_five_on_stay() -> None:
    """Seven officers or four smugglers are no migrant sub-group; 14 Iraqis are not a small count."""
    assert not {"c19", "g3", "l3", "c4"} & suppressed(factory.picture())


def test_the_same_small_count_told_elsewhere_goes_too() -> None:
    """A second report that gives the complement would undo it."""
    picture = factory.picture()
    twin = replace(picture.claims["l5"].claim, id="twin", part_of=None)
    held = replace(picture.claims["l5"], claim=twin)
    assert "twin" in suppressed(replace(picture, claims=picture.claims | {"twin": held}))


@pytest.mark.parametrize(("value", "gone"), [(0, False), (1, True), (4, True), (5, False)])
def test_the_threshold_is_five_and_zero_is_told(value: int, gone: bool) -> None:
    """Counts from one to four are left out; none at all says nothing about anybody."""
    picture = changed(factory.picture(), "l4", value=value, low=value, high=value)
    assert ("l4" in suppressed(picture)) is gone


def test_a_public_brief_shows_no_suppressed_count_anywhere() -> None:
    """Neither figure nor quotation nor contract of a public brief holds the small counts; the gap is marked."""
    shown = factory.brief(public=True)
    cited = {claim["id"] for claim in shown.claims}
    assert not {"l4", "l5", "g4"} & cited
    for product in (to_html(shown), to_markdown(shown), to_json(shown).decode()):
        assert "3 from Syria" not in product
        assert "9 from Afghanistan" not in product
        assert "small count withheld" in product
    assert "3</strong> from Syria" in to_html(factory.brief())


def test_a_sum_with_a_suppressed_part_is_left_out() -> None:
    """Its total and remaining parts would give the hidden ones back together."""
    picture, spans = public_view(factory.picture())
    assert [check.total for check in picture.sums] == ["c1", "c12"]
    assert factory.sha("guard-lt") in spans


def test_a_public_brief_refuses_reports_that_may_not_travel() -> None:
    """One report above TLP:CLEAR stops a public brief, and the error says the way out."""
    picture = factory.picture()
    sha = factory.sha("un")
    closed = replace(picture, sources=picture.sources | {sha: replace(picture.sources[sha], tlp="TLP:AMBER")})
    with pytest.raises(UsageError, match="internal brief"):
        factory.brief(picture=closed, public=True)
    assert factory.brief(picture=closed).head.tlp == "TLP:AMBER"


def test_a_series_that_loses_its_headline_leads_with_another_claim() -> None:
    """Where only some claims of a series go, the rest stays and its computed words go."""
    picture = factory.picture()
    small = changed(picture, "w1", population=Population(("IRQ",)), value=3)
    kept, _ = public_view(small)
    series = next(one for one in kept.series if "c11" in {c for p in one.points for c in p.claims})
    claims = {claim for point in series.points for claim in point.claims}
    assert "w1" not in claims
    assert series.trend_reason is None
    assert {claim for voice in series.voices for claim in voice.claims} == claims
