"""What every figure in the making has, whatever language it is read in: where its mention stands, and its number."""

from sitroom.reading.quantity import Quantity
from sitroom.reading.spans import Sentence


class Mentioned:
    """A quantity of a sentence; the fields themselves belong to the dataclasses made of it."""

    __slots__ = ()
    sentence: Sentence
    quantity: Quantity

    @property
    def start(self) -> int:
        """Return the code point where the mention starts."""
        return self.sentence.tokens[self.quantity.first].start

    @property
    def end(self) -> int:
        """Return the code point where the mention ends."""
        return self.sentence.tokens[self.quantity.last - 1].end

    @property
    def number(self) -> float:
        """Return its value, or the lower bound of a vague one."""
        found = self.quantity.value if self.quantity.value is not None else self.quantity.low
        return found or 0.0
