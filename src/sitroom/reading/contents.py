"""Where what is said lies: behind a cue, over time, place and carrier, or before it."""

from dataclasses import dataclass

from sitroom.model import Modality
from sitroom.reading import carriers
from sitroom.reading.cues import Cue, word_class
from sitroom.reading.lexicon import words
from sitroom.reading.lines import (
    MARKS,
    Line,
    auxiliaries,
    be,
    boundaries,
    determiners,
    prepositions,
    pronouns,
    temporal,
    verbs,
)
from sitroom.reading.phrases import Phrase
from sitroom.reading.scenes import Scene, Voice

CLOSE = frozenset(["”", '"'])
OPEN = frozenset(["“", '"'])
_CLAUSE_REACH = 25  # tokens in which what is said must show its verb
_SHORT = 6  # tokens; a bare noun this near the end is no clause
_LOOK_BACK = 60  # tokens before a source in which what is said must show its verb
_DEED = 8  # words behind "declared" in which a state of emergency is told
_PHRASE_REACH = 16  # tokens of a prepositional phrase between a cue and what is said


@dataclass(slots=True)
class Saying:
    """One act of saying. Token spans of cue and source in `line`; ``first`` to ``last`` are the content's tokens."""

    line: Line
    cue: tuple[int, int]
    text: str
    lemma: str
    manner: str
    voice: Voice | None
    source: tuple[int, int] | None
    first: int
    last: int
    via: tuple[str, ...] = ()
    modality: Modality = "asserted"


def place(scene: Scene, line: Line, at: int, cue: Cue, who: Voice, phrase: Phrase | None) -> Saying | None:
    """Place the content: behind the cue, or before it when the cue closes the sentence."""
    source = (phrase.start, phrase.end) if phrase else None
    lemma, after = cue.form.lemma, at + 1
    told: str | None = None
    if lemma in ("tell", "remind", "assure", "inform", "notify"):
        after, told = carriers.addressee(scene, line, at + 1)
    first = after if cue.manner == "address" else content_start(line, after)
    begin = phrase.start if phrase else at
    trailing = begin > 1 and line.at(begin - 1) in ("”", '"', ",", "–", "—", *CLOSE)
    if first is not None and line.at(first - 1) == "that":
        trailing = False
    trailing = trailing and _holds_clause(line, begin)
    if first is None or (trailing and cue.manner != "address" and _closes(line, after)):
        if not trailing:
            return None
        last = begin - 1 if line.at(begin - 1) == "," else begin
        made = Saying(line, (at, at + 1), line.low[at], lemma, cue.manner, who, source, 0, last)
        end = len(line.low)
    else:
        if cue.manner != "address" and not _takes(line, at, first, cue):
            return None
        made = Saying(line, (at, at + 1), line.low[at], lemma, cue.manner, who, source, first, len(line.low))
        end = first
    via = (*((told,) if told else ()), *carriers.carriers(scene, line, after, max(after, end)))
    made.via = tuple(dict.fromkeys(via))
    made.modality = "denied" if lemma == "deny" else "estimated" if lemma in word_class("estimating") else "asserted"
    return made


def _holds_clause(line: Line, end: int) -> bool:
    """Say whether the words before a source can be what is said: they hold a verb or a quotation."""
    tells = verbs() | CLOSE | (auxiliaries() - {"meanwhile"})
    return any(line.low[k] in tells or _finite(line, k) for k in range(max(0, end - _LOOK_BACK), end))


