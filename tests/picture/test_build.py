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
    money,
    picture,
    place,
    real_book,
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


class TestSums:
    """Totals against their parts."""

    def _arrivals(self, third: float = 414) -> Picture:
        told = {"indicator": "arrivals", "nature": "cumulative", "report": "r"}
        return picture(
            [
                figure("t", 7698, **told, at="EU"),
                figure("p1", 4222, **told, at="LTU", part_of="t", start=10),
                figure("p2", 3062, **told, at="POL", part_of="t", start=20),
                figure("p3", third, **told, at="LVA", part_of="t", start=30),
            ]
        )

    def test_a_total_that_adds_up(self) -> None:
        """4,222 + 3,062 + 414 is the stated 7,698; the codebook's declared total is not told a second time."""
        (check,) = self._arrivals().sums
        assert check.holds
        assert (check.total, check.parts, check.added) == ("t", ("p1", "p2", "p3"), 7698)
        assert check.reason == "4,222 + 3,062 + 414 = 7,698, the total that is stated"

    def test_a_total_that_does_not(self) -> None:
        """A difference is told with its size."""
        (check,) = self._arrivals(404).sums
        assert not check.holds
        assert check.reason.endswith("10 less than the stated total, 7,698")

    def test_around_leaves_room(self) -> None:
        """Up to 3.5 million is 2.5 and around 1 million: within what "around" leaves open."""
        built = picture(
            [
                money("t", 3.5e6, "up_to", report="r"),
                money("p1", 2.5e6, report="r", part_of="t", start=5),
                money("p2", 1e6, "about", report="r", part_of="t", start=9),
            ]
        )
        (check,) = built.sums
        assert check.holds
        assert "3,000,000 to 4,000,000" in check.reason
        assert not built.conflicts

    def test_what_is_done_is_not_added_to_what_is_planned(self) -> None:
        """Of 7,000, 2,000 are at the camp, and the plan is for 2,000 and 5,000: only the plan is a sum."""
        built = picture(
            [
                figure("t", 7000, "about", report="r"),
                figure("p1", 2000, report="r", part_of="t", at="camp", start=5),
                figure("p2", 2000, report="r", part_of="t", at=None, modality="planned", start=9),
                figure("p3", 5000, report="r", part_of="t", at=None, modality="planned", start=12),
            ]
        )
        (check,) = built.sums
        assert (check.parts, check.holds) == (("p2", "p3"), True)

    def test_parts_that_are_not_all_are_no_check(self) -> None:
        """Of 13.5 million, 6 million children and 3 million elderly are no sum."""
        built = picture(
            [
                figure("t", 13.5e6, report="r"),
                figure("p1", 6e6, report="r", part_of="t", population=Population((), "children")),
                figure("p2", 3e6, report="r", part_of="t", population=Population((), "elderly")),
            ]
        )
        assert not built.sums

    def test_a_part_inside_another_is_not_added(self) -> None:
        """The camp lies in the country: their sum means nothing."""
        built = picture(
            [
                figure("t", 9000, report="r", at="EU"),
                figure("p1", 7000, report="r", part_of="t"),
                figure("p2", 2000, report="r", part_of="t", at="camp"),
            ]
        )
        assert not built.sums

    def test_a_declared_total_is_checked_across_reports(self) -> None:
        """The codebook's total is held against members told elsewhere for the same day; others are left alone."""
        told = {"indicator": "arrivals", "nature": "cumulative"}
        claims = [
            figure("t", 7698, **told, at="EU"),
            figure("l", 4222, **told, at="LTU"),
            figure("p", 3062, **told, at="POL"),
            figure("v", 400, **told, at="LVA"),
        ]
        (check,) = picture(claims).sums
        assert (check.total, check.parts, check.holds) == ("t", ("l", "v", "p"), False)
        late = figure("v", 414, **told, at="LVA", period=as_of("2021-11-19"))
        assert not picture([*claims[:3], late]).sums

    def test_one_sum_told_often_is_one_check(self) -> None:
        """Fifty copies of a report repeat its sum, the picture tells it once."""
        claims = [
            figure(f"{name}{at}", value, report=f"r{at}", part_of=f"t{at}" if name != "t" else None, start=start)
            for at in range(5)
            for name, value, start in (("t", 30, 0), ("p", 10, 5), ("q", 20, 9))
        ]
        assert len(picture(claims).sums) == 1


