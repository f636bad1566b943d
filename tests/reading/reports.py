"""Reports made on the spot for tests of reading."""

from functools import cache
from hashlib import sha256

from sitroom.model import Known, Report
from sitroom.reading import Reader
from sitroom.reference import codebook


def report(text: str, published: str | None = None, publisher: str | None = None) -> Report:
    """Return a plain text report without passages, as reading falls back to."""
    return Report(
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(),
        parser="test",
        published=Known(published, "given") if published else Known(),
        publisher=Known(publisher, "given") if publisher else Known(),
    )


@cache
def reader() -> Reader:
    """Return the reader with the first codebook, made once."""
    return Reader(codebook())
