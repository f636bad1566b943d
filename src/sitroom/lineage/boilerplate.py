"""What a publisher puts into many reports: footers, standing explanations, calls to subscribe."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sitroom.lineage.index import Text
from sitroom.lineage.shingles import Fingerprint

MANY = 5
"""Reports of one publisher from which on what they have in common is boilerplate."""


def repeated(new: Mapping[str, Text], prints: Mapping[str, Sequence[Fingerprint]]) -> frozenset[int]:
    """Return the hashes that `MANY` of the new reports of one publisher carry."""
    reports: dict[str, list[str]] = {}
    for sha, text in new.items():
        if text.publisher is not None:
            reports.setdefault(text.publisher, []).append(sha)
    return frozenset().union(*(_common(shas, prints) for shas in reports.values() if len(shas) >= MANY))


def _common(shas: Sequence[str], prints: Mapping[str, Sequence[Fingerprint]]) -> frozenset[int]:
    carried = Counter(row[0] for sha in shas for row in prints[sha])
    return frozenset(number for number, reports in carried.items() if reports >= MANY)


def carried_by_one(carriers: Sequence[str], publishers: Mapping[str, str | None]) -> bool:
    """Say whether `MANY` of the reports that carry a hash are one publisher's."""
    if len(carriers) < MANY:
        return False
    reports = Counter(map(publishers.get, carriers))
    del reports[None]
    return bool(reports) and max(reports.values()) >= MANY
