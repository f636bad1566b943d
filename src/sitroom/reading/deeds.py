"""Deeds in a sentence: a verb or noun of doing with its object, its doer and how far along it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitroom.reading import barred, clipped, nominals, progress
from sitroom.reading.attribution import covering
from sitroom.reading.barred import announcer, joined_subject
from sitroom.reading.deed import Deed, hypothetical, reach, told
from sitroom.reading.doers import by_phrase, doer
from sitroom.reading.elided import accused, instructed, itself, ordered, own_deed, source
from sitroom.reading.frames import Frame, Frames
from sitroom.reading.layers import Layers
from sitroom.reading.lexicon import Form, vocabulary
from sitroom.reading.lexicon import words as words_of
from sitroom.reading.lines import Line, auxiliaries, be, determiners, prepositions, verbs
from sitroom.reading.objects import object_end, passive_subject, quantity
from sitroom.reading.places_named import crossing
from sitroom.reading.spans import Attribution


def deeds(
    held: Layers, line: Line, tables: Frames, said: Sequence[Attribution], before: Sequence[Deed] = ()
) -> Iterator[Deed]:
    """Yield the deeds of a sentence in order, one for each verb or noun that tells one.

    `before` are those of the text so far, for "the ban will last a month".
    """
    found = list(_each(held, line, tables, said, before)) if line.low[-1] != "?" else []  # a question tells no deed
    yield from (one for one in found if not any(_holds(other, one) for other in found))


def _holds(whole: Deed, part: Deed) -> bool:
    """Say whether a deed is told again inside another: "construction of the fence has been completed"."""
    if whole.action != part.action or whole is part:
        return False
    inside = whole.start <= part.start and part.end <= whole.end and (whole.start, whole.end) != (part.start, part.end)
    going_on = part.line.low[part.verb].endswith("ing") and part.line.at(part.verb - 1) in (",", "time")
    return inside or (going_on and whole.verb < part.verb and whole.actor == part.actor)


def _each(
    held: Layers, line: Line, tables: Frames, said: Sequence[Attribution], before: Sequence[Deed]
) -> Iterator[Deed]:
    taken, made = -1, list[Deed]()
    for at, word in enumerate(line.low):
        if at <= taken or word not in tables.triggers:
            continue
        verbal = _verbal(held, line, at, tables, said)
        twin = _twin(held, line, at, tables, said, verbal) if verbal else ()
        for found in [verbal, *twin] if verbal else nominals.nominal(held, line, at, tables, [*before, *made]):
            taken = found.end - 1 if found.verb == found.start else found.verb
            made.append(found)
            yield found


def _twin(held: Layers, line: Line, at: int, tables: Frames, said: Sequence[Attribution], one: Deed) -> Iterator[Deed]:
    """Yield what the same verb does besides: "banned the carriers from its airspace and its airports"."""
    action, *needs = vocabulary("measures")["twins"].get(one.action, [""])
    if set(needs).intersection(line.low[at : at + _WIDE * 3]):
        lemmas = tables.by_lemma.items()
        acting = {lemma: tuple(frame for frame in known if frame.action == action) for lemma, known in lemmas}
        only = replace(tables, by_lemma=acting)
        other = _actively(held, line, at, tables.forms[line.low[at]], only, said)
        if other is not None:
            yield other


def _verbal(held: Layers, line: Line, at: int, tables: Frames, said: Sequence[Attribution]) -> Deed | None:
    form = tables.forms.get(line.low[at])
    if form is None or (line.capital(at) and at > 0 and not clipped.labelled(line, at)) or _adjectival(line, at, form):
        return None
    if line.at(at - 1) == ":" and form.kinds == {"base"}:
        return None  # a heading's imperative
    if form.lemma in barred.VERBS and (found := barred.barred(held, line, at, tables, said)):
        return found
    if _passive(line, at, form):
        return _passively(held, line, at, form, tables, said)
    active = _actively(held, line, at, form, tables, said)
    return active or clipped.turned(held, line, at, form, tables) or clipped.clipped(held, line, at, form, tables)


def _adjectival(line: Line, at: int, form: Form) -> bool:
    """Say whether a form is no verb here: "the closed border", "a ban", "flight suspensions"."""
    left = line.at(at - 1)
    if left == "-" or (left in determiners() and left not in ("that", "all", "both", "this")):
        return True
    nominal = bool({"base", "s"} & form.kinds) and "past" not in form.kinds
    carried = line.at(at + 1) in ("of", "on") and left not in auxiliaries()
    return nominal and ((left in prepositions() and left != "to") or left in ("'s", "'") or carried)


def _passive(line: Line, at: int, form: Form) -> bool:
    start, words = progress.helpers(line, at)
    return "participle" in form.kinds and bool(be().intersection(words)) and start < at


def _actively(
    held: Layers, line: Line, at: int, form: Form, tables: Frames, said: Sequence[Attribution]
) -> Deed | None:
    first = _object_start(line, at)
    end = object_end(line, first)
    if form.lemma == "fly" and "ing" in form.kinds:
        first = at  # "stopped flying through ..."
    if end <= first:
        return None
    if form.lemma in _PHASES and line.low[first].endswith("ing") and line.low[first] in tables.forms:
        return None  # "stopped selling": the second verb tells what
    clause = line.low[max(0, at - 12) : end]
    if any(one.actor.kind == "airline" and one.end <= at for one in line.named):
        clause = [*clause, "airline"]
    for frame in tables.by_lemma.get(form.lemma, ()):
        begin = _past_particle(line, first, frame)
        if begin is None or (line.low[begin] in prepositions() and not quantity(line, begin)):
            continue
        near = [*clause, *line.low[end : end + _WIDE]] if frame.wide else clause
        if frame.fits(line.low[begin:end], near, form.lemma) and _applies(line, at, form, frame):
            return _made(held, line, at, form, frame, (begin, end), said)
    return None


_HOMEWARD = frozenset(["repatriate", "evacuate", "bring", "fly", "airlift", "rescue"])
_AROUND = 30  # tokens on either side of a passive that may tell what it is done to
_WIDE = 6  # tokens behind an object that may tell the action
_AHEAD = ("announced", "proposed")
_PHASES = frozenset(["stop", "cease", "halt", "begin", "start"])
_BESIDE = frozenset(
    ["temporarily", "aside", "off", "down", "back", "out", "just", "also", "home", "completely", "fully"]
)


def _object_start(line: Line, at: int) -> int:
    first = at + 1
    while line.at(first) in _BESIDE or (line.at(first) == "up" and line.at(first + 1) != "to"):
        first += 1
    return first


def _past_particle(line: Line, first: int, frame: Frame) -> int | None:
    """Return where the object begins behind a frame's particle ("take in"); None where it lacks."""
    if not frame.particle:
        return first
    return first + 1 if line.at(first) == frame.particle or line.at(first - 1) == frame.particle else None


