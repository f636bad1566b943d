"""Names of people as they are built: given names, particles, honorifics, and where a run of capitals ends."""

from collections.abc import Sequence
from functools import cache

from sitroom.reading.lexicon import vocabulary, words
from sitroom.reading.lines import determiners
from sitroom.reading.spans import Token
from sitroom.reference import gazetteer


@cache
def particles() -> frozenset[str]:
    """Return the small words inside names ("von", "al")."""
    return words("titles", "particles") | {"-", "'"}


@cache
def given() -> dict[str, str]:
    """Return often met given names with "f" or "m"."""
    held: dict[str, str] = vocabulary("titles")["given_names"]
    return {name: gender for gender in ("f", "m") for name in held[gender].split()}


@cache
def honorifics() -> dict[str, str]:
    """Return forms of address with the gender they tell."""
    held: dict[str, list[str]] = vocabulary("titles")["honorifics"]
    return {word: gender for gender, forms in held.items() for word in forms}


def capital(token: Token) -> bool:
    """Say whether a token is a word that begins with a capital letter."""
    return token.text[0].isupper()


def run_left(tokens: Sequence[Token], low: Sequence[str], first: int, end: int) -> int:
    """Return where the name that ends at `end` begins, not before `first`; `end` itself when there is none.

    A name is capitals, hyphenated or joined by particles: ``Ursula von der Leyen``, ``Ahmed al-Sahaf``.
    """
    at = end
    while at > first:
        if (capital(tokens[at - 1]) and not _stops(low[at - 1])) or (
            low[at - 1] in particles() and at < end and _led(tokens, low, first, at - 1)
        ):
            at -= 1
        else:
            break
    return at


def _led(tokens: Sequence[Token], low: Sequence[str], first: int, at: int) -> bool:
    """Say whether a capital stands before the particles that end at `at`."""
    while at > first and low[at] in particles():
        at -= 1
    return capital(tokens[at]) and not _stops(low[at])


def run_right(tokens: Sequence[Token], low: Sequence[str], start: int, last: int) -> int:
    """Return where the name that begins at `start` ends, not after `last`."""
    at = start
    while at < last:
        inside = low[at] in particles() and (at > start or low[at].isalpha())
        if not (capital(tokens[at]) and not _stops(low[at])) and not (inside and _followed(tokens, low, at, last)):
            break
        at += 1
    return at


def _followed(tokens: Sequence[Token], low: Sequence[str], at: int, last: int) -> bool:
    while at < last and low[at] in particles():
        at += 1
    return at < last and capital(tokens[at])


@cache
def _stop_words() -> frozenset[str]:
    return (
        words("titles", "offices")
        | words("titles", "bodies")
        | words("titles", "groups")
        | frozenset(honorifics())
        | determiners()
        | frozenset(
            [
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "dozens",
                "hundreds",
                "thousands",
            ]
        )
        | frozenset(["the", "in", "on", "at", "but", "and", "as", "while", "after", "when", "for", "former", "acting"])
    )


def _stops(word: str) -> bool:
    return word in _stop_words()


def gender(low: Sequence[str]) -> str:
    """Return "f", "m" or "" for the words of a person's phrase: titles, then given names."""
    if any(word in words("titles", "feminine") for word in low):
        return "f"
    if any(word in words("titles", "masculine") for word in low):
        return "m"
    for word in low:
        if found := honorifics().get(word, "") or given().get(word, ""):
            return found
    return ""


def nationality(low: Sequence[str], start: int, end: int) -> bool:
    """Say whether capitals are a nationality ("a Syrian"), not a name."""
    places = gazetteer()
    return end - start == 1 and (low[start] in places.people or low[start] in places.adjectives)
