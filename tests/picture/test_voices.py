"""Who is behind a figure: copies, citations, speakers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.model import Figure
from sitroom.picture import Series

from .factory import copy, figure, picture


def series(claims: list[Figure], **other: object) -> Series:
    """Return the only series of claims."""
    (one,) = picture(claims, **other).series  # type: ignore[arg-type]
    return one


def test_three_outlets_with_one_wire_are_one_voice() -> None:
    """Two papers that repeat an agency's report add no voice, and the voice says why."""
    one = series(
        [figure("a", 7000), figure("b", 7000), figure("c", 7000)],
        copies=[copy("rb", "ra"), copy("rc", "ra", 0.8)],
        published={"ra": "2021-11-18"},
    )
    (voice,) = one.voices
    assert voice.reports == ("ra", "rb", "rc")
    assert voice.why == "2 of 3 reports repeat text (Report rb and Report rc)"
    assert {c.verdict for c in one.comparisons} == {"same_voice"}


def test_one_speaker_in_two_papers_is_one_voice() -> None:
    """Two papers citing one ministry are not two confirmations, however each writes its name."""
    claims = [
        figure("a", 430, "about", speaker="Iraqi Foreign Ministry"),
        figure("b", 430, "about", speaker="the Iraqi Foreign Ministry", via=("Interfax",)),
    ]
    one = series(claims)
    (voice,) = one.voices
    assert (voice.why or "").startswith("2 reports cite ")


def test_an_agency_is_one_voice_with_those_who_carry_it() -> None:
    """What "Interfax reported" in a paper and a report of Interfax itself say is one voice."""
    one = series([figure("a", 430, via=("Interfax",)), figure("b", 430, publisher="Interfax")])
    assert len(one.voices) == 1


def test_two_residents_are_two_voices() -> None:
    """A description is nobody's name: two reports may have met two people."""
    assert len(series([figure("a", 7, speaker="a resident"), figure("b", 7, speaker="a resident")]).voices) == 2


def test_without_speaker_and_publisher_a_report_is_its_own_voice() -> None:
    """Nobody named: each report stands for itself, under its title."""
    one = series([figure("a", 7, publisher=None), figure("b", 7, publisher=None)])
    assert {voice.name for voice in one.voices} == {"Report ra", "Report rb"}


def test_a_shared_quotation_joins_what_is_quoted_and_nothing_else() -> None:
    """Two independent reports with one quotation: its figure is one voice, their other figures are two."""
    claims = [
        figure("a1", 7000, report="ra", start=100),
        figure("b1", 7000, report="rb", start=500),
        figure("a2", 12, report="ra", start=900, indicator="deaths", nature="cumulative"),
        figure("b2", 12, report="rb", start=50, indicator="deaths", nature="cumulative"),
    ]
    built = picture(claims, copies=[copy("rb", "ra", 0.08, [(480, 640, 80, 240)])])
    voices = {one.indicator: len(one.voices) for one in built.series}
    assert voices == {"stranded": 1, "deaths": 2}


def test_a_publishers_own_figure_stays_its_own_beside_a_copied_one() -> None:
    """A paper that copied a wire once is not the wire in its other report."""
    claims = [
        figure("a", 7000, publisher="Wire"),
        figure("b", 7000, publisher="Paper"),
        figure("c", 6900, publisher="Paper"),
    ]
    one = series(claims, copies=[copy("rb", "ra")])
    assert {voice.claims for voice in one.voices} == {("a", "b"), ("c",)}


def test_a_number_changed_in_copying_is_a_contradiction_of_one_voice() -> None:
    """The copy says 719 where the original says 791: one voice, shown as carried differently."""
    claims = [figure("a", 791, start=100), figure("b", 719, start=100)]
    built = picture(claims, copies=[copy("rb", "ra", 0.9)])
    assert len(built.series[0].voices) == 1
    assert [conflict.comparison.verdict for conflict in built.conflicts] == ["contradictory"]


def test_a_circle_of_copies_ends() -> None:
    """Copies that name each other as origin do not hang the picture."""
    claims = [figure("a", 7), figure("b", 7), figure("c", 7)]
    one = series(claims, copies=[copy("rb", "ra"), copy("ra", "rc"), copy("rc", "rb")])
    assert sum(len(voice.claims) for voice in one.voices) == 3


TOLD = st.lists(
    st.tuples(
        st.sampled_from([419.0, 430, 432, 7000]),
        st.sampled_from([None, "Guard", "a resident"]),
        st.sampled_from(["P", "Q"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(TOLD, st.integers(0, 5), st.floats(0.5, 1.0))
def test_adding_a_copy_never_adds_a_voice(
    told: list[tuple[float, str | None, str]], which: int, containment: float
) -> None:
    """Whatever the room holds, a later report that repeats one of them leaves the number of voices as it was."""
    claims = [
        figure(f"{at}", value, speaker=speaker, publisher=publisher, report=f"r{at}")
        for at, (value, speaker, publisher) in enumerate(told)
    ]
    copied = claims[which % len(claims)]
    again = figure("z", copied.value, report="rz", publisher="Z", speaker=copied.speaker)
    before = series(claims)
    after = series([*claims, again], copies=[copy("rz", copied.anchor.report or "", containment)])
    assert len(after.voices) == len(before.voices)
