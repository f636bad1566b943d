"""Deeds in a sentence: a verb or noun of doing with its object, its doer and how far along it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.model.claim import Status
from sitroom.reading import progress
from sitroom.reading.attribution import covering
from sitroom.reading.descriptions import description, holds_name
from sitroom.reading.doers import by_phrase, doer, owner
from sitroom.reading.frames import Frame, Frames
from sitroom.reading.layers import Layers
from sitroom.reading.lexicon import Form
from sitroom.reading.lines import Line, auxiliaries, be, determiners, prepositions, verbs
from sitroom.reading.objects import object_end, passive_subject, quantity
from sitroom.reading.spans import Attribution


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done: token spans of the mention and of the clause its date stands in, doer, object and status."""

    line: Line
    start: int
    end: int
    verb: int
    reach: tuple[int, int]
    action: str
    actor: str | None
    object: str
    status: Status
    score: float


def deeds(held: Layers, line: Line, tables: Frames, said: Sequence[Attribution]) -> Iterator[Deed]:
    """Yield the deeds of a sentence in order, one for each verb or noun that tells one."""
    taken = -1
    if line.low[-1] == "?":
        return  # a question tells no deed
    for at, word in enumerate(line.low):
        if at <= taken or word not in tables.triggers:
            continue
        verbal = _verbal(held, line, at, tables, said)
        for found in [verbal] if verbal else _nominal(held, line, at, tables):
            taken = found.end - 1 if found.verb == found.start else found.verb
            yield found


def _verbal(held: Layers, line: Line, at: int, tables: Frames, said: Sequence[Attribution]) -> Deed | None:
    form = tables.forms.get(line.low[at])
    if form is None or (line.capital(at) and at > 0) or _adjectival(line, at, form):
        return None
    if line.at(at - 1) == ":" and form.kinds == {"base"}:
        return None  # a heading's imperative
    if form.lemma in _BARRED and (barred := _barred(held, line, at, tables, said)):
        return barred
    if _passive(line, at, form):
        return _passively(held, line, at, form, tables, said)
    active = _actively(held, line, at, form, tables, said)
    return active or (_passively(held, line, at, form, tables, said) if form.lemma in ("end", "expire") else None)


_BARRED = {"board": "restrict_boarding", "sell": "limit_ticket_sales"}
_PERMITTED = frozenset(["may", "can", "able", "sold"])
_MARKED = frozenset([",", ";", ":", "“", "”", '"', "("])


def _barred(held: Layers, line: Line, at: int, tables: Frames, said: Sequence[Attribution]) -> Deed | None:
    """Read "Iraqis may not board flights, the authority announced": what passengers are refused."""
    action = _BARRED.get(tables.forms[line.low[at]].lemma)
    frame = next((one for one in tables.frames if one.action == action), None)
    start = next((k + 1 for k in range(at - 1, -1, -1) if line.low[k] in _MARKED), 0)
    before = line.low[max(start, at - 7) : at]
    barred = bool({"not", "longer", "cannot"}.intersection(before)) and bool(
        (_PERMITTED | {"cannot"}).intersection((*before, line.low[at]))
    )
    if frame is None or not barred:
        return None
    sells = action == "limit_ticket_sales"
    if sells and not frame.heads.intersection(line.low[at + 1 : at + 3]):
        return None
    verb = max(start, at - 7) + next(k for k, word in enumerate(before) if word in ("not", "longer", "cannot"))
    span = (at + 1, at + 2) if sells else passive_subject(line, progress.helpers(line, verb)[0])
    if span is None or not (sells or frame.heads.intersection(line.low[slice(*span)])):
        return None
    actor = _announcer(line, at, said)
    ahead = "announced" if {"will", "would", "wo"}.intersection(before) else "in_force"
    status: Status = "announced" if ahead == "announced" else "in_force"
    text = _text(held, line, *span, frame.action)
    return Deed(line, min(span[0], at), at + 1, at, _clause(line, at), frame.action, actor, text, status, 0.75)


def _announcer(line: Line, at: int, said: Sequence[Attribution]) -> str | None:
    """Return the body that says of passengers what they may not do."""
    outer = covering(said, line.tokens[at].start, line.tokens[at].end)
    return outer.speaker if outer is not None and outer.person is None else None


def _adjectival(line: Line, at: int, form: Form) -> bool:
    """Say whether a form is no verb here: "the closed border", "a ban", "flight suspensions"."""
    left = line.at(at - 1)
    if left == "-" or (left in determiners() and left not in ("that", "all", "both", "this")):
        return True
    nominal = bool({"base", "s"} & form.kinds) and "past" not in form.kinds
    return nominal and (
        (left in prepositions() and left != "to") or left in ("'s", "'") or line.at(at + 1) in ("of", "on")
    )


