"""Reading the ledger: what the room knew, under the two clocks of a view.

What the room knew on a day is the log up to that day's last entry, so one number (``bound``) answers
"known on" for every table. Each question takes a constant number of queries, whatever the size of the room.
"""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, Subquery, and_, func, or_, select

from sitroom.ledger import canonical, proposed, rows, schema
from sitroom.ledger.lookup import missing, starts_with
from sitroom.model import (
    AnyClaim,
    Capture,
    Decision,
    Figure,
    Recorded,
    Report,
    Review,
    Source,
    View,
    from_contract,
    to_contract,
)
from sitroom.model.errors import NotFound, UsageError
from sitroom.model.reading import by_model

EVERYTHING = (1 << 62) - 1
"""The bound of a view that knows all."""


def bound(connection: Connection, view: View) -> int:
    """Return the number of the last log entry that the room had made at the view's ``known_on``."""
    until = view.recorded_until
    if until is None:
        return EVERYTHING
    heads = schema.heads.c
    known: int | None = connection.execute(select(func.max(heads.size)).where(heads.recorded_at <= until)).scalar()
    return known or 0


def withdrawn(known: int) -> Subquery:
    """Return the last withdrawal of each report, where it was not taken back (report, reason, time)."""
    w = schema.withdrawals
    last = select(func.max(w.c.seq)).where(w.c.seq <= known).group_by(w.c.report)
    return select(w).where(w.c.seq.in_(last), w.c.state == "withdrawn").subquery("withdrawn")


def hidden(connection: Connection, known: int) -> list[int]:
    """Return the numbers of the reports that stand withdrawn."""
    return list(connection.execute(select(withdrawn(known).c.report)).scalars())


def claims(
    connection: Connection,
    view: View,
    *,
    kind: str | None = None,
    indicator: str | None = None,
    report: str | None = None,
    review: str | None = None,
    identity: str | None = None,
    limit: int | None = None,
) -> list[Recorded]:
    """Return claims of each report's newest reading, decisions applied, in order of recording and text.

    A correction can change what a claim is filtered by, so corrected claims are always fetched and judged here.
    """
    known = bound(connection, view)
    query, decision = _claims_query(known)
    c, corrected = schema.claims.c, decision.c.verdict == "corrected"
    if kind:
        query = query.where(c.kind == kind)
    if identity:
        # Where such ids stand is asked first: their index is then used, whatever the database expects.
        found_in = connection.execute(select(c.reading).where(starts_with(c.id, identity)).distinct()).scalars()
        query = query.where(starts_with(c.id, identity), c.reading.in_(found_in.all()))
    if report:
        seq = select(schema.reports.c.seq).where(schema.reports.c.sha256 == report).scalar_subquery()
        query = query.where(schema.readings.c.report == seq)
    if indicator:
        query = query.where(or_(c.indicator == indicator, corrected))
    if view.as_of:
        held = or_(c.held_from.is_(None), c.held_from <= view.as_of.isoformat())
        query = query.where(or_(held, corrected))
    if review:
        query = query.where(proposed.reviewed(review, decision.c.verdict))
    if limit is not None and not (indicator or view.as_of):
        query = query.limit(limit)
    fits = _judge(indicator, view)
    found = (made for row in connection.execute(query) if fits(made := _recorded(row), row.published))
    return proposed.settled(list(islice(found, limit)))


def claim(connection: Connection, identity: str, view: View) -> Recorded:
    """Return one claim by its id or an unambiguous beginning of it."""
    found = claims(connection, view, identity=identity)
    exact = [recorded for recorded in found if recorded.claim.id == identity]
    ids = sorted({recorded.claim.id for recorded in exact or found})
    if not ids:
        raise NotFound("no such claim in this view", "list them with: sitroom claims", identity)
    if len(ids) > 1:
        raise UsageError(f"{len(ids)} claims begin with this", "give more characters of the id", identity)
    return (exact or found)[0]


def sources(connection: Connection, view: View, prefix: str | None = None) -> list[Source]:
    """Return reports in order of recording, withdrawn ones with the reason; the text is left out."""
    known = bound(connection, view)
    out = withdrawn(known)
    capture, reading, mark = _captures(known), _newest_readings(known), _newest_marks(known)
    wanted = [column for column in schema.reports.c if column.name not in ("text", "passages")]
    query: Select[Any] = (
        select(
            *wanted,
            *(out.c.reason.label("withdrawn"), mark.c.tlp.label("marked")),
            *(capture.c.captures, schema.captures.c.origin),
            *(reading.c.reader, reading.c.published.label("read"), reading.c.published_how.label("read_how")),
            reading.c.notes.label("read_notes"),
        )
        .outerjoin(out, out.c.report == schema.reports.c.seq)
        .outerjoin(mark, mark.c.report == schema.reports.c.seq)
        .outerjoin(reading, reading.c.report == schema.reports.c.seq)
        .outerjoin(capture, capture.c.report == schema.reports.c.seq)
        .outerjoin(schema.captures, schema.captures.c.seq == capture.c.first)
        .where(schema.reports.c.seq <= known)
        .order_by(schema.reports.c.seq)
    )
    if prefix is not None:
        query = query.where(starts_with(schema.reports.c.sha256, prefix))
    return [_source(row) for row in connection.execute(query)]


def source(connection: Connection, prefix: str, view: View) -> Source:
    """Return one report by its sha256 or an unambiguous beginning of it."""
    found = sources(connection, view, prefix.lower()) if prefix else []
    if not found:
        raise missing(connection, prefix.lower())
    if len(found) > 1:
        raise UsageError(f"{len(found)} reports begin with this", "give more characters of the hash", prefix)
    return found[0]


