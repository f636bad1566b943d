"""The own claim set, as a benchmark of its own name."""

from benchmarks.reading.claims import run

__all__ = ["run"]
