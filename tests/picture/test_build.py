"""The picture as a whole: the stories a brief must tell right."""

from datetime import UTC, date, datetime

import pytest

from sitroom.model import Copy, Grade, Period, Population, View
from sitroom.picture import Picture, Series

from .factory import (
    as_of,
    copy,
    during,
    figure,
    flight,
    picture,
    place,
    recorded,
    source,
)


def only(built: Picture, **wanted: object) -> Series:
    """Return the one series with these values."""
    found = [one for one in built.series if all(getattr(one, name) == value for name, value in wanted.items())]
    assert len(found) == 1, [one.id for one in found]
    return found[0]


def test_one_flight_told_by_three_is_one_series() -> None:
    """Keys that fit join, whatever nationality or indicator each teller gives; one conflict a pair of values."""
    built = picture(
        [
            flight("a", 419, indicator=None, event="return_flight/BLR/IRQ/w4", speaker="Kurdistan spokesman"),
            flight("b", 430, "about", speaker="Iraqi Foreign Ministry"),
            flight("c", 432, population=Population(("IRQ",))),
        ]
    )
    one = only(built, indicator="returns")
    assert one.event == "return_flight/BLR/IRQ/2021-11-18"
    assert len(one.points) == 1
    assert (one.points[0].low, one.points[0].high) == (419, 432)
    assert sorted((c.a, c.b, c.verdict) for c in one.comparisons) == [
        ("a", "b", "contradictory"),
        ("a", "c", "contradictory"),
        ("b", "c", "compatible"),
    ]
    assert {(c.comparison.a, c.comparison.b) for c in built.conflicts} == {("a", "b"), ("a", "c")}
    assert not built.unplaced


def test_two_voices_on_one_thing_stand_together_and_a_camp_beside_them() -> None:
    """About 7,000 and up to 15,000 days apart fit; 2,000 at the camp are another place, shown beside."""
    built = picture(
        [
            figure("a", 7000, "about", speaker="Natalia Eismont"),
            figure("b", 2000, at="camp", speaker="Natalia Eismont", part_of="a"),
            figure("c", 15_000, "up_to", period=as_of("2021-11-23"), modality="estimated"),
        ],
        published={"rc": "2021-11-23"},
    )
    country = next(one for one in built.series if one.place and one.place.id == "BLR")
    assert [c.verdict for c in country.comparisons] == ["compatible"]
    assert len(country.voices) == 2
    assert not built.conflicts
    (aside,) = built.beside[country.id]
    assert {aside.a, aside.b} == {"a", "b"}
    assert aside.reason == "2,000, said for the camp, is told as a part of the about 7,000 for Belarus"


def test_figures_without_an_indicator_are_counted_not_placed() -> None:
    """They stay in the claims and are named as unplaced."""
    built = picture([figure("a", 5, indicator=None)])
    assert (built.series, built.unplaced, list(built.claims)) == ((), ("a",), ["a"])


def test_a_part_takes_the_indicator_of_its_total() -> None:
    """A part whose indicator was not read stands in a series when its total does and the unit is the same."""
    total, part = figure("t", 700, report="r"), figure("p", 200, report="r", part_of="t", indicator=None)
    assert not picture([total, part]).unplaced
    assert picture([total, figure("p", 200, part_of="t", indicator=None, unit="cases")]).unplaced == ("p",)


def test_rejected_is_out_and_corrected_counts_as_corrected() -> None:
    """Review decides: the picture holds no rejected claim, and the corrected body of a corrected one."""
    right = figure("b", 8000)
    built = picture(
        [recorded(figure("a", 1), review="rejected"), recorded(right, review="corrected", original=figure("b", 1))]
    )
    assert list(built.claims) == ["b"]
    assert built.series[0].points[0].low == 8000


def test_the_two_clocks() -> None:
    """as_of cuts what began later and keeps what a later report tells of that day; known_on cuts what came later."""
    claims = [
        figure("a", 1, period=as_of("2021-11-10")),
        figure("b", 2, period=as_of("2021-11-30"), modality="planned"),
        figure("c", 3, period=as_of("2021-11-10")),
        recorded(figure("d", 4), recorded_at=datetime(2021, 12, 9, tzinfo=UTC)),
        figure("e", 5, period=None),
    ]
    days = {"ra": "2021-11-11", "rb": "2021-11-11", "rc": "2021-11-25T10:00:00+01:00", "rd": "2021-11-11"}
    days["re"] = "2021-11-25"
    seen = picture(claims, published=days, view=View(as_of=date(2021, 11, 20), known_on=date(2021, 12, 8)))
    assert list(seen.claims) == ["a", "c"]
    assert len(picture(claims, published=days).claims) == 5
    assert list(seen.sources) == ["ra", "rb", "rc", "rd"], "rc tells of the day, re does not"


