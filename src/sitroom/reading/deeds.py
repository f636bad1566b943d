"""Deeds in a sentence: a verb or noun of doing with its object, its doer and how far along it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.model.claim import Status
from sitroom.reading import progress
from sitroom.reading.attribution import covering
from sitroom.reading.frames import Frame, Frames
from sitroom.reading.layers import Layers
from sitroom.reading.lexicon import Form
from sitroom.reading.lines import MARKS, Line, auxiliaries, boundaries, determiners, prepositions, pronouns, temporal, verbs
from sitroom.reading.phrases import Phrase, following, subject
from sitroom.reading.spans import Attribution
from sitroom.reading.speakers import Voice, main_voice, voice

_BE = frozenset(["is", "are", "was", "were", "been", "being", "be"])
_LONGEST_OBJECT = 26  # tokens
_STOPS = frozenset(["after", "because", "according", "when", "while", "amid", "following", "until", "unless", "if", "as", "so", "but", "which", "who", "where", "since", "before", "despite", "said", "by", "despite", "during", "under", "although", "though", "that", "starting", "due"])


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
    for at, word in enumerate(line.low):
        if at <= taken or word not in tables.triggers:
            continue
        found = _verbal(held, line, at, tables, said) or _nominal(held, line, at, tables)
        if found is not None:
            taken = found.end - 1 if found.verb == found.start else found.verb
            yield found


def _verbal(held: Layers, line: Line, at: int, tables: Frames, said: Sequence[Attribution]) -> Deed | None:
    form = tables.forms.get(line.low[at])
    if form is None or (line.capital(at) and at > 0) or _adjectival(line, at, form):
        return None
    if _passive(line, at, form):
        return _passively(held, line, at, form, tables, said)
    return _actively(held, line, at, form, tables, said)


def _adjectival(line: Line, at: int, form: Form) -> bool:
    """Say whether a form is no verb here: "the closed border", "a ban", "flight suspensions"."""
    left = line.at(at - 1)
    if left == "-" or (left in determiners() and left not in ("that", "all", "both", "this")):
        return True
    nominal = bool({"base", "s"} & form.kinds) and "past" not in form.kinds
    return nominal and (left in prepositions() and left != "to" or left in ("'s", "'") or line.at(at + 1) in ("of", "on"))


def _passive(line: Line, at: int, form: Form) -> bool:
    start, words = progress.helpers(line, at)
    return "participle" in form.kinds and bool(_BE.intersection(words)) and start < at


def _clause(line: Line, at: int) -> tuple[int, int]:
    """Return the clause around a token: to the marks that divide sentences, commas not among them."""
    first, last = at, at + 1
    while first > 0 and line.low[first - 1] not in (";", "“", "”", '"', "—", ":"):
        first -= 1
    while last < len(line.low) and line.low[last] not in (";", "“", "”", '"', "—"):
        last += 1
    return first, last


def _object_end(line: Line, start: int) -> int:
    """Return where the object behind a verb ends; commas in a list of names and apposed capitals are inside."""
    at, low, top = start, line.low, min(len(line.low), start + _LONGEST_OBJECT)
    while at < top:
        word = low[at]
        if word in ("in", "with") and line.at(at + 1) in ("order", "a") and line.at(at + 2) in ("to", "view"):
            break
        if word in _STOPS or (word in MARKS and not _inside(line, start, at)):
            break
        if word in ("on", "in", "from", "for", "since") and at > start and (line.at(at + 1) in temporal() or _year(line, at + 1)):
            break
        if word in temporal() and at > start and not line.capital(at + 1):
            break
        if word == "and" and _goes_elsewhere(line, at):
            break
        if word in pronouns() and at > start or (word == "to" and _purpose(line, at)):
            break
        if word in ("will", "would", "has", "have", "is", "are", "was", "were") and at > start:
            break
        at += 1
    while at > start and (low[at - 1] in prepositions() or low[at - 1] in determiners() or low[at - 1] in (",", "and", "or")):
        at -= 1
    return at


def _year(line: Line, at: int) -> bool:
    return line.at(at).isdigit() and (line.at(at + 1) in temporal() or len(line.at(at)) == 4)  # noqa: PLR2004


def _purpose(line: Line, at: int) -> bool:
    """Say whether a "to" begins what for ("to support partners"), not where to ("to Minsk")."""
    after = line.at(at + 1)
    return after.isalpha() and not line.capital(at + 1) and after not in determiners() and after not in ("board", "the", "third", "travel", "reception", "people", "vulnerable", "aid", "citizens", "partners")


def _inside(line: Line, start: int, at: int) -> bool:
    """Say whether a mark stands inside an object: an initial, a list of capitals, an apposed name, a bracketed date."""
    if line.low[at] == "." and line.capital(at - 1) and line.capital(at + 1):
        return True
    if line.low[at] == "," and (line.at(at + 2) == "," and line.capital(at + 1) or line.at(at - 2) == "," and line.capital(at - 1)):
        return line.at(at + 1) not in auxiliaries()
    return line.low[at] == "," and at > start and line.capital(at + 1) and line.capital(at - 1) and line.at(at + 2) in (",", "and", "'s", *MARKS, *prepositions())


def _goes_elsewhere(line: Line, at: int) -> bool:
    """Say whether an "and" begins another deed ("and froze ...", "and will ...")."""
    after = line.at(at + 1)
    if after in auxiliaries() or after in verbs() or after in pronouns() or after in ("other",):
        return True
    if after in prepositions() and after != "on":
        return True
    nearest = [line.at(at + k) for k in range(1, 8)]
    return after.endswith(("ed", "ing")) and not line.capital(at + 1) or any(
        word in auxiliaries() - {"all"} or word in ("will", "is", "are") for word in nearest[1:5]
    )


def _actively(held: Layers, line: Line, at: int, form: Form, tables: Frames, said: Sequence[Attribution]) -> Deed | None:
    first = at + 1
    while line.at(first) in ("temporarily", "off", "down", "back", "out", "just", "also", "home") or (
        line.at(first) == "up" and line.at(first + 1) != "to"
    ):
        first += 1
    end = _object_end(line, first)
    if end <= first or (line.low[first] in prepositions() and not _quantity(line, first)):
        return None
    if form.lemma in ("stop", "cease", "halt") and line.low[first].endswith("ing") and line.low[first] in tables.forms:
        return None  # "stopped selling": the second verb tells what
    words, clause = line.low[first:end], line.low[max(0, at - 12) : end]
    for frame in tables.by_lemma.get(form.lemma, ()):
        if frame.fits(words, clause) and _applies(line, at, form, frame):
            return _made(held, line, at, form, frame, (first, end), said)
    return None


def _quantity(line: Line, at: int) -> bool:
    """Say whether a preposition begins an object: "at least 40", "over 300", "in particular"."""
    after = line.at(at + 1)
    return after in ("least", "most", "particular", "to", "about", "around") or after[:1].isdigit() or after in ("€", "$", "£")


def _applies(line: Line, at: int, form: Form, frame: Frame) -> bool:
    """Say whether the verb is this action's here: "allow" only behind "stop", "resume" only when denied or undoing."""
    if form.lemma in frame.verbs or form.lemma in frame.ended_by:
        return True
    start, words = progress.helpers(line, at)
    if form.lemma in frame.negated and progress.negated(words):
        return True
    over = progress.governor(line, start)
    return form.lemma in frame.stop_doing and over is not None and over[1] in ("stopped", "refused")