def _applies(line: Line, at: int, form: Form, frame: Frame) -> bool:
    """Say whether the verb is this action's here: "allow" only behind "stop", "resume" only when denied or undoing."""
    if form.lemma in frame.verbs or form.lemma in frame.ended_by:
        return True
    start, words = progress.helpers(line, at)
    if form.lemma in frame.negated and progress.negated(words):
        return True
    over = progress.governor(line, start)
    if form.lemma in frame.refusing:
        promised = {"will", "wo", "would"}.intersection(words) or (over is not None and over[1] == "announced")
        return bool(promised and frame.particle) or (over is not None and over[1] == "refused")
    return form.lemma in frame.stop_doing and over is not None and over[1] in ("stopped", "refused")


def _made(
    held: Layers, line: Line, at: int, form: Form, frame: Frame, span: tuple[int, int], said: Sequence[Attribution]
) -> Deed | None:
    start, words = progress.helpers(line, at)
    over = progress.governor(line, start)
    stops = form.lemma in frame.stop_doing and form.lemma not in frame.verbs
    if stops and over is not None and over[1] in ("stopped", "refused"):
        status, start = progress.stopping(line, over[0], frame), over[0]
    elif stops and progress.negated(words) and form.lemma in frame.negated:
        status = progress.stopped(words)
    else:
        status = progress.status(line, at, form, frame, _reported(line, at, said))
    if frame.past and status in _AHEAD:
        return None
    if status is None or hypothetical(line, start) or _gerund(line, start, form, words, over is not None):
        return None
    if progress.wished(line, start, form, words):
        status = "proposed"
    actor, score = doer(held, line, over[0] if over is not None else start, at, form, said)
    unsaid = frame.past and actor is None and form.lemma not in words_of("measures", "receiving")
    if score == 0 or unsaid or accused(held, line, at, actor, said):
        return None  # "the ferry delivered food" tells no aid
    if form.lemma in words_of("measures", "receiving"):
        actor = source(held, line, at)
    if actor is None:
        actor = itself(held, line, start, frame.action, said)
    if "shall" in words and progress.negated(words):
        actor = instructed(held, line, at, said)
    text = told(held, line, *span, frame.action)
    begin = over[0] if over else at
    return Deed(line, begin, span[1], at, reach(line, at), frame.action, actor, text, status, score)


