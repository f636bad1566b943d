"""Lists and tables by origin: "Main nationalities: Guinea (12%)", "Tunisia | 9,752" under "Departure | Arrivals".

The places such a list names are where people come from or whose citizens they are, never where they were counted.
"""

from collections.abc import Sequence
from typing import Literal

from sitroom.model import PassageKind
from sitroom.reading.lexicon import words
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Sentence

Kind = Literal["from", "nationality"]
_LEAD = 10  # tokens before the colon of a list
_ROWS = 60  # rows looked back over for the head of a table


def told(sentences: Sequence[Sentence], sentence: Sentence) -> Kind | None:
    """Say what the places of a list or of a table's first column are, None where they are where people were."""
    low = [token.lower for token in sentence.tokens]
    if sentence.passage.kind is PassageKind.TABLE_ROW:
        return _kind(low[: low.index(":")]) if ":" in low else None
    if "|" in low:
        return _kind(_head(sentences, sentence))
    lead = low[:_LEAD]
    return _kind(lead[: lead.index(":")]) if ":" in lead else None


def _head(sentences: Sequence[Sentence], sentence: Sentence) -> list[str]:
    """Return the first cell of the first row of the table a row stands in."""
    return _cell(sentences, sentence, 0)


def column(sentences: Sequence[Sentence], sentence: Sentence, at: int) -> list[str]:
    """Return the head of the column a token of a row written with bars stands in, empty where it is no such row."""
    low = [token.lower for token in sentence.tokens[:at]]
    return _cell(sentences, sentence, low.count("|")) if "|" in low else []


def _cell(sentences: Sequence[Sentence], sentence: Sentence, number: int) -> list[str]:
    """Return a cell of the first row of the table a row stands in."""
    head: list[str] = []
    for index in range(sentence.index - 1, max(sentence.index - _ROWS, -1), -1):
        above = sentences[index]
        if above.passage is not sentence.passage or "|" not in above.text:
            break
        head = [token.lower for token in above.tokens]
    bars = [-1, *(at for at, word in enumerate(head) if word == "|"), len(head)]
    return head[bars[number] + 1 : bars[number + 1]] if number + 1 < len(bars) else []


def _kind(head: Sequence[str]) -> Kind | None:
    if not words("places", "heads_nationality").isdisjoint(head):
        return "nationality"
    return "from" if not words("places", "heads_from").isdisjoint(head) else None


def nearest(placed: Sequence[Placed], first: int) -> Placed | None:
    """Return the place a number of such a list or row belongs to: the last name before it."""
    return next((one for one in reversed(placed) if one.last <= first and one.form != "adjective"), None)
