"""Verification by mutation: every way of changing what was recorded is found, with what and where."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from sqlalchemy import Connection, select, text

from ledger.made import addition, additions, report
from sitroom.ledger import Ledger, merkle, schema
from sitroom.ledger.canonical import dumps
from sitroom.ledger.database import Database
from sitroom.ledger.guards import sqlite_guards
from sitroom.ledger.log import leaf
from sitroom.ledger.packing import packed
from sitroom.model import Decision, Tlp, View, to_contract
from sitroom.model.errors import IntegrityError

FIRST = addition()
SHA = FIRST.report.sha256
SHORT = SHA[:12]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a room with three commits of reports, a decision, a mark, a withdrawal, an erasure; return its folder."""
    folder = tmp_path_factory.mktemp("history")
    with Ledger.create(f"sqlite:///{folder}/ledger.sqlite", folder / "originals") as room:
        room.record([FIRST])
        room.record(additions(3))
        room.record([addition("Erase these 55 words.")])
        room.decide(Decision(report=SHA, kind="figure", start=22, end=27, verdict="accepted", by="ana"))
        room.mark(SHA, Tlp.GREEN, "ana")
        room.withdraw(additions(3)[0].report.sha256, "test", "ana")
        room.erase(report("Erase these 55 words.").sha256, "asked for", "ana", "GDPR Art. 17")
    return folder


@pytest.fixture
def kept(history: Path, url: str, originals: Path) -> Iterator[Ledger]:
    """Yield a room with that history: a copy on SQLite, moved there on PostgreSQL."""
    if url.startswith("sqlite"):
        copyfile(history / "ledger.sqlite", url.removeprefix("sqlite:///"))
        copytree(history / "originals", originals)
    else:
        with Ledger.open(f"sqlite:///{history}/ledger.sqlite", history / "originals") as room:
            room.move(url, originals).close()
    with Ledger.open(url, originals) as room:
        yield room


def tamper(url: str, *statements: str) -> None:
    """Change the database past its guards, as somebody with full access could."""
    database = Database(url)
    with database.engine.begin() as connection:
        _disarm(connection)
        for statement in statements:
            connection.execute(text(statement if database.is_sqlite else _qualified(statement)))
    database.close()


def _disarm(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for name in sqlite_guards():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    for table in (
        "log",
        "heads",
        "reports",
        "captures",
        "readings",
        "claims",
        "decisions",
        "marks",
        "withdrawals",
        "tombstones",
    ):
        connection.exec_driver_sql(f"ALTER TABLE ledger.{table} DISABLE TRIGGER ALL")


def _qualified(statement: str) -> str:
    for table in (
        "log",
        "heads",
        "reports",
        "captures",
        "readings",
        "claims",
        "decisions",
        "marks",
        "withdrawals",
        "tombstones",
    ):
        for verb in ("UPDATE", "FROM", "INTO"):
            statement = statement.replace(f"{verb} {table} ", f"{verb} ledger.{table} ")
    return statement


def found(room: Ledger) -> list[tuple[str, str]]:
    """Return kind and place of what verification notices."""
    verification = room.verify()
    assert verification.sound is not bool(verification.findings)
    return [(finding.kind, finding.where) for finding in verification.findings]


def test_an_untouched_room_is_sound_and_counted(kept: Ledger) -> None:
    """All is well, every entry, file, byte and claim is counted, and progress is told."""
    told: list[tuple[int, int]] = []
    verification = kept.verify(lambda done, total: told.append((done, total)))
    assert verification.sound
    assert (verification.entries, verification.root) == kept.head()
    assert verification.entries == 5 * 3 + 4
    assert verification.files == 4
    assert verification.claims == 2 + 3
    assert verification.bytes == sum(len(item.original) for item in [FIRST, *additions(3)])
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_changed_byte_in_an_original_is_found(kept: Ledger, originals: Path) -> None:
    """One bit of a stored file is enough."""
    path = originals / SHA[:2] / SHA[2:]
    data = bytearray(path.read_bytes())
    data[7] ^= 1
    path.write_bytes(data)
    assert found(kept) == [("changed", f"original {SHA}")]


def test_a_removed_original_is_found(kept: Ledger, originals: Path) -> None:
    """A missing file is told apart from a changed one."""
    (originals / SHA[:2] / SHA[2:]).unlink()
    assert found(kept) == [("missing", f"original {SHA}")]


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        (f"UPDATE reports SET text = text || '!' WHERE sha256 = '{SHA}'", f"report {SHORT}, log entry 1"),
        (f"UPDATE reports SET title = 'x' WHERE sha256 = '{SHA}'", f"report {SHORT}, log entry 1"),
        ("UPDATE captures SET origin = 'x' WHERE seq = 2", f"capture of report {SHORT}, log entry 2"),
        ("UPDATE readings SET reader = 'x' WHERE seq = 3", f"reading of report {SHORT}, log entry 3"),
        ("UPDATE decisions SET decided_by = 'x' WHERE seq = 16", f"decision of report {SHORT}, log entry 16"),
        ("UPDATE marks SET tlp = 'TLP:RED' WHERE seq = 17", f"mark of report {SHORT}, log entry 17"),
    ],
)
def test_a_changed_column_is_found(kept: Ledger, url: str, statement: str, where: str) -> None:
    """Every row is held against its entry in the log."""
    tamper(url, statement)
    assert ("changed", where) in found(kept)


