"""What lineage asks of reports beside their fingerprints: who published them when, and their texts."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from sitroom.ledger import schema, views
from sitroom.ledger.lookup import batches, by_number, numbers
from sitroom.ledger.types import Kin


def kin(connection: Connection, reports: Iterable[int]) -> list[Kin]:
    """Return reports by their numbers; those no longer held are left out."""
    r, d = schema.reports.c, schema.readings.c
    newest = select(d.published).where(d.report == r.seq).order_by(d.seq.desc()).limit(1).scalar_subquery()
    query = select(r.seq, r.sha256, r.publisher, func.coalesce(r.published, newest), r.recorded_at)
    hidden = frozenset(views.hidden(connection, views.EVERYTHING))
    return [
        Kin(*row, withdrawn=row.seq in hidden)
        for batch in batches(sorted(reports))
        for row in connection.execute(query.where(r.seq.in_(batch))).all()
    ]


def kin_of(connection: Connection, shas: Iterable[str]) -> list[Kin]:
    """Return reports by their hashes; those no longer held are left out."""
    return kin(connection, numbers(connection, shas).values())


def texts(connection: Connection, reports: Sequence[int]) -> dict[int, str]:
    """Return the texts of those reports that are held, by number."""
    return dict(by_number(connection, schema.reports, "text", reports))