def test_withdrawn_reports_are_out() -> None:
    """A withdrawn report speaks no more, even when its claims are handed in."""
    from sitroom.picture import build

    from .factory import BOOK

    held = [recorded(figure("a", 1))]
    built = build(held, [source("ra", withdrawn="mistake")], [], BOOK, View())
    assert not built.claims


@pytest.mark.parametrize(
    ("claims", "grades", "headline"),
    [
        ([figure("a", 7000), recorded(figure("b", 7100, "about"), review="accepted")], {}, "b"),
        ([figure("a", 7000, "about"), figure("b", 7100)], {}, "b"),
        ([figure("a", 7000), figure("b", 7100)], {"rb": Grade.parse("B2")}, "b"),
        ([figure("a", 7000), figure("b", 7100)], {}, "b"),
        ([figure("a", 7000), figure("b", 7000)], {}, "a"),
        ([figure("a", None, "vague", low=2000, high=9999), figure("b", 15_000, "up_to")], {}, "b"),
        ([figure("a", 500, part_of="b"), figure("b", 7100, "about")], {}, "b"),
    ],
)
def test_the_headline_is_chosen_by_rule(claims: list, grades: dict[str, Grade], headline: str) -> None:  # type: ignore[type-arg]
    """Reviewed, then narrow, then well graded, then new, then large, then by id; a part never stands for its total."""
    assert picture(claims, grades=grades).series[0].points[0].headline == headline


def test_a_voice_is_graded_by_its_speaker_before_its_publisher() -> None:
    """A speaker who is trusted less than the paper that prints it does not lead, and is not hidden either."""
    claims = [figure("a", 7000, speaker="Committee"), figure("b", 6000)]
    graded = {"ra": Grade.parse("B2"), "rb": Grade.parse("C3")}
    assert picture(claims, grades=graded).series[0].points[0].headline == "a"
    (point,) = picture(claims, grades=graded, speakers={"Committee": Grade.parse("E5")}).series[0].points
    assert (point.headline, set(point.claims)) == ("b", {"a", "b"})


def test_a_part_of_another_series_may_stand_for_its_point() -> None:
    """2,000 at the camp, part of 7,000 in the country, comes before a vague word for the camp."""
    camp = [figure("b", 2000, at="camp", part_of="a"), figure("c", None, "vague", low=2000, high=9999, at="camp")]
    built = picture([figure("a", 7000), *camp])
    assert only(built, id="stranded-people-stock-camp").points[0].headline == "b"


def test_newer_publication_breaks_a_tie() -> None:
    """Of two equal claims the one told later stands for the point."""
    built = picture([figure("a", 7000), figure("b", 7100)], published={"rb": "2021-11-21"})
    assert built.series[0].points[0].headline == "b"


def test_open_ends_of_what_was_said() -> None:
    """Over 40,000 leaves the top open, up to 15,000 beside 7,000 opens nothing."""
    over = picture([figure("a", 40_000, "over"), figure("b", 39_670)]).series[0].points[0]
    assert (over.low, over.high) == (39_670, None)
    up_to = picture([figure("a", 15_000, "up_to"), figure("b", 7000, "about")]).series[0].points[0]
    assert (up_to.low, up_to.high) == (7000, 15_000)
    below = picture([figure("a", 5000, "up_to"), figure("b", 7000)]).series[0].points[0]
    assert (below.low, below.high) == (None, 7000)


def test_planned_and_done_are_two_series() -> None:
    """A plan to repatriate 5,000 is not a stock of 5,000; level and change are apart too."""
    built = picture([figure("a", 7000), figure("b", 5000, modality="planned"), figure("c", 300, change="up")])
    assert len(built.series) == 3
    assert len({one.id for one in built.series}) == 3
    assert not built.conflicts


def test_key_series_put_the_brief_in_order() -> None:
    """Key indicators in the order of the codebook, one of each before a second; the rest after them."""
    built = picture(
        [
            figure("a", 10, indicator="returns", nature="flow"),
            figure("b", 7000),
            figure("c", 7000, speaker="Guard"),
            figure("d", 12, indicator="deaths", nature="cumulative"),
            figure("e", 13, indicator="deaths", nature="cumulative", speaker="Guard"),
            figure("f", 2000, at="camp"),
        ]
    )
    assert [name.split("-")[0] for name in built.key_series] == ["stranded", "deaths", "stranded", "returns"]
    assert built.key_series[0].endswith("BLR")