def _passive(line: Line, at: int, form: Form) -> bool:
    start, words = progress.helpers(line, at)
    return "participle" in form.kinds and bool(be().intersection(words)) and start < at


def _clause(line: Line, at: int) -> tuple[int, int]:
    """Return the clause around a token: to the marks that divide sentences, commas not among them."""
    first, last = at, at + 1
    while first > 0 and line.low[first - 1] not in (";", "“", "”", '"', "—", ":"):
        first -= 1
    while last < len(line.low) and line.low[last] not in (";", "“", "”", '"', "—"):
        last += 1
    return first, last


def _actively(
    held: Layers, line: Line, at: int, form: Form, tables: Frames, said: Sequence[Attribution]
) -> Deed | None:
    first = at + 1
    while line.at(first) in ("temporarily", "aside", "off", "down", "back", "out", "just", "also", "home") or (
        line.at(first) == "up" and line.at(first + 1) != "to"
    ):
        first += 1
    end = object_end(line, first)
    if form.lemma == "take" and line.low[first] == "in":
        first += 1
    if form.lemma == "fly" and "ing" in form.kinds:
        first = at  # "stopped flying through ..."
    if end <= first or (line.low[first] in prepositions() and not quantity(line, first)):
        return None
    if (
        form.lemma in ("stop", "cease", "halt", "begin", "start")
        and line.low[first].endswith("ing")
        and line.low[first] in tables.forms
    ):
        return None  # "stopped selling": the second verb tells what
    words, clause = line.low[first:end], line.low[max(0, at - 12) : end]
    if any(one.actor.kind == "airline" and one.end <= at for one in line.named):
        clause = [*clause, "airline"]
    for frame in tables.by_lemma.get(form.lemma, ()):
        if frame.fits(words, clause) and _applies(line, at, form, frame):
            return _made(held, line, at, form, frame, (first, end), said)
    return None


def _applies(line: Line, at: int, form: Form, frame: Frame) -> bool:
    """Say whether the verb is this action's here: "allow" only behind "stop", "resume" only when denied or undoing."""
    if form.lemma in frame.verbs or form.lemma in frame.ended_by:
        return True
    start, words = progress.helpers(line, at)
    if form.lemma in frame.negated and progress.negated(words):
        return True
    over = progress.governor(line, start)
    if form.lemma in frame.refusing:
        return over is not None and over[1] == "refused"
    return form.lemma in frame.stop_doing and over is not None and over[1] in ("stopped", "refused")


def _made(
    held: Layers, line: Line, at: int, form: Form, frame: Frame, span: tuple[int, int], said: Sequence[Attribution]
) -> Deed | None:
    start, words = progress.helpers(line, at)
    over = progress.governor(line, start)
    status: Status | None
    stops = form.lemma in frame.stop_doing and form.lemma not in frame.verbs
    if stops and over is not None and over[1] in ("stopped", "refused"):
        status, start = _stopping(line, over[0], frame), over[0]
    elif stops and progress.negated(words) and form.lemma in frame.negated:
        status = _stopped(words)
    else:
        status = progress.status(line, at, form, frame, _reported(line, at, said))
    if status is None or _hypothetical(line, start):
        return None
    verb = over[0] if over is not None else start
    actor, score = doer(held, line, verb, at, form, said)
    if score == 0:
        return None
    clause = _clause(line, at)
    return Deed(
        line,
        verb if over else at,
        span[1],
        at,
        clause,
        frame.action,
        actor,
        _text(held, line, *span, frame.action),
        status,
        score,
    )


_ABOUT_PERSONS = frozenset(["investigate", "repatriate", "relocate", "restrict_boarding", "grant_access"])
"""Actions done to people: two unknown capitals in their object are a name."""

_THREATS = ("warn", "threat", "propos", "suggest")


def _reported(line: Line, at: int, said: Sequence[Attribution]) -> bool:
    """Say whether somebody announces it: told in his words, and not as a warning or proposal."""
    outer = covering(said, line.tokens[at].start, line.tokens[at].end)
    return outer is not None and outer.speaker is not None and not outer.cue.lower().startswith(_THREATS)


def _stopping(line: Line, stop: int, frame: Frame) -> Status:
    form = Form("stop", frozenset(["past", "participle"]))
    return progress.status(line, stop, form, frame) or "in_force"


def _hypothetical(line: Line, start: int) -> bool:
    near = any(word in ("without", "avoid", "prevent", "against", "of") for word in line.low[max(0, start - 1) : start])
    return near or any(word in ("if", "whether", "unless") for word in line.low[max(0, start - 14) : start])


