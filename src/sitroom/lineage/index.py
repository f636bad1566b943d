"""Where fingerprints are looked up: in memory, or in a store through a small adapter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sitroom.lineage.shingles import Fingerprint
from sitroom.model import Report, Source

CARRIERS = 64
"""How many reports are looked at for one fingerprint: a text that is everywhere needs no more to be a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report as far as lineage needs it; ``published`` is an ISO date or date-time."""

    text: str
    publisher: str | None = None
    published: str | None = None
    recorded_at: datetime | None = None


class Index(Protocol):
    """Fingerprints of the reports the room holds."""

    def carriers(self, hashes: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """Return which reports carry each hash, at most `CARRIERS`, the same ones first for all hashes."""

    def put(self, sha256: str, text: Text, prints: Sequence[Fingerprint]) -> None:
        """Add a report; adding it again changes nothing."""

    def publishers(self, shas: Iterable[str]) -> Mapping[str, str | None]:
        """Return the publishers of reports; a report no longer held is left out."""

    def texts(self, shas: Iterable[str]) -> Mapping[str, Text]:
        """Return reports; a report no longer held is left out."""


class MemoryIndex:
    """An index for one run, and for tests: dictionaries."""

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}
        self._carriers: dict[int, list[str]] = {}

    def carriers(self, hashes: Sequence[int]) -> dict[int, list[str]]:
        """Return which reports carry each hash, the first added first."""
        return {number: self._carriers[number] for number in hashes if number in self._carriers}

    def put(self, sha256: str, text: Text, prints: Sequence[Fingerprint]) -> None:
        """Add a report; adding it again changes nothing."""
        if sha256 in self._texts:
            return
        self._texts[sha256] = text
        for number, _, _ in prints:
            carriers = self._carriers.setdefault(number, [])
            if len(carriers) < CARRIERS:
                carriers.append(sha256)

    def publishers(self, shas: Iterable[str]) -> dict[str, str | None]:
        """Return the publishers of reports; an unknown report is left out."""
        return {sha: self._texts[sha].publisher for sha in shas if sha in self._texts}

    def texts(self, shas: Iterable[str]) -> dict[str, Text]:
        """Return reports; an unknown one is left out."""
        return {sha: self._texts[sha] for sha in shas if sha in self._texts}


class Store(Protocol):
    """What a ledger must offer to hold the index (`sitroom.ledger.Ledger` does)."""

    def fingerprints(self, hashes: Sequence[int]) -> Mapping[int, Sequence[tuple[str, int, int]]]:
        """Return report, start and end of every carrier of each hash."""

    def put_fingerprints(self, rows: Sequence[tuple[int, str, int, int]]) -> None:
        """Add rows of hash, report, start and end."""

    def reports(self, shas: Sequence[str]) -> Mapping[str, Report]:
        """Return reports with their texts."""


class StoredIndex:
    """The index kept in a ledger; new rows wait in memory until `flush` (or the end of a ``with`` block).

    Parameters
    ----------
    store
        The ledger.
    sources
        The reports that count: those of one view, so that a withdrawn report is nobody's origin.
    """

    def __init__(self, store: Store, sources: Iterable[Source]) -> None:
        self._store = store
        self._sources = {source.sha256: source for source in sources if source.withdrawn is None}
        self._waiting = MemoryIndex()
        self._rows: list[tuple[int, str, int, int]] = []

    def __enter__(self) -> "StoredIndex":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.flush()

    def flush(self) -> None:
        """Write what was put since the last time."""
        if self._rows:
            self._store.put_fingerprints(self._rows)
        self._rows = []

    def carriers(self, hashes: Sequence[int]) -> dict[int, list[str]]:
        """Return which reports carry each hash: those of the ledger by their hash, then those put since."""
        stored = self._store.fingerprints(hashes)
        waiting = self._waiting.carriers(hashes)
        return {number: self._merged(stored.get(number, ()), waiting.get(number, [])) for number in {*stored, *waiting}}

    def _merged(self, stored: Sequence[tuple[str, int, int]], waiting: list[str]) -> list[str]:
        held = sorted({sha for sha, _, _ in stored if sha in self._sources}.difference(waiting))
        return [*held, *waiting][:CARRIERS]

    def put(self, sha256: str, text: Text, prints: Sequence[Fingerprint]) -> None:
        """Add a report's rows; they are written by `flush`."""
        self._waiting.put(sha256, text, prints)
        self._rows.extend((number, sha256, start, end) for number, start, end in prints)

    def publishers(self, shas: Iterable[str]) -> dict[str, str | None]:
        """Return the publishers of reports; one that does not count is left out."""
        wanted = list(shas)
        held = {sha: self._sources[sha].publisher.value for sha in wanted if sha in self._sources}
        return {**held, **self._waiting.publishers(wanted)}

    def texts(self, shas: Iterable[str]) -> dict[str, Text]:
        """Return reports; one that does not count is left out."""
        wanted = list(shas)
        found = self._waiting.texts(wanted)
        stored = [sha for sha in wanted if sha in self._sources and sha not in found]
        reports = self._store.reports(stored) if stored else {}
        return {**found, **{sha: text_of(self._sources[sha], report.text) for sha, report in reports.items()}}


def text_of(source: Source, text: str) -> Text:
    """Return a source and its text as lineage needs them."""
    return Text(
        text=text,
        publisher=source.publisher.value,
        published=source.published.value,
        recorded_at=source.recorded_at,
    )


def earliest(text: Text) -> tuple[datetime, datetime]:
    """Return publication and recording for ordering, the end of time where unknown; a date means its first instant."""
    return _instant(text.published), text.recorded_at or _NEVER


_NEVER = datetime.max.replace(tzinfo=UTC)


def _instant(published: str | None) -> datetime:
    try:
        instant = datetime.fromisoformat(published or "")
    except ValueError:
        return _NEVER
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