def test_within_an_indicator_the_total_leads() -> None:
    """A named place before none, a total before its parts, a number before a vague word, the larger first."""
    built = picture(
        [
            figure("a", 9000, at=None),
            figure("t", 7000, report="r"),
            figure("p", 8000, at="camp", part_of="t", report="r"),
            figure("v", None, "vague", low=2000, high=9999, at="POL"),
            figure("s", 50, at="LTU"),
        ]
    )
    places = [next(one.place for one in built.series if one.id == name) for name in built.key_series]
    assert [ref.id if ref else None for ref in places] == ["BLR", "LTU", "camp", None, "POL"]


def test_a_total_told_with_its_parts_leads() -> None:
    """It comes before a figure that two voices gave for two times, and before a larger one without parts."""
    claims = [
        figure("t", 7698, report="r"),
        figure("p", 4222, at="camp", part_of="t", report="r"),
        figure("a", 2600, at="LTU", period=as_of("2021-07-31")),
        figure("b", 117, at="LTU", period=as_of("2021-07-01"), speaker="Guard"),
        figure("c", 9000, at="POL"),
    ]
    built = picture(claims)
    places = [next(one.place for one in built.series if one.id == name) for name in built.key_series]
    assert [ref.id for ref in places if ref] == ["BLR", "POL", "LTU", "camp"]


def test_a_vague_word_does_not_stand_for_a_series() -> None:
    """A later "dozens" is kept, and the last number leads."""
    told = {"indicator": "arrivals", "nature": "cumulative", "at": "LTU"}
    late = figure("b", None, "vague", low=24, high=99, **told, period=as_of("2021-12-15"))
    (one,) = picture([figure("a", 7698, **told), late]).series
    assert (one.latest.headline, len(one.points)) == ("a", 2)
    assert picture([late]).series[0].latest.headline == "b"


def test_a_total_over_several_flights_is_in_no_flights_series() -> None:
    """What was counted over all flights stands by itself, even where the reader gave it the key of one."""
    built = picture(
        [
            flight("a", 432),
            flight("b", 1872, nature="cumulative"),
            flight("c", 1000, period=during("2021-11-18", "2021-11-30")),
        ]
    )
    assert {tuple(point.claims) for one in built.series if one.event for point in one.points} == {("a",)}
    assert not built.conflicts


def test_totals_counted_from_other_days_are_two_points() -> None:
    """A week's count and the year's, up to one day: the year's is the last word and neither is in conflict."""
    told = {"indicator": "arrivals", "nature": "cumulative", "at": "LTU"}
    week = figure("a", 283, **told, period=Period("since", "2021-11-12", "2021-11-18"))
    year = figure("b", 4222, **told, period=during("2021-01-01", "2021-11-18"))
    (one,) = picture([week, year]).series
    assert [point.headline for point in one.points] == ["a", "b"]
    assert one.trend is None


def test_an_event_is_called_by_its_own_words() -> None:
    """The label tells kind, way and day, no list of places and nationalities."""
    (one,) = picture([flight("a", 432, at="BLR", population=Population(("IRQ",)))]).series
    assert one.label == "Returns: return flight from Belarus to Iraq, 18 November 2021"


def test_conflicts_of_one_voice_carried_differently_are_told() -> None:
    """Two publishers carry two numbers of one speaker: shown, as one voice."""
    built = picture([figure("a", 419, speaker="Guard"), figure("b", 491, speaker="Guard")], published={})
    (conflict,) = built.conflicts
    assert "one voice is reported with 419 and with 491" in conflict.comparison.reason.lower()


def test_copies_of_unknown_reports_are_left_out() -> None:
    """A copy that names a report outside the view is not shown in it."""
    built = picture([figure("a", 1)], copies=[copy("ra", "elsewhere")])
    assert built.copies == ()
    assert isinstance(copy("a", "b"), Copy)


def test_counted_place_first_then_direction() -> None:
    """A figure that counts nowhere is keyed by where it goes, and several places make no single one."""
    built = picture(
        [
            figure("a", 10, places=(place("BLR", "from"), place("IRQ", "to"))),
            figure("b", 20, places=(place("LTU"), place("POL"))),
        ]
    )
    assert {one.place.id if one.place else None for one in built.series} == {"IRQ", None}
    assert any("Lithuania, Poland" in one.label for one in built.series)
