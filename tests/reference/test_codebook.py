"""Codebooks: what is built in is whole, and a mistake is shown where it stands."""

from pathlib import Path

import pytest

from sitroom.model.errors import ConfigError
from sitroom.reference import codebook, codebooks
from sitroom.reference.codebook import mistakes

CONTRACT_INDICATORS = (
    *("arrivals", "crossing_attempts", "detections", "asylum_applications", "people_stranded", "people_hosted"),
    *("deaths", "returns", "displaced", "personnel", "equipment", "funding", "listed_persons", "listed_entities"),
    *("flights", "cases", "price", "barrier_length", "states", "reach"),
)
CONTRACT_ACTIONS = (
    *("suspend_flights", "restrict_boarding", "limit_ticket_sales", "ban_overflight", "ban_airport_access", "sanction"),
    *("close_border", "reopen_border", "restrict_movement", "deploy", "fund", "repatriate", "relocate"),
    *("declare_emergency", "build_barrier", "grant_access", "suspend_visa", "investigate", "inform_public"),
)
WHOLE = """\
id: floods
title: Floods
version: 1
indicators:
  deaths:
    label: Deaths
    nature: cumulative
    unit: people
    description: People who drowned.
    nouns: [death]
    not_added_to: []
actions: {}
stances: {}
"""


def test_the_first_codebook_holds_the_whole_contract() -> None:
    """Every indicator, action and stance of contract version 1 is in the first codebook; indicators by their weight."""
    book = codebook()
    assert sorted(book.indicators) == sorted(CONTRACT_INDICATORS)
    assert next(iter(book.indicators)) == "arrivals"
    assert tuple(book.actions) == CONTRACT_ACTIONS
    assert tuple(book.stances) == ("accusation", "denial", "call", "pledge", "warning")


@pytest.mark.parametrize("name", codebooks())
def test_every_built_in_codebook_loads(name: str) -> None:
    """Every built-in codebook is readable and has words, a description and examples for each indicator."""
    for indicator in codebook(name).indicators.values():
        assert indicator.nouns, indicator.id
        assert indicator.description, indicator.id
        assert indicator.examples, indicator.id
        assert all(sentence.endswith(".") for sentence in indicator.examples), indicator.id


def test_arrivals_attempts_and_applications_are_never_added() -> None:
    """Counts of the same people by different rules exclude each other, both ways."""
    indicators = codebook().indicators
    people = ("arrivals", "crossing_attempts", "detections", "asylum_applications")
    for name in people:
        assert set(people) - {name} <= set(indicators[name].not_added_to), name


def test_words_are_inflected_on_reading() -> None:
    """An analyst writes base forms; the reader gets the forms texts use, literal ones untouched."""
    book = codebook()
    assert {"turned back", "turn back", "turns back"} <= set(book.indicators["crossing_attempts"].verbs)
    assert {"application for asylum", "applications for asylum"} <= set(book.indicators["asylum_applications"].nouns)
    assert not [word for entry in book.indicators.values() for word in entry.verbs if word.startswith("=")]


