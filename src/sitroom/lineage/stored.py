"""The index kept in a ledger, which holds a room of any size: what a run looks up, and what it adds."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from sitroom.ledger.prints import Prints
from sitroom.ledger.types import CARRIERS, Kin
from sitroom.lineage.index import Head, Places, Text, columns
from sitroom.lineage.shingles import Fingerprint
from sitroom.model import Copy

MERGED_FROM = 512
"""So many recent reports are held in memory before they are entered among the carriers."""

TIDY_FROM = 64
"""So many are worth entering when a run ends: the next one then need not read them."""

AT_HAND = 100_000
"""Fingerprints of other reports kept decoded: who is compared now is mostly compared again soon."""


class Store(Protocol):
    """What a ledger must offer to hold the index (`sitroom.ledger.Ledger` does)."""

    def carriers(self, hashes: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """Return by hash the numbers of the reports entered as its carriers."""

    def recent(self) -> Sequence[int]:
        """Return the numbers of reports compared but not yet entered."""

    def prints(self, numbers: Sequence[int]) -> Mapping[int, Prints]:
        """Return the fingerprints of reports."""

    def kin(self, numbers: Iterable[int]) -> Iterable[Kin]:
        """Return reports by number; those no longer held are left out."""

    def kin_of(self, sha256s: Iterable[str]) -> Iterable[Kin]:
        """Return reports by hash; those no longer held are left out."""

    def texts(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """Return the texts of reports; those no longer held are left out."""

    def put_lineage(self, prints: Mapping[str, Prints], copies: Sequence[Copy]) -> None:
        """Keep what came of comparing reports."""

    def merge(self) -> None:
        """Enter the recent reports among the carriers."""


class StoredIndex:
    """An index in a store; what is put waits in memory until `flush`. Withdrawn reports are nobody's origin."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._heads: dict[str, Head] = {}
        self._numbers: dict[str, int] = {}
        self._counted: dict[int, str | None] = {}
        self._full: dict[int, list[str]] = {}
        self._recent = _Recent()
        self._fresh: dict[str, Prints] = {}
        self._at_hand: dict[str, Places] = {}
        self._weight = 0

    def known(self, texts: Mapping[str, str]) -> dict[str, Text]:
        """Return recorded reports (their texts by sha256) as lineage needs them; one no longer held is left out."""
        held = list(self._store.kin_of(texts))
        self._learn(held)
        self._look_around()
        return {
            one.sha256: Text(
                text=texts[one.sha256], publisher=one.publisher, published=one.published, recorded_at=one.recorded_at
            )
            for one in held
        }

    def flush(self, copies: Sequence[Copy] = ()) -> None:
        """Write what was put since the last time, and the copies found for it, in one transaction."""
        if self._fresh:
            self._store.put_lineage(self._fresh, copies)
        self._fresh = {}
        self.tidy(MERGED_FROM)

    def tidy(self, least: int = TIDY_FROM) -> None:
        """Enter the recent reports among the carriers, if there are so many."""
        if len(self._recent.reports) >= least:
            self._store.merge()
            self._recent = _Recent()

    def carriers(self, hashes: Sequence[int]) -> dict[int, list[str]]:
        """Return which reports carry each hash: those entered in the ledger first, then the recent ones."""
        full = {number: self._full[number] for number in hashes if number in self._full}
        asked = [number for number in hashes if number not in full]
        found = self._named(self._recent.joined(self._store.carriers(asked), asked))
        if len(self._full) < AT_HAND:
            self._full |= {number: held for number, held in found.items() if len(held) == CARRIERS}
        return found | full

    def _named(self, carriers: Mapping[int, Sequence[int]]) -> dict[int, list[str]]:
        unknown = set[int]().union(*carriers.values()).difference(self._counted)
        if unknown:
            self._counted |= dict.fromkeys(unknown)
            self._learn(self._store.kin(unknown))
        counted = self._counted.get
        return {number: [*filter(None, map(counted, held))][:CARRIERS] for number, held in carriers.items()}

    def put(self, sha256: str, text: Text, prints: Sequence[Fingerprint]) -> None:
        """Add a report; it is written by `flush`."""
        hashes, starts, ends = columns(prints)
        self._fresh[sha256] = Prints(hashes, starts, ends)
        self._keep(sha256, Places(hashes, starts, ends))
        self._recent.add(self._numbers[sha256], hashes)

    def heads(self, shas: Iterable[str]) -> dict[str, Head]:
        """Return who published reports, and when; one that was never looked up is left out."""
        return {sha: self._heads[sha] for sha in shas if sha in self._heads}

    def places(self, shas: Sequence[str]) -> dict[str, Places]:
        """Return the fingerprints of reports; one no longer held is left out."""
        found = {sha: self._at_hand[sha] for sha in shas if sha in self._at_hand}
        missing = {self._numbers[sha]: sha for sha in shas if sha not in found and sha in self._numbers}
        for number, made in self._store.prints(list(missing)).items() if missing else ():
            found[missing[number]] = Places(made.hashes, made.starts, made.ends)
            self._keep(missing[number], found[missing[number]])
        return found

    def texts(self, shas: Sequence[str]) -> Mapping[str, str]:
        """Return the texts of reports; one no longer held is left out."""
        asked = {self._numbers[sha]: sha for sha in shas if sha in self._numbers}
        return {asked[number]: text for number, text in self._store.texts(list(asked)).items()} if asked else {}

    def _learn(self, held: Iterable[Kin]) -> None:
        for one in held:
            self._numbers[one.sha256] = one.number
            self._counted[one.number] = None if one.withdrawn else one.sha256
            self._heads[one.sha256] = Head(
                publisher=one.publisher, published=one.published, recorded_at=one.recorded_at
            )

    def _look_around(self) -> None:
        """Take up what other processes have compared, and drop what they have entered among the carriers."""
        waiting = self._store.recent()
        if not self._recent.reports.issubset(waiting):
            self._recent = _Recent()
        for number, made in self._store.prints([one for one in waiting if one not in self._recent.reports]).items():
            self._recent.add(number, made.hashes)

    def _keep(self, sha256: str, places: Places) -> None:
        self._at_hand[sha256] = places
        self._weight += len(places)
        while self._weight > AT_HAND:
            self._weight -= len(self._at_hand.pop(next(iter(self._at_hand))))


class _Recent:
    """The reports compared lately, and by fingerprint who of them carries it."""

    def __init__(self) -> None:
        self.reports: set[int] = set()
        self._carriers: dict[int, list[int]] = {}

    def add(self, report: int, hashes: Iterable[int]) -> None:
        if report not in self.reports:
            self.reports.add(report)
            for number in hashes:
                self._carriers.setdefault(number, []).append(report)

    def joined(self, entered: Mapping[int, Sequence[int]], hashes: Iterable[int]) -> dict[int, Sequence[int]]:
        found = dict(entered)
        for number in hashes:
            if held := self._carriers.get(number):
                found[number] = list(dict.fromkeys((*found[number], *held))) if number in found else held
        return found
