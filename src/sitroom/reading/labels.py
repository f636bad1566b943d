"""A voice named before a colon: "Belarus's State Border Committee: more than 2,000 people are in the camp"."""

from sitroom.reading.contents import OPEN, Saying
from sitroom.reading.lines import Line, auxiliaries, verbs
from sitroom.reading.phrases import following
from sitroom.reading.scenes import Scene
from sitroom.reading.speakers import voice

COLON = ":"
_LABEL = 12  # tokens of a name before its colon
_SPEAKING = frozenset(["body", "person", "role"])


def labelled(scene: Scene, line: Line) -> Saying | None:
    """Return what a sentence that opens with a name and a colon tells, None for labels of lists and tables."""
    colon = next((k for k, word in enumerate(line.low[:_LABEL]) if word == COLON), None)
    if colon is None or colon + 1 >= len(line.low):
        return None
    start = next((k for k in range(colon) if line.low[k][0].isalpha()), colon)
    phrase = following(line, start, colon)
    who = voice(scene, line, phrase) if phrase is not None and phrase.start == start else None
    if (
        who is None
        or phrase is None
        or who.kind not in _SPEAKING
        or not (who.actor or who.person or who.kind == "role")
    ):
        return None
    ends = phrase.apposition[1] if phrase.apposition else phrase.end
    if ends != colon or not _tells(line, colon + 1):
        return None
    span = (colon, colon + 1)
    return Saying(line, span, COLON, COLON, "say", who, (phrase.start, colon), colon + 1, len(line.low))


def _tells(line: Line, first: int) -> bool:
    """Say whether a clause or a quotation stands behind the colon."""
    told = verbs() | auxiliaries()
    return line.low[first] in OPEN or any(word in told for word in line.low[first:])