def test_a_codebook_of_ones_own_is_read_by_path(tmp_path: Path) -> None:
    """A path to a YAML file gives that codebook, and `codebook` keeps it."""
    path = tmp_path / "floods.yaml"
    path.write_text(WHOLE, "utf-8")
    assert codebook(str(path)).indicators["deaths"].nouns == ("death", "deaths")
    assert codebook(str(path)) is codebook(str(path))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("    unit: people", "    unit: persons", 8, "'persons' is not a unit"),
        ("    nature: cumulative", "    nature: sum", 7, "'sum' is not a nature"),
        ("    nouns: [death]", "    noun: [death]", 10, "'noun' is not a key here"),
        ("    nouns: [death]", "    nouns: death", 10, "nouns must be a list of texts"),
        ("    not_added_to: []", "    not_added_to: [births]", 11, "'births' is not an indicator of this codebook"),
        ("stances: {}", "stances: []", 13, "stances must hold keys"),
        ("actions: {}", "indicators: {}", 12, "'indicators' stands here twice"),
        ("    label: Deaths\n", "", 5, "deaths lacks the key 'label'"),
        ("title: Floods\n", "", 1, "the codebook lacks the key 'title'"),
        ("    nouns: [death]", "    nouns: [death", 11, "not YAML"),
        ("    label: Deaths", "    label: *x", 6, "not YAML"),
        ("    label: Deaths", "    key: maybe\n    label: Deaths", 6, "key must be true or false"),
        ("    unit: people", "    unit: people\n    stale_after: soon", 9, "stale_after must be a whole number"),
        ("version: 1", "version: [1]", 3, "version must be text"),
        ("stances: {}", "stances: {}\ntotals: {births in BLR: [POL]}", 14, "'births' is not an indicator"),
    ],
)
def test_a_mistake_is_shown_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    """A mistake in a codebook names the file, the line and the problem, never a traceback."""
    path = tmp_path / "mine.yaml"
    path.write_text(WHOLE.replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigError) as caught:
        codebook(str(path))
    assert words in str(caught.value)
    assert caught.value.where == f"{path}:{line}"


def test_an_unknown_name_lists_those_that_are_known() -> None:
    """A codebook that does not exist is answered with those that do."""
    with pytest.raises(ConfigError, match="instrumentalised-migration"):
        codebook("volcanoes")


def test_aliases_are_refused(tmp_path: Path) -> None:
    """YAML aliases, which can unfold into billions of entries, are not followed."""
    path = tmp_path / "bomb.yaml"
    path.write_text("a: &a [x]\nb: [*a, *a]\n", "utf-8")
    with pytest.raises(ConfigError, match="alias"):
        codebook(str(path))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"[]", b"- a"])
def test_files_that_are_no_codebook_are_refused(tmp_path: Path, content: bytes) -> None:
    """Bytes that are not UTF-8, an empty file and a list are answered, not raised through."""
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    with pytest.raises(ConfigError):
        codebook(str(path))


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    """One mistake an entry is told, in the order of the file, so that an analyst mends them in one go."""
    path = tmp_path / "mine.yaml"
    broken = WHOLE.replace("    unit: people", "    unit: persons").replace(
        "actions: {}", "actions: {fly: {lable: Fly}}"
    )
    path.write_text(broken, "utf-8")
    assert [found.where for found in mistakes(str(path))] == [f"{path}:8", f"{path}:12"]


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A path to nothing is answered in words, without a number of the operating system."""
    found = mistakes(str(tmp_path / "none.yaml"))
    assert "there is no such file" in str(found[0])
    assert "Errno" not in str(found[0])


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("    scope: [lended]", "'lended' is not a hint of scope"),
        ("    examples: A sentence.", "examples must be a list of sentences"),
        ("    examples: [{value: 3}]", "lacks the key 'text'"),
        ("    not: [{text: A., value: three}]", "value must be a number"),
        ("    examples: [{text: A., nature: often}]", "'often' is not a nature"),
        ("    examples: [{text: A., unit: persons}]", "'persons' is not a unit"),
        ("    told_only: perhaps", "told_only must be true or false"),
    ],
)
def test_mistakes_in_hints_and_sentences_are_told(tmp_path: Path, keys: str, words: str) -> None:
    """Hints of scope and the sentences of a codebook are checked like the rest."""
    path = tmp_path / "mine.yaml"
    path.write_text(WHOLE.replace("    not_added_to: []", keys), "utf-8")
    found = mistakes(str(path))
    assert words in str(found[0])
    assert found[0].where == f"{path}:11"


def test_events_and_leading_name_indicators(tmp_path: Path) -> None:
    """An event or a leading indicator that the codebook does not have is a mistake at its line."""
    path = tmp_path / "mine.yaml"
    path.write_text(WHOLE + "events:\n  wave: {label: Wave, indicators: [births]}\nleading: [deaths]\n", "utf-8")
    assert [found.where for found in mistakes(str(path))] == [f"{path}:15"]
    path.write_text(WHOLE + "leading: [births]\n", "utf-8")
    assert "'births' is not an indicator" in str(mistakes(str(path))[0])
