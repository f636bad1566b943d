"""Who says what in one sentence: a cue, the voice before or behind it, and the words that are said."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from sitroom.model import Modality
from sitroom.reading import carriers, cues, names, stances
from sitroom.reading.cues import Cue
from sitroom.reading.lexicon import words
from sitroom.reading.lines import (
    MARKS,
    Line,
    auxiliaries,
    boundaries,
    determiners,
    prepositions,
    pronouns,
    temporal,
    verbs,
)
from sitroom.reading.phrases import Phrase, following, subject
from sitroom.reading.speakers import UNNAMED, Scene, Voice, main_voice, voice

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_NOT = frozenset(["not", "never", "neither", "cannot"])
_CLOSE = frozenset(["”", '"'])
_OPEN = frozenset(["“", '"'])
_NEVER_SAID = frozenset(
    ["to", "would", "will", "could", "should", "must", "may", "might", "can", "cannot", "wo", "shall"]
)
_INVERTED = frozenset(
    [
        "say",
        "add",
        "write",
        "explain",
        "claim",
        "state",
        "warn",
        "report",
        "note",
        "tweet",
        "insist",
        "announce",
        "declare",
        "conclude",
        "argue",
        "recall",
        "comment",
        "read",
    ]
)
_HELPERS = frozenset(["has", "have", "had", "also", "did", "does", "later", "earlier"])
_ADJECTIVES = frozenset(
    [
        "recent",
        "new",
        "false",
        "asylum",
        "media",
        "news",
        "early",
        "initial",
        "conflicting",
        "unconfirmed",
        "local",
        "several",
        "some",
        "many",
        "latest",
        "member",
        "official",
        "two",
        "three",
        "various",
        "first",
        "similar",
        "multiple",
        "baltic",
        "gulf",
        "united",
        "arab",
        "western",
        "and",
        "or",
    ]
)
_AFTER_NOUN = frozenset(
    [
        "of",
        "from",
        "and",
        "or",
        ".",
        ",",
        "about",
        "by",
        "said",
        "say",
        "says",
        "in",
        "on",
        "have",
        "has",
        "are",
        "is",
        "was",
        "were",
        "had",
        "made",
        "show",
        "suggest",
        "suggested",
        "indicate",
        ")",
    ]
)
_OF_FACT = frozenset(
    [
        "report",
        "estimate",
        "announce",
        "confirm",
        "claim",
        "allege",
        "acknowledge",
        "disclose",
        "reveal",
        "admit",
        "concede",
        "mention",
        "promise",
        "pledge",
        "reiterate",
        "propose",
        "highlight",
        "stress",
        "describe",
        "recount",
        "outline",
        "underline",
        "emphasise",
        "emphasize",
        "recommend",
        "denounce",
        "threaten",
    ]
)
_CLAUSE = frozenset(["as", "while", "when", "because", "after", "although", "though", "whereas"])
_CALLS = frozenset(["on", "upon", "for", "out"])
_CHARGES = frozenset(
    [
        "charges",
        "charge",
        "accusations",
        "accusation",
        "allegations",
        "allegation",
        "claims",
        "claim",
        "something",
        "reports",
    ]
)
_PLAIN = frozenset(["say", "tell", "add", "insist", "claim", "argue", "maintain", "promise", "pledge", "vow", "swear", "threaten"])
_ESTIMATING = frozenset(
    ["estimate", "believe", "think", "reckon", "suspect", "expect", "fear", "assume", "predict", "suggest"]
)


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


def sayings(scene: Scene, line: Line) -> list[Saying]:
    """Return the sayings of one sentence in the order of their cues."""
    found: list[Saying] = []
    at = 0
    while at < len(line.low):
        word = line.low[at]
        if word in cues.triggers():
            for made in _at(scene, line, at, found):
                found.append(made)
                if made.voice is not None:
                    scene.hear(line, made.voice)
        at += 1
    _separate(found)
    return found


def _at(scene: Scene, line: Line, at: int, before: list[Saying]) -> Iterator[Saying]:
    source = cues.sources().at(line.low, at)
    if source is not None:
        yield from _source(scene, line, at, source[0])
        return
    open_cue = cues.agentless().at(line.low, at)
    if open_cue is not None:
        yield _open(line, at, open_cue[0], open_cue[1])
        return
    if line.low[at] in cues.citing() and line.at(at - 1) in (",", "“", "”", '"'):
        return
    cue = cues.verb_cues().get(line.low[at])
    if cue is not None and not (line.capital(at) and at > 0 and line.at(at - 1) not in _OPEN):
        made = _verb(scene, line, at, cue, before)
        if made is not None:
            yield made


def _source(scene: Scene, line: Line, at: int, end: int) -> Iterator[Saying]:
    """Read "according to X": all the rest of its sentence is what X says."""
    if line.low[at] != "according" and line.low[at] not in ("in", "as") and line.at(at - 1) in _BE:
        return
    phrase = following(line, end)
    if phrase is None:
        return
    who = voice(scene, line, phrase)
    stop = phrase.apposition[1] if phrase.apposition and _explains(line, phrase.apposition) else phrase.end
    via = tuple(carriers.carriers(scene, line, phrase.end, min(stop + 8, len(line.low))))
    text = " ".join(line.low[at:end])
    if _begins(line, at):
        first = stop + 1 if line.at(stop) == "," else stop
        yield Saying(line, (at, end), text, text, "source", who, (phrase.start, stop), first, len(line.low), via)
    else:
        last = at - 1 if line.at(at - 1) in (",", "–", "—") else at
        yield Saying(line, (at, end), text, text, "source", who, (phrase.start, stop), 0, last, via)


def _begins(line: Line, at: int) -> bool:
    return at == 0 or (at <= 2 and line.low[at - 1] in ("and", "but", "“", ",", "meanwhile", "also"))


def _explains(line: Line, span: tuple[int, int]) -> bool:
    """Say whether words behind a comma explain the one before it: a role or a body, closed again."""
    low = line.low[span[0] : span[1]]
    role = any(word in words("titles", "offices") or word in words("titles", "bodies") for word in low)
    return role and (low[0] in determiners() or low[0] in words("titles", "offices") or span[0] in line.begins)


def _open(line: Line, at: int, end: int, modality: Modality) -> Saying:
    text = " ".join(line.low[at:end])
    before = line.at(at - 1) == "it"
    return Saying(line, (at, end), text, text, "open", None, None, end if before else 0, len(line.low), (), modality)


def _verb(scene: Scene, line: Line, at: int, cue: Cue, before: list[Saying]) -> Saying | None:
    chain = _chain(line, at)
    helpers = line.low[chain:at]
    if any(word in _NOT or word.endswith("n't") for word in helpers):
        return None
    passive = "participle" in cue.form.kinds and bool(_BE & set(helpers)) and "ing" not in cue.form.kinds
    if not stances.told(line.low, at, cue.form.lemma):
        return None
    if cue.form.lemma == "call" and not _CALLS & set(line.low[at + 1 : at + 3]):
        return None
    if passive or line.at(chain - 1) in ("to",) or _NEVER_SAID & set(helpers):
        return None
    if line.low[at] == "saying" and line.at(at - 1) == "as":
        return _quoted_as(scene, line, at)
    if cue.noun and _is_noun(line, at, chain):
        return None
    if "ing" in cue.form.kinds and not _BE & set(helpers):
        return _participle(scene, line, at, cue, before)
    if _is_inverted(line, at, cue):
        return _inverted(scene, line, at, cue)
    return _active(scene, line, at, chain, cue, before)


def _chain(line: Line, at: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    while at > 0 and line.low[at - 1] in auxiliaries() and at not in line.ends:
        at -= 1
    return at


def _is_noun(line: Line, at: int, chain: int) -> bool:
    """Say whether a form such as "reports" or "claims" is a noun here, by its neighbours."""
    if chain < at and line.low[at - 1] in _HELPERS:
        return False
    left, right = line.at(at - 1), line.at(at + 1)
    if left == "," and right in ("that", "which"):
        return True
    if at == 0 or left in determiners() or left in prepositions() or left in _ADJECTIVES or left in ("'s", "'", "-"):
        return True
    if left in pronouns() or (line.capital(at - 1) and at in line.ends):
        return right in _AFTER_NOUN - {".", ",", "in", "on"}
    if right in ("on", "upon", "for") and line.low[at] in ("call", "calls", "appeal", "appeals"):
        return False
    goes_on = (
        right in ("that", *_OPEN)
        or right in pronouns()
        or right in determiners()
        or right in temporal()
        or right.isdigit()
    )
    return not (goes_on or line.capital(at + 1) or (right in (".", ",") and _closing_place(line, at)))


def _closing_place(line: Line, at: int) -> bool:
    """Say whether "the statement read" stands behind a comma or quotation that it closes."""
    return any(word in _CLOSE or word == "," for word in line.low[max(0, at - 8) : at])


def _quoted_as(scene: Scene, line: Line, at: int) -> Saying | None:
    """Read "X was quoted by Y as saying": Y carries what X says."""
    be = next((k for k in range(at - 1, max(0, at - 14), -1) if line.low[k] in ("quoted", "cited")), None)
    if be is None:
        return None
    phrase = subject(line, be)
    who = voice(scene, line, phrase) if phrase else None
    if phrase is None or who is None:
        return None
    via = tuple(carriers.carriers(scene, line, be, at))
    source, first = (phrase.start, phrase.end), _content_start(line, at + 1)
    if line.at(at + 1) == "by":
        via = (*via, *carriers.carriers(scene, line, at, len(line.low)))
    behind = first is not None and line.at(at + 1) != "by"
    span = (first or 0, len(line.low)) if behind else (0, max(1, phrase.start - (line.at(phrase.start - 1) == ",")))
    return Saying(line, (be, at + 1), "quoted as saying", "say", "say", who, source, *span, via)


def _participle(scene: Scene, line: Line, at: int, cue: Cue, before: list[Saying]) -> Saying | None:
    """Read ", warning that ...": said by whoever the main clause is about."""
    if line.at(at - 1) not in (",", "and", "–", "—", "but") and not (
        at == 0 or line.at(at - 1) in ("in", "by", "while", "statement", "letter", "declaration")
    ):
        return None
    if cue.manner != "address" and not (
        line.at(at + 1) in ("that", "“", '"', ":", *temporal())
        or cue.form.lemma in _OF_FACT
        or cue.form.lemma in ("warn", "say", "note", "add")
    ):
        return None
    last = next((one for one in reversed(before) if one.voice is not None and one.manner != "source"), None)
    who = last.voice if last else main_voice(scene, line, at)
    if who is None:
        return None
    return _made(scene, line, at, cue, who, None)


def _finite(line: Line, at: int) -> bool:
    word = line.low[at]
    return (
        word.endswith("ed")
        and not line.capital(at)
        and line.at(at - 1) not in determiners()
        and word not in boundaries()
    )


def _is_inverted(line: Line, at: int, cue: Cue) -> bool:
    if cue.form.lemma not in _INVERTED or not ({"past", "s"} & cue.form.kinds):
        return False
    left, right = line.at(at - 1), line.at(at + 1)
    if left in _CLOSE or (left == "," and line.at(at - 2) in _CLOSE):
        return (
            line.capital(at + 1)
            or right in determiners()
            or right in words("titles", "groups")
            or (right.isalpha()
            and right not in temporal()
            and right not in prepositions()
            and right not in pronouns()
            and right != "that")
        )
    if left != "," or not (line.capital(at + 1) or right in determiners()):
        return False
    return _explained(line, at) is None


def _explained(line: Line, at: int) -> Phrase | None:
    """Return "X, a role," before a verb, None when the words between the commas are no apposition."""
    phrase = subject(line, at)
    if phrase is None or phrase.apposition is None:
        return None
    span = phrase.apposition
    dash = line.at(span[0] - 1) in ("–", "—", "(")
    name = names.run_left(line.tokens, line.low, span[0], span[1]) == span[0]
    first = line.low[span[0]]
    if first.endswith("ing"):
        return phrase
    return phrase if dash or name or _explains(line, span) or first.isdigit() or first in ("who", "which") else None


def _inverted(scene: Scene, line: Line, at: int, cue: Cue) -> Saying | None:
    phrase = following(line, at + 1)
    who = voice(scene, line, phrase) if phrase else None
    if phrase is None or who is None:
        return None
    end = phrase.apposition[1] if phrase.apposition else phrase.end
    via = tuple(carriers.carriers(scene, line, phrase.end, len(line.low)))
    last = at - 1 if line.at(at - 1) == "," else at
    return Saying(line, (at, at + 1), line.low[at], cue.form.lemma, cue.manner, who, (phrase.start, end), 0, last, via)


def _active(scene: Scene, line: Line, at: int, chain: int, cue: Cue, before: list[Saying]) -> Saying | None:
    left = line.at(chain - 1)
    phrase = subject(line, at)
    if left in ("who", "which") or (left == "that" and cue.manner == "address"):
        phrase = subject(line, chain - 1) if line.at(chain - 2) != "," else subject(line, chain - 2)
    if (
        phrase is not None
        and phrase.apposition
        and not (_explained(line, at) or line.low[phrase.apposition[0]] == "who")
    ):
        phrase = None
    who = voice(scene, line, phrase) if phrase else None
    if who is not None and phrase is not None:
        who = _outlet(scene, line, phrase, cue, who)
    if who is None or (who.kind == "unknown" and phrase is not None):
        who = _antecedent(scene, line, chain) or who
    if who is None and left in ("and", "but", "or", ",", "then"):
        who, phrase = _carried_over(scene, line, chain, before), None
    if who is None or not _credible(who, cue):
        return None
    return _made(scene, line, at, cue, who, phrase)


def _antecedent(scene: Scene, line: Line, chain: int) -> Voice | None:
    """Return who a relative clause before the verb explains ("an officer who asked not to be named said")."""
    at = next((k for k in range(chain - 1, max(0, chain - 14), -1) if line.low[k] == "who"), None)
    phrase = subject(line, at - 1 if line.at(at - 1) == "," else at) if at else None
    return voice(scene, line, phrase) if phrase else None


def _outlet(scene: Scene, line: Line, phrase: Phrase, cue: Cue, who: Voice) -> Voice:
    """Read a name nobody introduced that closes a sentence with "reported" as an outlet, not as a private person."""
    closes = line.at(phrase.start - 1) in (",", *_CLOSE) and cue.form.lemma == "report"
    if who.kind != "private" or who.text != UNNAMED or not closes or line.low[phrase.start] in names.given():
        return who
    return Voice(scene.cast.text(line, phrase.start, phrase.end), None, "body")


def _carried_over(scene: Scene, line: Line, chain: int, before: list[Saying]) -> Voice | None:
    """Return the subject a second verb shares with the first ("accused Minsk and urged ...")."""
    last = next((one for one in reversed(before) if one.voice is not None and one.manner != "source"), None)
    floor = last.cue[1] if last else 0
    clause = next((k for k in range(chain - 2, floor, -1) if line.low[k] in _CLAUSE), None)
    if clause is not None:
        phrase = following(line, clause + 1, chain)
        return voice(scene, line, phrase) if phrase else None
    return last.voice if last else main_voice(scene, line, chain)


def _credible(who: Voice, cue: Cue) -> bool:
    if who.kind == "unknown":
        return cue.form.lemma in ("say", "tell", "add") and not any(part[0].isupper() for part in who.text.split()[1:])
    return True


def _made(scene: Scene, line: Line, at: int, cue: Cue, who: Voice, phrase: Phrase | None) -> Saying | None:
    """Place the content: behind the cue, or before it when the cue closes the sentence."""
    source = (phrase.start, phrase.end) if phrase else None
    lemma, after, via = cue.form.lemma, at + 1, ()
    told: str | None = None
    if lemma in ("tell", "remind", "assure"):
        after, told = carriers.addressee(scene, line, at + 1)
    first = after if cue.manner == "address" else _content_start(line, after)
    begin = phrase.start if phrase else at
    trailing = begin > 1 and line.at(begin - 1) in ("”", '"', ",", "–", "—", *_CLOSE)
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
    made.modality = "denied" if lemma == "deny" else "estimated" if lemma in _ESTIMATING else "asserted"
    return made


def _takes(line: Line, at: int, first: int, cue: Cue) -> bool:
    """Say whether the words behind the cue can be what is said: a clause; for reporting verbs a noun phrase too."""
    if line.at(first - 1) in ("that", ":") or line.at(first) in _OPEN or line.at(first - 1) in _OPEN:
        return True
    if cue.form.lemma in _OF_FACT and cue.manner == "say":
        return True
    if cue.form.lemma in _PLAIN or (cue.manner == "say" and line.at(first) in pronouns()):
        return True
    clause = any(line.low[k] in verbs() or _finite(line, k) for k in range(first, min(len(line.low), first + 25)))
    return clause and (
        (cue.manner == "say"
        and cue.form.lemma not in ("respond", "reply"))
        or line.at(first) in pronouns()
        or (line.at(first) in determiners()
        and cue.form.lemma in _ESTIMATING)
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


def _content_start(line: Line, at: int) -> int | None:
    """Return where what is said begins behind a cue, over time, place and carrier; None when it does not follow."""
    low, top = line.low, len(line.low)
    while at < top:
        word = low[at]
        if word in ("that", ":"):
            return at + 1
        if (
            (word in temporal()
            and not line.capital(at + 1))
            or (word in temporal() and line.capital(at))
            or word in auxiliaries() - _BE
        ):
            at += 1
            continue
        if word == "," or word in MARKS - _OPEN - {"("}:
            return at + 1 if word == "," and line.at(at + 1) in _OPEN else None
        if word == "to" and line.at(at + 1).isalpha() and line.at(at + 1) not in determiners() and not line.capital(at + 1):
            return at
        if word in prepositions() and word not in ("about", "of"):
            at = _over(line, at)
            continue
        return at
    return None


def _over(line: Line, at: int) -> int:
    """Return the token behind a prepositional phrase ("in a video published on a channel", "on Friday")."""
    low, top = line.low, len(line.low)
    at += 1
    if line.at(at) in temporal() or line.at(at).isdigit():
        while at < top and (low[at] in temporal() or low[at].isdigit()):
            at += 1
        return at
    for k in range(at, min(top, at + 16)):
        if low[k] in ("that", ":") or low[k] in MARKS - {"-"}:
            return k
        if low[k] in pronouns() or (low[k] in ("the", "a", "there") and k > at and low[k - 1] not in prepositions()):
            return k
        if low[k] in temporal() and k > at:
            return k
    return top


def _separate(found: list[Saying]) -> None:
    """End what one voice says where the next begins, unless the next is quoted by the first."""
    for one, other in itertools.pairwise(found):
        if one.manner != "source" and other.manner != "source" and other.first > other.cue[0]:
            _cut(one, other)
    for closing in found:
        if closing.first == 0 and closing.last <= closing.cue[0]:
            for one in found:
                if one is not closing and one.first < closing.last < one.last:
                    one.last = closing.last
    for one in found:
        _other_subject(one)


def _cut(one: Saying, other: Saying) -> None:
    line, start = one.line, other.source[0] if other.source else other.cue[0]
    if not one.first <= start < one.last:
        return
    noun = start - 2 if line.at(start - 1) in ("that", "which") else start - 1
    if line.at(noun) in _CHARGES and other.lemma in ("deny", "reject", "dismiss", "dispute", "refute"):
        other.first, other.last = noun, noun + 1
        one.last = max(noun - 1 if line.at(noun - 1) in ("an", "a") else noun, one.first + 1)
        one.last -= line.at(one.last - 1) == ","
        return
    join = start - 1
    while join > max(one.first, start - 4) and line.low[join] not in ("but", "while", "and", ";"):
        join -= 1
    word, left = line.low[join], line.at(join - 1)
    if join > one.first and (word in ("but", "while", ";") or (word == "and" and left in (",", *_CLOSE))):
        one.last = join - 1 if left == "," else join


def _other_subject(one: Saying) -> None:
    """End what is said where another known name takes up: "it will not fly and X will stop too"."""
    line = one.line
    own = line.at(one.first) in ("it", "he", "she", "they") and one.manner == "say"
    if not own and one.manner != "address":
        return
    for at in range(one.first + 2, one.last - 1):
        known = line.begins.get(at + 1)
        end = known.end if known else names.run_right(line.tokens, line.low, at + 1, one.last)
        if line.low[at] != "and" or end == at + 1 or not (own or line.low[at - 1] in (",", "–", "—")):
            continue
        if line.at(end) in auxiliaries() | verbs():
            one.last = at - 1 if line.low[at - 1] in (",", "–", "—") else at
            return