def _text(held: Layers, line: Line, start: int, end: int, action: str) -> str:
    """Return an object as said; what names a private person is described. Who is sanctioned is on a public list."""
    while start < end and line.low[start] in ("of", "on", "to", "any"):
        start += 1
    if action != "sanction" and holds_name(line, start, end, strictly=action in _ABOUT_PERSONS):
        return description(line, start, end)
    return held.scene.cast.text(line, start, end)


def _passively(
    held: Layers, line: Line, at: int, form: Form, tables: Frames, said: Sequence[Attribution]
) -> Deed | None:
    chain, words = progress.helpers(line, at)
    span = passive_subject(line, chain) or _joined_subject(line, chain)
    if span is None:
        return None
    low, clause = line.low[span[0] : span[1]], line.low[span[0] : min(len(line.low), at + 12)]
    for frame in tables.by_lemma.get(form.lemma, ()):
        stops = form.lemma in (frame.negated | frame.stop_doing) - frame.verbs - frame.ended_by
        if not frame.fits(low, clause) or (stops and not progress.negated(words)):
            continue
        status = _stopped(words) if stops else progress.status(line, at, form, frame)
        actor = by_phrase(held, line, at)
        if actor is None and frame.action in _BARRED.values():
            actor = _announcer(line, at, said)
        if status is None or _hypothetical(line, span[0]) or (status == "proposed" and actor is None):
            return None
        return Deed(
            line,
            span[0],
            at + 1,
            at,
            _clause(line, at),
            frame.action,
            actor,
            _text(held, line, *span, frame.action),
            status,
            0.85 if actor else 0.7,
        )
    return None


def _joined_subject(line: Line, chain: int) -> tuple[int, int] | None:
    """Return the subject a second passive shares: "they will not be sold tickets and not be allowed to board"."""
    if line.at(chain - 1) != "and":
        return None
    start = next((k + 1 for k in range(chain - 2, -1, -1) if line.low[k] in _MARKED or line.low[k] == "that"), 0)
    end = next((k for k in range(start, chain - 1) if line.low[k] in auxiliaries()), start)
    return (start, end) if end > start else None


def _stopped(helpers: Sequence[str]) -> Status:
    """Return the status of "are no longer allowed to board"."""
    return "announced" if {"will", "would", "wo"}.intersection(helpers) else "in_force"


def _nominal(held: Layers, line: Line, at: int, tables: Frames) -> Iterator[Deed]:
    """Read "a suspension of direct flights", "the ban on overflights", "Poland's closure of the crossing"."""
    candidates = tables.by_noun.get(line.low[at], ())
    if not candidates or line.at(at + 1) not in ("of", "on", "for"):
        return
    end = object_end(line, at + 2)
    finite = any(word in verbs() or word in auxiliaries() or word.endswith("ed") for word in line.low)
    for start, stop in _parts(line, at + 2, end) if finite else ():
        words, clause = line.low[start:stop], line.low[max(0, at - 3) : stop]
        frame = next((one for one in candidates if one.fits(words, clause)), None)
        status = _nominal_status(line, at, frame) if frame else None
        if frame is not None and status is not None:
            actor, reach = owner(held, line, at), _clause(line, at)
            text, score = _text(held, line, start, stop, frame.action), 0.8 if actor else 0.6
            yield Deed(line, at, stop, at, reach, frame.action, actor, text, status, score)


def _parts(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of "a ban on overflights and on access to airports"."""
    for at in range(start + 1, end - 1):
        if line.low[at] == "and" and line.low[at + 1] == line.low[start - 1]:
            yield start, at
            start = at + 2
    if start < end:
        yield start, end


def _nominal_status(line: Line, at: int, frame: Frame) -> Status | None:
    """Return how far a deed told by a noun is: by the verb that undoes it or sets it going, else by its governor."""
    start = at
    while start > 0 and (
        line.low[start - 1] in determiners()
        or line.low[start - 1]
        in (
            "partial",
            "temporary",
            "full",
            "immediate",
            "total",
            "complete",
            "indefinite",
            "on",
            "proposal",
            "long",
            "standing",
        )
    ):
        start -= 1
    if line.at(start - 1) == ")":
        start = next((k for k in range(start - 2, -1, -1) if line.low[k] == "("), start)
    if carried := progress.carried(line, start - 1):
        approved = carried == "in_force" and not frame.lasting
        return "announced" if approved else carried  # "approved the construction of a wall"
    over = progress.governor(line, start)
    before = line.low[max(0, start - 4) : start]
    if {"could", "may", "would", "include", "possible", "about", "adopt"} & set(before) or "if" in before:
        return "proposed" if over and over[1] == "proposed" else None
    if over is None:
        return "in_force" if frame.lasting else None
    statuses: dict[str, Status] = {
        "announced": "announced",
        "proposed": "proposed",
        "refused": "refused",
        "stopped": "ended",
        "started": "in_force",
    }
    return statuses[over[1]]
