"""Deeds told by nouns: "a suspension of direct flights", "Poland's border closure", "the ban will last a month"."""

from collections.abc import Iterator, Sequence

from sitroom.model.claim import Status
from sitroom.reading import progress
from sitroom.reading.deed import Deed, reach, told
from sitroom.reading.doers import by_phrase, owner
from sitroom.reading.elided import own_deed
from sitroom.reading.frames import Frame, Frames
from sitroom.reading.layers import Layers
from sitroom.reading.lexicon import words
from sitroom.reading.lines import MARKS, Line, auxiliaries, determiners, prepositions, verbs
from sitroom.reading.objects import object_end
from sitroom.reading.phrases import adverb

_DEFINITE = frozenset(["the", "this", "that", "its", "their", "these", "those"])
_COMPOUND = 5  # tokens before the noun: "the temporary border crossing closure"
_HYPOTHETICAL = frozenset(["could", "may", "would", "include", "possible", "about", "adopt", "any", "no", "without"])


def nominal(held: Layers, line: Line, at: int, tables: Frames, before: Sequence[Deed]) -> Iterator[Deed]:
    """Yield the deeds a noun tells: with what it is done to behind or before it, or told of before."""
    candidates = tables.by_noun.get(line.low[at], ())
    if not candidates:
        return
    if line.at(at + 1) in ("of", "on", "for", "to"):
        told_of = list(_with_object(held, line, at, candidates))
        yield from told_of
        if told_of:
            return
    found = _compound(held, line, at, candidates) or _pointing(held, line, at, candidates, before)
    if found is not None:
        yield found


def _with_object(held: Layers, line: Line, at: int, candidates: Sequence[Frame]) -> Iterator[Deed]:
    end = object_end(line, at + 2)
    finite = any(word in verbs() or word in auxiliaries() or word.endswith("ed") for word in line.low)
    for start, stop in _parts(line, at + 2, end) if finite else ():
        held_words, clause = line.low[start:stop], line.low[max(0, at - 3) : stop]
        frame = next((one for one in candidates if one.fits(held_words, clause, line.low[at])), None)
        status = _status(line, at, stop, frame) if frame else None
        if frame is not None and status is not None:
            actor = owner(held, line, at) or own_deed(held, line, at, frame.action, ())
            text, score = told(held, line, start, stop, frame.action), 0.8 if actor else 0.6
            yield Deed(line, at, stop, at, reach(line, at), frame.action, actor, text, status, score)


def _parts(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of "a ban on overflights and on access to airports"."""
    for at in range(start + 1, end - 1):
        if line.low[at] == "and" and line.low[at + 1] == line.low[start - 1]:
            yield start, at
            start = at + 2
    if start < end:
        yield start, end


def _compound(held: Layers, line: Line, at: int, candidates: Sequence[Frame]) -> Deed | None:
    """Read "the border closure was extended", "lifted the flight ban", "a repatriation organised by Baghdad"."""
    start = at
    while start > max(0, at - _COMPOUND) and not _opens(line, start - 1):
        start -= 1
    phrase = line.low[start : at + 1]
    frame = next((one for one in candidates if one.fits(phrase, phrase, line.low[at])), None)
    organised = line.at(at + 1) in words("measures", "organised") and line.at(at + 2) == "by"
    if frame is None and organised:
        frame = next((one for one in candidates if line.low[at] in one.needs), None)
    if frame is None or not (organised or _ends(line, at + 1)):
        return None
    status: Status | None = "completed" if organised and not frame.lasting else "in_force" if organised else None
    status = status or progress.carried(line, _left(line, start) - 1) or progress.followed(line, at + 1)
    if status is None or _HYPOTHETICAL.intersection(line.low[max(0, start - 4) : start]):
        return None
    actor = by_phrase(held, line, at) or owner(held, line, at) or own_deed(held, line, at, frame.action, ())
    text, score = told(held, line, start, at + 1, frame.action), 0.7 if actor else 0.6
    return Deed(line, start, at + 1, at, reach(line, at), frame.action, actor, text, status, score)


def _opens(line: Line, at: int) -> bool:
    word = line.low[at]
    return word in determiners() or word in prepositions() or word in MARKS or word in verbs() or word in ("'s", "and")


def _pointing(held: Layers, line: Line, at: int, candidates: Sequence[Frame], before: Sequence[Deed]) -> Deed | None:
    """Read "the ban was lifted" of the last ban told of, whose object it takes."""
    if line.low[_left(line, at)] not in _DEFINITE or not _ends(line, at + 1):
        return None
    actions = {one.action for one in candidates}
    last = next((one for one in reversed(before) if one.action in actions), None)
    carried = progress.carried(line, _left(line, at) - 1)
    status = progress.followed(line, at + 1) or carried
    if last is not None and last.line is line and not carried:
        return None  # "suspended flights; the suspension remains": told once
    if last is None or status is None or line.sentence.index - last.line.sentence.index > _RECENT:
        return None
    actor = by_phrase(held, line, at) or last.actor
    return Deed(line, at, at + 1, at, reach(line, at), last.action, actor, last.object, status, 0.6)


def _ends(line: Line, at: int) -> bool:
    """Say whether a noun phrase ends here: what follows is no noun it belongs to ("emergency aid")."""
    word = line.at(at)
    closed = word in MARKS or word in verbs() or word in auxiliaries() or word in prepositions()
    return not word or closed or adverb(line, at) or progress.tells(line, at)


_RECENT = 4  # sentences back to the deed a noun points to


def _left(line: Line, at: int) -> int:
    """Return where the phrase of a noun begins: over determiners and what is said of a measure ("a partial ban")."""
    start = at
    while start > 0 and (line.low[start - 1] in determiners() or line.low[start - 1] in words("measures", "beside")):
        start -= 1
    if line.at(start - 1) == ")":
        start = next((k for k in range(start - 2, -1, -1) if line.low[k] == "("), start)
    return start


def _status(line: Line, at: int, stop: int, frame: Frame) -> Status | None:
    """Return how far a deed told by a noun is: by the verb before it, behind it, or its governor."""
    start = _left(line, at)
    if carried := progress.carried(line, start - 1):
        approved = carried == "in_force" and not frame.lasting
        return "announced" if approved else carried  # "approved the construction of a wall"
    if followed := progress.followed(line, stop):
        return followed
    if at == 0 and line.at(stop) == ":":
        return "in_force"  # "Construction of the fence: 113 km of 145 km completed"
    over = progress.governor(line, start)
    near = line.low[max(0, start - 4) : start]
    if _HYPOTHETICAL.intersection(near) or "if" in near:
        return "proposed" if over and over[1] == "proposed" else None
    if over is None:
        return "in_force" if frame.lasting else None
    return _TOLD[over[1]]


_TOLD: dict[str, Status] = {
    "announced": "announced",
    "proposed": "proposed",
    "refused": "refused",
    "stopped": "ended",
    "started": "in_force",
}
