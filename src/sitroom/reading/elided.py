"""Who does what a sentence leaves without a doer: by whose order, out of whose hands, in whose own report."""

from collections.abc import Sequence

from sitroom.reading import stances
from sitroom.reading.attribution import covering
from sitroom.reading.layers import Layers
from sitroom.reading.lexicon import split, words
from sitroom.reading.lines import Line
from sitroom.reading.phrases import following, subject
from sitroom.reading.sides import side
from sitroom.reading.spans import Attribution
from sitroom.reading.speakers import voice
from sitroom.reference import actors, gazetteer

_NEAR = 24  # tokens from a deed to whoever ordered or gave it
_BODIES = ("state", "body", "group", "person")


def ordered(held: Layers, line: Line, at: int) -> str | None:
    """Return by whose order a passive is: "on the instruction of the regulator, all services are suspended"."""
    for k in range(max(0, at - _NEAR), min(len(line.low) - 2, at + _NEAR)):
        if line.low[k] in words("measures", "orders") and line.low[k + 1] in ("of", "from", "by"):
            return _named(held, line, k + 2)
    return None


def source(held: Layers, line: Line, at: int) -> str | None:
    """Return from whom something was received: "the country received 40 tents from Austria"."""
    for k in range(at + 1, min(len(line.low) - 1, at + _NEAR)):
        if line.low[k] in (";", ":", "”"):
            return None
        if line.low[k] == "from":
            return _named(held, line, k + 1)
    return None


def _named(held: Layers, line: Line, at: int) -> str | None:
    phrase = following(line, at)
    found = voice(held.scene, line, phrase) if phrase else None
    return found.text if found is not None and found.kind in _BODIES else None


def instructed(held: Layers, line: Line, at: int, said: Sequence[Attribution]) -> str | None:
    """Return who gives an instruction ("agents shall not sell tickets"): who is quoted, else the publisher."""
    outer = covering(said, line.tokens[at].start, line.tokens[at].end)
    return outer.speaker if outer is not None else held.document.report.publisher.value


def own_deed(held: Layers, line: Line, at: int, action: str, said: Sequence[Attribution]) -> str | None:
    """Return the publisher where a passive tells what only it can have done: an airline's flights, a body's money."""
    name = held.document.report.publisher.value
    known = actors().resolve(name) if name else None
    outer = covering(said, line.tokens[at].start, line.tokens[at].end)
    if action in _OF_STATES:
        return _state(held, line, outer)
    if known is None or outer is not None:
        return None
    own = _OWN.get(known.kind, frozenset())
    gives = action != "fund" or not words("measures", "released").isdisjoint(line.low[at : at + 2])
    return name if action in own and gives else None


def itself(held: Layers, line: Line, verb: int, action: str, said: Sequence[Attribution]) -> str | None:
    """Return which state an official means by "the state", and which airline its own notice leaves out."""
    phrase = subject(line, verb)
    if phrase is not None and line.low[phrase.end - 1] in ("state", "country") and phrase.end - phrase.start <= _PLAIN:
        return _state(held, line, covering(said, line.tokens[verb].start, line.tokens[verb].end))
    return own_deed(held, line, verb, action, said) if action in _FLYING else None


_PLAIN = 2  # tokens of "the state"


def _state(held: Layers, line: Line, outer: Attribution | None) -> str | None:
    """Return the state whose official tells, or whose authority publishes, what only a state does on its own ground."""
    if outer is not None:
        whose = side(outer.speaker or "", outer.actor) if outer.speaker else None
    else:
        name = held.document.report.publisher.value or ""
        known = actors().resolve(name)
        official = known.kind == "authority" if known else not words("measures", "offices").isdisjoint(split(name))
        whose = side(name, known.id if known else None) if official else None
    country = gazetteer().places.get(whose) if whose else None
    others = {one.actor.country for one in line.named} - {whose, None}
    return country.name if country is not None and country.country == whose and not others else None


_OF_STATES = frozenset(["build_barrier", "close_border", "reopen_border", "restrict_movement", "declare_emergency"])
_FLYING = frozenset(["suspend_flights", "restrict_boarding", "limit_ticket_sales", "repatriate"])
_OWN = {"airline": _FLYING, "organisation": frozenset(["fund"]), "authority": frozenset(["fund"])}


def accused(held: Layers, line: Line, at: int, actor: str | None, said: Sequence[Attribution]) -> bool:
    """Say whether a deed is only what somebody charges another with ("complained that X had sent troops")."""
    outer = covering(said, line.tokens[at].start, line.tokens[at].end)
    cue = stances.forms().get(outer.cue.lower()) if outer is not None else None
    if outer is None or cue is None or cue.stance != "accusation" or actor is None:
        return False
    return side(outer.speaker or "", outer.actor) != side(actor, None)
