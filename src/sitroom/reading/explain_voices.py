"""Why a statement was read as it was; and, for every claim, why this speaker and this modality."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from sitroom.model import AnyClaim, Statement
from sitroom.reading import modality as modalities
from sitroom.reading import stances
from sitroom.reading.attribution import covering
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.spans import Attribution, Document, Sentence
from sitroom.reading.trace import Option, Step

_SHOWN = 6  # alternatives told at most
_NEAR = 12  # sayings looked at before and behind a sentence
_ABOUT = frozenset(["call", "denial", "pledge"])


def steps(
    claim: Statement, known: Mapping[str, AnyClaim], document: Document, voices: Sequence[Attribution]
) -> Iterator[Step]:
    """Yield the decisions behind a statement."""
    assert claim.mention is not None
    start, end = claim.mention.start, claim.mention.end
    sentence = modalities.sentence_at(document, start)
    yield Step("mention", claim.mention.text, "the cue of the stance with its clause", start, end)
    yield _stance(claim, sentence)
    yield _named("speaker", claim.speaker, sentence, "the subject of the cue, else the voice around it", voices)
    yield _named("target", claim.target, sentence, "whom the cue is aimed at, by the words behind it", voices)
    yield _about(claim, known)
    verdict = "its own words are a fact-checker's verdict" if claim.verdict else "no fact-checker's verdict stands here"
    yield Step("verdict", claim.verdict, verdict)
    event = f"{claim.plover.root}/{claim.plover.quad}" if claim.plover else None
    yield Step("plover", event, "root and quad class of its stance", rule=f"stance {claim.stance}")
    yield via(claim, covering(voices, start, end))
    own = claim.stance in _ABOUT
    told = f"every {claim.stance} is" if own else "only a call, a denial or a pledge is told otherwise"
    yield Step("modality", claim.modality, told, rule=f"stance {claim.stance}")
    yield Step("score", str(claim.score), "how firm its kind of cue is: a verb most, a deed told of somebody least")


def _stance(claim: Statement, sentence: Sentence | None) -> Step:
    cues = list(_cues(sentence)) if sentence is not None else []
    mine = [cue for cue in cues if cue[3] == claim.stance and _inside(cue, claim)]
    others = [cue for cue in cues if cue not in mine]
    options = tuple(Option(f"{cue[3]} by “{cue[2]}”", "not the cue of this clause", cue[0], cue[1]) for cue in others)
    if not mine:
        why = "no cue of the list stands in the clause itself: a verdict, or a denial by naming (“called … groundless”)"
        return Step("stance", claim.stance, why, others=options[:_SHOWN])
    start, end, text, _, rule = mine[0]
    why = f"“{text}” is one of its cues ({rule})"
    return Step("stance", claim.stance, why, start, end, rule, None, options[:_SHOWN])


def _inside(cue: tuple[int, int, str, str, str], claim: Statement) -> bool:
    return claim.mention is not None and claim.mention.start <= cue[0] and cue[1] <= claim.mention.end


def _cues(sentence: Sentence) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield the cues of a sentence: offsets, text, stance and which list holds them."""
    low = [token.lower for token in sentence.tokens]
    for at, word in enumerate(low):
        phrase, deed, verb = stances.phrases().at(low, at), stances.deeds().at(low, at), stances.forms().get(word)
        if phrase is not None:
            yield _cue(sentence, at, phrase[0], phrase[1], "phrases")
        elif verb is not None:
            yield _cue(sentence, at, at + 1, verb.stance, f"verb {verb.lemma}")
        elif deed is not None:
            yield _cue(sentence, at, deed[0], "accusation", "deeds")
        elif word in stances.must():
            yield _cue(sentence, at, at + 1, "call", "must")


def _cue(sentence: Sentence, at: int, end: int, stance: str, rule: str) -> tuple[int, int, str, str, str]:
    start, last = sentence.tokens[at].start, sentence.tokens[end - 1].end
    return start, last, sentence.text[start - sentence.start : last - sentence.start], stance, rule


def _named(name: str, value: str | None, sentence: Sentence | None, how: str, voices: Sequence[Attribution]) -> Step:
    if value is None:
        return Step(name, None, "nobody stands there who is named or in a public role")
    at = sentence.text.find(value) if sentence is not None else -1
    if sentence is None or at < 0:
        return Step(name, value, f"{how}; named at its fullest elsewhere in the report")
    start = sentence.start + at
    near = _around(voices, sentence.start, sentence.end)
    heard = [one for one in near if one.speaker not in (None, value) and sentence.start <= one.start < sentence.end]
    others = tuple(Option(one.speaker or "", f"speaks by “{one.cue}”", one.start, one.end) for one in heard)
    return Step(name, value, how, start, start + len(value), others=others[:_SHOWN])


