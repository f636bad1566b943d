"""Two date expressions that make one interval: "between July and 15 December", "in July, up to 30 July"."""

from collections.abc import Sequence
from dataclasses import replace

from sitroom.reading import calendars
from sitroom.reading.dates_patterns import Found
from sitroom.reading.spans import Sentence, TimeSpan, Token

_CLOSING = 14  # words from "between July" to "... on 15 December"
_TO = frozenset(["to", "until", "till", "through", "up", "-", "–", "by"])
_HOURS = 5  # tokens from "from" to the day after its hour
_CLOCK = frozenset(
    ["on", ":", "am", "pm", "a.m", "p.m", "noon", "midnight", "hours", ".", "the", "of", "morning", "evening"]
)
_BESIDE = frozenset([",", "alone", "the", "and", "already", "(", "up", "to"])


def opens(letters: str, found: Found, span: TimeSpan) -> bool:
    """Say whether an expression may begin an interval that another closes."""
    led = letters[found.lead] in "Bs" or "F" in letters[max(found.lead - _HOURS, 0) : found.lead + 1]
    return span.first is not None and (led or span.precision in ("month", "year"))


def joined(sentence: Sentence, begun: Found, one: TimeSpan, found: Found, two: TimeSpan) -> TimeSpan | None:
    """Return the interval that two expressions make, None where they are two."""
    if one.first is None or two.last is None:
        return None
    between = [token.lower for token in sentence.tokens[begun.last : found.first]]
    if sentence.tokens[begun.lead].lower == "between":
        return _between(sentence, begun, one, found, two)
    since = one.role == "since" or sentence.tokens[begun.lead].lower in ("from", "since")
    bare = [word for word in between if word not in (",", "the")]
    if _hourly(sentence, begun, bare):
        return _made(sentence, one, found, two)
    if since and bare and _TO.issuperset(bare) and len(between) <= len(bare) + 2:
        made = _made(sentence, one, found, two)
        return (
            replace(made, role="since")
            if made and not {"until", "till"}.isdisjoint(bare) and _begins(sentence, begun)
            else made
        )
    inside = one.last is not None and one.first <= two.last <= one.last
    if inside and two.role == "by" and one.role == "during" and _BESIDE.issuperset(_head(sentence, begun, found)):
        return _made(sentence, one, found, two)
    return None


def _hourly(sentence: Sentence, begun: Found, between: Sequence[str]) -> bool:
    """Read "from 0600 on Saturday to 0600 on Sunday": days with their hours."""
    lead = [token.lower for token in sentence.tokens[max(begun.lead - _HOURS, 0) : begun.lead]]
    rest = [word for word in between if word not in _TO]
    led = "from" in lead and len(rest) < len(between) and bool(rest)
    return led and all(word.isdigit() or word in _CLOCK for word in [*rest, *lead[lead.index("from") + 1 :]])


def _begins(sentence: Sentence, begun: Found) -> bool:
    """Say whether an interval runs from where a unit begins: "from the beginning of 2023 until 7 August"."""
    told = {token.lower for token in sentence.tokens[begun.first : begun.last]}
    return not told.isdisjoint(("beginning", "start"))


def _head(sentence: Sentence, begun: Found, found: Found) -> list[str]:
    return [token.lower for token in sentence.tokens[begun.last : found.lead]]


def _between(sentence: Sentence, begun: Found, one: TimeSpan, found: Found, two: TimeSpan) -> TimeSpan | None:
    """Read "between July 2021 and the closing of the border on 15 December" as one interval."""
    words = _head(sentence, begun, found)
    words = words[1:] if words[:2] == [",", "and"] else words  # "between December 13, 2023, and September 2024"
    if "and" not in words or len(words) > _CLOSING or any(word[0].isdigit() or word == "," for word in words):
        return None
    return _made(sentence, one, found, two)


def _made(sentence: Sentence, one: TimeSpan, found: Found, two: TimeSpan) -> TimeSpan | None:
    first, last = one.first, two.last
    if first is None or last is None:
        return None
    if last < first or not any(token.lower.isdigit() and len(token.lower) == 4 for token in _of(sentence, found)):
        year = first.year + ((last.month, last.day) < (first.month, first.day))
        last = calendars.made(year, last.month, last.day) or last
    text = sentence.text[one.start - sentence.start : two.end - sentence.start]
    made = replace(one, end=two.end, text=text, role="during", last=last, precision=two.precision)
    return made if first <= last else None


def _of(sentence: Sentence, found: Found) -> Sequence[Token]:
    return sentence.tokens[found.first : found.last]
