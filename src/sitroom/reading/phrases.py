"""Noun phrases around a word, by closed word classes: no parser, so they stop early rather than run on."""

from dataclasses import dataclass

from sitroom.reading.lines import (
    MARKS,
    Line,
    auxiliaries,
    boundaries,
    determiners,
    prepositions,
    pronouns,
    temporal,
    verbs,
)

_INSIDE = frozenset(["-", "'s", "'", "&", "/"])
_JOINS = frozenset(["of", "for", "from"])
_PLACED = frozenset(["in", "at", "near", "on", "with", "inside", "outside", "along"])
_LONG = 10  # tokens; a longer subject has run over a "with"
_REACH = 30  # tokens; no noun phrase of a voice is longer
_APPOSITION = 25


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``start`` to ``end`` of a noun phrase and of the apposition that explains it, if any."""

    start: int
    end: int
    apposition: tuple[int, int] | None = None


def subject(line: Line, verb: int, floor: int = 0) -> Phrase | None:
    """Return the noun phrase before a verb, over auxiliaries, adverbs and words of time between them."""
    end = _before_adverbs(line, verb, floor)
    if end <= floor:
        return None
    if line.low[end - 1] in (",", "–", "—", ")"):
        return _with_apposition(line, end - 1, floor)
    return _left(line, end, floor)


def _before_adverbs(line: Line, verb: int, floor: int) -> int:
    at, low = verb, line.low
    while at > floor:
        word = low[at - 1]
        if (word in auxiliaries() or adverb(line, at - 1)) and at not in line.ends:
            at -= 1
        elif (word in temporal() and not (word == "may" and not line.capital(at - 1))) or (
            word.isdigit() and at > 1 and low[at - 2] in temporal()
        ):
            at -= 1
            while at > floor and low[at - 1] in ("on", "in", "the", "late", "early", "at", "since", "."):
                at -= 1
        else:
            break
    return at


def adverb(line: Line, at: int) -> bool:
    """Say whether a word is an adverb by its ending ("deceptively"); short words and names are not."""
    word = line.low[at]
    return len(word) > 6 and word.endswith("ly") and not line.capital(at)


def _with_apposition(line: Line, comma: int, floor: int) -> Phrase | None:
    opener = "(" if line.low[comma] == ")" else line.low[comma]
    lowest = max(floor, comma - _APPOSITION)
    for at in range(comma - 1, lowest - 1, -1):
        if line.low[at] == opener and at + 1 < comma:
            head = _left(line, at, floor)
            if head is None:
                return None
            return Phrase(head.start, head.end, (at + 1, comma))
        if line.low[at] in ("“", "”", '"', ";"):
            return None
    return None


def _left(line: Line, end: int, floor: int) -> Phrase | None:
    start = _leftmost(line, end, max(floor, end - _REACH))
    start = _trimmed(line, start, end)
    return Phrase(start, end) if start < end else None


def _leftmost(line: Line, end: int, floor: int) -> int:
    at, low = end, line.low
    while at > floor:
        if at in line.ends:
            at = max(line.ends[at].start, floor)
            continue
        word = low[at - 1]
        if word == ")" and (opener := _opener(line, at - 1, floor)) is not None:
            at = opener
            continue
        if word in MARKS and not _initial(line, at - 1):
            if word == "," and _listed(line, at, end):
                at -= 1
                continue
            break
        if word == "and":
            if not _coordinated(line, at, end, floor):
                break
        elif word in boundaries() or _verb(line, at - 1) or (word in pronouns() and at < end):
            break
        at -= 1
        if word in pronouns():
            break
    return at


def _opener(line: Line, at: int, floor: int) -> int | None:
    """Return the bracket that a closing one answers, within a noun phrase's reach."""
    return next((k for k in range(at - 1, max(floor, at - _REACH) - 1, -1) if line.low[k] == "("), None)


def _initial(line: Line, at: int) -> bool:
    """Say whether a point belongs to an initial or an honorific ("Gen.", "J.")."""
    initial = line.low[at] == "." and at > 0 and line.capital(at - 1) and len(line.low[at - 1]) <= 4
    return initial and line.capital(at + 1)


def _verb(line: Line, at: int) -> bool:
    word = line.low[at]
    if word in verbs():
        return not line.capital(at) or at == 0
    return word.endswith("n't")


def _listed(line: Line, at: int, end: int) -> bool:
    """Say whether the comma at ``at - 1`` joins known names ("Poland, Lithuania and Latvia")."""
    return at in line.begins and (at - 1) in line.ends and "and" in line.low[at:end]


def _coordinated(line: Line, after: int, end: int, floor: int) -> bool:
    """Say whether the "and" before `after` joins noun phrases, not clauses: what stands left reaches a boundary."""
    if after == end or after - 1 <= floor:
        return False
    left = after - 1
    if left in line.ends and after in line.begins:
        first = line.ends[left].start
        left_of = line.low[first - 1] if first > floor else ","
        return left_of in MARKS or left_of in boundaries() or left_of in determiners() or left_of in verbs()
    begin = _leftmost(line, left, floor)
    if begin == left or line.low[begin] in prepositions():
        return False
    bounded = begin == floor or line.low[begin - 1] in MARKS or line.low[begin - 1] in boundaries()
    return bounded and not any(line.low[k] in prepositions() - _JOINS for k in range(begin, left))


