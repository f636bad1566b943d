"""Words met by stem, and phrases of them: inflection without a dictionary.

A pattern is a word as it stands (``proc``), a stem with any ending (``migrant*``), a stem with a short one
(``kuźnic~``: four letters at most, so that a name does not swallow longer names) or the tail of a compound
(``*grenze``). A phrase is patterns with spaces between them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

_LONGEST_ENDING = 4
_KEPT = 20_000  # word forms remembered: more than a language's reports use, less than a hostile one could fill


def listed(text: str | None) -> list[str]:
    """Split a list written as running text: ``ponad, więcej niż``."""
    return [part for raw in str(text or "").split(",") if (part := raw.strip())]


def fits(pattern: str, word: str) -> bool:
    """Say whether a word is a pattern's."""
    last = pattern[-1]
    if last == "*":
        return word.startswith(pattern[:-1])
    if last == "~":
        return word.startswith(pattern[:-1]) and len(word) - len(pattern) < _LONGEST_ENDING
    if pattern[0] == "*" and len(pattern) > 1:
        return word.endswith(pattern[1:]) and len(word) >= len(pattern)
    return word == pattern


class Stems(Generic[T]):
    """Values by the pattern of a word; the longest patterns come first, a word as it stands before all."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[str, list[T]] = {}
        self._starts: dict[str, list[tuple[str, T]]] = {}
        self._tails: list[tuple[str, T]] = []
        self._met: dict[str, tuple[T, ...]] = {}
        for pattern, value in pairs:
            if pattern[-1] in "*~" and len(pattern) > 1:
                self._starts.setdefault(pattern[:-1], []).append((pattern, value))
            elif pattern[0] == "*" and len(pattern) > 1:
                self._tails.append((pattern, value))
            else:
                self._whole.setdefault(pattern, []).append(value)

    def get(self, word: str) -> tuple[T, ...]:
        """Return the values of every pattern a word fits, the most telling first."""
        known = self._met.get(word)
        if known is None:
            if len(self._met) > _KEPT:
                self._met.clear()
            known = self._met[word] = tuple(self._find(word))
        return known

    def first(self, word: str) -> T | None:
        """Return the value of the most telling pattern, None for a word that fits none."""
        known = self.get(word)
        return known[0] if known else None

    def __contains__(self, word: str) -> bool:
        return bool(self.get(word))

    def _find(self, word: str) -> Iterator[T]:
        yield from self._whole.get(word, ())
        for length in range(len(word), 0, -1):
            for pattern, value in self._starts.get(word[:length], ()):
                if fits(pattern, word):
                    yield value
        for pattern, value in self._tails:
            if fits(pattern, word):
                yield value


class Terms(Generic[T]):
    """Values by phrases of patterns, found by their first word."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        split = [(phrase.split(), value) for phrase, value in pairs]
        split.sort(key=lambda pair: -len(pair[0]))
        self._first: Stems[tuple[tuple[str, ...], T]] = Stems(
            (parts[0], (tuple(parts[1:]), value)) for parts, value in split if parts
        )
        self.longest = max((len(parts) for parts, _ in split), default=0)

    def __contains__(self, word: str) -> bool:
        """Say whether a word can begin a phrase."""
        return word in self._first

    def all(self, low: Sequence[str], at: int) -> Iterator[tuple[int, T]]:
        """Yield end and value of every phrase that begins at a word."""
        for rest, value in self._first.get(low[at]):
            end = at + 1 + len(rest)
            if not rest or (end <= len(low) and all(map(fits, rest, low[at + 1 : end]))):
                yield end, value

    def at(self, low: Sequence[str], at: int) -> tuple[int, T] | None:
        """Return end and value of the longest phrase that begins at a word, or None."""
        return max(self.all(low, at), key=lambda found: found[0], default=None)

    def before(self, low: Sequence[str], end: int, floor: int = 0) -> tuple[int, T] | None:
        """Return start and value of the longest phrase that ends right before a word, or None."""
        for start in range(max(floor, end - self.longest), end):
            for last, value in self.all(low, start):
                if last == end:
                    return start, value
        return None
