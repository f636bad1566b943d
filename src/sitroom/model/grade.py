"""How far a source is trusted (Admiralty code) and how far a text may travel (TLP)."""

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """Source reliability, A to F (NATO AJP-2.1, the Admiralty code)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """Return the term of the code for this letter."""
        return _RELIABILITY[self]


class Credibility(StrEnum):
    """Information credibility, 1 to 6 (NATO AJP-2.1, the Admiralty code)."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"

    @property
    def words(self) -> str:
        """Return the term of the code for this digit."""
        return _CREDIBILITY[self]


_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """An Admiralty grade such as B2; F6 means that nobody has judged yet."""

    reliability: Reliability = Reliability.F
    credibility: Credibility = Credibility.SIX

    @classmethod
    def parse(cls, text: str) -> "Grade":
        """Read ``B2``; raise `ValueError` for anything that is not a letter A-F and a digit 1-6."""
        if len(text) != 2:
            raise ValueError(f"{text!r} is not an Admiralty grade such as B2")
        return cls(Reliability(text[0].upper()), Credibility(text[1]))

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"


class Tlp(StrEnum):
    """Traffic Light Protocol 2.0 (FIRST), from free to closed."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """Return 0 for CLEAR up to 4 for RED: a product carries the highest rank of what it rests on."""
        return list(Tlp).index(self)
