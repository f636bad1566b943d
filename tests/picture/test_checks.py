"""Sums that were stated, and money."""

from sitroom.model import Population
from sitroom.picture import Picture

from .factory import (
    as_of,
    figure,
    money,
    picture,
    real_book,
)


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
