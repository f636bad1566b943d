"""Keep the room: verify, back up, restore, move to another database."""

from dataclasses import dataclass

from sitroom.desk.listing import Cell, Listing, listing
from sitroom.desk.room import Room
from sitroom.ledger import Finding, Verification


@dataclass(frozen=True, slots=True)
class Check:
    """What `verify` looked at and found."""

    verification: Verification

    @property
    def sound(self) -> bool:
        """Say whether everything is as it was recorded."""
        return self.verification.sound

    @property
    def listing(self) -> Listing:
        """Return the findings as a list."""
        return listing(self.verification.findings, _cells, narrow=("kind", "where", "problem"), empty="nothing amiss")

    def __str__(self) -> str:
        seen = self.verification
        state = "sound" if self.sound else "NOT SOUND"
        counts = f"{seen.entries} log entries, {seen.files} files ({seen.bytes:,} bytes), {seen.claims} claims"
        return f"{state}: {counts} checked; log root {seen.root}"


def _cells(finding: Finding) -> dict[str, Cell]:
    return {"kind": finding.kind, "where": finding.where, "problem": finding.problem}


def verify(held: Room) -> Check:
    """Read every stored byte again, recompute every entry of the log, and say what was checked and found."""
    return Check(held.ledger.verify())
