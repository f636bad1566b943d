"""Whom a stance is aimed at: the noun phrase behind "accused", "urged" or "called on"."""

from sitroom.model.claim import Stance
from sitroom.reading.layers import Layers
from sitroom.reading.lexicon import words
from sitroom.reading.lines import Line, pronouns, temporal
from sitroom.reading.phrases import Phrase, following
from sitroom.reading.scenes import Voice
from sitroom.reading.speakers import voice
from sitroom.reading.stances import StanceCue

ENDS = frozenset(["to", ";", ".", "”", '"', "“", "after", "because", "that"])
"""Words that end the one a stance is aimed at."""

_SHORT = 3  # tokens of a description that can be accused ("smuggling gangs")


def target(held: Layers, line: Line, start: int, cue: StanceCue) -> Voice | None:
    """Return the one a stance is aimed at: the noun phrase before "of", "for" or "to"."""
    while line.at(start) in ("that", "on", "upon", "“", '"') or line.at(start) in temporal():
        if line.at(start) == "that" and cue.stance != "call":
            return None
        start += 1
    if start >= len(line.low) or line.low[start] in ("for", "to", "against", "about", "of"):
        return None
    stop = next((k for k in range(start + 1, len(line.low)) if line.low[k] in (*cue.until, *ENDS)), None)
    if stop is None and cue.stance == "warning":
        return None
    return aimed(held, line, start, stop, cue.stance)


def aimed(held: Layers, line: Line, start: int, stop: int | None, stance: Stance) -> Voice | None:
    """Return the one a noun phrase aims at; "each other" and "both" stand for several."""
    if line.low[start : start + 2] in (["each", "other"], ["one", "another"]):
        return Voice("each other", None, "group")
    phrase = following(line, start, stop)
    if phrase is None and line.low[start] in pronouns():
        phrase = Phrase(start, start + 1)
    if phrase is None:
        return None
    if line.low[phrase.start] in ("both", "all"):
        return Voice(held.scene.cast.text(line, phrase.start, phrase.end), None, "group")
    found = voice(held.scene, line, _actor_part(line, phrase))
    plain = stance == "call" and not any(line.capital(k) for k in range(phrase.start, phrase.end))
    short = phrase.end - phrase.start <= _SHORT and (stance == "accusation" or plain)
    return found if found is not None and (found.kind not in ("unknown", "document") or short) else None


def _actor_part(line: Line, phrase: Phrase) -> Phrase:
    """Cut a phrase that runs on into a bare verb behind its actor ("that the regime stop the practices")."""
    if line.at(phrase.start - 1) == "that":
        if phrase.start in line.begins:
            return Phrase(phrase.start, line.begins[phrase.start].end)
        if line.capital(phrase.start) and not line.capital(phrase.start + 1):
            return Phrase(phrase.start, phrase.start + 1)
    heads = words("titles", "bodies") | words("titles", "groups")
    if line.at(phrase.start - 1) == "that":
        for at in range(phrase.start, phrase.end - 1):
            if line.low[at] in heads and line.low[at + 1] not in heads and line.low[at + 1] not in ("of", "for", "'s"):
                return Phrase(phrase.start, at + 1)
    return phrase
