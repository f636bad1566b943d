"""Lineage and voices together, from texts to the number of voices."""

from dataclasses import replace

from sitroom.lineage import MemoryIndex, Text, find_copies
from sitroom.model import Anchor, Figure
from sitroom.picture import Picture

from .factory import figure, picture

WIRE = (
    "The first return flight left the capital on Thursday evening. According to the control tower it took off "
    "with two hours of delay, after passengers had waited in a hall without seats since the early morning. Some "
    "2,600 people were still staying in the logistics centre near the crossing, the agency learned from aid "
    "workers there. Buses had brought the travellers from the border, many of them families with small children, "
    "and a doctor accompanied them. The airline declined to say who had paid for the aircraft. A second flight is "
    "being prepared for the coming week, an official of the ministry said, without naming a day. Whether the "
    "others would go as well remained unclear."
)
OWN = (
    "In the villages on the other side the night was quiet again, as our correspondent saw on a long drive along "
    "the fence. Volunteers hung green lamps into their windows, a sign that somebody here will give tea and dry "
    "socks and ask no questions. The fire brigade of the district has collected four lorries of blankets. Its "
    "chief, a farmer with a beard full of frost, put the number of those still waiting in the logistics centre at "
    "2,600 people. He counts the loaves that his men carry to the wire each noon, and he does not believe that "
    "anybody will be there at Christmas."
)
QUOTE = (
    "“We have taken note that 2,600 people are in the logistics centre tonight, and each of them will be asked in "
    "his own language what he wants to do before anybody boards a bus,” the spokeswoman said in a statement."
)
COURT = (
    "The court in the capital heard two lawyers for almost three hours on Wednesday before it postponed the "
    "matter to the spring. They had argued that the decree was never printed in the gazette, and that a rule "
    "nobody can read binds nobody. The ministry's counsel answered that it had been posted at every checkpoint "
    "since the first of the month. Outside some forty people sang, and a man sold chestnuts from a cart whose "
    "stove smoked badly in the wet snow."
)


def _room(texts: dict[str, str]) -> Picture:
    """Return the picture of the figure 2,600 as each text tells it, with the copies found in the texts."""
    days = {name: f"2021-11-{18 + at}" for at, name in enumerate(texts)}
    new = {name: _text(name, text, 18 + at) for at, (name, text) in enumerate(texts.items())}
    claims = [_claim(name, text) for name, text in texts.items()]
    return picture(claims, published=days, copies=find_copies(new, MemoryIndex()))


def _text(name: str, text: str, day: int = 18) -> Text:
    return Text(text=text, publisher=f"Paper {name}", published=f"2021-11-{day}")


def _claim(name: str, text: str) -> Figure:
    return figure(f"c{name}", 2600, anchor=_anchor(name, text, text.index("2,600")), publisher=f"Paper {name}")


def _anchor(name: str, text: str, at: int) -> Anchor:
    start, end = text.rfind(". ", 0, at) + 1, text.find(". ", at)
    return Anchor(report=name, start=start, end=end if end > 0 else len(text), quote="…")


def test_a_wire_and_two_papers_that_carry_it_are_one_voice() -> None:
    """One paper prints it whole, one cuts it and adds its own opening; a third counted for itself."""
    papers = {"a": WIRE, "b": WIRE, "c": f"From our desk. {WIRE[: len(WIRE) * 2 // 3]}", "d": OWN}
    (one,) = _room(papers).series
    assert {voice.reports for voice in one.voices} == {("a", "b", "c"), ("d",)}
    assert "corroborates" in {comparison.verdict for comparison in one.comparisons}


def test_a_number_outside_the_copied_passage_is_the_papers_own() -> None:
    """A paper that takes over half a wire and counts for itself elsewhere in the text adds a voice."""
    half = WIRE[WIRE.index("Buses had") :]
    (one,) = _room({"a": WIRE, "b": f"{OWN} {half}"}).series
    assert len(one.voices) == 2


def test_a_wire_and_an_own_count_of_the_same_number() -> None:
    """The whole wire, and elsewhere in the text the number counted again: the copied one is the wire's."""
    text = f"{WIRE} {OWN}"
    twice = [_claim("b", text), replace(_claim("b", OWN), id="own", anchor=_anchor("b", text, text.rindex("2,600")))]
    new = {"a": _text("a", WIRE), "b": _text("b", text)}
    (one,) = picture([_claim("a", WIRE), *twice], copies=find_copies(new, MemoryIndex())).series
    assert {voice.claims for voice in one.voices} == {("ca", "cb"), ("own",)}


def test_a_quotation_of_a_figure_is_one_voice_of_its_figure() -> None:
    """Two independent reports quote one statement: the number in it is one voice."""
    (one,) = _room({"a": f"{COURT} {QUOTE}", "b": f"{QUOTE} {WIRE.replace('2,600', 'many')}"}).series
    assert len(one.voices) == 1
