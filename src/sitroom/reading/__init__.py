"""Reports to claims; pure, no store."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitroom.reading.reader import READER, Reader

__all__ = ["READER", "Reader"]


def __getattr__(name: str) -> object:
    """Load the reader on first use: importing this package reads no vocabulary."""
    if name in __all__:
        from sitroom.reading import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
