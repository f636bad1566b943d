"""A process that ends the tests' PostgreSQL when the tests end, however they end: its standard input closes then.

Usage: guard.py FOLDER, where the server's data folders lie.
"""

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from shutil import rmtree


def main(folder: Path) -> None:
    """Wait for the end of standard input, stop every server below the folder and remove the folder."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    sys.stdin.buffer.read()
    for _ in range(20):  # killed while it starts, a server may write its pid only now
        for pid in folder.glob("*/postmaster.pid"):
            with suppress(OSError, ValueError):
                os.kill(int(pid.read_text().split()[0]), signal.SIGQUIT)
        time.sleep(0.1)
        if not any(folder.glob("*/postmaster.pid")):
            break
    rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
