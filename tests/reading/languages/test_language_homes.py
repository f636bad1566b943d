"""Whose side counts: the country a figure is counted in where its clause names none."""

import pytest
from tongues import figures

from sitroom.model import Figure


def counted(figure: Figure) -> list[str | None]:
    """Return the ids and countries of the places a figure is counted in."""
    return [f"{ref.id} {ref.country}" for ref in figure.places if ref.role == "counted"]


@pytest.mark.parametrize(
    ("publisher", "home"), [("Straż Graniczna", "POL"), ("Госпогранкомитет", "BLR"), ("Valsts robežsardze", None)]
)
def test_a_border_is_counted_on_the_side_of_who_publishes(publisher: str, home: str | None) -> None:
    """The same line on the same border counts at home for either service, and stays a border for a third."""
    (figure,) = figures("ru", "На польско-белорусской границе обнаружено 14 мигрантов.", publisher=publisher)
    assert counted(figure) == ([f"{home} {home}"] if home else ["border.BLR-POL None"])


def test_an_authority_in_the_sentence_counts_before_the_publisher() -> None:
    """What the neighbour's guards did is counted on their side."""
    (figure,) = figures(
        "ru", "Польские пограничники вытеснили через границу 27 мигрантов.", publisher="Госпогранкомитет"
    )
    assert counted(figure) == ["POL POL"]


def test_an_authority_carries_on_in_its_paragraph_only() -> None:
    """The next sentence of a news paragraph is of the same authority, the next paragraph is not."""
    text = (
        "Мінск. У Гродне жывуць 580 мігрантаў.\n\n"
        "Польскія памежнікі зафіксавалі 52 спробы. Затрымана 11 чалавек.\n\nНа радзіму вярнуліся 120 мігрантаў."
    )
    assert [counted(figure)[0] for figure in figures("be", text)] == ["BLR.grodno BLR", "POL POL", "POL POL", "BLR BLR"]


def test_nothing_is_counted_anywhere_when_nothing_tells_where() -> None:
    """A text without country, authority or border names no place; a country of citizens is none either."""
    assert counted(figures("lt", "Centruose gyvena beveik 3 400 migrantų.")[0]) == []
    assert counted(figures("ru", "Погибли 12 граждан Ирака.")[0]) == []


def test_borders_with_several_countries_are_ones_own() -> None:
    """Borders "with A and B" are those of home, not the line between A and B."""
    (figure,) = figures("uk", "Прикордонники затримали 43 порушників на кордонах з Молдовою та Румунією.")
    assert counted(figure) == ["UKR UKR"]


def test_who_gives_is_not_where_it_arrives() -> None:
    """A donor that opens the sentence is no place; the receiver of money is."""
    gifts = figures("uk", "Румунія передала Держприкордонслужбі 10 позашляховиків.", publisher="ДПСУ")
    assert counted(gifts[0]) == ["UKR UKR"]
    (money,) = figures("uk", "ЄС виділив Молдові 70 млн євро.")
    assert counted(money) == ["MDA MDA"]


def test_going_there_is_told_by_the_case() -> None:
    """A name in the accusative after "in" is where they went, in the locative where they are."""
    (gone,) = figures("ru", "Из Минска в Эрбиль вылетели 118 иракцев.")
    assert {f"{ref.id} {ref.role}" for ref in gone.places} >= {"IRQ.erbil to", "BLR counted"}
    (there,) = figures("ru", "В Эрбиле находятся 118 мигрантов.")
    assert counted(there) == ["IRQ.erbil IRQ"]


def test_people_stopped_at_a_border_come_from_the_other_side() -> None:
    """An attempt at a border of the counting side came from its neighbour."""
    (figure,) = figures("lv", "Robežsargi uz Latvijas–Baltkrievijas robežas novērsa 28 mēģinājumus.")
    assert {f"{ref.id} {ref.role}" for ref in figure.places} == {"LVA counted", "BLR from"}
