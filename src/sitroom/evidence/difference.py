"""What changed between two captures of one page: passages removed, added, and changed with the changed words."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sitroom.evidence.types import Change, Diff, FieldChange, WordChange
from sitroom.model import Passage, PassageKind, Report

_WORD = re.compile(r"\w+|[^\w\s]")
_FIELDS = ("title", "publisher", "author", "published", "language")
_ALIKE = 0.5  # share of words two passages have in common to be one that changed
_MOST_PAIRED = 60  # passages of a stretch compared with one another
_MOST_WORDS = 1500


def diff(a: Report, b: Report) -> Diff:
    """Compare two reports, as a rule two captures of one address.

    Returns
    -------
    Diff
        Changes in the order of the text. Furniture is left out; a change of white space or of hyphenation at a line
        end is none.
    """
    old, new = _shown(a), _shown(b)
    keys_a = [_key(a.text, passage) for passage in old]
    keys_b = [_key(b.text, passage) for passage in new]
    changes: list[Change] = []
    same = 0
    for tag, a1, a2, b1, b2 in _opcodes(keys_a, keys_b):
        if tag == "equal":
            same += a2 - a1
        else:
            changes += _stretch(a, b, old[a1:a2], new[b1:b2])
    return Diff(a=a.sha256, b=b.sha256, changes=tuple(changes), fields=tuple(_fields(a, b)), same=same)


def _shown(report: Report) -> list[Passage]:
    return [passage for passage in report.passages if passage.kind is not PassageKind.FURNITURE]


def _key(text: str, passage: Passage) -> str:
    return " ".join(text[passage.start : passage.end].split())


def _opcodes(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield difflib's opcodes; what both begin and end with is cut off first, which is most of most pages."""
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    if head:
        yield "equal", 0, head, 0, head
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, middle_a, middle_b, autojunk=len(middle_b) > 2000).get_opcodes():
        yield tag, a1 + head, a2 + head, b1 + head, b2 + head
    if tail:
        yield "equal", len(a) - tail, len(a), len(b) - tail, len(b)


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count


def _stretch(a: Report, b: Report, old: list[Passage], new: list[Passage]) -> Iterator[Change]:
    """Yield the changes of a stretch: passages alike are paired in order, the others removed or added."""
    pairs = _pairs(a, b, old, new)
    left, right = 0, 0
    for i, j in [*pairs, (len(old), len(new))]:
        yield from (Change("removed", passage, None) for passage in old[left:i])
        yield from (Change("added", None, passage) for passage in new[right:j])
        if i < len(old):
            yield Change("changed", old[i], new[j], tuple(_words(a.text, b.text, old[i], new[j])))
        left, right = i + 1, j + 1


def _pairs(a: Report, b: Report, old: list[Passage], new: list[Passage]) -> list[tuple[int, int]]:
    """Pair the passages that share most of their words, never crossing."""
    bags = [frozenset(_WORD.findall(_key(b.text, passage).lower())) for passage in new[:_MOST_PAIRED]]
    pairs: list[tuple[int, int]] = []
    start = 0
    for i, passage in enumerate(old[:_MOST_PAIRED]):
        words = frozenset(_WORD.findall(_key(a.text, passage).lower()))
        scored = [(_share(words, bags[j]), -j) for j in range(start, len(bags))]
        best, j = max(scored, default=(0.0, 0))
        if best >= _ALIKE:
            pairs.append((i, -j))
            start = -j + 1
    return pairs


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / max(1, len(a) + len(b))


def _words(a: str, b: str, old: Passage, new: Passage) -> Iterator[WordChange]:
    """Yield the stretches of words that differ; offsets are of the whole texts."""
    left = list(_WORD.finditer(a, old.start, old.end))[:_MOST_WORDS]
    right = list(_WORD.finditer(b, new.start, new.end))[:_MOST_WORDS]
    matcher = SequenceMatcher(None, [m[0] for m in left], [m[0] for m in right], autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            yield WordChange(*_span(left, a1, a2, old), *_span(right, b1, b2, new))


def _span(words: list[re.Match[str]], first: int, last: int, passage: Passage) -> tuple[int, int]:
    if first < last:
        return words[first].start(), words[last - 1].end()
    at = words[first - 1].end() if first else passage.start
    return at, at


def _fields(a: Report, b: Report) -> Iterator[FieldChange]:
    for name in _FIELDS:
        before, after = getattr(a, name).value, getattr(b, name).value
        if before != after:
            yield FieldChange(name, before, after)
