"""Statements: accusations, denials, calls, pledges and warnings: who makes them, against whom, what they answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from sitroom.model import Anchor, AnyClaim, Mention, Modality, Statement
from sitroom.model.claim import Stance
from sitroom.reading import judgements, plover, stances, targets, verdicts
from sitroom.reading.attribution import covering, speaking
from sitroom.reading.contents import Saying
from sitroom.reading.doers import shared
from sitroom.reading.ids import READER, claim_id
from sitroom.reading.layers import Layers, layers
from sitroom.reading.lexicon import inflected, words
from sitroom.reading.lines import Line, be, determiners, prepositions, pronouns
from sitroom.reading.phrases import Phrase, subject
from sitroom.reading.progress import helpers
from sitroom.reading.scenes import Voice
from sitroom.reading.sides import side
from sitroom.reading.spans import Attribution, Document
from sitroom.reading.speakers import main_voice, voice
from sitroom.reading.utterances import PUBLISHER, Found, clause_end, quoted

_ANSWER = 12
"""Sentences a denial or verdict looks back for what it answers."""

_NEAR = 3  # sentences from an accusation to "Minsk rejects this"
_SPOKEN = 25  # tokens from "said" to ", warning"
_OBJECT = 7  # words from "called" to the claim it names
_DENY = frozenset(["denies", "denied", "deny", "denying"])
_Heard = dict[tuple[int, int], Saying]  # by sentence and token of the cue
_MODALITY: dict[Stance, Modality] = {"call": "requested", "denial": "denied", "pledge": "planned"}


def statements(
    document: Document, attributions: Sequence[Attribution], figures: Sequence[AnyClaim] = ()
) -> tuple[Statement, ...]:
    """Return the statements of a document in text order.

    A denial is tied (`about`) to the accusation it answers: of its own sentence, else the nearest one against its
    speaker's side. A fact-checker's verdict is a denial without speaker, about the claims it checks. `figures` are
    taken for the steps that follow; no figure is a statement.
    """
    held = layers(document)
    found: list[Found] = []
    heard: _Heard = {(one.line.sentence.index, one.cue[0]): one for one in held.heard}
    triggers = stances.triggers()
    for line in held.lines:
        if not triggers.isdisjoint(line.low):
            for one in _in_line(held, line, heard, attributions):
                if _grounded(one, found) and not any(_same(one, each) for each in found[-_ANSWER:]):
                    found.append(one)
        if verdicts.triggers().intersection(line.low):
            found += _checked(held, line, attributions)
    return _claims(document, attributions, found)


def _in_line(held: Layers, line: Line, heard: _Heard, said: Sequence[Attribution]) -> Iterator[Found]:
    index = line.sentence.index
    taken: set[int] = set()
    triggers = stances.triggers()
    for at, word in enumerate(line.low):
        if word not in triggers or at in taken:
            continue
        cue, phrase = stances.forms().get(word), stances.phrases().at(line.low, at)
        one = heard.get((index, at))
        if phrase is not None:
            yield from _phrased(held, line, at, phrase[0], phrase[1], one, said)
            taken.update(range(at, phrase[0]))
        elif cue is not None:
            yield from judgements.passive(held, line, at, cue) or _verbal(held, line, at, cue, heard, said)
        elif (done := stances.deeds().at(line.low, at)) is not None:
            accused = list(judgements.deed(held, line, at, done[0], said))
            yield from accused or judgements.recorded(held, line, at, done[0])
            taken.update(range(at, done[0]))
        elif word in stances.must():
            yield from judgements.must(held, line, at, said)
        if word in stances.NAMING and phrase is None:
            yield from judgements.naming(held, line, at)


def _same(one: Found, other: Found) -> bool:
    """Say whether a deed told twice in a sentence is one accusation ("using migrants as a weapon")."""
    by_deed = one.score == other.score == judgements.BY_DEED and one.line is other.line
    return by_deed and (one.voice, one.target) == (other.voice, other.target)


def _grounded(one: Found, before: Sequence[Found]) -> bool:
    """Say whether a denial of "this" or "it" answers an accusation told shortly before, or calls it untrue."""
    low, at = one.line.low, one.start
    if one.stance != "denial" or low[at] in _DENY or not stances.pointing(low, at) or stances.called_false(low, at):
        return True
    here = one.line.sentence.index
    return any(each.stance == "accusation" and here - each.line.sentence.index <= _NEAR for each in before[-_ANSWER:])


def _verbal(
    held: Layers, line: Line, at: int, cue: stances.StanceCue, heard: _Heard, said: Sequence[Attribution]
) -> Iterator[Found]:
    one = heard.get((line.sentence.index, at))
    who = one.voice if one is not None else _unheard(held, line, at, cue, heard, said)
    if one is not None and line.at(at - 1) == "and" and cue.stance == "pledge":
        who = main_voice(held.scene, line, at) or who  # "she thanked Minsk and promised ..."
    if cue.stance == "denial" and (denier := _behind_charge(line, at)) is not None:
        who = voice(held.scene, line, denier)  # ", a charge Greek officials deny"
    if who is not None and who.kind == "document" and line.low[at] == inflected(cue.lemma)["ing"]:
        who = main_voice(held.scene, line, at) or who  # "he issued a statement denouncing ..."
    if who is None or who.kind == "unknown" or not stances.told(line.low, at, cue.lemma):
        return
    target = None if cue.stance in ("denial", "pledge") else targets.target(held, line, at + 1, cue)
    end = min(one.last, len(line.low)) if one and one.first > at else clause_end(line, at)
    at = one.first if one and one.first < at and cue.stance == "denial" else at
    threat = cue.stance == "pledge" and words("statements", "threats").intersection(line.low[at + 1 : at + _OBJECT])
    stance: Stance = "warning" if threat else cue.stance
    yield from _mutual(Found(line, at, max(end, at + 1), stance, who, target, 0.9))


def _behind_charge(line: Line, at: int) -> Phrase | None:
    """Return who denies behind the charge he denies, where nothing stands between the two."""
    phrase = subject(line, at)
    start = phrase.start + (line.low[phrase.start] in determiners()) if phrase else 0
    charged = phrase is not None and start + 1 < phrase.end and line.low[start] in stances.denied_objects()
    plain = charged and line.low[start + 1] not in prepositions()
    return Phrase(start + 1, phrase.end, phrase.apposition) if phrase is not None and plain else None


def _unheard(
    held: Layers, line: Line, at: int, cue: stances.StanceCue, heard: _Heard, said: Sequence[Attribution]
) -> Voice | None:
    """Return who takes a stance that no saying tells: by "we", by a verb joined to another, by ", blaming X"."""
    if line.at(at - 1) in ("we", "i") or (line.low[at] not in inflected(cue.lemma)["ing"] and line.at(at - 1) == "and"):
        return _speaking(held, line, at, said)
    if line.at(at - 1) == "," and line.low[at] == inflected(cue.lemma)["ing"]:
        near = (heard.get((line.sentence.index, k)) for k in range(at - 1, max(at - _SPOKEN, -1), -1))
        spoke = next((each for each in near if each is not None), None)
        if spoke is not None and spoke.voice is not None:
            return spoke.voice  # "..., he said, warning smugglers"
        headline = Phrase(0, line.begins[0].end) if line.capital(at) and 0 in line.begins else None
        return voice(held.scene, line, headline) if headline else main_voice(held.scene, line, at)
    if line.capital(at) and at:
        return None
    if be().intersection(helpers(line, at)[1]):
        return None  # a passive, whose subject is aimed at
    told = inflected(cue.lemma)
    if line.at(at - 1) == "they":
        return _before(held, line)
    surely = cue.lemma in _PLAIN or line.low[at] == told["past"] or (cue.lemma in _CLEAR and line.low[at] == told["s"])
    phrase = subject(line, at) if surely else None
    return voice(held.scene, line, phrase) if phrase else None


def _before(held: Layers, line: Line) -> Voice | None:
    """Return whom "they" takes up: those the sentence before is about."""
    index = line.sentence.index
    before = held.lines[index - 1] if 0 < index <= len(held.lines) else None
    found = main_voice(held.scene, before, len(before.low)) if before is not None else None
    return found if found is not None and found.kind in ("group", "body", "state") else None


_CLEAR = frozenset(["urge", "accuse", "condemn", "denounce", "criticise", "criticize", "implore", "exhort"])
"""Verbs whose "-s" form is no noun."""

_PLAIN = frozenset(["disagree", "deny", "reject", "dismiss"])
"""Verbs whose bare form is no noun."""


def _phrased(
    held: Layers, line: Line, at: int, end: int, stance: Stance, one: Saying | None, said: Sequence[Attribution]
) -> Iterator[Found]:
    """Read cues of several words; "called for" names nobody it is asked of unless "for X to" does."""
    who = one.voice if one is not None else _speaking(held, line, at, said)
    outer = covering(said, line.tokens[at].start, line.tokens[end - 1].end) if stance == "denial" else None
    if outer is not None and outer.speaker:  # "the committee said that Belarus poses no threat"
        who = Voice(outer.speaker, outer.actor, "person" if outer.person else "body", outer.person)
    if who is None or who.kind == "unknown" or (stance == "pledge" and who.kind in ("private", "document")):
        return
    if line.low[end - 1] == "to" and stance == "call" and not _named(line, end):
        return  # "proposed to build"
    target = None
    if stance in ("call", "accusation"):
        last = line.low[end - 1]
        ends = targets.ENDS | {","} | ({"for"} if last in ("on", "upon", "to") else set())
        stop = next((k for k in range(end, len(line.low)) if line.low[k] in ends), None)
        named = last != "for" or (stop is not None and line.low[stop] == "to")
        target = targets.aimed(held, line, end, stop, stance) if named and end < len(line.low) else None
    yield from _mutual(Found(line, at, max(clause_end(line, at), end), stance, who, target, 0.85))


def _named(line: Line, at: int) -> bool:
    return line.capital(at) or line.at(at) in determiners() or line.at(at) in pronouns() or "to" in line.low[at + 1 :]


def _speaking(held: Layers, line: Line, at: int, said: Sequence[Attribution]) -> Voice | None:
    """Return who takes a stance in a phrase: its subject; "we" and "I" are whoever is quoted, else the publisher."""
    inside = line.low[at : at + 2] == ["no", "way"] and "we" in line.low[at : at + 4]
    if line.at(at - 1) == "and":
        if line.low[0] == "they":
            return _before(held, line)
        joined = shared(line, at - 1)
        return main_voice(held.scene, line, at) or (voice(held.scene, line, joined) if joined else None)
    phrase = Phrase(line.low.index("we", at), line.low.index("we", at) + 1) if inside else subject(line, at)
    if phrase is None:
        return None
    if phrase.end - phrase.start == 1 and line.low[phrase.start] in ("we", "i"):
        start, end = line.tokens[at].start, line.tokens[at].end
        outer = covering(said, start, end)
        if outer is not None and outer.speaker:
            return Voice(outer.speaker, outer.actor, "person", outer.person)
        return None if quoted(held, start) or line.low[phrase.start] == "i" else PUBLISHER
    return voice(held.scene, line, phrase)


def _checked(held: Layers, line: Line, said: Sequence[Attribution]) -> Iterator[Found]:
    found = verdicts.verdict(line)
    if found is None:
        return
    start, end, words = found
    outer = covering(said, line.tokens[start].start, line.tokens[end - 1].end)
    if outer is None or outer.speaker is None:
        yield Found(line, start, end, "denial", None, None, 0.7, words)


def _mutual(found: Found) -> Iterator[Found]:
    """Tell "X and Y blamed each other" as what each says of the other."""
    names = found.voice.text.split(" and ") if found.voice else []
    if found.target is None or found.target.text != "each other" or len(names) != 2:
        yield found
        return
    for who, other in (names, names[::-1]):
        yield replace(found, voice=Voice(who, None, "state"), target=Voice(other, None, "state"))


def _claims(document: Document, said: Sequence[Attribution], found: Sequence[Found]) -> tuple[Statement, ...]:
    made: list[tuple[Found, Statement]] = []
    ordinals: dict[tuple[int, int], int] = {}
    for one in sorted(found, key=lambda each: each.line.tokens[each.start].start):
        span = one.line.tokens[one.start].start, one.line.tokens[min(one.end, len(one.line.tokens)) - 1].end
        ordinal = ordinals[span] = ordinals.get(span, -1) + 1
        about = _answered(made, one)
        made.append((one, _claim(document, said, one, span, ordinal, about)))
    return tuple(statement for _, statement in made)


def _claim(
    document: Document,
    said: Sequence[Attribution],
    one: Found,
    span: tuple[int, int],
    ordinal: int,
    about: tuple[str, ...],
) -> Statement:
    report, sentence = document.report, one.line.sentence
    speaker = one.voice.text or None if one.voice else None
    return Statement(
        id=claim_id(READER, report.sha256, "statement", *span, ordinal),
        anchor=Anchor(report.sha256, sentence.start, sentence.end, sentence.text),
        mention=Mention(*span, report.text[span[0] : span[1]]),
        speaker=speaker,
        publisher=report.publisher.value,
        via=_via(said, one, span, speaker),
        modality=_MODALITY.get(one.stance, "asserted"),
        reader=READER,
        score=one.score,
        stance=one.stance,
        target=one.target.text if one.target else None,
        about=about,
        verdict=one.verdict,
        plover=plover.of_stance(one.stance),
    )


def _via(said: Sequence[Attribution], one: Found, span: tuple[int, int], speaker: str | None) -> tuple[str, ...]:
    """Return the carriers: those of the saying itself, or the voice around it."""
    cue = one.line.tokens[one.start]
    own = speaking(said, cue.start, speaker)
    if own is not None:
        return own.via
    outer = covering(said, span[0], cue.end)
    if outer is None or outer.speaker is None:
        return ()
    return (outer.speaker, *outer.via) if outer.speaker != speaker else outer.via


def _answered(made: Sequence[tuple[Found, Statement]], one: Found) -> tuple[str, ...]:
    """Return the ids of what a denial answers."""
    if one.stance != "denial":
        return ()
    here = one.line.sentence.index
    recent = takewhile(lambda row: here - row[0].line.sentence.index <= _ANSWER, reversed(made))
    earlier = [(each, claim) for each, claim in recent if each.stance == "accusation"]
    if one.verdict is not None:
        first = next((claim.speaker for _, claim in earlier), None)
        return tuple(claim.id for _, claim in reversed(earlier) if claim.speaker == first)
    own = side(one.voice.text, one.voice.actor) if one.voice else None
    for each, claim in earlier:
        against = side(each.target.text, each.target.actor) if each.target else None
        close = here - each.line.sentence.index <= 1
        if claim.speaker != (one.voice.text if one.voice else None) and (
            (own and own == against) or (close and not (own and against))
        ):
            return (claim.id,)
    return ()
