"""What is done to: where the object of a deed begins and ends, behind an active verb and before a passive one."""

from sitroom.reading.cues import word_class
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

_LONGEST_OBJECT = 26  # tokens
_NUMBERS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
)


def object_end(line: Line, start: int) -> int:
    """Return where the object behind a verb ends; commas in a list of names and apposed capitals are inside."""
    at, low, top = start, line.low, min(len(line.low), start + _LONGEST_OBJECT)
    while at < top:
        word = low[at]
        if word in ("in", "with") and line.at(at + 1) in ("order", "a") and line.at(at + 2) in ("to", "view"):
            break
        if word == "(" and (close := _bracketed(line, at)) is not None:
            at = close + 1
            continue
        if word in word_class("object_stops") or (word in MARKS and not _inside(line, start, at)):
            break
        if (
            word in ("on", "in", "from", "for", "since")
            and at > start
            and (line.at(at + 1) in temporal() or _year(line, at + 1))
        ):
            break
        if word in temporal() and at > start and not line.capital(at + 1) and not _describes(line, at):
            break
        if word == "and" and _goes_elsewhere(line, at):
            break
        if (word in pronouns() and at > start) or (word == "to" and _purpose(line, at)):
            break
        if word in ("will", "would", "has", "have", "is", "are", "was", "were") and at > start:
            break
        at += 1
    while at > start and (
        low[at - 1] in prepositions() or low[at - 1] in determiners() or low[at - 1] in (",", "and", "or")
    ):
        at -= 1
    return at


_BRACKET = 6  # tokens between the brackets of a measure told twice


def _bracketed(line: Line, at: int) -> int | None:
    """Return where a bracket closes that stands before the noun it measures: "a 508-km (316-mile) fence"."""
    close = next((k for k in range(at + 1, min(at + _BRACKET, len(line.low))) if line.low[k] == ")"), None)
    after = line.at(close + 1) if close is not None else ""
    closed = prepositions() | auxiliaries() | boundaries() | verbs() | word_class("object_stops")
    return close if after.isalpha() and after not in closed and line.low[at + 1][:1].isdigit() else None


def _describes(line: Line, at: int) -> bool:
    """Say whether a word of time describes a noun: "a three-month state of emergency", "its last border crossing"."""
    if line.at(at - 1) == "-" or line.at(at + 1) == "-":
        return True
    after = line.at(at + 1)
    plain = after.isalpha() and after not in temporal() and after not in prepositions() and after not in auxiliaries()
    return line.low[at] in _ORDERING and plain and after not in word_class("object_stops")


_ORDERING = frozenset(["last", "next", "new", "recent", "previous", "following", "early", "late", "same"])


def _year(line: Line, at: int) -> bool:
    return line.at(at).isdigit() and (line.at(at + 1) in temporal() or len(line.at(at)) == 4)


def _purpose(line: Line, at: int) -> bool:
    """Say whether a "to" begins what for ("to support partners"), not where to ("to Minsk")."""
    after = line.at(at + 1)
    return (
        after.isalpha()
        and not line.capital(at + 1)
        and after not in determiners()
        and after
        not in ("board", "the", "third", "travel", "reception", "people", "vulnerable", "aid", "citizens", "partners")
    )


def _inside(line: Line, start: int, at: int) -> bool:
    """Say whether a mark stands inside an object: an initial, a list of capitals, an apposed name, a bracketed date."""
    if line.low[at] == "." and line.capital(at - 1) and line.capital(at + 1):
        return True
    if line.low[at] == "," and (
        (line.at(at + 2) == "," and line.capital(at + 1)) or (line.at(at - 2) == "," and line.capital(at - 1))
    ):
        return line.at(at + 1) not in auxiliaries()
    return (
        line.low[at] == ","
        and at > start
        and line.capital(at + 1)
        and line.capital(at - 1)
        and line.at(at + 2) in (",", "and", "'s", *MARKS, *prepositions())
    )


def _goes_elsewhere(line: Line, at: int) -> bool:
    """Say whether an "and" begins another deed ("and froze ...", "and will ...")."""
    after = line.at(at + 1)
    if after in auxiliaries() or after in verbs() or after in pronouns() or after in ("other",):
        return True
    if after in prepositions() and after != "on":
        return True
    nearest = [line.at(at + k) for k in range(1, 8)]
    return (after.endswith(("ed", "ing")) and not line.capital(at + 1)) or any(
        word in auxiliaries() - {"all"} or word in ("will", "is", "are") for word in nearest[1:5]
    )


def quantity(line: Line, at: int) -> bool:
    """Say whether a preposition begins an object: "at least 40", "over 300", "in particular"."""
    after = line.at(at + 1)
    return (
        after in ("least", "most", "particular", "to", "about", "around")
        or after[:1].isdigit()
        or after in ("€", "$", "£")
    )


def passive_subject(line: Line, chain: int) -> tuple[int, int] | None:
    """Return the long subject of a passive ("flights from Erbil transiting through third countries to Belarus")."""
    end = chain
    if end > 0 and line.low[end - 1] == ")":
        end = next((k for k in range(end - 1, 0, -1) if line.low[k] == "("), end)
    while end > 0 and line.low[end - 1] == ",":
        end -= 1
    start = end
    while start > 0 and end - start < _LONGEST_OBJECT:
        word = line.low[start - 1]
        if (
            word in (";", ":", "“", "”", '"', ",", ".", "—")
            or word in boundaries()
            or line.low[start - 1] in ("said", "says", "and")
        ):
            if word in ("and", ",") and _listed(line, start):
                start -= 1
                continue
            break
        if word in verbs() or word in pronouns():
            break
        start -= 1
    if line.low[start] in prepositions() and "," in line.low[start:end]:
        start = line.low.index(",", start) + 1
    while start < end and (
        line.low[start] in determiners() - {"all", "four", "both"} or line.low[start] in auxiliaries()
    ):
        start += 1
    return (start, end) if end > start else None


def _listed(line: Line, after: int) -> bool:
    """Say whether what stands behind an "and" or comma is one more of a list: counted, or a name after a name."""
    word = line.low[after]
    if word[0].isdigit() or word in _NUMBERS:
        return True
    name = after + 1 if word == "the" else after
    return line.capital(name) and line.capital(after - 2)
