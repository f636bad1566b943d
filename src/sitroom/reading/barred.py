"""What passengers are refused: "Iraqis may not board flights", "will not be sold tickets"."""

from collections.abc import Sequence

from sitroom.reading import progress
from sitroom.reading.attribution import covering
from sitroom.reading.deed import Deed, reach, told
from sitroom.reading.frames import Frames
from sitroom.reading.layers import Layers
from sitroom.reading.lines import MARKS, Line, auxiliaries
from sitroom.reading.objects import passive_subject
from sitroom.reading.spans import Attribution

VERBS = {"board": "restrict_boarding", "sell": "limit_ticket_sales"}
_PERMITTED = frozenset(["may", "can", "able", "sold", "allowed", "permitted", "accepted"])
_DENIED = ("not", "longer", "cannot")
_CLAUSE = 60  # tokens back to where a clause begins
_NEAR = 7  # tokens from "will" to "allowed to board"
_JOINED = 16  # tokens from "will" to the second of two verbs it helps


def barred(held: Layers, line: Line, at: int, tables: Frames, said: Sequence[Attribution]) -> Deed | None:
    """Read what passengers may not do; whoever announces it bars them."""
    action = VERBS[tables.forms[line.low[at]].lemma]
    frame = next((one for one in tables.frames if one.action == action), None)
    floor = max(0, at - _CLAUSE)
    start = next((k + 1 for k in range(at - 1, floor - 1, -1) if line.low[k] in MARKS), floor)
    first = max(start, at - _NEAR)
    before = line.low[first:at]
    refused = set(_DENIED).intersection(before) and (_PERMITTED | {"cannot"}).intersection((*before, line.low[at]))
    if frame is None or not refused:
        return None
    sells = action == "limit_ticket_sales"
    if sells and not frame.heads.intersection(line.low[at + 1 : at + 3]):
        return None
    verb = first + next(k for k, word in enumerate(before) if word in _DENIED)
    chain = progress.helpers(line, verb)[0]
    span = (at + 1, at + 2) if sells else passive_subject(line, chain) or joined_subject(line, chain)
    if span is None or not (sells or frame.heads.intersection(line.low[slice(*span)])):
        return None
    ahead = {"will", "would", "wo", "'ll"}.intersection(line.low[max(start, at - _JOINED) : at])
    status = progress.stopped(["will"] if ahead else [])
    text = told(held, line, *span, frame.action)
    who = announcer(line, at, said)
    return Deed(line, min(span[0], at), at + 1, at, reach(line, at), frame.action, who, text, status, 0.75)


def announcer(line: Line, at: int, said: Sequence[Attribution]) -> str | None:
    """Return the body that says of passengers what they may not do."""
    outer = covering(said, line.tokens[at].start, line.tokens[at].end)
    return outer.speaker if outer is not None and outer.person is None else None


def joined_subject(line: Line, chain: int) -> tuple[int, int] | None:
    """Return the subject a second passive shares: "they will not be sold tickets and not be allowed to board"."""
    if line.at(chain - 1) != "and":
        return None
    back = range(chain - 2, max(0, chain - _CLAUSE) - 1, -1)
    clause = next((k + 1 for k in back if line.low[k] in (";", ":", "“", "”", '"', "that")), None)
    start = next((k + 1 for k in back if line.low[k] in MARKS), max(0, chain - _CLAUSE)) if clause is None else clause
    end = next((k for k in range(start, chain - 1) if line.low[k] in auxiliaries()), start)
    return (start, end) if end > start else None
