"""One language: the words of its data file, made ready for looking up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sitroom.model import Modality
from sitroom.reading.languages import held
from sitroom.reading.languages.stems import Stems, Terms, listed

_DATA = Path(__file__).parent.parent / "data" / "languages"


@dataclass(frozen=True, slots=True)
class Dates:
    """Words of time; ``shapes`` are the one-letter classes of `times`, ``phrases`` whole expressions by operation."""

    months: Stems[int]
    weekdays: Stems[int]
    shapes: Stems[str]
    phrases: Terms[str]
    since: Terms[str]
    until: Terms[str]
    between: Terms[str]
    nights: Terms[str]
    than: Stems[str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Words of numbers and what stands around them."""

    words: Stems[float]
    collective: Stems[str]
    scales: Stems[int]
    single: Stems[int]
    vague: Stems[tuple[int, int]]
    several: Stems[str]
    half: Stems[str]
    before: Terms[str]
    after: Terms[str]
    opens: Terms[str]
    links: Stems[str]
    percent: Terms[str]
    money: Terms[str]
    kilometres: Stems[str]
    no_noun: Stems[str]
    of: Stems[str]
    articles: Stems[str]
    shares: Terms[str]
    not_before: Terms[str]
    not_after: Stems[str]


@dataclass(frozen=True, slots=True)
class Speech:
    """Words of saying: verbs, "according to" before and behind a name, heads of who speaks."""

    verbs: Stems[str]
    according: Terms[str]
    postposed: Terms[str]
    that: Stems[str]
    heads: Stems[str]
    pronouns: Stems[str]
    dropped: Stems[str]
    weak: Stems[str]
    of_this: Terms[str]
    theirs: Terms[str]
    capitals: Stems[str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """The vocabulary of one language; ``home`` is the country its border reports speak of without naming it."""

    code: str
    home: str | None
    ordinal_stop: bool
    month_first: bool
    capital_nouns: bool
    titles: frozenset[str]
    shortened: frozenset[str]
    numbers: Numbers
    nouns: Terms[str]
    groups: Stems[str]
    citizens: Stems[str]
    stops: Stems[str]
    joins: Stems[str]
    such: Stems[str]
    including: Terms[str]
    up: Stems[str]
    down: Stems[str]
    by_how_much: Stems[str]
    dates: Dates
    roles: Terms[str]
    locative: tuple[str, ...]
    directed: Stems[str]
    areas: Stems[str]
    whole: Stems[str]
    determiners: Stems[str]
    border: Stems[str]
    with_country: Stems[str]
    places: dict[str, str]
    authorities: Stems[str]
    seats: Stems[str]
    accusative: tuple[str, ...]
    between: Stems[str]
    speech: Speech
    modality: Terms[Modality]
    present: Stems[str]


@cache
def tongue(code: str) -> Tongue:
    """Return a language by its ISO 639-1 code, read once; `KeyError` for one that is not held."""
    if code not in held():
        raise KeyError(code)
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree: dict[str, Any] = yaml.load((_DATA / f"{code}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506
    return _made(code, tree)


def _made(code: str, tree: Mapping[str, Any]) -> Tongue:
    return Tongue(
        code=code,
        home=tree.get("home"),
        ordinal_stop=tree.get("ordinal_stop", False),
        month_first=tree.get("month_first", False),
        capital_nouns=tree.get("capital_nouns", False),
        titles=frozenset(listed(tree["abbreviations"]["titles"])),
        shortened=frozenset(listed(tree["abbreviations"]["others"])),
        numbers=_numbers(tree["numbers"]),
        nouns=_terms(tree["nouns"]),
        groups=_stems(tree["groups"]),
        citizens=_set(tree["citizens"]),
        stops=_set(tree["stops"]),
        joins=_set(tree["joins"]),
        such=_set(tree.get("such")),
        including=_phrases(tree["including"]),
        up=_set(tree["change"]["up"]),
        down=_set(tree["change"]["down"]),
        by_how_much=_set(tree["change"]["by"]),
        dates=_dates(tree["dates"]),
        roles=_terms(tree["places"]["roles"]),
        locative=tuple(listed(tree["places"].get("locative"))),
        directed=_set(tree["places"].get("directed")),
        areas=_set(tree["places"].get("areas")),
        whole=_set(tree["places"].get("whole")),
        determiners=_set(tree.get("determiners")),
        border=_set(tree["places"]["border"]),
        with_country=_set(tree["places"]["with"]),
        places=tree["places"].get("names") or {},
        authorities=_set(tree["places"]["authorities"]),
        seats=_stems(tree["places"].get("seats") or {}),
        accusative=tuple(listed(tree["places"].get("accusative"))),
        between=_set(tree["places"].get("between")),
        speech=_speech(tree["speech"]),
        modality=_terms(tree["modality"]),
        present=_set(tree["present"]),
    )


def _numbers(tree: Mapping[str, Any]) -> Numbers:
    return Numbers(
        words=Stems(_valued(tree["words"], float, tree.get("und"))),
        collective=_set(tree.get("collective")),
        scales=Stems(_valued(tree["scales"], int)),
        single=Stems(_valued(tree.get("single") or {}, int)),
        vague=Stems((word, _ends(ends)) for ends, words in (tree.get("vague") or {}).items() for word in listed(words)),
        several=_set(tree.get("several")),
        half=_set(tree.get("half")),
        before=_terms(tree["before"]),
        after=_terms(tree.get("after") or {}),
        opens=_phrases(tree["opens"]),
        links=_set(tree["links"]),
        percent=_phrases(tree["percent"]),
        money=_terms(tree["money"]),
        kilometres=_set(tree["kilometres"]),
        no_noun=_set(tree["no_noun"]),
        of=_set(tree.get("of")),
        articles=_set(tree.get("articles")),
        shares=_terms(tree.get("shares") or {}),
        not_before=_phrases(tree["not_before"]),
        not_after=_set(tree["not_after"]),
    )


def _dates(tree: Mapping[str, Any]) -> Dates:
    return Dates(
        months=Stems(_valued(tree["months"], int)),
        weekdays=Stems(_valued(tree["weekdays"], int)),
        shapes=Stems((word, letter) for letter, words in tree["shapes"].items() for word in listed(words)),
        phrases=_terms(tree["phrases"]),
        since=_phrases(tree["since"]),
        until=_phrases(tree["until"]),
        between=_phrases(tree.get("between")),
        nights=_phrases(tree.get("nights")),
        than=_set(tree.get("than")),
    )


def _speech(tree: Mapping[str, Any]) -> Speech:
    return Speech(
        verbs=_set(tree["verbs"]),
        according=_phrases(tree["according"]),
        postposed=_phrases(tree.get("postposed")),
        that=_set(tree["that"]),
        heads=_set(tree["heads"]),
        pronouns=_set(tree["pronouns"]),
        dropped=_set(tree.get("dropped")),
        weak=_set(tree.get("weak")),
        of_this=_phrases(tree.get("of_this")),
        theirs=_phrases(tree.get("theirs")),
        capitals=_set(tree.get("capitals")),
    )


def _valued(tree: Mapping[Any, str], made: Any, joiner: str | None = None) -> Iterator[tuple[str, Any]]:
    for value, words in tree.items():
        for word in listed(words):
            yield word, made(value)
    if joiner:  # "zweiundzwanzig": the unit stands before the ten, in one word
        units = [(word, float(value)) for value, words in tree.items() if float(value) < 10 for word in listed(words)]
        tens = [
            (word, float(value)) for value, words in tree.items() if float(value) in _TENS for word in listed(words)
        ]
        yield from ((one + joiner + ten, made(unit + rest)) for one, unit in units for ten, rest in tens)


_TENS = frozenset(range(20, 100, 10))


def _ends(text: str) -> tuple[int, int]:
    low, high = text.split()
    return int(low), int(high)


def _set(words: str | None) -> Stems[str]:
    return Stems((word, word) for word in listed(words))


def _stems(tree: Mapping[str, str]) -> Stems[str]:
    return Stems((word, value) for value, words in tree.items() for word in listed(words))


def _phrases(words: str | None) -> Terms[str]:
    return Terms((phrase, phrase) for phrase in listed(words))


def _terms(tree: Mapping[Any, str]) -> Terms[Any]:
    return Terms((phrase, value) for value, words in tree.items() for phrase in listed(words))
