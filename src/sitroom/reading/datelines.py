"""Datelines: where and when a report was written ("TALLINN, May 22 (Reuters) - ..."), never what it tells."""

import itertools
from collections.abc import Sequence

from sitroom.reading.dates_shape import lexicon
from sitroom.reading.spans import Sentence, Token

_DASHES = frozenset(["-", "–", "—"])
_MARKS = frozenset([",", "(", ")", "/", ".", "|"])
_LONGEST = 18  # tokens
_ALONE = 8  # tokens of a dateline that is a sentence of its own
_SHOUTED = 4  # letters of a town in capitals; a shorter word is an acronym


def dateline(sentence: Sentence) -> int:
    """Return the token at which the report itself begins, 0 where the sentence has no dateline.

    A sentence that is nothing but a place and a date ("RIGA, 11 August 2021.") is a dateline to its end.
    """
    tokens = sentence.tokens
    if sentence.start != sentence.passage.start or not tokens or not tokens[0].text[0].isupper():
        return 0
    for at in range(1, min(len(tokens) - 1, _LONGEST)):
        if tokens[at].text in _DASHES and tokens[at - 1].end < tokens[at].start:
            return at + 1 if _written(tokens[:at], tokens[at + 1]) else 0
        if not _head(tokens[at]):
            return 0
    return len(tokens) if len(tokens) <= _ALONE and _dated(tokens) else 0


def _dated(tokens: Sequence[Token]) -> bool:
    words = [token.lower for token in tokens]
    month = next((at for at, word in enumerate(words) if word in lexicon().months), 0)
    return month > 0 and words[0] not in lexicon().weekdays and words[0].isalpha() and words[1] == ","


def _head(token: Token) -> bool:
    """Say whether a word can stand in a dateline: a name, a mark, a number or a hyphen inside a name."""
    return token.text[0].isupper() or token.text in _MARKS or token.text in _DASHES or token.text[0].isdigit()


def _shouted(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha()


def _written(head: Sequence[Token], body: Token) -> bool:
    """Say whether the words before a dash give a place with a date or an agency; rows of a list give a number next."""
    words = [token.lower for token in head]
    dated = any(word in lexicon().months for word in words) and any(word.isdigit() for word in words)
    town = head[0].lower not in lexicon().months and head[0].lower not in lexicon().weekdays
    name = "".join(token.text for token in itertools.takewhile(_shouted, head))
    shouted = len(name) >= _SHOUTED and body.text[0].isupper()
    return town and (dated or ("(" in words and ")" in words and words[-1] in (")", *map(str, range(32)))) or shouted)
