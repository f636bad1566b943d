"""The cues of stances as tables: which verbs and phrases accuse, deny, call, pledge and warn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitroom.model.claim import Stance
from sitroom.reading.lexicon import Phrases, inflected, vocabulary, words


@dataclass(frozen=True, slots=True)
class StanceCue:
    """A verb of a stance and the prepositions that end the one it is aimed at."""

    stance: Stance
    lemma: str
    until: tuple[str, ...]


def _stance(name: Stance) -> dict[str, Any]:
    held: dict[str, Any] = vocabulary("statements")[name]
    return held


STANCES: tuple[Stance, ...] = ("accusation", "denial", "call", "pledge", "warning")


@cache
def lemmas() -> dict[str, StanceCue]:
    """Return the verbs that announce a stance, by lemma."""
    return {
        lemma: StanceCue(stance, lemma, tuple(until))
        for stance in STANCES
        for lemma, until in _stance(stance)["verbs"].items()
    }


@cache
def forms() -> dict[str, StanceCue]:
    """Return the verbs that announce a stance, by every form."""
    return {form: cue for lemma, cue in lemmas().items() for form in inflected(lemma).values()}


@cache
def phrases() -> Phrases[Stance]:
    """Return the longer cues ("called on", "stands ready to")."""
    return Phrases.of({phrase: stance for stance in STANCES for phrase in _stance(stance)["phrases"]})


@cache
def deeds() -> Phrases[str]:
    """Return the words for deeds that accuse whoever is said to do them."""
    accusation = _stance("accusation")
    return Phrases.of({deed: deed for deed in (*accusation["deeds"].split(), *accusation["phrases_of_deed"])})


@cache
def charges() -> Phrases[str]:
    """Return what calling somebody's doings accuses him ("a hybrid attack", "blackmail")."""
    return Phrases.of({charge: charge for charge in _stance("accusation")["charges"]})


@cache
def must() -> frozenset[str]:
    """Return the modals that, said of somebody else, call on him."""
    return frozenset(_stance("call")["must"])


@cache
def denied_objects() -> frozenset[str]:
    """Return what a "rejected" must be followed by to be a denial."""
    return frozenset(_stance("denial")["objects"].split())


_NOT_DENIED = frozenset(
    [
        "access",
        "entry",
        "asylum",
        "visas",
        "visa",
        "boarding",
        "permission",
        "passage",
        "recognition",
        "bail",
        "aid",
        "them",
        "him",
        "her",
        "him",
    ]
)


def told(low: Sequence[str], at: int, lemma: str) -> bool:
    """Sort out "denied access", "rejected asylum seekers", "charged $3,000", "asked whether", "offered tea"."""
    after = low[at + 1 : at + 9]
    if lemma in ("reject", "dismiss", "refute", "rebut", "contradict", "dispute", "rebuff"):
        objects = denied_objects().intersection(after) or "that" in after[:1]
        return bool(objects) or pointing(low, at) or called_false(low, at)
    if lemma == "deny":
        return not _NOT_DENIED.intersection(after[:3])
    if lemma == "charge":
        return "that" in after[:1]
    if lemma in ("offer", "press", "invite"):
        return "to" in after[: 1 if lemma == "offer" else 8]
    if lemma in ("ask", "beg") and any(word[0].isdigit() or word in "$€£" for word in after[:4]):
        return False  # "asked up to $15,000"
    if "for" in after[:2] and words("statements", "wanted").intersection(after[after.index("for") :][:4]):
        return False  # "asked for asylum" calls on nobody
    if lemma in ("ask", "beg") and after[:1] == ["for"] and (len(after) < 2 or after[1] in _CLOSED):
        return False  # "83 of the 209 million it asked for"
    if lemma in ("ask", "beg"):
        return bool({"to", "for", "that"}.intersection(after)) and not _ASKED.intersection(after)
    return True


def pointing(low: Sequence[str], at: int) -> bool:
    """Say whether a verb's whole object points back ("rejects this")."""
    after = low[at + 1 : at + 3]
    return bool(after) and after[0] in _POINTING and (len(after) == 1 or after[1] in _CLOSED)


def called_false(low: Sequence[str], at: int) -> bool:
    """Say whether a verb calls its object untrue: "dismissed the talk as fantasy", "called the claims baseless"."""
    opening = next((k for k in range(at + 1, min(at + _LONG, len(low))) if low[k] in ("“", '"')), at)
    end = next((k for k in range(opening + 1, len(low)) if low[k] in (";", ".", "”", '"')), len(low))
    after = [word for word in low[at + 1 : min(end, at + _LONG)] if word not in ("“", '"')]
    start = after.index("as") + 1 if "as" in after else 1
    return bool(words("statements", "untrue").intersection(after[start : start + (4 if "as" in after else _LONG)]))


_LONG = 14  # words between "dismissed" and "as fantasy"
_POINTING = frozenset(["this", "it", "that", "them", "these"])
_CLOSED = frozenset([".", ",", ";", "as", "and", "but", "”", '"', "–", "—"])
_ASKED = frozenset(["whether", "why", "how", "if", "named"])


@cache
def triggers() -> frozenset[str]:
    """Return every word at which a stance can begin."""
    return frozenset(forms()) | frozenset(phrases().first) | frozenset(deeds().first) | must() | NAMING


NAMING = frozenset(
    [
        *("called", "calls", "call", "calling", "branded", "brands", "labelled", "labels", "described", "describes"),
        *(
            "held",
            "holds",
            "hold",
            "holding",
            "identified",
            "identifies",
            "identifying",
            "characterised",
            "characterized",
            "termed",
            "dubbed",
        ),
    ]
)
"""Verbs that deny or accuse by naming: "called the allegations groundless", "described it as a hybrid attack"."""
