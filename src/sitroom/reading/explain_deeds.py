"""Why a measure was read as it was: verb or noun of doing, object, doer, how far along it is, and when."""

from collections.abc import Iterator, Sequence

from sitroom.model import Measure
from sitroom.reading import dates, explain_voices
from sitroom.reading.attribution import covering
from sitroom.reading.frames import Frames, frames
from sitroom.reading.modality import sentence_at
from sitroom.reading.spans import Attribution, Document, Sentence, TimeSpan, Token
from sitroom.reading.trace import Option, Step
from sitroom.reference.types import Codebook

_SHOWN = 6  # alternatives told at most
_LEAD = 5  # words before a verb that say how far along it is
_STATUS = {
    "proposed": "only thought of or asked for",
    "announced": "said to come",
    "in_force": "done and lasting",
    "completed": "done",
    "ended": "undone",
    "refused": "refused",
}


def steps(claim: Measure, document: Document, voices: Sequence[Attribution], codebook: Codebook) -> Iterator[Step]:
    """Yield the decisions behind a measure."""
    assert claim.mention is not None
    start, end = claim.mention.start, claim.mention.end
    sentence = sentence_at(document, start)
    yield Step("mention", claim.mention.text, "from the verb or noun of doing to the end of its object", start, end)
    if sentence is None:
        return
    cue, action = _action(claim, sentence, frames(codebook), codebook)
    yield action
    yield _said("object", claim.object, sentence, "what the verb is done to; it holds a word of the action's objects")
    yield _said("actor", claim.actor, sentence, "the subject that can act, the doer behind “by”, or who announces it")
    yield _status(claim, sentence, cue)
    yield from _when(claim, sentence, document)
    told = f"root and quad class of {claim.action}, as {claim.status}" if claim.plover else "the codebook gives none"
    yield Step("plover", f"{claim.plover.root}/{claim.plover.quad}" if claim.plover else None, told)
    voice = covering(voices, start, end)
    yield explain_voices.speaker(claim, voice, voices)
    yield explain_voices.via(claim, voice)
    why = "a measure to come is planned" if claim.modality == "planned" else "a measure told as done or holding"
    yield Step("modality", claim.modality, why, rule=f"status {claim.status}")
    yield Step("score", str(claim.score), "how sure the doer is: named subject most, passive without a doer less")


def _action(claim: Measure, sentence: Sentence, tables: Frames, book: Codebook) -> tuple[Token | None, Step]:
    """Return the word that tells the action, and the decision."""
    assert claim.mention is not None
    told = [(token, actions) for token in sentence.tokens if (actions := _actions(token, tables))]
    inside = [
        (token, actions)
        for token, actions in told
        if claim.action in actions and claim.mention.start <= token.start < claim.mention.end
    ]
    label = book.actions[claim.action].label
    if not inside:
        return None, Step("action", claim.action, f"{label}: by the noun of a deed told before")
    token, actions = inside[0]
    other = f"“{token.text}” can tell it, but its object is another"
    same = tuple(Option(name, other) for name in actions if name != claim.action)
    far = tuple(
        Option("/".join(names), f"“{one.text}” tells it elsewhere in the sentence", one.start, one.end)
        for one, names in told
        if one is not token and claim.action not in names
    )
    why = f"{label}: “{token.text}” with an object of that action"
    rule, others = f"frame {claim.action}", (*same, *far)[:_SHOWN]
    return token, Step("action", claim.action, why, token.start, token.end, rule, None, others)


def _actions(token: Token, tables: Frames) -> tuple[str, ...]:
    form = tables.forms.get(token.lower)
    held = tables.by_lemma.get(form.lemma, ()) if form else ()
    return tuple(dict.fromkeys(frame.action for frame in (*held, *tables.by_noun.get(token.lower, ()))))


def _said(name: str, value: str | None, sentence: Sentence, how: str) -> Step:
    if value is None:
        return Step(name, None, "left open: no voice or subject that can act is told")
    at = sentence.text.find(value)
    if at < 0:
        return Step(name, value, f"{how}; in words told elsewhere, or described where they name a private person")
    return Step(name, value, how, sentence.start + at, sentence.start + at + len(value))


def _status(claim: Measure, sentence: Sentence, cue: Token | None) -> Step:
    """Return how far along it is, with the words before the verb that say it."""
    why = f"told as {_STATUS[claim.status]}, by the tense, helpers and governing verbs of its verb"
    if cue is None:
        return Step("status", claim.status, why)
    at = sentence.tokens.index(cue)
    first = sentence.tokens[max(at - _LEAD, 0)]
    return Step("status", claim.status, why, first.start, cue.end, "tense and helpers")


def _when(claim: Measure, sentence: Sentence, document: Document) -> Iterator[Step]:
    spans = dates.in_sentence(sentence, document.day)
    for name, value in (("date", claim.date), ("until", claim.until)):
        chosen = next((span for span in spans if value and value in _days(span)), None)
        others = tuple(_passed(span) for span in spans if span is not chosen)[:_SHOWN]
        if value is None:
            yield Step(name, None, "no date of its clause says it", others=others)
        elif chosen is None:
            yield Step(name, value, f"a day of the week to come, counted from {document.day}", others=others)
        else:
            why = f"“{chosen.text}” in its clause, counted from {document.day} ({document.day_how})"
            yield Step(name, value, why, chosen.start, chosen.end, f"{chosen.role}, {chosen.precision}", None, others)


def _days(span: TimeSpan) -> tuple[str, ...]:
    found = [day for day in (span.first, span.last) if day is not None]
    return tuple(text for day in found for text in (day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"))


def _passed(span: TimeSpan) -> Option:
    why = "when it was said, not done" if span.use == "telling" else "of another clause, or farther from the verb"
    return Option(span.text, why, span.start, span.end)
