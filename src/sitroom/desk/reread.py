"""Read stored reports again after an upgrade, and say what that changes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sitroom.desk import words
from sitroom.desk.listing import Listing, listing
from sitroom.desk.readers import Readers
from sitroom.desk.room import Room
from sitroom.desk.rows import RereadRow
from sitroom.model import AnyClaim, Reading, Source, View, kind_of, to_contract
from sitroom.model.errors import EvidenceError
from sitroom.model.reading import by_model

BATCH = 32
_IDENTITY = ("id", "reader", "part_of", "about")
"""Fields that name claims of one reading: they differ between readers even where nothing has changed."""

_Key = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that came, went or changed; ``fields`` says how, in words."""

    change: Literal["added", "removed", "changed"]
    report: Source
    claim: AnyClaim
    fields: str = ""


@dataclass(frozen=True, slots=True)
class Rereading:
    """What came of reading again: the differences, how many reports were read, and those the reader failed on."""

    differences: tuple[Difference, ...]
    reports: int
    errors: tuple[EvidenceError, ...]

    @property
    def listing(self) -> Listing:
        """Return the differences as a list."""
        narrow = ("change", "report", "said", "about", "fields")
        return listing(RereadRow, self.differences, _row, narrow=narrow, empty="nothing changed")

    def __str__(self) -> str:
        counts = Counter(difference.change for difference in self.differences)
        told = ", ".join(f"{counts[change]} {change}" for change in ("added", "removed", "changed"))
        return f"{self.reports} reports read again; claims: {told}"


def reread(room: Room, reports: Sequence[str] = (), *, dry_run: bool = False) -> Rereading:
    """Read reports again (all, or those named by the beginning of their hash) and record what changed.

    A reading equal to the last one is not recorded again; nothing is with `dry_run`.
    """
    wanted = [room.ledger.source(one, View()) for one in reports] or room.ledger.sources(View())
    held = {source.sha256: source for source in wanted if source.withdrawn is None}
    before = _claims_by_report(room)
    differences: list[Difference] = []
    errors: list[EvidenceError] = []
    for sha, reading in _readings(room, list(held)):
        if isinstance(reading, EvidenceError):
            errors.append(reading)
            continue
        found = list(_differences(held[sha], before[sha], reading.claims))
        differences += found
        if not dry_run and (found or held[sha].reader != reading.reader):
            room.ledger.add_reading(sha, reading)
    return Rereading(tuple(differences), len(held), tuple(errors))


def _claims_by_report(room: Room) -> defaultdict[str, list[AnyClaim]]:
    """Return the claims as last read, before any correction."""
    found: defaultdict[str, list[AnyClaim]] = defaultdict(list)
    for recorded in room.ledger.claims(View()):
        claim = recorded.original or recorded.claim
        if claim.anchor.report is not None and not by_model(claim.reader):
            found[claim.anchor.report].append(claim)
    return found


def _readings(room: Room, shas: Sequence[str]) -> Iterator[tuple[str, Reading | EvidenceError]]:
    with Readers(room.codebook) as readers:
        for at in range(0, len(shas), BATCH):
            held = room.ledger.reports(shas[at : at + BATCH])
            yield from zip(held, readers.read(list(held.values())), strict=True)


def _differences(source: Source, old: Iterable[AnyClaim], new: Iterable[AnyClaim]) -> Iterator[Difference]:
    before, after = _by_place(old), _by_place(new)
    for key, claim in after.items():
        if key not in before:
            yield Difference("added", source, claim)
        elif fields := _changed(before[key], claim):
            yield Difference("changed", source, claim, fields)
    yield from (Difference("removed", source, claim) for key, claim in before.items() if key not in after)


def _by_place(claims: Iterable[AnyClaim]) -> dict[_Key, AnyClaim]:
    """Key claims by kind and mention, as decisions are bound: ids change with the reader."""
    seen: Counter[tuple[str, int, int]] = Counter()
    placed: dict[_Key, AnyClaim] = {}
    for claim in claims:
        span = (
            (claim.mention.start, claim.mention.end)
            if claim.mention
            else (claim.anchor.start or 0, claim.anchor.end or 0)
        )
        place = (str(kind_of(claim)), *span)
        placed[(*place, seen[place])] = claim
        seen[place] += 1
    return placed


def _changed(old: AnyClaim, new: AnyClaim) -> str:
    before, after = to_contract(old), to_contract(new)
    names = [name for name in after if name not in _IDENTITY and before.get(name) != after[name]]
    return "; ".join(f"{name} {_short(before.get(name))} → {_short(after[name])}" for name in names)


def _short(value: object) -> str:
    if isinstance(value, dict):
        return "/".join(str(part) for part in value.values() if part is not None)
    if isinstance(value, list):
        return ", ".join(_short(part) for part in value) or "none"
    return "none" if value is None else str(value)


def _row(difference: Difference) -> RereadRow:
    claim = difference.claim
    return RereadRow(
        change=difference.change,
        report=difference.report.sha256,
        name=difference.report.name,
        kind=str(kind_of(claim)),
        said=words.said(claim),
        about=words.about(claim),
        fields=difference.fields,
        quote=claim.anchor.quote,
    )
