"""What counts as a measure: verbs of doing on objects of the crisis, and nouns that stand for the deed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitroom.reading.lexicon import Form, inflected, verb_forms, vocabulary
from sitroom.reference import gazetteer
from sitroom.reference.types import Codebook


@dataclass(frozen=True, slots=True)
class Frame:
    """How one action of the codebook is told. ``heads`` are words its object holds, ``needs`` words of its clause.

    ``negated`` verbs act when denied ("will not resume flights"), ``ended_by`` undo it, ``stop_doing`` act behind
    "stop" or "no longer", ``refusing`` ones behind "rule out"; ``turns`` are told of their object as the subject ("the
    crossing will shut"). A ``particle`` belongs to the verb ("take in"). A ``lasting`` deed holds on once done, a
    ``strict`` one needs its words in the object itself, a ``given`` one is told of who gets it too ("was granted
    access"), a ``refused`` one is told by refusing it ("denied them access"), a ``wide``
    one may have its words behind the object ("helped 85 people to return home"), a ``past`` one tells nothing that is
    still to come ("will provide blankets").
    """

    action: str
    heads: frozenset[str]
    needs: frozenset[str]
    against: frozenset[str]
    nouns: frozenset[str]
    negated: frozenset[str]
    ended_by: frozenset[str]
    stop_doing: frozenset[str]
    refusing: frozenset[str]
    verbs: frozenset[str]
    done: frozenset[str]
    turns: frozenset[str]
    particle: str
    lasting: bool
    strict: bool
    given: bool
    refused: bool
    wide: bool
    past: bool

    def fits(self, words: Sequence[str], clause: Sequence[str], lemma: str = "") -> bool:
        """Say whether an object phrase, its clause and its verb are those of this action."""
        front = _head_part(words)
        held = self.heads.intersection(front) or ("people" in self.heads and not peoples().isdisjoint(front))
        clause = words if self.strict else clause
        return (
            bool(held)
            and bool(self.needs.intersection(clause) or lemma in self.needs if self.needs else held)
            and not self.against.intersection(word for k, word in enumerate(words) if not _office(words, k))
        )


@cache
def peoples() -> frozenset[str]:
    """Return the names of peoples ("colombians"), who are people wherever people are acted on."""
    return frozenset(name for name in gazetteer().people if name.endswith("s"))


def _office(words: Sequence[str], at: int) -> bool:
    """Say whether a word belongs to the name of an office ("Home Affairs agencies")."""
    return words[at] == "home" and words[at + 1 : at + 2] in (["affairs"], ["office"], ["secretary"], ["department"])


def _head_part(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a phrase up to its first complement, "of" excepted, and one "in particular" left out."""
    start = 2 if list(words[:2]) in _LEADING else 0
    end = next((k for k in range(start + 1, len(words)) if words[k] in _COMPLEMENTS), len(words))
    return words[start:end]


_LEADING = (["in", "particular"], ["up", "to"], ["at", "least"], ["at", "most"])
_COMPLEMENTS = frozenset(
    [
        "on",
        "in",
        "at",
        "by",
        "with",
        "from",
        "to",
        "for",
        "into",
        "over",
        "between",
        "against",
        "through",
        "towards",
        "being",
        "exploited",
        "along",
        "under",
        "via",
        "near",
    ]
)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a codebook with its verb forms and deed nouns as tables."""

    frames: tuple[Frame, ...]
    forms: dict[str, Form]
    by_lemma: dict[str, tuple[Frame, ...]]
    by_noun: dict[str, tuple[Frame, ...]]
    triggers: frozenset[str]


@cache
def built_in() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of the reader's own file by action; an action told in several ways has several."""
    table: dict[str, dict[str, Any]] = vocabulary("measures")["actions"]
    return {
        action: (
            _frame(action, entry),
            *(_frame(action, {"lasting": entry["lasting"], **one}) for one in entry.get("also", ())),
        )
        for action, entry in table.items()
    }


def frames(codebook: Codebook) -> Frames:
    """Return the frames of a codebook: the reader's own where it knows the action, else from the codebook's cues."""
    return _frames(tuple(codebook.actions), tuple(_from_codebook(codebook)))


@cache
def _frames(actions: tuple[str, ...], others: tuple[Frame, ...]) -> Frames:
    chosen = (*(frame for action in actions for frame in built_in().get(action, ())), *others)
    by_lemma: dict[str, list[Frame]] = {}
    by_noun: dict[str, list[Frame]] = {}
    for frame in chosen:
        for lemma in (*frame.verbs, *frame.negated, *frame.ended_by, *frame.stop_doing, *frame.refusing, *frame.turns):
            if frame not in by_lemma.setdefault(lemma, []):
                by_lemma[lemma].append(frame)
        for noun in frame.nouns:
            by_noun.setdefault(noun, []).append(frame)
    forms = verb_forms(by_lemma) | irregular()
    return Frames(
        chosen,
        forms,
        {lemma: tuple(held) for lemma, held in by_lemma.items()},
        {noun: tuple(held) for noun, held in by_noun.items()},
        frozenset(forms) | frozenset(by_noun),
    )


@cache
def irregular() -> dict[str, Form]:
    """Return the forms of verbs of doing that no rule makes, by form."""
    table: dict[str, list[str]] = vocabulary("measures")["irregular"]
    return {form: Form(lemma, frozenset(kinds)) for form, (lemma, *kinds) in table.items()}


def _frame(action: str, entry: dict[str, Any]) -> Frame:
    def held(name: str) -> frozenset[str]:
        return frozenset(str(word) for word in entry.get(name, ()))

    return Frame(
        action,
        held("heads"),
        held("needs"),
        held("against"),
        held("nouns"),
        held("negated"),
        held("ended_by"),
        held("stop_doing"),
        held("refusing"),
        held("verbs"),
        held("done"),
        held("turns"),
        str(entry.get("particle", "")),
        bool(entry.get("lasting")),
        bool(entry.get("strict")),
        bool(entry.get("given")),
        bool(entry.get("refused")),
        bool(entry.get("wide")),
        bool(entry.get("past")),
    )


def _from_codebook(codebook: Codebook) -> list[Frame]:
    """Build frames for the actions an analyst added, from single-word verbs and objects."""
    own = []
    for name, action in codebook.actions.items():
        if name in built_in():
            continue
        heads = {word for cue in action.objects for word in _number(cue.lstrip("=").split()[-1])}
        entry = {"heads": heads, "verbs": [verb for verb in action.verbs if verb.isalpha()], "lasting": True}
        own.append(_frame(name, entry))
    return own


def _number(noun: str) -> tuple[str, str]:
    return noun, inflected(noun)["s"]
