"""Where fingerprints are looked up: in memory here, in a store by `sitroom.lineage.stored`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sitroom.ledger.types import CARRIERS
from sitroom.lineage.shingles import Fingerprint

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Who published a report and when: ``published`` is an ISO date or date-time."""

    publisher: str | None = None
    published: str | None = None
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Head):
    """A report as far as lineage needs it."""

    text: str


class Places:
    """The fingerprints of one report: by hash where it stands, in code points."""

    __slots__ = ("_ends", "_starts", "at")

    def __init__(self, hashes: Iterable[int], starts: Sequence[int], ends: Sequence[int]) -> None:
        self.at = dict(zip(hashes, range(len(starts)), strict=True))
        self._starts, self._ends = starts, ends

    def __len__(self) -> int:
        return len(self.at)

    def span(self, number: int) -> tuple[int, int]:
        """Return where the six words with this hash stand."""
        at = self.at[number]
        return self._starts[at], self._ends[at]


class Index(Protocol):
    """Fingerprints of the reports the room holds."""

    def carriers(self, hashes: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """Return which reports carry each hash, at most `CARRIERS`, the same ones first for all hashes."""

    def put(self, sha256: str, text: Text, prints: Sequence[Fingerprint]) -> None:
        """Add a report; adding it again changes nothing."""

    def heads(self, shas: Iterable[str]) -> Mapping[str, Head]:
        """Return who published reports, and when; a report no longer held is left out."""

    def places(self, shas: Sequence[str]) -> Mapping[str, Places]:
        """Return the fingerprints of reports; a report no longer held is left out."""

    def texts(self, shas: Sequence[str]) -> Mapping[str, str]:
        """Return the texts of reports; a report no longer held is left out."""


class MemoryIndex:
    """An index for one run, and for tests: dictionaries."""

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}
        self._places: dict[str, Places] = {}
        self._carriers: dict[int, list[str]] = {}

    def carriers(self, hashes: Sequence[int]) -> dict[int, list[str]]:
        """Return which reports carry each hash, the first added first."""
        return {number: self._carriers[number] for number in hashes if number in self._carriers}

    def put(self, sha256: str, text: Text, prints: Sequence[Fingerprint]) -> None:
        """Add a report; adding it again changes nothing."""
        if sha256 in self._texts:
            return
        self._texts[sha256], self._places[sha256] = text, Places(*columns(prints))
        for number, _, _ in prints:
            carriers = self._carriers.setdefault(number, [])
            if len(carriers) < CARRIERS:
                carriers.append(sha256)

    def heads(self, shas: Iterable[str]) -> dict[str, Text]:
        """Return who published reports, and when; an unknown report is left out."""
        return {sha: self._texts[sha] for sha in shas if sha in self._texts}

    def places(self, shas: Sequence[str]) -> dict[str, Places]:
        """Return the fingerprints of reports; an unknown one is left out."""
        return {sha: self._places[sha] for sha in shas if sha in self._places}

    def texts(self, shas: Sequence[str]) -> dict[str, str]:
        """Return the texts of reports; an unknown one is left out."""
        return {sha: self._texts[sha].text for sha in shas if sha in self._texts}


def columns(prints: Sequence[Fingerprint]) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return hashes, starts and ends."""
    hashes, starts, ends = zip(*prints, strict=True) if prints else ((), (), ())
    return hashes, starts, ends


def earliest(head: Head) -> tuple[datetime, datetime]:
    """Return publication and recording for ordering, the end of time where unknown; a date means its first instant."""
    return _instant(head.published), head.recorded_at or _NEVER


def _instant(published: str | None) -> datetime:
    try:
        instant = datetime.fromisoformat(published or "")
    except ValueError:
        return _NEVER
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
