"""The one store: immutable, bitemporal, verifiable.

`Ledger` is loaded on first use, so that importing this package costs no database driver.
"""

from typing import TYPE_CHECKING, Any

from sitroom.ledger.types import Addition, Erased, FeedState, Finding, Hit, Receipt, Verification

if TYPE_CHECKING:
    from sitroom.ledger.store import Ledger

__all__ = ["Addition", "Erased", "FeedState", "Finding", "Hit", "Ledger", "Receipt", "Verification"]


def __getattr__(name: str) -> Any:
    """Load `Ledger` when it is first asked for (PEP 562)."""
    if name == "Ledger":
        from sitroom.ledger.store import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
