"""The model of the brief: what it shows, in which order, and what it says it leaves out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sitroom.model import Figure, View
from sitroom.products.linking import plain
from sitroom.products.types import Brief, Card, Cite

from . import factory


@pytest.fixture(scope="module")
def brief() -> Brief:
    """Return the brief of the made picture."""
    return factory.brief()


def plain_spaces(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def card(brief: Brief, label: str) -> Card:
    """Return the first card of a label."""
    return next(one for one in brief.cards if one.label == label)


def test_the_head_counts_what_the_brief_rests_on(brief: Brief) -> None:
    """Reports, claims, figures and the days they cover are those of the picture."""
    head = brief.head
    assert (head.reports, head.claims, head.contradictions) == (12, 64, 2)
    assert head.figures == 53
    assert head.as_of.replace("\u00a0", " ") == "26 November 2021"
    assert head.period.replace("\u00a0", " ") == "from 12 Nov to 26 Nov 2021"
    assert head.tlp == "TLP:CLEAR"


def test_in_short_is_at_most_six_sentences_each_with_its_voice(brief: Brief) -> None:
    """The weightiest indicator first, parts in brackets, what disagrees in one sentence, then the silence."""
    told = [plain_spaces(plain(line)) for line in brief.short]
    assert 3 <= len(told) <= 6
    assert told[0] == (
        "7 698 irregular arrivals in the European Union from Belarus, as of 16 Nov 2021, according to the European "
        "Commission (4 222 Lithuania, 3 062 Poland, 414 Latvia)."
    )
    assert any(line.startswith("Up to 15 000 people stranded in Belarus (estimated)") for line in told)
    assert any(line.startswith("Three sources give three numbers for the passengers of") for line in told)


def test_without_a_day_asked_for_the_head_says_how_new_it_is() -> None:
    """A view of now tells the newest report beside it, one of a day that day."""
    picture = replace(factory.picture(), view=View())
    assert plain_spaces(factory.brief(picture=picture).head.as_of) == "26 November 2021 (newest report)"


def test_a_day_asked_for_ends_the_period_and_the_news() -> None:
    """Reports after the day that tell of it count, and neither lengthen the period nor are they what is new."""
    brief = factory.brief(picture=replace(factory.picture(), view=View(as_of=date(2021, 11, 20))))
    assert plain_spaces(brief.head.period).endswith("to 20 Nov 2021")
    assert plain_spaces(brief.news.since) == "in reports of 20 November 2021"


def test_every_headline_is_a_value_somebody_stated(brief: Brief) -> None:
    """No card shows a number that no claim holds."""
    picture = factory.picture()
    for one in brief.cards:
        claim = picture.claims[one.headline.cite.claim].claim
        assert isinstance(claim, Figure)
        assert one.headline.cite.value == claim.value


def test_a_card_tells_scope_voices_modality_and_caveat(brief: Brief) -> None:
    """The estimate is called one, the copy is no second voice, the footnote stands as a caveat."""
    stranded = card(brief, "People stranded")
    assert stranded.headline.modality == "estimated"
    assert stranded.headline.cite.text == "up to 15\u202f000"
    assert stranded.beside[0].said.who == "Natalia Eismont"
    flight = card(brief, "Returns")
    assert flight.voices.replace("\u00a0", " ") == "4 reports, 3 voices"
    assert flight.disputed
    assert {line.cite.text: line.repeated for line in flight.lines} == {"432": 0, "419": 0, "about 430": 1}
    attempts = card(brief, "Crossing attempts prevented")
    assert attempts.caveats == ("These may include several attempts by the same person.",)
    assert "irregular arrivals" in attempts.never_added


def test_a_span_reaches_from_the_smallest_to_the_largest_value_said(brief: Brief) -> None:
    """Both ends are citations of claims, not computed bounds."""
    flight = card(brief, "Returns")
    assert flight.span is not None
    assert [end.text for end in flight.span] == ["419", "432"]


def test_contradictions_hold_both_sentences_and_the_reason(brief: Brief) -> None:
    """Each side has its value, speaker, day and sentence."""
    first = brief.disagreements[0]
    assert {side.cite.text for side in first.sides} == {"432", "419"}
    assert all(side.quote and side.published for side in first.sides)
    assert "cannot both be right" in plain(first.reason)


def test_contradictions_of_one_thing_stand_together_each_value_once(brief: Brief) -> None:
    """Three values and two pairs of one flight are one entry with three sides and two reasons."""
    (clash,) = brief.clashes
    assert [side.cite.text for side in clash.sides] == ["419", "about 430", "432"]
    assert len(clash.reasons) == 2
    assert plain_spaces(clash.scope) == "return flight from Belarus to Iraq, 18 Nov 2021"


def test_sums_show_their_parts_by_what_tells_them_apart(brief: Brief) -> None:
    """Places where places differ, else populations, else what is counted."""
    by_total = {one.total.text: one for one in brief.sums}
    assert by_total["7\u202f698"].part_labels == ("Lithuania", "Poland", "Latvia")
    assert by_total["26"].part_labels == ("nationals of Iraq", "nationals of Syria", "nationals of Afghanistan")
    assert by_total["€700\u202f000"].part_labels == ("to the Red Cross movement", "still being placed")


def test_a_sum_that_fails_comes_first_and_says_what_the_parts_make() -> None:
    """A total that does not fit its parts is the first thing to see."""
    picture = factory.picture()
    broken = replace(picture.sums[2], holds=False, added=27.0, reason="14 + 3 + 9 make 27, not 26")
    shown = factory.brief(picture=replace(picture, sums=(*picture.sums[:2], broken)))
    assert not shown.sums[0].holds
    assert shown.sums[0].added == "27"
    assert shown.sums[0].reason


def test_money_is_listed_by_stage_and_never_summed(brief: Brief) -> None:
    """Stages stand in their order and hold only stated amounts."""
    assert [group.stage for group in brief.money] == ["Announced", "Allocated", "Paid"]
    shown = {row.cite.text for group in brief.money for row in group.rows}
    assert shown == {"up to €3.5 million", "€700\u202f000", "€200\u202f000", "€500\u202f000", "nearly US$800\u202f000"}


def test_one_measure_told_twice_is_one_row_with_both_reports(brief: Brief) -> None:
    """Iraq's suspension stands once, with two notes."""
    rows = [row for group in brief.measures for row in group.rows if row.actor == "Iraq"]
    assert len(rows) == 1
    assert len({cite.note for cite in rows[0].cites}) == 2


