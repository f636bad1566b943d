"""Names of private persons in a report's text, to be withheld in what goes to the public.

A name is private when nobody of that name has a public role, in the report or in the reference. What counts as a name:
capitals with a given name among them, behind a form of address, with an age behind them ("Ahmad Zadran, 24,") or beside
a description ("a student, Ahmad Zadran"); and every later mention by a word of such a name. Rather a name too many than
one too few: a withheld name of an office holder is a blemish, a printed one of a private person does harm.
"""

from collections.abc import Iterator

from sitroom.reading import names
from sitroom.reading.coreference import Cast
from sitroom.reading.layers import layers
from sitroom.reading.lexicon import words
from sitroom.reading.lines import Line, determiners, prepositions, temporal
from sitroom.reading.spans import Document
from sitroom.reference import gazetteer

_OLDEST = 120
_NEAR = 8  # tokens between a name and the word that describes its bearer


def private_names(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the spans of private names in code points of the report's text, in order."""
    held = layers(document)
    cast = held.scene.cast
    runs = [(line, start, end) for line in held.lines for start, end in _runs(line, cast)]
    called = {line.low[at] for line, start, end in runs for at in range(start, end) if line.capital(at)}
    called -= names.particles()
    found = {(line.tokens[start].start, line.tokens[end - 1].end) for line, start, end in runs}
    for line in held.lines:
        for at in line.capitals:
            token = line.tokens[at]
            if line.low[at] in called and not _known(line, at) and cast.person([line.low[at]]) is None:
                found.add((token.start, token.end))
    return tuple(_merged(sorted(found)))


def _runs(line: Line, cast: Cast) -> Iterator[tuple[int, int]]:
    """Yield the token spans of full names in a sentence that belong to nobody in a public role."""
    at, last = 0, len(line.tokens)
    while at < last:
        end = at
        while end < last and _part(line, end, end > at):
            end += 1
        if end > at and _is_name(line, at, end) and cast.person(line.low[at:end]) is None:
            yield at, end
        at = max(end, at + 1)


def _part(line: Line, at: int, inside: bool) -> bool:
    if not line.capital(at):
        return inside and line.low[at] in names.particles() and line.capital(at + 1)
    return not _known(line, at) and line.low[at] not in names.honorifics()


def _known(line: Line, at: int) -> bool:
    """Say whether a capital belongs to a known name, a place or a nationality; "Jordan Smith" is a name."""
    if any(one.start <= at < one.end for one in line.named) or line.low[at] in temporal() | determiners():
        return True
    word, places = line.low[at], gazetteer()
    if word in names.given() and line.capital(at + 1):
        return False
    return word in places.people or word in places.adjectives or word in places.by_name


def _is_name(line: Line, start: int, end: int) -> bool:
    given = any(line.low[at] in names.given() for at in range(start, end))
    addressed = line.at(start - 1) in names.honorifics() or line.at(start - 2) in names.honorifics()
    return given or addressed or (end - start > 1 and (_aged(line, end) or _apposed(line, start, end)))


def _apposed(line: Line, start: int, end: int) -> bool:
    """Say whether a private person's description stands beside a name: "a young man from Iran, Reza Karimi"."""
    persons = words("titles", "persons")
    if not persons.isdisjoint(line.low[start:end]) or line.low[start] in prepositions():
        return False
    before = line.low[max(start - _NEAR, 0) : start - 1] if line.at(start - 1) == "," else []
    after = line.low[end + 1 : end + _NEAR] if line.at(end) == "," and line.at(end + 1) in determiners() else []
    return not persons.isdisjoint([*before, *after])


def _aged(line: Line, end: int) -> bool:
    age = line.at(end + 1)
    return line.at(end) in (",", "(") and age.isdecimal() and int(age) < _OLDEST


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans without those that lie in a longer one."""
    reached = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            yield start, end
            reached = end
