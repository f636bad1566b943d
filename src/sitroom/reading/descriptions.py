"""Private persons by description: built from the words of the report, without names and ages."""

from sitroom.reading import names
from sitroom.reading.lexicon import words
from sitroom.reading.lines import Line, determiners, prepositions, temporal
from sitroom.reference import gazetteer

UNNAMED = "a person named in the report"
"""Stands for a private person of whom the report tells nothing but the name."""


def apposed(line: Line, apposition: tuple[int, int] | None) -> str:
    """Return a description built from the text for somebody whose name stays out of the record."""
    if apposition is None:
        return UNNAMED
    start, end = apposition
    while start < end and (line.low[start].isdigit() or line.low[start] in (",", "aged")):
        start += 1
    if start >= end or not (
        line.low[start] in determiners() or words("titles", "persons").intersection(line.low[start:end])
    ):
        return UNNAMED
    return description(line, start, end)


def description(line: Line, start: int, end: int) -> str:
    """Return a phrase without ages and names: ``a 27-year-old Syrian`` gives ``a Syrian``."""
    cut = next((k for k in range(start, end) if private_name(line, k)), end)
    while cut > start and (
        line.low[cut - 1] in prepositions() or line.low[cut - 1] in (",", "named", "called", "'s", "-")
    ):
        cut -= 1
    kept = [k for k in range(start, cut) if not _age(line, k)]
    if not kept:
        return UNNAMED
    parts = [line.tokens[k].text for k in kept]
    if len(kept) > 1 and line.low[kept[0]] in determiners() and line.low[kept[1]] in prepositions():
        parts.insert(1, "person")  # "a 17-year-old from Aleppo" without the age
    text = " ".join(parts).replace(" - ", "-").replace(" '", "'").replace(" ,", ",")
    if not (kept[0] in line.begins or names.nationality(line.low, kept[0], kept[0] + 1)):
        text = text[0].lower() + text[1:]
    return _article(text)


def holds_name(line: Line, start: int, end: int, *, strictly: bool = False) -> bool:
    """Say whether a phrase holds what may be a private person's name.

    A given name in capitals that belongs to no known name does; so do two unknown capitals behind "of" or "for", and
    when read `strictly` any two. A single one may be a place nobody has listed.
    """
    for at in range(start, end):
        if not private_name(line, at):
            continue
        led = strictly or line.at(at - 1) in ("of", "for", "named", "called")
        if line.low[at] in names.given() or (led and at + 1 < end and private_name(line, at + 1)):
            return True
    return False


def _article(text: str) -> str:
    first, _, rest = text.partition(" ")
    if first in ("a", "an") and rest:
        return f"{'an' if rest[0].lower() in 'aeiou' else 'a'} {rest}"
    return text


def private_name(line: Line, at: int) -> bool:
    """Say whether a token may be a private person's name: a capital that is no known name, nationality or place."""
    word = line.low[at]
    if not line.capital(at) or at == 0 or word in determiners() or word in temporal():
        return False
    inside = any(one.start <= at < one.end for one in line.named)
    places = gazetteer()
    if inside or word in places.people or word in places.adjectives or word in places.by_name:
        return False
    return word in names.given() or not _placed(line, at)


def _placed(line: Line, at: int) -> bool:
    """Say whether a capital stands behind a preposition of place ("from Sulaymaniyah"): a place we do not know."""
    while at > 0 and line.capital(at - 1):
        at -= 1
    return line.at(at - 1) in ("from", "in", "at", "near")


def _age(line: Line, at: int) -> bool:
    low = line.low
    if low[at].isdigit():
        return line.at(at + 1) in ("-", ",") or line.at(at + 1) == "years" or at + 1 == len(low)
    return (
        (low[at] in ("year", "old", "years") and "old" in low[at : at + 4])
        or (low[at] == "-" and "old" in low[at : at + 4])
        or (low[at] == "," and line.at(at - 1).isdigit())
    )
