"""Writing into the ledger: everything happens within one transaction and is entered in the log."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from sitroom.ledger import derived, rows, schema, search
from sitroom.ledger.canonical import dumps
from sitroom.ledger.log import Appender
from sitroom.ledger.lookup import number, numbers
from sitroom.ledger.types import Addition, Receipt
from sitroom.model import AnyClaim, Decision, Reading, Tlp, from_contract, to_contract
from sitroom.model.errors import NotFound, UsageError
from sitroom.model.reading import BY_MODEL

_FIXED = frozenset(["contract", "id", "kind", "report", "start", "end", "quote", "feed", "vintage", "row", "mention"])
"""Fields of the contract that say which claim it is: a correction must leave them alone."""


def record(connection: Connection, additions: Sequence[Addition]) -> list[Receipt]:
    """Record reports, captures and readings; bytes already held become a further capture."""
    _refuse_erased(connection, additions)
    log = Appender(connection)
    known = numbers(connection, {addition.report.sha256 for addition in additions})
    latest = _latest_readings(connection, known.values())
    receipts, fresh = [], []
    for addition in additions:
        report, sha = addition.report, addition.report.sha256
        new = sha not in known
        if new:
            known[sha] = log.add("reports", sha, rows.report_row(report))
            fresh.append((known[sha], report))
        for capture in addition.captures:
            log.add("captures", sha, rows.capture_row(known[sha], capture))
        count = 0
        if addition.reading:
            count = _read(log, sha, known[sha], addition.reading, report.published.value, latest)
        receipts.append(Receipt(sha256=sha, new=new, recorded_at=log.now, claims=count))
    log.close()
    search.index(connection, fresh)
    if fresh:
        connection.execute(insert(schema.derived_queue), [{"report": seq, "compared": False} for seq, _ in fresh])
    return receipts


def add_reading(connection: Connection, sha: str, reading: Reading) -> None:
    """Record another reading of a report; the older ones stay."""
    seq = number(connection, sha)
    published = connection.execute(select(schema.reports.c.published).where(schema.reports.c.seq == seq)).scalar()
    log = Appender(connection)
    _read(log, sha, seq, reading, published, _latest_readings(connection, [seq]))
    log.close()


def _read(
    log: Appender, sha: str, report: int, reading: Reading, published: str | None, latest: dict[int, tuple[str, ...]]
) -> int:
    """Record a reading with its claims; one that says what the last one said is not recorded again."""
    for claim in reading.claims:
        if claim.anchor.report not in (sha, None):
            raise ValueError(f"claim {claim.id} stands in another report than {sha}")
    contracts = [to_contract(claim) for claim in reading.claims]
    bodies = [dumps(contract) for contract in contracts]
    row = rows.reading_row(report, reading, bodies)
    mark = _mark(row)
    if latest.get(report) == mark:
        return 0
    latest[report] = mark
    seq = log.add("readings", sha, row)
    date = published or row["published"]
    log.add_claims(
        [
            {"reading": seq, "position": at, "report": report, "body": body, "recorded_at": log.now}
            | rows.claim_columns(contract, date)
            for at, (contract, body) in enumerate(zip(contracts, bodies, strict=True))
        ]
    )
    return len(bodies)


def decide(connection: Connection, decision: Decision) -> None:
    """Record a reviewer's word.

    Raises
    ------
    NotFound
        When no reading of the report has such a claim.
    UsageError
        When the correction does not fit the claim.
    """
    seq = number(connection, decision.report)
    c = schema.claims.c
    here = (c.report == seq, c.kind == decision.kind, c.mention_start == decision.start, c.mention_end == decision.end)
    body = connection.execute(select(c.body).where(*here).order_by(c.reading.desc()).limit(1)).scalar()
    if body is None:
        raise NotFound(
            f"no {decision.kind} at characters {decision.start} to {decision.end}",
            "list them with: sitroom claims",
            decision.report,
        )
    check_correction(rows.claim_from(body), decision)
    _single(connection, "decisions", decision.report, rows.decision_row(seq, decision))


def check_correction(claim: AnyClaim, decision: Decision) -> None:
    """Refuse a correction that changes which claim it is, or does not fit the contract."""
    changed = decision.correction or {}
    unknown = changed.keys() - (to_contract(claim).keys() - _FIXED)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise UsageError(
            f"a {decision.kind} has no field to correct named {names}", "see docs/contract.md", "correction"
        )
    try:
        from_contract(to_contract(claim) | changed)
    except (TypeError, ValueError, AttributeError) as error:
        raise UsageError("a corrected field has the wrong shape", "see docs/contract.md", "correction") from error


def withdraw(connection: Connection, sha: str, reason: str, by: str, *, back: bool = False) -> None:
    """Record that a report no longer counts, or that it counts again."""
    state = "reinstated" if back else "withdrawn"
    row = {"report": number(connection, sha), "state": state, "reason": reason, "decided_by": by}
    _single(connection, "withdrawals", sha, row)


def mark(connection: Connection, sha: str, tlp: Tlp, by: str) -> None:
    """Record how far a report may travel from now on."""
    _single(connection, "marks", sha, {"report": number(connection, sha), "tlp": str(tlp), "decided_by": by})


def erase(connection: Connection, sha: str, reason: str, by: str, authority: str) -> None:
    """Set a tombstone, which alone lets the database delete, then delete every row about the report."""
    seq = number(connection, sha)
    report = rows.report_of(connection.execute(select(schema.reports).where(schema.reports.c.seq == seq)).one())
    tomb = {"report": seq, "sha256": sha, "reason": reason, "decided_by": by, "authority": authority}
    _single(connection, "tombstones", sha, tomb)
    search.forget(connection, seq, report)
    derived.forget(connection, seq)
    for name in ("claims", "readings", "captures", "decisions", "withdrawals", "marks"):
        table = schema.metadata.tables[f"ledger.{name}"]
        connection.execute(delete(table).where(table.c.report == seq))
    connection.execute(delete(schema.reports).where(schema.reports.c.seq == seq))


def _refuse_erased(connection: Connection, additions: Sequence[Addition]) -> None:
    t = schema.tombstones
    gone = {row.sha256: row for row in connection.execute(select(t))}
    for addition in additions:
        if tomb := gone.get(addition.report.sha256):
            raise UsageError(
                f"these bytes were erased on {tomb.recorded_at:%Y-%m-%d} ({tomb.authority}) and must not come back",
                "leave the file out",
                addition.captures[0].origin if addition.captures else tomb.sha256,
            )
        if sha256(addition.original).hexdigest() != addition.report.sha256:
            raise ValueError(f"the bytes given for {addition.report.sha256} have another hash")


def _latest_readings(connection: Connection, reports: Iterable[int]) -> dict[int, tuple[str, ...]]:
    r, numbers_ = schema.readings.c, list(reports)
    found: dict[int, tuple[str, ...]] = {}
    for at in range(0, len(numbers_), 1_000):
        here = r.report.in_(numbers_[at : at + 1_000]), r.reader.not_like(f"{BY_MODEL}%")
        batch = select(schema.readings).where(*here).order_by(r.seq)
        found |= {row.report: _mark(row._asdict()) for row in connection.execute(batch)}
    return found


def _mark(row: dict[str, str]) -> tuple[str, ...]:
    return row["reader"], row["codebook"], row["claims_digest"], row["published"], row["notes"]


def _single(connection: Connection, kind: str, sha: str, row: dict[str, object]) -> None:
    log = Appender(connection)
    log.add(kind, sha, row)
    log.close()
