"""Shares and multiples: "a third of", "three-quarters of", "doubled", "a fivefold rise", "three times as many"."""

from collections.abc import Sequence

from sitroom.reading import numbers, qualifiers
from sitroom.reading.grammar import listed
from sitroom.reading.numbers import Number
from sitroom.reading.quantity import Quantity, bounds, words


def of(low: Sequence[str], at: int) -> Quantity | None:
    """Read a multiple, a ratio or a share; "a quarter of a million" is a number."""
    found = multiple(low, at) or ratio(low, at) or share(low, at)
    if found is not None and found.mark == "share" and numbers.part_of_size(low, at) is not None:
        return None
    return found


_PARTED = (["them"], ["those"], ["these"], ["whom"])


def share(low: Sequence[str], at: int) -> Quantity | None:
    """Read a share of something: "a third of", "two thirds", "three-quarters of", "half of the", "half the"."""
    known = numbers.words()
    if low[at] == "half":
        follows = low[at + 1] if at + 1 < len(low) else ""
        by = at > 0 and low[at - 1] == "by" and not follows[:1].isdigit() and follows not in ("a", "an")
        if not by and (
            follows not in ("of", "the", "those", "them", "its", "their", "all", "are", "were")
            or (at and low[at - 1] in ("first", "second", "other", "and") and low[at + 2 : at + 3] not in _PARTED)
        ):
            return None
        return _qualified_share(low, at, at + 1, 50.0)
    count = 1 if low[at] in ("a", "one") else known.numbers.get(low[at], 0)
    dash = at + 1 < len(low) and low[at + 1] == "-"
    part = at + 1 + dash
    if not 1 <= count <= 9 or part >= len(low) or low[part] not in known.fractions or low[part] == "half":
        return None
    plural = low[part].endswith("s")
    if plural != (count > 1) or (count == 1 and not _closed(low, at, part)):
        return None
    return _qualified_share(
        low,
        at,
        part + 1,
        round(count * known.fractions[low[part]] + (0.01 if (count, low[part]) == (2, "thirds") else 0), 2),
    )


def _closed(low: Sequence[str], at: int, part: int) -> bool:
    """Say whether one part is a share: "a third of", "by a fifth in March"; "a third man" is none."""
    follows = low[part + 1] if part + 1 < len(low) else "."
    by = at > 0 and "by" in low[max(at - 3, 0) : at]
    quarter = low[part] == "quarter" and follows in ("is", "are", "was", "were", "has", "have", "had")
    return by or quarter or follows in ("of", ",", ".", ")")


def ratio(low: Sequence[str], at: int) -> Quantity | None:
    """Read "one in five", "3 out of 10" as a share; a denominator never stands alone."""
    if low[at + 1 : at + 2] in (["/"], ["⁄"]) and low[at + 3 : at + 4] == ["of"] and low[at].isdigit():
        count, whole = _small(low[at]), _small(low[at + 2])
        return _qualified_share(low, at, at + 3, 100 * count / whole) if count and whole and count < whole else None
    count, out = _small(low[at]), low[at + 1 : at + 3] == ["out", "of"]
    last = at + 3 if out else at + 2
    if count is None or last >= len(low) or not (out or low[at + 1] == "in") or low[at].endswith("fold"):
        return None
    if low[last] == "every":
        last += 1
    whole = _small(low[last]) if last < len(low) else None
    if whole is None or not 0 < count < whole <= 1000 or low[last].endswith("fold"):
        return None
    follows = low[last + 1] if last + 1 < len(low) else "."
    if follows in listed("quantities", "not_shared") or (not out and low[at].isdigit() and (count > 9 or whole > 20)):
        return None
    return _qualified_share(low, at, last + 1, round(100 * count / whole, 2))


def _qualified_share(low: Sequence[str], core: int, last: int, value: float) -> Quantity:
    first, kind, told = qualifiers.before(low, core, 0)
    read = Number(core, last, value, "fraction")
    return Quantity(first, core, last, *bounds(read, kind), "share", None, None, "fraction", told)


def multiple(low: Sequence[str], at: int) -> Quantity | None:
    """Read "doubled", "fivefold", "a 50-fold rise", "three times as many"."""
    known, word = words(), low[at]
    if word in known.multiples and word != "twice":
        return _times(low, at, at + 1, known.multiples[word])
    if word == "twice":
        return _times(low, at, at + 1, 2) if at + 1 < len(low) and low[at + 1] in ("as", "the") else None
    count = _small(word)
    if count is not None and word.endswith("fold"):
        return _times(low, at, at + 1, count)
    if count is None or at + 1 >= len(low):
        return None
    last = at + 2 if low[at + 1] == "-" else at + 1
    if last < len(low) and low[last] == "fold":
        return _times(low, at, last + 1, count)
    if low[at + 1] == "times" and at + 2 < len(low) and low[at + 2] in listed("quantities", "times_after"):
        return _times(low, at, at + 2, count)
    return None


def _small(word: str) -> float | None:
    if word.isdigit():
        return float(word) if len(word) < 5 else None
    for known in (word, word.removesuffix("fold")):
        if known in numbers.words().numbers:
            return numbers.words().numbers[known]
    return None


def _times(low: Sequence[str], at: int, last: int, count: float) -> Quantity:
    first, kind, told = qualifiers.before(low, at, 0)
    return Quantity(
        first, at, last, *bounds(Number(at, last, count, "words"), kind), "times", None, None, "words", told
    )
