"""Which reports repeat which, kept up to date as reports come in."""

from collections.abc import Iterable, Sequence

from sitroom.ledger import Ledger
from sitroom.lineage import StoredIndex, find_copies, text_of
from sitroom.model import Report, Source, View

BATCH = 32
COMPARED = 0
"""A fingerprint every compared report carries: who lacks it was recorded by a run that was killed before comparing."""

CARRIERS = 64
"""So many reports are kept for one fingerprint; words that everybody uses would else be fetched again and again."""

REMEMBERED = 256
"""Texts kept at hand: what is compared now is mostly compared again soon."""


class Lineage:
    """Finds the copies among what comes in, against everything the room holds."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shelf = _Shelf(ledger)
        self._sources = {source.sha256: source for source in ledger.sources(View())}
        for missing in _batches(_uncompared(ledger, self._sources)):
            self._compare({sha: report.text for sha, report in ledger.reports(missing).items()})

    def take(self, fresh: Sequence[tuple[Report, Source]]) -> None:
        """Compare reports just recorded with the others and store what they share."""
        self._sources |= {source.sha256: source for _, source in fresh}
        self._compare({report.sha256: report.text for report, _ in fresh})

    def _compare(self, texts: dict[str, str]) -> None:
        if not texts:
            return
        new = {sha: text_of(self._sources[sha], text) for sha, text in texts.items()}
        with StoredIndex(self._shelf, self._sources.values()) as index:
            found = find_copies(new, index)
        self._ledger.put_copies(found)
        self._ledger.put_fingerprints([(COMPARED, sha, 0, 0) for sha in new])


class _Shelf:
    """The ledger as lineage asks of it, with few carriers a fingerprint and the last texts at hand."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._common: set[int] = set()
        self._texts: dict[str, Report] = {}

    def fingerprints(self, hashes: Sequence[int]) -> dict[int, list[tuple[str, int, int]]]:
        found = self._ledger.fingerprints(hashes)
        self._common.update(number for number, rows in found.items() if len(rows) >= CARRIERS)
        return found

    def put_fingerprints(self, rows: Sequence[tuple[int, str, int, int]]) -> None:
        self._ledger.put_fingerprints([row for row in rows if row[0] not in self._common])

    def reports(self, shas: Sequence[str]) -> dict[str, Report]:
        missing = [sha for sha in shas if sha not in self._texts]
        self._texts |= self._ledger.reports(missing) if missing else {}
        found = {sha: self._texts[sha] for sha in shas if sha in self._texts}
        while len(self._texts) > REMEMBERED:
            del self._texts[next(iter(self._texts))]
        return found


def catch_up(ledger: Ledger, sources: Iterable[Source]) -> None:
    """Compare what a killed run recorded and did not compare; one query where there is nothing of the kind."""
    if _uncompared(ledger, (source.sha256 for source in sources)):
        Lineage(ledger)


def _uncompared(ledger: Ledger, shas: Iterable[str]) -> list[str]:
    compared = {sha for sha, _, _ in ledger.fingerprints([COMPARED]).get(COMPARED, ())}
    return [sha for sha in shas if sha not in compared]


def _batches(shas: Sequence[str]) -> Iterable[Sequence[str]]:
    return (shas[at : at + BATCH] for at in range(0, len(shas), BATCH))
