"""Claims are judged by an annotation: one to one, every field for itself, nothing twice, nothing for free."""

from dataclasses import replace
from typing import Any

from benchmarks.fresh import FOLDER
from benchmarks.reading import claims_tell as tell
from benchmarks.reading.claims_draft import compiled
from benchmarks.reading.claims_errors import errors
from benchmarks.reading.claims_gold import Annotated, annotated, drafts
from benchmarks.reading.claims_match import Judged, core, judge, same_actor
from hypothesis import given
from hypothesis import strategies as st

from sitroom.model import Anchor, AnyClaim, Figure, Measure, Mention, Period, PlaceRef, Population, Statement
from sitroom.reading.quantities_layer import bare_report

TEXT = (
    "On 1 July over 40 000 people, 2 000 of them children, were stuck in Ruritania, Ms Roe said. "
    "She accused Graustark of pushing them and closed the border. One of them is 90 days on the way."
)
ENTRY: dict[str, Any] = {
    "id": "stuck",
    "genre": "wire",
    "quantities": [
        {"m": "1 July", "is": "not", "why": "date"},
        {"m": "over 40 000", "is": "figure", "v": 40000, "q": "over", "unit": ["people"], "ind": ["people_stranded"]}
        | {"place": ["BLR", "POL"], "period": ["as_of", "*", "2021-07-01"], "speaker": "Ms Roe", "mod": "asserted"},
        {"m": "2 000", "is": "figure", "v": 2000, "unit": ["people"], "ind": ["people_stranded", None]}
        | {"place": None, "period": "*", "group": "children", "part_of": "over 40 000"},
        {"m": "One", "is": "either", "why": "idiom"},
        {"m": "90 days", "is": "either", "why": "duration"},
    ],
    "statements": [
        {"s": "accused Graustark", "stance": ["accusation", "warning"], "speaker": ["She", "Ms Roe"], "target": None},
        {"s": "pushing them", "is": "either", "stance": "denial"},
    ],
    "measures": [{"s": "closed the border", "action": "close_border", "actor": None, "status": "in_force"}],
}
ANCHOR = Anchor(start=TEXT.index("She"), end=TEXT.index("border") + 7)


def gold() -> Annotated:
    """Return the annotation above."""
    entry = ENTRY | compiled(ENTRY, TEXT, ours=True).kept
    return annotated(entry, entry, bare_report(TEXT))


def figure(words: str, value: float | None, **fields: Any) -> Figure:
    """Return a figure of these words of the text."""
    start = TEXT.index(words)
    given: dict[str, Any] = {"low": value, "high": value, "qualifier": "exact", "unit": "people", "counted": "people"}
    given |= {"indicator": "people_stranded"} | fields
    mention = Mention(start, start + len(words), words)
    return Figure(id=words, anchor=Anchor(start=0, end=90), mention=mention, value=value, **given)


def place(country: str) -> PlaceRef:
    """Return a country as the place where something was counted."""
    return PlaceRef(country, country, country, "counted")


TOTAL = figure(
    "over 40 000",
    40000,
    high=None,
    qualifier="over",
    places=(place("BLR"),),
    period=Period("as_of", None, "2021-07-01"),
    speaker="Ms Jane Roe",
)
PART = figure("2 000 of them", 2000, part_of="over 40 000", population=Population(group="children"))
SAID = Statement(id="s", anchor=ANCHOR, mention=None, stance="accusation", speaker="She")
DONE = Measure(id="m", anchor=ANCHOR, mention=None, actor=None, action="close_border", object=None, status="in_force")
RIGHT: list[AnyClaim] = [TOTAL, PART, SAID, DONE]


def judged(*claims: AnyClaim) -> Judged:
    """Judge claims by the annotation."""
    return judge(gold(), claims)


def f1(made: Judged) -> float:
    """Return the score of figures."""
    return tell.figure_score([made], lambda one: one.whole).f1


def test_the_right_claims_are_right() -> None:
    """Every field of a faultless reading counts, and nothing is left over."""
    made = judged(*RIGHT)
    assert f1(made) == 1
    assert tell.deed_score([made], lambda one: one.whole).f1 == 1
    assert all(all(one.right.values()) for one in made.figures)
    assert list(errors([made])) == []


def test_each_field_is_judged_for_itself() -> None:
    """A wrong bound, unit or indicator breaks the figure; a wrong place, period or speaker only itself."""
    wrong = {"high": 40000.0, "unit": "cases", "indicator": "arrivals"}
    for name, value in wrong.items():
        made = judged(replace(TOTAL, **{name: value}), PART)
        assert f1(made) == 0.5, name
    aside = {"places": (place("BLR"), place("LTU")), "period": None, "speaker": "Mr Doe"}
    for name, value in aside.items():
        made = judged(replace(TOTAL, **{name: value}), PART)
        assert f1(made) == 1, name
        assert sum(not right for right in made.figures[0].right.values()) == 1, name


