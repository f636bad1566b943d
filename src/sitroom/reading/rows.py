"""Table rows told as "head: cell; head: cell": the head of a cell says what its number counts, the row's others where.

Every parser of tables writes rows this way, so that a row reads by itself.
"""

from collections.abc import Sequence

from sitroom.model import PassageKind
from sitroom.reading.grammar import listed
from sitroom.reading.nouns import NounPhrase, Nouns, is_plural
from sitroom.reading.spans import Sentence


def is_row(sentence: Sentence) -> bool:
    """Say whether a sentence is a row of a table."""
    return sentence.passage.kind is PassageKind.TABLE_ROW


def cell(low: Sequence[str], at: int) -> tuple[int, int]:
    """Return the tokens of the cell a token stands in, its head included."""
    first = last = at
    while first > 0 and low[first - 1] != ";":
        first -= 1
    while last < len(low) and low[last] != ";":
        last += 1
    return first, last


def head(low: Sequence[str], at: int, nouns: Nouns) -> NounPhrase | None:
    """Return the head of a number's cell as what it counts; "Quantity: 40" counts what another cell names."""
    first, _ = cell(low, at)
    colon = next((index for index in range(first, at) if low[index] == ":"), first)
    if colon == first:
        return None
    if not listed("rows", "empty_heads").isdisjoint(low[first:colon]):
        return _named(low, nouns)
    if not any(is_plural(word) or nouns.unit_of(word) for word in low[first:colon]):
        return _named(low, nouns) or _phrase(low, first, colon, nouns)  # "Item: Tents; Needed: 400"
    return _phrase(low, first, colon, nouns)


def _named(low: Sequence[str], nouns: Nouns) -> NounPhrase | None:
    """Return the words of the first cell that are a noun the vocabulary knows ("Item: Blankets")."""
    _, last = cell(low, 0)
    colon = next((index for index in range(last) if low[index] == ":"), -1)
    known = any(nouns.unit_of(word) for word in low[colon + 1 : last])
    return _phrase(low, colon + 1, last, nouns) if known and colon + 1 < last else None


def _phrase(low: Sequence[str], first: int, last: int, nouns: Nouns) -> NounPhrase:
    several = [found[1] for at in range(first, last) if (found := nouns.phrases.at(low, at)) and found[0] <= last]
    units = [unit for word in low[first:last] if (unit := nouns.unit_of(word)) not in (None, "other")]
    unit = (several or [unit for unit in units if unit] or ["other"])[0]
    return NounPhrase(first, last, unit, known=unit != "other", plural=True)