def _made(held: Layers, line: Line, at: int, form: Form, frame: Frame, span: tuple[int, int], said: Sequence[Attribution]) -> Deed | None:
    start, words = progress.helpers(line, at)
    over = progress.governor(line, start)
    status: Status | None
    stops = form.lemma in frame.stop_doing and form.lemma not in frame.verbs
    if stops and over is not None and over[1] in ("stopped", "refused"):
        status, start = _stopping(line, over[0], frame), over[0]
    elif stops and progress.negated(words) and form.lemma in frame.negated:
        status = "in_force"
    else:
        status = progress.status(line, at, form, frame, _reported(line, at, said))
    if status is None or _hypothetical(line, start):
        return None
    verb = over[0] if over is not None else start
    actor, score = _doer(held, line, verb, at, form, said)
    clause = _clause(line, at)
    return Deed(line, verb if over else at, span[1], at, clause, frame.action, actor, _text(held, line, *span), status, score)


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


def _doer(held: Layers, line: Line, verb: int, at: int, form: Form, said: Sequence[Attribution]) -> tuple[str | None, float]:
    """Return who does it: the subject; "it" and "we" in what somebody says are himself; else the main clause's."""
    chain, _ = progress.helpers(line, verb)
    left = line.at(chain - 1)
    phrase = subject(line, verb)
    if left in ("who", "which", "that") and phrase is None:
        comma = line.at(chain - 2) == ","
        phrase = subject(line, chain - 2 if comma else chain - 1)
    found = voice(held.scene, line, phrase) if phrase else None
    if phrase is not None and phrase.end - phrase.start == 1 and line.low[phrase.start] in pronouns():
        found = _self(line, phrase, found, said)
    adrift = "ing" in form.kinds and verb == at and not _BE.intersection(line.low[chain:verb])
    if adrift or (found is None and phrase is None) or (found is not None and not found.text[0].isalnum()):
        found = main_voice(held.scene, line, verb)
    if found is None or found.kind in ("private", "document"):
        return None, 0.6
    if found.kind == "unknown" and not found.text[:1].isupper():
        return None, 0.6
    return found.text, 0.9