def _trimmed(line: Line, start: int, end: int) -> int:
    """Drop a leading "but", a prepositional phrase of time or place, and words of time."""
    low = line.low
    while start < end and (
        low[start] in ("and", "but", "or", "yet", "so", "also", "'s", "-", "'") or low[start] in auxiliaries()
    ):
        start += 1
    if start < end and low[start] in prepositions():
        return _after_preposition(line, start, end)
    while start < end - 1 and low[start] in temporal() and start not in line.begins:
        start += 1
    if end - start > _LONG and "with" in low[start:end]:
        start = end - low[start:end][::-1].index("with")  # an absolute "with X now declining ..."
    return _after_verb(line, start, end)


def _after_verb(line: Line, start: int, end: int) -> int:
    """Begin anew at a determiner no preposition leads to: "means the Commission" has a verb before it."""
    for at in range(end - 1, start, -1):
        left = line.low[at - 1]
        if (
            line.low[at] in determiners()
            and left not in prepositions()
            and left not in determiners()
            and left not in _INSIDE | {"and", ","}
        ):
            return at
    return start


def _after_preposition(line: Line, start: int, end: int) -> int:
    low = line.low
    starts = [k for k in range(start + 2, end) if low[k] in determiners()]
    if starts:
        return starts[-1]
    at = start + 1
    while at < end and (low[at] in temporal() or low[at] in determiners() or low[at].isdigit()):
        at += 1
    if at > start + 1:
        return at
    last = end - 1
    while last - 1 > start and line.capital(last - 1):
        last -= 1
    return last


def following(line: Line, start: int, ceiling: int | None = None) -> Phrase | None:
    """Return the noun phrase that begins at a token, with the apposition behind it."""
    top = min(len(line.low) if ceiling is None else ceiling, start + _REACH)
    end = _rightmost(line, start, top)
    if end <= start:
        return None
    return Phrase(start, end, _apposition_after(line, end, top))


def _rightmost(line: Line, start: int, top: int) -> int:
    at, low, name = start, line.low, False
    while at < top:
        if at in line.begins:
            name, at = True, min(line.begins[at].end, top)
            continue
        word = low[at]
        if word in MARKS and not _initial(line, at):
            break
        if word in ("and", "or") and not _goes_on(line, at, start, top):
            break
        if (
            word in boundaries()
            or (_verb(line, at) and at > start)
            or word in pronouns()
            or (word in auxiliaries() and at > start)
        ):
            break
        if word.endswith("ed") and at in line.ends and not line.capital(at):
            break
        if word in temporal() and at > start and not line.capital(at + 1):
            break
        if word in prepositions() and not _joined(line, at, top, name):
            break
        name = name or (line.capital(at) and at > start)
        at += 1
    while at > start and (
        low[at - 1] in prepositions() or low[at - 1] in ("and", "or") or low[at - 1] in determiners()
    ):
        at -= 1
    return at


def _goes_on(line: Line, at: int, start: int, top: int) -> bool:
    """Say whether an "and" to the right joins two noun phrases: no verb follows the second at once."""
    if at == start or at + 1 >= top:
        return False
    second = at + 1
    end = second
    while end < top and line.low[end] not in MARKS and not _verb(line, end) and line.low[end] not in boundaries():
        end += 1
    return end > second and not (end < top and _verb(line, end))


def _joined(line: Line, at: int, top: int, name: bool) -> bool:
    word, following_word = line.low[at], line.at(at + 1)
    if at + 1 >= top or following_word in temporal() or following_word.isdigit():
        return False
    return word in _JOINS or (word in _PLACED and not name)


def _apposition_after(line: Line, end: int, top: int) -> tuple[int, int] | None:
    opener = line.at(end)
    if opener not in (",", "("):
        return None
    at = end + 1
    first = line.at(at)
    if not (
        first in determiners() or first.isdigit() or at in line.begins or line.at(at + 1) == "'s" or first.isalpha()
    ):
        return None
    while (
        at < top and line.low[at] not in (",", ")", ";", "“", "”", '"', "—", "–", ":") and not _ends_sentence(line, at)
    ):
        if (_verb(line, at) and not line.capital(at)) or _acts(line, at):
            return None  # a clause, no apposition
        if line.low[at] in boundaries():
            break
        at += 1
        if line.at(at) == "," and line.low[at - 1].isdigit() and line.at(at + 1) in determiners():
            at += 1  # "Youssef, 19, a fisherman from Fnideq"
    return (end + 1, at) if at > end + 1 else None


def _acts(line: Line, at: int) -> bool:
    """Say whether a word is a past verb by its ending and the object behind it ("seized the phones")."""
    return line.low[at].endswith("ed") and (line.at(at + 1) in determiners() or line.at(at + 1) in pronouns())


def _ends_sentence(line: Line, at: int) -> bool:
    return line.low[at] in (".", "!", "?") and not _initial(line, at)
