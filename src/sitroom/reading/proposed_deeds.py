"""Proposed statements and measures: actor, action and cue must lie in the quote, and the cue must be one of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sitroom.model import Anchor, Measure, Mention, Modality, Statement
from sitroom.model import claim as contract
from sitroom.reading import dates, plover, stances
from sitroom.reading.attribution import covering
from sitroom.reading.frames import frames
from sitroom.reading.ids import claim_id
from sitroom.reading.lexicon import words
from sitroom.reading.modality import modality, sentence_at
from sitroom.reading.spans import Attribution, Document, Sentence, Token
from sitroom.reading.tokens import tokens
from sitroom.reference import actors
from sitroom.reference.types import Codebook

_SCORE = 0.5
_LONGEST = 200  # code points of an actor, object or target
_MODALITY: dict[str, Modality] = {"call": "requested", "denial": "denied", "pledge": "planned"}
_TO_COME = ("planned", "requested")


class Refused(Exception):
    """A proposal that is not borne out, with the reason."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a proposal about a report is judged by; ``private`` are the spans of private names in its text."""

    document: Document
    codebook: Codebook
    private: Sequence[tuple[int, int]]
    voices: Sequence[Attribution]
    proposer: str


@dataclass(frozen=True, slots=True)
class _Lies:
    """A stretch of the quote, in code points of the report's text."""

    start: int
    end: int
    text: str


def statement(ground: Ground, proposal: dict[str, Any], quote: str, at: int) -> Statement:
    """Return a proposed statement; raise `Refused` where the quote or our tables of cues do not bear it out."""
    stance = proposal.get("stance")
    if stance not in stances.STANCES:
        raise Refused(f"{stance!r:.40} is no stance")
    actor, cue = _actor(ground, proposal, quote, at), _lies(proposal, "cue", quote, at)
    if stance not in _stances(ground, cue):
        raise Refused(f"“{cue.text:.40}” is no cue of {stance}")
    sentence = _sentence(ground, cue)
    target = _other(ground, proposal, "target", quote, at)
    outer = covering(ground.voices, cue.start, cue.end)
    return Statement(
        id=_id(ground, "statement", cue),
        anchor=_anchor(ground, sentence),
        mention=Mention(cue.start, cue.end, cue.text),
        speaker=actor.text,
        publisher=ground.document.report.publisher.value,
        via=outer.via if outer is not None and outer.speaker == actor.text else (),
        modality=_MODALITY.get(stance, "asserted"),
        reader=ground.proposer,
        score=_SCORE,
        stance=stance,
        target=target,
        plover=plover.of_stance(stance),
    )


def measure(ground: Ground, proposal: dict[str, Any], quote: str, at: int) -> Measure:
    """Return a proposed measure; raise `Refused` where the quote or our tables of cues do not bear it out."""
    action, status = proposal.get("action"), _status(proposal.get("status"))
    if not isinstance(action, str) or action not in ground.codebook.actions:
        raise Refused(f"{action!r:.40} is no action of the codebook")
    actor, cue = _actor(ground, proposal, quote, at), _lies(proposal, "cue", quote, at)
    if action not in _actions(ground, cue):
        raise Refused(f"“{cue.text:.40}” is no cue of {action}")
    sentence = _sentence(ground, cue)
    firm = modality(ground.document, cue.start, cue.end)
    if firm == "denied" or (firm in _TO_COME) != (status in ("proposed", "announced")):
        raise Refused(f"its words tell it as {firm}, not as {status}")
    code = ground.codebook.actions[action]
    outer = covering(ground.voices, cue.start, cue.end)
    return Measure(
        id=_id(ground, "measure", cue),
        anchor=_anchor(ground, sentence),
        mention=Mention(cue.start, cue.end, cue.text),
        speaker=outer.speaker if outer else None,
        publisher=ground.document.report.publisher.value,
        via=outer.via if outer else (),
        modality="planned" if status in ("proposed", "announced") else "asserted",
        reader=ground.proposer,
        score=_SCORE,
        actor=actor.text,
        action=action,
        object=_other(ground, proposal, "object", quote, at),
        status=status,
        date=_date(ground, proposal, sentence, (at, at + len(quote))),
        plover=plover.of_deed(code.plover_root, code.plover_quad, status),
    )