def _self(line: Line, phrase: Phrase, found: Voice | None, said: Sequence[Attribution]) -> Voice | None:
    """Read "it", "we" or "they" inside what somebody says as that somebody."""
    token = line.tokens[phrase.start]
    outer = covering(said, token.start, token.end)
    if outer is None or outer.speaker is None or token.lower in ("he", "she"):
        return found
    return Voice(outer.speaker, outer.actor, "person" if outer.person else "body", outer.person)


def _text(held: Layers, line: Line, start: int, end: int) -> str:
    while start < end and line.low[start] in ("of", "on", "to", "any"):
        start += 1
    return held.scene.cast.text(line, start, end)


def _passively(held: Layers, line: Line, at: int, form: Form, tables: Frames, said: Sequence[Attribution]) -> Deed | None:
    chain, words = progress.helpers(line, at)
    span = _passive_subject(line, chain)
    if span is None:
        return None
    low, clause = line.low[span[0] : span[1]], line.low[span[0] : min(len(line.low), at + 12)]
    for frame in tables.by_lemma.get(form.lemma, ()):
        stops = form.lemma in (frame.negated | frame.stop_doing) - frame.verbs - frame.ended_by
        if not frame.fits(low, clause) or (stops and not progress.negated(words)):
            continue
        status = _stopped(words) if stops else progress.status(line, at, form, frame)
        actor = _by(held, line, at)
        if status is None or _hypothetical(line, span[0]) or (status == "proposed" and actor is None):
            return None
        return Deed(line, span[0], at + 1, at, _clause(line, at), frame.action, actor, _text(held, line, *span), status, 0.85 if actor else 0.7)
    return None


def _stopped(helpers: Sequence[str]) -> Status:
    """Return the status of "are no longer allowed to board"."""
    return "announced" if {"will", "would", "wo"}.intersection(helpers) else "in_force"


def _passive_subject(line: Line, chain: int) -> tuple[int, int] | None:
    """Return the long subject of a passive ("flights from Erbil transiting through third countries to Belarus")."""
    end = chain
    while end > 0 and line.low[end - 1] in (",",):
        end -= 1
    start = end
    while start > 0 and end - start < _LONGEST_OBJECT:
        word = line.low[start - 1]
        if word in (";", ":", "“", "”", '"', ",", ".", "—") or word in boundaries() or line.low[start - 1] in ("said", "says", "and"):
            if word in ("and", ",") and _listed(line, start):
                start -= 1
                continue
            break
        if word in verbs() or word in pronouns():
            break
        start -= 1
    if line.low[start] in prepositions() and "," in line.low[start:end]:
        start = line.low.index(",", start) + 1
    while start < end and (line.low[start] in determiners() - {"all", "four", "both"} or line.low[start] in auxiliaries()):
        start += 1
    return (start, end) if end > start else None


_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())


def _listed(line: Line, after: int) -> bool:
    """Say whether what stands behind an "and" or comma is one more of a list: counted, or a name after a name."""
    word = line.low[after]
    if word[0].isdigit() or word in _NUMBERS:
        return True
    name = after + 1 if word == "the" else after
    return line.capital(name) and line.capital(after - 2)


