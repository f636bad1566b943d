"""A number that opens its sentence, and the lines that are made of such numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Words, mostly a number, that open on the sentence they came from.

    ``claim`` is the claim's id, ``anchor`` the fragment of its mention, ``note`` the number of the evidence.
    """

    text: str
    claim: str
    anchor: str
    note: int
    value: float | None = None


Words = tuple[str | Cite, ...]
"""A line of text in which every number from a claim is a `Cite`."""
