"""How far along a measure is: proposed, announced, in force, completed, ended or refused, by the words at its verb."""

from functools import cache

from sitroom.model.claim import Status
from sitroom.reading.frames import Frame
from sitroom.reading.lexicon import Form, verb_forms, vocabulary
from sitroom.reading.lines import MARKS, Line, auxiliaries, boundaries, temporal, verbs
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
    if word in _intents() and line.at(at + 1) == "on":
        return at, _intents()[word]  # "reached agreement on a fifth package"
    noun = next((k for k in range(start - 1, at, -1) if line.low[k] in _governors()), None)
    if noun is not None:
        return noun, _governors()[line.low[noun]]
    return _intended(line, start)


_INTENT = 8  # tokens from "agreement" to the infinitive it governs: "an agreement with Iraq to repatriate"


def _intended(line: Line, start: int) -> tuple[int, str] | None:
    """Return the noun that governs an infinitive ("reached a deal with X to"), as the verb that carries it."""
    if line.at(start) != "to":
        return None
    for at in range(start - 1, max(start - _INTENT, -1), -1):
        word = line.low[at]
        if word in _intents():
            over = next((k for k in range(at - 1, max(at - 5, -1), -1) if _carries(line, k)), at)
            return over, _intents()[word]
        if word in MARKS or word in verbs() or word in boundaries():
            return None
    return None


def _carries(line: Line, at: int) -> bool:
    word = line.low[at]
    return word == "'s" or word in verbs() or (word.endswith("ed") and not line.capital(at))


@cache
def _intents() -> dict[str, str]:
    table = vocabulary("measures")["status"]["nouns"]
    return {noun: status for status, nouns in table.items() for noun in nouns}


_FOLLOWS = 7  # tokens from a deed's noun to the verb that says what becomes of it


def followed(line: Line, stop: int) -> Status | None:
    """Return what the verb behind a deed's noun makes of it: "has been completed", "will take effect"."""
    at = next((k for k in range(stop, min(len(line.low), stop + _FOLLOWS)) if tells(line, k)), None)
    if at is None or any(word in MARKS or word in boundaries() for word in line.low[stop:at]):
        return None
    noun = line.low[at] in ("force", "place", "effect", "way")
    known, words = _following()[line.low[at]], helpers(line, at - 1 if noun else at)[1]
    if negated(words) or _modals("conditional").intersection(words):
        return None
    ahead = bool((_modals("future") | {"to", "expected", "due"}).intersection(words))
    if known in ("ended", "completed") and ahead:
        return "in_force" if known == "ended" else "announced"
    return (
        "announced" if ahead and known == "in_force" and line.low[at] not in ("remain", "continue", "stay") else known
    )


def tells(line: Line, at: int) -> bool:
    """Say whether a word behind a deed's noun says what becomes of the deed."""
    known = line.low[at] in _following() and (at > 0 and line.low[at - 1] not in ("'s", "the", "a"))
    return known and (
        line.low[at] not in ("force", "place", "effect", "way", "under") or line.low[at - 1] in ("in", "into", "under")
    )


@cache
def _following() -> dict[str, Status]:
    """Return the forms of verbs behind a deed's noun with the status they tell."""
    table: dict[Status, list[str]] = vocabulary("measures")["status"]["follows"]
    found: dict[str, Status] = {}
    for status, verbs_of in table.items():
        for form, held in verb_forms(verbs_of).items():
            if held.kinds - {"ing"}:
                found.setdefault(form, status)
    found |= {"force": "in_force", "place": "in_force", "way": "in_force"}
    return found


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
    if line.at(start - 1) in ("help", "helping", "let", "letting") and form.kinds == {"base"}:
        return None  # "called in to help evacuate"
    if not words and "base" in form.kinds and line.at(start - 1) == "and":
        words = _joint_modal(line, start - 1)
    over = governor(line, start)
    denied = negated(words)
    if frame.refused:
        return None if denied or _modals("conditional").intersection(words) or "to" in words else "refused"
    if frame.given and denied and "participle" in form.kinds:
        return "refused"  # "was not granted access"
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


_WISH = 14  # tokens from "proposed" to the bare verb of what is wished


def wished(line: Line, start: int, form: Form, words: list[str]) -> bool:
    """Say whether a bare verb tells what somebody wishes of another: "proposed that the EU open a corridor"."""
    if form.kinds != {"base"} or words:
        return False
    that = next((k for k in range(start - 1, max(start - _WISH, -1), -1) if line.low[k] == "that"), None)
    before = range(max(0, that - _WISH // 2), that) if that is not None else range(0)
    return any(_governors().get(line.low[k]) == "proposed" for k in before)


_JOINT = 14  # tokens from one verb back to the modal it shares with another


def _joint_modal(line: Line, joint: int) -> list[str]:
    """Return the modal a second bare verb shares: "it would comply and refuse boarding"."""
    modals = _modals("future") | _modals("conditional")
    at = next(
        (k for k in range(joint - 1, max(joint - _JOINT, -1), -1) if line.low[k] in modals | {";", ".", "”"}), None
    )
    return [line.low[at]] if at is not None and line.low[at] in modals else []


def stopping(line: Line, stop: int, frame: Frame) -> Status | None:
    """Return the status of "stopped selling" and "refuses to carry"."""
    return status(line, stop, Form("stop", frozenset(["past", "participle"])), frame) or "in_force"


def stopped(words: list[str]) -> Status:
    """Return the status of "are no longer allowed to board"."""
    return "announced" if {"will", "would", "wo"}.intersection(words) else "in_force"


def _positive(
    form: Form, frame: Frame, words: list[str], over: tuple[int, str] | None, reported: bool
) -> Status | None:
    held = set(words)
    if _OUGHT & held:
        return None  # what somebody should do is called for, not done
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


_OUGHT = frozenset(["should", "ought", "must"])


def _done(form: Form, frame: Frame, held: set[str]) -> Status:
    own = None if frame.particle else _governors().get(form.lemma)  # "called in" asks for nothing
    if own in ("announced", "proposed"):
        return "announced" if own == "announced" else "proposed"
    if form.lemma in frame.done:
        return "completed"
    if frame.lasting:
        return "in_force"
    going_on = ("ing" in form.kinds and _BE & held) or "being" in held
    present = ("s" in form.kinds or ({"is", "are"} & held and "been" not in held)) and "past" not in form.kinds
    stative = {"is", "are"} & held and "participle" in form.kinds
    return "in_force" if going_on or present or stative else "completed"
