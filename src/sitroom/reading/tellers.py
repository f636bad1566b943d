"""Who tells: the voice of a verb of saying, as its subject, behind it, or shared with another verb."""

from collections.abc import Sequence

from sitroom.reading import carriers, names, stances
from sitroom.reading.contents import CLOSE, OPEN, Saying, content_start, place
from sitroom.reading.cues import Cue, word_class
from sitroom.reading.descriptions import UNNAMED
from sitroom.reading.lexicon import words
from sitroom.reading.lines import Line, auxiliaries, be, determiners, prepositions, pronouns, temporal
from sitroom.reading.phrases import Phrase, adverb, following, subject
from sitroom.reading.scenes import Scene, Voice
from sitroom.reading.speakers import main_voice, voice

_NOT = frozenset(["not", "never", "neither", "cannot"])
_HELPERS = frozenset(["has", "have", "had", "also", "did", "does", "later", "earlier"])
_QUOTED = frozenset(["quoted", "cited", "interviewed"])
_CALLS = frozenset(["on", "upon", "for", "out"])
_CLAUSE = frozenset(["as", "while", "when", "because", "after", "although", "though", "whereas"])


def told(scene: Scene, line: Line, at: int, cue: Cue, before: Sequence[Saying]) -> Saying | None:
    """Return what a verb of saying tells; None where it is a noun, passive, denied or not said yet."""
    chain = _chain(line, at)
    helpers = line.low[chain:at]
    if chain == at and (line.at(at - 1) == "'s" or line.at(at - 1) in ("the", "a", "an")):
        return None  # "the EU's added value"
    if any(word in _NOT or word.endswith("n't") for word in helpers):
        return None
    passive = "participle" in cue.form.kinds and bool(be() & set(helpers)) and "ing" not in cue.form.kinds
    if not stances.told(line.low, at, cue.form.lemma):
        return None
    if cue.form.lemma == "call" and not _CALLS & set(line.low[at + 1 : at + 3]):
        return None
    if passive or line.at(chain - 1) in ("to",) or word_class("unsaid") & set(helpers):
        return None
    if line.low[at] == "saying" and line.at(at - 1) == "as":
        return _quoted_as(scene, line, at)
    if cue.noun and _is_noun(line, at, chain):
        return None
    if "ing" in cue.form.kinds and not be() & set(helpers):
        return _participle(scene, line, at, cue, before)
    if _is_inverted(line, at, cue):
        return _inverted(scene, line, at, cue)
    return _active(scene, line, at, chain, cue, before)


