"""Which figures get a card, and what a card tells beside its headline; pictures computed from claims."""

from typing import Any

from tests.picture.factory import BOOK, figure, flight, picture, place

from sitroom.model import Figure, Grade, Period, Statement
from sitroom.products.cards import cards
from sitroom.products.clashes import clashes, disagreements
from sitroom.products.linking import plain
from sitroom.products.material import Material
from sitroom.products.short import in_short
from sitroom.products.speech import statements
from sitroom.products.types import Card
from sitroom.products.withheld import Withheld

TOTAL: dict[str, Any] = {"indicator": "arrivals", "nature": "cumulative"}


def material(*claims: Figure | Statement, **other: Any) -> Material:
    """Return what a brief of these claims is made from."""
    return Material(picture(claims, **other), {}, BOOK, {}, Withheld({}, {}))


def shown(*claims: Figure) -> tuple[Card, ...]:
    """Return the cards of these claims."""
    return cards(material(*claims))[0]


def test_parts_fold_into_the_card_of_their_total() -> None:
    """One card with the sum check and no card for a part; the parts are told, so they are no other figures."""
    told = {**TOTAL, "report": "r"}
    claims = [
        figure("t", 7698, **told, at="EU"),
        figure("p1", 4222, **told, at="LTU", part_of="t", start=10),
        figure("p2", 3062, **told, at="POL", part_of="t", start=20),
        figure("p3", 414, **told, at="LVA", part_of="t", start=30),
    ]
    made, tells = cards(material(*claims))
    (card,) = made
    assert card.headline.cite.value == 7698
    assert card.sums[0].holds
    assert card.sums[0].part_labels == ("Lithuania", "Poland", "Latvia")
    assert not card.parts
    assert len(tells) == 4


def test_a_part_that_makes_no_sum_is_named_on_the_card() -> None:
    """Of whom 2,000 at the camp; another voice on the camp keeps its own card."""
    total, part = figure("t", 7000, report="r"), figure("p", 2000, at="camp", part_of="t", report="r", start=9)
    (card,) = shown(total, part)
    assert [(one.cite.value, one.label) for one in card.parts] == [(2000, "in the camp")]
    assert len(shown(total, part, figure("q", 2500, at="camp", speaker="Red Cross"))) == 2


def test_places_of_one_sentence_share_a_card() -> None:
    """Three countries told in one sentence without a total: the largest leads, the others stand beside it."""
    told = {**TOTAL, "report": "r"}
    claims = [figure(name, value, **told, at=at) for name, value, at in (("a", 294, "LVA"), ("b", 6498, "POL"))]
    (card,) = shown(*claims, figure("c", 9000, "about", indicator="deaths", nature="cumulative", at="POL"))[:1]
    assert (card.headline.cite.value, [one.label for one in card.siblings]) == (6498, ["in Latvia"])


def test_a_total_leads_though_its_part_is_told_by_more() -> None:
    """A later word on one part puts neither the part first nor the total beside it."""
    told = {**TOTAL, "report": "r"}
    claims = [
        figure("t", 7698, **told, at="EU"),
        figure("p1", 4222, **told, at="LTU", part_of="t"),
        figure("p2", 3476, **told, at="POL", part_of="t"),
        figure("q", None, "vague", low=24, high=99, **TOTAL, at="LTU", period=Period("as_of", None, "2021-12-15")),
    ]
    assert [card.headline.cite.value for card in shown(*claims)] == [7698, 4222]
    assert not shown(*claims)[0].siblings


def test_what_is_small_vague_or_without_a_place_has_no_card() -> None:
    """Nine people beside 39,670, "dozens", a figure of nowhere: told under other figures."""
    told = {"indicator": "attempts", "nature": "flow", "unit": "attempts"}
    claims = [
        figure("a", 39_670, **told, at="POL"),
        figure("b", 9, **told, at="LTU"),
        figure("c", None, "vague", low=24, high=99, **told, at="LVA"),
        figure("d", 17_000, **told, at=None),
    ]
    assert [card.headline.cite.value for card in shown(*claims)] == [39_670]


def test_one_voice_that_tells_several_things_is_no_range() -> None:
    """424 and 176 passengers, by one voice in one report, are not "said from 176 to 424"."""
    claims = [figure(name, value, report="r", speaker="Guard") for name, value in (("a", 424), ("b", 176))]
    (card,) = shown(*claims)
    assert card.span is None
    assert len(card.lines) == 1