def test_denials_stand_beside_what_they_deny(brief: Brief) -> None:
    """A denial that names what it answers is paired with it."""
    pairs = [(one.accusations[0].lines[0].who, one.denials[0].lines[0].who) for one in brief.answers]
    assert pairs[0] == ("European Commission", "Natalia Eismont")
    assert brief.answers[0].title.startswith("Accusation by European Commission")
    assert brief.answers[0].title.endswith(", denied by Natalia Eismont")
    assert [line.who for one in brief.statements for line in one.lines] == ["The agencies"]


def test_the_timeline_is_in_order_of_days(brief: Brief) -> None:
    """Measures and events stand in one order."""
    days = [one.day for one in brief.timeline]
    assert days == sorted(days)
    assert {one.kind for one in brief.timeline} == {"measure", "event"}


def test_sources_tell_grade_lineage_and_that_nobody_judged(brief: Brief) -> None:
    """A grade has its words; without one it is F6, not judged; a copy says of what and how much."""
    by_name = {row.name: row for row in brief.sources}
    assert by_name["State of play at the eastern border"].grade_words == "completely reliable; probably true"
    notice = by_name["Notice to passengers"]
    assert (notice.grade, notice.grade_words) == ("F6", "not judged")
    copy = by_name["Plane with returnees leaves Belarus"]
    assert "repeats “First plane with returnees leaves Minsk”: 84\u00a0%" in copy.lineage[0]
    assert by_name["Flash update: people at the border"].captures == 2


def test_news_without_a_previous_view_are_those_of_the_newest_day(brief: Brief) -> None:
    """The newest reports are new, their figures before their measures."""
    assert brief.news.since.replace("\u00a0", " ") == "in reports of 26 November 2021"
    assert [item.kind for item in brief.news.items] == ["figure", "figure", "measure"]


def test_news_since_a_view_are_what_was_recorded_after_it() -> None:
    """With a previous view, the clock of recording counts, not that of publication."""
    shown = factory.brief(since=View(known_on=date(2021, 11, 25)))
    assert shown.news.since.replace("\u00a0", " ") == "recorded after 25 November 2021"
    assert {cite.claim for item in shown.news.items for cite in item.words if not isinstance(cite, str)} == {
        "a1",
        "a2",
        "m6",
    }
    nothing = factory.brief(since=View(known_on=date(2021, 11, 26)))
    assert nothing.news.summary == "nothing new"


def test_evidence_is_numbered_in_the_order_of_its_first_citation(brief: Brief) -> None:
    """Note 1 is the first sentence cited, and numbers have no holes."""
    assert [one.number for one in brief.evidence] == list(range(1, len(brief.evidence) + 1))
    cites = [part.note for line in brief.short for part in line if isinstance(part, Cite)]
    assert cites[0] == 1
    assert list(dict.fromkeys(cites)) == sorted(set(cites))


def test_claims_of_one_sentence_share_one_note(brief: Brief) -> None:
    """Total and parts of one sentence are one note with four mentions."""
    note = next(one for one in brief.evidence if any(claim.claim == "c1" for claim in one.claims))
    assert {claim.claim for claim in note.claims} == {"c1", "c2", "c3", "c4"}
    assert [piece.text for piece in note.pieces if piece.mention] == ["7 698", "4 222", "3 062", "414"]


def test_the_brief_says_what_it_leaves_out(brief: Brief) -> None:
    """Claims that nothing cites are counted and the command that lists them is named."""
    assert "sitroom claims" in brief.more["evidence"]


def test_a_missing_text_leaves_the_stored_sentence() -> None:
    """Without the report's text the quotation of the claim is still shown and marked."""
    shown = factory.brief(texts={})
    note = next(one for one in shown.evidence if one.claims[0].claim == "c5")
    assert "".join(piece.text for piece in note.pieces if piece.sentence) == factory.claims()["c5"].anchor.quote


def test_an_empty_room_makes_a_brief_that_says_so() -> None:
    """No report, no claim: still a brief, with its gaps."""
    picture = replace(
        factory.picture(),
        claims={},
        sources={},
        copies=(),
        series=(),
        sums=(),
        conflicts=(),
        key_series=(),
        statements=(),
        measures=(),
        money=(),
        beside={},
    )
    shown = factory.brief(picture=picture, generated_at=datetime(2021, 12, 1, tzinfo=UTC))
    assert shown.head.reports == 0
    assert not shown.evidence
    assert shown.short
