"""Run benchmarks and write what they found to docs/benchmarks.md.

::

    ./run bench             all of them
    ./run bench start room  some of them, by module name
"""

import importlib
import subprocess
import sys
from pathlib import Path

from benchmarks.book import Section, write

MODULES = ("start", "extract", "reading", "claims", "fresh", "lineage", "room", "search", "brief")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


def main(names: list[str]) -> int:
    """Run the named benchmarks (all when none is named); return the exit status."""
    unknown = [name for name in names if name not in MODULES]
    if unknown:
        print(f"bench: no benchmark called {', '.join(unknown)}; there are {', '.join(MODULES)}", file=sys.stderr)
        return 2
    if len(names) != 1:
        return max(_apart(name) for name in names or MODULES)
    print(f"bench: {names[0]} ...", file=sys.stderr, flush=True)
    section: Section = importlib.import_module(f"benchmarks.{names[0]}").run()
    write(PAGE, section)
    print(section.as_markdown(), flush=True)
    return 0


def _apart(name: str) -> int:
    """Run one benchmark in a process of its own: Linux counts a parent's memory as its children's."""
    return subprocess.run([sys.executable, "-m", "benchmarks", name]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