def test_a_changed_time_is_found(kept: Ledger, url: str) -> None:
    """The time of recording belongs to what was recorded."""
    later = "'2030-01-01T00:00:00.000000Z'" if url.startswith("sqlite") else "'2030-01-01T00:00:00Z'::timestamptz"
    tamper(url, f"UPDATE captures SET recorded_at = {later} WHERE seq = 2")
    assert found(kept) == [("changed", f"capture of report {SHORT}, log entry 2")]


def write_body(url: str, body: bytes) -> None:
    """Put other bytes in the place of the first claim."""
    lite = url.startswith("sqlite")
    made = f"x'{body.hex()}'" if lite else f"decode('{body.hex()}', 'hex')"
    tamper(url, f"UPDATE claims SET body = {made} WHERE reading = 3 AND position = 0")


@pytest.mark.parametrize("pack", [packed, str.encode], ids=["packed", "plain"])
def test_a_changed_claim_is_found(kept: Ledger, url: str, pack: Callable[[str], bytes]) -> None:
    """The body is held against the reading's digest, the columns against the body."""
    body = dumps(to_contract(FIRST.reading.claims[0]))
    write_body(url, pack(body.replace("7698", "7699")))
    kinds = found(kept)
    assert ("changed", f"claims of reading of report {SHORT}, log entry 3") in kinds
    assert kinds[0][1].startswith(f"claim {SHA[:16]}-22 of ")


@pytest.mark.parametrize("body", [b"", b"\x01", b"\x01\xff\xff", b"\xff", b"{}", b"[]"])
def test_a_claim_that_cannot_be_read_any_more_is_found(kept: Ledger, url: str, body: bytes) -> None:
    """Bytes nobody packed are told like any other change, and the rest is verified; views say where the way out is."""
    write_body(url, body)
    kinds = found(kept)
    assert ("changed", f"claims of reading of report {SHORT}, log entry 3") in kinds
    assert all(SHORT in where or SHA[:16] in where for _, where in kinds)
    if body[:1] == b"\x01":
        with pytest.raises(IntegrityError, match="sitroom verify"):
            kept.claims(View())


def test_a_changed_column_of_a_claim_is_found(kept: Ledger, url: str) -> None:
    """A figure filed under another indicator than its body says is found, by name."""
    tamper(url, "UPDATE claims SET indicator = 'deaths', value = 1 WHERE reading = 3 AND position = 0")
    [finding] = kept.verify().findings
    assert finding.kind == "changed"
    assert "indicator, value" in finding.problem


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("DELETE FROM captures WHERE seq = 2", f"capture of report {SHORT}, log entry 2"),
        ("DELETE FROM marks WHERE seq = 17", f"mark of report {SHORT}, log entry 17"),
        ("DELETE FROM claims WHERE reading = 3 AND position = 1", f"claims of reading of report {SHORT}, log entry 3"),
        ("DELETE FROM log WHERE seq = 5", "log entry 5"),
    ],
)
def test_a_removed_row_is_found(kept: Ledger, url: str, statement: str, where: str) -> None:
    """A row gone from any table, the log included, is named."""
    tamper(url, statement)
    assert ("missing", where) in found(kept)


def test_a_row_slipped_in_is_found(kept: Ledger, url: str) -> None:
    """A row without an entry in the log was never recorded."""
    columns = "report, tlp, decided_by, recorded_at"
    tamper(url, f"INSERT INTO marks (seq, {columns}) SELECT 999, {columns} FROM marks WHERE seq = 17")
    assert found(kept) == [("unlogged", "marks row 999")]