def _chain(line: Line, at: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    while at > 0 and (line.low[at - 1] in auxiliaries() or adverb(line, at - 1)) and at not in line.ends:
        at -= 1
    return at


def _is_noun(line: Line, at: int, chain: int) -> bool:
    """Say whether a form such as "reports" or "claims" is a noun here, by its neighbours."""
    if chain < at and line.low[at - 1] in _HELPERS:
        return False
    left, right = line.at(at - 1), line.at(at + 1)
    if line.low[at] == "state" and right != "that":
        return True
    if left == "," and right in ("that", "which") and _explained(line, at) is None:
        return True
    if (
        at == 0
        or left in determiners()
        or left in prepositions()
        or left in word_class("before_nouns")
        or (left.endswith("ed") and at not in line.ends and chain == at)
        or left in ("'s", "'", "-")
    ):
        return True
    if left in pronouns() or (line.capital(at - 1) and at in line.ends):
        return right in word_class("after_nouns") - {".", ",", "in", "on"}
    if right in ("on", "upon", "for") and line.low[at] in ("call", "calls", "appeal", "appeals"):
        return False
    goes_on = (
        right in ("that", *OPEN)
        or right in pronouns()
        or right in determiners()
        or right in temporal()
        or right.isdigit()
    )
    return not (goes_on or line.capital(at + 1) or (right in (".", ",") and _closing_place(line, at)))


def _closing_place(line: Line, at: int) -> bool:
    """Say whether "the statement read" stands behind a comma or quotation that it closes."""
    return any(word in CLOSE or word == "," for word in line.low[max(0, at - 8) : at])


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
    source, first = (phrase.start, phrase.end), content_start(line, at + 1)
    if line.at(at + 1) == "by":
        via = (*via, *carriers.carriers(scene, line, at, len(line.low)))
    behind = first is not None and line.at(at + 1) != "by"
    span = (first or 0, len(line.low)) if behind else (0, max(1, phrase.start - (line.at(phrase.start - 1) == ",")))
    return Saying(line, (be, at + 1), "quoted as saying", "say", "say", who, source, *span, via)


def _participle(scene: Scene, line: Line, at: int, cue: Cue, before: Sequence[Saying]) -> Saying | None:
    """Read ", warning that ...": said by whoever the main clause is about."""
    if line.at(at - 1) not in (",", "and", "–", "—", "but") and not (
        at == 0 or line.at(at - 1) in ("in", "by", "while", "statement", "letter", "declaration")
    ):
        return None
    if cue.manner != "address" and not (
        line.at(at + 1) in ("that", "“", '"', ":", *temporal())
        or cue.form.lemma in word_class("of_fact")
        or cue.form.lemma in ("warn", "say", "note", "add")
    ):
        return None
    last = next((one for one in reversed(before) if one.voice is not None and one.manner != "source"), None)
    who = last.voice if last else main_voice(scene, line, at)
    if who is None:
        return None
    return place(scene, line, at, cue, who, None)


def _is_inverted(line: Line, at: int, cue: Cue) -> bool:
    if cue.form.lemma not in word_class("inverted") or not ({"past", "s"} & cue.form.kinds):
        return False
    left, right = line.at(at - 1), line.at(at + 1)
    if left in CLOSE or (left == "," and line.at(at - 2) in CLOSE):
        return (
            line.capital(at + 1)
            or right in determiners()
            or right in words("titles", "groups")
            or (
                right.isalpha()
                and right not in temporal()
                and right not in prepositions()
                and right not in pronouns()
                and right != "that"
            )
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
    if first.endswith("ing") or first in _QUOTED:
        return phrase
    return phrase if dash or name or explains(line, span) or first.isdigit() or first in ("who", "which") else None


def explains(line: Line, span: tuple[int, int]) -> bool:
    """Say whether words behind a comma explain the one before it: a role or a body, closed again."""
    low = line.low[span[0] : span[1]]
    role = any(word in words("titles", "offices") or word in words("titles", "bodies") for word in low)
    return role and (low[0] in determiners() or low[0] in words("titles", "offices") or span[0] in line.begins)


def _inverted(scene: Scene, line: Line, at: int, cue: Cue) -> Saying | None:
    phrase = following(line, at + 1)
    who = voice(scene, line, phrase) if phrase else None
    if phrase is None or who is None:
        return None
    end = phrase.apposition[1] if phrase.apposition else phrase.end
    via = tuple(carriers.carriers(scene, line, phrase.end, len(line.low)))
    last = at - 1 if line.at(at - 1) == "," else at
    return Saying(line, (at, at + 1), line.low[at], cue.form.lemma, cue.manner, who, (phrase.start, end), 0, last, via)


def _active(scene: Scene, line: Line, at: int, chain: int, cue: Cue, before: Sequence[Saying]) -> Saying | None:
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
    if who is None or not _credible(who, cue) or (who.kind == "unknown" and not _determined(line, phrase)):
        return None
    made = place(scene, line, at, cue, who, phrase)
    if made is not None and phrase is not None and phrase.apposition and line.low[phrase.apposition[0]] in _QUOTED:
        made.via = tuple(dict.fromkeys((*made.via, *carriers.carriers(scene, line, *phrase.apposition))))
    return made


def _determined(line: Line, phrase: Phrase | None) -> bool:
    """Say whether a phrase begins as noun phrases do, to trust a voice of an unknown kind."""
    first = line.low[phrase.start] if phrase else ""
    return first in determiners() - {"my", "your", "our"} or first.isdigit()


def _antecedent(scene: Scene, line: Line, chain: int) -> Voice | None:
    """Return who a relative clause before the verb explains ("an officer who asked not to be named said")."""
    at = next((k for k in range(chain - 1, max(0, chain - 14), -1) if line.low[k] == "who"), None)
    phrase = subject(line, at - 1 if line.at(at - 1) == "," else at) if at else None
    return voice(scene, line, phrase) if phrase else None


def _outlet(scene: Scene, line: Line, phrase: Phrase, cue: Cue, who: Voice) -> Voice:
    """Read a name nobody introduced that closes a sentence with "reported" as an outlet, not as a private person."""
    closes = line.at(phrase.start - 1) in (",", *CLOSE) and cue.form.lemma == "report"
    if who.kind != "private" or who.text != UNNAMED or not closes or line.low[phrase.start] in names.given():
        return who
    return Voice(scene.cast.text(line, phrase.start, phrase.end), None, "body")


def _carried_over(scene: Scene, line: Line, chain: int, before: Sequence[Saying]) -> Voice | None:
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
