"""The reader end to end: claims of whole reports."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from reports import reader, report

from sitroom.model import Figure, Known
from sitroom.reading import READER

TEXT = (
    "As of 16 November, the number of arrivals in the EU from Belarus was 7 698, with 4 222 in Lithuania, "
    "3 062 in Poland and 414 in Latvia."
)


def test_a_total_and_its_parts_are_read_with_place_and_day() -> None:
    """A total told with its parts gives four figures of one indicator, the parts bound to the total."""
    reading = reader().read(report(TEXT, "2021-11-23", "Example Office"))
    figures = [claim for claim in reading.claims if isinstance(claim, Figure)]
    total, *parts = figures
    assert [figure.value for figure in figures] == [7698, 4222, 3062, 414]
    assert {figure.indicator for figure in figures} == {"arrivals"}
    assert {part.part_of for part in parts} == {total.id}
    assert [next(ref.id for ref in figure.places if ref.role == "counted") for figure in figures] == [
        "EU",
        "LTU",
        "POL",
        "LVA",
    ]
    assert {(figure.period.kind, figure.period.end) for figure in figures if figure.period} == {("as_of", "2021-11-16")}
    assert {figure.publisher for figure in figures} == {"Example Office"}


def test_reading_twice_gives_the_same_ids() -> None:
    """The same bytes read by the same reader give the same claims, ids included."""
    first, second = reader().read(report(TEXT)), reader().read(report(TEXT))
    assert first == second
    assert len({claim.id for claim in first.claims}) == len(first.claims)
    assert first.reader == READER


def test_mentions_and_quotes_are_spans_of_the_text() -> None:
    """Every mention lies inside its sentence, and both quote the report exactly."""
    made = report(TEXT)
    for claim in reader().read(made).claims:
        anchor = claim.anchor
        assert anchor.quote == made.text[anchor.start : anchor.end]
        if isinstance(claim, Figure) and claim.mention:
            assert claim.mention.text == made.text[claim.mention.start : claim.mention.end]


def test_threads_may_share_a_reader() -> None:
    """Reports read at once by several threads give what they give one by one."""
    texts = [TEXT, "Some 300 people are stranded in Minsk.", "Poland deployed 500 soldiers.", TEXT[:90]] * 3
    alone = [reader().read(report(text)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: reader().read(report(text)), texts)) == alone


def test_a_day_inferred_is_told_with_its_reason() -> None:
    """A report without a date says which day the reader inferred and why, or that it left dates open."""
    inferred = reader().read(report("A photo of 16 November 2021 shows 300 migrants."))
    assert inferred.published is not None
    assert (inferred.published.value, inferred.notes) == ("2021-11-16", ())
    assert "16 November 2021" in inferred.published.how
    open_ = reader().read(report("There are 300 migrants here."))
    assert open_.published is None
    assert "left open" in open_.notes[0]


def test_unknown_language_is_said_and_nothing_invented() -> None:
    """A report in a language that is not read gives a note and no claims, however many numbers it holds."""
    text = "Viimase ööpäeva jooksul registreeriti 161 piiriületuskatset, oktoobris 17 447."
    estonian = replace(report(text, "2021-11-17", "Piirivalve"), language=Known("et", "py3langid"))
    reading = reader().read(estonian)
    assert reading.claims == ()
    assert "et (py3langid)" in reading.notes[0]
