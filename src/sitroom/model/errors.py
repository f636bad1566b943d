"""Every error a user can meet, in one small tree; each builds its own message and says the way out.

::

    SitroomError
    ├── UsageError            asked in a way that cannot be answered (a date, a path, an option)
    ├── NotFound              a report, claim or place that is not in the room
    ├── RoomError             the room itself
    │   ├── NoRoom            the folder is not a room
    │   ├── RoomExists        init where a room already is
    │   ├── RoomBroken        a guard is missing, a schema is newer than this program
    │   ├── RoomBusy          somebody else is writing and did not finish in time
    │   └── RoomFull          no space left, nothing half-stored
    ├── ConfigError           room.toml, a codebook or a mapping: names file, line and way out
    ├── EvidenceError         one input could not become a report; the batch goes on
    │   ├── Unreadable        the file or address cannot be read
    │   ├── Unsupported       a format no reader is registered for
    │   ├── EmptyInput        nothing to read in it
    │   ├── Encrypted         needs a password
    │   ├── Scanned           pages are pictures, no text layer
    │   ├── Damaged           truncated or malformed beyond reading
    │   ├── TooLarge          over the size, time or memory bound
    │   ├── Hostile           entity bombs, zip bombs and their kin
    │   └── FetchRefused      an address sitroom must not or may not fetch
    └── IntegrityError        `verify` found a changed byte, a missing row, a reordered log
"""


class SitroomError(Exception):
    """A failure with a way out.

    Parameters
    ----------
    problem
        What went wrong, in one sentence without a final stop.
    way_out
        What the user can do, in one imperative sentence without a final stop.
    where
        File, URL or place in it the problem belongs to; leads the message.
    """

    exit_status = 1

    def __init__(self, problem: str, way_out: str, where: str | None = None) -> None:
        self.problem, self.way_out, self.where = problem, way_out, where
        super().__init__(problem, way_out, where)

    def __str__(self) -> str:
        head = f"{self.where}: " if self.where else ""
        return f"{head}{self.problem}; {self.way_out}"


class UsageError(SitroomError):
    """Asked in a way that cannot be answered."""

    exit_status = 2


class NotFound(SitroomError):
    """A thing that is not in the room."""

    exit_status = 3


class RoomError(SitroomError):
    """The room as a whole cannot serve."""

    exit_status = 4


class NoRoom(RoomError):
    """The folder is not a room."""


class RoomExists(RoomError):
    """There is a room already."""


class RoomBroken(RoomError):
    """A guard is missing or the schema is unknown."""


class RoomBusy(RoomError):
    """Another writer held the room too long."""


class RoomFull(RoomError):
    """No space left on the device."""


class ConfigError(SitroomError):
    """A file the user wrote (room.toml, codebook, mapping) has a mistake; `where` is ``file:line``."""

    exit_status = 2


class EvidenceError(SitroomError):
    """One input could not become a report; `where` names it."""


class Unreadable(EvidenceError):
    """The file or address cannot be read."""


class Unsupported(EvidenceError):
    """No reader is registered for this format."""


class EmptyInput(EvidenceError):
    """There is nothing to read."""


class Encrypted(EvidenceError):
    """A password is needed."""


class Scanned(EvidenceError):
    """The pages are pictures without a text layer."""


class Damaged(EvidenceError):
    """Truncated or malformed beyond reading."""


class TooLarge(EvidenceError):
    """Over the bound of size, time or memory."""


class Hostile(EvidenceError):
    """Built to harm its reader: entity bombs, zip bombs."""


class FetchRefused(EvidenceError):
    """An address that must not (private network) or may not (robots.txt) be fetched."""


class IntegrityError(SitroomError):
    """What is stored is not what was recorded."""

    exit_status = 5
