"""The words of a codebook as a table: which phrase speaks for or against which indicators, and how much."""

from collections.abc import Container, Iterator, Sequence
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

_PARTICLES = frozenset(["back", "home", "away", "in", "up", "out", "over", "off", "down", "through", "ashore"])

Says = tuple[tuple[str, float, tuple[str, ...]], ...]
"""Kinds of cue with what a phrase is worth as such, and the indicators that share it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the codebook in a sentence, over tokens, and what it says for which indicators."""

    first: int
    last: int
    says: Says

    def speaks(self, kind: str, candidates: Container[str]) -> bool:
        """Say whether it is a cue of a kind for one of some indicators."""
        return any(one == kind and any(name in candidates for name in names) for one, _, names in self.says)


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
        self.split = {
            (parts[0], parts[1]): made
            for parts, says in entries.items()
            if len(parts) == 2 and parts[1] in _PARTICLES and (made := _weighted(says, 2, "verb"))
        }
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
        """Return every phrase of the codebook in a sentence, those of names and parts of longer ones apart."""
        found = [hit for one in self._hits(low) if (hit := self._meant(sentence, one)) is not None]
        return tuple(_beside_longer(found))

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
            return None if all(kind != "noun" for kind, _, _ in hit.says) else hit
        word, before = tokens[hit.first].lower, tokens[hit.first - 1].lower if hit.first else ""
        named = hit.first > 1 and tokens[hit.first - 1].text[0].isupper()  # "the Narva crossing" is a place
        if word.endswith("ing") and (named or before in listed("indicators", "determiners")):
            return None if all(kind == "verb" for kind, _, _ in hit.says) else hit
        after = tokens[hit.last].text if hit.last < len(tokens) else ""
        if word in _REACHING and (after[:1].isupper() or after in ("the", "a")):
            # who reaches a place moves: nobody is reached by an act
            return Hit(hit.first, hit.last, tuple(self._moving(hit.says)))
        return hit

    def _moving(self, says: Says) -> Iterator[tuple[str, float, tuple[str, ...]]]:
        for kind, worth, names in says:
            yield kind, worth, tuple(name for name in names if not self.indicators[name].own_act)


def _beside_longer(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield hits with what no longer phrase over the same words says: "turned back" leaves "turned" silent."""
    long = [hit for hit in hits if hit.last - hit.first > 1]
    for hit in hits:
        over = [
            one
            for one in long
            if one.first <= hit.first and hit.last <= one.last and one.last - one.first > hit.last - hit.first
        ]
        if not over:
            yield hit
            continue
        told = {(kind, name) for one in over for kind, _, names in one.says for name in names if kind != "noun"}
        says = tuple((kind, worth, tuple(n for n in names if (kind, n) not in told)) for kind, worth, names in hit.says)
        yield Hit(hit.first, hit.last, says)


def _cues(indicator: Indicator) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "noun", indicator.nouns
    yield "verb", indicator.verbs
    yield "context", indicator.context
    yield "against", indicator.against


def _weighted(says: list[tuple[str, str]], length: int, only: str | None = None) -> Says:
    """Weigh a phrase: one of several words says more."""
    kinds = [kind for kind in dict.fromkeys(kind for _, kind in says) if only in (None, kind)]
    return tuple(
        (
            kind,
            _WORTH[kind] * (1.25 if length > 1 and kind != "against" else 1),
            tuple(name for name, other in says if other == kind),
        )
        for kind in kinds
    )
