"""Reports in other languages made on the spot."""

from functools import cache
from hashlib import sha256

from sitroom.model import Figure, Known, Report
from sitroom.reading import Reader
from sitroom.reference import codebook


def report(language: str, text: str, published: str | None = "2021-11-17", publisher: str | None = None) -> Report:
    """Return a plain text report in a language, without passages."""
    return Report(
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(),
        parser="test",
        published=Known(published, "given") if published else Known(),
        publisher=Known(publisher, "given") if publisher else Known(),
        language=Known(language, "given"),
    )


@cache
def reader() -> Reader:
    """Return the reader with the first codebook, made once."""
    return Reader(codebook())


def figures(
    language: str, text: str, published: str | None = "2021-11-17", publisher: str | None = None
) -> list[Figure]:
    """Return the figures of a text in a language."""
    told = reader().read(report(language, text, published, publisher))
    return [claim for claim in told.claims if isinstance(claim, Figure)]
