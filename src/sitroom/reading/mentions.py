"""Places in the text: names, adjectives and peoples, the likeliest of a shared name, none inside another name.

A place name inside the name of a person ("Paris Hilton") or of a body ("Belarus Red Cross") is not a place somebody
was counted in; it is left out.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sitroom.reading import names
from sitroom.reading.layers import layers
from sitroom.reading.lexicon import Phrases, words
from sitroom.reading.lines import Line, temporal
from sitroom.reading.spans import Document, PlaceMention, Sentence, Token
from sitroom.reference import gazetteer

Form = Literal["name", "adjective", "people"]
_NAMED_AFTER = frozenset(["university", "bank", "school", "hospital", "council"])
"""Bodies whose name goes on with "of" and a place ("University of Warsaw"); of others it tells whose they are."""


@dataclass(frozen=True, slots=True)
class _Entry:
    places: tuple[str, ...]
    form: Form
    common: bool = False
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    sentence: Sentence
    start: int
    end: int
    entry: _Entry


def places(document: Document) -> tuple[PlaceMention, ...]:
    """Return the places of a document in order; the longest name wins, then context, then the gazetteer's order.

    Context of an ambiguous name is the countries named without doubt: those of its sentence, then of the document.
    """
    found = [hit for line in layers(document).lines for hit in _in_line(line)]
    everywhere: Counter[str] = Counter(code for hit in found if (code := _sure(hit)))
    mentions, at, here = [], None, Counter[str]()
    for index, hit in enumerate(found):
        if hit.sentence is not at:
            at, here = hit.sentence, _countries(found, index)
        tokens = hit.sentence.tokens
        start, end = tokens[hit.start].start, tokens[hit.end - 1].end
        chosen = _chosen(hit.entry.places, here, everywhere)
        mentions.append(PlaceMention(start, end, document.report.text[start:end], chosen, hit.entry.form))
    return tuple(mentions)


def _in_line(line: Line) -> Iterator[_Found]:
    tokens, low, first, index = line.tokens, line.low, _table().first, 0
    hidden: set[int] | None = None
    for at in line.capitals:
        if at < index or low[at] not in first:
            continue
        match = _table().at(low, at)
        if match is None or not _cased(tokens, at, match[1]):
            continue
        if hidden is None:
            hidden = _hidden(line)
        index = match[0]
        whole = match[0] - at > 1 and low[match[0] - 1] in _body_heads()  # "English Channel" is no broadcaster
        if _local(tokens, match[0], match[1]):
            continue
        if (whole or at not in hidden) and not _personal(tokens, low, at, match[0], match[1]):
            yield _Found(line.sentence, at, match[0], match[1])


def _local(tokens: Sequence[Token], end: int, entry: _Entry) -> bool:
    """Say whether a country's name is a smaller place's: "Malta parish", "Georgia county"; or a currency's: "US$"."""
    after = tokens[end].lower if end < len(tokens) else ""
    glued = after[:1] in ("$", "€", "£") and tokens[end].start == tokens[end - 1].end
    if not glued and after not in words("places", "local_heads"):
        return False
    return gazetteer().place(entry.places[0]).kind == "country"


def _cased(tokens: Sequence[Token], at: int, entry: _Entry) -> bool:
    """Ask acronyms for capitals ("US", not "Us") and common words for more than the capital a sentence begins with."""
    if entry.acronym:
        return tokens[at].text.isupper()
    begins = at == 0 or tokens[at - 1].lower in (".", "“", '"', ":")
    return not (entry.common and begins) or gazetteer().place(entry.places[0]).kind == "country"


def _hidden(line: Line) -> set[int]:
    """Return the tokens inside the names of bodies, outlets and people."""
    inside: set[int] = set()
    tokens, low = line.tokens, line.low
    for one in line.named:
        proper = names.capital(tokens[one.end - 1])  # "Polish officials" is a description
        if proper and one.actor.kind not in ("state", "bloc") and one.end - one.start > 1:
            inside.update(range(one.start, one.end))
    for at, word in enumerate(low):
        if word in _body_heads() and tokens[at].text[0].isupper() and at > 0:
            inside.update(_body(tokens, low, at))
    return inside


def _body(tokens: Sequence[Token], low: Sequence[str], head: int) -> range:
    """Return the capitals around the head of a body's name; "Polish Police" and possessives stay places."""
    start, end = head, head + 1
    while start > 0 and names.capital(tokens[start - 1]):
        start -= 1
    if end + 1 < len(low) and (low[end] == "for" or (low[end] == "of" and low[head] in _NAMED_AFTER)):
        end = names.run_right(tokens, low, end + 1, len(low))
    plain = head - start == 1 and low[start] in gazetteer().adjectives and end <= head + 1
    return range(0) if plain else range(start, end)


def _personal(tokens: Sequence[Token], low: Sequence[str], at: int, end: int, entry: _Entry) -> bool:
    """Say whether the name is part of a person's: after a given name or title, or a given name itself."""
    if entry.form != "name" or end - at > 1:
        return False
    before = low[at - 1] if at > 0 else ""
    if before in names.honorifics() or (before in names.given() and names.capital(tokens[at - 1])):
        return True
    follows = at + 1 < len(tokens) and names.capital(tokens[at + 1]) and low[at + 1] not in _after_place()
    return follows and (low[at] in _given_places() or low[at] in names.given())


def _sure(hit: _Found) -> str | None:
    country = gazetteer().country_of(hit.entry.places[0])
    return country if len({gazetteer().country_of(place) for place in hit.entry.places}) == 1 else None


def _countries(found: Sequence[_Found], index: int) -> Counter[str]:
    sentence, counted = found[index].sentence, Counter[str]()
    while index < len(found) and found[index].sentence is sentence:
        if code := _sure(found[index]):
            counted[code] += 1
        index += 1
    return counted


def _chosen(candidates: Sequence[str], here: Counter[str], everywhere: Counter[str]) -> str:
    if len(candidates) == 1:
        return candidates[0]
    country = gazetteer().country_of
    if country(candidates[0]) == candidates[0]:
        return candidates[0]  # a country keeps its name against a town
    ranked = [(here[country(one) or ""], everywhere[country(one) or ""], -at) for at, one in enumerate(candidates)]
    return candidates[-max(ranked)[2]]


@cache
def _table() -> Phrases[_Entry]:
    held = gazetteer()
    table = {name: _Entry((place,), "people") for name, place in held.people.items()}
    table |= {name: _Entry((place,), "adjective") for name, place in held.adjectives.items()}
    shouted = {
        key for place in held.places.values() for name in place.names if name.isupper() and (key := name.lower())
    }
    for name, ids in held.by_name.items():
        table[name.removeprefix("the ")] = _Entry(ids, "name", name in held.common_words, name in shouted)
    table.pop("international", None)  # says no place
    return Phrases.of(table)


@cache
def _body_heads() -> frozenset[str]:
    return words("titles", "bodies") - {
        "country",
        "nation",
        "state",
        "states",
        "region",
        "district",
        "city",
        "side",
        "voivodeship",
        "municipality",
    }


@cache
def _after_place() -> frozenset[str]:
    """Return words that may follow a place in capitals without making it a given name."""
    return (
        words("titles", "bodies")
        | words("titles", "offices")
        | words("titles", "groups")
        | temporal()
        | frozenset(gazetteer().by_name)
        | frozenset(gazetteer().adjectives)
        | words("titles", "landmarks")
    )


@cache
def _given_places() -> frozenset[str]:
    return words("titles", "given_places")
