"""A figure in the making, handed from step to step."""

from dataclasses import dataclass, field
from typing import Literal, Optional

from sitroom.reading.mentioned import Mentioned
from sitroom.reading.quantity import Quantity
from sitroom.reading.spans import Sentence


@dataclass(slots=True, eq=False)
class Count(Mentioned):
    """A quantity with what it counts; ``left`` and ``right`` bound the words that speak of it alone.

    ``kin`` is the figure whose noun it shares, ``parent`` the total it is a part of.
    """

    sentence: Sentence
    low: list[str]
    quantity: Quantity
    unit: str
    counted: str
    noun: tuple[int, int] | None = None
    group: str | None = None
    nationality: tuple[str, ...] = ()
    kin: Optional["Count"] = None
    such: bool = False
    parent: Optional["Count"] = None
    left: int = 0
    right: int = 0
    change: Literal["up", "down"] | None = None
    indicator: str | None = None
    certainty: float = 0.5
    why: list[str] = field(default_factory=list)
