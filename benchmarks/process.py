"""One command in a process of its own, and what it took."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU and wall seconds, and the largest resident set of any process in MB; children are counted."""

    cpu: float
    wall: float
    memory: float


def spent(command: Sequence[str], cwd: Path = ROOT) -> Spent:
    """Run a command to its end and return what it took.

    Raises
    ------
    subprocess.CalledProcessError
        When it fails.
    """
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, env=_environment()) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    wall = time.perf_counter() - begun
    return Spent(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def sitroom(*arguments: object, cwd: Path = ROOT) -> Spent:
    """Run a sitroom command."""
    return spent([sys.executable, "-m", "sitroom", *map(str, arguments)], cwd)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SITROOM_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its modules compiled
    return kept | {"PYTHONPATH": str(ROOT / "src")}
