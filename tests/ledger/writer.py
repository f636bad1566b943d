"""A process that records reports one batch after another and says so after each: the tests kill it.

Usage: writer.py URL ORIGINALS NAME BATCHES
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ledger.made import addition
from sitroom.ledger import Ledger


def main(url: str, originals: str, name: str, batches: str) -> None:
    """Record batches of three reports; print the hashes of each batch once it is acknowledged."""
    with Ledger.open(url, Path(originals)) as room:
        print("ready", flush=True)
        for batch in range(int(batches)):
            texts = [f"Writer {name} {batch} {n}: guards counted {1000 + n} arrivals." for n in range(3)]
            receipts = room.record([addition(text) for text in texts])
            print(" ".join(receipt.sha256 for receipt in receipts), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
