"""Fixtures every room's tests share."""

import os
from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the private test material beside the checkout, or skip where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip("the private test material (../shared) is not beside this checkout")
    return _SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> list[Path]:
    """Return the five real documents the project began from."""
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def in_ci() -> bool:
    """Say whether a missing browser or database must fail rather than skip."""
    return os.environ.get("CI") == "true"
