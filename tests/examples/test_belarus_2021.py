"""The worked example: what `./run` shows a newcomer."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitroom.desk import add, pictures, room
from sitroom.desk.brief import Order, brief, rendered
from sitroom.desk.intake import Outcome
from sitroom.desk.room import Room
from sitroom.model import Figure, View

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "belarus-2021"
EXPECTED = ROOT / "examples" / "belarus-2021.brief.md"
CHANGING = re.compile(r"^- (Known on|Generated|Verification root|As of).*$", re.MULTILINE)


@pytest.fixture(scope="module")
def held() -> Iterator[tuple[Room, list[Outcome]]]:
    """Yield a room that holds the example, and what became of each report."""
    with room.temporary() as made:
        yield made, list(add.add(made, [str(EXAMPLE)]))


def test_every_report_is_read(held: tuple[Room, list[Outcome]]) -> None:
    """All twenty reports are taken in, each with a title, a date and a publisher."""
    made, outcomes = held
    assert [outcome.error for outcome in outcomes] == [None] * 20
    sources = made.ledger.sources(View())
    assert [s.origin for s in sources if not (s.title.value and s.published.value and s.publisher.value)] == []


def test_brief_is_as_expected(held: tuple[Room, list[Outcome]]) -> None:
    """The brief is the readable snapshot beside the example; SITROOM_UPDATE=1 writes it anew."""
    told = rendered(brief(held[0], Order(view=View(), title="Belarus and the EU border, 2021")), "md").decode()
    told = CHANGING.sub(lambda found: f"- {found[1]} …", told)
    if os.environ.get("SITROOM_UPDATE"):
        EXPECTED.write_text(told, encoding="utf-8")
    assert told == EXPECTED.read_text(encoding="utf-8")


def test_flight_is_one_event_with_four_numbers(held: tuple[Room, list[Outcome]]) -> None:
    """The return flight of 18 November is one event: 374, 419 and 432 contradict each other, some 430 fits 432."""
    found = [row.cells for row in pictures.contradictions(held[0], View()).rows]
    pairs = {frozenset((row["value_a"], row["value_b"])) for row in found if "flight" in str(row["about"])}
    assert {frozenset(pair) for pair in ((374, 419), (374, 432), (419, 432))} <= pairs
    assert frozenset((430, 432)) not in pairs


def test_copy_is_no_second_voice(held: tuple[Room, list[Outcome]]) -> None:
    """The newspaper that prints the wire's story adds no voice to the deaths it repeats."""
    made, _ = held
    drawn = pictures.draw(made, View()).picture
    deaths = [series for series in drawn.series if series.indicator == "deaths"]
    told = [drawn.figure(claim).value for series in deaths for voice in series.voices for claim in voice.claims]
    voices = [voice for series in deaths for voice in series.voices if len(voice.reports) == 2]
    assert told.count(12) == 2
    assert len(voices) == 1


def test_second_language_is_read_in_its_own_words(held: tuple[Room, list[Outcome]]) -> None:
    """The bulletin in Polish gives its figures with the Polish sentence: the year's attempts and three months of it."""
    made, _ = held
    source = next(s for s in made.ledger.sources(View()) if s.language.value == "pl")
    claims = [held.claim for held in made.ledger.claims(View(), report=source.sha256)]
    told = [(c.value, c.qualifier, c.indicator) for c in claims if isinstance(c, Figure)]
    assert (161, "exact", "crossing_attempts") in told
    assert (33_000, "over", "crossing_attempts") in told
    assert [value for value, *_ in told[2:]] == [17_300, 7_700, 3_500]
    assert all("granic" in (claim.anchor.quote or "") for claim in claims)
