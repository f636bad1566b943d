"""What the words right about a number without a noun say of it: a verb done to people, a difference to a level."""

from collections.abc import Sequence

from sitroom.reading.grammar import listed
from sitroom.reading.nouns import participle, words
from sitroom.reading.quantity import Quantity

_HAVE = frozenset(["has", "have", "had", "having"])
_SAID_OF_MANY = frozenset(["are", "were", "have", "remain", "live", "need"])
_THAN = (["fewer", "than"], ["less", "than"], ["more", "than"])
_MANY = 100
_OPENING = frozenset([";", ",", "and", "while", "but"])
_ITS_VERB = (["has"], ["was"], ["is"], ["had"])


def differs(low: Sequence[str], quantity: Quantity) -> bool:
    """Say whether a number is a difference to the figure before: "(+200)", "40 fewer than in August"."""
    plus = quantity.core > 0 and low[quantity.core - 1] == "+"
    return quantity.mark is None and (plus or list(low[quantity.last : quantity.last + 2]) in _THAN)


def suffered(low: Sequence[str], quantity: Quantity) -> bool:
    """Say whether a number ends a clause after what was done to people: "the war has displaced millions"."""
    before = low[max(quantity.first - 2, 0) : quantity.first]
    follows = low[quantity.last] if quantity.last < len(low) else "."
    done = len(before) == 2 and before[0] in _HAVE and before[1] in words().verbs and participle(before[1])
    return done and quantity.mark is None and (not follows[0].isalpha() or follows in words().stops)


def predicated(low: Sequence[str], quantity: Quantity) -> bool:
    """Say whether a verb said of many follows a large number: "25,000 are in the worst phase"."""
    follows = low[quantity.last] if quantity.last < len(low) else ""
    large = quantity.style == "digits" and quantity.mark is None and (quantity.value or 0) >= _MANY
    return large and follows in _SAID_OF_MANY


def bodily(low: Sequence[str], quantity: Quantity) -> bool:
    """Say whether the verb after a number is done by or to persons only: "a further 12 died"."""
    follows = low[quantity.last : quantity.last + 3]
    return any(word in listed("indicators", name) for word in follows for name in ("deadly", "unmeasured"))


def taken_out(low: Sequence[str], quantity: Quantity) -> bool:
    """Say whether a number opens a clause with a verb of its own: "two were held; one has been charged"."""
    opens = quantity.first > 0 and low[quantity.first - 1] in _OPENING
    return opens and list(low[quantity.last : quantity.last + 1]) in _ITS_VERB
