"""Admiralty grades of sources."""

from datetime import UTC, datetime

import pytest

from sitroom.desk.grading import grades, speaker_grades
from sitroom.model import Known, Source


def source(publisher: str | None = None, origin: str = "file.txt") -> Source:
    """Return a report of this publisher, from there."""
    known = Known()
    return Source(
        sha256="a" * 64,
        title=known,
        publisher=Known(publisher),
        author=known,
        published=known,
        language=known,
        media_type="text/plain",
        size=1,
        tlp="TLP:CLEAR",
        parser="plain/1",
        origin=origin,
        recorded_at=datetime.now(UTC),
    )


@pytest.mark.parametrize(
    ("held", "told", "expected"),
    [
        (source("The Daily Example"), {}, "F6"),
        (source("The Daily Example"), {"the daily example": "C"}, "C6"),
        (source("The Daily Example"), {"The Daily Example": "C3"}, "C3"),
        (source(None, "https://news.example.org/a/b"), {"example.org": "D"}, "D6"),
        (source(None, "https://news.example.org/a"), {"example.org": "D", "news.example.org": "B"}, "B6"),
        (source(None, "https://badexample.org/a"), {"example.org": "D"}, "F6"),
        (source(None, "https://[broken"), {"org": "A"}, "F6"),
        (source(None), {"": "A"}, "F6"),
    ],
)
def test_room_toml_names_publishers_domains_and_nothing_else(held: Source, told: dict[str, str], expected: str) -> None:
    """A grade applies to the publisher or domain it names, the nearest domain first; without one it is F6."""
    assert str(grades([held], told)[held.sha256]) == expected


def test_a_known_actor_has_the_letter_of_the_reference() -> None:
    """An outlet of the actor reference has its default letter, which room.toml overrules by actor id."""
    reuters = source("Reuters")
    default = grades([reuters], {})[reuters.sha256]
    assert str(default) == "B6"
    from sitroom.reference import actors

    actor = actors().resolve("Reuters")
    assert actor is not None
    assert str(grades([reuters], {actor.id: "E"})[reuters.sha256]) == "E6"


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("a resident", {}, None),
        ("the Harbour Committee", {"Harbour Committee": "E"}, "E6"),
        ("Harbour Committee", {"harbour committee": "B2"}, "B2"),
        ("Belarusian State Border Committee", {"State Border Committee of Belarus": "F6"}, "F6"),
        ("Natalia Eismont", {"BLR.presidency": "E4"}, "E4"),
        ("Natalia Eismont", {"BLR.presidency": "E4", "Natalia Eismont": "D5"}, "D5"),
    ],
)
def test_who_speaks_is_graded_by_name_by_actor_or_by_body(
    name: str, told: dict[str, str], expected: str | None
) -> None:
    """A grade of room.toml reaches a speaker under any spelling, and whoever speaks for a body; others are left out."""
    found = speaker_grades([name], told)
    assert (str(found[name]) if name in found else None) == expected


def test_a_speaker_of_the_reference_has_its_letter() -> None:
    """An authority the reference judges is judged the same where it speaks and where it publishes."""
    (grade,) = speaker_grades(["European Commission"], {}).values()
    assert grade == grades([source("European Commission")], {})["a" * 64]