def _by(held: Layers, line: Line, at: int) -> str | None:
    for k in range(at + 1, min(len(line.low), at + 14)):
        if line.low[k] == "by" and line.at(k + 1) not in temporal() and not line.at(k + 1).isdigit():
            phrase = following(line, k + 1)
            found = voice(held.scene, line, phrase) if phrase else None
            return found.text if found and found.kind not in ("private", "document", "unknown") else None
        if line.low[k] in MARKS:
            return None
    return None


def _nominal(held: Layers, line: Line, at: int, tables: Frames) -> Deed | None:
    """Read "a suspension of direct flights", "the ban on overflights", "Poland's closure of the crossing"."""
    candidates = tables.by_noun.get(line.low[at], ())
    if not candidates or line.at(at + 1) not in ("of", "on", "for"):
        return None
    end = _object_end(line, at + 2)
    if end <= at + 2 or not any(word in verbs() or word in auxiliaries() or word.endswith("ed") for word in line.low):
        return None
    words = line.low[at + 2 : end]
    for frame in candidates:
        status = _nominal_status(line, at, frame) if frame.fits(words, line.low[max(0, at - 3) : end]) else None
        if status is not None:
            actor = _owner(held, line, at)
            text = _text(held, line, at + 2, end)
            return Deed(line, at, end, at, _clause(line, at), frame.action, actor, text, status, 0.8 if actor else 0.6)
    return None


def _nominal_status(line: Line, at: int, frame: Frame) -> Status | None:
    """Return how far a deed told by a noun is: by the verb that undoes it or sets it going, else by its governor."""
    start = at
    while start > 0 and (line.low[start - 1] in determiners() or line.low[start - 1] in ("partial", "temporary", "full", "immediate", "total", "complete", "indefinite", "on", "proposal", "long", "standing")):
        start -= 1
    if line.at(start - 1) == ")":
        start = next((k for k in range(start - 2, -1, -1) if line.low[k] == "("), start)
    if carried := progress.carried(line, start - 1):
        return carried
    over = progress.governor(line, start)
    before = line.low[max(0, start - 4) : start]
    if {"could", "may", "would", "include", "possible", "about", "adopt"} & set(before) or "if" in before:
        return "proposed" if over and over[1] == "proposed" else None
    if over is None:
        return "in_force" if frame.lasting else None
    statuses: dict[str, Status] = {"announced": "announced", "proposed": "proposed", "refused": "refused", "stopped": "ended", "started": "in_force"}
    return statuses[over[1]]


def _owner(held: Layers, line: Line, at: int) -> str | None:
    """Return whose deed a noun tells: "X's", the verb's subject, or who the sentence is about."""
    k = at - 1
    while k > 0 and (line.low[k] not in MARKS) and line.low[k] not in ("'s", "'") and at - k < 4:  # noqa: PLR2004
        k -= 1
    doing = next((j for j in range(at - 1, max(0, at - 6), -1) if progress.carried(line, j)), None)
    if doing is not None:
        phrase = subject(line, progress.first_verb(line, doing))
        found = voice(held.scene, line, phrase) if phrase else None
    elif line.at(k) in ("'s", "'"):
        phrase = subject(line, k)
        found = voice(held.scene, line, phrase) if phrase else None
    else:
        over = progress.governor(line, at)
        found = None
        if over is not None:
            phrase = subject(line, over[0])
            found = voice(held.scene, line, phrase) if phrase else None
        if line.low[at] not in ("ban", "prohibition"):  # a ban on access "by X" bans X
            found = found or _by_voice(held, line, at)
        found = found or main_voice(held.scene, line, at)
    return found.text if found and found.kind not in ("private", "document", "unknown") else None


def _by_voice(held: Layers, line: Line, at: int) -> Voice | None:
    for k in range(at + 1, min(len(line.low), at + 20)):
        if line.low[k] == "by" and (line.capital(k + 1) or line.at(k + 1) in determiners()):
            phrase = following(line, k + 1)
            return voice(held.scene, line, phrase) if phrase else None
        if line.low[k] in MARKS:
            return None
    return None
