"""Who does it: the subject of a deed, "by X", its owner, or whoever says it of himself."""

from collections.abc import Sequence

from sitroom.reading import progress
from sitroom.reading.attribution import covering
from sitroom.reading.layers import Layers
from sitroom.reading.lexicon import Form, words
from sitroom.reading.lines import MARKS, Line, be, determiners, prepositions, pronouns, temporal, verbs
from sitroom.reading.phrases import Phrase, following, subject
from sitroom.reading.scenes import Voice
from sitroom.reading.spans import Attribution
from sitroom.reading.speakers import main_voice, voice
from sitroom.reading.utterances import quoted

_NO_DOER = ("private", "document", "unknown")


def doer(
    held: Layers, line: Line, verb: int, at: int, form: Form, said: Sequence[Attribution]
) -> tuple[str | None, float]:
    """Return who does it, and how sure that is (0: nobody who takes measures).

    It is the subject; "it" and "we" in what somebody says are himself; failing that, whom the main clause is about.
    """
    chain, _ = progress.helpers(line, verb)
    left = line.at(chain - 1)
    phrase = subject(line, verb)
    if left in ("who", "which", "that") and phrase is None:
        comma = line.at(chain - 2) == ","
        phrase = subject(line, chain - 2 if comma else chain - 1)
    if phrase is None and left == "and":
        phrase = shared(line, chain - 1)
    found = voice(held.scene, line, phrase) if phrase else None
    if phrase is not None and phrase.end - phrase.start == 1 and line.low[phrase.start] in pronouns():
        found = _self(held, line, phrase, found, said)
        if found is None and line.low[phrase.start] in ("he", "she", "i", "they"):
            return None, 0.0
    own = (
        phrase is not None and phrase.end in line.ends and line.at(phrase.start - 1) == "with"
    )  # "with London freezing"
    adrift = "ing" in form.kinds and verb == at and not own and not be().intersection(line.low[chain:verb])
    if adrift or (found is None and phrase is None) or (found is not None and not found.text[0].isalnum()):
        found = main_voice(held.scene, line, verb)
    if found is not None and found.kind == "private":
        return None, 0.0  # what private persons do is no measure
    if phrase is not None and _denied(line, phrase):
        return None, 0.0  # "nobody in Vilnius", "no country"
    if found is None or found.kind == "document":
        return None, 0.6
    if found.kind == "unknown" and not found.text[:1].isupper() and not acts(found.text):
        return None, 0.6
    return found.text, 0.9


_JOINED = 30  # tokens back to the verb a second one is joined to


def shared(line: Line, joint: int) -> Phrase | None:
    """Return the subject two verbs share: "investigators searched flats and detained five"."""
    for at in range(joint - 1, max(joint - _JOINED, 0), -1):
        word = line.low[at]
        if word in (";", ":", "“", "”", '"'):
            return None
        tells = word in verbs() or word in be() or (word.endswith("ed") and not line.capital(at))
        if tells and line.low[at - 1] not in ("and", ",") and (found := subject(line, at)) is not None:
            return found
    return None


def _denied(line: Line, phrase: Phrase) -> bool:
    return bool(_NONE.intersection(line.low[max(0, phrase.start - 2) : phrase.start + 1]))


_NONE = frozenset(["no", "nobody", "none", "neither"])


def acts(text: str) -> bool:
    """Say whether a description without a name is of those who take measures ("investigators", "20 member states")."""
    return text.lower().split()[-1] in words("measures", "agents")


def _self(held: Layers, line: Line, phrase: Phrase, found: Voice | None, said: Sequence[Attribution]) -> Voice | None:
    """Read "it", "we" or "they" inside what somebody says as that somebody, "we" elsewhere as the publisher."""
    token = line.tokens[phrase.start]
    outer = covering(said, token.start, token.end)
    if outer is None or outer.speaker is None or token.lower in ("he", "she"):
        publisher = held.document.report.publisher.value
        return (
            Voice(publisher, None, "body")
            if token.lower == "we" and publisher and not quoted(held, token.start)
            else found
        )
    if outer.speaker.startswith(("a ", "an ", "the ")):
        return None
    return Voice(outer.speaker, outer.actor, "person" if outer.person else "body", outer.person)


def by_phrase(held: Layers, line: Line, at: int) -> str | None:
    """Return the doer a passive names behind "by"; times and numbers ("by Friday") are none."""
    for k in range(at + 1, min(len(line.low), at + 14)):
        if line.low[k] == "by" and line.at(k + 1) not in temporal() and not _dated(line, k + 1):
            phrase = following(line, k + 1)
            found = voice(held.scene, line, phrase) if phrase else None
            known = found is not None and (found.kind not in _NO_DOER or (found.kind == "unknown" and acts(found.text)))
            return found.text if found is not None and known else None
        if line.low[k] in MARKS:
            return None
    return None


def _dated(line: Line, at: int) -> bool:
    """Say whether a number behind "by" is a time or amount ("by 2024", "by 40 per cent"), not who did it."""
    return line.low[at][:1].isdigit() and not words("measures", "agents").intersection(line.low[at + 1 : at + 4])


def owner(held: Layers, line: Line, at: int) -> str | None:
    """Return whose deed a noun tells: "X's", the verb's subject, or who the sentence is about."""
    k = at - 1
    while k > 0 and (line.low[k] not in MARKS) and line.low[k] not in ("'s", "'") and at - k < 4:
        k -= 1
    doing = next((j for j in range(at - 1, max(0, at - 6), -1) if progress.carried(line, j)), None)
    if doing is not None:
        verb = progress.first_verb(line, doing)
        by_means = line.at(progress.helpers(line, verb)[0] - 1) in prepositions()  # "by introducing a ban"
        phrase = None if by_means else subject(line, verb)
        found = voice(held.scene, line, phrase) if phrase else main_voice(held.scene, line, at)
    elif line.at(k) in ("'s", "'"):
        phrase = subject(line, k)
        found = voice(held.scene, line, phrase) if phrase else None
    else:
        over = progress.governor(line, at)
        found = None
        if over is not None:
            phrase = subject(line, over[0])
            found = voice(held.scene, line, phrase) if phrase else None
        if line.low[at] not in ("ban", "prohibition"):  # a ban on access "by X" bans X
            found = found or _by_voice(held, line, at)
        found = found or main_voice(held.scene, line, at)
    return found.text if found and found.kind not in _NO_DOER else None


def _by_voice(held: Layers, line: Line, at: int) -> Voice | None:
    for k in range(at + 1, min(len(line.low), at + 20)):
        if line.low[k] == "by" and (line.capital(k + 1) or line.at(k + 1) in determiners()):
            phrase = following(line, k + 1)
            return voice(held.scene, line, phrase) if phrase else None
        if line.low[k] in MARKS:
            return None
    return None
