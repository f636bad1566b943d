"""A text to its fingerprints: winnowed shingles of six words.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) keeps the smallest hash of every window of four shingles:
two texts that share nine words in a row share a fingerprint wherever the words stand, and about two shingles in
five are kept. Shingles are hashed by simple tabulation (Zobrist 1970; Pătrașcu and Thorup 2012): every word has one
random number for each of the six positions, and a shingle is their exclusive or.
"""

import re
import struct
from hashlib import blake2b
from itertools import islice

WORDS = 6
WINDOW = 4
LONGEST = 4_000_000
"""Code points of a text that are looked at; a longer one is compared by its beginning."""

# Digit groups are one word ("4 222" is "4,222"); scripts that write without spaces give a word a character.
_WORD = re.compile(
    r"\d{1,3}(?:[ ,.\u00a0\u2009\u202f]\d{3})+(?!\d)|[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]|[^\W_]+",
)
_NUMBERS = struct.Struct("<6q")
_SEPARATORS = re.compile(r"[ ,.\u00a0\u2009\u202f]")

Fingerprint = tuple[int, int, int]
"""A hash that fits a signed 64-bit column, and start and end of its six words in code points."""


def fingerprints(text: str) -> list[Fingerprint]:
    """Return the fingerprints of a text, each hash once, in the order of the text.

    Case, punctuation, white space and the way thousands are grouped do not count. Fewer than six words have none.
    """
    spans = [found.span() for found in _WORD.finditer(text[:LONGEST])]
    hashes = _hashes([text[start:end] for start, end in spans])
    if not hashes:
        return []
    first = dict(zip(reversed(hashes), range(len(hashes) - 1, -1, -1), strict=True))
    kept = sorted((first[number], number) for number in _winnow(hashes))
    return [(number, spans[at][0], spans[at + WORDS - 1][1]) for at, number in kept]


def _winnow(hashes: list[int]) -> set[int]:
    if len(hashes) < WINDOW:
        return {min(hashes)}
    return set(map(min, *(islice(hashes, at, None) for at in range(WINDOW))))


def _hashes(words: list[str]) -> list[int]:
    numbers = {word: _numbers(word) for word in set(words)}
    rows = [numbers[word] for word in words]
    columns = zip(*(islice(rows, at, None) for at in range(WORDS)), strict=False)
    return [a[0] ^ b[1] ^ c[2] ^ d[3] ^ e[4] ^ f[5] for a, b, c, d, e, f in columns]


def _numbers(word: str) -> tuple[int, ...]:
    plain = _SEPARATORS.sub("", word) if word[0].isdigit() else word.casefold()
    return _NUMBERS.unpack(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=48).digest())
