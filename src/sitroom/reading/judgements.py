"""Stances without a verb of their own: what somebody says of another's deeds, "X must", "called the claims false"."""

from collections.abc import Iterator, Sequence

from sitroom.reading import progress, reckonings, stances
from sitroom.reading.attribution import covering
from sitroom.reading.layers import Layers
from sitroom.reading.lines import MARKS, Line, be
from sitroom.reading.phrases import Phrase, following, subject
from sitroom.reading.scenes import Voice
from sitroom.reading.sides import side
from sitroom.reading.spans import Attribution
from sitroom.reading.speakers import voice
from sitroom.reading.utterances import PUBLISHER, Found, clause_end
from sitroom.reference import actors

BY_DEED = 0.6
"""How sure an accusation is that only the deed told tells."""

_OBJECT = 7  # words from "called" to the claim it names


def naming(held: Layers, line: Line, at: int) -> Iterator[Found]:
    """Read "called the allegations groundless" and "described the flow as a hybrid attack"."""
    low = line.low
    phrase = subject(line, at)
    who = voice(held.scene, line, phrase) if phrase else None
    if line.low[at].startswith("hold") or line.low[at] == "held":
        yield from _held_responsible(held, line, at, who)
        return
    if who is None or who.kind in ("private", "unknown", "document"):
        return
    objects = stances.denied_objects().intersection(low[at + 1 : at + _OBJECT]) or stances.pointing(low, at)
    pointed = line.at(at + 1) in ("this", "it", "that", "them")
    if stances.called_false(low, at):
        if objects or pointed:
            yield Found(line, at, clause_end(line, at), "denial", who, None, 0.8)
    elif (charge := _charge(line, at)) is not None:
        named = next((one for one in line.named if at < one.start < charge + _OBJECT), None)
        target = voice(held.scene, line, Phrase(named.start, named.end)) if named else None
        yield Found(line, at, clause_end(line, at), "accusation", who, target, 0.7)


def _held_responsible(held: Layers, line: Line, at: int, who: Voice | None) -> Iterator[Found]:
    """Read "X, who held the regime responsible for ..." as the accusation it is."""
    end = next((k for k in range(at + 2, min(at + _OBJECT, len(line.low))) if line.low[k] in _ANSWERABLE), None)
    if line.at(at - 1) == "who":
        phrase = subject(line, at - 2 if line.at(at - 2) == "," else at - 1)
        who = voice(held.scene, line, phrase) if phrase else None
    behind = following(line, at + 1, end) if end is not None else None
    target = voice(held.scene, line, behind) if behind and behind.end == end else None
    if target is not None and who is not None and who.kind not in ("private", "unknown", "document"):
        yield Found(line, at, clause_end(line, at), "accusation", who, target, 0.8)


_ANSWERABLE = frozenset(["responsible", "accountable", "liable"])
_CHARGE = 14  # tokens from "described" to the charge


def _charge(line: Line, at: int) -> int | None:
    """Return where what somebody is called begins, when it accuses ("a hybrid attack", "blackmail")."""
    for k in range(at + 1, min(at + _CHARGE, len(line.low))):
        if line.low[k] in (";", ".", ","):
            return None
        if stances.charges().at(line.low, k) is not None:
            return k
    return None


_REACH = 30  # tokens from a passive cue to the end of who did it
_BY = 8  # tokens from "accused" to "by X"


def passive(held: Layers, line: Line, at: int, cue: stances.StanceCue) -> list[Found]:
    """Read "Belarus has been accused by the EU of ..." and "partner countries have been asked to ..."."""
    start, helping = progress.helpers(line, at)
    if cue.lemma not in _PASSIVE or not be().intersection(helping) or progress.negated(helping):
        return []
    phrase = subject(line, start)
    target = voice(held.scene, line, phrase) if phrase else None
    ends = {*cue.until, "by", "to"}
    if target is None or target.kind == "private" or not ends.intersection(line.low[at + 1 : at + _BY]):
        return []
    by = next((k for k in range(at + 1, min(at + _BY, len(line.low))) if line.low[k] == "by"), None)
    stop = next(
        (k for k in range((by or at) + 1, min(at + _REACH, len(line.low))) if line.low[k] in {*cue.until, "to"}), None
    )
    behind = following(line, by + 1, stop) if by is not None else None
    who = voice(held.scene, line, behind) if behind else None
    if (by is not None and who is None) or (by is None and line.at(at + 1) not in cue.until):
        return []
    if target.kind == "unknown":
        if who is None:
            return []
        target = None  # "the sanctions have been blamed by X"
    return [Found(line, phrase.start if phrase else at, clause_end(line, at), cue.stance, who, target, 0.7)]


_PASSIVE = frozenset(
    ["accuse", "blame", "criticise", "criticize", "condemn", "denounce", "urge", "ask", "request", "invite", "warn"]
)