def test_another_voice_near_in_time_stands_on_the_card() -> None:
    """About 7,000 five days before up to 15,000 is a second voice on one card, and is told in short."""
    early = figure("a", 7000, "about", speaker="Natalia Eismont")
    late = figure("b", 15_000, "up_to", period=Period("as_of", None, "2021-11-23"))
    found = shown(early, late)
    assert [line.cite.value for line in found[0].lines] == [15_000, 7000]
    assert plain(in_short(found, (), None, ())[0]).endswith("; about 7\u202f000 according to Natalia Eismont.")


def test_five_pairs_of_one_flight_are_one_block() -> None:
    """Four values once each, the smallest first; which of them leave room for each other is said once."""
    held = material(flight("a", 374), flight("b", 419), flight("c", 430, "about"), flight("d", 432))
    pairs = disagreements(held)
    (clash,) = clashes(held, pairs)
    assert len(pairs) == 5
    assert [side.cite.text for side in clash.sides] == ["374", "419", "about 430", "432"]
    assert [plain(reason) for reason in clash.reasons] == [
        "about 430 and 432 leave room for each other.",
        "Any other two exclude each other; about 430 stands for 425 to 435.",
    ]
    (line,) = in_short((), (clash,), None, ())
    assert plain(line).startswith("Four sources give four numbers for the passengers of the return flight from Belarus")


def test_numbers_that_all_exclude_each_other_are_told_so() -> None:
    """Three exact values: no two can both be right."""
    held = material(*(flight(name, value) for name, value in (("a", 374), ("b", 419), ("c", 432))))
    (clash,) = clashes(held, disagreements(held))
    assert [plain(reason) for reason in clash.reasons] == ["No two of these numbers can both be right."]


def test_grades_and_sides_stand_with_a_contradiction() -> None:
    """Each side of a contradiction tells the grade of its report, and of who speaks in it."""
    claims = [flight("a", 419, speaker="Committee"), flight("b", 432)]
    spoken = {"Committee": Grade.parse("E5")}
    held = Material(picture(claims), {}, BOOK, {"ra": Grade.parse("B2")}, Withheld({}, {}), spoken)
    (clash,) = clashes(held, disagreements(held))
    assert [side.grade for side in clash.sides] == ["B2", "F6"]
    assert [side.speaker_grade for side in clash.sides] == ["E5", None]


def test_who_publishes_what_it_says_is_told_once() -> None:
    """A speaker that is the publisher stands as publisher, with one grade."""
    held = material(figure("a", 7000, speaker="the Border Guard", publisher="Border Guard"))
    said = held.said("a")
    assert (said.who, said.how, said.speaker_grade) == ("the Border Guard", "publisher", None)
    other = material(figure("a", 7000, speaker="a resident", publisher="Border Guard")).said("a")
    assert (other.how, other.speaker_grade) == ("in Border Guard", "F6")


def _statement(claim_id: str, stance: str, quote: str, **other: Any) -> Statement:
    base = figure(claim_id, 1, report=other.pop("report", "r"))
    anchor = type(base.anchor)(report=base.anchor.report, start=0, end=len(quote), quote=quote)
    return Statement(id=claim_id, anchor=anchor, mention=None, stance=stance, **other)  # type: ignore[arg-type]


def test_a_sentence_is_told_once_with_all_that_is_said_in_it() -> None:
    """An accusation and a call of one sentence share its quotation; a copy of the sentence is counted."""
    quote = "Poland accused Belarus and called on the Union."
    held = material(
        _statement("a", "accusation", quote, speaker="Poland", target="Belarus"),
        _statement("b", "call", quote, speaker="Poland", target="the Union"),
        _statement("c", "accusation", quote, speaker="Poland", target="Belarus", report="s"),
    )
    answers, (speech,), more = statements(held)
    assert (answers, more) == ((), 0)
    assert [(line.act, line.repeated) for line in speech.lines] == [
        ("Accusation by Poland against Belarus", 1),
        ("Call by Poland on the Union", 0),
    ]


def test_an_accusation_and_its_denial_in_one_sentence_are_one_entry() -> None:
    """The heading tells both sides."""
    quote = "Europe accuses it of much, charges that Minsk denies."
    held = material(
        _statement("a", "accusation", quote, speaker="Europe", target="the regime"),
        _statement("b", "denial", quote, speaker="Minsk", about=("a",)),
    )
    ((answer,), rest, _) = statements(held)
    assert answer.title == "Accusation by Europe against the regime, denied by Minsk"
    assert not rest


def test_a_place_counted_from_keeps_that_word() -> None:
    """Returns counted only by where they come from read "from Belarus", once."""
    (card,) = shown(figure("a", 1872, **TOTAL, places=(place("BLR", "from"),)))
    assert (card.scope, card.about) == ("from Belarus", "arrivals from Belarus")
