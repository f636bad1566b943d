"""Names of countries in other languages."""

import pytest

from sitroom.reference import gazetteer, languages, local_names, tables


@pytest.mark.parametrize("language", languages())
def test_every_language_leads_to_places(language: str) -> None:
    """Each table names its source and licence, has no row cut short, and every form leads to a place that exists."""
    text = tables.text(f"lang/{language}.csv")
    assert "Source:" in text.splitlines()[0]
    assert "Licence:" in text.splitlines()[0]
    assert all(None not in row and None not in row.values() for row in tables.rows(f"lang/{language}.csv"))
    held = local_names(language)
    for index in (held.by_name, held.adjectives, held.people):
        assert index
        assert all(form and place in gazetteer().places for form, place in index.items())
    assert {"BLR", "POL", "LTU", "IRQ", "EU"} <= set(held.by_name.values())


@pytest.mark.parametrize(
    ("language", "form", "place"),
    [("pl", "białorusią", "BLR"), ("de", "litauens", "LTU"), ("ru", "польше", "POL"), ("lt", "latvijoje", "LVA")],
)
def test_inflected_names_lead_home(language: str, form: str, place: str) -> None:
    """A country is known in the cases in which reports name it."""
    assert local_names(language).by_name[form] == place


def test_an_unknown_language_is_empty() -> None:
    """A language not held, or no language at all, gives empty tables."""
    for language in ("xx", "", "../pl"):
        assert local_names(language).by_name == {}
