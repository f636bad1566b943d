"""A figure in the making, handed from step to step."""

from dataclasses import dataclass, field
from typing import Literal, Optional

from sitroom.reading.mentioned import Mentioned
from sitroom.reading.nouns import NounPhrase
from sitroom.reading.quantity import Quantity
from sitroom.reading.spans import Sentence
from sitroom.reference.types import Indicator


@dataclass(slots=True)
class Draft(Mentioned):
    """A quantity with its noun phrase, and what later steps find about it.

    ``parent`` is the total it is said to be a part of, ``owner`` the figure "of them" speaks of, ``kin`` the one whose
    noun it shares. ``base`` is the unit of the noun where ``unit`` is percent. ``left`` and ``right`` bound the tokens
    nearer to it than to its neighbours. ``untyped`` says that it counts what no indicator measures, ``silent`` that
    it is a heading and no figure. ``ordinal`` counts the figures of one mention ("420 on each of the other two").
    ``entry`` is the codebook's for ``indicator``. ``why`` collects decisions for `sitroom.reading.explain`.
    """

    sentence: Sentence
    low: list[str]
    quantity: Quantity
    noun: NounPhrase | None
    counted: str
    unit: str
    group: str | None
    base: str = "other"
    left: int = 0
    right: int = 0
    parent: Optional["Draft"] = None
    kin: Optional["Draft"] = None
    owner: Optional["Draft"] = None
    noun_at: tuple[int, int] | None = None
    indicator: str | None = None
    entry: Indicator | None = None
    changes: Literal["up", "down"] | None = None
    certainty: float = 0.5
    untyped: bool = False
    silent: bool = False
    ordinal: int = 0
    why: list[str] = field(default_factory=list)

    @property
    def money(self) -> bool:
        """Say whether its unit is a currency."""
        return len(self.unit) == 3 and self.unit.isupper()


def end_of(draft: Draft) -> int:
    """Return the token after a draft's number and the noun that follows it."""
    noun = draft.noun
    return max(draft.quantity.last, noun.last) if noun and noun.first >= draft.quantity.last else draft.quantity.last


def in_list(one: Draft, two: Draft) -> bool:
    """Say whether two neighbours are members of one list: "104 officers, 73 experts", "tents and 16 heaters"."""
    between = one.low[end_of(one) : two.quantity.first]
    return len(between) <= 4 and all(word in (",", "and", "as", "well", "or", "plus", "another") for word in between)
