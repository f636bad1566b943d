"""What happens to a report after it came in: withdrawn, marked, erased."""

from sitroom.desk.room import Room
from sitroom.model import Source, Tlp, View
from sitroom.model.errors import UsageError


def find(room: Room, prefix: str) -> Source:
    """Return the report whose hash begins so; `NotFound` or, when several do, `UsageError`."""
    return room.ledger.source(prefix, View())


def named(room: Room, prefix: str) -> str:
    """Return what to call a report: the beginning of its hash and its name."""
    source = find(room, prefix)
    return f"{source.sha256[:12]} {source.name}"


def withdraw(room: Room, prefix: str, reason: str, by: str) -> str:
    """Take a report out of every later view and return what it is called."""
    source = find(room, prefix)
    if source.withdrawn is not None:
        raise UsageError(f"is withdrawn already ({source.withdrawn})", "nothing to do", source.sha256[:12])
    room.ledger.withdraw(source.sha256, reason, by)
    return f"{source.sha256[:12]} {source.name}"


def reinstate(room: Room, prefix: str, reason: str, by: str) -> str:
    """Take a withdrawal back and return what the report is called."""
    source = find(room, prefix)
    if source.withdrawn is None:
        raise UsageError("was not withdrawn", "see sitroom sources for those that are", source.sha256[:12])
    room.ledger.reinstate(source.sha256, reason, by)
    return f"{source.sha256[:12]} {source.name}"


def mark(room: Room, prefix: str, tlp: str, by: str) -> str:
    """Mark how far a report may travel and return what it is called."""
    source = find(room, prefix)
    room.ledger.mark(source.sha256, Tlp(tlp.upper()), by)
    return f"{source.sha256[:12]} {source.name}"


def erase(room: Room, prefix: str, reason: str, by: str, authority: str) -> str:
    """Erase a report for good, but for its tombstone, and return what is left to call it by."""
    source = find(room, prefix)
    room.ledger.erase(source.sha256, reason, by, authority)
    return source.sha256[:12]


def carried(room: Room, prefix: str) -> list[str]:
    """Return what to call the reports that came inside of a report or around it: an erasure leaves them."""
    return [named(room, sha) for sha in room.ledger.carried(find(room, prefix).sha256)]
