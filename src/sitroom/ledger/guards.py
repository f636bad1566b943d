"""The database's own refusal to change what was recorded, and the check that it still stands.

UPDATE is refused always, DELETE unless a tombstone for the report exists, REPLACE (SQLite) and TRUNCATE
(PostgreSQL) too. Tools can drop triggers without a word (Alembic's batch mode on SQLite rebuilds the table), so
name and body of every guard are compared at each opening.
"""

from sqlalchemy import Connection, text

from sitroom.ledger import schema
from sitroom.model.errors import RoomBroken

_NEVER = ("log", "heads", "tombstones")
_ABOUT = ("captures", "readings", "claims", "decisions", "withdrawals", "marks")
_ERASABLE = {"reports": "seq"} | dict.fromkeys(_ABOUT, "report")
_KEYS = dict.fromkeys((*_NEVER, *_ERASABLE), "seq") | {"heads": "size"}

_REFUSE = """
BEGIN
  RAISE EXCEPTION 'ledger: % on % is refused, it is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
"""
_REFUSE_UNLESS_ERASED = """
BEGIN
  IF EXISTS (SELECT 1 FROM ledger.tombstones AS t WHERE t.report = (to_jsonb(OLD) ->> TG_ARGV[0])::bigint) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'ledger: DELETE on % is refused without a tombstone', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
"""
_FUNCTIONS = {"refuse": _REFUSE, "refuse_unless_erased": _REFUSE_UNLESS_ERASED}

# pg_trigger.tgtype is a bit mask: 1 per row, 2 before, 8 delete, 16 update, 32 truncate.
_STATEMENT_CHANGE, _STATEMENT_ALL, _ROW_DELETE = 2 + 16 + 32, 2 + 8 + 16 + 32, 1 + 2 + 8
_VERBS = {
    _STATEMENT_CHANGE: "UPDATE OR TRUNCATE",
    _STATEMENT_ALL: "UPDATE OR DELETE OR TRUNCATE",
    _ROW_DELETE: "DELETE",
}


def install(connection: Connection) -> None:
    """Put every guard in place, replacing those that stand."""
    make = _install_postgresql if connection.dialect.name == "postgresql" else _install_sqlite
    make(connection)


def check(connection: Connection, where: str) -> None:
    """Compare every guard's name and body with what it must be.

    Raises
    ------
    RoomBroken
        When a guard is missing, altered or disabled; names it.
    """
    if connection.dialect.name == "postgresql":
        expected, found = _expected_postgresql(), _found_postgresql(connection)
    else:
        expected, found = dict[str, object](sqlite_guards()), _found_sqlite(connection)
    for name, body in expected.items():
        if found.get(name) != body:
            state = "is altered" if name in found else "is missing"
            raise RoomBroken(
                f"the guard {name!r} against changing what was recorded {state}",
                "restore the room from a backup, or have whoever changed the database explain it",
                where,
            )


def sqlite_guards() -> dict[str, str]:
    """Return the SQLite triggers by name, as SQLite itself keeps their text."""
    made: dict[str, str] = {}
    for table, key in _KEYS.items():
        made |= _sqlite_trigger(table, "update", "UPDATE")
        same = "old.reading = new.reading AND old.position = new.position" if table == "claims" else None
        match = same or f"old.{key} = new.{key}"
        if table == "reports":
            match += " OR old.sha256 = new.sha256"
        exists = f"EXISTS (SELECT 1 FROM {table} AS old WHERE {match})"  # noqa: S608 - names of our own tables
        made |= _sqlite_trigger(table, "replace", "INSERT", exists)
    for table in _NEVER:
        made |= _sqlite_trigger(table, "delete", "DELETE")
    for table, key in _ERASABLE.items():
        unless = f"NOT EXISTS (SELECT 1 FROM tombstones AS t WHERE t.report = old.{key})"  # noqa: S608 - as above
        made |= _sqlite_trigger(table, "delete", "DELETE", unless)
    return made


def _sqlite_trigger(table: str, name: str, verb: str, when: str | None = None) -> dict[str, str]:
    guard = f"guard_{table}_{name}"
    condition = f" WHEN {when}" if when else ""
    refusal = f"SELECT RAISE(ABORT, 'ledger: {name} on {table} is refused, it is append-only')"
    return {guard: f"CREATE TRIGGER {guard} BEFORE {verb} ON {table}{condition} BEGIN {refusal}; END"}


def _install_sqlite(connection: Connection) -> None:
    for name, body in sqlite_guards().items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(body)


def _found_sqlite(connection: Connection) -> dict[str, object]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in rows}


def _postgresql_triggers() -> dict[str, tuple[str, int, str, str]]:
    """Return by trigger: its table, its type mask, its function and its argument."""
    made = {f"guard_{name}": (name, _STATEMENT_ALL, "refuse", "") for name in _NEVER}
    for table, key in _ERASABLE.items():
        made[f"guard_{table}"] = (table, _STATEMENT_CHANGE, "refuse", "")
        made[f"guard_{table}_delete"] = (table, _ROW_DELETE, "refuse_unless_erased", key)
    return made


def _install_postgresql(connection: Connection) -> None:
    run = connection.exec_driver_sql
    for name, body in _FUNCTIONS.items():
        quoted = body.replace("%", "%%")  # the driver reads a single one as a placeholder
        run(f"CREATE OR REPLACE FUNCTION ledger.{name}() RETURNS trigger LANGUAGE plpgsql AS $guard${quoted}$guard$")
    for name, (table, mask, function, argument) in _postgresql_triggers().items():
        each = "ROW" if mask & 1 else "STATEMENT"
        quoted = f"'{argument}'" if argument else ""
        run(f"DROP TRIGGER IF EXISTS {name} ON ledger.{table}")
        run(
            f"CREATE TRIGGER {name} BEFORE {_VERBS[mask]} ON ledger.{table} "
            f"FOR EACH {each} EXECUTE FUNCTION ledger.{function}({quoted})"
        )
        # ALWAYS: also in a session that calls itself a replica, where ordinary triggers sleep.
        run(f"ALTER TABLE ledger.{table} ENABLE ALWAYS TRIGGER {name}")


def _expected_postgresql() -> dict[str, object]:
    triggers = _postgresql_triggers()
    return {
        name: (table, mask, function, argument, _FUNCTIONS[function], "A", True)
        for name, (table, mask, function, argument) in triggers.items()
    }


def _found_postgresql(connection: Connection) -> dict[str, object]:
    query = text(
        "SELECT t.tgname, c.relname, t.tgtype::int, p.proname, rtrim(encode(t.tgargs, 'escape'), '\\000'), p.prosrc, "
        "t.tgenabled::text, t.tgqual IS NULL AND cardinality(t.tgattr::int2[]) = 0 "
        "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "JOIN pg_proc p ON p.oid = t.tgfoid WHERE n.nspname = :schema AND NOT t.tgisinternal"
    )
    rows = connection.execute(query, {"schema": schema.SCHEMAS[0]})
    return {row[0]: tuple(row[1:]) for row in rows}
