"""Making a room and opening one: the schema, its version, its guards."""

from sqlalchemy import Connection, insert, inspect, select

from sitroom.ledger import guards, schema, search
from sitroom.ledger.database import Database
from sitroom.model.errors import NoRoom, RoomBroken, RoomExists


def create(database: Database) -> None:
    """Make an empty room.

    Raises
    ------
    RoomExists
        When there is a room already.
    """
    prepare(database)
    with database.writing() as connection:
        build(connection, database.where)


def vacant(database: Database) -> None:
    """Raise `RoomExists` when there is a room already."""
    if database.is_sqlite and not database.file.exists():
        return
    with database.reading() as connection:
        if version(connection) is not None:
            raise _taken(connection, database.where)


def prepare(database: Database) -> None:
    """Set what lasts in a SQLite file and cannot be set within a transaction."""
    if database.is_sqlite:
        database.file.parent.mkdir(parents=True, exist_ok=True)
        with database.maintaining() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def build(connection: Connection, where: str) -> None:
    """Create schema, search index and guards within the caller's transaction."""
    if version(connection) is not None:
        raise _taken(connection, where)
    if connection.dialect.name == "postgresql":
        for name in schema.SCHEMAS:
            connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    schema.metadata.create_all(connection, checkfirst=False)
    search.install(connection)
    guards.install(connection)
    connection.execute(insert(schema.alembic_version), {"version_num": schema.VERSION})


def check(database: Database) -> None:
    """Make sure this is a room of a version we know, migrated to the newest, with every guard in place.

    Raises
    ------
    NoRoom
        When there is none.
    RoomBroken
        When a newer program wrote it, or a guard is missing or altered.
    """
    if database.is_sqlite and not database.file.is_file():
        raise NoRoom("there is no room here", "make one with: sitroom init", database.where)
    with database.reading() as connection:
        found = version(connection)
    if found is None:
        raise NoRoom("this database is not a room", "make one with: sitroom init", database.where)
    if found not in schema.VERSIONS:
        raise RoomBroken(f"the room has schema {found}, newer than this program", "upgrade sitroom", database.where)
    if found != schema.VERSION:
        migrate(database)
    with database.reading() as connection:
        guards.check(connection, database.where)


def migrate(database: Database) -> None:
    """Bring the schema to the newest revision, all or nothing, and put the guards back in place."""
    # Alembic is slow to import and is needed only here.
    from sitroom.ledger.migrations import upgrade

    with database.writing() as connection:
        upgrade(connection)
        guards.install(connection)


def version(connection: Connection) -> str | None:
    """Return the revision of the room's schema, None when this is not a room."""
    place = "office" if connection.dialect.name == "postgresql" else None
    if not inspect(connection).has_table("alembic_version", schema=place):
        return None
    return connection.execute(select(schema.alembic_version.c.version_num)).scalar()


def _taken(connection: Connection, where: str) -> RoomExists:
    remove = f"DROP SCHEMA {', '.join(schema.SCHEMAS)} CASCADE"
    remove = remove if connection.dialect.name == "postgresql" else "remove the file"
    return RoomExists("there is a room already", f"choose another place, or if it is not needed: {remove}", where)