def test_what_is_accepted_may_be_several_things() -> None:
    """Alternatives, none told and "*" are accepted where the annotation has them, and only there."""
    made = judged(TOTAL, replace(PART, indicator=None, period=Period("by", None, "2020-01-01")))
    assert f1(made) == 1
    assert "period" not in made.figures[1].right
    assert not judged(TOTAL, replace(PART, places=(place("BLR"),))).figures[1].right["place"]


def test_a_figure_nobody_wanted_counts_against_precision() -> None:
    """A date read as a figure or a figure told twice is wrong; an idiom or a duration is neither."""
    made = judged(*RIGHT, figure("1 July", 1), replace(TOTAL, id="again", value=4.0))
    assert [why for _, why in made.extra] == ["date", "told twice"]
    assert tell.figure_score([made], lambda one: one.whole).precision == 0.5
    assert judged(*RIGHT, figure("One", 1), figure("90 days", 90)).extra == []


def test_a_claim_answers_one_item_by_its_digits() -> None:
    """Nothing is found by touching a qualifier only, and one claim over two numbers answers one."""
    item = next(item for item in gold().quantities if item.text == "over 40 000")
    assert TEXT[slice(*core(item))] == "40 000"
    assert judged(figure("over", 40000)).figures[0].claim is None
    assert sum(one.claim is not None for one in judged(figure("40 000 people, 2 000", 2000)).figures) == 1


def test_statements_and_measures_need_sentence_kind_and_actor() -> None:
    """Another sentence, kind or actor is a miss and an extra; what may be told is ignored."""
    for wrong in (
        replace(SAID, stance="call"),
        replace(SAID, anchor=Anchor(start=0, end=90)),
        replace(SAID, speaker="X"),
    ):
        made = judged(wrong, DONE)
        assert tell.deed_score([made], lambda one: one.whole).f1 == 0.5
    assert judged(replace(SAID, stance="denial")).spare_statements == []
    two = judged(SAID, replace(SAID, id="again"))
    assert len(two.spare_statements) == 1


def test_names_meet_in_words_or_as_one_actor() -> None:
    """A part of the name is enough, a part of a word is not; states meet by their capitals; null only where wanted."""
    assert same_actor(["Roe"], "Jane Roe, a spokeswoman")
    assert same_actor(["The Iraqi authorities"], "Iraqi authorities")
    assert not same_actor(["Roe"], "Roeder")
    assert not same_actor(["Roe"], None)
    assert same_actor([None, "Roe"], None)
    assert not same_actor([None], "Roe")


def test_errors_stand_worst_first_and_tell_no_word_of_others() -> None:
    """A wrong number leads, then one made up, then one missed; texts that are not ours are told by offsets."""
    made = judged(replace(TOTAL, value=4.0), figure("1 July", 1))
    assert [error.rank for error in sorted(errors([made]))] == [0, 1, 2, 6, 6]
    hidden = Judged(**{name: getattr(made, name) for name in made.__slots__} | {"report": replace(gold(), ours=False)})
    told = " ".join(error.what for error in errors([hidden]))
    assert "40 000" not in told
    assert "40000" in told


def test_the_table_tells_scores_genres_phenomena_and_errors() -> None:
    """Each part of the page has its rows."""
    rows = {row.what: row for row in tell.rows([judged(*RIGHT), judged()])}
    assert rows["figures: value, bounds, unit and indicator, F1"].value == "66.7"
    assert rows["bounds: figures right"].value == "50 %"
    assert "genre wire: figures, F1" in rows
    assert rows["error 1"].value.startswith("stuck ")


@given(st.lists(st.sampled_from(RIGHT), unique_by=lambda claim: claim.id))
def test_fewer_right_claims_never_lower_precision(claims: list[AnyClaim]) -> None:
    """Whatever part of a faultless reading is given, in any order, all of it is right."""
    made = judged(*claims)
    assert made.extra == []
    whole = sum(one.whole for one in made.figures) + sum(one.whole for one in (*made.statements, *made.measures))
    assert whole == len(claims)


def test_every_fresh_report_can_be_scored() -> None:
    """Every set of fresh reports reads as annotations: each mention is found in its text, each field is known."""
    sets = [list(drafts([path])) for path in sorted(FOLDER.glob("*.yaml"))]
    assert len(sets) == 5
    assert all(len({one.id for one in held}) == len(held) > 5 for held in sets)
    assert all(one.quantities for held in sets for one in held)