def test_two_entries_that_changed_places_are_found(kept: Ledger, url: str) -> None:
    """Swapped entries are each told to have been recorded in the other's place."""
    moves = ((4, -4), (5, 4), (-4, 5))
    tamper(url, *(f"UPDATE log SET seq = {there} WHERE seq = {here}" for here, there in moves))
    findings = [(f.kind, f.where.split(" (")[0], f.problem) for f in kept.verify().findings if f.kind == "reordered"]
    assert findings == [
        ("reordered", "log entry 4", "was recorded as entry 5"),
        ("reordered", "log entry 5", "was recorded as entry 4"),
    ]


def test_a_rewritten_entry_is_found_by_the_tree_head(kept: Ledger, url: str) -> None:
    """Whoever also rewrites the leaf hash is betrayed by the root that was recorded after it."""
    database = Database(url)
    with database.reading() as connection:
        row = connection.execute(select(schema.log).where(schema.log.c.seq == 2)).one()
    database.close()
    forged = merkle.leaf_hash(leaf(2, row.kind, row.ref, "0" * 64, row.recorded_at)).hex()
    tamper(url, f"UPDATE log SET digest = '{'0' * 64}', leaf_hash = '{forged}' WHERE seq = 2")
    assert ("changed", "tree head 3") in found(kept)


def test_a_truncated_log_is_found(kept: Ledger, url: str) -> None:
    """A log that ends before its last tree head was cut."""
    tamper(url, "DELETE FROM log WHERE seq > 17")
    assert ("truncated", "log entry 17") in found(kept)


def test_a_log_truncated_together_with_heads_and_rows_is_found(kept: Ledger, url: str) -> None:
    """The originals remember the last head outside the database, so even a tidy cut shows."""
    cut = [f"DELETE FROM {table} WHERE seq > 16" for table in ("log", "marks", "withdrawals", "tombstones")]
    tamper(url, *cut, "DELETE FROM heads WHERE size > 16")
    assert ("truncated", "log entry 16") in found(kept)


def test_a_changed_or_unchained_head_is_found(kept: Ledger, url: str) -> None:
    """A tree head vouches for its root and for the head before it."""
    tamper(url, f"UPDATE heads SET root = '{'0' * 64}' WHERE size = 3")
    kinds = found(kept)
    assert ("changed", "tree head 3") in kinds


def test_a_removed_head_is_found(kept: Ledger, url: str) -> None:
    """Heads are chained: one cannot be taken out."""
    tamper(url, "DELETE FROM heads WHERE size = 12")
    assert found(kept) == [("changed", "tree head 15")]


def test_orphans_are_told_and_swept_and_do_no_harm(kept: Ledger, originals: Path) -> None:
    """What a killed writer left in the folder is no damage; after one verification it is gone."""
    orphan = originals / "ab" / ("c" * 62)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"left behind")
    verification = kept.verify()
    assert verification.sound
    assert [finding.kind for finding in verification.findings] == ["orphan"]
    assert not orphan.exists()
    assert kept.verify().findings == ()


def test_an_erased_row_that_came_back_is_found(kept: Ledger, url: str, originals: Path) -> None:
    """After an erasure nothing about the report may be there again."""
    gone = report("Erase these 55 words.").sha256
    number = 13
    columns = [column.name for column in schema.reports.c]
    changed = {"seq": str(number), "sha256": f"'{gone}'", "text": "'back'"}
    values = ", ".join(changed.get(name, name) for name in columns)
    tamper(url, f"INSERT INTO reports ({', '.join(columns)}) SELECT {values} FROM reports WHERE seq = 1")
    assert ("changed", f"report {gone[:12]}, log entry {number}") in found(kept)


def test_a_room_can_be_verified_again_and_again(kept: Ledger, reopen: Callable[[], Ledger]) -> None:
    """Verification changes nothing: two give the same answer, across reopening."""
    first = kept.verify()
    with reopen() as again:
        assert again.verify() == first


def test_the_raw_log_gives_the_root_by_hand(sqlite_url: str, originals: Path) -> None:
    """Anybody can recompute the root from the leaf hashes with twenty lines of their own."""
    from ledger.test_merkle import naive_root

    with Ledger.create(sqlite_url, originals) as room:
        room.record(additions(5))
        room.record([addition()])
        raw = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
        leaves = [bytes.fromhex(row[0]) for row in raw.execute("SELECT leaf_hash FROM log ORDER BY seq")]
        raw.close()
        assert naive_root(leaves).hex() == room.head()[1]