def reports(connection: Connection, shas: Sequence[str]) -> dict[str, Report]:
    """Return reports with their text, a few hundred a query; those not in the room are left out."""
    r, wanted = schema.reports, list(dict.fromkeys(shas))
    found: dict[str, Report] = {}
    for at in range(0, len(wanted), 500):
        batch = select(r).where(r.c.sha256.in_(wanted[at : at + 500]))
        found |= {row.sha256: rows.report_of(row) for row in connection.execute(batch)}
    return found


def captures(connection: Connection, *, origin: str | None = None, sha: str | None = None) -> list[Capture]:
    """Return captures in order of recording, of one origin (as given or as redirected) or one report."""
    c = schema.captures.c
    query = select(schema.captures, schema.reports.c.sha256).join(schema.reports, schema.reports.c.seq == c.report)
    if origin is not None:
        query = query.where(or_(c.origin == origin, c.final_url == origin))
    if sha is not None:
        query = query.where(schema.reports.c.sha256 == sha)
    return [rows.capture_of(row) for row in connection.execute(query.order_by(c.seq))]


def decisions(connection: Connection, sha: str | None = None) -> list[Decision]:
    """Return all decisions, those revised included, in the order they were taken."""
    d = schema.decisions
    query = select(d, schema.reports.c.sha256).join(schema.reports, schema.reports.c.seq == d.c.report)
    if sha is not None:
        query = query.where(schema.reports.c.sha256 == sha)
    return [rows.decision_of(row) for row in connection.execute(query.order_by(d.c.seq))]


def _claims_query(known: int) -> tuple[Select[Any], Subquery]:
    c, r = schema.claims, schema.readings
    out = withdrawn(known)
    decision = _newest_decisions(known)
    same_claim = and_(
        decision.c.report == c.c.report,
        decision.c.kind == c.c.kind,
        decision.c.mention_start == c.c.mention_start,
        decision.c.mention_end == c.c.mention_end,
        proposed.decided(decision.c.seq),
    )
    published = func.coalesce(schema.reports.c.published, r.c.published)
    columns = (c.c.body, c.c.recorded_at, published.label("published"))
    review = (decision.c.verdict, decision.c.note, decision.c.decided_by, decision.c.correction)
    query = (
        select(*columns, *review)
        .join_from(c, r, r.c.seq == c.c.reading)
        .join(schema.reports, schema.reports.c.seq == c.c.report)
        .outerjoin(decision, same_claim)
        .where(r.c.seq.in_(proposed.shown(known)), c.c.report.not_in(select(out.c.report)))
        .order_by(r.c.report, proposed.BY_MODEL_LAST, c.c.position)
    )
    return query, decision


def _newest_decisions(known: int) -> Subquery:
    d = schema.decisions
    mention = (d.c.report, d.c.kind, d.c.mention_start, d.c.mention_end)
    last = select(func.max(d.c.seq)).where(d.c.seq <= known).group_by(*mention)
    return select(d).where(d.c.seq.in_(last)).subquery("decision")


def _newest_readings(known: int) -> Subquery:
    r = schema.readings
    return select(r).where(r.c.seq.in_(proposed.newest(known))).subquery("reading")


def _newest_marks(known: int) -> Subquery:
    m = schema.marks
    last = select(func.max(m.c.seq)).where(m.c.seq <= known).group_by(m.c.report)
    return select(m).where(m.c.seq.in_(last)).subquery("mark")


def _captures(known: int) -> Subquery:
    c = schema.captures.c
    counted = select(c.report, func.count().label("captures"), func.min(c.seq).label("first"))
    return counted.where(c.seq <= known).group_by(c.report).subquery("captured")


def _judge(indicator: str | None, view: View) -> Callable[[Recorded, str | None], bool]:
    """Return the test that the database could not make for corrected claims."""

    def fits(made: Recorded, published: str | None) -> bool:
        if made.review != "corrected":
            return True
        claim, day = made.claim, view.as_of
        if indicator and not (isinstance(claim, Figure) and claim.indicator == indicator):
            return False
        held = rows.held_from(to_contract(claim), published) if day else None
        return not (day and held and held > day.isoformat())

    return fits


def _recorded(row: Row[Any]) -> Recorded:
    read = rows.claim_from(row.body)
    if row.verdict is None:
        state: Review = "proposed" if by_model(read.reader) else "waiting"
        return Recorded(claim=read, recorded_at=row.recorded_at, review=state)
    changed = _corrected(read, row.correction) if row.verdict == "corrected" else read
    return Recorded(
        claim=changed,
        recorded_at=row.recorded_at,
        review=row.verdict,
        note=row.note,
        reviewer=row.decided_by,
        original=read if changed is not read else None,
    )


def _corrected(read: AnyClaim, correction: str | None) -> AnyClaim:
    return from_contract(to_contract(read) | canonical.loads(correction)) if correction else read


def _source(row: Row[Any]) -> Source:
    known = {name: rows.known_of(row, name) for name in rows.KNOWN}
    if known["published"].value is None and row.read is not None:
        known["published"] = type(known["published"])(row.read, row.read_how)
    return Source(
        sha256=row.sha256,
        **known,
        media_type=row.media_type,
        size=row.size,
        tlp=row.marked or row.tlp,
        parser=row.parser,
        origin=row.origin or "",
        recorded_at=row.recorded_at,
        captures=row.captures or 0,
        notes=(*canonical.loads(row.notes), *(canonical.loads(row.read_notes) if row.read_notes else ())),
        withdrawn=row.withdrawn,
        reader=row.reader,
    )
