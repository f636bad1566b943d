"""Reports to claims; pure, no store."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitroom.reading.quantities_layer import Amount, quantities_of
    from sitroom.reading.reader import READER, Reader

__all__ = ["READER", "Amount", "Reader", "quantities_of"]


def __getattr__(name: str) -> object:
    """Load the reader on first use: importing this package reads no vocabulary."""
    if name in ("Amount", "quantities_of"):
        from sitroom.reading import quantities_layer

        return getattr(quantities_layer, name)
    if name in __all__:
        from sitroom.reading import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
