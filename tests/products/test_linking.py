"""Reasons in words whose numbers open their sentences."""

from sitroom.products.linking import linked, plain
from sitroom.products.material import Material
from sitroom.products.types import Cite
from sitroom.products.withheld import Withheld
from sitroom.reference import codebook

from . import factory


def material() -> Material:
    """Return the material of the made picture."""
    return Material(factory.picture(), factory.texts(), codebook(), {}, Withheld())


def test_numbers_of_the_claims_become_citations_and_computed_ones_stay_words() -> None:
    """432 and 419 open their sentences, their difference belongs to no claim."""
    words = linked(material(), "432 and 419 are both exact and differ by 13", ("c11", "p1"))
    assert [part.text for part in words if isinstance(part, Cite)] == ["432", "419"]
    assert plain(words) == "432 and 419 are both exact and differ by 13"


def test_numbers_in_other_notations_are_found_and_set_in_the_house_notation() -> None:
    """7,698 and 7698 are the same claim and are both set with a thin space."""
    words = linked(material(), "7,698 is 7698", ("c1",))
    assert [part.text for part in words if isinstance(part, Cite)] == ["7\u202f698"] * 2


def test_days_years_and_parts_of_other_numbers_are_not_taken_for_the_figure() -> None:
    """12 of 12 November, of 2021-11-12, of 1.12 and of B12 is not the 12 deaths."""
    words = linked(material(), "12 November, 2021-11-12, 1.12, B12, 112 and 12", ("p2",))
    assert [part.text for part in words if isinstance(part, Cite)] == ["12"]
    assert plain(words).endswith("and 12")


def test_an_empty_reason_gives_no_words() -> None:
    """Nothing said is nothing shown."""
    assert linked(material(), None, ()) == ()
