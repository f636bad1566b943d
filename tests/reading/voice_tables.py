"""The readable tables of voices, statements and measures, and how a reading is held against them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from reports import report

from sitroom.model import Measure, Statement
from sitroom.reading import attribution, document, measures, statements
from sitroom.reading.spans import Attribution

DATA = Path(__file__).with_name("data")
SETS = ("held_out", "tuned", "fresh")


@dataclass(frozen=True)
class Heard:
    """What a reading of one passage found."""

    text: str
    said: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    measures: tuple[Measure, ...]


def cases() -> list[dict[str, Any]]:
    """Return every passage of every table."""
    return [case for name in SETS for case in yaml.safe_load((DATA / f"voices_{name}.yaml").read_text("utf-8"))]


def hear(text: str, published: str | None = None, publisher: str | None = None) -> Heard:
    """Read a text for voices, statements and measures."""
    read = document.document(report(text, published, publisher))
    said = attribution.attributions(read)
    return Heard(text, said, statements.statements(read, said), measures.measures(read, said))


def says(heard: Heard, want: dict[str, Any]) -> bool:
    """Say whether somebody is said to say what a table wants."""
    return any(
        one.speaker == want["speaker"]
        and want["content"] in heard.text[one.content[0] : one.content[1]]
        and list(one.via) == want.get("via", list(one.via))
        and one.modality == want.get("modality", one.modality)
        for one in heard.said
    )


def states(heard: Heard, one: Statement, want: dict[str, Any]) -> bool:
    """Say whether a statement is the one a table wants; only what the table names is compared."""
    about = (heard.statements[want["about"]].id,) if "about" in want else one.about
    return (
        (one.stance, one.speaker) == (want["stance"], want["speaker"])
        and one.target == want.get("target", one.target)
        and one.about == about
        and one.verdict == want.get("verdict", one.verdict)
    )


def does(one: Measure, want: dict[str, Any]) -> bool:
    """Say whether a measure is the one a table wants; its object must hold the words given."""
    return (
        (one.action, one.actor, one.status) == (want["action"], want.get("actor"), want["status"])
        and want["object"] in (one.object or "")
        and (one.date, one.until) == (want.get("date"), want.get("until"))
    )