def _about(claim: Statement, known: Mapping[str, AnyClaim]) -> Step:
    if not claim.about:
        denies = claim.stance == "denial"
        return Step("about", None, "no accusation before fits" if denies else "only a denial answers something")
    told = "; ".join(f"“{one.mention.text}”" for name in claim.about if (one := known.get(name)) and one.mention)
    why = f"the accusation it answers, nearest before and against its side: {told}"
    return Step("about", ", ".join(claim.about), why)


def speaker(claim: AnyClaim, voice: Attribution | None, voices: Sequence[Attribution]) -> Step:
    """Return why a claim has its speaker: the innermost saying whose content covers it, and those that do not."""
    assert claim.anchor.start is not None
    assert claim.anchor.end is not None
    around = _around(voices, claim.anchor.start, claim.anchor.end)
    near = [one for one in around if one is not voice and one.start < claim.anchor.end and one.end > claim.anchor.start]
    others = tuple(_unheard(one, claim) for one in near[:_SHOWN])
    if voice is None:
        why = "nobody is said to say it: the report speaks itself"
        return Step("speaker", claim.speaker, why, others=others)
    why = f"“{voice.cue}” and what it covers: characters {voice.content[0]} to {voice.content[1]}"
    if claim.speaker is None:
        why = f"told without saying by whom ({why})"
    return Step("speaker", claim.speaker, why, voice.start, voice.end, "innermost saying", None, others)


def _around(voices: Sequence[Attribution], start: int, end: int) -> Sequence[Attribution]:
    """Return the sayings near a stretch, so many and no more: they are in the order of their contents."""
    first = bisect_left(voices, start, key=lambda one: one.content[0])
    last = bisect_left(voices, end, key=lambda one: one.content[0])
    return voices[max(first - _NEAR, 0) : last + _NEAR]


def _unheard(one: Attribution, claim: AnyClaim) -> Option:
    at = claim.mention.start if claim.mention else claim.anchor.start or 0
    inside = one.content[0] <= at < one.content[1]
    why = "what it covers is wider; a nearer voice wins" if inside else "what it says ends before or begins after"
    return Option(f"{one.speaker or 'unnamed'} (“{one.cue}”)", why, one.start, one.end)


def via(claim: AnyClaim, voice: Attribution | None) -> Step:
    """Return why a claim has its carriers."""
    if not claim.via:
        return Step("via", None, "no carrier is named between the speaker and the report")
    start, end = (voice.start, voice.end) if voice else (None, None)
    return Step("via", ", ".join(claim.via), "named as carriers of the saying, outermost last", start, end)


def modality(claim: AnyClaim, voice: Attribution | None, document: Document) -> Step:
    """Return why a claim is told as firmly as it is."""
    if voice is not None and voice.modality == claim.modality != "asserted":
        why = f"“{voice.cue}” says it as {claim.modality}"
        return Step("modality", claim.modality, why, voice.start, voice.end, "cue of the saying")
    cue = _word(claim, document)
    if claim.modality == "asserted":
        why = "no word of its clause plans, estimates, asks or denies it"
        option = () if cue is None else (Option(cue[2], "does not govern the number or denies no count", *cue[:2]),)
        return Step("modality", "asserted", why, others=option)
    if cue is None:
        return Step("modality", claim.modality, "by the words of its clause")
    return Step("modality", claim.modality, f"“{cue[2]}” governs it in its clause", cue[0], cue[1], "cue word")


def _word(claim: AnyClaim, document: Document) -> tuple[int, int, str] | None:
    """Return the cue word of firmness nearest to a claim's mention in its sentence."""
    at = claim.mention.start if claim.mention else claim.anchor.start or 0
    sentence = modalities.sentence_at(document, at)
    held = vocabulary("attribution")["modality"]
    cues = {
        word
        for side in ("before", "after")
        for kind, words in held[side].items()
        if claim.modality in ("asserted", kind)
        for word in words
    }
    if sentence is None:
        return None
    near = [token for token in sentence.tokens if token.lower in cues]
    nearest = min(near, key=lambda token: abs(token.start - at), default=None)
    return (nearest.start, nearest.end, nearest.text) if nearest else None