def _takes(line: Line, at: int, first: int, cue: Cue) -> bool:
    """Say whether the words behind the cue can be what is said: a clause; for reporting verbs a noun phrase too."""
    if line.at(first - 1) in ("that", ":") or line.at(first) in OPEN or line.at(first - 1) in OPEN:
        return True
    if cue.form.lemma in word_class("of_fact") and cue.manner == "say":
        return True
    if cue.form.lemma == "declare" and not {"emergency", "war", "mourning"}.isdisjoint(line.low[first : first + _DEED]):
        return False  # a deed, nothing told
    if cue.form.lemma == "show" and any(word[0].isdigit() for word in line.low[first : first + 4]):
        return True
    if cue.form.lemma in ("add", "claim", "declare") and not _begins_clause(line, first):
        return False  # "added flights", "claimed victory"
    if cue.form.lemma in word_class("plain") or (cue.manner == "say" and line.at(first) in pronouns()):
        return True
    if cue.form.lemma in word_class("estimating") and _counts(line, first):
        return True
    if cue.form.lemma == "speak":
        return line.at(first) == "of" and _counts(line, first + 1)
    if cue.form.lemma in ("warn", "caution", "complain") and line.at(first) in ("of", "against", "about"):
        return True
    clause = any(
        line.low[k] in verbs() or _finite(line, k) for k in range(first, min(len(line.low), first + _CLAUSE_REACH))
    )
    return clause and (
        (cue.manner == "say" and cue.form.lemma not in ("respond", "reply"))
        or line.at(first) in pronouns()
        or (line.at(first) in determiners() and cue.form.lemma in word_class("estimating"))
    )


def _counts(line: Line, at: int) -> bool:
    """Say whether a number stands at a place or behind its qualifier ("believes at least 300 people")."""
    numbers = words("attribution", "number_words")
    return any(word[0].isdigit() or word in numbers for word in line.low[at : at + 3])


def _begins_clause(line: Line, at: int) -> bool:
    word = line.at(at)
    return (
        word in determiners()
        or word in pronouns()
        or line.capital(at)
        or word[:1].isdigit()
        or len(line.low) - at > _SHORT
    )


def _finite(line: Line, at: int) -> bool:
    word = line.low[at]
    return (
        word.endswith("ed")
        and not line.capital(at)
        and line.at(at - 1) not in determiners()
        and word not in boundaries()
    )


def _closes(line: Line, after: int) -> bool:
    """Say whether nothing that is said follows: the end, a comma, or time, place and carrier only."""
    at = after
    while at < len(line.low) and (
        line.low[at] in temporal() or line.low[at] in auxiliaries() or line.low[at].isdigit()
    ):
        at += 1
    return (
        at >= len(line.low)
        or line.low[at] in MARKS
        or line.low[at] in prepositions()
        or line.low[at] in ("after", "as", "when", "while", "who")
    )


def content_start(line: Line, at: int) -> int | None:
    """Return where what is said begins behind a cue, over time, place and carrier; None when it does not follow."""
    low, top = line.low, len(line.low)
    while at < top:
        word = low[at]
        if word in ("that", ":"):
            return at + 1
        if (
            (word in temporal() and not line.capital(at + 1))
            or (word in temporal() and line.capital(at))
            or word in auxiliaries() - be()
        ):
            at += 1
            continue
        if word == "," or word in MARKS - OPEN - {"("}:
            return at + 1 if word == "," and line.at(at + 1) in OPEN else None
        if (
            word == "to"
            and line.at(at + 1).isalpha()
            and line.at(at + 1) not in determiners()
            and not line.capital(at + 1)
        ):
            return at
        if _qualifies(line, at):
            return at
        if word in prepositions() and word not in ("about", "of"):
            at = _over(line, at)
            continue
        return at
    return None


def _qualifies(line: Line, at: int) -> bool:
    """Say whether a preposition belongs to a number: "at least 300 people", "over 40,000 attempts"."""
    word, right = line.low[at], line.at(at + 1)
    if word == "at" and right in ("least", "most"):
        return True
    year = len(right) == 4 and right.isdigit() and right[:2] in ("19", "20")
    return word in ("over", "around", "under", "between") and right[:1].isdigit() and not year


def _over(line: Line, at: int) -> int:
    """Return the token behind a prepositional phrase ("in a video published on a channel", "on Friday")."""
    low, top = line.low, len(line.low)
    at += 1
    if line.at(at) in temporal() or line.at(at).isdigit():
        while at < top and (low[at] in temporal() or low[at].isdigit()):
            at += 1
        return at
    for k in range(at, min(top, at + _PHRASE_REACH)):
        if low[k] in ("that", ":") or low[k] in MARKS - {"-"}:
            return k
        if low[k] in pronouns() or (low[k] in ("the", "a", "there") and k > at and low[k - 1] not in prepositions()):
            return k
        if low[k] in temporal() and k > at:
            return k
    return top
