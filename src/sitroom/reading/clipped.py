"""Deeds told in few words: "Iraq: flights to Minsk suspended", "The crossing will shut on Thursday"."""

from sitroom.reading import progress
from sitroom.reading.deed import Deed, hypothetical, reach, told
from sitroom.reading.doers import by_phrase
from sitroom.reading.frames import Frame, Frames
from sitroom.reading.layers import Layers
from sitroom.reading.lexicon import Form, words
from sitroom.reading.lines import Line, temporal, verbs
from sitroom.reading.objects import passive_subject
from sitroom.reading.phrases import following
from sitroom.reading.places_named import crossing
from sitroom.reading.speakers import voice

_FINITE = frozenset(["is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might"])
_MARKS = frozenset(["-", "–", "•", "*", "·"])
_BEHIND = frozenset(
    [
        *("", ".", ",", ";", "home", "voluntarily", "safely", "again", "and", "as"),
        *("on", "at", "in", "from", "until", "since", "for", "after", "within", "with", "to"),
    ]
)
_SHORT = 60  # tokens; what is told without a finite verb is short
_LABEL = 6  # tokens before the colon of a list item


def labelled(line: Line, at: int) -> bool:
    """Say whether a capital follows the label of a list item ("Belavia: Suspended ...")."""
    return line.at(at - 1) in (":", "|", "–", "-") and label(line, at) is not None


def label(line: Line, at: int) -> tuple[int, int] | None:
    """Return the words before the colon or bar that opens a list item or a row."""
    start = next((k for k, word in enumerate(line.low) if word not in _MARKS), 0)
    end = next((k for k in range(start, min(at, start + _LABEL)) if line.low[k] in (":", "|", "–")), None)
    return (start, end) if end is not None and end > start else None


def clipped(held: Layers, line: Line, at: int, form: Form, tables: Frames) -> Deed | None:
    """Read a participle without its auxiliary, where nothing else in the sentence is a verb."""
    if len(line.low) > _SHORT:
        return None
    head = label(line, at)
    start = head[1] + 1 if head else 0
    rest = [word for k, word in enumerate(line.low) if k >= start and k != at]
    if "participle" not in form.kinds or any(word in _FINITE or word in verbs() for word in rest):
        return None
    span = passive_subject(line, at)
    if span is None or span[1] <= start:
        return None
    span = max(span[0], start), span[1]
    frame = _fitting(line, span, at, form, tables)
    if frame is None:
        return None
    done = Form(form.lemma, frozenset(["past", "participle"]))
    status = progress.status(line, at, done, frame)
    actor = by_phrase(held, line, at) or _labeller(held, line, head)
    text = told(held, line, *span, frame.action)
    return status and Deed(line, span[0], at + 1, at, reach(line, at), frame.action, actor, text, status, 0.7)


def _labeller(held: Layers, line: Line, head: tuple[int, int] | None) -> str | None:
    """Return the state or body a list item begins with."""
    phrase = following(line, head[0], head[1]) if head else None
    found = voice(held.scene, line, phrase) if phrase else None
    return found.text if found is not None and found.kind in ("state", "body", "group") else None


def turned(held: Layers, line: Line, at: int, form: Form, tables: Frames) -> Deed | None:
    """Read a verb whose subject is what is acted on: "the border crossing closed at midnight"."""
    after = line.at(at + 1)
    carried = after in _BEHIND or after in temporal() or after == "this" or form.lemma in ("leave", "carry", "take")
    if not carried or (form.kinds == {"ing"} and line.at(at - 1) not in ("is", "are")):
        return None
    frames = [one for one in tables.by_lemma.get(form.lemma, ()) if form.lemma in one.turns]
    chain, _ = progress.helpers(line, at)
    span = passive_subject(line, chain) if frames else None
    if span is None:
        return None
    frame = next((one for one in frames if _fits(line, span, at, form, one)), None)
    status = progress.status(line, at, form, frame) if frame else None
    if frame is None or status is None or hypothetical(line, span[0]):
        return None
    text, who = told(held, line, *span, frame.action), _helper(held, line, at) or _sender(held, line, span, frame)
    if frame.action == "deploy" and not _to_serve(line, at, who, status):
        return None
    return Deed(line, span[0], at + 1, at, reach(line, at), frame.action, who, text, status, 0.7)


_HELP = frozenset(["help", "support", "assistance", "aid", "flights", "flight", "planes"])


def _helper(held: Layers, line: Line, at: int) -> str | None:
    """Return by whose help or order it happened: "returned on flights organised by X", "with the help of X"."""
    for k in range(at + 1, min(len(line.low) - 1, at + 14)):
        helped = line.low[k] in ("of", "from") and line.low[k - 1] in _HELP
        if helped or (line.low[k] == "by" and line.low[k - 1] in words("measures", "organised")):
            phrase = following(line, k + 1)
            found = voice(held.scene, line, phrase) if phrase else None
            return found.text if found is not None and found.kind in ("state", "body", "group") else None
    return None


def _to_serve(line: Line, at: int, who: str | None, status: str) -> bool:
    """Say whether people come to serve: sent by somebody or still to come, not "arrived at the scene"."""
    return (who is not None or status == "announced") and _ELSEWHERE.isdisjoint(line.low[at + 1 : at + 4])


_ELSEWHERE = frozenset(["hospital", "scene", "home", "protest", "clinic", "morgue", "court"])


def _sender(held: Layers, line: Line, span: tuple[int, int], frame: Frame) -> str | None:
    """Return whose people come: "20 officers from the agency arrived"."""
    if frame.action != "deploy":
        return None
    for k in range(span[0], span[1] - 1):
        if line.low[k] in ("from", "of") and (line.capital(k + 1) or line.capital(k + 2)):
            phrase = following(line, k + 1, span[1])
            found = voice(held.scene, line, phrase) if phrase else None
            return found.text if found is not None and found.kind in ("state", "body", "group") else None
    return None


def _fitting(line: Line, span: tuple[int, int], at: int, form: Form, tables: Frames) -> Frame | None:
    known = tables.by_lemma.get(form.lemma, ())
    acting = [one for one in known if form.lemma in one.verbs or form.lemma in one.ended_by]
    return next((one for one in acting if _fits(line, span, at, form, one)), None)


def _fits(line: Line, span: tuple[int, int], at: int, form: Form, frame: Frame) -> bool:
    """Say whether a subject is what the frame acts on; the name of a crossing is one ("the Kuznica post")."""
    near = [*line.low[span[0] : min(len(line.low), at + 12)], *(["crossing"] if crossing(line, *span) else [])]
    return frame.fits(line.low[slice(*span)], near, form.lemma)
