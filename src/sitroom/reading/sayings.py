"""Who says what in one sentence: cues of saying, sources such as "according to", and voices left open."""

from collections.abc import Iterator

from sitroom.model import Modality
from sitroom.reading import carriers, cues, labels, overlaps, reckonings, tellers
from sitroom.reading.contents import OPEN, Saying
from sitroom.reading.lines import MARKS, Line, be
from sitroom.reading.phrases import Phrase, following
from sitroom.reading.scenes import Scene
from sitroom.reading.speakers import voice


def sayings(scene: Scene, line: Line) -> list[Saying]:
    """Return the sayings of one sentence in the order of their cues."""
    found: list[Saying] = []
    triggers = cues.triggers()
    for at in [at for at, word in enumerate(line.low) if word in triggers]:
        for made in _at(scene, line, at, found):
            found.append(made)
            if made.voice is not None:
                scene.hear(line, made.voice)
    if (label := labels.labelled(scene, line)) is not None:
        found.append(label)
        scene.hear(line, label.voice) if label.voice else None
    overlaps.separate(found)
    _credit(scene, line, found)
    for made in reckonings.reckonings(scene, line, tuple(found)):
        found.append(made)
        if made.voice is not None:
            scene.hear(line, made.voice)
    overlaps.run_on(found)
    return found


def _credit(scene: Scene, line: Line, found: list[Saying]) -> None:
    """Read "Reuters reported, citing the ministry": the ministry says it, by way of Reuters."""
    for at in (at for at, word in enumerate(line.low) if word in ("citing", "quoting")):
        phrase = following(line, at + 1)
        who = voice(scene, line, phrase) if phrase else None
        if who is None or who.kind not in ("body", "person", "role", "group", "state"):
            continue
        for one in found:
            outlet = one.voice is not None and (one.voice.actor or "").startswith("outlet.")
            inside = one.source is not None and one.source[1] <= at < one.cue[0]
            if one.voice is not None and outlet and (one.cue[0] < at or inside) and one.voice.text != who.text:
                one.voice, one.via = who, (one.voice.text, *one.via)
                one.last = min(one.last, at - 1) if one.first < at else one.last


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
    if cue is not None and not (line.capital(at) and at > 0 and line.at(at - 1) not in OPEN):
        made = tellers.told(scene, line, at, cue, before)
        if made is not None:
            yield made


def _source(scene: Scene, line: Line, at: int, end: int) -> Iterator[Saying]:
    """Read "according to X": all the rest of its sentence is what X says."""
    if line.low[at] != "according" and line.low[at] not in ("in", "as") and line.at(at - 1) in be():
        return
    leading = line.low[at] in ("according", "in", "as")
    phrase = _undated(line, following(line, end))
    if phrase is None or not (leading or line.at(at - 1) in (",", "as", "”", '"')):
        return
    if line.low[at] in _CARRIED and line.at(phrase.end) == "," and line.at(phrase.end + 1) in cues.verb_cues():
        return  # "X, quoted by Y, said"
    quoted = next((k for k in range(phrase.start + 1, phrase.end) if line.low[k] in _CARRIED), None)
    if quoted is not None:  # "according to survivors quoted by X"
        comma = next((k for k in range(quoted, len(line.low)) if line.low[k] == ","), len(line.low))
        phrase = Phrase(phrase.start, quoted, (quoted, comma))
    if phrase.apposition and _begins(line, at) and line.at(phrase.apposition[1]) != ",":
        phrase = Phrase(phrase.start, phrase.end)
    if line.low[phrase.start] in ("their", "his", "her", "our", "my") and line.at(phrase.start + 1) == "own":
        return  # "according to their own words"
    who = voice(scene, line, phrase)
    told = phrase.apposition is not None and (quoted is not None or tellers.explains(line, phrase.apposition))
    stop = phrase.apposition[1] if told and phrase.apposition else phrase.end
    via = tuple(carriers.carriers(scene, line, phrase.end, min(stop + 8, len(line.low))))
    text = " ".join(line.low[at:end])
    if _begins(line, at):
        first = stop + 1 if line.at(stop) == "," else stop
        if line.at(stop) in _ISSUED:
            first = next((k + 1 for k in range(stop, min(stop + 8, len(line.low))) if line.low[k] == ","), first)
        yield Saying(line, (at, end), text, text, "source", who, (phrase.start, stop), first, len(line.low), via)
    else:
        last = at - 1 if line.at(at - 1) in (",", "–", "—") else at
        yield Saying(line, (at, end), text, text, "source", who, (phrase.start, stop), 0, last, via)


def _undated(line: Line, phrase: Phrase | None) -> Phrase | None:
    """End a source before the day it was issued: "according to a report of X dated 24 January"."""
    if phrase is None:
        return None
    cut = next((k for k in range(phrase.start + 1, phrase.end) if line.low[k] in _ISSUED), None)
    return Phrase(phrase.start, cut) if cut is not None else phrase


_ISSUED = frozenset(["dated", "published", "released", "issued"])
_CARRIED = frozenset(["quoted", "cited", "interviewed", "contacted"])


def _begins(line: Line, at: int) -> bool:
    return at == 0 or (at <= 2 and line.low[at - 1] in ("and", "but", "“", ",", "meanwhile", "also"))


def _open(line: Line, at: int, end: int, modality: Modality) -> Saying:
    text = " ".join(line.low[at:end])
    before = line.at(at - 1) == "it"
    if end == at + 1:  # "reportedly": the words behind it, to the next mark
        stop = next((k for k in range(end, len(line.low)) if line.low[k] in MARKS), len(line.low))
        return Saying(line, (at, end), text, text, "open", None, None, min(end, stop - 1), stop, (), modality)
    return Saying(line, (at, end), text, text, "open", None, None, end if before else 0, len(line.low), (), modality)