def _status(proposed: Any) -> contract.Status:
    known: tuple[contract.Status, ...] = get_args(contract.Status)
    found = next((one for one in known if one == proposed), None)
    if found is None:
        raise Refused(f"{proposed!r:.40} is no status")
    return found


def _lies(proposal: dict[str, Any], name: str, quote: str, at: int) -> _Lies:
    """Return where a proposal's words stand in its quote, at the borders of words."""
    text = proposal.get(name)
    if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST:
        raise Refused(f"no {name}, or one too long")
    found = quote.find(text)
    while found >= 0:
        inside = quote[found - 1 : found].isalnum() or quote[found + len(text) : found + len(text) + 1].isalnum()
        if not inside:
            return _Lies(at + found, at + found + len(text), text)
        found = quote.find(text, found + 1)
    raise Refused(f"the {name} does not lie in the quote")


def _actor(ground: Ground, proposal: dict[str, Any], quote: str, at: int) -> _Lies:
    """Return who acts: known to the reference, or an office or body by its words; never a private person."""
    who = _lies(proposal, "actor", quote, at)
    _public(ground, who, "actor")
    low = {token.lower for token in _tokens(ground, who)}
    offices = words("titles", "bodies") | words("titles", "offices") | words("titles", "groups")
    if actors().resolve(who.text) is None and low.isdisjoint(offices):
        raise Refused("the actor is neither known nor a public office or body")
    return who


def _other(ground: Ground, proposal: dict[str, Any], name: str, quote: str, at: int) -> str | None:
    """Return the target or object as it stands in the quote; None where none is proposed."""
    if proposal.get(name) is None:
        return None
    held = _lies(proposal, name, quote, at)
    _public(ground, held, name)
    return held.text


def _public(ground: Ground, held: _Lies, name: str) -> None:
    if any(start < held.end and held.start < end for start, end in ground.private):
        raise Refused(f"the {name} names a private person")


def _stances(ground: Ground, cue: _Lies) -> set[str]:
    """Return the stances whose cues stand in a stretch of the text."""
    low = [token.lower for token in _tokens(ground, cue)]
    found: set[str] = set()
    for at, word in enumerate(low):
        phrase, verb = stances.phrases().at(low, at), stances.forms().get(word)
        found |= {phrase[1]} if phrase else {verb.stance} if verb else set()
        found |= {"accusation"} if stances.deeds().at(low, at) else set()
        found |= {"call"} if word in stances.must() else set()
    return found


def _actions(ground: Ground, cue: _Lies) -> set[str]:
    """Return the actions that verbs and nouns in a stretch of the text can tell."""
    tables = frames(ground.codebook)
    found: set[str] = set()
    for token in _tokens(ground, cue):
        form = tables.forms.get(token.lower)
        held = (*(tables.by_lemma.get(form.lemma, ()) if form else ()), *tables.by_noun.get(token.lower, ()))
        found |= {frame.action for frame in held}
    return found


def _tokens(ground: Ground, held: _Lies) -> tuple[Token, ...]:
    made = ground.document
    return tokens(made.report.text, made.clean, held.start, held.end)


def _date(ground: Ground, proposal: dict[str, Any], sentence: Sentence, span: tuple[int, int]) -> str | None:
    """Return the proposed date where our grammar reads it from an expression in the quote."""
    told = proposal.get("date")
    if told is None:
        return None
    for one in dates.in_sentence(sentence, ground.document.day):
        first = one.first
        if first is None or one.start < span[0] or one.end > span[1]:
            continue
        if told == {"day": first.isoformat(), "month": f"{first:%Y-%m}", "year": f"{first:%Y}"}.get(one.precision):
            return str(told)
    raise Refused(f"our parser reads no date {told!r:.40} in the quote")


def _sentence(ground: Ground, cue: _Lies) -> Sentence:
    found = sentence_at(ground.document, cue.start)
    if found is None or cue.end > found.end:
        raise Refused("the cue lies in no sentence")
    return found


def _anchor(ground: Ground, sentence: Sentence) -> Anchor:
    return Anchor(ground.document.report.sha256, sentence.start, sentence.end, sentence.text)


def _id(ground: Ground, kind: str, cue: _Lies) -> str:
    return claim_id(ground.proposer, ground.document.report.sha256, kind, cue.start, cue.end, 0)
