"""Rooms to test the use cases in: on SQLite, and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import reports
from ledger.conftest import postgres, postgres_url
from sitroom.desk import room as rooms
from sitroom.desk.room import Room

__all__ = ["postgres", "postgres_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """Return the URL of a fresh database of each kind, as room.toml has it."""
    return rooms.DATABASE if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture
def room(tmp_path: Path, url: str) -> Iterator[Room]:
    """Yield a new, empty room on each kind of database."""
    with rooms.opened(rooms.init(tmp_path / "room", title="Test desk", url=url)) as held:
        yield held


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of small reports."""
    return reports.write(tmp_path / "reports")
