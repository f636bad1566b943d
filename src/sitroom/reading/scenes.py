"""Who spoke so far: the voices of a report, and the cast they belong to."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sitroom.reading.coreference import Cast, Person
from sitroom.reading.lines import Line

VoiceKind = Literal["person", "body", "group", "role", "private", "document", "state", "unknown"]

_RECENT = 3  # sentences "it" and "they" look back


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: ``text`` as said at its fullest, ``actor`` the id in the reference when known."""

    text: str
    actor: str | None
    kind: VoiceKind
    person: str | None = None


@dataclass(slots=True)
class Scene:
    """What is known while a report is read: its cast, and who spoke so far (sentence, voice)."""

    cast: Cast
    lines: Sequence[Line] = ()
    spoken: list[tuple[int, Voice]] = field(default_factory=list)

    def hear(self, line: Line, voice: "Voice") -> None:
        """Note who spoke in a sentence; a body may be called by the last word of its name afterwards."""
        self.spoken.append((line.sentence.index, voice))
        if voice.kind == "body":
            self.cast.mention(line.sentence.end, voice.text, voice.actor)

    def last(self, sentence: int, kinds: Sequence[VoiceKind], recent: int = _RECENT) -> Voice | None:
        """Return who of some kinds spoke last, not long before a sentence."""
        at = bisect_right(self.spoken, sentence, key=lambda row: row[0]) - 1
        while at >= 0 and sentence - self.spoken[at][0] <= recent:
            if self.spoken[at][1].kind in kinds:
                return self.spoken[at][1]
            at -= 1
        return None


def of_person(person: Person) -> Voice:
    """Return the voice of a person in a public role."""
    return Voice(person.name, person.actor.id if person.actor else None, "person", person.name)
