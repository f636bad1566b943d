"""Which reports repeat which, kept up to date as reports come in."""

from collections.abc import Iterator, Sequence
from typing import Self

from sitroom.ledger import Ledger
from sitroom.lineage import StoredIndex, find_copies
from sitroom.model import Report

BATCH = 32


class Lineage:
    """Finds the copies among what comes in, against everything the room holds."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._index = StoredIndex(ledger)
        for missing in _batches(ledger.uncompared()):
            self._compare({sha: report.text for sha, report in ledger.reports(missing).items()})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._index.tidy()

    def take(self, fresh: Sequence[Report]) -> None:
        """Compare reports just recorded with the others and store what they share."""
        self._compare({report.sha256: report.text for report in fresh})

    def _compare(self, texts: dict[str, str]) -> None:
        if texts:
            found = find_copies(self._index.known(texts), self._index)
            self._index.flush(found)


def catch_up(ledger: Ledger) -> None:
    """Compare what a killed run recorded and did not compare; one query where there is nothing of the kind."""
    if ledger.uncompared():
        with Lineage(ledger):
            pass


def _batches(shas: Sequence[str]) -> Iterator[Sequence[str]]:
    return (shas[at : at + BATCH] for at in range(0, len(shas), BATCH))
