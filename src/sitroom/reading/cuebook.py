"""The words of a codebook as a table: which phrase speaks for or against which indicators, and how much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.reading.grammar import listed
from sitroom.reading.lexicon import split
from sitroom.reading.spans import Sentence
from sitroom.reference.types import Codebook, Indicator

_WORTH = {"noun": 3.0, "verb": 2.0, "context": 1.5, "against": -2.5}
_KINDRED = {
    "people": frozenset(["people", "attempts", "detections", "cases", "applications"]),
    "households": frozenset(["people"]),
    "vehicles": frozenset(["items"]),
    "attempts": frozenset(["attempts", "detections"]),
    "detections": frozenset(["detections", "attempts", "people"]),
    "percent": frozenset(["people", "attempts", "detections", "applications", "flights"]),
    "other": frozenset(["items"]),
}
_REACHING = frozenset(["reach", "reached", "reaches", "reaching"])

Says = tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the codebook in a sentence, over tokens, and what it says for which indicators."""

    first: int
    last: int
    says: Says


class Cuebook:
    """The evidence of one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.indicators = codebook.indicators
        self.rank = {name: at for at, name in enumerate(codebook.indicators)}
        entries: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for indicator in codebook.indicators.values():
            for kind, phrases in _cues(indicator):
                for phrase in phrases:
                    parts = split(phrase)
                    if parts and (indicator.id, kind) not in entries.setdefault(parts, []):
                        entries[parts].append((indicator.id, kind))
        self.first: dict[str, list[tuple[tuple[str, ...], Says]]] = {}
        for parts, says in entries.items():
            self.first.setdefault(parts[0], []).append((parts, _weighted(says, len(parts))))
        self.unmeasured = listed("indicators", "unmeasured") - {
            parts[0] for parts, says in entries.items() if len(parts) == 1 and {kind for _, kind in says} != {"against"}
        }
        self.units = {one.id: "money" if one.unit.isupper() else one.unit for one in codebook.indicators.values()}

    def candidates(self, unit: str) -> tuple[list[str], list[str]]:
        """Return the indicators counted in a unit, and those whose unit is kin to it; money is kin to nothing."""
        kin = _KINDRED.get(unit, frozenset()) - {unit}
        own = [indicator for indicator, other in self.units.items() if other == unit]
        return own, [indicator for indicator, other in self.units.items() if other in kin]

    def hits(self, sentence: Sentence, low: Sequence[str]) -> tuple[Hit, ...]:
        """Return every phrase of the codebook in a sentence, those of names apart."""
        found = (self._meant(sentence, hit) for hit in self._hits(low))
        return tuple(hit for hit in found if hit is not None)

    def _hits(self, low: Sequence[str]) -> Iterator[Hit]:
        for at, word in enumerate(low):
            for parts, says in self.first.get(word, ()):
                end = at + len(parts)
                if len(parts) == 1 or tuple(low[at:end]) == parts:
                    yield Hit(at, end, says)

    def _meant(self, sentence: Sentence, hit: Hit) -> Hit | None:
        """Return a hit with what it says here, None where it is part of a name or of a noun ("Human Rights Watch")."""
        tokens = sentence.tokens
        if hit.last - hit.first > 1:
            return hit
        capital = hit.first > 0 and tokens[hit.first].text[0].isupper() and sentence.passage.kind != "heading"
        if capital:
            return None if all(kind != "noun" for _, kind, _ in hit.says) else hit
        word, before = tokens[hit.first].lower, tokens[hit.first - 1].lower if hit.first else ""
        if word.endswith("ing") and before in listed("indicators", "determiners"):
            return None if all(kind == "verb" for _, kind, _ in hit.says) else hit
        after = tokens[hit.last].text if hit.last < len(tokens) else ""
        if word in _REACHING and (after[:1].isupper() or after in ("the", "a")):
            # who reaches a place moves: nobody is reached by an act
            says = tuple(say for say in hit.says if not self.indicators[say[0]].own_act)
            return Hit(hit.first, hit.last, says) if says else None
        return hit


def _cues(indicator: Indicator) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "noun", indicator.nouns
    yield "verb", indicator.verbs
    yield "context", indicator.context
    yield "against", indicator.against


def _weighted(says: list[tuple[str, str]], length: int) -> Says:
    """Weigh a phrase: shared by many it says little, of several words it says more."""
    sharing = {kind: sum(1 for _, other in says if other == kind) for _, kind in says}
    return tuple(
        (indicator, kind, _WORTH[kind] * (1 if kind == "against" else (1.25 if length > 1 else 1) / sharing[kind]))
        for indicator, kind in says
    )
