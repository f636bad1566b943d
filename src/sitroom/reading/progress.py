"""How far along a measure is: proposed, announced, in force, completed, ended or refused, by the words at its verb."""

from functools import cache

from sitroom.model.claim import Status
from sitroom.reading.frames import Frame
from sitroom.reading.lexicon import Form, verb_forms, vocabulary
from sitroom.reading.lines import Line, auxiliaries, temporal
from sitroom.reading.phrases import adverb

_BE = frozenset(["is", "are", "was", "were", "been", "being", "be"])
_HAVE = frozenset(["has", "have", "had"])
_NOT = frozenset(["not", "never", "cannot", "longer"])


@cache
def _governors() -> dict[str, str]:
    """Return verb forms that govern a deed ("plans to", "announced"), with the status they give it."""
    table = vocabulary("measures")["status"]
    found: dict[str, str] = {}
    for status in ("announced", "proposed", "refused", "started", "stopped"):
        for form in verb_forms(table[status]):
            found.setdefault(form, status)
    return found


@cache
def _modals(kind: str) -> frozenset[str]:
    return frozenset(vocabulary("measures")["status"][kind])


def helpers(line: Line, verb: int) -> tuple[int, list[str]]:
    """Return where the auxiliaries before a verb begin, and those words."""
    at = verb
    while at > 0 and (
        line.low[at - 1] in auxiliaries() or adverb(line, at - 1) or line.low[at - 1] in ("no", "longer", "to")
    ):
        at -= 1
    return at, line.low[at:verb]


def negated(words: list[str]) -> bool:
    """Say whether auxiliaries deny their verb."""
    return any(word in _NOT or word.endswith("n't") for word in words)


def governor(line: Line, start: int) -> tuple[int, str] | None:
    """Return the verb that governs an infinitive, gerund or clause right before `start`, with what it tells."""
    at, skipped = start - 1, 0
    while at >= 0 and skipped < 6 and (line.low[at] in _BETWEEN or line.low[at] in auxiliaries() | temporal()):
        at, skipped = at - 1, skipped + 1
    word = line.at(at)
    if word == "out" and line.at(at - 1) in ("ruled", "rules", "ruling", "rule"):
        return at - 1, "refused"
    if word in _APPROVING and line.at(start).endswith("ing"):
        return at, "announced"  # "approved building a wall"
    if word == "and" and line.at(start) == "to" and (shared := _shared(line, at)):
        return shared
    if word in _governors() and not (line.capital(at) and at > 0):
        return at, _governors()[word]
    noun = next((k for k in range(start - 1, at, -1) if line.low[k] in _governors()), None)
    return (noun, _governors()[line.low[noun]]) if noun is not None else None


_APPROVING = frozenset(["approved", "approves", "backed", "backs", "authorised", "authorized", "endorsed", "endorses"])
_SHARED = 14  # tokens from one infinitive back to the one it is joined to


def _shared(line: Line, joint: int) -> tuple[int, str] | None:
    """Return the governor of the infinitive that an "and to" goes on from: "plans to build X and to send Y"."""
    for at in range(joint - 1, max(joint - _SHARED, 0), -1):
        if line.low[at] == "to" and line.low[at - 1] in _governors():
            return at - 1, _governors()[line.low[at - 1]]
        if line.low[at] in (";", ".", "”"):
            return None
    return None


_BETWEEN = frozenset(
    [
        "to",
        "that",
        "it",
        "they",
        "he",
        "she",
        "plans",
        "plan",
        "a",
        "the",
        "new",
        "further",
        "its",
        "their",
        "decision",
        "up",
        "on",
        "for",
    ]
)


@cache
def _carriers() -> dict[str, tuple[str, Form]]:
    """Return the verbs that carry a deed told as a noun ("lifted its ban"), with what they do to it."""
    table = vocabulary("measures")["status"]
    found = {text: ("undoing", form) for text, form in verb_forms(table["undoing"]).items()}
    return found | {text: ("setting", form) for text, form in verb_forms(table["setting"]).items()}


def carried(line: Line, verb: int) -> Status | None:
    """Return what a verb right before a deed's noun makes of it: ended, kept in force, or planned."""
    known = _carriers().get(line.at(verb))
    if known is None:
        return None
    start, words = helpers(line, verb)
    over = governor(line, start)
    if over is not None and over[1] in ("refused", "proposed"):
        return "refused" if over[1] == "refused" else "proposed"
    if _modals("conditional").intersection(words):
        return "proposed"
    ahead = _modals("future").intersection(words) or "to" in words
    if known[0] == "undoing":
        return None if ahead else "ended"
    return "announced" if ahead else "in_force"


def first_verb(line: Line, verb: int) -> int:
    """Return the verb whose subject does it: the governor of an infinitive, else the verb itself."""
    over = governor(line, helpers(line, verb)[0])
    return over[0] if over is not None else verb


def status(line: Line, verb: int, form: Form, frame: Frame, reported: bool = False) -> Status | None:
    """Return the status of a deed told by a verb; None where it is hypothetical or denied in the past.

    `reported` says that its doer's own words are told, so that "would" is the future of what was said.
    """
    start, words = helpers(line, verb)
    over = governor(line, start)
    denied = negated(words)
    if form.lemma in frame.negated and form.lemma not in frame.verbs and (denied or form.lemma not in frame.ended_by):
        return "in_force" if denied else None
    if over is not None and over[1] == "refused":
        return "refused"
    if denied:
        return "refused" if _modals("future").intersection(words) or "wo" in words or "won't" in words else None
    if form.lemma in frame.ended_by and form.lemma not in frame.verbs:
        ahead = _modals("future") | _modals("conditional") | {"to"}  # an end to come is no status of the measure
        return None if ahead.intersection(words) or (over and over[1] == "proposed") else "ended"
    return _positive(form, frame, words, over, reported)


def _positive(
    form: Form, frame: Frame, words: list[str], over: tuple[int, str] | None, reported: bool
) -> Status | None:
    held = set(words)
    if "would" in held and reported:
        return "announced"
    if _modals("conditional") & held:
        return "proposed"
    if _modals("future") & held:
        return "announced"
    if over is not None and over[1] in ("announced", "proposed") and ("to" in held or "ing" in form.kinds):
        return "proposed" if over[1] == "proposed" else "announced"
    if "to" in held and not (_HAVE | _BE) & held:
        return "proposed" if over and over[1] == "proposed" else "announced" if over else None
    if over is not None and over[1] in ("stopped", "started") and "ing" in form.kinds:
        return "ended" if over[1] == "stopped" else "in_force"
    return _done(form, frame, held)


def _done(form: Form, frame: Frame, held: set[str]) -> Status:
    own = _governors().get(form.lemma)
    if own in ("announced", "proposed"):
        return "announced" if own == "announced" else "proposed"
    if form.lemma in frame.done:
        return "completed"
    if frame.lasting:
        return "in_force"
    going_on = "ing" in form.kinds and _BE & held
    present = ("s" in form.kinds or ({"is", "are"} & held and "been" not in held)) and "past" not in form.kinds
    stative = {"is", "are"} & held and "participle" in form.kinds
    return "in_force" if going_on or present or stative else "completed"