def deed(held: Layers, line: Line, at: int, end: int, said: Sequence[Attribution]) -> Iterator[Found]:
    """Read an accusation in what somebody says of another, such as that it exploits people."""
    if line.low[at] in _HOW and line.at(end) in _CROSSING:
        return
    outer = covering(said, line.tokens[at].start, line.tokens[end - 1].end)
    told = outer is not None and (
        outer.cue.lower() in stances.forms() | reckonings.forms() or outer.cue.lower().startswith("call")
    )
    if outer is None or outer.speaker is None or told:
        return
    opened = at - 1 if line.at(at - 1) in ("“", '"') else at
    phrase = subject(line, opened)
    target = voice(held.scene, line, phrase) if phrase else None
    if target is None or target.kind in ("private", "unknown", "document"):
        phrase = _doer(line, opened, phrase) or _whence(line, end)
        target = voice(held.scene, line, phrase) if phrase else None
    if target is None or target.kind in ("private", "unknown", "document") or target.text == outer.speaker:
        return
    own, other = side(outer.speaker, outer.actor), side(target.text, target.actor)
    called = phrase is not None and any(word in stances.must() for word in line.low[phrase.end : at])
    if other is None or own == other or called:
        return
    who = Voice(outer.speaker, outer.actor, "person" if outer.person else "body", outer.person)
    start = phrase.start if phrase else at
    yield Found(line, start, max(clause_end(line, at), end), "accusation", who, target, BY_DEED)


_HOW = frozenset(["unlawfully", "illegally", "arbitrarily", "brutally"])
_CROSSING = frozenset(["cross", "crossed", "crossing", "enter", "entered", "entering", "staying", "residing"])


def _whence(line: Line, end: int) -> Phrase | None:
    """Return from or by whom a deed told as a quality comes: "the instrumentalised entry from X"."""
    for k in range(end, min(end + 3, len(line.low))):
        if line.low[k] in ("from", "by") and k + 1 in line.begins:
            return Phrase(k + 1, line.begins[k + 1].end)
    return None


def recorded(held: Layers, line: Line, at: int, end: int) -> Iterator[Found]:
    """Read "the council recorded 1,934 pushbacks from X": whoever keeps count of wrongs accuses who does them."""
    verb = next((k for k in range(at - 1, max(at - _OBJECT, 0), -1) if line.low[k] in _COUNTING), None)
    doer = _whence(line, end)
    phrase = subject(line, verb) if verb is not None and doer is not None else None
    who = voice(held.scene, line, phrase) if phrase else None
    target = voice(held.scene, line, doer) if doer else None
    if who is not None and target is not None and who.kind in ("body", "group", "state"):
        yield Found(line, at, clause_end(line, at), "accusation", who, target, BY_DEED)


_COUNTING = frozenset(["recorded", "documented", "registered", "verified", "logged", "counted", "reported"])


def _doer(line: Line, at: int, whole: Phrase | None) -> Phrase | None:
    """Return the known name a longer subject holds ("the policies of X"), else the nearest before a deed."""
    inside = [one for one in line.named if whole is not None and whole.start <= one.start and one.end <= whole.end]
    if inside:
        return Phrase(inside[0].start, inside[0].end)
    for k in range(at, max(0, at - 12), -1):
        if line.low[k - 1] in MARKS:
            return None
        if k in line.ends:
            return Phrase(line.ends[k].start, k)
    return None


def must(held: Layers, line: Line, at: int, said: Sequence[Attribution]) -> Iterator[Found]:
    """Read a call in "X must stop ...", where somebody says it of another."""
    outer = covering(said, line.tokens[at].start, line.tokens[at].end)
    phrase = subject(line, at)
    if phrase is None or phrase.apposition or line.at(at + 1) in ("know", "understand"):
        return
    target = voice(held.scene, line, phrase)
    if outer is None or outer.speaker is None:
        plain = not outer and line.at(at + 1) not in ("have", "be")
        asked = target is not None and (target.kind == "state" or (target.kind == "body" and _calling(held, target)))
        if plain and asked and (line.low[at] == "should" or (target is not None and target.kind == "state")):
            yield Found(line, phrase.start, clause_end(line, at), "call", PUBLISHER, target, 0.5)
        return
    if target is None or target.kind not in ("state", "body", "group", "person") or target.text == outer.speaker:
        return
    who = Voice(outer.speaker, outer.actor, "person" if outer.person else "body", outer.person)
    yield Found(line, phrase.start, clause_end(line, at), "call", who, target, 0.7)


def _calling(held: Layers, target: Voice) -> bool:
    """Say whether the publisher is a body that calls on others in its own voice, and not on itself."""
    name = held.document.report.publisher.value
    known = actors().resolve(name) if name else None
    return known is not None and known.kind == "organisation" and known.id != target.actor