def _gerund(line: Line, start: int, form: Form, words: Sequence[str], governed: bool) -> bool:
    """Say whether an "-ing" names a deed that nobody is said to do: "a response includes helping people"."""
    if "ing" not in form.kinds or governed or be().intersection(words):
        return False
    return line.at(start - 1) in verbs() or line.at(start - 1) in (
        "including",
        "involves",
        "means",
        "like",
        "for",
        "on",
        "about",
    )


_NAMES_DEEDS = frozenset(["including", "involves", "means", "like", "for", "on", "about"])
_THREATS = ("warn", "threat", "propos", "suggest")


def _reported(line: Line, at: int, said: Sequence[Attribution]) -> bool:
    """Say whether somebody announces it: told in his words, and not as a warning or proposal."""
    outer = covering(said, line.tokens[at].start, line.tokens[at].end)
    return outer is not None and outer.speaker is not None and not outer.cue.lower().startswith(_THREATS)


def _passively(
    held: Layers, line: Line, at: int, form: Form, tables: Frames, said: Sequence[Attribution]
) -> Deed | None:
    chain, words = progress.helpers(line, at)
    span = passive_subject(line, chain) or joined_subject(line, chain)
    if span is None or line.at(span[0] - 1) == "no" or (line.at(at + 1) == "to" and line.at(at + 2) in _HOMEWARD):
        return None  # "no funds had been given", "aircraft will be sent to repatriate people"
    low, clause = line.low[span[0] : span[1]], line.low[span[0] : min(len(line.low), at + 12)]
    around = line.low[max(0, at - _AROUND) : at + _AROUND]
    if crossing(line, *span):
        clause = [*clause, "crossing"]
    for frame in tables.by_lemma.get(form.lemma, ()):
        stops = form.lemma in (frame.negated | frame.stop_doing) - frame.verbs - frame.ended_by
        if stops and not progress.negated(words):
            continue
        if form.lemma in frame.refusing - frame.verbs and not _applies(line, at, form, frame):
            continue  # "11 people were taken to hospital"
        if frame.particle and line.at(at + 1) != frame.particle:
            continue
        done_to = span if frame.fits(low, around if frame.wide else clause, form.lemma) else None
        done_to = done_to or _handed(line, at, form, frame)
        if done_to is None:
            continue
        reported = _reported(line, at, said)
        status = progress.stopped(words) if stops else progress.status(line, at, form, frame, reported)
        actor = by_phrase(held, line, at) or ordered(held, line, at)
        if actor is None and (frame.action in barred.VERBS.values() or (reported and status == "announced")):
            actor = announcer(line, at, said)
        if frame.past and status in _AHEAD:
            continue
        if status is None or hypothetical(line, span[0]) or (status == "proposed" and actor is None):
            return None
        actor = actor or own_deed(held, line, at, frame.action, said)
        text = told(held, line, *done_to, frame.action)
        end, score = max(at + 1, done_to[1]), 0.85 if actor else 0.7
        return Deed(line, span[0], end, at, reach(line, at), frame.action, actor, text, status, score)
    return None


def _handed(line: Line, at: int, form: Form, frame: Frame) -> tuple[int, int] | None:
    """Return what a passive says was given to its subject: "the mission was not granted access to the zone"."""
    end = object_end(line, at + 1) if frame.given else at
    if end <= at + 1 or not frame.fits(line.low[at + 1 : end], line.low[at : end + 6], form.lemma):
        return None
    return at + 1, end
