"""A room of the first schema, with what was recorded in it, opened by this program."""

from pathlib import Path

from sqlalchemy import Connection, MetaData, Text, insert, inspect, select

from ledger.made import NOW, additions
from sitroom.ledger import Ledger, guards, opening, schema
from sitroom.ledger.database import Database
from sitroom.ledger.packing import packed

RECORDED = ("log", "heads", "reports", "captures", "readings", "claims")


def first_schema(url: str, rows: dict[str, list[dict[str, object]]]) -> None:
    """Make a room as the first revision did, holding these rows; bodies of claims are text there."""
    from sitroom.ledger.migrations import upgrade

    claims = schema.claims.to_metadata(MetaData(), referred_schema_fn=lambda *_: "ledger")
    claims.c.body.type = Text()
    database = Database(url)
    opening.prepare(database)
    with database.writing() as connection:
        upgrade(connection, "0001")
        for name in RECORDED:
            table = claims if name == "claims" else schema.metadata.tables[f"ledger.{name}"]
            connection.execute(insert(table), rows[name])
        guards.install(connection)
    database.close()


def rows_of(connection: Connection) -> dict[str, list[dict[str, object]]]:
    """Return what was recorded, as rows."""
    tables = [schema.metadata.tables[f"ledger.{name}"] for name in RECORDED]
    return {table.name: [row._asdict() for row in connection.execute(select(table))] for table in tables}


def test_a_room_of_the_first_schema_is_opened_with_all_it_holds(url: str, originals: Path, tmp_path: Path) -> None:
    """Log and claims stay, guards stand, lineage waits to be made anew; new claims are packed beside old ones."""
    given = additions(3)
    with Ledger.create(f"sqlite:///{tmp_path}/made.sqlite", originals) as made:
        made.record(given)
        before, head = made.claims(NOW), made.head()
        with made._database.reading() as connection:
            rows = rows_of(connection)
    first_schema(url, rows)
    with Ledger.open(url, originals) as room:
        assert room.head() == head
        assert room.claims(NOW) == before
        assert room.verify().sound
        assert room.uncompared() == [one.report.sha256 for one in given]
        room.record(additions(1, start=9))
        assert room.verify().sound
        assert len(room.claims(NOW)) == len(before) + 1
        with room._database.reading() as connection:
            place = None if url.startswith("sqlite") else "derived"
            assert not inspect(connection).has_table("derived_fingerprints", schema=place)
            kept = connection.exec_driver_sql(
                f"SELECT body FROM {'' if place is None else 'ledger.'}claims ORDER BY reading DESC"
            ).scalar()
        assert bytes(kept) == packed(schema_body(room))


def schema_body(room: Ledger) -> str:
    """Return the JSON of the claim recorded last."""
    with room._database.reading() as connection:
        body = connection.execute(select(schema.claims.c.body).order_by(schema.claims.c.reading.desc())).scalar()
    assert body is not None
    return body
