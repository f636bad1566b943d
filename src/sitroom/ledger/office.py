"""The mutable side of a room: where the collector stands with its feeds."""

from sqlalchemy import Connection, delete, insert, select

from sitroom.ledger.canonical import dumps, loads
from sitroom.ledger.schema import office_feeds
from sitroom.ledger.types import FeedState


def feed_states(connection: Connection) -> list[FeedState]:
    """Return the state of every feed ever asked, by address."""
    rows = connection.execute(select(office_feeds).order_by(office_feeds.c.url))
    return [FeedState(**row._asdict() | {"seen": tuple(loads(row.seen))}) for row in rows]


def put_feed_state(connection: Connection, state: FeedState) -> None:
    """Keep the state of a feed in place of the one before."""
    row = {
        "url": state.url,
        "etag": state.etag,
        "last_modified": state.last_modified,
        "checked_at": state.checked_at,
        "next_try": state.next_try,
        "failures": state.failures,
        "seen": dumps(state.seen),
    }
    connection.execute(delete(office_feeds).where(office_feeds.c.url == state.url))
    connection.execute(insert(office_feeds), row)