class TestMoney:
    """Amounts: never converted, never in conflict for being two."""

    def test_apparently_the_same_money_stands_beside(self) -> None:
        """Nearly $800,000 and €700,000 of one side within days are linked in words."""
        built = picture(
            [
                money("a", 7e5, publisher="European Commission", stage="allocated"),
                money("b", 8e5, "nearly", unit="USD", speaker="Ursula von der Leyen", stage="announced"),
                money("c", 25e6, unit="USD", speaker="Ursula von der Leyen"),
            ],
            published={"ra": "2021-11-23", "rb": "2021-11-18"},
            book=real_book(),
        )
        pairs = {(c.a, c.b) for found in built.beside.values() for c in found}
        assert pairs in ({("a", "b")}, {("b", "a")})
        (reason,) = {c.reason for found in built.beside.values() for c in found}
        assert "apparently the same money" in reason
        assert not built.conflicts

    def test_other_sides_and_other_months_are_not_linked(self) -> None:
        """The same worth told by another side, or in another season, is other money."""
        claims = [
            money("a", 7e5, publisher="European Commission"),
            money("b", 8e5, unit="USD", speaker="Alexander Lukashenko"),
        ]
        assert not picture(claims).beside
        late = [claims[0], money("b", 8e5, unit="USD", speaker="Ursula von der Leyen")]
        assert not picture(late, published={"ra": "2021-07-01", "rb": "2021-11-18"}).beside

    def test_money_by_stage(self) -> None:
        """Ids stand by stage; figures that are no money are left out."""
        built = picture([money("a", 5, stage="paid"), money("b", 7, stage="pledged"), money("c", 9), figure("d", 1)])
        assert built.money == ("b", "a", "c")


class TestGaps:
    """What nobody said."""

    def test_none_and_stale(self) -> None:
        """A key indicator without a figure and one whose figure is old are told, with dates."""
        built = picture([figure("a", 7000, period=as_of("2021-11-01"))], view=View(as_of=date(2021, 11, 20)))
        assert [(gap.indicator, gap.kind) for gap in built.gaps][-1] == ("stranded", "stale")
        assert {gap.indicator for gap in built.gaps if gap.kind == "none"} == {"arrivals", "attempts", "deaths"}
        assert "1 November 2021, 19 days before 20 November 2021" in built.gaps[-1].reason

    def test_the_newest_report_stands_for_today(self) -> None:
        """Without as_of age is counted from the newest report, not from the clock of the machine."""
        built = picture([figure("a", 7000)], published={"ra": "2021-11-20"})
        assert "stranded" not in {gap.indicator for gap in built.gaps}

    def test_a_plan_fills_no_gap(self) -> None:
        """Planned figures are no knowledge of what is."""
        built = picture([figure("a", 7000, modality="planned")])
        assert "stranded" in {gap.indicator for gap in built.gaps}


class TestTrend:
    """Up, down, steady, or nothing."""

    def _two(self, first: float, second: float, other: str = "Guard", **told: object) -> Series:
        days = {"ra": "2021-11-10", "rb": "2021-11-17"}
        one = figure("a", first, period=as_of("2021-11-10"), speaker="Guard", **told)
        two = figure("b", second, period=as_of("2021-11-17"), speaker=other, **told)
        return picture([one, two], published=days).series[0]

    def test_directions(self) -> None:
        """One voice that counted twice gives a direction, with both numbers and dates."""
        up = self._two(100, 150)
        assert up.trend == "up"
        assert "from 100 (as of 10 November 2021) to 150 (as of 17 November 2021)" in (up.trend_reason or "")
        assert self._two(150, 100).trend == "down"
        assert self._two(100, 100).trend == "steady"

    def test_a_part_of_a_total_told_elsewhere_has_its_own_trend(self) -> None:
        """Lithuania's share of the EU total is a level of its own series."""
        told = {"speaker": "Guard", "at": "LTU"}
        claims = [
            figure("t", 900, at="EU", report="ra"),
            figure("a", 100, part_of="t", report="ra", period=as_of("2021-11-10"), **told),
            figure("b", 150, part_of="t", report="rb", period=as_of("2021-11-17"), **told),
        ]
        assert only(picture(claims), id="stranded-people-stock-LTU").trend == "up"

    def test_two_voices_make_no_trend(self) -> None:
        """A different counter is not a change."""
        one = self._two(100, 150, other="Aid group")
        assert one.trend is None
        assert (one.trend_reason or "").startswith("no trend")

    def test_months_and_days_make_no_trend(self) -> None:
        """Flows of unequal length are not compared."""
        flow = {"indicator": "attempts", "nature": "flow", "unit": "attempts", "speaker": "Guard"}
        month = figure("a", 9000, **flow, period=during("2021-10-01", "2021-10-31"))
        day = figure("b", 300, **flow, period=during("2021-11-16", "2021-11-16"))
        assert picture([month, day]).series[0].trend is None


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
