"""What is missing, and what rises."""

from datetime import date

from sitroom.model import View
from sitroom.picture import Picture, Series

from .factory import (
    as_of,
    during,
    figure,
    picture,
)


def only(built: Picture, **wanted: object) -> Series:
    """Return the one series with these values."""
    found = [one for one in built.series if all(getattr(one, name) == value for name, value in wanted.items())]
    assert len(found) == 1, [one.id for one in found]
    return found[0]


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
