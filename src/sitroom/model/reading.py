"""One pass of a reader over a report."""

from dataclasses import dataclass

from sitroom.model.claim import AnyClaim
from sitroom.model.report import Known

BY_MODEL = "llm:"
"""How the reader's name begins where a language model proposed the claims."""


def by_model(reader: str) -> bool:
    """Say whether a reader is a language model: what it claims is proposed until a person accepts it."""
    return reader.startswith(BY_MODEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The claims one reader found in one report, in text order, with the codebook it used.

    ``published`` is the day the reader inferred where the report states none; ``notes`` are remarks for the user
    ("relative dates left open: the report has no date").
    """

    reader: str
    codebook: str
    claims: tuple[AnyClaim, ...]
    published: Known | None = None
    notes: tuple[str, ...] = ()
