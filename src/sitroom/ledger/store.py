"""The ledger as the other rooms see it: every question, and every way to record something."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from sitroom.ledger import carriers, derived, kin, office, record, schema, search, views, words
from sitroom.ledger.database import full
from sitroom.ledger.lookup import carried as carried_by
from sitroom.ledger.lookup import missing, number, numbers
from sitroom.ledger.prints import Prints
from sitroom.ledger.room import Room
from sitroom.ledger.types import Addition, Erased, FeedState, Hit, Kin, Receipt
from sitroom.model import Capture, Copy, Decision, Reading, Recorded, Report, Source, Tlp, View
from sitroom.model.errors import UsageError


class Ledger(Room):
    """Reports, claims, decisions and the log over them: append-only, under two clocks.

    Make one with `create`, `open` or `restore`. Every method is one transaction; times are UTC. Reports are
    named by the sha256 (hex) of their original bytes.
    """

    # What comes in

    def record(self, additions: Sequence[Addition]) -> list[Receipt]:
        """Record reports with their originals, captures and readings in one transaction.

        When this returns, all of it survives a crash; when it raises, nothing of it was recorded. The same bytes
        twice are one report and a further capture.

        Raises
        ------
        RoomFull, RoomBusy
            When there is no space, or another writer held the room too long.
        UsageError
            When these bytes were erased before.
        """
        files = {addition.report.sha256: addition.original for addition in additions}
        try:
            self._originals.put(files)
            with self._recording() as connection:
                # A sweep in another process may have taken a file for an orphan: it sweeps under this same lock.
                self._originals.put(files)
                receipts = record.record(connection, additions)
        except UsageError:
            self._finish_erasures()
            raise
        except OSError as error:
            if ran_out := full(error, str(self._originals.folder)):
                raise ran_out from error
            raise
        return receipts

    def add_reading(self, sha256: str, reading: Reading) -> None:
        """Record a new reading; views show the newest, "known on" an earlier day the one of that day."""
        with self._recording() as connection:
            record.add_reading(connection, sha256, reading)

    def decide(self, decision: Decision) -> None:
        """Record a reviewer's word on the claim at a report, kind and mention span (the sentence, if none)."""
        with self._recording() as connection:
            record.decide(connection, decision)

    def mark(self, sha256: str, tlp: Tlp, by: str) -> None:
        """Mark how far a report may travel from now on."""
        with self._recording() as connection:
            record.mark(connection, sha256, tlp, by)

    def withdraw(self, sha256: str, reason: str, by: str) -> None:
        """Let a mistaken report count no longer; it stays stored and visible as withdrawn."""
        with self._recording() as connection:
            record.withdraw(connection, sha256, reason, by)

    def reinstate(self, sha256: str, reason: str, by: str) -> None:
        """Take a withdrawal back."""
        with self._recording() as connection:
            record.withdraw(connection, sha256, reason, by, back=True)

    def erase(self, sha256: str, reason: str, by: str, authority: str) -> None:
        """Erase a report for good, as the law demanded (``authority``): original, text, claims and all about it.

        What stays is a tombstone with the hash, the reason, who decided and on which authority.
        """
        with self._recording() as connection:
            record.erase(connection, sha256, reason, by, authority)
        self._originals.remove(sha256)
        self._scrub()

    # What is asked

    def carried(self, sha256: str) -> list[str]:
        """Return the reports that hold the same words because one came inside of the other, as mail and attachment."""
        with self._database.reading() as connection:
            return carried_by(connection, sha256)

    def sources(self, view: View) -> list[Source]:
        """Return all reports as sources, in order of recording; withdrawn ones say why."""
        with self._database.reading() as connection:
            return views.sources(connection, view)

    def source(self, sha256_or_prefix: str, view: View) -> Source:
        """Return one report as a source; raise `NotFound`, or `UsageError` for an ambiguous beginning."""
        with self._database.reading() as connection:
            return views.source(connection, sha256_or_prefix, view)

    def report(self, sha256: str) -> Report:
        """Return a report with its text; raise `NotFound` when it is not there or was erased."""
        with self._database.reading() as connection:
            found = views.reports(connection, [sha256])
            if sha256 not in found:
                raise missing(connection, sha256)
            return found[sha256]

    def reports(self, sha256s: Sequence[str]) -> dict[str, Report]:
        """Return those of the reports that are in the room."""
        with self._database.reading() as connection:
            return views.reports(connection, sha256s)

    def original(self, sha256: str) -> bytes:
        """Return the stored original; raise `NotFound`, or `IntegrityError` when it has changed."""
        with self._database.reading() as connection:
            if not numbers(connection, [sha256]):
                raise missing(connection, sha256)
        return self._originals.get(sha256)

    def claims(
        self,
        view: View,
        *,
        kind: str | None = None,
        indicator: str | None = None,
        report: str | None = None,
        review: str | None = None,
        limit: int | None = None,
    ) -> list[Recorded]:
        """Return the claims of each report's newest reading, as the room knew and had reviewed them.

        Rejected claims are there, marked; those of withdrawn and erased reports are not. ``as_of`` leaves out what
        held only later: see `sitroom.ledger.rows.held_from`.
        """
        with self._database.reading() as connection:
            return views.claims(
                connection, view, kind=kind, indicator=indicator, report=report, review=review, limit=limit
            )

    def claim(self, id_or_prefix: str, view: View) -> Recorded:
        """Return one claim; raise `NotFound`, or `UsageError` for an ambiguous beginning of an id."""
        with self._database.reading() as connection:
            return views.claim(connection, id_or_prefix, view)

    def decisions(self, sha256: str | None = None) -> list[Decision]:
        """Return every decision taken, on one report or all, oldest first, those revised included."""
        with self._database.reading() as connection:
            return views.decisions(connection, sha256)

    def readings(self, sha256: str) -> list[tuple[str, datetime, int]]:
        """Return reader, time and number of claims of each reading of a report, oldest first."""
        r = schema.readings
        with self._database.reading() as connection:
            seq = number(connection, sha256)
            found = connection.execute(select(r).where(r.c.report == seq).order_by(r.c.seq))
            return [(row.reader, row.recorded_at, row.claims) for row in found]

    def captures(self, *, origin: str | None = None, sha256: str | None = None) -> list[Capture]:
        """Return captures, oldest first, of one address or path, of one report, or all."""
        with self._database.reading() as connection:
            return views.captures(connection, origin=origin, sha=sha256)

    def erased(self) -> list[Erased]:
        """Return the tombstones."""
        t = schema.tombstones
        with self._database.reading() as connection:
            found = connection.execute(select(t).order_by(t.c.seq)).all()
        return [
            Erased(
                sha256=row.sha256,
                reason=row.reason,
                by=row.decided_by,
                authority=row.authority,
                recorded_at=row.recorded_at,
            )
            for row in found
        ]

    def search(self, query: str, view: View, limit: int = 20) -> list[Hit]:
        """Return passages with the words, "phrases", -exclusions and ORs of a query, best first.

        No query is an error. The most recent thousand matching passages are ranked.
        """
        with self._database.reading() as connection:
            known = views.bound(connection, view)
            return search.find(connection, words.parse(query), known, views.hidden(connection, known), limit)

    # Derived and mutable

    def carriers(self, hashes: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """Return by fingerprint the numbers of the reports that carry it, without the `recent` ones."""
        with self._database.reading() as connection:
            return carriers.carriers(connection, hashes)

    def recent(self) -> list[int]:
        """Return the numbers of reports compared lately: `carriers` does not know them before `merge`."""
        with self._database.reading() as connection:
            return carriers.recent(connection)

    def prints(self, numbers: Sequence[int]) -> dict[int, Prints]:
        """Return the fingerprints of reports by their number."""
        with self._database.reading() as connection:
            return carriers.prints(connection, numbers)

    def kin(self, numbers: Iterable[int]) -> list[Kin]:
        """Return reports by number as lineage knows them."""
        with self._database.reading() as connection:
            return kin.kin(connection, numbers)

    def kin_of(self, sha256s: Iterable[str]) -> list[Kin]:
        """Return those of the reports that are in the room as lineage knows them."""
        with self._database.reading() as connection:
            return kin.kin_of(connection, sha256s)

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the texts of reports by their number."""
        with self._database.reading() as connection:
            return kin.texts(connection, numbers)

    def uncompared(self) -> list[str]:
        """Return the reports that wait to be compared with the others."""
        with self._database.reading() as connection:
            return carriers.uncompared(connection)

    def put_lineage(self, prints: Mapping[str, Prints], copies: Sequence[Copy]) -> None:
        """Keep what came of comparing reports: fingerprints, and copies in place of those of the same pair."""
        with self._database.writing() as connection:
            derived.put_lineage(connection, prints, copies)

    def merge(self) -> None:
        """Enter the recent reports among the carriers, some hundreds in one transaction."""
        left = True
        while left:
            with self._database.writing() as connection:
                left = carriers.merge(connection)

    def copies(self) -> list[Copy]:
        """Return which reports repeat which, as last put."""
        with self._database.reading() as connection:
            return derived.copies(connection)

    def clear_lineage(self) -> None:
        """Forget fingerprints and copies; every report waits to be compared anew."""
        with self._database.writing() as connection:
            derived.clear(connection)

    def feed_states(self) -> list[FeedState]:
        """Return where the collector stands with each feed."""
        with self._database.reading() as connection:
            return office.feed_states(connection)

    def put_feed_state(self, state: FeedState) -> None:
        """Keep where the collector stands with one feed."""
        with self._database.writing() as connection:
            office.put_feed_state(connection, state)
